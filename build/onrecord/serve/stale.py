"""Whether what is built is older than what it is built from."""

from collections.abc import Iterator
from pathlib import Path

import onrecord
import onrecord_schema
from onrecord.paths import Project
from onrecord.problems import UsageError, as_text
from onrecord.read.corpus import CorpusReader
from onrecord_schema.registers import DatasetDescription


def database_of(project: Project) -> tuple[Path, DatasetDescription]:
    """Give the SQLite file of a project, which may not be there, and the description of the dataset.

    Raises:
        UsageError: The description cannot be read.
    """
    reader = CorpusReader(project)
    description = reader.model(project.description, DatasetDescription)
    if description is None or reader.problems:
        raise UsageError("\n".join(map(as_text, reader.problems)))
    return project.dist / f"{description.record.name}.db", description.record


def is_stale(project: Project) -> bool:
    """Say whether the SQLite file is missing, or older than any source or than the program."""
    database, _ = database_of(project)
    return not database.is_file() or database.stat().st_mtime_ns <= max(_times(project))


def _times(project: Project) -> Iterator[int]:
    # A folder's own time tells of a file that was removed.
    folders = [project.articles, project.annotations, project.registers]
    folders += [Path(package.__path__[0]) for package in (onrecord, onrecord_schema)]
    yield project.description.stat().st_mtime_ns
    for folder in filter(Path.is_dir, folders):
        yield folder.stat().st_mtime_ns
        yield from (path.stat().st_mtime_ns for path in folder.rglob("*") if "__pycache__" not in path.parts)
