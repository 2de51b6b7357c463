"""Data packages: the descriptor, and the files of rows that it lists, in a folder or in a zip."""

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from onrecord.problems import Place, Problem
from onrecord.read.marked import Document, Path_
from onrecord.read.published import PublishedTable
from onrecord.read.rows import RowSource, Style
from onrecord.validate.outcome import FileOpener

if TYPE_CHECKING:
    import zipfile

DESCRIPTOR = "datapackage.json"
_LARGEST_DESCRIPTOR_BYTES = 4_000_000
_LARGEST_MEMBER_BYTES = 4_000_000_000
_LARGEST_RATIO = 200
_SMALL_ENOUGH_BYTES = 10_000_000
_STYLES = {".csv": Style.CSV, ".jsonl": Style.LINES, ".ndjson": Style.LINES, ".json": Style.JSON}


class File(NamedTuple):
    """A file of a package."""

    open: Callable[[], BinaryIO]
    size: int


Finder = Callable[[str], File | str]
"""Finds a file of a package by its path; gives the reason when it must not or cannot be read."""

Tables = Mapping[str, PublishedTable]

TablesOf = Callable[[str | None], Tables]
"""Gives the tables of a version of the schema; the current ones for None, and for an unknown version."""


class Package(NamedTuple):
    """A package: its files of rows, and the version of the schema it was made for."""

    sources: tuple[RowSource, ...] = ()
    schema_version: str | None = None
    problems: tuple[Problem, ...] = ()
    version_place: Callable[[], Place] | None = None
    """Finds where the version is stated."""


def read_package(descriptor: File, find: Finder, name: str, tables_of: TablesOf) -> Package:
    """Read the descriptor of a package; resources that are no table of ours are passed over.

    Args:
        descriptor: The file `datapackage.json`.
        find: Finds the other files.
        name: How problems name the descriptor; files are named relative to its folder.
        tables_of: Gives the tables that are known.
    """
    if descriptor.size > _LARGEST_DESCRIPTOR_BYTES:
        message = f"is larger than {_LARGEST_DESCRIPTOR_BYTES:,} bytes"
        return Package(problems=(Problem(Place(name), message, "file-size", "Name a data package."),))
    with descriptor.open() as stream:
        content = stream.read(_LARGEST_DESCRIPTOR_BYTES)
    said = _Descriptor(content, name)
    return Package(problems=tuple(said.problems)) if said.problems else _package(said, find, tables_of)


class _Descriptor:
    """A descriptor that was parsed; where its parts stand is read when a problem asks."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._text = content.decode("utf-8", "replace")
        self.problems: Sequence[Problem] = ()
        try:
            self.data: Any = json.loads(self._text)
        except (ValueError, RecursionError):
            self.data = None
            self.problems = self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[Document | None, list[Problem]]:
        # Imported here: it is needed to explain alone.
        from onrecord.read.json_text import parse_json

        return parse_json(self._text, self.name)

    def at(self, path: Path_) -> Place:
        """Give the place of a part."""
        document, _ = self._parsed
        return document.at(path) if document else Place(self.name)


def _package(document: _Descriptor, find: Finder, tables_of: TablesOf) -> Package:
    data = cast("dict[str, Any]", document.data) if _is_object(document.data) else {}
    resources = data.get("resources")
    if not isinstance(resources, list):
        problem = Problem(document.at(()), "lists no resources", "package-descriptor", "Add `resources`.")
        return Package(problems=(problem,))
    folder = document.name.removesuffix(DESCRIPTOR)
    stated = data.get("schemaVersion")
    version = None if stated is None else str(stated)
    tables = tables_of(version)
    found = list(_resources(document, cast("list[Any]", resources), find, folder, tables))
    found += _lacking(document, found, tables)
    return Package(
        tuple(one for one in found if isinstance(one, RowSource)),
        version,
        tuple(one for one in found if isinstance(one, Problem)),
        (lambda: document.at(("schemaVersion",))) if version else None,
    )


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _resources(
    document: _Descriptor, resources: list[Any], find: Finder, folder: str, tables: Tables
) -> Iterator[RowSource | Problem]:
    names: set[str] = set()
    for at, resource in enumerate(resources):
        said = cast("dict[str, Any]", resource) if isinstance(resource, dict) else {}
        path, table = said.get("path"), said.get("name")
        way = ("resources", at, "path")
        if not isinstance(path, str) or not isinstance(table, str):
            hint = "Give `name` and `path`, each as text; the program reads one file a resource."
            yield Problem(document.at(way), "lacks a name or a path", "package-descriptor", hint)
        elif table in names:
            message = f"is the table {table} a second time"
            yield Problem(document.at(way), message, "package-descriptor", "Keep one of the two.")
        elif table in tables and (style := _STYLES.get(PurePosixPath(path).suffix.lower())):
            file = _safe(path, find)
            if isinstance(file, str):
                hint = "Name a file inside the package, by its path from the descriptor's folder."
                yield Problem(document.at(way), f"{path!r} {file}", "package-path", hint)
            else:
                names.add(table)
                yield RowSource(f"{folder}{path}", style, table, file.open, file.size)


def _lacking(
    document: _Descriptor, found: Sequence[RowSource | Problem], tables: Tables
) -> Iterator[Problem]:
    """Say which tables are referred to and not there, once each."""
    there = [one.table for one in found if isinstance(one, RowSource)]
    problems = {
        target: f"lacks the table {target}, to which {name} refers"
        for name in there
        for target in tables[name].foreign_keys.values()
        if target not in there
    }
    for message in problems.values():
        hint = "Add the table to the package."
        yield Problem(document.at(("resources",)), message, "package-descriptor", hint)


def _safe(path: str, find: Finder) -> File | str:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\x00" in path:
        return "leads out of the package"
    return find(path)


def in_folder(folder: Path) -> Finder:
    """Give a finder for a package in a folder; links may not lead out of it."""
    root = folder.resolve()

    def find(path: str) -> File | str:
        try:
            file = (folder / path).resolve(strict=True)
        except OSError:
            return "does not exist"
        if not file.is_relative_to(root):
            return "is a link that leads out of the package"
        if not stat.S_ISREG(file.stat().st_mode):
            return "is not a regular file"
        if not os.access(file, os.R_OK):
            return "may not be read"
        return File(FileOpener(file), file.stat().st_size)

    return find


def in_zip(archive: "zipfile.ZipFile", prefix: str) -> Finder:
    """Give a finder for a package in a zip; nothing is unpacked, members are read as a stream."""

    def find(path: str) -> File | str:
        try:
            member = archive.getinfo(prefix + path)
        except KeyError:
            return "does not exist"
        if fault := member_fault(member):
            return fault
        return File(lambda: cast("BinaryIO", archive.open(member)), member.file_size)

    return find


def faults_of_zips() -> tuple[type[Exception], ...]:
    """Give the exceptions that a damaged zip raises when it is opened or read."""
    # Imported here: most of what is validated is no zip.
    import zipfile
    import zlib

    return (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)


def member_fault(member: "zipfile.ZipInfo") -> str | None:
    """Say why a member of a zip must not be read, if so: it would unpack to far too much, or is locked."""
    if member.flag_bits & 1:
        return "is encrypted"
    if member.file_size > _LARGEST_MEMBER_BYTES:
        return f"unpacks to {member.file_size:,} bytes"
    if (
        member.file_size > _LARGEST_RATIO * max(member.compress_size, 1)
        and member.file_size > _SMALL_ENOUGH_BYTES
    ):
        return f"unpacks to {member.file_size // max(member.compress_size, 1):,} times its size"
    return None
