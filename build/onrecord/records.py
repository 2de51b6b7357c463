"""Rows: the records of the tables, each of which knows where in the sources it was written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from onrecord.problems import Place
from onrecord.read.rows import Row

if TYPE_CHECKING:
    from onrecord.read.published import PublishedTable
    from onrecord_schema.tables import Table

Locator = Callable[[str], Place]
"""Gives the place where a field of a row was written; the empty string asks for the row as a whole."""


TableFacts: TypeAlias = "Table | PublishedTable"
"""What rules know of a table: its model tells it, and so does its published schema."""


@dataclass(frozen=True)
class SourcedRow:
    """A row, and where its fields were written."""

    row: Row
    at: Locator

    def __getitem__(self, field: str) -> Any:
        """Give the value of a field."""
        return self.row[field]


def _model_tables() -> Sequence["TableFacts"]:
    # Imported here: the models import pydantic, which rows read from a package do without.
    from onrecord_schema.tables import TABLES

    return TABLES


@dataclass
class Dataset:
    """The rows of all tables, in the order in which they were written."""

    facts: Sequence[TableFacts] = field(default_factory=_model_tables)
    """The tables there are."""

    partial: set[str] = field(default_factory=set[str])
    """The tables from which faulty rows were left out, so that what they lack is not held against others."""

    awaited: set[str] = field(default_factory=set[str])
    """The tables of which more rows may follow, so that no row is faulty for want of a row in them."""

    @cached_property
    def tables(self) -> Mapping[str, list[SourcedRow]]:
        """The rows of each table."""
        return {table.name: [] for table in self.facts}

    def add(self, table: str, row: Row, at: Locator) -> None:
        """Add a row."""
        self.tables[table].append(SourcedRow(row, at))

    def rows(self, table: str) -> Iterator[SourcedRow]:
        """Give the rows of a table."""
        return iter(self.tables[table])

    def given(self) -> Sequence["TableFacts"]:
        """Give the tables of which there are rows to hold to account, all of them as a rule."""
        return [table for table in self.facts if table.name not in self.awaited]

    def texts(self) -> dict[str, str]:
        """Give the text of each article that has one."""
        return {row["article_id"]: row["text"] for row in self.rows("articles") if row["text"] is not None}

    def lacks_rows(self, table: str) -> bool:
        """Say whether a table is not the whole table, so that a missing row proves nothing."""
        return table in self.partial or table in self.awaited


def key_of(table: TableFacts, row: Row) -> tuple[Any, ...]:
    """Give the primary key of a row."""
    return tuple(row[field] for field in table.primary_key)
