"""Checking one annotation as it is edited: the rules of the build, on text that is not saved yet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.checks.catalogue import DATASET_RULES, broken_rules
from onrecord.checks.known import KnownDataset
from onrecord.paths import REGISTERS, Project
from onrecord.problems import Problem, in_file_order
from onrecord.read.corpus import Corpus, CorpusReader
from onrecord.read.documents import parse_document
from onrecord.read.shape import read_shape
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve
from onrecord_schema.annotation import Annotation


@dataclass(frozen=True)
class Checked:
    """What the rules say of an annotation."""

    problems: list[Problem]
    """The problems of the annotation and its article, in the order of the file."""
    dataset: Dataset
    """The rows of this article, and of all registers."""
    registers_are_faulty: bool
    """Whether a register has faults of its own, so that ids cannot be looked up in it."""


class Checker:
    """Checks one annotation again and again; registers are read again only when they change on disk."""

    def __init__(self, project: Project, path: Path) -> None:
        """Make a checker for one file of a project."""
        self._project, self._path = project, path
        self._files = {project.name_of(path), project.name_of(project.articles / f"{path.stem}.txt")}
        self._stamps: list[tuple[int, int]] = []
        self._read: tuple[Corpus, list[Problem]] | None = None

    def check(self, text: str) -> Checked:
        """Check a text in place of what is on disk: what `onrecord validate` would say of it."""
        document, found = parse_document(text, self._project.name_of(self._path))
        annotation, shape = read_shape(document, Annotation) if document else (None, [])
        corpus, faults = self._registers()
        read = {self._path.stem: annotation} if annotation else {}
        dataset, unresolved = resolve(replace(corpus, annotations=read))
        found += [*shape, *unresolved, *_broken(dataset)]
        own = [problem for problem in in_file_order(found) if problem.place.file in self._files]
        return Checked(own, dataset, bool(faults))

    def _registers(self) -> tuple[Corpus, list[Problem]]:
        """Read the article and the registers, unless nothing of them has changed."""
        paths = [self._project.registers / f"{name}.yaml" for name in REGISTERS]
        stats = [path.stat() for path in paths if path.is_file()]
        stamps = [(stat.st_mtime_ns, stat.st_size) for stat in stats]
        if self._read is None or stamps != self._stamps:
            reader = CorpusReader(self._project)
            corpus = reader.read_files([], [self._project.articles / f"{self._path.stem}.txt"])
            self._read, self._stamps = (corpus, reader.problems), stamps
        return self._read


_SHARED = frozenset(("entities", "entity_names", "claims", "claim_relations", "events", "utterances"))
"""The tables that come of registers: an edit of an annotation breaks no rule about their rows."""


def _broken(dataset: Dataset) -> Iterator[Problem]:
    """Apply the rules that can be about this article: of ten thousand entities, none is looked at again."""
    for rule in DATASET_RULES:
        if not rule.about or not _SHARED.issuperset(rule.about):
            yield from rule.problems(dataset)
    known = KnownDataset(dataset)
    for table in dataset.facts:
        rows = list(dataset.rows(table.name)) if table.name not in _SHARED else []
        for rule, finding in broken_rules(table, [row.row for row in rows], known):
            place = rows[finding.at].at(finding.field)
            yield Problem(place, finding.message, rule.name, finding.hint, finding.cause)
