"""Assignment: the most pairs that can be made one to one, and of these the ones that overlap most."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_MOST_PAIRS = 1_000
_PARTS_OF_ONE = 1 << 40
"""Overlaps are counted in these, so that sums of them are exact and their order does not matter."""


class Pair(NamedTuple):
    """Two marks that were matched, as positions in the two lists."""

    first: int
    second: int


Overlaps = Mapping[Pair, float]
"""The pairs that may be made, and how much they overlap."""


def assigned(overlaps: Overlaps) -> list[Pair]:
    """Choose as many pairs as can be, each mark once; of all such choices one of the greatest overlap.

    The pairs fall into components that share no marks, and are small in practice: what stands in one place
    of an article. Each is solved exactly, by augmenting paths; the time grows at worst with its pairs times
    its marks squared. One of more than 1,000 pairs, for which that may be a second, is matched best overlap
    first, which finds at least half as many pairs as can be, and all of them among equal marks.

    >>> assigned({Pair(0, 0): 0.8, Pair(0, 1): 0.7, Pair(1, 0): 0.75})
    [Pair(first=0, second=1), Pair(first=1, second=0)]
    """
    found: list[Pair] = []
    for component in _components(overlaps):
        if len(component) == 1:
            found += component
        elif len(component) > _MOST_PAIRS:
            found += _best_first(component, overlaps)
        else:
            found += _Exact(component, overlaps).solved()
    return sorted(found)


def _components(overlaps: Overlaps) -> Iterator[list[Pair]]:
    """Give the pairs that hang together, directly or by way of others."""
    of_first: dict[int, list[Pair]] = defaultdict(list)
    of_second: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(overlaps):
        of_first[pair.first].append(pair)
        of_second[pair.second].append(pair)
    seen: set[Pair] = set()
    for start in sorted(overlaps):
        if start in seen:
            continue
        seen.add(start)
        reached = [start]
        for pair in reached:
            # Popped, so that all pairs of a mark are looked at once.
            near = [*of_first.pop(pair.first, ()), *of_second.pop(pair.second, ())]
            new = [one for one in dict.fromkeys(near) if one not in seen]
            seen.update(new)
            reached += new
        yield sorted(reached)


def _best_first(pairs: Sequence[Pair], overlaps: Overlaps) -> list[Pair]:
    kept: list[Pair] = []
    firsts: set[int] = set()
    seconds: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: (-overlaps[pair], pair)):
        if pair.first not in firsts and pair.second not in seconds:
            kept.append(pair)
            firsts.add(pair.first)
            seconds.add(pair.second)
    return kept


class _Exact:
    """Adds one pair after another by the best augmenting path, until there is none.

    As every step takes the path that gains most, the pairs overlap as much as so many pairs can.
    """

    def __init__(self, pairs: Sequence[Pair], overlaps: Overlaps) -> None:
        self._pairs = [(pair, round(overlaps[pair] * _PARTS_OF_ONE)) for pair in pairs]
        self._weights = dict(self._pairs)
        self._of_first: dict[int, int] = {}
        self._of_second: dict[int, int] = {}

    def solved(self) -> list[Pair]:
        while path := self._best_path():
            # Each second mark goes to the first one from which the path reached it.
            for pair in path:
                self._of_first[pair.first] = pair.second
                self._of_second[pair.second] = pair.first
        return [Pair(*one) for one in self._of_first.items()]

    def _best_path(self) -> list[Pair]:
        """Find the new pairs that add one and gain most; none if no path ends at a free mark."""
        gains, reached_from = self._reached()
        free = [second for second in gains if second not in self._of_second]
        if not free:
            return []
        path: list[Pair] = []
        second: int | None = max(free, key=lambda one: (gains[one], -one))
        while second is not None:
            first = reached_from[second]
            path.append(Pair(first, second))
            second = self._of_first.get(first)
        return path

    def _reached(self) -> tuple[dict[int, int], dict[int, int]]:
        """Give the most that can be gained on the way to each second mark, and from which first one."""
        gains: dict[int, int] = {}
        reached_from: dict[int, int] = {}
        changed = True
        while changed:
            changed = False
            for pair, weight in self._pairs:
                so_far = self._gained_at(pair.first, gains)
                if pair.second == self._of_first.get(pair.first) or so_far is None:
                    continue
                if pair.second not in gains or so_far + weight > gains[pair.second]:
                    gains[pair.second] = so_far + weight
                    reached_from[pair.second] = pair.first
                    changed = True
        return gains, reached_from

    def _gained_at(self, first: int, gains: Mapping[int, int]) -> int | None:
        """Give what is gained when a first mark loses the one it has; None if it is not reached."""
        has = self._of_first.get(first)
        if has is None:
            return 0
        return gains[has] - self._weights[Pair(first, has)] if has in gains else None
