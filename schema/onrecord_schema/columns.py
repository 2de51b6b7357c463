"""The columns of a table, flat: what its published JSON Schema says of each field.

Table Schema, SQL, Parquet and the descriptions on pages are made from columns, never from the models
again, so that they cannot say something else than the JSON Schema does.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord_schema.tables import Table
from onrecord_schema.vocabularies import VOCABULARIES

_DEFINITIONS = {
    vocabulary.__name__: {member.value: member.definition for member in vocabulary}
    for vocabulary in VOCABULARIES
}


@dataclass(frozen=True)
class Column:
    """A column, and every constraint on its values."""

    name: str
    """The name of the field."""
    type: str
    """The JSON type of a value: `string`, `integer` or `number`."""
    nullable: bool
    """Whether the value may be null."""
    title: str
    """The name in words."""
    description: str
    """What the field means."""
    unit: str | None
    """What is counted or measured, if the field has a fixed unit."""
    format: str | None
    """`date` for a calendar day."""
    pattern: str | None
    """The regular expression (ECMA 262) that the value matches, anchors included."""
    vocabulary: dict[str, str]
    """The only values allowed, each with its definition; empty where there is no vocabulary."""
    vocabulary_name: str | None
    """The name of that vocabulary."""
    minimum: float | None
    """The smallest number allowed."""
    maximum: float | None
    """The largest number allowed."""
    min_length: int | None
    """The least number of characters."""
    max_length: int | None
    """The largest number of characters."""
    examples: tuple[Any, ...]
    """Values that a row may have."""


@cache
def columns_of(table: Table) -> tuple[Column, ...]:
    """Give the columns of a table, in published order."""
    published = table.model.model_json_schema(mode="validation")
    defined = published.get("$defs", {})
    return tuple(_column(name, said, defined) for name, said in published["properties"].items())


def _column(name: str, said: dict[str, Any], defined: dict[str, Any]) -> Column:
    branches = [_resolved(branch, defined) for branch in said.get("anyOf", [said])]
    values = next(branch for branch in branches if branch["type"] != "null")
    return Column(
        name=name,
        type=values["type"],
        nullable=len(branches) > 1,
        title=name.replace("_", " ").capitalize(),
        description=said["description"],
        unit=said.get("x-unit", values.get("x-unit")),
        format=values.get("format"),
        pattern=values.get("pattern"),
        vocabulary=_DEFINITIONS[values["title"]] if "enum" in values else {},
        vocabulary_name=values["title"] if "enum" in values else None,
        minimum=values.get("minimum"),
        maximum=values.get("maximum"),
        min_length=values.get("minLength"),
        max_length=values.get("maxLength"),
        examples=tuple(said.get("examples", ())),
    )


def _resolved(said: dict[str, Any], defined: dict[str, Any]) -> dict[str, Any]:
    reference = said.get("$ref")
    if reference is None:
        return said
    return {**defined[reference.rpartition("/")[2]], **said}
