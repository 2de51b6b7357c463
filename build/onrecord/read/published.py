"""The published schemas, as they are on disk: what validators in any language see.

Rows are checked against these, not against the models, so that a validator starts without pydantic
and earlier versions of a schema are read in the same way as the current one.
"""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.problems import UsageError


@dataclass(frozen=True)
class PublishedTable:
    """A table as its published schema describes it."""

    name: str
    document: dict[str, Any]
    """The JSON Schema of one row."""

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of the columns, in published order."""
        return tuple(self.document["properties"])

    @cached_property
    def primary_key(self) -> tuple[str, ...]:
        """The fields that identify a row."""
        return tuple(self.document["x-primaryKey"])

    @cached_property
    def required(self) -> frozenset[str]:
        """The fields that may not be null or left out."""
        return frozenset(self.document.get("required", ()))

    @cached_property
    def foreign_keys(self) -> dict[str, str]:
        """The referenced table of each field that is a foreign key."""
        return {
            name: said["x-references"]
            for name, said in self.document["properties"].items()
            if "x-references" in said
        }

    @cached_property
    def vague_dates(self) -> tuple[str, ...]:
        """The EDTF fields that have `_earliest` and `_latest` beside them."""
        return tuple(name for name in self.fields if f"{name}_earliest" in self.fields)

    @cached_property
    def is_grounded(self) -> bool:
        """Whether a row points to characters of an article by `start`, `end` and `text`."""
        return {"start", "end", "text"} <= set(self.fields)

    @cached_property
    def integers(self) -> tuple[str, ...]:
        """The fields that hold whole numbers."""
        return self._of_type("integer")

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The fields that hold numbers with or without a fraction."""
        return self._of_type("number")

    def _of_type(self, kind: str) -> tuple[str, ...]:
        return tuple(name for name in self.fields if self.meaning(name).get("type") == kind)

    def meaning(self, field: str) -> dict[str, Any]:
        """Give the schema of the values of a field that are not null."""
        return self._meanings[field]

    @cached_property
    def _meanings(self) -> dict[str, dict[str, Any]]:
        return {name: resolved(said, self.document) for name, said in self.document["properties"].items()}


def resolved(said: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """Follow references and leave out null: what a schema says of a value that is there."""
    for branch in said.get("anyOf", ()):
        if branch.get("type") != "null":
            return resolved(branch, document)
    if "$ref" in said:
        return resolved(document["$defs"][said["$ref"].rpartition("/")[2]], document)
    return said


def schema_folder() -> Path:
    """Give the folder of the published schemas: in the repository, or in the installed package."""
    spec = find_spec("onrecord_schema")
    if spec is None or spec.origin is None:
        raise UsageError("the package onrecord_schema is not installed")
    package = Path(spec.origin).parent
    in_repository = package.parent / "json"
    return in_repository if in_repository.is_dir() else package / "json"


@cache
def published_schema(name: str, version: str | None = None, folder: Path | None = None) -> dict[str, Any]:
    """Give the published schema of a table or authoring file.

    Args:
        name: `quotes`, `annotation`.
        version: The version that is wanted; the current one when None.
        folder: The folder of the schemas; that of this program when None.

    Raises:
        UsageError: There is no such version.
    """
    schemas = folder or schema_folder()
    current = schemas / f"{name}.schema.json"
    schema = json.loads(current.read_bytes())
    if version is None or version == version_of(schema):
        return schema
    earlier = schemas / version / f"{name}.schema.json"
    if not earlier.is_file():
        raise UsageError(f"there is no schema of {name} of version {version}: {earlier} does not exist")
    return json.loads(earlier.read_bytes())


def earlier_versions(folder: Path | None = None) -> list[str]:
    """Give the earlier versions that are kept beside the current one."""
    found = (path.parent.name for path in (folder or schema_folder()).glob("*/annotation.schema.json"))
    return sorted(found)


def version_of(schema: dict[str, Any]) -> str:
    """Read the version of a published schema from its identifier.

    >>> version_of({"$id": "https://w3id.org/onrecord/schema/1.0.0/quotes.schema.json"})
    '1.0.0'
    """
    return schema["$id"].split("/")[-2]


@cache
def published_tables(version: str | None = None, folder: Path | None = None) -> dict[str, PublishedTable]:
    """Give every table by name, as published in a version; the current one when None."""
    schemas_of = (folder or schema_folder()) / (version or "")
    names = sorted(path.name.removesuffix(".schema.json") for path in schemas_of.glob("*.schema.json"))
    schemas = {name: json.loads((schemas_of / f"{name}.schema.json").read_bytes()) for name in names}
    return {
        name: PublishedTable(name, schema) for name, schema in schemas.items() if "x-primaryKey" in schema
    }
