"""Joins: whether a source begins a clause of its own, or stands in what another one said."""

from onrecord.extract.quotes.clause import VERBAL
from onrecord.extract.quotes.following import Following
from onrecord.extract.words import kinds

_WHILE = frozenset((";", "while", "although", "though", "whereas"))


class Joins(Following):
    """Tells where a source ends the words of the one before."""

    def _cuts(self, edge: int) -> bool:
        while self.tag(edge - 1) & kinds.ADVERB and self.tag(edge - 2) & kinds.COORDINATOR:
            edge -= 1
        if self.tag(edge - 1) & kinds.COORDINATOR:
            return not (self._joins_subject(edge - 1) or self._is_shifted(edge))
        before = self.word(edge - 1)
        return self._claims_too(edge) if before == "as" else before in _WHILE

    def _restricts(self, who: int) -> bool:
        """Read "those who think A and those who fear B": a part of what was said."""
        return self.word(who) == "who" and self.word(who - 1) in ("those", "others")

    def _claims_too(self, edge: int) -> bool:
        """Read "Norland says A as Teller claims B": another source, in the present; not "as he told her"."""
        now = kinds.PAST | kinds.BARE | kinds.GERUND
        other = self.tag(edge) & kinds.CAPITAL and not self.tag(self.cue) & now
        return bool(other) and not self.tag(edge - 2) & kinds.BE

    def _is_shifted(self, edge: int) -> bool:
        """Read "said the talks were over and the union had rejected A": told in the past, it was said too."""
        earlier = self.before[-1] if self.before else None
        if earlier is None or self.tag(edge - 2) & kinds.COMMA or self.tag(self.cue) & kinds.SAYING:
            return False
        clause = earlier.rule in ("source-verb-that", "source-verb-clause")
        told = clause and self.tag(earlier.cue[0]) & kinds.PAST
        return bool(told) and any(self.word(at) in ("had", "would") for at in range(edge, self.cue))

    def _joins_subject(self, coordinator: int) -> bool:
        """Read "she said that she and her husband planned": one subject of what was said."""
        earlier = self.before[-1] if self.before else None
        if earlier is None or earlier.right is None or not earlier.right < coordinator:
            return False
        apart = VERBAL | kinds.CUE | kinds.COMMA
        clause = earlier.rule in ("source-verb-that", "source-verb-clause")
        return clause and not any(self.tags[at] & apart for at in range(earlier.right, coordinator))
