"""The build: read, resolve, check, tabulate, publish."""

from dataclasses import dataclass
from pathlib import Path

from onrecord.checks.catalogue import check
from onrecord.paths import Project
from onrecord.problems import Problem, in_file_order
from onrecord.read.corpus import CorpusReader
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve
from onrecord_schema.registers import DatasetDescription


@dataclass(frozen=True)
class CheckedDataset:
    """The rows of a project, and every problem in its files."""

    dataset: Dataset
    description: DatasetDescription | None
    problems: list[Problem]


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
