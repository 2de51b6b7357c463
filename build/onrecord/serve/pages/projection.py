"""The map's projection and its outline: land without borders, cut to what is shown."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians
from operator import ge, le
from pathlib import Path

LAND = Path(__file__).parent.parent / "land.json"
"""The outline of the world's land; how it was made is in `docs/map/make_land.py`."""

STEPS_PER_DEGREE = 100

_HALF_THE_WORLD = 180
_CORNERS_OF_A_SURFACE = 3

_LEAST_STEP = 0.8
"""Points that are nearer than this, in units of the drawing, cannot be told apart."""

Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True)
class Window:
    """What is shown of the world, in degrees: equirectangular, true to scale on its middle latitude."""

    west: float
    south: float
    east: float
    north: float
    width: float = 640
    """The width of the drawing; its height follows."""

    @property
    def scale(self) -> float:
        """Units of the drawing for a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is drawn than one of longitude."""
        return 1 / max(0.2, cos(radians((self.south + self.north) / 2)))

    @property
    def height(self) -> float:
        """The height of the drawing."""
        return round((self.north - self.south) * self.scale * self.stretch, 1)

    def at(self, longitude: float, latitude: float) -> Point:
        """Place a point in the drawing."""
        x = (longitude - self.west) * self.scale
        y = (self.north - latitude) * self.scale * self.stretch
        return round(x, 1), round(y, 1)

    def direction(self, longitude: float, latitude: float) -> str:
        """Say in which direction a point lies that is not shown."""
        along = "north" if latitude > self.north else "south" if latitude < self.south else ""
        across = "east" if longitude > self.east else "west" if longitude < self.west else ""
        return "-".join(filter(None, (along, across)))

    def holds(self, longitude: float, latitude: float) -> bool:
        """Say whether a point is shown."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


def window_around(points: Sequence[Point], least: float = 6, widest: float = 1.6) -> Window:
    """Give the window that shows all points with room around them.

    Args:
        points: Longitude and latitude of each.
        least: The fewest degrees that are shown either way.
        widest: The most that the window is wider than it is high, or higher than it is wide.
    """
    xs, ys = zip(*points, strict=True)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    across = max((max(xs) - min(xs)) * 1.3, least)
    along = max((max(ys) - min(ys)) * 1.3, least / 2)
    squeeze = max(0.2, cos(radians(middle_y)))
    across = max(across, along / squeeze / widest * 1.2)
    along = max(along, across * squeeze / widest)
    return Window(
        max(-180.0, middle_x - across / 2),
        max(-85.0, middle_y - along / 2),
        min(180.0, middle_x + across / 2),
        min(85.0, middle_y + along / 2),
    )


@cache
def outline(window: Window) -> str:
    """Give the land in a window, as the path of an SVG drawing."""
    return "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z" for ring in coasts(window))


@cache
def coasts(window: Window) -> tuple[tuple[Point, ...], ...]:
    """Give the rings of the land in a window, in units of the drawing."""
    rings = (_placed(_clipped(ring, window), window) for ring in _land())
    return tuple(ring for ring in rings if len(ring) >= _CORNERS_OF_A_SURFACE)


@cache
def _land() -> list[Ring]:
    rings = [list(_points(steps)) for steps in json.loads(LAND.read_text(encoding="utf-8"))]
    return [piece for ring in rings for piece in _apart(ring)]


def _apart(ring: Ring) -> Iterator[Ring]:
    """Part a ring where it leaps from one end of the world to the other."""
    cuts = [at for at in range(len(ring)) if abs(ring[at][0] - ring[at - 1][0]) > _HALF_THE_WORLD]
    if not cuts:
        yield ring
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(ring)] if cuts else [], strict=True):
        yield [ring[at % len(ring)] for at in range(start, end)]


def _points(steps: list[int]) -> Iterator[Point]:
    x = y = 0
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        yield x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE


def _clipped(ring: Ring, window: Window) -> Ring:
    """Cut a ring to a window (Sutherland and Hodgman, 1974)."""
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, window.west, ge),
        (0, window.east, le),
        (1, window.south, ge),
        (1, window.north, le),
    )
    for axis, edge, is_inside in sides:
        ring = list(_cut(ring, axis, edge, is_inside))
        if not ring:
            break
    return ring


def _cut(ring: Ring, axis: int, edge: float, is_inside: Callable[[float, float], bool]) -> Iterator[Point]:
    for here, there in pairwise([*ring, ring[0]]):
        inside_here, inside_there = is_inside(here[axis], edge), is_inside(there[axis], edge)
        if inside_here:
            yield here
        if inside_here != inside_there:
            share = (edge - here[axis]) / (there[axis] - here[axis])
            yield here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])


def _placed(ring: Ring, window: Window) -> tuple[Point, ...]:
    placed: list[Point] = []
    for point in ring:
        x, y = window.at(*point)
        if not placed or abs(x - placed[-1][0]) + abs(y - placed[-1][1]) >= _LEAST_STEP:
            placed.append((x, y))
    return tuple(placed)
