"""Nouns of saying: the announcement that, calls for, a decision to; with whose they are."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, FINITE, Frame, Range
from onrecord.extract.quotes.passives import Passives
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import NOUN_GOVERNS, words
from onrecord.extract.words.phrases import is_noun, phrase_after, phrase_before

_GIVES = words("""
    made make makes making gave give gives giving expressed express expresses expressing voiced voices
    voicing issued issues issuing repeated repeats repeating raised raises raising drew draws reached
    reaches came come comes share shares shared offered offers offering
""")
"""Verbs with which a noun of saying has the same source: gave assurances that."""

_HAS = frozenset(("has", "have", "had", "having"))
_HELD = frozenset(("concern", "concerns", "fear", "fears", "hope", "hopes", "belief", "doubts"))
"""Nouns that take a clause without "that"."""
_AIMS = frozenset(("aim", "goal", "purpose", "intention", "objective", "intent"))
_OPEN = frozenset(("question", "questions", "uncertainty", "debate"))
_WHETHER = frozenset(("whether", "if", "how", "why"))
_FARTHEST_THAT = 10
_FEELINGS = frozenset(("doubts", "concerns", "misgivings", "qualms"))
_BY = frozenset(("by", "from", "among"))
"""Prepositions that tie a noun of saying to its source."""


class Nouns(Passives):
    """Reads the cues that are nouns."""

    def _noun(self, tag: int) -> Frame | None:
        """Read "the announcement that B", "his warning that B", "his decision to B"."""
        by = self._by()
        after = by[1] if by else self.cue + 1
        if self.tag(after) & kinds.COMMA:
            after = self._past_aside(tag)
        elif not by and "that" in self.units.lowered[after : after + _FARTHEST_THAT]:
            after = self._past_place(after)
        right = self._noun_content(tag, after)
        if right is None:
            return self._noun_object(by)
        subject = by or self._owner() or (self._held_in_aside(after) if after > self.cue + 1 else None)
        if subject is None and self.units.lowered[self.cue - 1] == "the":
            subject = self._held_by_subject()
        if subject is None and tag & kinds.DOING_NOUN and self.word(right) == "to":
            if not self.tag(right + 1) & kinds.QUOTATION:
                return None
            subject = self._first_phrase()
        rule = "noun-infinitive" if self.word(right) == "to" else "noun-that"
        return Frame(
            self._this(),
            subject,
            self.cue,
            right,
            rule,
            right=right,
            tag=kinds.CUE_NOUN,
            one_clause=not self.tag(self.cue + 1) & kinds.BE,
        )

    def _by(self) -> Range | None:
        """Find whose warning it is in "a warning by the bank that B"."""
        first, link = self.cue + 2, self.word(self.cue + 1)
        printed = link == "in" and self.word(first) == "the" and self.cue_word.startswith("report")
        end = self._source_after(first) if link in _BY or printed or link == "of" else first
        if link == "of" and self.word(end) != "that":
            return None
        if end <= first or not (link == "among" or self._is_source(first, end)):
            return None
        return first, end

    def _past_aside(self, tag: int) -> int:
        """Pass over what stands apart: her vow, made in May, to leave; one theory, among others, is that."""
        first = self.cue + 1
        ends = range(first + 2, min(first + CLAUSE_AHEAD, self.high - 2))
        after = next((at for at in ends if self.tags[at] & kinds.COMMA), first) + 1
        aside = self.tag(first + 1) & (kinds.PREPOSITION | kinds.PAST | kinds.NOUN) and after > first + 1
        if not aside or any(self.tags[at] & (FINITE | kinds.COORDINATOR) for at in range(first + 1, after)):
            return first
        is_that = self.tag(after) & kinds.BE and self.word(after + 1) == "that"
        does = self.word(after) == "to" and tag & kinds.DOING_NOUN and self._owner() is not None
        opens = self.word(after) == "that" and tag & kinds.CUE_NOUN
        return after if is_that or does or opens else first

    def _past_place(self, after: int) -> int:
        """Pass over where it is held: the fear in the capital | is that B."""
        passed = self._after_adverbials(after) if self.tag(after) & kinds.PREPOSITION else after
        is_that = self.tag(passed) & kinds.BE and self.word(passed + 1) == "that"
        return passed if is_that else after

    def _held_by_subject(self) -> Range | None:
        """Read "he left, on the theory that A": it is his; not "he was freed on the grounds that A"."""
        if self.word(self.cue - 2) not in ("on", "in"):
            return None
        subject = self._earlier_subject()
        freed = subject and any(self.tags[at] & kinds.BE for at in range(subject[1], self.cue))
        return None if freed else subject

    def _held_in_aside(self, after: int) -> Range | None:
        """Find whose it is in "a conviction, voiced by the mayor, that"."""
        for at in range(self.cue + 2, after):
            if self.word(at) in _BY:
                end = self._source_after(at + 1)
                return (at + 1, end) if end > at + 1 else None
        return None

    def _noun_object(self, by: Range | None) -> Frame | None:
        """Read "his calls for a vote", "the senator's claims of fraud": a noun, and what it is of."""
        governor = NOUN_GOVERNS.get(self.cue_word, frozenset())
        after = by[1] if by else self.cue + 1
        if by:
            after = next((at for at in range(*by) if self.word(at) in governor), after)
            by = (by[0], after)
        if self.word(after) not in governor:
            return None
        owner = by or self._owner()
        end = phrase_after(self.units, after + 1, self.high)
        if self.tag(after + 1) & kinds.GERUND:
            end = max(end, phrase_after(self.units, after + 2, self.high))
        while end > after + 1 and self.tag(end) & kinds.PAST and is_noun(self.tag(end + 1)):
            end = phrase_after(self.units, end + 1, self.high)
        if self.word(after) == "for" and end > after + 1 and self._is_infinitive(end):
            return self._called_for(owner, after + 1)
        if owner is None or end <= after + 1 or self.words[owner[0]].lower() == "its":
            return None
        right = after + 1
        return Frame(
            self._this(), owner, self.cue, right, "noun-of", right=right, tag=kinds.CUE_NOUN, stop=end
        )

    def _called_for(self, owner: Range | None, right: int) -> Frame:
        """Read "drew calls for the dam to be closed": whose they are may be open."""
        rule = "noun-infinitive"
        return Frame(self._this(), owner, self.cue, right, rule, right=right, tag=kinds.CUE_NOUN)

    def _is_pronoun_clause(self, at: int) -> bool:
        """Read "fears they would lose": a clause without "that"."""
        return bool(self.tag(at) & kinds.PRONOUN and self.tag(at + 1) & kinds.AUXILIARY)

    def _noun_content(self, tag: int, after: int) -> int | None:
        held = self.word(after) in _HAS and self.word(after + 1) == "it"
        is_that = after + held + 1
        if (held or self.tag(after) & kinds.BE) and self.word(is_that) == "that" and is_that + 1 < self.high:
            # The fear is that A; rumor has it that A.
            return is_that + 1
        if after + 1 >= self.high or (self.before and self.before[-1].right in (after, after + 1)):
            return None
        if self.word(after) == "to" and tag & kinds.DOING_NOUN:
            return None if self.tag(after + 1) & self.no_verb else after
        while self.tag(after) & kinds.TIME:
            after += 1
        return self._noun_clause(tag, after)

    def _noun_clause(self, tag: int, after: int) -> int | None:
        """Find the clause of a noun: a question about whether B, fears they would lose, the claim that B."""
        if self.cue_word in _OPEN:
            about = after + (self.word(after) in ("about", "over"))
            return about if self.word(about) in _WHETHER else None
        if self.cue_word in _HELD and self._is_pronoun_clause(after):
            return after
        opens = self.word(after) == "that" and not self.tag(after + 1) & FINITE and tag & kinds.CUE_NOUN
        return after + 1 if opens and not self._is_no_saying() else None

    def _is_no_saying(self) -> bool:
        """Tell ", a claim that he made" and "the grounds that" from "on the grounds that"."""
        if self.cue_word == "grounds":
            return self.word(self.cue - 2) != "on"
        if self.cue_word in ("case", "point"):
            return self._owner() is None
        apart = self.word(self.cue - 1) in ("a", "an") and self.tag(self.cue - 2) & kinds.COMMA
        return bool(apart) and self.word(self.low) != "there"

    def _owner(self) -> Range | None:
        """Find whose announcement it is: Corbel's, the World Bank's, of him who issued it."""
        owner = self.cue - 1
        while owner > self.low and is_noun(self.tags[owner]) and not self._possesses(owner):
            owner -= 1
        if owner >= self.low and self._possesses(owner):
            first = phrase_before(self.units, owner, self.low)
            return (owner if first is None else first, owner + 1)
        if self.tag(owner) & kinds.DETERMINER:
            named = range(owner + 1, self.cue)
            if named and all(self.tags[at] & kinds.CAPITAL for at in named):
                return owner + 1, self.cue
            owner -= 1
        if self.word(owner) in ("of", "under") and self.tag(owner - 1) & kinds.BE:
            return self._subject(owner - 2)
        if self.word(owner) in ("to", "in"):
            owner -= 1
        means = self.cue_word.startswith(("intention", "recollection"))
        feels = self.cue_word in _FEELINGS and self.word(self.cue + 1) == "about"
        held = self.word(owner) in _HAS and (means or feels or self.word(self.cue + 1) == "that")
        if not held and self.word(owner) not in _GIVES:
            return None
        while held and self.tag(owner - 1) & kinds.AUXILIARY:
            owner -= 1
        return self._subject(owner - 1)

    def _declared_aim(self, tag: int) -> Frame | None:
        """Read "with the declared aim of cleansing the town": whose it is, the sentence says."""
        aim = self.cue + 1
        if (
            not tag & kinds.PAST
            or self.word(aim) not in _AIMS
            or self.word(aim + 1) != "of"
            or aim + 2 >= self.high
        ):
            return None
        right = aim + 2
        subject = self._owner() or self._first_phrase()
        return Frame(self._this(), subject, self.cue, right, "noun-of", right=right, tag=kinds.CUE_NOUN)

    def _possesses(self, at: int) -> bool:
        return bool(self.tags[at] & kinds.POSSESSIVE) or self._is_plural_owner(at)
