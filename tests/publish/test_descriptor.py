"""The descriptor: a reader of data packages that is not ours finds every declared constraint at work."""

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():
    # frictionless itself uses what its own dependencies have deprecated.
    warnings.simplefilter("ignore")
    import frictionless

from onrecord.publish.csv_tables import csv_bytes, read_csv
from onrecord.records import Row
from onrecord_schema.tables import TABLE_BY_NAME, TABLES
from onrecord_schema.version import SCHEMA_VERSION

from .conftest import Built


def faults(folder: Path) -> list[tuple[str, str]]:
    """Validate a package with frictionless: the type of each error, and what it says."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [(error.type, error.note) for task in report.tasks for error in task.errors] + [
        (error.type, error.note) for error in report.errors
    ]


@pytest.fixture
def package(small: Built) -> Built:
    """Give the small project, published."""
    small.publish()
    return small


def described(built: Built) -> dict[str, Any]:
    """Read the descriptor."""
    return json.loads(built.file("datapackage.json").read_bytes())


def test_frictionless_finds_nothing_wrong_with_the_dataset(published: Built) -> None:
    """The published package is valid: types, constraints, keys, sizes and hashes."""
    assert faults(published.project.root) == []


def change_first_row(built: Built, table: str, **fields: Any) -> None:
    """Change fields of the first row of a published table."""
    path = built.file(f"dataset/tables/{table}.csv")
    first, *others = read_csv(TABLE_BY_NAME[table], path.read_bytes())
    path.write_bytes(csv_bytes(TABLE_BY_NAME[table], [first | fields, *others]))


BAD_ROWS = [
    pytest.param(
        "entities", {"wikidata_id": "7747"}, "constraint-error", '"pattern" is "Q[1-9]', id="pattern"
    ),
    pytest.param(
        "quotes", {"said": "9 Nov"}, "constraint-error", '"pattern" is "(([0-9]{4}-', id="pattern of dates"
    ),
    pytest.param("quotes", {"kind": "shouted"}, "constraint-error", '"enum" is "[', id="enum"),
    pytest.param("quotes", {"cue_text": None}, "constraint-error", '"required" is "True"', id="required"),
    pytest.param("quotes", {"start": -1}, "constraint-error", '"minimum" is "0"', id="minimum"),
    pytest.param("quotes", {"end": 2**31}, "constraint-error", '"maximum" is "2147483647"', id="maximum"),
    pytest.param(
        "entities", {"latitude": 91}, "constraint-error", '"maximum" is "90"', id="maximum of numbers"
    ),
    pytest.param(
        "entities", {"entity_id": "a" * 121}, "constraint-error", '"maxLength" is "120"', id="maxLength"
    ),
    pytest.param("quotes", {"said_latest": "2022-02-30"}, "type-error", 'type is "date/default"', id="date"),
    pytest.param("quotes", {"start": "first"}, "type-error", 'type is "integer/default"', id="integer"),
    pytest.param(
        "mentions",
        {"entity_id": "nobody"},
        "foreign-key",
        'not found in the lookup table "entities"',
        id="foreign key",
    ),
    pytest.param(
        "entities",
        {"part_of_id": "nobody"},
        "foreign-key",
        "not found in the lookup table",
        id="foreign key to itself",
    ),
]


@pytest.mark.parametrize(("table", "fields", "kind", "note"), BAD_ROWS)
def test_a_row_that_breaks_a_declared_constraint_is_found(
    package: Built, table: str, fields: Row, kind: str, note: str
) -> None:
    """Each kind of constraint that the descriptor declares makes frictionless report a bad row."""
    change_first_row(package, table, **fields)
    found = faults(package.project.root)
    assert [said for type_, said in found if type_ == kind and note in said], found


def test_a_key_that_is_used_twice_is_found(package: Built) -> None:
    """A single key is unique, and a key of several fields is unique as a whole."""
    for table in ("claims", "entity_names"):
        path = package.file(f"dataset/tables/{table}.csv")
        path.write_bytes(
            path.read_bytes() + csv_bytes(TABLE_BY_NAME[table], package.tables[table][:1]).split(b"\n", 1)[1]
        )
    kinds = [kind for kind, _ in faults(package.project.root)]
    assert kinds.count("primary-key") == 2
    assert kinds.count("unique-error") == 1


def test_a_table_that_was_changed_is_found_by_its_hash(package: Built) -> None:
    """Size and hash of every table are declared."""
    change_first_row(package, "claims", text="Another sentence.")
    assert {kind for kind, _ in faults(package.project.root)} == {"hash-count", "byte-count"}


def test_every_constraint_of_the_models_is_declared(package: Built) -> None:
    """Every field of every table is described, and required exactly where it may not be null."""
    resources = {resource["name"]: resource["schema"] for resource in described(package)["resources"]}
    for table in TABLES:
        schema = resources[table.name]
        assert tuple(field["name"] for field in schema["fields"]) == table.fields
        assert schema["primaryKey"] == list(table.primary_key)
        assert {
            key["fields"][0]: key["reference"].get("resource", table.name) for key in schema["foreignKeys"]
        } == (table.foreign_keys)
        for field in schema["fields"]:
            nullable = table.model.model_fields[field["name"]].default is None
            assert field.get("constraints", {}).get("required", False) is not nullable
            assert field["description"].endswith((".", "null.", "text."))


def test_the_descriptor_says_whose_the_texts_are(package: Built) -> None:
    """Articles and passages state apart that their text is not under the licence of the data."""
    resources = {resource["name"]: resource for resource in described(package)["resources"]}
    apart = {name for name, resource in resources.items() if "rights" in resource}
    assert apart == {"articles", "passages"}
    assert resources["articles"]["rights"] == {
        "columns": ["text"],
        "statement": "The articles were written for the tests and are under the same licence.",
    }
    assert [licence["name"] for licence in resources["articles"]["licenses"]] == ["CC-BY-4.0", "other-closed"]
    assert "licenses" not in resources["quotes"]


def test_the_descriptor_names_its_articles_as_sources(package: Built) -> None:
    """An article is a source, with its address where one is known."""
    package.tables["articles"][1]["url"] = "https://example.org/strike"
    package.publish()
    assert described(package)["sources"] == [
        {"title": "the Courier, 2024-03-05/2024-03-06"},
        {
            "title": "Herald, Dockers halt work at Port Alder, 2024-03-05",
            "path": "https://example.org/strike",
        },
    ]


def test_the_descriptor_holds_nothing_that_changes_with_time(package: Built) -> None:
    """It names its versions and its generator, and no moment."""
    descriptor = described(package)
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (descriptor["version"], descriptor["schemaVersion"]) == ("1.0.0", SCHEMA_VERSION)
    assert descriptor["$comment"].startswith("Generated by `onrecord build`;")
    assert "created" not in descriptor


def test_the_zip_is_a_package_of_its_own(published: Built, tmp_path: Path) -> None:
    """Unpacked anywhere, the zip is valid, and its edition without text is too."""
    for edition in ("", "-without-text"):
        folder = tmp_path / f"package{edition}"
        shutil.unpack_archive(published.file(f"dist/{published.description.name}{edition}.zip"), folder)
        assert faults(folder) == []
