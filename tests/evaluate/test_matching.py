"""Matching marks by the characters they share."""

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.marks import Mark
from onrecord.evaluate.matching import Pair, iou, match
from onrecord.text.spans import Span


def mark(*segments: tuple[int, int], article: str = "a") -> Mark:
    """Make a mark of some segments."""
    return Mark(article, tuple(Span(*segment) for segment in segments), {})


def test_best_overlap_goes_first() -> None:
    """A mark goes to its closest counterpart even when another comes first in the text."""
    assert match([mark((0, 10)), mark((2, 10))], [mark((2, 10))]) == [Pair(1, 0)]


def test_each_mark_is_matched_once() -> None:
    """Two marks of one reading cannot both be the same one of the other."""
    assert match([mark((0, 10)), mark((0, 10))], [mark((0, 10))]) == [Pair(0, 0)]


def test_half_of_the_characters_suffice() -> None:
    """Intersection over union of exactly one half is enough, less is not."""
    assert match([mark((0, 10))], [mark((0, 5))]) == [Pair(0, 0)]
    assert match([mark((0, 10))], [mark((0, 4))]) == []


def test_segments_count_together() -> None:
    """A mark in two pieces is held against one in a single piece by all its characters."""
    assert iou([Span(0, 4), Span(6, 10)], [Span(0, 10)]) == 0.8


def test_articles_stay_apart() -> None:
    """Equal offsets in two articles are not the same place."""
    assert match([mark((0, 5), article="a")], [mark((0, 5), article="b")]) == []


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=12))
def test_a_reading_matches_itself(starts: list[tuple[int, int]]) -> None:
    """Every mark of a reading finds its like in the same reading, whatever their order."""
    marks = [mark((start, start + length)) for start, length in starts]
    assert len(match(marks, marks[::-1], 1.0)) == len(marks)


def test_many_marks_take_no_quadratic_time() -> None:
    """Twenty thousand marks side by side are matched within seconds."""
    marks = [mark((10 * at, 10 * at + 8)) for at in range(20_000)]
    started = time.perf_counter()
    assert len(match(marks, marks)) == 20_000
    assert time.perf_counter() - started < 5
