"""Where names stand on the map: beside what they name, and on nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import dist

from onrecord.serve.pages.projection import Point, Window

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom, in units of the drawing."""

Lines = tuple[str, ...]
"""Words as they are set below each other."""

_LABEL_HEIGHT = 17
_CHARACTER_WIDTH = 7.6

# A river's words are shown on a narrow screen too, in a size of 20 units (`.water text` and `.bank`
# of the stylesheet). Their room is reckoned for that size, so that they meet nothing at either.
_WATER_LINE_HEIGHT = 22
_WATER_BASELINE = 19
_WATER_DESCENT = 4
_WATER_CHARACTER_WIDTH = 9.6
_DISTANCES = range(8, 62, 2)
_SHIFTS = (0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1, 1)
"""By how much of their width or height words are moved along their line."""


@dataclass(frozen=True)
class Label:
    """Words on the map."""

    lines: Lines
    x: float
    y: float
    """The baseline of the first line."""
    anchor: str
    """Which part of the words stands at `x`: `start`, `middle` or `end`."""
    box: Rectangle = field(repr=False)
    """The room that they take."""


def around(point: Point, radius: float) -> Rectangle:
    """Give the square that a circle fills."""
    x, y = point
    return x - radius, y - radius, x + radius, y + radius


def beside_circle(
    text: str, point: Point, radius: float, taken: Sequence[Rectangle], window: Window
) -> Label | None:
    """Set a name beside a circle, on a side where it meets nothing that is taken."""
    length = len(text) * _CHARACTER_WIDTH
    for anchor, x, y in _sides(point, radius):
        left = x - {"start": 0, "middle": length / 2, "end": length}[anchor]
        box = (left, y - _LABEL_HEIGHT + 4, left + length, y + 4)
        if _is_free(box, taken, window):
            return Label((text,), round(x, 1), round(y, 1), anchor, box)
    return None


def _sides(point: Point, radius: float) -> Iterator[tuple[str, float, float]]:
    (x, y), away = point, radius + 4
    yield "start", x + away, y + 5
    yield "end", x - away, y + 5
    yield "middle", x, y - away
    yield "middle", x, y + away + 11


@dataclass(frozen=True)
class Room:
    """Where words may stand."""

    window: Window
    taken: tuple[Rectangle, ...]
    """What they must not meet."""
    shunned: tuple[Rectangle, ...] = ()
    """What they should not meet."""

    def without(self, *labels: Label | None) -> "Room":
        """Give what is left when words have been set."""
        return replace(self, taken=(*self.taken, *(label.box for label in labels if label)))

    def free(self, boxes: Sequence[Rectangle]) -> Rectangle | None:
        """Give the first rectangle that meets nothing, or nothing that is taken."""
        second = None
        for box in boxes:
            if _is_free(box, self.taken, self.window):
                if _is_free(box, self.shunned, self.window):
                    return box
                second = second or box
        return second


def beside_line(
    settings: Sequence[Lines], points: Sequence[Point], sides: Sequence[Point], near: Point, room: Room
) -> Label | None:
    """Set words beside a line of the map, as near to a point as there is room.

    Args:
        settings: The words, in one line or in several: whichever comes nearest is taken.
        points: Points of the line.
        sides: The directions from the line in which they may stand, each of length 1.
        near: The point.
        room: Where they may stand.
    """
    boxes = {
        box: lines
        for lines in settings
        for point in points
        for side in sides
        for box in _boxes(lines, point, side)
    }
    nearest = sorted(boxes, key=lambda box: (dist(_middle(box), near), box))
    box = room.free(nearest)
    if not box:
        return None
    return Label(boxes[box], round(_middle(box)[0], 1), round(box[1] + _WATER_BASELINE, 1), "middle", box)


def _boxes(lines: Lines, point: Point, side: Point) -> Iterator[Rectangle]:
    width = max(map(len, lines)) * _WATER_CHARACTER_WIDTH / 2
    height = (len(lines) * _WATER_LINE_HEIGHT + _WATER_DESCENT) / 2
    (x, y), (across, along) = point, side
    for away, shift in product(_DISTANCES, _SHIFTS):
        middle_x = round(x + across * (width * abs(across) + away) - along * shift * width, 1)
        middle_y = round(y + along * (height * abs(along) + away) + across * shift * height, 1)
        yield middle_x - width, middle_y - height, middle_x + width, middle_y + height


def _middle(box: Rectangle) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _is_free(box: Rectangle, taken: Sequence[Rectangle], window: Window) -> bool:
    inside = box[0] >= 0 and box[2] <= window.width and box[1] >= 0 and box[3] <= window.height
    return inside and not any(_overlap(box, other) for other in taken)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
