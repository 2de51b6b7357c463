"""Matching: which marks of two readings are the same, one to one, by the characters they share."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from onrecord.evaluate.assignment import Pair, assigned
from onrecord.evaluate.marks import Mark
from onrecord.text.spans import Span

MarkT = TypeVar("MarkT", bound=Mark)

OVERLAP = 0.5
"""Two marks are the same when they share at least this part of the characters that either has."""


def iou(first: Sequence[Span], second: Sequence[Span]) -> float:
    """Give the characters that two lists of segments share, as a part of all they have.

    Intersection over union. The segments of a list stand in the order of the text and do not overlap.

    >>> iou([Span(0, 4), Span(6, 10)], [Span(2, 8)])
    0.4
    """
    shared = sum(_shared(first, second))
    union = sum(end - start for start, end in (*first, *second)) - shared
    return shared / union if union else 0.0


def _shared(first: Sequence[Span], second: Sequence[Span]) -> Iterator[int]:
    at_first = at_second = 0
    while at_first < len(first) and at_second < len(second):
        one, other = first[at_first], second[at_second]
        yield max(0, min(one.end, other.end) - max(one.start, other.start))
        if one.end <= other.end:
            at_first += 1
        else:
            at_second += 1


def match(first: Sequence[Mark], second: Sequence[Mark], least: float = OVERLAP) -> list[Pair]:
    """Pair the marks of two readings, each mark once: as many as can be, and of these the closest.

    Args:
        first: The marks of one reading.
        second: The marks of the other.
        least: The intersection over union that a pair needs; 1 asks for the same characters.
    """
    return assigned({pair: score for pair, score in _candidates(first, second) if score >= least})


def _candidates(first: Sequence[Mark], second: Sequence[Mark]) -> Iterator[tuple[Pair, float]]:
    """Find the pairs that touch at all; of each article only those whose extents overlap."""
    by_article: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, mark in enumerate(second):
        by_article[mark.article_id].append((mark.segments[0].start, mark.segments[-1].end, at))
    longest: dict[str, int] = {}
    for article_id, extents in by_article.items():
        extents.sort()
        longest[article_id] = max(end - start for start, end, _ in extents)
    for at_first, mark in enumerate(first):
        extents = by_article.get(mark.article_id, [])
        low = mark.segments[0].start - longest.get(mark.article_id, 0)
        for start, _, at_second in extents[bisect_left(extents, (low, 0, 0)) :]:
            if start >= mark.segments[-1].end:
                break
            score = iou(mark.segments, second[at_second].segments)
            if score > 0:
                yield Pair(at_first, at_second), score
