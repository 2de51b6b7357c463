"""Checking one annotation as it is edited: the rules of the build, on text that is not saved yet."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from onrecord.checks.catalogue import DATASET_RULES, broken_rules
from onrecord.checks.known import KnownDataset
from onrecord.paths import Project
from onrecord.problems import Problem, in_file_order
from onrecord.read.marked import Document
from onrecord.read.shape import read_shape
from onrecord.records import Dataset
from onrecord.resolve.dataset import add_annotated, partial_tables
from onrecord.review.data import document_of
from onrecord.review.finding import Finder, FoundContext
from onrecord.review.register_edits import RegisterEdit
from onrecord.review.registers import SHARED, RegisterReader, Shared, copied
from onrecord.text.places import Places
from onrecord_schema.annotation import Annotation


@dataclass(frozen=True)
class Checked:
    """What the rules say of an annotation."""

    problems: list[Problem]
    """The problems of the annotation and its article, in the order of the file."""
    dataset: Dataset
    """The rows of this article, and of all registers."""
    shared: Shared
    """The registers that it was checked against."""

    @property
    def registers_are_faulty(self) -> bool:
        """Whether a register has faults of its own, so that ids cannot be looked up in it."""
        return bool(self.shared.problems)


class Checker:
    """Checks one annotation again and again; registers are read again only when they change on disk."""

    def __init__(self, project: Project, path: Path) -> None:
        """Make a checker for one file of a project; the article is read once and for all."""
        self._project, self._path = project, path
        self._files = {project.name_of(path), project.name_of(project.articles / f"{path.stem}.txt")}
        self.registers = RegisterReader(project, path.stem)
        self.article = self.registers.read().corpus.articles.get(path.stem)
        self.finder = Finder(Places(self.article.text if self.article else ""))

    def _parsed(self, text: str) -> tuple[Document | None, list[Problem]]:
        document, problems = document_of(text)
        file = self._project.name_of(self._path)
        found = [one._replace(place=one.place._replace(file=file)) for one in problems]
        return document and replace(document, file=file), found

    def check(self, text: str, edits: Sequence[RegisterEdit] = ()) -> Checked:
        """Check a text in place of what is on disk: what `onrecord validate` would say of it.

        Args:
            text: The annotation.
            edits: What the registers say otherwise than on disk.
        """
        document, found = self._parsed(text)
        annotation, shape = read_shape(document, Annotation) if document else (None, [])
        shared = self.registers.read(edits)
        read = {self._path.stem: annotation} if annotation else {}
        corpus = replace(shared.corpus, annotations=read)
        dataset, unresolved = copied(shared.dataset, SHARED), list[Problem]()
        if annotation and self.article:
            add_annotated(
                FoundContext(self.article, annotation, dataset, unresolved, finder=self.finder), shared.names
            )
        dataset.partial.update(partial_tables(corpus, annotated=not unresolved))
        found += [*shape, *unresolved, *_broken(dataset, shared)]
        own = [problem for problem in in_file_order(found) if problem.place.file in self._files]
        return Checked(own, dataset, shared)


class _Known(KnownDataset):
    """What rules ask of the rows of an article, and of those of registers, which are looked at once."""

    def __init__(self, own: Dataset, shared: Shared) -> None:
        super().__init__(own)
        self._own, self._shared = own, shared.known

    def ids_of(self, table: str) -> Collection[str] | None:
        if table not in SHARED:
            return super().ids_of(table)
        return None if table in self._own.partial else self._shared.ids_of(table)

    @cached_property
    def entity_types(self) -> Mapping[str, str]:
        return self._shared.entity_types


def _broken(dataset: Dataset, shared: Shared) -> Iterator[Problem]:
    """Apply the rules that can be about this article: of ten thousand entities, none is looked at again."""
    own = Dataset([table for table in dataset.facts if table.name not in SHARED], dataset.partial)
    for table in own.facts:
        own.tables[table.name].extend(dataset.rows(table.name))
    for rule in DATASET_RULES:
        if not SHARED.issuperset(rule.about):
            yield from rule.problems(dataset)
        elif not rule.about:
            yield from rule.problems(own)
    known = _Known(own, shared)
    for table in own.facts:
        rows = list(dataset.rows(table.name))
        for rule, finding in broken_rules(table, [row.row for row in rows], known):
            place = rows[finding.at].at(finding.field)
            yield Problem(place, finding.message, rule.name, finding.hint, finding.cause)
