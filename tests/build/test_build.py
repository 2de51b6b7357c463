"""The build as people run it: from sources to files, all of them or none."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.pipeline import build

ONRECORD = str(Path(sys.executable).parent / "onrecord")
COURIER = "dataset/annotations/courier-2024-03-06.yaml"


def onrecord(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run([ONRECORD, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def hashes(folder: Path) -> dict[str, str]:
    """Give the hash of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def spoil(project: Project) -> None:
    """Change a word of a quotation, so that it is no longer what the article says."""
    path = project.root / COURIER
    path.write_text(path.read_text().replace("Nobody has walked out,", "Nobody had walked out,"))


def test_a_build_writes_tables_schemas_descriptor_and_downloads(harbour: Project) -> None:
    """Everything that DESIGN's layout marks as generated is there after one command."""
    run = onrecord("build", folder=harbour.root)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "77 rows; 57 files written, the others were current.\n"
    made = {name for name in hashes(harbour.root) if not name.startswith(("dataset/a", "dataset/r"))}
    assert "datapackage.json" in made
    assert "schema/json/annotation.schema.json" in made
    assert {name for name in made if name.startswith("dist/") and "/parquet/" not in name} == {
        "dist/harbour-strike-2024.db",
        "dist/harbour-strike-2024.zip",
    }
    assert len([name for name in made if name.startswith("dataset/tables/")]) == 15


def test_a_second_build_writes_nothing(harbour: Project) -> None:
    """What is current is left alone."""
    build(harbour)
    assert build(harbour).written == []
    assert onrecord("build", "--check", folder=harbour.root).stdout == (
        "77 rows; everything committed is current.\n"
    )


def test_two_builds_in_two_folders_give_the_same_bytes(harbour: Project, tmp_path: Path) -> None:
    """Tables, schemas, descriptor, SQLite, Parquet and zip are the same, byte for byte."""
    shutil.copytree(harbour.root, tmp_path / "elsewhere")
    build(harbour, without_text=True)
    build(Project(tmp_path / "elsewhere"), without_text=True)
    assert hashes(harbour.root) == hashes(tmp_path / "elsewhere")


def test_a_project_with_a_problem_is_not_built_and_nothing_is_lost(harbour: Project) -> None:
    """The last good build stays as it is, and the command says where the fault is."""
    build(harbour)
    spoil(harbour)
    before = hashes(harbour.root)
    run = onrecord("build", folder=harbour.root)
    assert run.returncode == 1
    assert run.stdout == (
        f"{COURIER}:10:15: quotes[0].content[0]: not found in the article [quote-verbatim]\n"
        "    written: Nobody had walked out,\n"
        "                      ^\n"
        "    article: Nobody has walked out,\n"
        "                      ^\n"
        "    Copy the line of the article.\n"
    )
    assert run.stderr == "1 problem; nothing was written.\n"
    assert hashes(harbour.root) == before


def test_check_names_every_committed_file_that_is_stale(harbour: Project) -> None:
    """A changed table, a missing schema and a left-over file are each named; nothing is written."""
    build(harbour)
    tables = harbour.dataset / "tables"
    (tables / "quotes.csv").write_text((tables / "quotes.csv").read_text().replace("Tom Reyes", "Tom R."))
    (harbour.root / "schema/json/quotes.schema.json").unlink()
    (tables / "quips.csv").write_text("quip_id\n")
    before = hashes(harbour.root)
    run = onrecord("build", "--check", folder=harbour.root)
    assert run.returncode == 1
    assert [line for line in run.stdout.splitlines() if not line.startswith(" ")] == [
        "dataset/tables/quips.csv:1:1: is no longer made by the build [output-extra]",
        "dataset/tables/quotes.csv:2:1: is stale: a build gives something else from this line on [output-stale]",
        "schema/json/quotes.schema.json:1:1: is missing [output-missing]",
    ]
    assert hashes(harbour.root) == before


def test_a_wrong_call_is_told_apart_from_a_problem(tmp_path: Path) -> None:
    """Outside a project there is nothing to build: exit status 2, and what to do."""
    run = onrecord("build", folder=tmp_path)
    assert run.returncode == 2
    assert run.stderr.startswith("onrecord: no dataset found in ")
    assert "run onrecord inside a project" in run.stderr


@pytest.mark.parametrize("arguments", [["build", "--chek"], ["biuld"]], ids=str)
def test_a_misspelt_call_is_a_wrong_call(tmp_path: Path, arguments: list[str]) -> None:
    """A misspelt command or option is told apart from a problem, and is no traceback."""
    run = onrecord(*arguments, folder=tmp_path)
    assert run.returncode == 2
    assert "No such" in run.stderr
    assert "Traceback" not in run.stderr


def test_what_is_committed_is_what_a_build_gives(repository: Project) -> None:
    """The tables, schemas and descriptor in git are current."""
    assert build(repository, check_only=True).problems == []
