"""Which keys occur twice among millions: their hashes in a few megabytes, told apart at the end."""

from array import array
from collections.abc import Iterable
from itertools import pairwise

_PARTS = 4


class SeenKeys:
    """Remembers a hash of 64 bits of every key; whoever asks compares the keys themselves."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._hashes = array("q")

    def add(self, keys: Iterable[object]) -> None:
        """Remember keys."""
        self._hashes.extend(map(hash, keys))

    def repeated(self) -> set[int]:
        """Give the hashes that occur more than once."""
        # A slice of all hashes at a time: a set of them all would take more than the rows.
        found: set[int] = set()
        for part in range(_PARTS):
            bucket = [one for one in self._hashes if one % _PARTS == part]
            if len(set(bucket)) < len(bucket):
                found |= {one for one, other in pairwise(sorted(bucket)) if one == other}
        return found
