"""Checking one annotation as it is edited: the rules of the build, on text that is not saved yet."""

from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.checks.catalogue import check
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
        found += [*shape, *unresolved, *check(dataset)]
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
