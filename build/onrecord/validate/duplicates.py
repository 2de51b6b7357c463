"""Which keys occur twice among millions: their hashes in a few megabytes, told apart at the end."""

from array import array
from collections.abc import Iterable

_MOST_RECENT = 250_000


class SeenKeys:
    """Remembers a hash of 64 bits of every key; whoever asks compares the keys themselves."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._recent: set[int] = set()
        # A set of all hashes would take more than the rows: the older ones lie in an array, through which
        # the recent ones are looked for when there are many of them.
        self._older = array("q")
        self._doubtful: set[int] = set()

    def add(self, keys: Iterable[object]) -> None:
        """Remember keys."""
        hashes = list(map(hash, keys))
        before = len(self._recent)
        self._recent.update(hashes)
        if len(self._recent) < before + len(hashes):
            self._doubtful.update(hashes)
        if len(self._recent) > _MOST_RECENT:
            self._doubtful |= self._recent.intersection(self._older)
            self._older.extend(self._recent)
            self._recent = set()

    def doubtful(self) -> set[int]:
        """Give some hashes: of every key that occurs more than once, and of a few others."""
        return self._doubtful | self._recent.intersection(self._older)
