"""Hearers: to whom something is said, and who is wanted to do it."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, OBJECTS, QUESTION_WORDS, Range
from onrecord.extract.quotes.measures import Measures
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import is_noun, phrase_after

OPENERS = QUESTION_WORDS | {"that", "to"}
"""Words with which content can begin."""
_HEARERS = OBJECTS - {"it"}


class Hearers(Measures):
    """Passes over those who are told, urged or wanted to do something."""

    def _begins_clause(self, at: int) -> bool:
        return self.word(at) in ("that", "to") or bool(self.tag(at) & (kinds.QUOTATION | kinds.COMMA))

    def _hearer(self, at: int) -> Range | None:
        end = phrase_after(self.units, at, self.high)
        if self.word(at) in _HEARERS:
            end = at + 1
        if self.cue_word.startswith("ask") and self.word(end) not in OPENERS:
            # Asked the court for a stay: of the court it is asked.
            end = next((ahead for ahead in range(at + 1, end) if self.word(ahead) == "for"), end)
        return (at, end) if end > at and not self.tags[at] & kinds.TIME else None

    def _past_who_hears(self, at: int) -> int:
        """Read "urged voters, who go to the polls in May, | to", "told Ms. Lund, its head, | that"."""
        if not self.tag(at) & kinds.COMMA or self.word(at + 1) == "that":
            return at
        for ahead in range(at + 2, min(at + CLAUSE_AHEAD, self.high - 1)):
            if self.tags[ahead] & kinds.COMMA:
                return ahead + 1 if self.word(ahead + 1) in ("that", "to") else at
        return at

    def _is_common_noun(self, at: int) -> bool:
        """Read "wants changes", "want more time": a noun without an article."""
        return is_noun(self.tag(at)) and not self.tag(at) & (kinds.CAPITAL | kinds.GERUND | kinds.NUMBER)
