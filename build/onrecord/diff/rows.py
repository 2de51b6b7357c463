"""Rows of two packages side by side: both are sorted by primary key, so that neither is kept in memory."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from operator import lt
from typing import Any, NamedTuple

from onrecord.problems import Place, Problem
from onrecord.read.published import PublishedTable
from onrecord.read.row_sources import batches
from onrecord.read.rows import Row, RowBatch, RowSource
from onrecord.validate.packages import faults_of_zips

Key = tuple[Any, ...]

_BLOCK_BYTES = 1 << 20


class Pair(NamedTuple):
    """A row as it is in either package; None where it is not."""

    key: Key
    old: Row | None
    new: Row | None


class KeyedRows:
    """The rows of a table in the order of their keys; a row out of order ends them, as a problem."""

    def __init__(self, source: RowSource | None, table: PublishedTable, problems: list[Problem]) -> None:
        """Read a file of rows; a table that the package lacks has none."""
        self.source, self._table, self._problems = source, table, problems

    def __iter__(self) -> Iterator[tuple[Key, Row]]:
        """Give each row with its key."""
        last: Key | None = None
        for batch in self._batches():
            self._problems += batch.problems
            keys = list(zip(*map(batch.rows.column, self._table.primary_key), strict=True))
            if not self._are_in_order(batch, keys, last):
                self._problems.append(self._first_fault(batch, keys, last))
                return
            yield from zip(keys, batch.rows, strict=True)
            last = keys[-1] if keys else last

    def _batches(self) -> Iterator[RowBatch]:
        if self.source is None:
            return
        try:
            yield from batches(self.source, self._table)
        except faults_of_zips() as error:
            hint = "Make the zip again; write its members with deflate or uncompressed."
            place = Place(self.source.file)
            self._problems.append(Problem(place, f"cannot be read: {error}", "package-zip", hint))

    def _are_in_order(self, batch: RowBatch, keys: Sequence[Key], last: Key | None) -> bool:
        for field in self._table.primary_key:
            if set(map(type, batch.rows.column(field))) - {self._type_of(field)}:
                return False
        before = keys if last is None else chain([last], keys)
        return all(map(lt, before, islice(keys, 1 if last is None else 0, None)))

    def _type_of(self, field: str) -> type:
        return int if field in self._table.integers else str

    def _first_fault(self, batch: RowBatch, keys: Sequence[Key], last: Key | None) -> Problem:
        both = zip(keys, chain([last], keys), strict=False)
        faults = (self._fault(batch, at, key, before) for at, (key, before) in enumerate(both))
        return next(filter(None, faults))

    def _fault(self, batch: RowBatch, at: int, key: Key, before: Key | None) -> Problem | None:
        for field, value in zip(self._table.primary_key, key, strict=True):
            if type(value) is not self._type_of(field):
                kind = "a whole number" if self._type_of(field) is int else "text"
                message = f"{value!r} is no key: it is not {kind}"
                return Problem(batch.locate(at, field), message, "type", "Mend the row.")
        if before is None or before < key:
            return None
        place = batch.locate(at, self._table.primary_key[0])
        if key == before:
            message = f"{_written(key)} is used twice in {self._table.name}"
            return Problem(place, message, "id-unique", "Remove one of the two.")
        message = f"{_written(key)} stands after {_written(before)}, so that rows cannot be compared"
        fields = ", ".join(self._table.primary_key)
        hint = f"Sort the rows by {fields}, in the order of code points: `onrecord build` does."
        return Problem(place, message, "rows-sorted", hint)


def _written(key: Key) -> str:
    return ", ".join(map(str, key))


def side_by_side(old: KeyedRows, new: KeyedRows) -> Iterator[Pair]:
    """Merge the rows of two tables by their keys."""
    rows, others = iter(old), iter(new)
    row, other = next(rows, None), next(others, None)
    while row and other:
        if row[0] == other[0]:
            yield Pair(*row, other[1])
            row, other = next(rows, None), next(others, None)
        elif row[0] < other[0]:
            yield Pair(*row, None)
            row = next(rows, None)
        else:
            yield Pair(other[0], None, other[1])
            other = next(others, None)
    # One of the two is at its end.
    yield from (Pair(*one, None) for one in chain([row], rows) if one)
    yield from (Pair(one[0], None, one[1]) for one in chain([other], others) if one)


def same_bytes(old: RowSource | None, new: RowSource | None) -> bool:
    """Say whether two files of rows are the same, so that none of their rows need be read."""
    if old is None or new is None or (old.style, old.cost) != (new.style, new.cost):
        return False
    try:
        with old.open() as one, new.open() as other:
            while block := one.read(_BLOCK_BYTES):
                if block != other.read(_BLOCK_BYTES):
                    return False
            return not other.read(1)
    except faults_of_zips():
        # Reading the rows says what is wrong.
        return False
