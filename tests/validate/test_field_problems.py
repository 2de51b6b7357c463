"""Problems of rows, kept as columns: told as if each had been made at once."""

from collections.abc import Sequence
from itertools import chain

import pytest

from onrecord.problems import Place, Problem, in_file_order
from onrecord.read.rows import Marks
from onrecord.validate.field_problems import FieldProblems, told_in_order


def _of(lines: Sequence[int], column: int, path: str, messages: Sequence[str], cause: str) -> FieldProblems:
    marks = Marks("rows.jsonl", lines, [column] * len(lines))
    return FieldProblems(marks, path, "type", cause, messages, [f"Mend {path}."] * len(lines))


FIRST = _of([1, 2, 4], 9, "text", ["a", "b", "c"], "quotes text")
SECOND = _of([5, 7], 9, "text", ["d", "e"], "quotes text")
BESIDE_FIRST = _of([2, 3], 30, "cue_text", ["f", "g"], "quotes cue_text")
AS_BEFORE = _of([8, 9], 9, "text", ["a", "h"], "quotes text")
OF_NOTHING = _of([8, 9], 9, "text", ["a", "a"], "")
BETWEEN = [
    Problem(Place("rows.jsonl", 6), "is not JSON", "json-syntax"),
    Problem(Place("rows.jsonl", 3), "is not JSON", "json-syntax"),
]


@pytest.mark.parametrize(
    ("made", "fields"),
    [
        ([], []),
        (BETWEEN, []),
        ([], [SECOND, FIRST]),
        (BETWEEN, [FIRST, SECOND]),
        ([], [FIRST, BESIDE_FIRST, SECOND]),
        (BETWEEN, [FIRST, BESIDE_FIRST, SECOND]),
        ([], [FIRST, SECOND, AS_BEFORE]),
        ([], [FIRST, SECOND, OF_NOTHING]),
        ([BETWEEN[0]._replace(cause="quotes text", message="a", rule="type")], [FIRST, SECOND]),
    ],
    ids=["none", "made", "in a row", "between", "entangled", "all", "the same", "no cause", "the same, made"],
)
def test_problems_are_told_in_file_order(made: list[Problem], fields: list[FieldProblems]) -> None:
    """However they were kept, the same problems are told in the same order, with the same places."""
    told, wanted = told_in_order(made, fields), in_file_order(chain(made, *fields))
    assert list(told) == wanted
    assert len(told) == len(wanted)
    assert told.places == len(wanted) + sum(len(problem.also) for problem in wanted)
    assert all(problem in told for problem in wanted)
    assert Problem(Place("rows.jsonl"), "is elsewhere", "type") not in told
