"""Rows: the records of the tables, each of which knows where in the sources it was written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.problems import Place
from onrecord_schema.tables import TABLES, Table

Row = dict[str, Any]
"""One row of a table: JSON values by field name."""

Locator = Callable[[str], Place]
"""Gives the place where a field of a row was written; the empty string asks for the row as a whole."""


@dataclass(frozen=True)
class SourcedRow:
    """A row, and where its fields were written."""

    row: Row
    at: Locator

    def __getitem__(self, field: str) -> Any:
        """Give the value of a field."""
        return self.row[field]


@dataclass(frozen=True)
class Dataset:
    """The rows of all tables, in the order in which they were written."""

    tables: dict[str, list[SourcedRow]] = field(default_factory=lambda: {table.name: [] for table in TABLES})

    partial: set[str] = field(default_factory=set[str])
    """The tables from which faulty rows were left out, so that what they lack is not held against others."""

    def add(self, table: str, row: Row, at: Locator) -> None:
        """Add a row."""
        self.tables[table].append(SourcedRow(row, at))

    def rows(self, table: str) -> Iterator[SourcedRow]:
        """Give the rows of a table."""
        return iter(self.tables[table])

    def texts(self) -> dict[str, str]:
        """Give the text of each article that has one."""
        return {row["article_id"]: row["text"] for row in self.rows("articles") if row["text"] is not None}


def key_of(table: Table, row: Row) -> tuple[Any, ...]:
    """Give the primary key of a row."""
    return tuple(row[field] for field in table.primary_key)
