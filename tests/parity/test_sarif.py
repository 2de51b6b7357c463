"""What `onrecord validate --format sarif` writes is SARIF, by the official schema."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from onrecord.paths import Project
from onrecord.pipeline import build

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests/examples"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the invented project, built."""
    root = tmp_path_factory.mktemp("sarif") / "harbour"
    shutil.copytree(ROOT / "tests/data/harbour", root)
    build(Project(root))
    return root


@pytest.fixture(scope="module")
def faults(sarif_schema: dict[str, Any]) -> Callable[[Any], list[str]]:
    """Give the check against the official schema, formats included."""
    validator = jsonschema_rs.validator_for(sarif_schema, validate_formats=True)
    return lambda log: [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(log)]


def _run(folder: Path, *arguments: str | bytes | Path, stdin: bytes = b"") -> tuple[int, Any]:
    """Run the command as a process of its own, and read the log that it writes."""
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "validate", "--format", "sarif", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )
    assert b"Traceback" not in run.stderr, run.stderr.decode()
    return run.returncode, json.loads(run.stdout)


def _results(log: Any) -> list[Any]:
    return log["runs"][0]["results"]


def _uris(log: Any) -> set[str]:
    return {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in _results(log)
        for place in result["locations"]
    }


Faults = Callable[[Any], list[str]]


def test_the_schema_refuses_what_is_not_sarif(faults: Faults) -> None:
    """The check can fail: a log without a tool, and a place whose URI is none."""
    assert faults({"version": "2.1.0", "runs": [{}]})
    place = {"physicalLocation": {"artifactLocation": {"uri": "a b%"}}}
    result = {"message": {"text": "x"}, "locations": [place]}
    run = {"tool": {"driver": {"name": "onrecord"}}, "results": [result]}
    assert faults({"version": "2.1.0", "runs": [run]})


def test_no_problem(harbour: Path, faults: Faults) -> None:
    """A clean dataset is a log without results."""
    status, log = _run(harbour)
    assert (status, _results(log), faults(log)) == (0, [], [])


def test_every_kind_of_problem(harbour: Path, faults: Faults) -> None:
    """All bad examples make one log, and each of their rules is described in it, with its examples."""
    shutil.copytree(EXAMPLES, harbour / "examples", dirs_exist_ok=True)
    # A folder is an example of several files, which is looked at by itself.
    bad = sorted(path.relative_to(harbour) for path in (harbour / "examples").glob("*/bad*"))
    status, log = _run(harbour, *bad)
    assert (status, faults(log)) == (1, [])
    assert len(_results(log)) > len(bad) / 2
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["fullDescription"]["text"]
        assert rule["id"] in rule["help"]["text"]


def test_problems_of_standard_input(harbour: Path, faults: Faults) -> None:
    """What has no file still has a place."""
    status, log = _run(harbour, "-", stdin=b'{"entity_id": "A"}\n{"entity_id": "\\ud800"}\n')
    assert (status, faults(log), _uris(log)) == (1, [], {"%3Cstdin%3E"})


def test_problems_in_a_zip(harbour: Path, faults: Faults, tmp_path: Path) -> None:
    """A member is named after the zip; a file elsewhere by an absolute URI."""
    path = tmp_path / "a package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        said = {
            "resources": [{"name": "entities", "path": "e é.csv"}, {"name": "claims", "path": "../c.csv"}]
        }
        archive.writestr("datapackage.json", json.dumps(said))
        archive.writestr("e é.csv", "entity_id,type,name,description\nA,person,a,b\n")
    status, log = _run(harbour, path)
    assert (status, faults(log)) == (1, [])
    zipped = f"file://{tmp_path}/a%20package.zip%21"
    assert _uris(log) == {f"{zipped}datapackage.json", f"{zipped}e%20%C3%A9.csv"}


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        (b"with spaces,#?&.jsonl", "with%20spaces%2C%23%3F%26.jsonl"),
        ("Überschrift «文».jsonl".encode(), "%C3%9Cberschrift%20%C2%AB%E6%96%87%C2%BB.jsonl"),
        (b"c:100%.jsonl", "c%3A100%25.jsonl"),
        (b"a\nb\x1b[31m.jsonl", "a%0Ab%1B%5B31m.jsonl"),
        (b"not utf-8 \xff.jsonl", "not%20utf-8%20%FF.jsonl"),
    ],
    ids=["spaces", "not ASCII", "colon", "control characters", "not UTF-8"],
)
def test_names_of_files_become_uris(harbour: Path, faults: Faults, name: bytes, uri: str) -> None:
    """Any name that a file can have is a URI in the log."""
    path = os.path.join(os.fsencode(harbour), name)  # noqa: PTH118 -- a name that need not be text
    with open(path, "wb") as file:  # noqa: PTH123 -- as above
        file.write(b'{"entity_id": "A"}\n')
    status, log = _run(harbour, name)
    os.unlink(path)  # noqa: PTH108 -- as above
    assert (status, faults(log), _uris(log)) == (1, [], {uri})


def test_values_that_are_no_text(harbour: Path, faults: Faults) -> None:
    """NULs, halves of surrogate pairs, line separators and commands for terminals are quoted in messages."""
    row = b'{"entity_id": "a", "type": "\\u0000\\u2028\\u001b]0;x\\u0007\xf0\x9f\x99\x82", "name": "\\udfff", "\xc2\x85": 1}\n'
    status, log = _run(harbour, "-", stdin=row + row.replace(b"\\udfff", b"b"))
    assert (status, faults(log)) == (1, [])


def test_after_mending(harbour: Path, faults: Faults) -> None:
    """The log holds what is left after `--fix`; the diff goes elsewhere."""
    path = harbour / "dataset/annotations/herald-2024-03-05.yaml"
    good = path.read_text()
    marks = good.replace('exact: "the strike was \\"unlawful\\""', "exact: the strike was “unlawful”")
    path.write_text(marks.replace("kind: direct", "kind: dirct", 1))
    assert path.read_text().count("dirct") == 1
    status, log = _run(harbour, "--fix", path)
    mended = path.read_text()
    path.write_text(good)
    assert (status, faults(log)) == (1, [])
    assert [result["ruleId"] for result in _results(log)] == ["vocabulary"]
    assert mended == good.replace("kind: direct", "kind: dirct", 1)
