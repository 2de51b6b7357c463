"""Matching marks by the characters they share."""

import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.assignment import Pair
from onrecord.evaluate.marks import Mark
from onrecord.evaluate.matching import OVERLAP, iou, match
from onrecord.text.spans import Span


def mark(*segments: tuple[int, int], article: str = "a") -> Mark:
    """Make a mark of some segments."""
    return Mark(article, tuple(Span(*segment) for segment in segments), {})


def test_best_overlap_goes_first() -> None:
    """Of as many pairs the closest are made, even when another comes first in the text."""
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


def test_as_many_pairs_are_made_as_can_be() -> None:
    """The closest pair is given up where that leaves a counterpart for another mark."""
    gold = [mark((0, 10)), mark((0, 6)), mark((50, 60))]
    found = [mark((0, 8)), mark((0, 13)), mark((55, 60))]
    assert match(gold, found) == [Pair(0, 1), Pair(1, 0), Pair(2, 2)]


MARKS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 9)).map(lambda one: mark((one[0], sum(one)))), max_size=5
)


@given(MARKS, MARKS)
def test_no_other_choice_of_pairs_is_better(first: list[Mark], second: list[Mark]) -> None:
    """Held against every choice there is: none has more pairs, and none of as many overlaps more."""
    chosen = [iou(first[a].segments, second[b].segments) for a, b in match(first, second)]
    assert min(chosen, default=1) >= OVERLAP
    assert (len(chosen), pytest.approx(sum(chosen))) == _best(first, second)


def _best(first: list[Mark], second: list[Mark]) -> tuple[int, float]:
    """Try every way to give each mark of the one reading one of the other, or none."""
    slots = [*range(len(second)), *([None] * len(first))]
    tried = (
        [iou(one.segments, second[at].segments) for one, at in zip(first, ats, strict=True) if at is not None]
        for ats in set(permutations(slots, len(first)))
    )
    kept = ([score for score in scores if score >= OVERLAP] for scores in tried)
    return max((len(scores), sum(scores)) for scores in kept)


def test_many_equal_marks_are_all_matched_in_time() -> None:
    """What is too large to be solved exactly is matched best overlap first; equal marks lose nothing by it."""
    marks = [mark((0, 10))] * 300
    started = time.perf_counter()
    assert len(match(marks, marks)) == 300
    assert time.perf_counter() - started < 5


def test_a_chain_of_overlapping_marks_is_matched_in_time() -> None:
    """Three hundred marks each, of which every one overlaps the next: all in one component."""
    first = [mark((3 * at, 3 * at + 10)) for at in range(300)]
    second = [mark((3 * at + 2, 3 * at + 12)) for at in range(300)]
    started = time.perf_counter()
    assert len(match(first, second)) == 300
    assert time.perf_counter() - started < 5
