"""How a change of the schema moves its version."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.read.published import schema_folder
from onrecord.validate.schema_diff import Level, changes, moved, read_schemas, version_in
from onrecord.validate.schema_release import release_schemas

ROOT = Path(__file__).parents[2]

Change = Callable[[dict[str, Any]], object]

TABLE: dict[str, Any] = {
    "$id": "https://w3id.org/onrecord/schema/1.0.0/boats.schema.json",
    "$defs": {
        "Slug": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 20, "description": "A slug."},
        "Kind": {"type": "string", "enum": ["ferry", "tug"]},
        "Selector": {"type": "object", "properties": {"exact": {"type": "string"}}, "required": ["exact"]},
    },
    "type": "object",
    "additionalProperties": False,
    "x-primaryKey": ["boat_id"],
    "properties": {
        "boat_id": {"$ref": "#/$defs/Slug"},
        "kind": {"$ref": "#/$defs/Kind"},
        "harbour_id": {"anyOf": [{"$ref": "#/$defs/Slug"}, {"type": "null"}], "x-references": "harbours"},
        "length": {"type": "number", "minimum": 0, "examples": [12]},
        "names": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "seen": {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/Selector"}]},
    },
    "required": ["boat_id", "kind"],
}


def _properties(schema: dict[str, Any]) -> dict[str, Any]:
    return schema["properties"]


CASES: dict[str, tuple[Change, list[str]]] = {
    "nothing": (dict, []),
    "version alone": (lambda s: s.update({"$id": "https://w3id.org/x/1.0.1/boats.schema.json"}), []),
    "field removed": (lambda s: _properties(s).pop("length"), ["MAJOR boats.length: the field is gone"]),
    "optional field added": (
        lambda s: _properties(s).update(flag={"type": "string"}),
        ["MINOR boats.flag: the field is new"],
    ),
    "required field added": (
        lambda s: (_properties(s).update(flag={"type": "string"}), s["required"].append("flag")),
        ["MAJOR boats.flag: the field is new, and required"],
    ),
    "field made required": (lambda s: s["required"].append("length"), ["MAJOR boats.length: is required now"]),
    "field made optional": (lambda s: s["required"].remove("kind"), ["MINOR boats.kind: is no longer required"]),
    "member gone": (lambda s: s["$defs"]["Kind"]["enum"].remove("tug"), ["MAJOR boats.kind: the member 'tug' is gone"]),
    "member added": (
        lambda s: s["$defs"]["Kind"]["enum"].append("barge"),
        ["MINOR boats.kind: the member 'barge' is new"],
    ),
    "vocabulary opened": (lambda s: s["$defs"]["Kind"].pop("enum"), ["MINOR boats.kind: is no longer a vocabulary"]),
    "vocabulary made": (
        lambda s: _properties(s)["names"]["items"].update(enum=["a"]),
        ["MAJOR boats.names[]: has become a vocabulary"],
    ),
    "pattern narrowed": (
        lambda s: s["$defs"]["Slug"].update(pattern="^[a-y]+$"),
        [
            "MAJOR boats.boat_id: the pattern changed, and may admit less",
            "MAJOR boats.harbour_id: the pattern changed, and may admit less",
        ],
    ),
    "pattern dropped": (
        lambda s: s["$defs"]["Slug"].pop("pattern"),
        ["MINOR boats.boat_id: the pattern is gone", "MINOR boats.harbour_id: the pattern is gone"],
    ),
    "pattern added": (
        lambda s: _properties(s)["names"]["items"].update(pattern="a"),
        ["MAJOR boats.names[]: the pattern is new, and may admit less"],
    ),
    "type changed": (
        lambda s: _properties(s)["length"].update(type="integer"),
        ["MAJOR boats.length: is of type integer, no longer number"],
    ),
    "no longer null": (
        lambda s: _properties(s).update(harbour_id={"$ref": "#/$defs/Slug", "x-references": "harbours"}),
        ["MAJOR boats.harbour_id: may no longer be null"],
    ),
    "now null": (
        lambda s: _properties(s).update(length={"anyOf": [_properties(s)["length"], {"type": "null"}]}),
        ["MINOR boats.length: may now be null"],
    ),
    "smallest raised": (
        lambda s: _properties(s)["length"].update(minimum=1),
        ["MAJOR boats.length: the smallest number was 0, and is 1"],
    ),
    "smallest lowered": (
        lambda s: _properties(s)["length"].update(minimum=-1),
        ["MINOR boats.length: the smallest number was 0, and is -1"],
    ),
    "largest added": (
        lambda s: _properties(s)["length"].update(maximum=500),
        ["MAJOR boats.length: the largest number was inf, and is 500"],
    ),
    "longer allowed": (
        lambda s: s["$defs"]["Slug"].update(maxLength=30),
        [
            "MINOR boats.boat_id: the largest length was 20, and is 30",
            "MINOR boats.harbour_id: the largest length was 20, and is 30",
        ],
    ),
    "fewer items needed": (
        lambda s: _properties(s)["names"].pop("minItems"),
        ["MINOR boats.names: the smallest number of items was 1, and is -inf"],
    ),
    "inner field removed": (
        lambda s: (s["$defs"]["Selector"]["properties"].clear(), s["$defs"]["Selector"]["required"].clear()),
        ["MAJOR boats.seen(form 2).exact: the field is gone"],
    ),
    "form added": (
        lambda s: _properties(s)["seen"]["oneOf"].append({"type": "integer"}),
        ["MAJOR boats.seen: may take other forms"],
    ),
    "reference moved": (
        lambda s: _properties(s)["harbour_id"].update({"x-references": "docks"}),
        ["MAJOR boats.harbour_id: refers to docks, no longer harbours"],
    ),
    "key changed": (
        lambda s: s.update({"x-primaryKey": ["boat_id", "kind"]}),
        ["MAJOR boats: the primary key was ['boat_id'], and is ['boat_id', 'kind']"],
    ),
    "described otherwise": (
        lambda s: _properties(s)["length"].update(description="How long it is."),
        ["PATCH boats.length: is described in other words"],
    ),
}  # fmt: skip
"""What is changed, how, and what is to be said about it."""


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_change_is_classified_and_explained(case: tuple[Change, list[str]]) -> None:
    """Each change of a schema has its level and its reason."""
    change, said = case
    new = copy.deepcopy(TABLE)
    change(new)
    found = changes({"boats": TABLE}, {"boats": new})
    assert [f"{one.level.name} {one.place}: {one.why}" for one in found] == said


def test_a_table_that_comes_or_goes_is_a_change() -> None:
    """A new table is minor, a table that is gone is major."""
    assert changes({"boats": TABLE}, {}) == [(Level.MAJOR, "boats", "is gone")]
    assert changes({}, {"boats": TABLE}) == [(Level.MINOR, "boats", "is new")]


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ("1.2.3", "1.2.4", Level.PATCH),
        ("1.2.3", "1.3.0", Level.MINOR),
        ("1.9.9", "2.0.0", Level.MAJOR),
        ("1.2.3", "1.2.3", None),
        ("1.2.10", "1.2.9", None),
    ],
)
def test_how_far_a_version_moved(old: str, new: str, level: Level | None) -> None:
    """The first number that grew says it; a version that does not grow did not move."""
    assert moved(old, new) is level


def test_the_version_of_the_schema_moved_as_far_as_the_schema_did() -> None:
    """What changed since the last release is announced by the version: `onrecord schema diff schema/released`."""
    old, new = read_schemas(ROOT / "schema/released"), read_schemas(ROOT / "schema/json")
    needed = max((change.level for change in changes(old, new)), default=0)
    assert (moved(version_in(old), version_in(new)) or 0) >= needed


def test_the_command_says_what_changed_and_whether_the_version_did(tmp_path: Path) -> None:
    """A field that is gone under the same version number is refused with its reason."""
    shutil.copytree(schema_folder(), tmp_path / "new")
    path = tmp_path / "new/utterances.schema.json"
    path.write_text(path.read_text().replace('"note"', '"remark"'))
    version = version_in(read_schemas(tmp_path / "new"))
    run = CliRunner().invoke(commands, ["schema", "diff", str(schema_folder()), str(tmp_path / "new")])
    assert run.exit_code == 1
    assert run.output.splitlines() == [
        "major: utterances.note: the field is gone",
        "minor: utterances.remark: the field is new",
        f"a major change: the version moved from {version} to {version}, not far enough",
    ]


def test_a_release_keeps_the_version_before_it(tmp_path: Path) -> None:
    """After a release of 2.0.0 the schemas of 1.0.0 stand beside the current ones."""
    shutil.copytree(schema_folder(), tmp_path / "json")
    first = version_in(read_schemas(tmp_path / "json"))
    assert release_schemas(tmp_path) == f"schema {first} is released"
    for path in (tmp_path / "json").glob("*.schema.json"):
        path.write_text(path.read_text().replace(f"/{first}/", "/9.0.0/"))
    assert release_schemas(tmp_path) == f"schema 9.0.0 is released; {first} is kept in json/{first}"
    assert version_in(read_schemas(tmp_path / "json" / first)) == first
    assert version_in(read_schemas(tmp_path / "released")) == "9.0.0"
