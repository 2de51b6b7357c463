"""Clauses: whether one begins at a place, told without knowing its verb."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, FINITE, OBJECTS, VERBAL, Range
from onrecord.extract.quotes.cues import Cues
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import ARTICLES, is_noun, phrase_after
from onrecord.extract.words.verbs import forms

_NO_SUBJECT = kinds.COMMA | kinds.STOP | kinds.MARK | kinds.COORDINATOR | kinds.AUXILIARY | kinds.VERB
_SAYS = frozenset(
    form
    for verb in ("say", "insist", "argue", "contend", "allege", "claim", "assert", "concede")
    for form in forms(verb)
)
"""Verbs that take a clause without "that", and hardly anything else."""
_QUANTIFIERS = frozenset(("at", "least", "most", "about", "around", "over", "under", "up", "between"))
"""Words before a number that say how exact it is."""
_AMOUNTS = frozenset(("little", "nothing", "something", "anything", "everything", "much", "more"))
"""How much was said, rather than what: said little."""
_DEGREES = frozenset(("too", "so", "very", "rather"))
_OBJECTS_ONLY = OBJECTS - {"it", "her"}
_SHORTEST_CLAUSE = 2

_WITH_MARKED = kinds.SAYING | kinds.BELIEVING


class Clauses(Cues):
    """Tells a clause from a noun phrase."""

    def _sure_clause(self, at: int, tag: int) -> bool:
        """Say whether a clause begins here; verbs that say nothing else need less of a sign."""
        if at >= self.high or (self.behind > self.cue + 1 and not self.tags[at] & kinds.PRONOUN):
            return False
        this = self.tags[at]
        if this & kinds.PRONOUN:
            return self._pronoun_acts(at, tag)
        governs = this & kinds.PREPOSITION and not this & kinds.SUBORDINATOR
        if self.word(at) in _OBJECTS_ONLY:
            return False
        if governs or this & _NO_SUBJECT or (this & (kinds.GERUND | kinds.PAST) and not tag & kinds.SAYING):
            return False
        subject = phrase_after(self.units, at, self.high)
        if subject == at:
            return bool(tag & kinds.SAYING) and self._opens_by_itself(at, tag)
        said = self.cue_word in _SAYS and self.high - at > _SHORTEST_CLAUSE
        amount = self.word(at) in _AMOUNTS and not self.tag(subject) & FINITE
        said = said or bool(tag & _WITH_MARKED and self._is_marked_verb(subject))
        clause = said or self._verb_follows(subject, tag) or self._ends_with_verb(at, subject)
        return bool(clause) and not amount

    def _pronoun_acts(self, at: int, tag: int) -> bool:
        """Say whether a clause begins with a pronoun; "it" and "you" may be objects."""
        if self.word(at) == "it":
            return self._it_acts(at + 1)
        verb = self.tag(at + 1) & (VERBAL | kinds.ADVERB | kinds.CUE)
        return bool(verb or tag & kinds.SAYING) if self.word(at) == "you" else True

    def _it_acts(self, at: int) -> bool:
        """Tell "said it on Tuesday fired a shell" from "said it on television": a verb follows "it"."""
        if self.word(at) in _DEGREES and is_noun(self.tag(at + 1)):
            # He thought it too soon.
            return True
        if self.tag(at) & kinds.SUBORDINATOR:
            return False
        at = self._after_adverbials(at)
        this = self.tag(at)
        third = this & kinds.NOUN and not this & kinds.CAPITAL and self.word(at).endswith("s")
        too = this & kinds.COMMA and self.tag(at + 1) & kinds.ADVERB
        return bool(this & (VERBAL | kinds.CUE | kinds.QUOTATION) or third or too)

    def _opens_by_itself(self, at: int, tag: int) -> bool:
        """Tell "said after he left the lights went out" from "testified before the panel"."""
        if self.tags[at] & kinds.PREPOSITION:
            return self._verb_follows(phrase_after(self.units, at + 1, self.high), tag)
        if self.tags[at] & kinds.ADVERB and self.word(at + 1) == "to":
            return False
        return bool(self.tags[at] & (kinds.ADVERB | kinds.SUBORDINATOR | kinds.GERUND))

    def _is_marked_verb(self, at: int) -> bool:
        """Read "said Ms. Lund “lied”", "hopes voters “see through it”": the verb stands in marks."""
        tag = self.tag(at)
        # A term in marks is a noun after a verb of belief: believes the “official” story.
        term = tag & kinds.NOUN and not self.tag(self.cue) & kinds.SAYING
        return bool(tag & kinds.QUOTATION) and not term and self.words[at][:1].islower()

    def _ends_with_verb(self, first: int, end: int) -> bool:
        """Say whether what looks like a noun ends with its verb: most residents oppose the dam."""
        last = end - 1
        return (
            last > first
            and bool(self.tags[last] & kinds.NOUN)
            and not self.tags[last] & kinds.CAPITAL
            and not self._is_plural(last)
            and self._is_plural(last - 1)
            and bool(self.tag(end) & kinds.DETERMINER)
        )

    def _verb_follows(self, at: int, tag: int) -> bool:
        """Say whether a noun phrase that ends here is the subject of a clause."""
        at = self._past_relative(at)
        while at < self.high and self.tags[at] & (kinds.ADVERB | kinds.PREPOSITION | kinds.TIME):
            after = at + 1
            if self.tags[at] & kinds.PREPOSITION:
                if self.word(at) == "to":
                    return bool(tag & kinds.BELIEVING)
                after = phrase_after(self.units, at + 1, self.high)
            at = max(after, at + 1)
        if at >= self.high:
            return False
        this, word = self.tags[at], self.words[at]
        if this & (FINITE | kinds.PAST):
            # No participle before a noun stands right behind a name, or behind an apposition's comma.
            named = bool(self.tag(at - 1) & (kinds.CAPITAL | kinds.COMMA))
            modifies = self.word(at + 1) in ("by", "to", "with") or (not named and is_noun(self.tag(at + 1)))
            return bool(this & FINITE) or not modifies
        if this & kinds.CUE and not this & kinds.NOUN:
            return True
        return bool(
            this & kinds.NOUN
            and not this & kinds.CAPITAL
            and word.endswith("s")
            and not word.endswith(("ss", "us"))
            and self._is_singular(at - 1)
        )

    def _past_relative(self, at: int) -> int:
        """Pass over a clause or apposition between commas after a noun."""
        if self.tag(at) & kinds.COMMA:
            opened = self.tag(at + 1) & kinds.SUBORDINATOR
            for ahead in range(at + 1, min(at + CLAUSE_AHEAD, self.high)):
                if self.tags[ahead] & kinds.COMMA:
                    return at if opened and not self.tag(ahead + 1) & FINITE else ahead + 1
        elif self.tag(at) & kinds.RELATIVE:
            return at + 1
        return at

    def _number_of(self, at: int) -> int:
        """Find the number in "at least 30 people", "between 30 and 40 people": a subject."""
        ahead = at
        if not self.tag(at) & kinds.PREPOSITION:
            return at
        while self.word(ahead) in _QUANTIFIERS or (ahead > at and self.word(ahead) in ("and", "to")):
            ahead += 1
            if self.tag(ahead) & kinds.NUMBER and self.word(ahead + 1) in ("and", "to"):
                ahead += 1
        counts = self.tag(ahead) & (kinds.NUMBER | kinds.DETERMINER) and not self.tag(ahead + 1) & kinds.TIME
        return ahead if counts and self.word(ahead) not in ARTICLES else at

    def _is_demonstrative(self, at: int) -> bool:
        """Tell "doubted that account" from "doubted that it was so": no verb follows."""
        named = self.tag(at + 1) & (kinds.DETERMINER | kinds.CAPITAL | kinds.PRONOUN)
        return at + 2 == self.high and not named and is_noun(self.tag(at + 1))

    def _is_fronted(self, subject: Range) -> bool:
        """Read "When the nurse asked whether A, he paused" and "Asked if he wanted A, he paused"."""
        at = self.low + bool(self.tag(self.low) & kinds.COORDINATOR or self.word(self.low) == "asked")
        if not self.tag(at) & kinds.SUBORDINATOR:
            return False
        first = at + 1
        named = phrase_after(self.units, first, self.high)
        apart = self.word(named) in ("named", "called") and subject[0] == named + 1
        return subject[0] == first or (apart and first < named)

    def _is_modified(self, at: int) -> bool:
        """Tell "Forecasting models, which …, say" from "Saying taxes are up, he left"."""
        if not is_noun(self.tag(at)) or self.tag(at) & kinds.CAPITAL:
            return False
        end = next((one for one in range(at, self.high) if self.tags[one] & kinds.COMMA), self.high)
        verbal = any(self.tags[one] & (VERBAL | kinds.CUE) for one in range(at + 1, end))
        return end == self.high or not verbal
