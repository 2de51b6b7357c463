"""Staging: whenever a build is killed, the files are the old ones, or the change is completed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.problems import UsageError
from onrecord.publish.staging import is_unfinished, recover, replace_together

OLD = {"tables/a.csv": b"old a", "tables/gone.csv": b"old", "top.json": b"old top", "dist/x.db": b"same"}
NEW = {"tables/a.csv": b"new a", "tables/b/c.csv": b"new c", "top.json": b"new top", "dist/x.db": b"same"}

# Runs a change and kills itself at one of the steps at which it touches the file system.
KILLED = """
import os, signal, sys
from pathlib import Path
from onrecord.publish.staging import recover, replace_together

root, step = Path(sys.argv[1]), int(sys.argv[2])
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect"}
taken = 0

def count(event, arguments):
    global taken
    if event in STEPS and str(root) in str(arguments[0]):
        taken += 1
        if taken == step:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
if sys.argv[3] == "recover":
    recover(root)
else:
    replace_together(root, NEW, {"tables/gone.csv"})
""".replace("NEW", repr(NEW))


def contents(root: Path) -> dict[str, bytes]:
    """Give every file that is not part of the staging itself."""
    files = [
        path for path in root.rglob("*") if path.is_file() and not any(".staging" in p for p in path.parts)
    ]
    return {str(path.relative_to(root)): path.read_bytes() for path in files if path.name != ".lock"}


def start(root: Path) -> None:
    """Make the old state."""
    for path, content in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def run_until(root: Path, step: int, action: str = "replace") -> bool:
    """Run a change or recovery that is killed at a step; say whether it was."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(root), str(step), action], check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0


def leave_unfinished(root: Path) -> None:
    """Kill a change at the first step after it was decided."""
    start(root)
    step = 20
    while not is_unfinished(root):
        assert run_until(root, step)
        step += 1


def test_a_change_killed_at_any_step_is_undone_or_completed(tmp_path: Path) -> None:
    """At each step: the old state, or a mix that is marked as unfinished and that recovery completes."""
    seen: set[str] = set()
    step = 1
    root = tmp_path / "1"
    start(root)
    while run_until(root, step):
        marked = is_unfinished(root)
        found = contents(root)
        assert marked or found in (OLD, NEW)
        seen.add("marked" if marked else "old" if found == OLD else "new")
        assert recover(root) is marked
        assert contents(root) == (NEW if marked else found)
        assert not (root / "dist/.staging").exists()
        step += 1
        root = tmp_path / str(step)
        start(root)
    assert contents(root) == NEW
    assert seen == {"old", "marked", "new"}
    assert step > 20


def test_a_recovery_killed_at_any_step_is_completed_by_the_next(tmp_path: Path) -> None:
    """Recovery can itself be killed as often as it likes."""
    leave_unfinished(tmp_path)
    for again in range(1, 30):
        if not run_until(tmp_path, again, "recover"):
            break
        assert is_unfinished(tmp_path) or contents(tmp_path) == NEW
    assert contents(tmp_path) == NEW
    assert not (tmp_path / "dist/.staging").exists()


def test_the_next_change_completes_an_earlier_one_first(tmp_path: Path) -> None:
    """A file that only the killed change would have replaced is replaced too."""
    leave_unfinished(tmp_path)
    assert replace_together(tmp_path, {"top.json": b"newest"}, set()) == [tmp_path / "top.json"]
    assert contents(tmp_path) == NEW | {"top.json": b"newest"}


def test_nothing_to_change_leaves_no_trace(tmp_path: Path) -> None:
    """Current content and absent files need no staging."""
    start(tmp_path)
    assert replace_together(tmp_path, OLD, {"absent.csv"}) == []
    assert contents(tmp_path) == OLD
    assert recover(tmp_path) is False


def test_two_builds_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build waits for another one, and gives up with a message when that does not end."""
    monkeypatch.setattr("onrecord.publish.staging.LONGEST_WAIT_SECONDS", 0.1)
    start(tmp_path)
    hold = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN EXCLUSIVE'); print(flush=True); input()"
    command = [sys.executable, "-c", hold, str(tmp_path / "dist/.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(UsageError, match=r"another build writes into .*/dist: wait for it, or end it"):
            replace_together(tmp_path, NEW, set())
        other.communicate("\n")
    assert replace_together(tmp_path, {"top.json": b"new top"}, set()) == [tmp_path / "top.json"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The message does not blame another build for a lock that cannot be made."""
    (tmp_path / "dist/.lock").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"cannot write in .*/dist: unable to open database file"):
        replace_together(tmp_path, NEW, set())
