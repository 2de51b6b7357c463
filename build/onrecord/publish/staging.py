"""Staging: many files are replaced together or not at all, whenever the program is killed.

1. New content is written to a staging folder and flushed to disk; nothing else has changed.
2. A journal that lists what is to be replaced and removed appears in the folder, in one step.
   From here on the change is decided.
3. Each file is moved into its place, what is no longer made is removed, the journal is deleted.

A build that is killed before 2 has changed nothing, and the next one clears the folder. One that is
killed after 2 is completed by `recover`, which every build begins with; until then the journal is
there, and `is_unfinished` says so.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.paths import Project
from onrecord.problems import Place, Problem, UsageError, as_text

LONGEST_WAIT_SECONDS = 60
"""How long a build waits for another one of the same project."""


class NotWrittenError(UsageError):
    """The system would not write: the disk is full, or may not be written to."""

    def __init__(self, root: Path, error: OSError) -> None:
        """Say where, and what there is to do."""
        project = Project(root)
        place = Place(project.name_of(Path(error.filename or project.dist)))
        after = "That completes the change." if is_unfinished(root) else "Nothing has changed."
        hint = f"Make room on the disk, or get the right to write there, and do it again. {after}"
        message = f"cannot be written: {error.strerror}"
        self.problem = Problem(place, message, "output-not-written", hint)
        super().__init__(as_text(self.problem))


@dataclass(frozen=True)
class Stage:
    """The place where a change of many files below `root` is prepared."""

    root: Path

    @property
    def folder(self) -> Path:
        """The staging folder, in `dist/`, which git ignores."""
        return self.root / "dist" / ".staging"

    @property
    def journal(self) -> Path:
        """What the decided change replaces and removes."""
        return self.folder / "journal.json"

    def staged(self, path: str) -> Path:
        """Give the place where the new content of a file waits."""
        return self.folder / "files" / path


def is_unfinished(root: Path) -> bool:
    """Say whether a build was killed while it moved files into place."""
    return Stage(root).journal.exists()


def recover(root: Path) -> bool:
    """Complete the change that a killed build had decided, or clear away what it had only begun.

    Returns:
        Whether there was a change to complete.
    """
    with _one_at_a_time(root):
        return _recover(Stage(root))


def replace_together(root: Path, files: dict[str, bytes], remove: set[str]) -> list[Path]:
    """Give many files new content and remove others, all of it or nothing.

    Files that have their content already are not touched.

    Args:
        root: The folder that all paths start from.
        files: The content of each file by its path, with forward slashes.
        remove: The paths of files that are not to be there any more.

    Returns:
        The files that were written, in the order of `files`.

    Raises:
        UsageError: Another build of the same project does not end, or a folder is on another disk.
        NotWrittenError: The disk is full, or may not be written to.
    """
    with _one_at_a_time(root):
        stage = Stage(root)
        _recover(stage)
        changed = {path: content for path, content in files.items() if not _holds(root / path, content)}
        gone = sorted(path for path in remove if (root / path).exists())
        if changed or gone:
            with _cleared_unless_decided(stage):
                _prepare(stage, changed)
                _decide(stage, list(changed), gone)
            _complete(stage)
        return [root / path for path in changed]


@contextmanager
def _cleared_unless_decided(stage: Stage) -> Generator[None]:
    # What was staged takes up the very room that is lacking.
    try:
        yield
    except OSError:
        if not stage.journal.exists():
            shutil.rmtree(stage.folder, ignore_errors=True)
        raise


@contextmanager
def _one_at_a_time(root: Path) -> Generator[None]:
    try:
        with _locked(root / "dist"):
            yield
    except OSError as error:
        raise NotWrittenError(root, error) from error


@contextmanager
def _locked(dist: Path) -> Generator[None]:
    dist.mkdir(exist_ok=True)
    with ExitStack() as held:
        try:
            # A lock of SQLite's works on every system and ends with the process that holds it.
            lock = held.enter_context(closing(_unlocked(dist)))
            lock.execute("PRAGMA journal_mode = MEMORY")
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise UsageError(f"another build writes into {dist}: wait for it, or end it") from error
            raise UsageError(f"cannot write in {dist}: {error}") from error
        yield


def _unlocked(dist: Path) -> sqlite3.Connection:
    return sqlite3.connect(dist / ".lock", timeout=LONGEST_WAIT_SECONDS, isolation_level=None)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _recover(stage: Stage) -> bool:
    decided = stage.journal.exists()
    if decided:
        _complete(stage)
    elif stage.folder.exists():
        shutil.rmtree(stage.folder)
    return decided


def _prepare(stage: Stage, files: dict[str, bytes]) -> None:
    disk = stage.root.stat().st_dev
    for path, content in files.items():
        target = stage.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.parent.stat().st_dev != disk:
            raise UsageError(f"{target.parent} is on another disk than {stage.root}: files cannot move there")
        _write(stage.staged(path), content)


def _decide(stage: Stage, replace: list[str], remove: list[str]) -> None:
    stage.folder.mkdir(parents=True, exist_ok=True)
    _flush_folders(stage.folder)
    draft = stage.folder / "journal.draft"
    _write(draft, json.dumps({"replace": replace, "remove": remove}).encode())
    draft.replace(stage.journal)
    _flush(stage.folder)


def _complete(stage: Stage) -> None:
    journal = json.loads(stage.journal.read_bytes())
    for path in journal["replace"]:
        # A build that was killed here has moved some of them already.
        if stage.staged(path).exists():
            stage.staged(path).replace(stage.root / path)
    for path in journal["remove"]:
        (stage.root / path).unlink(missing_ok=True)
    for folder in {(stage.root / path).parent for path in journal["replace"] + journal["remove"]}:
        _flush(folder)
    stage.journal.unlink()
    shutil.rmtree(stage.folder)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folders(top: Path) -> None:
    for folder, _, _ in os.walk(top):
        _flush(Path(folder))


def _flush(folder: Path) -> None:
    # Systems that cannot open a folder (Windows) keep its entries in order by themselves.
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
