"""Comparing two packages: schema first, then what is said of the whole, then the rows of each table."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.diff import rule
from onrecord.diff.difference import Difference, Kind
from onrecord.diff.packages import Side, open_side
from onrecord.diff.rows import KeyedRows, same_bytes, side_by_side
from onrecord.diff.tables import TableDifferences
from onrecord.problems import Problem
from onrecord.read.published import PublishedTable, schema_folder
from onrecord.validate.outcome import Outcome
from onrecord.validate.packages import DESCRIPTOR
from onrecord.validate.schema_diff import Level, Schema, changes, read_schemas

_SAID_ELSEWHERE = {"$schema", "$comment", "version", "schemaVersion", "sources"}
"""What the descriptor says that follows from versions and rows."""


@dataclass
class Comparison:
    """Two packages, and what differs between them, which is read anew each time it is asked for."""

    old: Side
    new: Side
    schemas: Path
    """The folder of the published schemas."""
    problems: list[Problem] = field(default_factory=list[Problem])
    """Why rows could not be compared."""
    counts: Counter[tuple[str, Kind]] = field(default_factory=Counter[tuple[str, Kind]])
    """How many differences there are of each table and kind, once `survey` has been called."""
    needed: Level | None = None
    """How far the version of the data has to move; None where nothing differs."""

    def survey(self) -> None:
        """Read both packages once: count the differences, and find what stands in the way."""
        for one in self.differences():
            self.counts[one.table, one.kind] += 1
            self.needed = max(self.needed or one.level, one.level)

    def differences(self) -> Iterator[Difference]:
        """Give every difference, those of a table in the order of its keys."""
        yield from self._of_schema()
        yield from self._of_description()
        # A table that only one version of the schema has is a difference of the schema.
        for name in self.old.tables:
            if name in self.new.tables:
                yield from self._of_rows(name)

    def _of_schema(self) -> Iterator[Difference]:
        if self.old.schema_version != self.new.schema_version:
            for change in changes(*map(self._schemas, (self.old, self.new))):
                yield Difference(change.level, Kind.SCHEMA, f"schema {change.place}", change.why)

    def _schemas(self, side: Side) -> dict[str, Schema]:
        earlier = self.schemas / side.schema_version
        return read_schemas(earlier if earlier.is_dir() else self.schemas)

    def _of_description(self) -> Iterator[Difference]:
        was, becomes = self.old.described, self.new.described
        for name in sorted((was.keys() | becomes.keys()) - _SAID_ELSEWHERE):
            if was.get(name) != becomes.get(name):
                level, place = rule.described(name), f"{DESCRIPTOR} {name}"
                old, new = {name: was.get(name)}, {name: becomes.get(name)}
                yield Difference(level, Kind.PACKAGE, place, "changed", (), old, new, (name,))

    def _of_rows(self, name: str) -> Iterator[Difference]:
        table, others = self.old.tables[name], self.new.tables[name]
        source, other = self.old.sources.get(name), self.new.sources.get(name)
        if _key_of(table) != _key_of(others) or (table is others and same_bytes(source, other)):
            return
        rows = KeyedRows(source, table, self.problems), KeyedRows(other, others, self.problems)
        yield from TableDifferences(table, others).of(side_by_side(*rows))


def _key_of(table: PublishedTable) -> list[tuple[str, bool]]:
    return [(name, name in table.integers) for name in table.primary_key]


def compare(old: Path, new: Path, outcome: Outcome, schemas: Path | None = None) -> Comparison | None:
    """Compare two packages; None where one of them cannot be read, and the outcome says why.

    Args:
        old: A package or a project.
        new: Another, or the same at another time.
        outcome: Gets the problems, and keeps what is opened until it is closed.
        schemas: The folder of the published schemas; that of this program when None.

    Raises:
        UsageError: A path does not exist, or is neither package nor project.
    """
    schemas = schemas or schema_folder()
    one, other = (open_side(path, outcome, schemas) for path in (old, new))
    if one is None or other is None:
        return None
    found = Comparison(one, other, schemas)
    found.survey()
    outcome.add(found.problems)
    return None if found.problems else found
