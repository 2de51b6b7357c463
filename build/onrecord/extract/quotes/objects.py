"""Objects: what is judged or named, where a verb of saying takes no clause."""

from onrecord.extract.quotes.clause import CLAUSAL, CLAUSE_AHEAD, FINITE, OBJECTS
from onrecord.extract.quotes.clauses import Clauses
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.verbs import ONLY_AS, forms

STANDS_FOR = OBJECTS | {"that", "himself", "herself", "itself", "themselves"}
"""What is named without being told again: called that “a lie”, calls himself “a fool”."""
_SHORTEST_CLAUSE = 2
_MOST_GOVERNED = 3
_ENDS_OBJECT = kinds.COMMA | kinds.SUBORDINATOR | kinds.RELATIVE | kinds.MARK
_LONGEST_OBJECT = 24
ANSWERS = {
    **dict.fromkeys(("no", "yes"), frozenset(forms("say"))),
    "that": frozenset(forms("deny")),
}
"""What may be all that was said, behind which verbs."""
CLAIMED = frozenset(("victory", "credit", "responsibility", "innocence", "ignorance", "immunity"))
"""What is claimed by saying so, unlike a life or a title."""
_ONLY_AS = frozenset(form for verb in ONLY_AS for form in forms(verb))
_RECALLS = frozenset(("recall", "recalls", "recalled", "remember", "remembers", "remembered"))
_REPORTS = frozenset(("report", "reports", "reported", "reporting"))
_GIVES_CREDIT = frozenset(forms("credit"))
_ONLY_SO = _ONLY_AS | _REPORTS | _GIVES_CREDIT | frozenset(forms("recount"))
_WHEN = frozenset(("day", "days", "weeks", "months", "years", "hours", "minutes", "time"))
_BALLOTS = frozenset(("ballots", "votes", "vote", "money"))
_QUALITIES = (
    "ful",
    "ous",
    "ive",
    "able",
    "ible",
    "less",
    "surd",
    "ic",
    "wrong",
    "false",
    "unfair",
    "racist",
    "boring",
    "troubling",
    "insulting",
    "compelling",
    "confusing",
    "disturbing",
    "appealing",
)
"""Endings of adjectives that judge, and some such adjectives."""
_OPENS_PHRASE = (
    kinds.DETERMINER
    | kinds.POSSESSIVE
    | kinds.NOUN
    | kinds.CAPITAL
    | kinds.PRONOUN
    | kinds.CUE_NOUN
    | kinds.SOURCE
    | kinds.NUMBER
)
_NEVER_REPORTED = kinds.GERUND | kinds.QUOTATION | kinds.TIME | kinds.PRONOUN | kinds.CUE


