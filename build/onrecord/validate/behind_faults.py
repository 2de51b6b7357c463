"""Problems behind faults of shape: what other rules say of the sound parts of a file that has such faults."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.problems import Problem
from onrecord.read.stand_ins import STAND_IN, Repaired

_OF_ONE_FIELD = {
    *(
        "quote-verbatim",
        "text-verbatim",
        "selector-ambiguous",
        "selector-occurrence",
        "selector-surroundings",
    ),
    *("passage-whole-lines", "span-in-passage", "quote-pieces-in-order"),
    *("reference-exists", "date-edtf", "date-order", "quantity-in-order", "relation-not-to-itself"),
}
"""The rules that look at one field of an item, whatever its other fields are."""

_OF_USE = {"entity-used", "register-used"}
"""The rules that look for what refers to a row, which may be among what was left out."""

_OF_QUOTES = re.compile(r"quotes(\[\d+\]\.id)?")
_SELECTS = re.compile(r"\.(exact|prefix|suffix|occurrence)$")


def problems_behind(
    faults: Sequence[Problem], found: Sequence[Problem], repaired: Mapping[str, Repaired[Any]]
) -> list[Problem]:
    """Choose the problems of repaired files that are not about what was repaired.

    Args:
        faults: The problems of the files as they are.
        found: The problems of the files as repaired.
        repaired: The files that were repaired, by name.
    """
    known = {(problem.place, problem.rule) for problem in faults}
    touched = {file: _Touched(one) for file, one in repaired.items()}
    return [
        problem
        for problem in found
        if (problem.place, problem.rule) not in known
        and _is_of_the_sound_part(problem, touched.get(problem.place.file))
    ]


class _Touched:
    """What was replaced in a file, by the item that it is a part of."""

    def __init__(self, one: Repaired[Any]) -> None:
        self.was_refused = one.was_refused
        self.quotes = any(map(_OF_QUOTES.fullmatch, one.replaced))
        self.by_item: dict[str, list[str]] = defaultdict(list)
        for path in one.replaced:
            self.by_item[_item(path)].append(path)


def _item(path: str) -> str:
    """Give the item of a list, or the field of the file, that a path leads into."""
    return path[: path.index("]") + 1] if "]" in path else path.partition(".")[0]


def _is_of_the_sound_part(problem: Problem, touched: _Touched | None) -> bool:
    if STAND_IN in f"{problem.message}{problem.hint}{problem.cause}" or problem.rule in _OF_USE:
        return False
    if touched is None:
        # A register that could not be read whole told nothing of the ids that it has.
        return problem.rule == "reference-exists"
    path = problem.place.path
    if path.endswith(".quote") and touched.quotes:
        # The quote that is named may be the one whose id is faulty.
        return False
    item = _item(path)
    replaced = touched.by_item.get(item)
    if replaced is None:
        return touched.was_refused
    return problem.rule in _OF_ONE_FIELD and not any(_bears_on(one, path, item) for one in replaced)


def _bears_on(replaced: str, path: str, item: str) -> bool:
    """Say whether what was replaced at one path may be why there is a problem at another."""
    if _holds(replaced, path):
        return True
    return _holds(path, replaced) and (path != item or _SELECTS.search(replaced) is not None)


def _holds(path: str, inner: str) -> bool:
    return inner == path or inner.startswith((f"{path}.", f"{path}["))
