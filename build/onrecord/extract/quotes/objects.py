"""Objects: what is judged or named, where a verb of saying takes no clause."""

from onrecord.extract.quotes.clause import CLAUSAL, CLAUSE_AHEAD, OBJECTS
from onrecord.extract.quotes.clauses import Clauses
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.verbs import ONLY_AS, forms

STANDS_FOR = OBJECTS | {"that", "himself", "herself", "itself", "themselves"}
"""What is named without being told again: called that “a lie”, calls himself “a fool”."""
_SHORTEST_CLAUSE = 2
_MOST_GOVERNED = 3
_ONLY_AS = frozenset(form for verb in ONLY_AS for form in forms(verb))
_QUALITIES = ("ful", "ous", "ive", "able", "ible", "less", "surd", "ic", "wrong", "false", "unfair", "racist")
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


class Objects(Clauses):
    """Tells what is judged or named from what only follows the verb."""

    def _opens_object(self, at: int, tag: int) -> bool:
        """Say whether an object is judged or named here: called it a success, decried the vote."""
        if self.cue_word in _ONLY_AS:
            return self._as_called_next(at)
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

    def _as_called_next(self, at: int) -> bool:
        """Read "attacked her as weak", "casting the plan as a giveaway": only so does it say something."""
        end = at + 1 if self.word(at) in STANDS_FOR else phrase_after(self.units, at, self.high)
        following = self.tag(end + 1)
        article = self.word(end + 1) in ("a", "an", "too")
        named = following & kinds.CAPITAL and self.cue_word.startswith("identif")
        names = article or named or following & kinds.QUOTATION or self.word(end + 1).endswith(_QUALITIES)
        return end > at and self.word(end) == "as" and bool(names)

    def _is_asked(self, at: int, end: int) -> bool:
        """Tell "questioned the suspect" and "arrested and questioned a man" from "questioned the plan"."""
        if not self.cue_word.startswith("question"):
            return False
        person = self.word(at) in OBJECTS or self.tag(end - 1) & kinds.SOURCE
        return bool(person or self.tag(self.cue - 1) & kinds.COORDINATOR)

    def _as_ahead(self, at: int) -> bool:
        return any(self.word(ahead) == "as" for ahead in range(at, min(at + CLAUSE_AHEAD, self.high)))

    def _ends_with_quality(self, at: int, end: int) -> bool:
        """Read "called the plan absurd": the last word of what looks like one noun phrase judges the rest."""
        apart = self.tags[at] & (kinds.DETERMINER | kinds.CAPITAL) and end - at > _SHORTEST_CLAUSE
        return (
            bool(apart) and self.word(end - 1).endswith(_QUALITIES) and not self.tag(end - 1) & kinds.CAPITAL
        )
