"""The scale of the timeline: true in its order and its edges, compressed where nothing happens."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import log1p

WIDTH = 100
"""The length of the scale, in per cent of what it is drawn in."""

_MARGIN = 3
"""Room on either side, into which what is open runs."""


@dataclass(frozen=True)
class Tick:
    """A day that is named on the scale."""

    x: float
    label: str


@dataclass(frozen=True)
class Scale:
    """Places days: edges stay in order, and a gap is as wide as the logarithm of its days."""

    days: tuple[int, ...]
    """The edges, as ordinal days."""
    places: tuple[float, ...]

    def at(self, day: int) -> float:
        """Give the place of an edge."""
        return self.places[bisect_left(self.days, day)]

    def span(self, earliest: str | None, latest: str | None) -> tuple[float, float]:
        """Give where a date starts and ends; what is open runs to the end of the scale."""
        start = self.at(_ordinal(earliest)) if earliest else 0.0
        end = self.at(_ordinal(latest) + 1) if latest else float(WIDTH)
        return start, end

    def ticks(self, least_apart: float = 18) -> list[Tick]:
        """Name edges that are far enough apart to be read, the last one for sure."""
        named: list[Tick] = []
        for day, place in zip(self.days[::-1], self.places[::-1], strict=True):
            if not named or named[-1].x - place >= least_apart:
                named.append(Tick(place, date.fromordinal(day).isoformat().removesuffix("-01-01")))
        return named[::-1]


def scale_of(spans: Sequence[tuple[str | None, str | None]]) -> Scale | None:
    """Make the scale on which some dates can be drawn; None when none of them has an edge."""
    edges = {_ordinal(earliest) for earliest, _ in spans if earliest}
    edges |= {_ordinal(latest) + 1 for _, latest in spans if latest}
    if not edges:
        return None
    days = sorted(edges)
    gaps = [log1p(there - here) for here, there in pairwise(days)]
    total = sum(gaps) or 1.0
    room = WIDTH - 2 * _MARGIN
    places = [_MARGIN + room * passed / total for passed in accumulate(gaps, initial=0.0)]
    return Scale(tuple(days), tuple(round(place, 2) for place in places))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
