"""The outputs as a whole: the same bytes twice, current or stale, and nothing left over."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.problems import UsageError, as_text
from onrecord.publish.archive import EARLIEST_TIME
from onrecord.publish.package import publish, stale
from onrecord.publish.staging import is_unfinished
from onrecord.publish.without_text import withhold_text

from .conftest import ROOT, Built


def outputs(folder: Path) -> dict[str, str]:
    """Give the hash of every file in a folder, apart from the lock."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


BUILD = """
import sys
from pathlib import Path
from onrecord.paths import Project
from onrecord.pipeline import read_and_check
from onrecord.publish.package import publish
from onrecord.tabulate import tabulate

checked = read_and_check(Project(Path(sys.argv[1])))
for without_text in (False, True):
    publish(Project(Path(sys.argv[2])), tabulate(checked.dataset), checked.description, without_text=without_text)
"""


def test_two_builds_in_two_folders_give_the_same_bytes(tmp_path: Path) -> None:
    """Every output, SQLite, Parquet and zip included, whatever the order of sets in either process."""
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        command = [sys.executable, "-c", BUILD, str(ROOT), str(tmp_path / seed)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    first = outputs(tmp_path / "1")
    assert first == outputs(tmp_path / "2")
    # 15 tables as CSV and as Parquet, their schemas, the context, the descriptor, and two editions as zip and database.
    assert len([path for path in first if path.endswith((".csv", ".parquet"))]) == 30
    kinds = {".csv", ".json", ".jsonld", ".parquet", ".zip", ".db", ".sql"}
    assert {Path(path).suffix for path in first} == kinds


KILLED_BUILD = """
import os, signal, sys

steps = 0

def count(event, arguments):
    global steps
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir") and sys.argv[2] in str(arguments[0]):
        steps += 1
        if steps == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
""" + BUILD.replace("(False, True)", "(False,)")


def test_a_killed_build_never_passes_for_a_good_one(
    small: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Outputs are all old or all new, or an unfinished build is reported; the next build completes it."""
    small.publish()
    new = outputs(small.project.root)
    publish(small.project, withhold_text(small.tables), small.description)
    old = outputs(small.project.root)
    seen: set[str] = set()
    for step in range(1, 1000, 6):
        project = Project(tmp_path_factory.mktemp("killed") / str(step))
        shutil.copytree(small.project.root, project.root)
        harbour = str(ROOT / "tests/data/harbour")
        command = [sys.executable, "-c", KILLED_BUILD, harbour, str(project.root), str(step)]
        if subprocess.run(command, check=False).returncode == 0:
            break
        found = {path: hash_ for path, hash_ in outputs(project.root).items() if ".staging" not in path}
        unfinished = is_unfinished(project.root)
        seen.add("unfinished" if unfinished else "old" if found == old else "new")
        assert unfinished or found in (old, new)
        rules = {problem.rule for problem in stale(project, small.tables, small.description)}
        assert ("build-unfinished" in rules) is unfinished
        assert bool(rules) is (unfinished or found == old)
        publish(project, small.tables, small.description)
        assert outputs(project.root) == new
    assert seen >= {"old", "unfinished"}


def test_publishing_again_touches_nothing(small: Built) -> None:
    """What is current keeps its time of change; the list of written files is empty."""
    written = small.publish()
    times = {path: path.stat().st_mtime_ns for path in written}
    assert small.file("datapackage.json") in written
    assert small.publish() == []
    assert {path: path.stat().st_mtime_ns for path in written} == times


def test_only_what_changed_is_written(small: Built) -> None:
    """A changed claim changes its table, the descriptors and the downloads."""
    small.publish()
    small.tables["claims"][0]["text"] = "Another sentence."
    written = [str(path.relative_to(small.project.root)) for path in small.publish()]
    name = "dist/harbour-strike-2024"
    tables = ["dataset/tables/claims.csv", f"{name}/parquet/claims.parquet"]
    assert sorted(written) == [
        "croissant.json",
        "datapackage.json",
        tables[0],
        f"{name}.db",
        f"{name}.zip",
        tables[1],
    ]


def test_what_is_no_longer_made_is_removed(small: Built) -> None:
    """A table or schema that the build does not know is left over from an earlier one."""
    small.publish()
    old = [
        small.file("dataset/tables/rumours.csv"),
        small.file("schema/json/rumours.schema.json"),
        small.file("dist/harbour-strike-2024/parquet/rumours.parquet"),
    ]
    kept = small.file("dataset/tables/README.md")
    for path in (*old, kept):
        path.write_text("old")
    assert small.publish() == []
    assert [path.exists() for path in old] == [False, False, False]
    assert kept.exists()


def test_what_is_committed_and_current_is_not_stale(small: Built) -> None:
    """Right after a build nothing is stale, and asking writes nothing."""
    small.publish()
    before = outputs(small.project.root)
    assert stale(small.project, small.tables, small.description) == []
    assert outputs(small.project.root) == before


def test_stale_names_each_file_and_the_line_that_differs(
    small: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed, a missing and a superfluous file are three problems, each with what to do."""
    monkeypatch.chdir(small.project.root)
    small.publish()
    small.file("dataset/tables/events.csv").unlink()
    small.file("dataset/tables/rumours.csv").write_text("rumour\n")
    claims = small.file("dataset/tables/claims.csv")
    claims.write_bytes(claims.read_bytes().replace(b"1901.", b"1902."))
    entities = small.file("dataset/tables/entities.csv")
    entities.write_bytes(entities.read_bytes() + b"echo\n")
    hint = "    Run `onrecord build`, and commit what it writes."
    assert [as_text(problem) for problem in stale(small.project, small.tables, small.description)] == [
        f"dataset/tables/claims.csv:2:1: is stale: a build gives something else from this line on [output-stale]\n{hint}",
        f"dataset/tables/entities.csv:10:1: is stale: a build gives something else from this line on [output-stale]\n{hint}",
        f"dataset/tables/events.csv:1:1: is missing [output-missing]\n{hint}",
        f"dataset/tables/rumours.csv:1:1: is no longer made by the build [output-extra]\n{hint}",
    ]


def test_the_zip_reads_no_clock_and_holds_what_a_package_needs(small: Built) -> None:
    """Entries are in order, of one time and mode, and include licences and rights."""
    small.file("LICENSE").write_text("MIT License\n")
    small.publish()
    with zipfile.ZipFile(small.file("dist/harbour-strike-2024.zip")) as package:
        entries = package.infolist()
        names = [entry.filename for entry in entries]
        readme = package.read("README.md").decode()
        assert package.read("LICENSE-SCHEMAS.txt") == b"MIT License\n"
        assert b"https://creativecommons.org/licenses/by/4.0/" in package.read("LICENSE-DATA.txt")
        assert b"herald-2024-03-05: Written for the tests, CC BY 4.0." in package.read("RIGHTS.txt")
    assert names == sorted(names)
    assert {entry.date_time for entry in entries} == {EARLIEST_TIME}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert "- `claims` (5 rows): A proposition, in the dataset's own neutral words" in readme
    assert readme.endswith("version 1.0.0. Data package `harbour-strike-2024`.\n")


def test_outputs_on_several_disks_are_refused_before_anything_changes(small: Built) -> None:
    """Files cannot move to another disk in one step, so that nothing is written."""
    other = Path("/dev/shm")  # noqa: S108 -- a disk of its own on Linux
    if not other.is_dir() or other.stat().st_dev == small.project.root.stat().st_dev:
        pytest.fail("the test needs a second file system at /dev/shm")
    small.file("schema").symlink_to(other)
    with pytest.raises(UsageError, match=r"schema/(json|sql) is on another disk than"):
        small.publish()
    assert not small.file("datapackage.json").exists()
