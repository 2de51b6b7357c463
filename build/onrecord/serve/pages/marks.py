"""Cutting a text at the edges of everything marked in it, so that overlapping marks stay legible."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that a row points to."""

    start: int
    """Where it starts, in Unicode code points, inclusive."""
    end: int
    """Where it ends, in Unicode code points, exclusive."""
    layer: str
    """What it is drawn as: `direct`, `cue`, `assertion`, …"""
    anchor: str
    """The note that it leads to."""
    refers: bool = True
    """Whether a reference to the note stands at its end; one of the pieces of a quote has it."""


@dataclass(frozen=True)
class Reference:
    """A reference to a note, where a mark ends."""

    layer: str
    anchor: str


@dataclass(frozen=True)
class Segment:
    """A stretch of text over which the same marks hold."""

    text: str
    layers: tuple[str, ...]
    anchors: tuple[str, ...]
    """The notes of the marks that hold here, the innermost last."""
    references: tuple[Reference, ...] = ()
    """The marks that end with it."""


ANCHORS_AT_ONE_PLACE = 12
"""At most so many notes are named for one segment, so that deep piles of marks stay linear."""


def segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Segment]:
    """Cut a stretch of a text at the edges of marks, which may lie partly outside it.

    The time is that of sorting, and grows with the marks and the text, not with their product.

    Args:
        text: The whole text.
        start: Where the stretch starts.
        end: Where it ends.
        marks: The marks that touch the stretch.
    """
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[max(mark.start, start)].append(mark)
        closing[min(mark.end, end)].append(mark)
    edges = sorted({start, end, *opening, *closing})
    active: dict[Mark, None] = {}
    layers: Counter[str] = Counter()
    made: list[Segment] = []
    for here, there in pairwise(edges):
        for mark in closing[here]:
            del active[mark]
            layers[mark.layer] -= 1
        for mark in sorted(opening[here], key=lambda mark: -mark.end):
            active[mark] = None
            layers[mark.layer] += 1
        innermost = [mark.anchor for mark in islice(reversed(active), ANCHORS_AT_ONE_PLACE)]
        ended = [mark for mark in closing[there] if mark.refers and mark.end == there]
        made.append(
            Segment(
                text[here:there],
                tuple(layer for layer, count in layers.items() if count),
                tuple(dict.fromkeys(innermost[::-1])),
                tuple(Reference(mark.layer, mark.anchor) for mark in ended),
            )
        )
    return made
