"""The two packages that are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.paths import Project
from onrecord.problems import Problem, UsageError
from onrecord.read.published import PublishedTable, earlier_versions, published_tables, version_of
from onrecord.read.rows import RowSource
from onrecord.validate.inputs import Kind, look
from onrecord.validate.opening import open_package, unpublished
from onrecord.validate.outcome import Outcome
from onrecord.validate.packages import DESCRIPTOR

_IN_A_FOLDER = (DESCRIPTOR, "dataset.yaml", "dataset/dataset.yaml")
_HINT = f"give a folder that holds {DESCRIPTOR}, a zip of one, or a project"


@dataclass(frozen=True)
class Side:
    """One of the two packages."""

    path: str
    tables: Mapping[str, PublishedTable]
    """The tables of the version of the schema that it is of."""
    schema_version: str
    sources: Mapping[str, RowSource]
    """The file of rows of each table that it holds."""
    described: Mapping[str, Any]
    """What its descriptor says of it as a whole."""

    @property
    def version(self) -> str | None:
        """The version of the data that it states."""
        return None if (stated := self.described.get("version")) is None else str(stated)


def open_side(path: Path, outcome: Outcome, schemas: Path) -> Side | None:
    """Open a package; None where it has problems, which the outcome gets.

    Args:
        path: The package, or a project that has built one.
        outcome: Gets the problems.
        schemas: The folder of the published schemas.

    Raises:
        UsageError: The path does not exist, or is neither package nor project.
    """
    found = _package_of(path)
    if isinstance(found, Problem):
        outcome.add([found])
        return None
    current = version_of(published_tables(None, schemas)["articles"].document)
    earlier = earlier_versions(schemas)

    def tables_of(version: str | None) -> dict[str, PublishedTable]:
        return published_tables(version if version in earlier else None, schemas)

    package = open_package(found, outcome, tables_of)
    version = package.schema_version or current
    outcome.add(package.problems)
    if version not in (current, *earlier):
        outcome.add([unpublished(package, found, [*earlier, current])])
    elif not package.problems:
        sources = {source.table: source for source in package.sources}
        return Side(str(path), tables_of(version), version, sources, package.described)
    return None


def _package_of(path: Path) -> Path | Problem:
    """Find the descriptor or the zip; of a project, that of the package it has built."""
    if path.is_dir() and not any((path / name).is_file() for name in _IN_A_FOLDER):
        raise UsageError(f"{path} is no package: {_HINT}")
    one = next(look(path))
    if isinstance(one, Problem):
        return one
    if one.kind is Kind.PROJECT:
        built = Project(one.path).root / DESCRIPTOR
        if not built.is_file():
            raise UsageError(f"{path} is a project that is not built yet: run `onrecord build` in it")
        return built
    if one.kind not in (Kind.PACKAGE, Kind.ZIP):
        raise UsageError(f"{path} is no package: {_HINT}")
    return one.path
