"""The desk: what a project knows when an article comes in, and whether it would take a draft as valid."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.checks.catalogue import check
from onrecord.extract.article import Registers
from onrecord.extract.claims.registered import ClaimIndex
from onrecord.extract.events.finding import KnownEvent
from onrecord.extract.mentions import Known
from onrecord.extract.occasions.utterances import KnownUtterance
from onrecord.paths import Project
from onrecord.problems import Problem, UsageError, as_text
from onrecord.read.corpus import ArticleSource, Corpus, CorpusReader
from onrecord.read.documents import read_document
from onrecord.read.shape import Sourced, read_shape
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve
from onrecord_schema.annotation import Annotation
from onrecord_schema.registers import (
    ClaimsRegister,
    EntitiesRegister,
    EventsRegister,
    RegisteredEvent,
    UtterancesRegister,
)
from onrecord_schema.vocabularies import EntityType


@dataclass(frozen=True)
class Sheet:
    """An article and its annotation, not yet in the project."""

    article_id: str
    text: str
    yaml: str


class Desk:
    """The registers of a project, read once."""

    def __init__(self, project: Project) -> None:
        """Read the registers.

        Raises:
            UsageError: They have problems, so that nothing can be held against them.
        """
        self.project = project
        reader = CorpusReader(project)
        self._corpus = reader.read_files((), ())
        if reader.problems:
            message = f"the registers have problems, the first is:\n{as_text(reader.problems[0])}"
            raise UsageError(f"{message}\nMend them first; `onrecord validate` shows all.")

    @property
    def entities(self) -> EntitiesRegister:
        """The entities of the project."""
        assert self._corpus.entities is not None  # noqa: S101 -- a missing register is a problem, see above
        return self._corpus.entities.record

    @property
    def claims(self) -> ClaimsRegister:
        """The claims of the project."""
        assert self._corpus.claims is not None  # noqa: S101 -- as above
        return self._corpus.claims.record

    @property
    def events(self) -> EventsRegister:
        """The events of the project."""
        assert self._corpus.events is not None  # noqa: S101 -- as above
        return self._corpus.events.record

    @property
    def utterances(self) -> UtterancesRegister:
        """The utterances of the project."""
        assert self._corpus.utterances is not None  # noqa: S101 -- as above
        return self._corpus.utterances.record

    @cached_property
    def outlets(self) -> list[str]:
        """The outlets among the entities."""
        return sorted(one.id for one in self.entities.entities if one.type is EntityType.OUTLET)

    @cached_property
    def registers(self) -> Registers:
        """The registers as the rules of extraction read them."""
        return Registers(
            Known.of(
                (one.id, one.type, [one.name, *(other.name for other in one.names)])
                for one in self.entities.entities
            ),
            ClaimIndex((claim.id, claim.text) for claim in self.claims.claims),
            [_known(event) for event in self.events.events],
            [KnownUtterance(one.id, one.title, one.said, one.note) for one in self.utterances.utterances],
            {
                one.id: [body for body in (one.part_of, one.affiliation) if body]
                for one in self.entities.entities
            },
        )

    def article_file(self, article_id: str) -> str:
        """Name the text file of an article, from the root of the project."""
        return f"{self.project.from_root(self.project.articles / article_id)}.txt"

    def annotation_file(self, article_id: str) -> str:
        """Name the annotation of an article, from the root of the project."""
        return f"{self.project.from_root(self.project.annotations / article_id)}.yaml"

    def problems_of(self, sheet: Sheet) -> list[Problem]:
        """Give the problems that `onrecord validate` would report of the two files, were they there."""
        annotation, problems = self._read(sheet)
        if annotation is None:
            return problems
        corpus = self._with({sheet.article_id: sheet}, {sheet.article_id: annotation})
        dataset, unresolved = resolve(corpus)
        files = {self.article_file(sheet.article_id), self.annotation_file(sheet.article_id)}
        found = [*problems, *unresolved, *check(dataset)]
        return [problem for problem in found if problem.place.file in files]

    def rows_of(self, sheets: Mapping[str, Sheet]) -> Dataset:
        """Resolve sound drafts into rows."""
        annotations = {key: self._read(sheet)[0] for key, sheet in sheets.items()}
        return resolve(self._with(sheets, {key: one for key, one in annotations.items() if one}))[0]

    def _with(self, sheets: Mapping[str, Sheet], annotations: dict[str, Sourced[Annotation]]) -> Corpus:
        articles = {key: self._article(sheet) for key, sheet in sheets.items()}
        return replace(self._corpus, articles=articles, annotations=annotations)

    def _article(self, sheet: Sheet) -> ArticleSource:
        sha256 = hashlib.sha256(sheet.text.encode()).hexdigest()
        file = self.article_file(sheet.article_id)
        return ArticleSource(sheet.article_id, file, sheet.text, sha256, source_file=file)

    def _read(self, sheet: Sheet) -> tuple[Sourced[Annotation] | None, list[Problem]]:
        file = self.annotation_file(sheet.article_id)
        document, problems = read_document(self.project.root / file, file, sheet.yaml.encode())
        if document is None:
            return None, problems
        annotation, faults = read_shape(document, Annotation)
        return annotation, problems + faults


def _known(event: RegisteredEvent) -> KnownEvent:
    taking_part = tuple(one.entity for one in event.participants)
    return KnownEvent(event.id, event.type, event.title, event.place, event.occurred, taking_part)
