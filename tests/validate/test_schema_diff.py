"""How a change of the schema moves its version."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.problems import UsageError
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
        "size": {"type": "integer"},
        "bag": {"type": "array"},
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
        ["MAJOR boats.length: the largest number was not set, and is 500"],
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
        ["MINOR boats.names: the smallest number of items was 1, and is not set"],
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
    "reference dropped": (
        lambda s: _properties(s)["harbour_id"].pop("x-references"),
        ["MINOR boats.harbour_id: refers to harbours no longer"],
    ),
    "reference made": (
        lambda s: _properties(s)["kind"].update({"x-references": "kinds"}),
        ["MAJOR boats.kind: refers to kinds now"],
    ),
    "fraction allowed": (
        lambda s: (_properties(s)["size"].update(type="number")),
        ["MINOR boats.size: may now have a fraction"],
    ),
    "field renamed": (
        lambda s: _properties(s).update(extent=_properties(s).pop("length")),
        ["MAJOR boats.length: the field is gone", "MINOR boats.extent: the field is new"],
    ),
    "narrowed beside a reference": (
        lambda s: _properties(s)["boat_id"].update(maxLength=5),
        ["MAJOR boats.boat_id: the largest length was 20, and is 5"],
    ),
    "other fields allowed": (
        lambda s: s.update(additionalProperties=True),
        ["MINOR boats: may now have fields that are not listed"],
    ),
    "other fields refused": (
        lambda s: s["$defs"]["Selector"].update(additionalProperties=False),
        ["MAJOR boats.seen(form 2): may have fewer fields that are not listed"],
    ),
    "items opened": (lambda s: _properties(s)["names"].pop("items"), ["MINOR boats.names: may now hold anything"]),
    "items closed": (
        lambda s: _properties(s)["bag"].update(items={"type": "string"}),
        ["MAJOR boats.bag: may no longer hold anything"],
    ),
    "keyword that is not understood": (
        lambda s: _properties(s)["names"].update(uniqueItems=True),
        ["MAJOR boats.names: the keyword uniqueItems is new, and may admit less"],
    ),
    "dialect": (
        lambda s: s.update({"$schema": "https://json-schema.org/draft/next/schema"}),
        ["MAJOR boats: the keyword $schema is new, and may admit less"],
    ),
    "form made of a nullable": (
        lambda s: _properties(s)["harbour_id"]["anyOf"].append({"type": "integer"}),
        ["MAJOR boats.harbour_id: is of type None, no longer string"],
    ),
    "type described otherwise": (
        lambda s: s["$defs"]["Slug"].update(description="A name."),
        ["PATCH boats.$defs.Slug: is described in other words"],
    ),
    "type renamed": (
        lambda s: (
            s["$defs"].update(Sort=s["$defs"].pop("Kind")),
            _properties(s)["kind"].update({"$ref": "#/$defs/Sort"}),
        ),
        ["PATCH boats: says the same in another way"],
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", r"is no schema that states its version in \$id: JSONDecodeError"),
        (b"[]", r"is no schema that states its version in \$id: TypeError"),
        (b"{}", r"is no schema that states its version in \$id: KeyError"),
        (
            b'{"$id": "https://e.org/1.0/a.schema.json"}',
            r"states no version: its \$id is 'https://e.org/1.0/a",
        ),
        (b'{"$id": "https://e.org/3.0.0/a.schema.json"}', r"are of several versions: 1\.0\.0, 3\.0\.0"),
    ],
    ids=["no JSON", "no object", "no id", "no version", "another version"],
)
def test_what_is_no_set_of_schemas_is_a_wrong_call(tmp_path: Path, content: bytes, said: str) -> None:
    """Neither a traceback nor a verdict."""
    shutil.copytree(ROOT / "schema/released", tmp_path / "new")
    (tmp_path / "new/quotes.schema.json").write_bytes(content)
    with pytest.raises(UsageError, match=said):
        read_schemas(tmp_path / "new")


@pytest.mark.parametrize(("version", "status"), [("1.0.0", 1), ("1.0.1", 1), ("1.1.0", 1), ("2.0.0", 0)])
def test_the_status_says_whether_the_version_moved_as_far(tmp_path: Path, version: str, status: int) -> None:
    """A major change needs a major version."""
    shutil.copytree(ROOT / "schema/released", tmp_path / "new")
    for path in (tmp_path / "new").glob("*.json"):
        path.write_text(path.read_text().replace('"medium"', '"channel"').replace("/1.0.0/", f"/{version}/"))
    arguments = ["schema", "diff", str(ROOT / "schema/released"), str(tmp_path / "new")]
    assert CliRunner().invoke(commands, arguments).exit_code == status


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
