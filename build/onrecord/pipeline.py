"""The build: read, resolve, check, tabulate, publish."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from onrecord.checks.catalogue import check
from onrecord.drafting.desk import Desk
from onrecord.drafting.measure import drafted
from onrecord.paths import Project
from onrecord.problems import Problem, UsageError, as_text, in_file_order
from onrecord.publish.package import publish, publish_with_drafts, stale
from onrecord.publish.staging import NotWrittenError, recover
from onrecord.read.corpus import Corpus, CorpusReader
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve
from onrecord.resolve.reviewed import without_articles
from onrecord.tabulate import tabulate
from onrecord_schema.registers import DatasetDescription
from onrecord_schema.vocabularies import AnnotationStatus


@dataclass(frozen=True)
class CheckedDataset:
    """The rows of a project, and every problem in its files."""

    dataset: Dataset
    description: DatasetDescription | None
    problems: list[Problem]
    drafts: tuple[str, ...] = ()
    """The articles whose annotation no person has reviewed."""

    @cached_property
    def reviewed(self) -> Dataset:
        """The rows without those of drafts, and without what the registers have for drafts alone."""
        return without_articles(self.dataset, self.drafts) if self.drafts else self.dataset


@dataclass(frozen=True)
class BuildResult:
    """What a build found and wrote."""

    problems: list[Problem]
    written: list[Path] = field(default_factory=list[Path])
    rows: int = 0
    drafts: tuple[str, ...] = ()
    """The articles that were left out of the tables, for no person has reviewed their annotation."""


def read_and_check(
    project: Project, annotations: Path | None = None, registers: Path | None = None
) -> CheckedDataset:
    """Read a project, resolve it into rows and check them against every rule.

    Args:
        project: The project.
        annotations: A folder of annotations that stands in for the project's own.
        registers: A folder of claims, events and utterances that stands in for the project's own.
    """
    reader = CorpusReader(project)
    corpus = reader.read(annotations, registers)
    dataset, unresolved = resolve(corpus)
    problems = in_file_order([*reader.problems, *unresolved, *check(dataset)])
    description = corpus.description and corpus.description.record
    return CheckedDataset(dataset, description, problems, _drafts(corpus))


def _drafts(corpus: Corpus) -> tuple[str, ...]:
    written = corpus.annotations.items()
    return tuple(key for key, one in written if one.record.status is AnnotationStatus.DRAFT)


def readings(project: Project, first: Path, second: Path) -> tuple[Dataset, Dataset]:
    """Read two annotations of the same articles of the project: two folders, or two files.

    Raises:
        UsageError: One of them has problems, or they are of different articles.
    """
    found = _reading(project, first), _reading(project, second)
    articles = [{row["article_id"] for row in one.rows("articles")} for one in found]
    if apart := sorted(articles[0] ^ articles[1]):
        raise UsageError(f"{first} and {second} are not of the same articles: {', '.join(apart)}")
    return found


def curated_and_drafted(project: Project, model: str | None = None) -> tuple[Dataset, Dataset]:
    """Give the reviewed rows of a project, and those of drafts of the same articles.

    Args:
        project: The project.
        model: The language model that drafts; the rules if None.

    Raises:
        UsageError: The project has problems, no article has been reviewed, or there is no such model.
        UnusableAnswerError: The model gives nothing that can be used for one of them.
    """
    checked = read_and_check(project)
    if checked.problems:
        raise UsageError(f"the dataset has problems, the first is:\n{as_text(checked.problems[0])}")
    curated = checked.reviewed
    if not curated.tables["articles"]:
        raise UsageError(
            "no article of this project has been reviewed, so there is nothing to hold drafts against"
        )
    return curated, drafted(Desk(project), curated, model)


def _reading(project: Project, path: Path) -> Dataset:
    registers = path / "registers"
    annotations = sorted(path.glob("*.y*ml")) if path.is_dir() else [path]
    if not annotations:
        raise UsageError(f"{path} holds no annotations")
    reader = CorpusReader(project)
    corpus = reader.read_files(annotations, [], registers if registers.is_dir() else None)
    dataset, unresolved = resolve(corpus)
    if problems := in_file_order([*reader.problems, *unresolved]):
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        raise UsageError(f"{path} has {count}, the first is:\n{as_text(problems[0])}")
    return dataset


def build(
    project: Project, *, check_only: bool = False, without_text: bool = False, with_drafts: bool = False
) -> BuildResult:
    """Build every output of a project; nothing is written when anything is wrong, drafts included.

    Args:
        project: The project.
        check_only: Write nothing, but report what is committed and stale.
        without_text: Write, besides, the edition that withholds the articles' text.
        with_drafts: Write, besides, the edition that holds drafts; the committed tables never do.
    """
    try:
        return _build(project, check_only=check_only, without_text=without_text, with_drafts=with_drafts)
    except NotWrittenError as error:
        return BuildResult([error.problem])


def _build(project: Project, *, check_only: bool, without_text: bool, with_drafts: bool) -> BuildResult:
    if not check_only:
        # What a killed build had decided is completed even when the sources are bad by now.
        recover(project.root)
    checked = read_and_check(project)
    description = checked.description
    if checked.problems or description is None:
        return BuildResult(checked.problems)
    reviewed = checked.reviewed
    if checked.drafts and (unused := in_file_order(check(reviewed))):
        return BuildResult(unused)
    tables = tabulate(reviewed)
    rows = sum(len(table) for table in tables.values())
    if check_only:
        return BuildResult(stale(project, tables, description), rows=rows, drafts=checked.drafts)
    written = publish(project, tables, description)
    if without_text:
        written += publish(project, tables, description, without_text=True)
    if with_drafts:
        written += publish_with_drafts(project, tabulate(checked.dataset), description, checked.drafts)
    return BuildResult([], written, rows, checked.drafts)
