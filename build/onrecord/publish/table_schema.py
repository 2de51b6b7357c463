"""Table Schema, version 2 (https://datapackage.org/standard/table-schema/), from the columns of a table."""

from typing import Any

from onrecord_schema.columns import Column, columns_of
from onrecord_schema.tables import TABLE_BY_NAME, Table

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
"""The profile that the schemas follow."""


def table_schema(table: Table) -> dict[str, Any]:
    """Describe the columns and keys of a table."""
    return {
        "$schema": PROFILE,
        "fields": [_field(column, table) for column in columns_of(table)],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        "foreignKeys": [_foreign_key(table, field, to) for field, to in table.foreign_keys.items()],
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    described = {
        "name": column.name,
        "type": "date" if column.format == "date" else column.type,
        "title": column.title,
        "description": description_of(column),
        "example": str(column.examples[0]) if column.examples else None,
        # Not in the standard, which leaves room for properties of one's own.
        "unit": column.unit,
        "constraints": _constraints(column, table),
    }
    return {key: value for key, value in described.items() if value}


def description_of(column: Column) -> str:
    """Describe a column in Markdown, with the members of its vocabulary."""
    members = [f"- `{member}`: {definition}" for member, definition in column.vocabulary.items()]
    return "\n".join([column.description, *members])


def _constraints(column: Column, table: Table) -> dict[str, Any]:
    stated = {
        "required": not column.nullable or None,
        "unique": table.primary_key == (column.name,) or None,
        "pattern": xsd_pattern(column),
        "enum": list(column.vocabulary) or None,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "minLength": column.min_length,
        "maxLength": column.max_length,
    }
    return {key: value for key, value in stated.items() if value is not None}


def xsd_pattern(column: Column) -> str | None:
    """Write the pattern of a column as an XML Schema regular expression, which is anchored by itself.

    A day needs none, because its type says more; nor does text that excludes NUL alone, a character
    that neither XML nor this dialect can name.
    """
    if column.pattern is None or column.format == "date" or column.pattern == r"^[^\x00]+$":
        return None
    inner = column.pattern.removeprefix("^").removesuffix("$").replace("(?:", "(")
    inner = inner.replace(r"\x00-\x20", "\u0001-\u0020")
    return f"({inner})" if "|" in inner else inner


def _foreign_key(table: Table, field: str, target: str) -> dict[str, Any]:
    key = list(TABLE_BY_NAME[target].primary_key)
    # A reference to the table itself names no resource (Table Schema 2, `foreignKeys`).
    resource = {} if target == table.name else {"resource": target}
    return {"fields": [field], "reference": {**resource, "fields": key}}
