"""What a path holds, found out by looking at it: at its name first, then at how it begins."""

import stat
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from onrecord.paths import Project
from onrecord.problems import Place, Problem, UsageError


class Kind(Enum):
    """What can be validated."""

    PROJECT = "project"
    PACKAGE = "package"
    ZIP = "zip"
    AUTHORED = "authored"
    ARTICLE = "article"
    JSON = "json"
    LINES = "lines"
    CSV = "csv"


class Input(NamedTuple):
    """A path to validate, and what it holds."""

    path: Path
    kind: Kind


_BY_SUFFIX = {
    ".yaml": Kind.AUTHORED,
    ".yml": Kind.AUTHORED,
    ".txt": Kind.ARTICLE,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".csv": Kind.CSV,
    ".zip": Kind.ZIP,
}
BEGINNING_BYTES = 65_536
"""How much of a file is looked at."""


def look(path: Path) -> Iterator[Input | Problem]:
    """Find out what a path holds; a folder that is neither project nor package is looked through.

    Raises:
        UsageError: The path does not exist or may not be read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _look_in_folder(path)
        elif stat.S_ISREG(mode):
            path.open("rb").close()
            yield from _look_at_file(path)
        else:
            yield _refused(path, "is not a regular file", "Give a file, or pipe it in and name it `-`.")
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist") from error
    except PermissionError as error:
        raise UsageError(f"{path} may not be read") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error


def _look_in_folder(folder: Path) -> Iterator[Input | Problem]:
    if (folder / "dataset.yaml").is_file():
        yield Input(_above(folder), Kind.PROJECT)
    elif Project(folder).description.is_file():
        yield Input(folder, Kind.PROJECT)
    elif (folder / "datapackage.json").is_file():
        yield Input(folder / "datapackage.json", Kind.PACKAGE)
    else:
        yield from _look_through(folder)


def _above(folder: Path) -> Path:
    """Give the folder that holds a folder, which the names `.` and `..` do not tell."""
    return folder / ".." if folder.name in ("", "..") else folder.parent


def _look_through(folder: Path) -> Iterator[Input | Problem]:
    root = folder.resolve()
    known = (*_BY_SUFFIX, ".json")
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in known and not path.is_dir())
    if not files:
        raise UsageError(f"{folder} holds nothing to validate: no YAML, text, JSON, JSONL, CSV or zip file")
    for path in files:
        if not path.resolve().is_relative_to(root):
            yield _refused(path, "is a link that leads out of the folder", "Put the file itself there.")
        else:
            yield from look(path)


def _look_at_file(path: Path) -> Iterator[Input | Problem]:
    project = Project(_above(path.parent))
    if path.name == "dataset.yaml" and project.description.resolve() == path.resolve():
        yield Input(project.root, Kind.PROJECT)
        return
    kind = _BY_SUFFIX.get(path.suffix.lower())
    if kind is None:
        with path.open("rb") as file:
            kind = kind_of(file.read(BEGINNING_BYTES))
        if path.suffix.lower() == ".json" and kind is not Kind.LINES:
            kind = Kind.JSON
    if path.name == "datapackage.json":
        kind = Kind.PACKAGE
    yield Input(path, kind)


def kind_of(beginning: bytes) -> Kind:
    r"""Tell from its beginning what a file without a telling name holds.

    >>> kind_of(b'{"quote_id": "a"}\n{"quote_id": "b"}\n'), kind_of(b"article: metro-2022-11-09")
    (<Kind.LINES: 'lines'>, <Kind.AUTHORED: 'authored'>)
    """
    if beginning.startswith(b"PK\x03\x04"):
        return Kind.ZIP
    start = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    first, _, rest = start.partition(b"\n")
    if start.startswith(b"{"):
        whole = first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")
        return Kind.LINES if whole else Kind.JSON
    if start.startswith(b"["):
        return Kind.JSON
    return Kind.AUTHORED if b": " in first or first.rstrip()[-1:] == b":" or first[:1] == b"#" else Kind.CSV


def _refused(path: Path, message: str, hint: str) -> Problem:
    return Problem(Place(path.as_posix()), message, "file-kind", hint)
