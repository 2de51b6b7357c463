"""Rows as they are exchanged: JSON, JSON lines and CSV, some thousands at a time, each with its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, BinaryIO

from onrecord.problems import Place, Problem

Row = dict[str, Any]

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


@dataclass
class RowBatch:
    """Rows that were read together, and what could not be read between them."""

    rows: list[Row]
    locate: Callable[[int, str], Place]
    """Gives the place of a field of a row; the empty string asks for the row as a whole."""
    problems: Sequence[Problem] = ()


def nothing_but(problem: Problem) -> RowBatch:
    """Give a batch of no rows, for a file that cannot be read further."""
    return RowBatch([], lambda _at, _field: problem.place, [problem])
