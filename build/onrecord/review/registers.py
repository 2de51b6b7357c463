"""The registers as a review sees them: what is on disk, and what the person has added to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.checks.catalogue import DATASET_RULES, broken_rules
from onrecord.checks.known import KnownDataset
from onrecord.paths import REGISTERS, Project
from onrecord.problems import Place, Problem, in_file_order
from onrecord.read.corpus import Corpus, CorpusReader
from onrecord.read.documents import decode, parse_document
from onrecord.read.marked import Document
from onrecord.read.shape import ModelT, Sourced, read_shape
from onrecord.records import Dataset, SourcedRow
from onrecord.resolve.registers import add_registers
from onrecord.review.data import as_posted, document_of, items, mapping
from onrecord.review.finding import FoundNames
from onrecord.review.writing import written
from onrecord_schema.record import Record
from onrecord_schema.registers import (
    ClaimsRegister,
    EntitiesRegister,
    EventsRegister,
    Register,
    RegisteredClaim,
    RegisteredEntity,
    RegisteredEvent,
    RegisteredUtterance,
    UtterancesRegister,
)

MODELS: Mapping[str, tuple[type[Register], type[Record]]] = {
    "entities": (EntitiesRegister, RegisteredEntity),
    "claims": (ClaimsRegister, RegisteredClaim),
    "events": (EventsRegister, RegisteredEvent),
    "utterances": (UtterancesRegister, RegisteredUtterance),
}
"""Each register, and one record of it."""

TABLES = {
    "entities": ("entity_id", "name"),
    "claims": ("claim_id", "text"),
    "events": ("event_id", "title"),
    "utterances": ("utterance_id", "title"),
}
"""The tables that ids are looked up in: the id, and what tells a person what it means."""

SHARED = frozenset(("entities", "entity_names", "claims", "claim_relations", "events", "utterances"))
"""The tables that come of registers: an edit of an annotation breaks no rule about their rows."""


@dataclass(frozen=True)
class Addition:
    """A record that a person adds to a register."""

    register: str
    line: str
    """The record as YAML, on one line."""

    @cached_property
    def record(self) -> dict[str, Any]:
        """The record."""
        return mapping(items(mapping(self._document.data).get(self.register))[0])

    @property
    def id(self) -> str:
        """Its id."""
        return as_posted(self.record.get("id"))

    @cached_property
    def _document(self) -> Document:
        document, problems = parse_document(f"{self.register}:\n  - {self.line}\n", self.register)
        if document is None or problems:
            raise ValueError(self.line)
        return document

    def read(self) -> tuple[Sourced[Any] | None, list[Problem]]:
        """Read it as a register of its own; None, and problems, if its shape is faulty."""
        return read_shape(self._document, MODELS[self.register][0])


def addition(register: str, record: Mapping[str, Any]) -> Addition:
    """Make an addition of a record."""
    return Addition(register, written(dict(record)))


class Shared:
    """All registers as one state of a review has them: their rows, their names, their ids."""

    def __init__(self, corpus: Corpus, dataset: Dataset, problems: Sequence[Problem]) -> None:
        """Keep what was read.

        Args:
            corpus: The article and the registers, as they are on disk.
            dataset: The rows of the registers.
            problems: What could not be read of them.
        """
        self.corpus, self.dataset, self.problems = corpus, dataset, problems

    def with_added(self, added: Sequence[Addition]) -> "Shared":
        """Give the registers with more records; one that is there already, or is faulty, adds nothing."""
        if not added:
            return self
        made = copied(self.dataset, SHARED)
        for one in added:
            self._add(one, made)
        return Shared(self.corpus, made, self.problems)

    def _add(self, one: Addition, dataset: Dataset) -> None:
        sourced, problems = one.read()
        if sourced and not problems and one.id not in self.ids[one.register]:
            empty = dict.fromkeys(REGISTERS)
            add_registers(replace(self.corpus, **{**empty, one.register: sourced}), dataset)

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

    def problems_of(self, one: Addition) -> list[Problem]:
        """Say what is wrong with a record that would be added: by the rules of the build, all of them.

        The place of a problem is its path in the record.
        """
        sourced, found = one.read()
        found += self._repeated(one)
        if sourced is not None and not found:
            whole = copied(self.dataset, SHARED)
            before = {name: len(rows) for name, rows in whole.tables.items()}
            empty = dict.fromkeys(REGISTERS)
            add_registers(replace(self.corpus, **{**empty, one.register: sourced}), whole)
            new = {name: rows[before[name] :] for name, rows in whole.tables.items()}
            found = list(_broken(whole, new))
        prefix = f"{one.register}[0]"
        return [
            problem._replace(place=Place("", path=problem.place.path.removeprefix(prefix).removeprefix(".")))
            for problem in in_file_order(found)
        ]

    def _repeated(self, one: Addition) -> Iterator[Problem]:
        """Say that another record has its id, as reading the register would say it."""
        key = TABLES[one.register][0]
        for row in self.dataset.rows(one.register) if one.id in self.ids[one.register] else ():
            if row[key] == one.id:
                first = row.at(key)
                hint = f"The first is at {first.file}:{first.line}:{first.column}. Give this one its own id."
                message = f"{one.id!r} is used twice in {one.register}"
                yield Problem(Place("", path=f"{one.register}[0].id"), message, "id-unique", hint)


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
        self._stamps: list[tuple[int, int, int]] = []
        self._read: Shared | None = None
        self._added: tuple[Sequence[Addition], Shared] | None = None
        self._problems: dict[tuple[Addition, Sequence[Addition]], list[Problem]] = {}

    def read(self, added: Sequence[Addition] = ()) -> Shared:
        """Give the registers as they are on disk, with some records more."""
        base = self._on_disk()
        if not added:
            return base
        if self._added is None or self._added[0] != added:
            self._added = (added, base.with_added(added))
        return self._added[1]

    def problems_of(self, one: Addition, others: tuple[Addition, ...]) -> list[Problem]:
        """Say what is wrong with a record that is added, beside others, to the registers as on disk."""
        base = self._on_disk()
        if (one, others) not in self._problems:
            self._problems[one, others] = base.with_added(others).problems_of(one)
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
            self._read = Shared(corpus, dataset, reader.problems)
            self._stamps, self._added, self._problems = stamps, None, {}
        return self._read
