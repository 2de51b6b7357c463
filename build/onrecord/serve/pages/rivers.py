"""The rivers of the map: their course as a line, and which of its two sides is the right bank."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, dist
from pathlib import Path

from onrecord.serve.pages.projection import Point, Window

RIVERS = Path(__file__).parent.parent / "rivers.json"
"""The courses of rivers; how they were made is in `docs/map/make_rivers.py`."""

_STEP = 6
"""How far apart the beads of a line are, in units of the drawing."""

Stretch = tuple[Point, ...]


@dataclass(frozen=True)
class Course:
    """The course of a river."""

    entity_id: str
    wikidata_id: str
    line: tuple[Stretch, ...]
    """Its stretches in downstream order, each pointing downstream: longitude and latitude."""


@dataclass(frozen=True)
class Bank:
    """One side of a river."""

    hand: str
    """`right` or `left`, for someone who looks downstream."""
    lies: str
    """`western` or `eastern`: which bank lies further west; empty where neither does."""
    towards: Point
    """The direction from the river to this bank in the drawing, whose y grows southwards; of length 1."""

    @property
    def words(self) -> str:
        """Name it: `right (western) bank`."""
        return f"{self.hand} ({self.lies}) bank" if self.lies else f"{self.hand} bank"


def course_of(entity_id: str, wikidata_id: str | None) -> Course | None:
    """Give the course of an entity, found by its id at Wikidata, or by its own id where it has none there."""
    for course in _courses():
        if course.wikidata_id == wikidata_id or (not wikidata_id and course.entity_id == entity_id):
            return course
    return None


@cache
def _courses() -> tuple[Course, ...]:
    return tuple(
        Course(
            river["entity_id"],
            river["wikidata_id"],
            tuple(tuple((x, y) for x, y in stretch) for stretch in river["line"]),
        )
        for river in json.loads(RIVERS.read_text(encoding="utf-8"))
    )


def drawn(course: Course, window: Window) -> list[Stretch]:
    """Give what a window shows of a river, in units of the drawing, in downstream order."""
    shown: list[list[Point]] = []
    last: Point | None = None
    for stretch in course.line:
        for step in pairwise(stretch):
            if piece := _within(*step, window):
                start, end = piece
                if start != last:
                    shown.append([window.at(*start)])
                shown[-1].append(window.at(*end))
                last = end
    return [tuple(line) for line in shown]


def _within(start: Point, end: Point, window: Window) -> tuple[Point, Point] | None:
    """Cut a step to a window (Liang and Barsky, 1984)."""
    (x, y), (across, along) = start, (end[0] - start[0], end[1] - start[1])
    enters, leaves = 0.0, 1.0
    for at, step, least, most in (
        (x, across, window.west, window.east),
        (y, along, window.south, window.north),
    ):
        if step:
            first, last = sorted(((least - at) / step, (most - at) / step))
            enters, leaves = max(enters, first), min(leaves, last)
        elif not least <= at <= most:
            return None
    if enters >= leaves:
        return None
    begins = (x + enters * across, y + enters * along) if enters > 0 else start
    ends = (x + leaves * across, y + leaves * along) if leaves < 1 else end
    return begins, ends


def path_of(lines: Sequence[Stretch]) -> str:
    """Give lines as the path of an SVG drawing."""
    return "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in line) for line in lines)


def length_of(lines: Sequence[Stretch]) -> float:
    """Measure lines, in units of the drawing."""
    return sum(dist(here, there) for line in lines for here, there in pairwise(line))


def beads(line: Stretch) -> Iterator[Point]:
    """Give points on a line that are no further apart than a small step."""
    for here, there in pairwise(line):
        count = max(1, ceil(dist(here, there) / _STEP))
        for number in range(count):
            share = number / count
            yield here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])
    yield line[-1]


def banks(start: Point, end: Point) -> tuple[Bank, ...]:
    """Tell the right bank and the left bank of a river that flows from one point of the drawing to another.

    "Western" is said of the bank that lies further west, as the reports say it, even where the river
    flows more to the west than to the south. Of a river that flows nowhere there is none.
    """
    length = dist(start, end)
    if not length:
        return ()
    # The drawing's y grows southwards: what flows south, (0, 1), has its right bank in the west, (-1, 0).
    x, y = -(end[1] - start[1]) / length, (end[0] - start[0]) / length
    right, left = ("western", "eastern") if x < 0 else ("eastern", "western") if x > 0 else ("", "")
    return Bank("right", right, (x, y)), Bank("left", left, (-x, -y))
