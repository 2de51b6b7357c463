"""A difference between two packages, and how far it moves the version of the data."""

from enum import Enum
from typing import NamedTuple

from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row
from onrecord.validate.schema_diff import Level


class Kind(Enum):
    """What happened."""

    SCHEMA = "schema"
    """The schema changed."""
    PACKAGE = "package"
    """What the descriptor says of the package as a whole changed."""
    REMOVED = "removed"
    """A row is gone."""
    ADDED = "added"
    """A row is new."""
    CHANGED = "changed"
    """A row has other values."""
    MOVED = "moved"
    """A row is the same words at another place, and where its id names the place, has another id."""


class Difference(NamedTuple):
    """One difference."""

    level: Level
    """How far it moves the version of the data: see `onrecord.diff.rule`."""
    kind: Kind
    table: str
    """The table, or the part of the schema or the descriptor."""
    why: str
    """What happened, in words."""
    key: tuple[str | int, ...] = ()
    """The primary key of the row, in the old package if it is in both."""
    old: Row | None = None
    new: Row | None = None
    fields: tuple[str, ...] = ()
    """The fields whose values differ."""
    shift: int = 0
    """How far a row moved, in Unicode code points."""

    @property
    def place(self) -> str:
        """Name what differs: the table, and the key of the row."""
        return ": ".join([self.table, ", ".join(map(str, self.key))]) if self.key else self.table


def has_id(table: PublishedTable) -> bool:
    """Say whether the rows of a table have an id, which others may hold; rows of link tables have none."""
    return len(table.primary_key) == 1
