"""The corpus: every article, annotation and register of a project, read and checked for shape."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from onrecord.paths import Project
from onrecord.problems import Place, Problem
from onrecord.read.documents import read_document
from onrecord.read.marked import Document
from onrecord.read.rows import STDIN
from onrecord.read.shape import ModelT, Sourced, read_shape
from onrecord.read.stand_ins import Repaired, repaired
from onrecord_schema.annotation import Annotation
from onrecord_schema.fields import SLUG_PATTERN
from onrecord_schema.registers import (
    ClaimsRegister,
    DatasetDescription,
    EntitiesRegister,
    EventsRegister,
    UtterancesRegister,
)
from onrecord_schema.version import SCHEMA_VERSION

_MOST_REPAIRED = 1_000
"""A file with more faults of shape than this is not looked behind: it takes as long again."""

LARGEST_ARTICLE_BYTES = 16_000_000
"""A larger text is refused before it is read."""

_VERSION = re.compile("[0-9]+[.][0-9]+[.][0-9]+")


@dataclass(frozen=True)
class ArticleSource:
    """The text of an article, exactly as its file holds it."""

    article_id: str
    file: str
    """The file as problems name it."""
    text: str
    sha256: str
    source_file: str
    """The file as the row of the article names it: relative to the project."""


@dataclass(frozen=True)
class Corpus:
    """Everything that was read soundly; a part that was not is None or left out, and has a problem."""

    description: Sourced[DatasetDescription] | None
    articles: dict[str, ArticleSource]
    annotations: dict[str, Sourced[Annotation]]
    entities: Sourced[EntitiesRegister] | None
    claims: Sourced[ClaimsRegister] | None
    events: Sourced[EventsRegister] | None
    utterances: Sourced[UtterancesRegister] | None


def stated_version(document: Document) -> str | None:
    """Give the version of the schema that a file names; None if it names none."""
    data: Any = document.data
    stated = cast("dict[str, Any]", data).get("schema_version") if isinstance(data, dict) else None
    return stated if isinstance(stated, str) and _VERSION.fullmatch(stated) else None


class CorpusReader:
    """Reads a project, collecting the problems of all its files."""

    def __init__(self, project: Project) -> None:
        """Make a reader for one project."""
        self.project = project
        self.problems: list[Problem] = []
        self.contents: Mapping[Path, bytes] = {}
        """What stands in for files that are not on disk."""
        self.instead: Mapping[str, Path] = {}
        """Registers that stand in for the project's own, by name."""
        self.of_another_version: list[Path] = []
        """The files that name another version of the schema than the current one."""
        self.repairs = False
        """Whether files whose shape is faulty are read as if it were not, to see what else is wrong."""
        self.misshapen: dict[str, Repaired[Any] | None] = {}
        """The files whose shape is faulty, by name; repaired where asked for, and possible."""

    def read(self, annotations: Path | None = None, registers: Path | None = None) -> Corpus:
        """Read everything; other annotations or registers may stand in for the project's own.

        Args:
            annotations: A folder of annotations, such as a second reading.
            registers: A folder of claims, events and utterances; entities are always the project's.
        """
        articles = {article.article_id: article for article in self._articles()}
        corpus = Corpus(
            description=self.model(self.project.description, DatasetDescription),
            articles=articles,
            annotations=dict(self._annotations(annotations or self.project.annotations)),
            **self._registers(registers or self.project.registers),
        )
        self.problems += self._unpaired(annotations or self.project.annotations)
        return corpus

    def read_files(
        self, annotations: Iterable[Path], articles: Iterable[Path], registers: Path | None = None
    ) -> Corpus:
        """Read some annotations with their articles, and every register.

        Args:
            annotations: The annotations, of this project or about to join it.
            articles: Texts that stand in for the project's own, or join them.
            registers: A folder of claims, events and utterances; entities are always the project's.
        """
        texts, read = self._given(annotations, articles)
        shared = self._registers(registers or self.project.registers)
        return Corpus(description=None, articles=texts, annotations=read, **shared)

    def read_joined(
        self, annotations: Iterable[Path], articles: Iterable[Path], reading: Path | None = None
    ) -> Corpus:
        """Read everything, and some annotations and articles as if they had joined the project.

        Args:
            annotations: The annotations; they stand in for the project's own of the same articles.
            articles: The texts, likewise.
            reading: A folder of annotations that stands in for the project's own.
        """
        corpus = self.read(reading)
        texts, read = self._given(annotations, articles)
        return replace(corpus, articles=corpus.articles | texts, annotations=corpus.annotations | read)

    def _given(
        self, annotations: Iterable[Path], articles: Iterable[Path]
    ) -> tuple[dict[str, ArticleSource], dict[str, Sourced[Annotation]]]:
        read = dict(filter(None, (self._annotation(path) for path in annotations)))
        given = {path.stem: path for path in articles}
        texts = {
            article_id: given.get(article_id, self.project.articles / f"{article_id}.txt")
            for article_id in (*given, *read)
        }
        self.problems += self._without_text(read, texts)
        found = [self._article(path) for path in texts.values() if path.exists()]
        return {article.article_id: article for article in found if article}, read

    def _without_text(
        self, annotations: Mapping[str, Sourced[Annotation]], texts: Mapping[str, Path]
    ) -> Iterator[Problem]:
        for article_id, annotation in annotations.items():
            if not texts[article_id].exists():
                yield self._no_article(annotation.document.at(()), article_id)

    def _registers(self, shared: Path) -> dict[str, Any]:
        own = {name: shared / f"{name}.yaml" for name in ("claims", "events", "utterances")}
        own["entities"] = self.project.registers / "entities.yaml"
        paths = {**own, **self.instead}
        return {
            "entities": self.model(paths["entities"], EntitiesRegister),
            "claims": self.model(paths["claims"], ClaimsRegister),
            "events": self.model(paths["events"], EventsRegister),
            "utterances": self.model(paths["utterances"], UtterancesRegister),
        }

    def name_of(self, path: Path) -> str:
        """Name a file as problems name it."""
        return STDIN if path in self.contents else self.project.name_of(path)

    def model(self, path: Path, model: type[ModelT]) -> Sourced[ModelT] | None:
        """Read one YAML file as a model; None, and a problem, when that cannot be done."""
        file = self.name_of(path)
        if self._cannot_be_read(path, file):
            return None
        document, problems = read_document(path, file, self.contents.get(path))
        self.problems += problems
        if document is None or self._is_of_another_version(document, path):
            return None
        sourced, problems = read_shape(document, model)
        self.problems += problems
        beyond_repair = len(problems) > _MOST_REPAIRED or any(one.rule == "file-size" for one in problems)
        if not problems or beyond_repair:
            return sourced
        self.misshapen[file] = None
        if not self.repairs or (mended := repaired(document, model, was_refused=sourced is None)) is None:
            return sourced
        self.misshapen[file] = mended
        return mended.sourced

    def leads_out(self, path: Path) -> bool:
        """Say whether a file is a link to something outside the project."""
        return path.is_symlink() and not path.resolve().is_relative_to(self.project.root.resolve())

    def _cannot_be_read(self, path: Path, file: str) -> bool:
        """Report a file that is not there to be read, or not of this project, so as not to open it."""
        if path in self.contents:
            return False
        if self.leads_out(path):
            message = "is a link that leads out of the project"
            self._report(Place(file), message, "file-kind", "Put the file itself there.")
        elif path.is_file():
            if os.access(path, os.R_OK):
                return False
            self._report(Place(file), "may not be read", "file-kind", "Give yourself the right to read it.")
        elif path.exists():
            self._report(Place(file), "is not a regular file", "file-kind", "Put a file there.")
        else:
            self._report(Place(file), "is missing", "file-missing", "Add the file, or restore it with git.")
        return True

    def _is_of_another_version(self, document: Document, path: Path) -> bool:
        stated = stated_version(document)
        if stated in (None, SCHEMA_VERSION):
            return False
        self.of_another_version.append(path)
        message = f"is of schema version {stated}, and tables are built of version {SCHEMA_VERSION}"
        hint = (
            f"`onrecord validate {document.file}` holds it to its own version."
            f" Bring it up to {SCHEMA_VERSION}, and state that or nothing."
        )
        self._report(document.at(("schema_version",)), message, "schema-version", hint)
        return True

    def _annotations(self, folder: Path) -> Iterator[tuple[str, Sourced[Annotation]]]:
        for path in sorted(folder.glob("*.yml")):
            message, hint = "is not read: annotations end in .yaml", f"Rename it {path.stem}.yaml."
            self._report(Place(self.name_of(path)), message, "file-kind", hint)
        yield from filter(None, (self._annotation(path) for path in sorted(folder.glob("*.yaml"))))

    def _annotation(self, path: Path) -> tuple[str, Sourced[Annotation]] | None:
        annotation = self.model(path, Annotation)
        if annotation is None:
            return None
        if annotation.record.article == path.stem or path in self.contents:
            return annotation.record.article, annotation
        self._report(
            annotation.document.at(("article",)),
            f"names the article {annotation.record.article!r}, but the file is {path.name}",
            "annotation-article",
            f"Write `article: {path.stem}`, or rename the file.",
        )
        return None

    def _articles(self) -> Iterator[ArticleSource]:
        yield from filter(None, (self._article(path) for path in sorted(self.project.articles.glob("*.txt"))))

    def _article(self, path: Path) -> ArticleSource | None:
        file = self.project.name_of(path)
        if self._cannot_be_read(path, file):
            return None
        with path.open("rb") as stream:
            content = stream.read(LARGEST_ARTICLE_BYTES + 1)
        if len(content) > LARGEST_ARTICLE_BYTES:
            message = f"is larger than {LARGEST_ARTICLE_BYTES:,} bytes"
            self._report(Place(file), message, "file-size", "An article is one text: cut it into several.")
            return None
        text = self._article_text(content, file)
        if text is None:
            return None
        source = self.project.from_root(self.project.articles / path.name)
        return ArticleSource(path.stem, file, text, hashlib.sha256(content).hexdigest(), source)

    def _article_text(self, content: bytes, file: str) -> str | None:
        article_id = Path(file).stem
        if not re.fullmatch(SLUG_PATTERN, article_id):
            hint = "Name it <outlet>-<date>.txt: lower-case ASCII letters, digits and single hyphens."
            self._report(Place(file), f"{article_id!r} is not a slug", "article-name", hint)
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            column = len(content[: error.start].rpartition(b"\n")[2].decode("utf-8")) + 1
            message = f"is not UTF-8: byte 0x{content[error.start]:02x} cannot stand here"
            self._report(Place(file, line, column), message, "file-utf8", "Save the article as UTF-8.")
            return None
        if not text.strip():
            self._report(Place(file), "is empty", "article-empty", "Add the text, or delete the file.")
            return None
        if "\x00" in text:
            self._report(Place(file), "holds a NUL character", "file-nul", "Remove the character.")
            return None
        return text

    def _unpaired(self, annotations: Path) -> Iterator[Problem]:
        texts = {
            path.stem: path
            for path in sorted(self.project.articles.glob("*.txt"))
            if re.fullmatch(SLUG_PATTERN, path.stem)
        }
        notes = {path.stem: path for path in sorted(annotations.glob("*.yaml"))}
        for article_id in texts.keys() - notes.keys():
            yield Problem(
                Place(self.project.name_of(texts[article_id])),
                "is an article without an annotation",
                "annotation-missing",
                f"Write {self.project.name_of(annotations / article_id)}.yaml, or remove the article.",
            )
        for article_id in notes.keys() - texts.keys():
            yield self._no_article(Place(self.project.name_of(notes[article_id])), article_id)

    def _no_article(self, place: Place, article_id: str) -> Problem:
        text = f"{self.project.name_of(self.project.articles / article_id)}.txt"
        message, hint = "is an annotation of no article", f"Add {text}, or remove this file."
        return Problem(place, message, "article-missing", hint)

    def _report(self, place: Place, message: str, rule: str, hint: str) -> None:
        self.problems.append(Problem(place, message, rule, hint))
