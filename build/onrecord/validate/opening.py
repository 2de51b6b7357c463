"""Opening a package by its path: a descriptor in its folder, or a zip that holds one."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.problems import Place, Problem
from onrecord.read.rows import STDIN
from onrecord.validate.outcome import FileOpener, Outcome
from onrecord.validate.packages import (
    DESCRIPTOR,
    File,
    Package,
    TablesOf,
    faults_of_zips,
    in_folder,
    in_zip,
    member_fault,
    read_package,
)

if TYPE_CHECKING:
    import zipfile


def named(path: Path) -> str:
    """Give the name of a path in problems."""
    return STDIN if str(path) == "-" else path.as_posix()


def open_package(path: Path, outcome: Outcome, tables_of: TablesOf, content: bytes | None = None) -> Package:
    """Open a package; what is wrong with it as a whole is in its `problems`.

    Args:
        path: A descriptor, or a zip.
        outcome: Keeps what is opened, until it is closed.
        tables_of: Gives the tables that are known.
        content: The zip itself, where it is not in a file.
    """
    if path.name == DESCRIPTOR:
        outcome.files[path.as_posix()] = FileOpener(path)
        descriptor = File(lambda: path.open("rb"), path.stat().st_size)
        return read_package(descriptor, in_folder(path.parent), path.as_posix(), tables_of)
    # Imported here: most of what is opened is no zip.
    import zipfile

    try:
        archive = zipfile.ZipFile(path if content is None else io.BytesIO(content))
        # Held open as long as its members are read, or shown.
        outcome.archives.append(archive)
        return _zipped(archive, path, outcome, tables_of)
    except faults_of_zips() as error:
        message, hint = f"is not a zip that can be read: {error}", "Make the zip again."
        return Package(problems=(Problem(Place(named(path)), message, "package-zip", hint),))


def _zipped(archive: "zipfile.ZipFile", path: Path, outcome: Outcome, tables_of: TablesOf) -> Package:
    members = [one for one in archive.infolist() if one.filename.rpartition("/")[2] == DESCRIPTOR]
    if not members:
        hint = f"Zip the folder that holds {DESCRIPTOR}."
        problem = Problem(Place(named(path)), f"holds no {DESCRIPTOR}", "package-descriptor", hint)
        return Package(problems=(problem,))
    member = min(members, key=lambda one: one.filename.count("/"))
    name = f"{named(path)}!{member.filename}"
    if fault := member_fault(member):
        return Package(problems=(Problem(Place(name), fault, "package-zip", "Make the zip again."),))
    descriptor = File(lambda: cast("BinaryIO", archive.open(member)), member.file_size)
    outcome.files[name] = descriptor.open
    prefix = member.filename.removesuffix(DESCRIPTOR)
    return read_package(descriptor, in_zip(archive, prefix), name, tables_of)


def unpublished(package: Package, path: Path, known: Sequence[str]) -> Problem:
    """Say that a package is of a version of the schema that is not published."""
    message = f"is of schema version {package.schema_version}, which is not published"
    place = package.version_place() if package.version_place else Place(named(path))
    return Problem(place, message, "schema-version", f"Published are: {', '.join(known)}.")
