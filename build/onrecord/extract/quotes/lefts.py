"""Lefts: what stands before a source, and how it goes on behind it."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, FINITE, Frame
from onrecord.extract.quotes.ends import Ends
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after

_TURNS = frozenset(("as", "though", "although", "while", "whereas"))
"""Words with which the outlet goes on behind a clause and its source."""


class Lefts(Ends):
    """Finds the pieces of what a source interrupts or follows."""

    def _part_before(self, floor: int, end: int) -> int:
        """Find what "according to" interrupts: A fell, and | on Monday, according to the police, B rose."""
        for at in range(end - 2, floor + 1, -1):
            if self._is_verb(at):
                break
            if self.tags[at] & kinds.COORDINATOR and self.tags[at - 1] & kinds.COMMA:
                return at + 1 if any(self._is_verb(before) for before in range(floor, at)) else floor
        return floor

    def _is_fragment_on(self, frame: Frame, floor: int, high: int) -> bool:
        """Read "The plan is “dead,” he said, | and would cost jobs": a verb goes on with it."""
        if frame.rule != "quotation-then-source" or self.tags[floor] & kinds.QUOTATION:
            return False
        after = frame.after + 1
        return after < high and bool(self.tags[after] & (FINITE | kinds.COORDINATOR))

    def _is_own_act(self, frame: Frame) -> bool:
        """Read "They opposed the bill, she said, but": with what they opposed it is all hers."""
        held = not frame.tag & kinds.CUE & ~(kinds.BELIEVING | kinds.WANTING)
        return frame.rule == "source-verb-object" or bool(held and frame.tag & kinds.CUE)

    def _after_colon_of(self, earlier: list[Frame], frame: Frame, low: int) -> int:
        """Begin with the clause that another source said: It may be over: the army said A, the AP reports."""
        if frame.rule == "clause-then-source":
            for before in reversed(earlier):
                if before.edge > low and self.units.words[before.edge - 1] == ":":
                    return before.edge
        return low

    def _past_name(self, frame: Frame, high: int, *, verbal: bool) -> int:
        """Find where a clause may go on behind a source: after a name comes an apposition, or its verb."""
        after = frame.after + 1
        if after >= high or not self.tags[frame.after] & kinds.COMMA:
            return high
        if frame.rule != "quotation-then-inverted":
            return after
        passed = self._past_apposition(after, high)
        if passed < high and self.tags[passed] & (FINITE | kinds.QUOTATION | kinds.COORDINATOR):
            return passed
        return high if verbal else after

    def _continues_clause(self, frame: Frame, after: int, end: int, *, verbal: bool) -> bool:
        """Tell what goes on behind a source from what the outlet adds to it."""
        closed = self.tags[after] & kinds.GERUND and verbal
        if self.tags[after] & kinds.RELATIVE or closed or self.units.words[after] in _TURNS:
            return False
        if self._comments(after, end) or (frame.rule == "according-to" and self._is_apposed(after, end)):
            return False
        first = after + (self.units.words[after] == "that")
        return first < end and self._is_joined_clause(frame, first, end)

    def _ends_with_verb_of(self, frame: Frame) -> bool:
        """Read "The clinic is, | she said, the only one"; not "closed in May, | she said"."""
        last = self.tags[frame.edge - 2]
        return bool(last & FINITE and not last & kinds.CAPITAL and self.tags[frame.edge - 1] & kinds.COMMA)

    def _past_source(self, frame: Frame, high: int) -> int:
        """Pass over a source to the comma behind it: Under one plan, according to a man who saw it, …."""
        at = frame.after
        within = kinds.RELATIVE | kinds.PREPOSITION | kinds.PAST | kinds.GERUND
        if at < high and (self.tags[at] & within or self.units.words[at] == "that"):
            ends = range(at + 1, min(at + CLAUSE_AHEAD, high))
            at = next((ahead for ahead in ends if self.tags[ahead] & kinds.COMMA), high)
        if at >= high or not self.tags[at] & kinds.COMMA:
            return high
        passed = self._past_apposition(at + 1, high)
        return passed if passed < high and self.tags[passed] & FINITE else at + 1

    def _is_apposed(self, after: int, end: int) -> bool:
        """Read "according to Carl Foss, the head of the bank": no verb follows."""
        named = kinds.DETERMINER | kinds.NOUN | kinds.CAPITAL | kinds.SOURCE
        return bool(self.tags[after] & named) and not any(self._is_verb(at) for at in range(after, end))

    def _is_joined_clause(self, frame: Frame, after: int, end: int) -> bool:
        """Tell ", he said, and costs are down" and ", and had won" from ", he said, and left"."""
        if not self.tags[after] & kinds.COORDINATOR:
            return True
        verb = phrase_after(self.units, after + 1, end)
        if after + 1 < verb < end and self.tags[verb] & FINITE:
            return True
        return self._is_predicate(frame, after + 1, end)
