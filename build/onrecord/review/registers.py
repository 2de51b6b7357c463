"""The registers as a review sees them: what is on disk, and what the person has edited of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.checks.catalogue import DATASET_RULES, broken_rules
from onrecord.checks.known import KnownDataset
from onrecord.paths import REGISTERS, Project
from onrecord.problems import Place, Problem, in_file_order
from onrecord.read.corpus import Corpus, CorpusReader
from onrecord.read.documents import decode
from onrecord.read.shape import ModelT, Sourced, read_shape
from onrecord.records import Dataset, SourcedRow
from onrecord.resolve.registers import add_registers
from onrecord.review.data import as_posted, document_of, items, mapping
from onrecord.review.finding import FoundNames
from onrecord.review.register_edits import RegisterEdit

TABLES = {
    "entities": ("entity_id", "name"),
    "claims": ("claim_id", "text"),
    "events": ("event_id", "title"),
    "utterances": ("utterance_id", "title"),
}
"""The tables that ids are looked up in: the id, and what tells a person what it means."""

ROWS_OF = {
    "entities": ("entities", "entity_names"),
    "claims": ("claims", "claim_relations"),
    "events": ("events", "event_participants"),
    "utterances": ("utterances",),
}
"""The tables that hold the rows of one record of each register."""

_FROM_REGISTERS = frozenset(table for tables in ROWS_OF.values() for table in tables)
SHARED = _FROM_REGISTERS - {"event_participants"}
"""The tables that articles refer to: an edit of an annotation breaks no rule about their rows."""


class Shared:
    """All registers as one state of a review has them: their rows, their names, their ids."""

    def __init__(
        self,
        corpus: Corpus,
        dataset: Dataset,
        problems: Sequence[Problem],
        own: Collection[tuple[str, str]] = (),
    ) -> None:
        """Keep what was read.

        Args:
            corpus: The article and the registers, as they are on disk.
            dataset: The rows of the registers.
            problems: What could not be read of them.
            own: The records that the review has written into them.
        """
        self.corpus, self.dataset, self.problems, self.own = corpus, dataset, problems, own

    def with_edits(self, edits: Sequence[RegisterEdit]) -> "Shared":
        """Give the registers with some records edited; a faulty one, or a new one that is there, is not."""
        if not edits:
            return self
        made = copied(self.dataset, _FROM_REGISTERS)
        for one in edits:
            if self._is_known(one) or one.id not in self.ids[one.register]:
                self._edit(one, made)
        return Shared(self.corpus, made, self.problems, self.own)

    def _is_known(self, one: RegisterEdit) -> bool:
        """Say whether an edit is of a record on disk, which is the one it is about."""
        return bool(one.before) or one.key in self.own

    def _edit(self, one: RegisterEdit, dataset: Dataset) -> None:
        sourced, problems = one.read()
        if sourced and not problems:
            for table in ROWS_OF[one.register] if self._is_known(one) else ():
                rows, key = dataset.tables[table], TABLES[one.register][0]
                rows[:] = [row for row in rows if row[key] != one.id]
            empty = dict.fromkeys(REGISTERS)
            add_registers(replace(self.corpus, **{**empty, one.register: sourced}), dataset)

    def record(self, register: str, record_id: str) -> dict[str, Any] | None:
        """Give a record as it is on disk; None if there is none."""
        sourced: Sourced[Any] | None = getattr(self.corpus, register)
        records = items(mapping(sourced.document.data).get(register)) if sourced else []
        return next((one for one in map(mapping, records) if as_posted(one.get("id")) == record_id), None)

    @cached_property
    def names(self) -> FoundNames:
        """The names of all entities."""
        return FoundNames((row["name"], row["entity_id"]) for row in self.dataset.rows("entity_names"))

    @cached_property
    def known(self) -> KnownDataset:
        """What rules ask of the rows of registers."""
        return KnownDataset(self.dataset)

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, str]]:
        """The ids of each register, each with what it means."""
        return {
            table: {as_posted(row[key]): as_posted(row[name]) for row in self.dataset.rows(table)}
            for table, (key, name) in TABLES.items()
        }

    def problems_of(self, one: RegisterEdit) -> list[Problem]:
        """Say what is wrong with a record as it is to be: by the rules of the build, all of them.

        The place of a problem is its path in the record; that of another record, which an edit of this one
        has put in the wrong, is the line of its register too.
        """
        sourced, found = one.read()
        found += [] if self._is_known(one) else self._repeated(one)
        if sourced is not None and not found:
            found = self._broken_by(one)
        return [problem._replace(place=_within(one, problem.place)) for problem in in_file_order(found)]

    def _broken_by(self, one: RegisterEdit) -> list[Problem]:
        """Apply the rules to a new record, or to all of them, for a change may break them elsewhere."""
        whole, is_known = copied(self.dataset, _FROM_REGISTERS), self._is_known(one)
        first = {name: 0 if is_known else len(rows) for name, rows in whole.tables.items()}
        before = list(_broken(whole, whole.tables)) if is_known else []
        self._edit(one, whole)
        new = {name: rows[first[name] :] for name, rows in whole.tables.items()}
        return [problem for problem in _broken(whole, new) if problem not in before]

    def _repeated(self, one: RegisterEdit) -> Iterator[Problem]:
        """Say that another record has its id, as reading the register would say it."""
        key = TABLES[one.register][0]
        for row in self.dataset.rows(one.register) if one.id in self.ids[one.register] else ():
            if row[key] == one.id:
                first = row.at(key)
                hint = f"The first is at {first.file}:{first.line}:{first.column}. Give this one its own id."
                message = f"{one.id!r} is used twice in {one.register}"
                yield Problem(Place("", path=f"{one.register}[0].id"), message, "id-unique", hint)


def _within(one: RegisterEdit, place: Place) -> Place:
    """Give the path of a place in a record that is a register of its own, or the line of another record."""
    if place.file not in ("", one.register):
        return Place("", path=f"{place.file}:{place.line}: {place.path}")
    return Place("", path=place.path.removeprefix(f"{one.register}[0]").removeprefix("."))


def _broken(whole: Dataset, new: Mapping[str, list[SourcedRow]]) -> Iterator[Problem]:
    """Apply the rules to new rows of registers, beside all the rows that are there."""
    # Of the quotes and claims in articles there are none here, so nothing is held to be unused.
    whole.partial.update({"quotes", "assertions", "event_reports", "mentions"})
    own = {id(row) for rows in new.values() for row in rows}
    for rule in DATASET_RULES:
        for row, field, message, hint in rule.find(whole):
            if id(row) in own:
                yield Problem(row.at(field), message, rule.name, hint)
    known = KnownDataset(whole)
    for table in whole.facts:
        rows = new[table.name]
        for rule, finding in broken_rules(table, [row.row for row in rows], known):
            place = rows[finding.at].at(finding.field)
            yield Problem(place, finding.message, rule.name, finding.hint, finding.cause)


def copied(dataset: Dataset, tables: frozenset[str]) -> Dataset:
    """Give a dataset that has the rows of some tables, and can be added to."""
    made = Dataset(dataset.facts, set(dataset.partial), set(dataset.awaited))
    for name in tables:
        made.tables[name].extend(dataset.rows(name))
    return made


class _CorpusReader(CorpusReader):
    """Reads files record by record: of a register that has one record more, that one is read."""

    def model(self, path: Path, model: type[ModelT]) -> Sourced[ModelT] | None:
        """Read one YAML file as a model; None, and a problem, when that cannot be done."""
        file = self.name_of(path)
        text = decode(path.read_bytes(), file)[0] if path.is_file() else None
        document, problems = document_of(text) if text else (None, [])
        if document is None or problems:
            # What is wrong is said as it is said of every file.
            return super().model(path, model)
        sourced, problems = read_shape(replace(document, file=file), model)
        self.problems += problems
        return sourced


class RegisterReader:
    """Reads the registers of a project, and the text of one article, again only when they change."""

    def __init__(self, project: Project, article_id: str) -> None:
        """Make a reader for one article."""
        self._project = project
        self.folder = project.registers
        self._article = project.articles / f"{article_id}.txt"
        self.own = set[tuple[str, str]]()
        """The records that the review has written, by register and id: their ids are nobody else's."""
        self._stamps: list[tuple[int, int, int]] = []
        self._read: Shared | None = None
        self._edited: tuple[Sequence[RegisterEdit], Shared] | None = None
        self._problems: dict[tuple[RegisterEdit, Sequence[RegisterEdit]], list[Problem]] = {}

    def read(self, edits: Sequence[RegisterEdit] = ()) -> Shared:
        """Give the registers as they are on disk, with some records edited."""
        base = self._on_disk()
        if not edits:
            return base
        if self._edited is None or self._edited[0] != edits:
            self._edited = (edits, base.with_edits(edits))
        return self._edited[1]

    def problems_of(self, one: RegisterEdit, others: tuple[RegisterEdit, ...]) -> list[Problem]:
        """Say what is wrong with a record that is edited, beside others, in the registers as on disk."""
        base = self._on_disk()
        if (one, others) not in self._problems:
            self._problems[one, others] = base.with_edits(others).problems_of(one)
        return self._problems[one, others]

    def _on_disk(self) -> Shared:
        paths = [self._project.registers / f"{name}.yaml" for name in REGISTERS]
        stats = [path.stat() for path in paths if path.is_file()]
        stamps = [(stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in stats]
        if self._read is None or stamps != self._stamps:
            reader = _CorpusReader(self._project)
            corpus = reader.read_files([], [self._article])
            dataset = Dataset()
            add_registers(corpus, dataset)
            self._read = Shared(corpus, dataset, reader.problems, self.own)
            self._stamps, self._edited, self._problems = stamps, None, {}
        return self._read
