"""The build: read, resolve, check, tabulate, publish."""

from dataclasses import dataclass, field
from pathlib import Path

from onrecord.checks.catalogue import check
from onrecord.paths import Project
from onrecord.problems import Problem, UsageError, as_text, in_file_order
from onrecord.publish.package import publish, stale
from onrecord.publish.staging import recover
from onrecord.read.corpus import CorpusReader
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve
from onrecord.tabulate import tabulate
from onrecord_schema.registers import DatasetDescription


@dataclass(frozen=True)
class CheckedDataset:
    """The rows of a project, and every problem in its files."""

    dataset: Dataset
    description: DatasetDescription | None
    problems: list[Problem]


@dataclass(frozen=True)
class BuildResult:
    """What a build found and wrote."""

    problems: list[Problem]
    written: list[Path] = field(default_factory=list[Path])
    rows: int = 0


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
    return CheckedDataset(dataset, corpus.description and corpus.description.record, problems)


def readings(project: Project, *folders: Path) -> list[Dataset]:
    """Read several annotations of the project's articles, each from its folder.

    Raises:
        UsageError: One of them has problems, so that it cannot be measured.
    """
    return [_reading(project, folder) for folder in folders]


def _reading(project: Project, folder: Path) -> Dataset:
    registers = folder / "registers"
    reader = CorpusReader(project)
    corpus = reader.read(folder, registers if registers.is_dir() else None)
    dataset, unresolved = resolve(corpus)
    if problems := in_file_order([*reader.problems, *unresolved]):
        raise UsageError(f"{folder} has {len(problems)} problems, the first is:\n{as_text(problems[0])}")
    return dataset


def build(project: Project, *, check_only: bool = False, without_text: bool = False) -> BuildResult:
    """Build every output of a project; nothing is written when anything is wrong.

    Args:
        project: The project.
        check_only: Write nothing, but report what is committed and stale.
        without_text: Write, besides, the edition that withholds the articles' text.
    """
    if not check_only:
        # What a killed build had decided is completed even when the sources are bad by now.
        recover(project.root)
    checked = read_and_check(project)
    if checked.problems or checked.description is None:
        return BuildResult(checked.problems)
    tables = tabulate(checked.dataset)
    rows = sum(len(table) for table in tables.values())
    if check_only:
        return BuildResult(stale(project, tables, checked.description), rows=rows)
    written = publish(project, tables, checked.description)
    if without_text:
        written += publish(project, tables, checked.description, without_text=True)
    return BuildResult([], written, rows)
