"""Problems: what is wrong with the data, where, and what to do about it.

A fault in the data is a `Problem`, and all of them are collected; a fault in the program is an
exception. Every problem names a rule, a file, a line and a column.
"""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from operator import itemgetter, lt
from typing import Any, NamedTuple, TypeVar, cast


class Place(NamedTuple):
    """A place in a file: line and column count from 1, columns in Unicode code points."""

    file: str
    line: int = 1
    column: int = 1
    path: str = ""
    """Which part of the record: `quotes[2].content[0]`; empty for the whole file."""


class Edit(NamedTuple):
    """A change of a file that mends a problem, safe to make unseen."""

    place: Place
    old: str
    """The value that stands there."""
    new: str
    """The value that should."""


class Problem(NamedTuple):
    """Something wrong with the data, said once."""

    place: Place
    message: str
    """What is wrong, in one line."""
    rule: str
    """The name of the rule it breaks."""
    hint: str = ""
    """What it should be, or what to do, in one or more lines."""
    cause: str = ""
    """What it is about, where one fault shows in many places: a missing entity that ten quotes name.

    Problems of one rule that say the same about the same are one.
    """
    also: tuple[Place, ...] = ()
    """The other places where the same fault shows."""
    edits: tuple[Edit, ...] = ()
    """The changes that mend it, where there is only one way to."""


_TupleT = TypeVar("_TupleT", bound=tuple[Any, ...])


def maker_of(kind: type[_TupleT]) -> Callable[[Iterable[Any]], _TupleT]:
    """Give a function that makes named tuples of their values, by the million: in C, as `kind(...)` is not.

    >>> maker_of(Place)(("a.yaml", 3, 5, "quotes"))
    Place(file='a.yaml', line=3, column=5, path='quotes')
    """
    return partial(cast("Any", tuple).__new__, kind)


class UsageError(Exception):
    """The command cannot start as called: a wrong path, a missing extra. Exit status 2."""


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file, line and column; each one once, and one for each fault."""
    ordered = sorted(problems, key=_place)
    # As a rule each place has one problem, and nothing more is to be compared.
    if not all(map(lt, map(_place, ordered), map(_place, ordered[1:]))):
        ordered.sort(key=in_file)
        ordered = [*ordered[:1], *(one for before, one in pairwise(ordered) if one != before)]
    messages = [problem.message for problem in ordered if problem.cause]
    return ordered if len(set(messages)) == len(messages) else _one_for_each_fault(ordered)


_place = itemgetter(Problem._fields.index("place"))
in_file = itemgetter(
    *map(Problem._fields.index, ("place", "rule", "message", "hint", "cause", "also", "edits"))
)
"""What problems are sorted by: all of their fields, so that what is equal stands together."""


def _one_for_each_fault(ordered: Iterable[Problem]) -> list[Problem]:
    """Keep the first problem of each fault, with the places of the others."""
    kept: list[Problem] = []
    positions: dict[tuple[str, str, str], int] = {}
    more: dict[int, list[Place]] = {}
    for problem in ordered:
        place, message, rule, _, cause, _, _ = problem
        new = len(kept)
        first = positions.setdefault((rule, cause, message), new) if cause else new
        if first == new:
            kept.append(problem)
        else:
            more.setdefault(first, []).append(place)
    for first, places in more.items():
        problem = kept[first]
        kept[first] = problem._replace(also=tuple(dict.fromkeys((*places, *problem.also))))
    return kept


def first_line(problem: Problem) -> str:
    """Write what is wrong and where, in one line.

    >>> first_line(Problem(Place("a.yaml", 3, 5, "quotes[0].kind"), "is empty", "shape"))
    'a.yaml:3:5: quotes[0].kind: is empty [shape]'
    """
    # Written out, rather than with `located`: of millions of problems this is what takes the time.
    (file, line, column, path), message, rule, _, _, _, _ = problem
    part = f"{path}: " if path else ""
    return f"{file}:{line}:{column}: {part}{message} [{rule}]"


def located(place: Place) -> str:
    """Write a place as `file:line:column: path`.

    >>> located(Place("a.yaml", 3, 5, "quotes[0].kind"))
    'a.yaml:3:5: quotes[0].kind'
    """
    file, line, column, path = place
    return f"{file}:{line}:{column}: {path}" if path else f"{file}:{line}:{column}"


def as_text(problem: Problem) -> str:
    """Write a problem as `file:line:column: path: what is wrong [rule]`, and its hint indented below.

    >>> print(as_text(Problem(Place("a.yaml", 3, 5, "quotes[0].kind"), "is empty", "shape", "Fill it in.")))
    a.yaml:3:5: quotes[0].kind: is empty [shape]
        Fill it in.
    """
    return "\n".join([first_line(problem), *(f"    {line}" for line in problem.hint.splitlines())])