class Objects(Clauses):
    """Tells what is judged or named from what only follows the verb."""

    def _opens_object(self, at: int, tag: int) -> bool:
        """Say whether an object is judged or named here: called it a success, decried the vote."""
        if self.cue_word in _ONLY_SO:
            return self._opens_so(at)
        named = self.tag(at + 1) & kinds.QUOTATION or self.word(at + 1) == "as"
        term = self.word(at) in STANDS_FOR and named
        if term or self.word(at) == "what":
            return at + 1 < self.high
        at += self.word(at) == "that" and not tag & CLAUSAL
        end = at + 1 if self.word(at) in OBJECTS else phrase_after(self.units, at, self.high)
        if self.tag(at) & kinds.RELATIVE or self._is_asked(at, end):
            return False
        end = next((ahead for ahead in range(at + 1, end) if self.tags[ahead] & kinds.QUOTATION), end)
        determined = self.tag(at) & kinds.DETERMINER and self.tag(at + 1) & kinds.QUOTATION
        if determined or end == at or self.word(at) == "each":
            return bool(determined)
        if tag & kinds.NAMING and not tag & kinds.JUDGING:
            named = self.tag(end) & (kinds.QUOTATION | kinds.DETERMINER | kinds.NOUN)
            named = named or self._is_named_further(end)
            return bool(named) or self._ends_with_quality(at, end) or self._as_ahead(end)
        # Expressed concern that: the noun is what says something.
        voiced = self.tags[at] & kinds.CUE_NOUN and self.cue_word.startswith(("express", "voic"))
        return bool(self.tags[at] & _OPENS_PHRASE) and not voiced

    def _is_named_further(self, at: int) -> bool:
        """Read "called talk of a run “a joke”" and "called the ad, which ran in May, “a lie”"."""
        if self.tag(at) & kinds.COMMA and self.tag(at + 1) & (kinds.RELATIVE | kinds.PAST):
            ends = range(at + 2, min(at + CLAUSE_AHEAD, self.high))
            at = next((ahead for ahead in ends if self.tags[ahead] & kinds.COMMA), at)
            return bool(self.tag(at + 1) & kinds.QUOTATION)
        for _ in range(_MOST_GOVERNED):
            if not self.tag(at) & kinds.PREPOSITION:
                break
            timed = bool(self.tag(at + 1) & kinds.TIME)
            at = at + 2 if timed else phrase_after(self.units, at + 1, self.high)
        return bool(self.tag(at) & kinds.QUOTATION and self.tag(at - 1) & (kinds.NOUN | kinds.CAPITAL))

    def _opens_so(self, at: int) -> bool:
        """Read verbs that say something only with some objects: credited her with it, reported two deaths."""
        if self.cue_word in _ONLY_AS:
            return self._as_called_next(at)
        if self.cue_word in _GIVES_CREDIT:
            return self._credits(at)
        if self.tags[at] & _NEVER_REPORTED or not self.tags[at] & _OPENS_PHRASE:
            return False
        end = phrase_after(self.units, at, self.high)
        return self._is_reported(at, end) and self.word(end - 1) not in _BALLOTS

    def _as_called_next(self, at: int) -> bool:
        """Read "attacked her as weak", "casting the plan as a giveaway": only so does it say something."""
        end = at + 1 if self.word(at) in STANDS_FOR else phrase_after(self.units, at, self.high)
        following = self.tag(end + 1)
        article = self.word(end + 1) in ("a", "an", "too")
        named = following & kinds.CAPITAL and self.cue_word.startswith("identif")
        names = article or named or following & kinds.QUOTATION or self.word(end + 1).endswith(_QUALITIES)
        return end > at and self.word(end) == "as" and bool(names)

    def _is_reported(self, at: int, end: int) -> bool:
        """Tell "reported two arrests" from "people reported missing" and "which it reported a day later"."""
        when = self.word(end - 1) in _WHEN or self.tags[end - 1] & kinds.TIME
        return not (end == at or when or self.word(at) in OBJECTS or self.tag(at + 1) & kinds.QUOTATION)

    def _credits(self, at: int) -> bool:
        """Tell "credited the union with the win" from "credited the account with $40"."""
        end = at + 1 if self.word(at) in OBJECTS else phrase_after(self.units, at, self.high)
        for ahead in range(at + 1, min(end + 1, self.high)):
            if self.word(ahead) in ("with", "for"):
                return not self.tag(ahead + 1) & kinds.NUMBER and self.word(ahead + 1) != "$"
        return False

    def _object_end(self, at: int) -> int:
        """Find where a noun phrase or gerund with what belongs to it ends: before a comma or a clause."""
        for ahead in range(at + 1, min(at + _LONGEST_OBJECT, self.high)):
            if self.tags[ahead] & _ENDS_OBJECT:
                return ahead
            if self.tags[ahead] & kinds.COORDINATOR and self.tag(ahead + 1) & (FINITE | kinds.PAST):
                return ahead
        return self.high

    def _is_asked(self, at: int, end: int) -> bool:
        """Tell "questioned the suspect" and "arrested and questioned a man" from "questioned the plan"."""
        if not self.cue_word.startswith("question"):
            return False
        person = self.word(at) in OBJECTS or self.tag(end - 1) & kinds.SOURCE
        return bool(person or self.tag(self.cue - 1) & kinds.COORDINATOR)

    def _as_ahead(self, at: int) -> bool:
        return any(self.word(ahead) == "as" for ahead in range(at, min(at + CLAUSE_AHEAD, self.high)))

    def _is_called(self, at: int, end: int) -> bool:
        """Read "consider him dangerous", "found the speech absurd": a quality behind what it is said of."""
        if self.word(at) in OBJECTS:
            return self.word(end).endswith(_QUALITIES)
        return self._ends_with_quality(at, end)

    def _ends_with_quality(self, at: int, end: int) -> bool:
        """Read "called the plan absurd": the last word of what looks like one noun phrase judges the rest."""
        apart = self.tags[at] & (kinds.DETERMINER | kinds.CAPITAL) and end - at > _SHORTEST_CLAUSE
        return (
            bool(apart) and self.word(end - 1).endswith(_QUALITIES) and not self.tag(end - 1) & kinds.CAPITAL
        )

    def _answers(self, at: int) -> bool:
        """Read "has denied that", "said no": one word is all that is said, and the clause ends behind it."""
        return at + 1 >= self.high or bool(self.tag(at + 1) & kinds.COMMA) or self.word(at + 1) == "to"

    def _is_gerund(self, at: int) -> bool:
        return bool(self.tag(at) & kinds.GERUND) or self.word(at) in ("having", "being")

    def _takes_gerund(self, at: int) -> bool:
        """Tell "recommended closing the plant" from "reported housing starts"."""
        if not self._is_gerund(at):
            return False
        if self.tag(at) & kinds.AUXILIARY or (self.cue_word in _RECALLS and at == self.behind):
            return True
        following = self.tag(at + 1)
        done = (
            kinds.DETERMINER | kinds.PAST | kinds.PREPOSITION | kinds.CAPITAL | kinds.NUMBER | kinds.QUOTATION
        )
        return at == self.behind and bool(following & done or self.word(at + 1) in OBJECTS)
