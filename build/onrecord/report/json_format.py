"""Problems as JSON: an array of objects, one a line, for programs to read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.problems import Place, Problem


def json_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Write the problems as one JSON array."""
    opening = "["
    for problem in problems:
        yield opening + json.dumps(_as_object(problem), ensure_ascii=False)
        opening = ","
    yield "[]" if opening == "[" else "]"


def _as_object(problem: Problem) -> dict[str, Any]:
    return {
        **_as_place(problem.place),
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
        "also": [_as_place(place) for place in problem.also],
    }


def _as_place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column, "path": place.path}
