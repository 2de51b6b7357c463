"""Scores: counts of what two readings have in common, and the rates that follow from them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Score(NamedTuple):
    """How many things were found: the second reading held against the first."""

    matched: int
    first: int
    """How many things the first reading has: the curated one, or one of two people's."""
    second: int
    """How many things the second reading has: the draft, or the other person's."""

    @property
    def precision(self) -> float | None:
        """The part of the second reading that the first has too; None when it has nothing."""
        return self.matched / self.second if self.second else None

    @property
    def recall(self) -> float | None:
        """The part of the first reading that the second has too; None when it has nothing."""
        return self.matched / self.first if self.first else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None when neither reading has anything.

        >>> Score(matched=3, first=4, second=4).f1
        0.75
        """
        total = self.first + self.second
        return 2 * self.matched / total if total else None


class Share(NamedTuple):
    """How many of some matched things are also said to be the same."""

    same: int
    of: int

    @property
    def rate(self) -> float | None:
        """The part that is the same; None of nothing."""
        return self.same / self.of if self.of else None


def share(pairs: Iterable[bool]) -> Share:
    """Count what is the same.

    >>> share([True, False, True])
    Share(same=2, of=3)
    """
    counted = Counter(pairs)
    return Share(counted[True], counted.total())


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa of two readings that put the same things under labels (Cohen 1960)."""

    pairs: int
    observed: float | None
    """The part on which they agree; None of nothing."""
    kappa: float | None
    """Agreement beyond chance; None when both use one and the same label throughout."""


def kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> Kappa:
    """Compare the labels that two readings give to the same things.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]).kappa
    0.5
    """
    count = len(labels)
    if not count:
        return Kappa(0, None, None)
    observed = sum(one == other for one, other in labels) / count
    first, second = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    expected = sum(first[label] * second[label] for label in first) / count**2
    return Kappa(count, observed, (observed - expected) / (1 - expected) if expected < 1 else None)


def clustering(labels: Iterable[tuple[Hashable, Hashable]]) -> Score:
    """Compare how two readings group the same things, whatever names they give to the groups.

    Counts the pairs of things that a reading puts into one group. A thing without a group (None)
    stands alone.

    >>> clustering([("a", 1), ("a", 1), ("a", 2), (None, 2)])
    Score(matched=1, first=3, second=2)
    """
    counted = Counter(labels)
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    for (one, other), times in counted.items():
        first[one] += times
        second[other] += times
    both = sum(_pairs(times) for (one, other), times in counted.items() if None not in (one, other))
    return Score(both, _grouped(first), _grouped(second))


def _grouped(groups: Counter[Hashable]) -> int:
    return sum(_pairs(times) for label, times in groups.items() if label is not None)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
