"""The names of files in problems: as they lead from where the command is run, or code is reviewed."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.paths import Project
from onrecord.pipeline import build

HERALD = "dataset/annotations/herald-2024-03-05.yaml"


@pytest.fixture
def broken(harbour: Project) -> Project:
    """Give a project in which a quote is not verbatim."""
    path = harbour.root / HERALD
    path.write_text(path.read_text().replace('content: ["We will not', 'content: ["We shall not'))
    return harbour


def run(*arguments: str, status: int = 1) -> str:
    """Validate, and give what is printed."""
    result = CliRunner().invoke(commands, ["validate", *arguments])
    assert result.exit_code == status, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("folder", "argument", "named"),
    [
        (".", "dataset", HERALD),
        (".", HERALD, HERALD),
        ("..", "harbour", f"harbour/{HERALD}"),
        ("..", f"harbour/{HERALD}", f"harbour/{HERALD}"),
        ("dataset/registers", "../../dataset", "../annotations/herald-2024-03-05.yaml"),
        ("dataset/annotations", "herald-2024-03-05.yaml", "herald-2024-03-05.yaml"),
    ],
)
def test_a_file_is_named_from_the_folder_in_which_the_command_runs(
    broken: Project, monkeypatch: pytest.MonkeyPatch, folder: str, argument: str, named: str
) -> None:
    """From above the project, from its root, or from inside: the name leads to the file as it stands."""
    monkeypatch.chdir(broken.root / folder)
    assert [one["file"] for one in json.loads(run("--format", "json", argument))] == [named]
    assert run(argument).splitlines()[0].startswith(f"{named}:22:15: quotes[1].content[0]: not found")
    assert "    | " in run(argument)


@pytest.mark.parametrize(
    ("folder", "argument"),
    [
        ("dataset", "."),
        ("dataset", "dataset.yaml"),
        ("dataset/articles", ".."),
        ("dataset/articles", "../dataset.yaml"),
        (".", "./"),
        ("..", "harbour/dataset/"),
    ],
)
def test_a_project_is_known_from_wherever_it_is_named(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, folder: str, argument: str
) -> None:
    """The names `.` and `..` do not tell that a folder is the dataset of a project, yet it is."""
    monkeypatch.chdir(harbour.root / folder)
    assert run(argument, status=0) == "ok: 2 articles, 2 annotations, 4 registers\n"


def test_every_file_is_held_to_its_own_project(broken: Project, tmp_path: Path) -> None:
    """Files of two projects in one call, a third in the current folder: none is taken for another's."""
    other = tmp_path / "other"
    shutil.copytree(broken.root, other)
    register = other / "dataset/registers/entities.yaml"
    register.write_text(register.read_text().replace("ines-okoro", "ines-okora"))
    problems = json.loads(run("--format", "json", HERALD, str(other / HERALD)))
    missing = [one["file"] for one in problems if one["rule"] == "reference-exists"]
    assert missing == [str(other / HERALD)]


def test_rows_are_held_to_the_dataset_they_lie_in(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of a project are checked against its package from anywhere, as its annotations are."""
    build(harbour)
    monkeypatch.chdir(harbour.root.parent)
    Path("harbour/mentions.jsonl").write_text('{"mention_id": "m1", "entity_id": "nobody"}\n')
    assert "mentions.jsonl:1:35: entity_id: no row of entities has the id 'nobody' [reference-exists]" in run(
        "harbour/mentions.jsonl"
    )


def test_a_project_elsewhere_is_named_as_it_was_given(broken: Project, tmp_path: Path) -> None:
    """Where no short way leads from the current folder to the file, the way that was given is kept."""
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(broken.root, elsewhere)
    [problem] = json.loads(run("--format", "json", str(elsewhere)))
    assert problem["file"] == f"{elsewhere}/{HERALD}"


def test_fix_finds_the_file_from_anywhere(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The change is made in the file that the problem names, and the diff names it likewise."""
    path = harbour.root / HERALD
    sound = path.read_text()
    path.write_text(sound.replace('content: ["We will not', 'content: ["We will  not'))
    monkeypatch.chdir(harbour.root.parent)
    shown = run("--fix", "harbour", status=0)
    assert shown.splitlines()[:2] == [f"--- harbour/{HERALD}", f"+++ harbour/{HERALD}"]
    assert path.read_text() == sound


def test_what_is_built_does_not_depend_on_the_current_folder(
    harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows name the text of an article from the root of the project, wherever the build was started."""
    build(harbour)
    monkeypatch.chdir(harbour.dataset)
    assert build(harbour, check_only=True).problems == []
    (harbour.dataset / "tables/claims.csv").unlink()
    [problem] = build(harbour, check_only=True).problems
    assert problem.place.file == "tables/claims.csv"


@pytest.mark.parametrize("inside", [".", "dataset/annotations"])
def test_github_is_told_names_from_the_folder_that_it_checked_out(
    broken: Project, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """A project in a subfolder of a repository, in whichever of its folders a step runs, is annotated."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(broken.root.parent))
    monkeypatch.chdir(broken.root / inside)
    argument = str(broken.annotations) if inside == "." else "herald-2024-03-05.yaml"
    assert run("--format", "github", argument).startswith(f"::error file=harbour/{HERALD},line=22,col=15,")
    [result] = json.loads(run("--format", "sarif", argument))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": f"harbour/{HERALD}"}


def test_sarif_names_no_file_by_a_way_that_leads_up(broken: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no repository to start from, a file beside the current folder is named in full."""
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.chdir(broken.registers)
    [result] = json.loads(run("--format", "sarif", ".."))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": (broken.root / HERALD).as_uri()}
