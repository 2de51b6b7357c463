"""Records and packages that name an earlier version of the schema are held to that version."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.paths import Project
from onrecord.pipeline import build, read_and_check
from onrecord.problems import UsageError, first_line
from onrecord.read.published import schema_folder
from onrecord.validate.command import Request, validate


@pytest.fixture
def schemas(tmp_path: Path) -> Path:
    """Give published schemas beside which version 0.9.0 is kept, in which mediums were called channels."""
    folder = tmp_path / "schemas"
    shutil.copytree(schema_folder(), folder)
    earlier = folder / "0.9.0"
    earlier.mkdir()
    for path in folder.glob("*.schema.json"):
        text = path.read_text().replace("/1.0.0/", "/0.9.0/").replace('"medium"', '"channel"')
        (earlier / path.name).write_text(text)
    return folder


ANNOTATION = """schema_version: 0.9.0
article: courier-2024-03-06
outlet: courier
language: en
rights: Written for the tests, CC BY 4.0.
quotes:
  - {id: q01, kind: direct, content: ["Nobody has walked out,"], cue: told, %s: by telephone}
"""


@pytest.mark.parametrize(("field", "rules"), [("channel", []), ("medium", ["type"])])
def test_an_annotation_is_held_to_the_version_it_names(
    harbour: Project, schemas: Path, field: str, rules: list[str]
) -> None:
    """What that version calls a field is a field, and what a later one calls it is none."""
    path = harbour.annotations / "courier-2024-03-06.yaml"
    path.write_text(ANNOTATION % field)
    outcome = validate(Request([str(path)], schemas=schemas))
    assert [problem.rule for problem in outcome.in_order()] == rules
    assert [problem.place.line for problem in outcome.in_order()] == [7] * len(rules)
    assert outcome.notes == [
        "dataset/annotations/courier-2024-03-06.yaml is of schema version 0.9.0: only its shape was checked"
    ]


def test_a_version_that_is_not_published_is_a_problem(harbour: Project, schemas: Path) -> None:
    """The published versions are named."""
    path = harbour.annotations / "courier-2024-03-06.yaml"
    path.write_text(ANNOTATION.replace("0.9.0", "0.8.0") % "medium")
    [problem] = validate(Request([str(path)], schemas=schemas)).in_order()
    assert (problem.rule, problem.hint) == ("schema-version", "Published are: 0.9.0, 1.0.0, the current one.")


@pytest.mark.parametrize(
    ("version", "rules"), [("1.0.0", []), ("0.9.0", ["field-unknown"]), ("0.8.0", ["schema-version"])]
)
def test_a_package_is_held_to_the_version_it_names(
    harbour: Project, schemas: Path, version: str, rules: list[str]
) -> None:
    """The column `medium` is unknown to version 0.9.0, and version 0.8.0 is unknown."""
    build(harbour)
    descriptor = harbour.root / "datapackage.json"
    said = json.loads(descriptor.read_text())
    descriptor.write_text(json.dumps({**said, "schemaVersion": version}))
    found = validate(Request([str(descriptor)], schemas=schemas)).in_order()
    assert [problem.rule for problem in found] == rules


def test_a_file_may_name_its_version_in_any_form_of_yaml(harbour: Project, schemas: Path) -> None:
    """What the file says is read, not how it is laid out."""
    path = harbour.annotations / "courier-2024-03-06.yaml"
    rights = "Written for the tests, CC BY 4.0."
    path.write_text(
        f'{{article: courier-2024-03-06, outlet: courier, language: en, "schema_version": "0.9.0", rights: "{rights}"}}'
    )
    outcome = validate(Request([str(path)], schemas=schemas))
    assert (outcome.in_order(), len(outcome.notes)) == ([], 1)


@pytest.mark.parametrize(("field", "rules"), [("channel", []), ("medium", ["type"])])
def test_a_project_may_hold_a_file_of_an_earlier_version(
    harbour: Project, schemas: Path, field: str, rules: list[str]
) -> None:
    """It is held to its version, and its fields are not held against it by the current one."""
    (harbour.annotations / "courier-2024-03-06.yaml").write_text(ANNOTATION % field)
    outcome = validate(Request([str(harbour.dataset)], schemas=schemas))
    assert [problem.rule for problem in outcome.in_order()] == rules
    assert outcome.notes == [
        "dataset/annotations/courier-2024-03-06.yaml is of schema version 0.9.0: only its shape was checked"
    ]


@pytest.mark.parametrize("file", ["annotations/courier-2024-03-06.yaml", "registers/claims.yaml"])
def test_what_is_of_an_earlier_version_is_not_built(
    harbour: Project, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one problem says which file, which version, and what to do."""
    path = harbour.dataset / file
    path.write_text(f"schema_version: 0.9.0\n{path.read_text()}")
    checked = read_and_check(harbour)
    assert [first_line(one) for one in checked.problems] == [
        f"dataset/{file}:1:17: schema_version: is of schema version 0.9.0, and tables are built of version 1.0.0"
        " [schema-version]"
    ]
    assert checked.problems[0].hint == (
        f"`onrecord validate dataset/{file}` holds it to its own version. Bring it up to 1.0.0, and state that or nothing."
    )
    monkeypatch.chdir(harbour.root)
    run = CliRunner().invoke(commands, ["build"])
    assert run.exit_code == 1
    assert "is of schema version 0.9.0" in run.output


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where no dataset is at hand."""
    monkeypatch.chdir(tmp_path)


ENTITY = {"entity_id": "port-cat", "type": "person", "name": "Cat", "description": "A cat."}


@pytest.mark.usefixtures("apart")
def test_the_version_of_rows_may_be_said(schemas: Path) -> None:
    """Rows cannot name a version: `--schema-version` does; the table is found among that version's."""
    row = {
        "utterance_id": "u1", "title": "A speech", "said": None, "said_earliest": None, "said_latest": None, "note": None
    }  # fmt: skip
    path = schemas / "0.9.0/utterances.schema.json"
    path.write_text(path.read_text().replace('"note"', '"remark"'))
    earlier = {("remark" if key == "note" else key): value for key, value in row.items()}
    for version, rows, rules in (
        (None, row, []),
        (None, earlier, ["field-unknown"]),
        ("0.9.0", earlier, []),
        ("0.9.0", row, ["field-unknown"]),
        ("1.0.0", row, []),
    ):
        stdin = io.BytesIO(json.dumps(rows).encode())
        outcome = validate(Request(["-"], schemas=schemas, schema_version=version, stdin=stdin))
        assert [problem.rule for problem in outcome.in_order()] == rules, (version, rows)
    with pytest.raises(
        UsageError, match=r"schema version 0\.8\.0 is not published; there are 0\.9\.0, 1\.0\.0"
    ):
        validate(Request(["-"], schemas=schemas, schema_version="0.8.0"))


