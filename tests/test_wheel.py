"""What people install: the wheel holds all that the program needs, and works where there is no repository."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PLACES = {
    "build/": "",
    "schema/onrecord_schema/": "onrecord_schema/",
    "schema/json/": "onrecord_schema/json/",
    "tests/examples/": "onrecord/checks/examples/",
}
"""Where the files of the repository are in the wheel."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, and unpack it as an installation does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "built"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = (folder / "built").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "onrecord", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_file_of_the_program_is_in_the_wheel(installed: Path) -> None:
    """Schemas, templates, SQL, maps, examples: whatever git tracks beside the modules, and the modules."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *PLACES], cwd=ROOT, check=True, capture_output=True, text=True
    )
    tracked = [Path(name) for name in listed.stdout.split("\0") if name]
    assert len(tracked) > 300
    for path in tracked:
        before = next(place for place in PLACES if path.as_posix().startswith(place))
        there = installed / PLACES[before] / path.relative_to(before)
        # A file that somebody is about to remove may be gone from the folder already.
        assert there.is_file() or not (ROOT / path).exists(), path


def test_it_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Not from the repository, whose tests would see files that are not installed."""
    run = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "import onrecord, onrecord_schema; print(onrecord.__file__, onrecord_schema.__file__)",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(name.startswith(str(installed)) for name in run.stdout.split())
    help_text = _run(installed, tmp_path, "--help")
    assert (help_text.returncode, "validate" in help_text.stdout) == (0, True)


def test_rows_are_validated_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    """The published schemas are there."""
    row = {"entity_id": "port-cat", "type": "person", "name": "Cat", "description": "A cat."}
    (tmp_path / "good.json").write_text(json.dumps(row))
    (tmp_path / "bad.json").write_text(json.dumps({**row, "type": "cat"}))
    good, bad = (_run(installed, tmp_path, "validate", name) for name in ("good.json", "bad.json"))
    assert (good.returncode, good.stdout) == (0, "ok: 1 row\n")
    assert bad.returncode == 1
    assert bad.stdout.startswith("bad.json:1:35: type: 'cat' is not in the vocabulary [vocabulary]\n")


def test_an_annotation_is_validated_beside_its_project(installed: Path, tmp_path: Path) -> None:
    """The models, the rules and the reports are there."""
    example = ROOT / "tests/examples/annotation-missing"
    whole, without = (_run(installed, example / kind, "validate") for kind in ("good", "bad"))
    assert (whole.returncode, whole.stdout) == (0, "ok: 1 article, 1 annotation, 4 registers\n")
    assert without.returncode == 1
    assert "[annotation-missing]" in without.stdout
    log = json.loads(_run(installed, example / "bad", "validate", "--format", "sarif").stdout)
    assert "The ferry sails again" in log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["text"]
    assert list(tmp_path.iterdir()) == []


def test_rules_are_explained_with_their_examples(installed: Path, tmp_path: Path) -> None:
    """The examples are there, those of several files too."""
    assert "good (good.yaml):" in _run(installed, tmp_path, "rules", "quote-verbatim").stdout
    assert (
        "bad (dataset/registers/entities.yaml):" in _run(installed, tmp_path, "rules", "file-missing").stdout
    )


def test_schemas_are_compared(installed: Path, tmp_path: Path) -> None:
    """The current ones are those that are installed."""
    run = _run(installed, tmp_path, "schema", "diff", str(ROOT / "schema/json"))
    assert (run.returncode, run.stdout.startswith("no change from ")) == (0, True)
