"""Validating rows: shape by the published schema, rules against the dataset they would join."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from onrecord.checks.catalogue import DATASET_RULES, broken_rules
from onrecord.checks.references import repeated_key
from onrecord.checks.rule import Finding
from onrecord.problems import Edit, Place, Problem
from onrecord.read.marked import written
from onrecord.read.published import PublishedTable
from onrecord.read.row_sources import batches
from onrecord.read.rows import MarkAll, Marks, Row, RowBatch, Rows, RowSource
from onrecord.records import Dataset, SourcedRow
from onrecord.validate.duplicates import SeenKeys
from onrecord.validate.earlier import EarlierShape
from onrecord.validate.faults import FieldFaults
from onrecord.validate.field_problems import FieldProblems
from onrecord.validate.known_rows import KnownRows, Sources
from onrecord.validate.outcome import Outcome
from onrecord.validate.packages import faults_of_zips
from onrecord.validate.shape import RowShape

_ITEM = re.compile(r"\[\d+\]")

MOST_BYTES_TOGETHER = 50_000_000
"""Files larger than this together are read row by row and not kept: rules over all rows are left out."""


@dataclass
class RowSet:
    """Rows to be validated together, and the dataset they would join."""

    sources: Sequence[RowSource]
    tables: Mapping[str, PublishedTable]
    base: Sources = field(default_factory=dict[str, Sequence[RowSource]])
    """The rows of the dataset; empty when the rows are a dataset of their own."""
    earlier: bool = False
    """Whether the rows are of an earlier version of the schema, so that only their shape can be told."""

    def joined(self) -> Sources:
        """Give the files of each table, those of the dataset first."""
        files: dict[str, list[RowSource]] = defaultdict(list)
        for table, sources in self.base.items():
            files[table] += sources
        for source in self.sources:
            files[source.table].append(source)
        return files

    def is_small(self) -> bool:
        """Say whether all rows fit in memory with ease."""
        return sum(one.cost for many in self.joined().values() for one in many) <= MOST_BYTES_TOGETHER


def validate_rows(rows: RowSet, outcome: Outcome) -> None:
    """Check rows against the schema and every rule that their number allows."""
    known = KnownRows(rows.joined(), rows.tables)
    together = Together(rows) if rows.is_small() else OneByOne(rows)
    for source in rows.sources:
        try:
            _validate_source(rows, source, known, outcome, together)
        except faults_of_zips() as error:
            hint = "Make the zip again; write its members with deflate or uncompressed."
            problem = Problem(Place(source.file), f"cannot be read: {error}", "package-zip", hint)
            outcome.add([problem])
            return
    outcome.add(together.problems())
    if rows.earlier:
        note = "rows of an earlier schema version: their shape was checked, the rules were not applied"
        outcome.notes.append(note)
    elif isinstance(together, OneByOne):
        names = ", ".join(rule.name for rule in DATASET_RULES if rule.name != "id-unique")
        outcome.notes.append(f"rules over all rows were not applied to so many rows: {names}")
        outcome.notes.append("of so many rows, those with a fault of shape were held to no other rule")


def _validate_source(
    rows: RowSet,
    source: RowSource,
    known: KnownRows,
    outcome: Outcome,
    together: "Together | OneByOne",
) -> None:
    table = rows.tables[source.table]
    shape = EarlierShape(table) if rows.earlier else RowShape(table)
    for batch in batches(source, table):
        outcome.count("row", len(batch.rows))
        outcome.add(batch.problems)
        faults = list(shape.faults(batch.rows))
        _tell_misshapen(faults, table, batch, outcome)
        if rows.earlier:
            continue
        wrong = set(chain.from_iterable(fault.rows for fault in faults))
        sound = _sound(batch, wrong, table)
        _tell_broken_rules(table, sound, known, outcome)
        if isinstance(together, Together):
            for fields, mended in _with_faults(batch, faults, table):
                _tell_broken_rules(table, mended, known, outcome, fields)
        together.add(table, sound, faulty=bool(wrong or batch.problems))


def _tell_broken_rules(
    table: PublishedTable, batch: RowBatch, known: KnownRows, outcome: Outcome, without: Collection[str] = ()
) -> None:
    mark_all = batch.mark_all
    alike: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for rule, found in broken_rules(table, batch.rows, known, without):
        if found.better or mark_all is None:
            outcome.problems.append(_broken(rule.name, found, batch))
        else:
            alike[rule.name, found.field, found.cause].append(found)
    if mark_all is None:
        return
    for (rule, name, cause), findings in alike.items():
        rows, _, messages, hints, _, _ = zip(*findings, strict=True)
        outcome.of_fields.append(FieldProblems(mark_all(rows, name), name, rule, cause, messages, hints))


def _with_faults(
    batch: RowBatch, faults: Iterable[FieldFaults], table: PublishedTable
) -> Iterator[tuple[frozenset[str], RowBatch]]:
    """Give the rows that have faults of shape by the fields at fault, with null in the place of those."""
    fields: dict[int, set[str]] = defaultdict(set)
    for fault in faults:
        for at in fault.rows:
            fields[at].add(fault.field)
    alike: dict[frozenset[str], list[int]] = defaultdict(list)
    for at, wrong in fields.items():
        alike[frozenset(wrong)].append(at)
    for wrong, kept in alike.items():
        rows = (
            {name: None if name in wrong else row.get(name) for name in table.fields}
            for row in map(batch.rows.__getitem__, kept)
        )
        yield wrong, RowBatch(Rows(rows), partial(_locate_kept, batch, kept))


def _broken(rule: str, found: Finding, batch: RowBatch) -> Problem:
    row = batch.rows[found.at]
    edits = tuple(
        Edit(batch.locate(found.at, field), str(row[field]), str(value)) for field, value in found.better
    )
    place = batch.locate(found.at, found.field)
    return Problem(place, found.message, rule, found.hint, found.cause, edits=edits)


def _tell_misshapen(
    faults: Iterable[FieldFaults], table: PublishedTable, batch: RowBatch, outcome: Outcome
) -> None:
    for name, rule, rows, messages, hints in faults:
        # A value that a program writes wrong in every row is one fault in many places.
        cause = f"{table.name} {name}"
        if batch.mark_all is not None:
            marks, path = batch.mark_all(rows, name), written((name,))
            outcome.of_fields.append(FieldProblems(marks, path, rule, cause, messages, hints))
            continue
        for at, message, hint in zip(rows, messages, hints, strict=True):
            place = batch.locate(at, name)
            item = _ITEM.match(place.path)
            place = place._replace(path=f"{item[0]}.{written((name,))}" if item else written((name,)))
            outcome.problems.append(Problem(place, message, rule, hint, cause))


def _sound(batch: RowBatch, wrong: Collection[int], table: PublishedTable) -> RowBatch:
    """Leave out the rows that are wrong, and fill in null for the fields that rows leave out."""
    rows: list[Row] = batch.rows
    locate, mark_all = batch.locate, batch.mark_all
    if wrong:
        kept = [at for at in range(len(rows)) if at not in wrong]
        rows = [rows[at] for at in kept]
        locate, mark_all = (
            partial(_locate_kept, batch, kept),
            mark_all and partial(_mark_kept, mark_all, kept),
        )
    if batch.rows.sizes - {len(table.fields)}:
        nothing: Row = dict.fromkeys(table.fields)
        rows = [{**nothing, **row} for row in rows]
    return RowBatch(rows if isinstance(rows, Rows) else Rows(rows), locate, mark_all=mark_all)


def _locate_kept(batch: RowBatch, kept: Sequence[int], at: int, field: str) -> Place:
    return batch.locate(kept[at], field)


def _mark_kept(mark_all: MarkAll, kept: Sequence[int], rows: Sequence[int], field: str) -> Marks:
    return mark_all([kept[at] for at in rows], field)


class _JoinedTables(dict[str, list[SourcedRow]]):
    """The rows of each table, those of the dataset read when a rule first asks for them."""

    def __init__(self, rows: RowSet, together: Dataset) -> None:
        super().__init__()
        self._rows, self._together = rows, together

    def __missing__(self, table: str) -> list[SourcedRow]:
        facts = self._rows.tables[table]
        self[table] = [
            SourcedRow(row, partial(batch.locate, at))
            for source in self._rows.base.get(table, ())
            for batch in batches(source, facts)
            for at, row in enumerate(_sound(batch, (), facts).rows)
        ] + self._together.tables[table]
        return self[table]


class Together:
    """Rows that are few enough to be kept, and so to be held to the rules over all rows."""

    def __init__(self, rows: RowSet) -> None:
        """Keep no rows yet."""
        self._rows = rows
        self._new = Dataset(list(rows.tables.values()))

    def add(self, table: PublishedTable, batch: RowBatch, *, faulty: bool) -> None:
        """Keep rows; `faulty` says that rows beside them were left out."""
        for at, row in enumerate(batch.rows):
            self._new.add(table.name, row, partial(batch.locate, at))
        if faulty:
            self._new.partial.add(table.name)

    def problems(self) -> Iterator[Problem]:
        """Apply the rules over all rows to the rows and the dataset they would join."""
        rows = self._rows
        files = {source.file for source in rows.sources}
        given = {source.table for source in rows.sources}
        whole = Dataset(self._new.facts, set(self._new.partial))
        whole.tables = _JoinedTables(rows, self._new)
        whole.awaited = {table.name for table in whole.facts if table.name not in given}
        for rule in DATASET_RULES:
            if given.intersection(rule.about or given):
                yield from (problem for problem in rule.problems(whole) if problem.place.file in files)


class OneByOne:
    """Rows that are too many to be kept: only their keys are compared."""

    def __init__(self, rows: RowSet) -> None:
        """Remember the keys of the dataset that the rows would join."""
        self._rows = rows
        self._seen = {source.table: SeenKeys() for source in rows.sources}
        for table, seen in self._seen.items():
            for source in rows.base.get(table, ()):
                for batch in batches(source, rows.tables[table]):
                    seen.add(_keys(batch, rows.tables[table]))

    def add(self, table: PublishedTable, batch: RowBatch, *, faulty: bool) -> None:  # noqa: ARG002 -- as Together
        """Remember the keys of rows."""
        self._seen[table.name].add(_keys(batch, table))

    def problems(self) -> Iterator[Problem]:
        """Find the keys that occur twice: by their hashes first, then by themselves."""
        for name, seen in self._seen.items():
            if doubtful := seen.doubtful():
                yield from _named_twice(self._rows, self._rows.tables[name], doubtful)


def _files_of(rows: RowSet, table: str) -> Iterator[tuple[RowSource, RowBatch]]:
    for source in rows.joined()[table]:
        for batch in batches(source, rows.tables[table]):
            yield source, batch


def _keys(batch: RowBatch, table: PublishedTable) -> Iterable[object]:
    if len(table.primary_key) == 1:
        return batch.rows.column(table.primary_key[0])
    return zip(*map(batch.rows.column, table.primary_key), strict=True)


def _named_twice(rows: RowSet, table: PublishedTable, doubtful: set[int]) -> Iterator[Problem]:
    first: dict[object, Place] = {}
    new = {source.file for source in rows.sources}
    for source, batch in _files_of(rows, table.name):
        for at, key in enumerate(_keys(batch, table)):
            if hash(key) in doubtful:
                place = batch.locate(at, table.primary_key[0])
                if (before := first.setdefault(key, place)) is not place and source.file in new:
                    yield repeated_key(key, table.name, place, before)