@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
def test_tables_that_only_the_earlier_version_has_are_checked(
    tmp_path: Path, schemas: Path, *, zipped: bool
) -> None:
    """A package is read by the tables of its version."""
    said = json.loads((schemas / "0.9.0/utterances.schema.json").read_text())
    slug = said["properties"]["utterance_id"]
    boats = {**said, "x-primaryKey": ["boat_id"], "required": ["boat_id"], "properties": {"boat_id": slug}}
    (schemas / "0.9.0/boats.schema.json").write_text(json.dumps(boats))
    package = tmp_path / "package"
    package.mkdir()
    (package / "boats.csv").write_text("boat_id\nA\n")
    said = {"schemaVersion": "0.9.0", "resources": [{"name": "boats", "path": "boats.csv"}]}
    (package / "datapackage.json").write_text(json.dumps(said))
    path = package / "datapackage.json"
    if zipped:
        path = tmp_path / "package.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name in ("boats.csv", "datapackage.json"):
                archive.write(package / name, name)
    outcome = validate(Request([str(path)], schemas=schemas))
    assert [(one.rule, one.place.line) for one in outcome.in_order()] == [("pattern", 2)]


def test_rows_do_not_join_a_package_of_an_earlier_version(
    harbour: Project, schemas: Path, tmp_path: Path
) -> None:
    """The call says how to get one of the current version."""
    build(harbour)
    descriptor = harbour.root / "datapackage.json"
    descriptor.write_text(json.dumps({**json.loads(descriptor.read_text()), "schemaVersion": "0.9.0"}))
    (tmp_path / "entities.json").write_text(json.dumps(ENTITY))
    request = Request([str(tmp_path / "entities.json")], against=harbour.root, schemas=schemas)
    with pytest.raises(UsageError, match=r"is of schema version 0\.9\.0, so rows of version 1\.0\.0 cannot"):
        validate(request)


def test_a_version_that_is_no_text_is_none_that_is_published(harbour: Project) -> None:
    """`1.0` is a number; the problem stands where it is stated."""
    build(harbour)
    descriptor = harbour.root / "datapackage.json"
    said = json.loads(descriptor.read_text())
    descriptor.write_text(json.dumps({**said, "schemaVersion": 1.0}, indent=1))
    [problem] = validate(Request([str(descriptor)])).in_order()
    assert (problem.rule, problem.place.path) == ("schema-version", "schemaVersion")


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("depth", [50, 900, 1_000])
def test_a_value_of_an_earlier_version_that_nests_deep_is_a_problem(schemas: Path, depth: int) -> None:
    """As deep as a fast parser reads: the library is not made for it."""
    row = json.dumps({**ENTITY, "name": 0}).replace(": 0", ": " + "[" * depth + "]" * depth)
    request = Request(
        ["-"], "entities", schemas=schemas, schema_version="0.9.0", stdin=io.BytesIO(row.encode())
    )
    assert [problem.rule for problem in validate(request).in_order()] == ["type"]
