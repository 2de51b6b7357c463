"""Problems behind faults of shape: what other rules say of the sound parts of a file that has such faults."""

import re
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
    return [
        problem
        for problem in found
        if (problem.place, problem.rule) not in known and _is_of_the_sound_part(problem, repaired)
    ]


def _is_of_the_sound_part(problem: Problem, repaired: Mapping[str, Repaired[Any]]) -> bool:
    if STAND_IN in f"{problem.message}{problem.hint}{problem.cause}" or problem.rule in _OF_USE:
        return False
    one = repaired.get(problem.place.file)
    if one is None:
        # A register that could not be read whole told nothing of the ids that it has.
        return problem.rule == "reference-exists"
    path = problem.place.path
    if path.endswith(".quote") and any(map(_OF_QUOTES.fullmatch, one.replaced)):
        # The quote that is named may be the one whose id is faulty.
        return False
    item = path[: path.index("]") + 1] if "]" in path else path
    touched = [replaced for replaced in one.replaced if _holds(item, replaced)]
    if not touched:
        return one.was_refused
    return problem.rule in _OF_ONE_FIELD and not any(_bears_on(replaced, path, item) for replaced in touched)


def _bears_on(replaced: str, path: str, item: str) -> bool:
    """Say whether what was replaced at one path may be why there is a problem at another."""
    if _holds(replaced, path):
        return True
    return _holds(path, replaced) and (path != item or _SELECTS.search(replaced) is not None)


def _holds(path: str, inner: str) -> bool:
    return inner == path or inner.startswith((f"{path}.", f"{path}["))
