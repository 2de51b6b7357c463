"""What the system refuses: a full disk, a file that may not be read or written. No traceback, nothing half done."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.paths import Project

HERALD = "dataset/annotations/herald-2024-03-05.yaml"
_A_FULL_DISK_BYTES = 20_000


def onrecord(
    *arguments: str, folder: Path, before: Sequence[str] = (), full: bool = False
) -> tuple[int, str]:
    """Run the command, on a disk that takes no large file where asked to; give its status and output."""

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_A_FULL_DISK_BYTES, _A_FULL_DISK_BYTES))

    run = subprocess.run(
        [*before, sys.executable, "-m", "onrecord", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        preexec_fn=fill if full else None,
    )
    return run.returncode, run.stdout


def files(folder: Path) -> dict[str, bytes]:
    """Give what is in a folder, but for the lock of builds."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_a_full_disk_is_a_problem_and_changes_nothing(harbour: Project) -> None:
    """The build says so and ends with status 1; what it had staged makes room again."""
    before = files(harbour.root)
    assert onrecord("build", folder=harbour.root, full=True) == (
        1,
        "dist:1:1: cannot be written: File too large [output-not-written]\n"
        "    Make room on the disk, or get the right to write there, and do it again. Nothing has changed.\n"
        "1 problem; nothing was written.\n",
    )
    assert files(harbour.root) == before
    assert onrecord("build", folder=harbour.root)[0] == 0


def test_output_that_cannot_be_written_is_no_verdict() -> None:
    """On a full disk the report is not whole: neither status 0 nor 1 would be true."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full disk to try")
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "onrecord", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (run.returncode, run.stderr) == (
        2,
        "onrecord: the output cannot be written: No space left on device\n",
    )


@pytest.fixture
def bound() -> Sequence[str]:
    """Give what makes a command heed the rights of files, which an administrator's does not."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("the administrator of this system may do anything")
    rights = "-dac_override,-dac_read_search"
    return "setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"


def test_a_source_that_may_not_be_read_is_a_problem(harbour: Project, bound: Sequence[str]) -> None:
    """Of a project every file is told; named by itself, the call is wrong."""
    (harbour.root / HERALD).chmod(0)
    assert onrecord("validate", folder=harbour.root, before=bound) == (
        1,
        f"{HERALD}:1:1: may not be read [file-kind]\n    Give yourself the right to read it.\n"
        "1 problem: 2 articles, 1 annotation, 4 registers\n",
    )
    said = (2, f"onrecord: {HERALD} may not be read\n")
    assert onrecord("validate", HERALD, folder=harbour.root, before=bound) == said


def test_a_file_that_may_not_be_written_is_not_mended(harbour: Project, bound: Sequence[str]) -> None:
    """The system's word is given, and the file is as it was."""
    path = harbour.root / HERALD
    path.write_text(path.read_text().replace('content: ["We will not', 'content: ["We will  not'))
    before = files(harbour.root)
    path.parent.chmod(0o555)
    status, said = onrecord("validate", "--fix", HERALD, folder=harbour.root, before=bound)
    assert (status, said) == (
        2,
        f"onrecord: cannot write {HERALD}: Permission denied; make room, or get the right to write there\n",
    )
    assert files(harbour.root) == before
