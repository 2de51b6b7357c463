"""Records and packages that name an earlier version of the schema are held to that version."""

import json
import shutil
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.pipeline import build
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
    assert (problem.rule, problem.hint) == ("schema-version", "Published are: 0.9.0, and the current one.")


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
