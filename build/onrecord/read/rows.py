"""Rows as they are exchanged: JSON, JSON lines and CSV, some thousands at a time, each with its place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from operator import itemgetter, methodcaller
from typing import Any, BinaryIO, NamedTuple

from onrecord.problems import Place, Problem

Row = dict[str, Any]
"""One row of a table: JSON values by field name."""

STDIN = "<stdin>"
"""The name of standard input in problems."""


class Style(Enum):
    """How rows are written."""

    JSON = "json"
    LINES = "lines"
    CSV = "csv"


@dataclass(frozen=True)
class RowSource:
    """A file of rows of one table."""

    file: str
    """The file as problems name it."""
    style: Style
    table: str
    open: Callable[[], BinaryIO]
    """Opens the file from its beginning."""
    cost: int = field(default=0, compare=False)
    """Its size in bytes."""


class Rows(list[Row]):
    """Rows of one table, whose values can be had a field at a time.

    Rules look at fields rather than rows: what all of them ask of a field is then taken from the rows
    once, and compared in C.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Take rows, which may not change any more."""
        super().__init__(rows)
        self._distinct: dict[tuple[str, ...], set[tuple[Any, ...]]] = {}
        self._values: dict[str, set[Any]] = {}
        self._found: dict[str, list[Any]] = {}

    @cached_property
    def lengths(self) -> list[int]:
        """How many fields each row has."""
        return list(map(len, self))

    @cached_property
    def sizes(self) -> set[int]:
        """How many fields the rows have."""
        return set(self.lengths)

    @cached_property
    def columns(self) -> dict[str, Sequence[Any]] | None:
        """The values of each field, one for each row; None where the rows do not have the same fields."""
        names = tuple(self[0]) if self else ()
        if self.sizes - {len(names)}:
            return None
        if not names:
            return {}
        # A key is wanted twice, so that one name gives a tuple too.
        wanted = itemgetter(*names, names[0])
        try:
            return dict(zip(names, zip(*map(wanted, self), strict=True), strict=False))
        except KeyError:
            return None

    def column(self, field: str) -> Sequence[Any]:
        """Give the values of a field, one for each row; null where a row leaves it out."""
        columns = self.columns
        if columns is not None and field in columns:
            return columns[field]
        return list(map(methodcaller("get", field), self))

    def values(self, field: str) -> set[Any]:
        """Give the different values of a field."""
        if field not in self._values:
            self._values[field] = set(self.column(field))
        return self._values[field]

    def distinct(self, *fields: str) -> set[tuple[Any, ...]]:
        """Give the different values of some fields together."""
        if fields not in self._distinct:
            self._distinct[fields] = set(zip(*map(self.column, fields), strict=True))
        return self._distinct[fields]

    def found(self, field: str, known: Mapping[str, Any]) -> list[Any]:
        """Look up the values of a field, always in the same mapping; None for what is not in it."""
        if field not in self._found:
            self._found[field] = list(map(known.get, self.column(field)))
        return self._found[field]


class Marks(NamedTuple):
    """Where some values stand in a file."""

    file: str
    lines: Sequence[int]
    columns: Sequence[int]


MarkAll = Callable[[Sequence[int], str], Marks]
"""Gives where a field of some rows stands."""


@dataclass
class RowBatch:
    """Rows that were read together, and what could not be read between them."""

    rows: Rows
    locate: Callable[[int, str], Place]
    """Gives the place of a field of a row; the empty string asks for the row as a whole."""
    problems: Sequence[Problem] = ()
    mark_all: MarkAll | None = None
    """The same for many rows, where the path of a place is but the name of the field."""


def nothing_but(problem: Problem) -> RowBatch:
    """Give a batch of no rows, for a file that cannot be read further."""
    return RowBatch(Rows(), lambda _at, _field: problem.place, [problem])
