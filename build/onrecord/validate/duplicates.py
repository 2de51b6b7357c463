"""Which keys occur twice among millions: their hashes in a few megabytes, told apart at the end."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

_MOST_TOGETHER = 500_000


class SeenKeys:
    """Remembers a hash of 64 bits of every key; whoever asks compares the keys themselves."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._recent: set[int] = set()
        # A set of all hashes would take more than the rows: the older ones lie in an array.
        self._older = array("q")
        self._repeated: set[int] = set()

    def add(self, keys: Iterable[object]) -> None:
        """Remember keys."""
        hashes = list(map(hash, keys))
        before = len(self._recent)
        if not self._recent.isdisjoint(hashes):
            self._repeated |= self._recent.intersection(hashes)
        self._recent.update(hashes)
        if len(self._recent) < before + len(hashes):
            self._repeated |= {one for one, times in Counter(hashes).items() if times > 1}
        if len(self._recent) > _MOST_TOGETHER:
            self._older.extend(self._recent)
            self._recent.clear()

    def repeated(self) -> set[int]:
        """Give the hashes that occur more than once."""
        found = self._repeated | self._recent.intersection(self._older)
        for part in self._parts():
            if len(set(part)) < len(part):
                found |= {one for one, other in pairwise(sorted(part)) if one == other}
        return found

    def _parts(self) -> Iterator[list[int]]:
        """Give the older hashes in so many parts that a set of one is small; what is equal is in one part."""
        parts = 1 + len(self._older) // _MOST_TOGETHER
        return ([one for one in self._older if one % parts == part] for part in range(parts))
