"""The README is true: its queries, its help text, its error, its links."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.pipeline import build
from onrecord.problems import as_text

ONRECORD = str(Path(sys.executable).parent / "onrecord")


@pytest.fixture(scope="module")
def built(repository: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a copy of the dataset."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(repository.dataset, folder / "dataset")
    assert build(Project(folder)).problems == []
    return Project(folder)


def readme(repository: Project) -> str:
    """Read the README."""
    return (repository.root / "README.md").read_text(encoding="utf-8")


def test_each_query_gives_the_answer_that_stands_below_it(repository: Project, built: Project) -> None:
    """The SQL of the README runs on the built file, and gives what the README shows."""
    shown = re.findall(r"```sql\n(.*?)```\n\n```text\n(.*?)```", readme(repository), re.DOTALL)
    assert len(shown) == 2
    with closing(sqlite3.connect(built.dist / "kherson-withdrawal-2022.db")) as connection:
        for query, answer in shown:
            rows = connection.execute(query).fetchall()
            assert "".join(" | ".join(map(str, row)) + "\n" for row in rows) == answer


def test_the_help_text_is_what_the_command_prints(repository: Project) -> None:
    """The commands listed are the commands there are."""
    run = subprocess.run([ONRECORD, "--help"], capture_output=True, text=True, check=True)
    assert f"```text\n{run.stdout}```" in readme(repository)


def test_the_error_shown_is_the_error_given(
    repository: Project, built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changing that word in that file gives exactly that problem."""
    monkeypatch.chdir(built.root)
    path = built.annotations / "metro-2022-11-09.yaml"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("of our soldiers and", "of our troops and", 1), encoding="utf-8")
    (problem,) = build(built).problems
    path.write_text(sound, encoding="utf-8")
    assert f"```text\n{as_text(problem)}\n```" in readme(repository)


def test_every_link_to_a_file_leads_to_a_file(repository: Project) -> None:
    """Nothing that the documents link to is missing."""
    for document in (repository.root / "README.md", *sorted(repository.root.glob("docs/*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
