"""Which keys occur twice among millions: their hashes in a few megabytes, told apart at the end."""

from array import array
from collections.abc import Iterable
from itertools import pairwise

_BUCKETS = 64


class SeenKeys:
    """Remembers a hash of 64 bits of every key; whoever asks compares the keys themselves."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._buckets = [array("q") for _ in range(_BUCKETS)]

    def add(self, keys: Iterable[object]) -> None:
        """Remember keys."""
        buckets = self._buckets
        for hashed in map(hash, keys):
            buckets[hashed % _BUCKETS].append(hashed)

    def repeated(self) -> set[int]:
        """Give the hashes that occur more than once."""
        found: set[int] = set()
        for bucket in self._buckets:
            if len(set(bucket)) < len(bucket):
                ordered = sorted(bucket)
                found |= {one for one, other in pairwise(ordered) if one == other}
        return found
