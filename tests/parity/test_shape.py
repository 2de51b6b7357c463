"""Every engine gives the same verdict on the shape of every record."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from onrecord.publish.sqlite_schema import create_tables
from onrecord.publish.table_schema import table_schema
from onrecord.read.csv_rows import csv_batches
from onrecord.read.published import published_schema, published_tables
from onrecord.read.rows import Rows
from onrecord.validate.shape import RowShape
from onrecord_schema.columns import columns_of
from onrecord_schema.json_schema import AUTHORING_MODELS
from onrecord_schema.tables import TABLE_BY_NAME, TABLES, Table

from .conftest import ajv_verdicts
from .mutations import records_of, sample

MODELS: dict[str, type[BaseModel]] = {table.name: table.model for table in TABLES} | AUTHORING_MODELS


def _pydantic(model: type[BaseModel], text: str) -> bool:
    try:
        model.model_validate_json(text)
    except ValidationError:
        return False
    return True


def test_all_engines_agree_on_every_record(ajv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """pydantic, jsonschema, jsonschema-rs, ajv and the validator accept the same records, and refuse the same."""
    records = {name: records_of(name) for name in MODELS}
    by_ajv = ajv_verdicts(ajv, records)
    disagreements: list[str] = []
    good = 0
    for name, model in MODELS.items():
        document = published_schema(name)
        schema = Draft202012Validator(document, format_checker=Draft202012Validator.FORMAT_CHECKER)
        rust = _rust(document)
        ours = RowShape(published_tables()[name]) if name in TABLE_BY_NAME else None
        for text, js in zip(records[name], by_ajv[name], strict=True):
            record = json.loads(text)
            verdicts = {
                "pydantic": _pydantic(model, text),
                "jsonschema": schema.is_valid(record),
                "jsonschema-rs": rust.is_valid(record),
                "ajv": js,
            }
            if ours is not None and isinstance(record, dict):
                verdicts["onrecord"] = not list(ours.faults(Rows([record])))
            good += js
            if len(set(verdicts.values())) > 1:
                disagreements.append(f"{name}: {text}: {verdicts}")
    compared = sum(map(len, records.values()))
    with capsys.disabled():
        print(f"\nparity: {compared} records ({good} good), 5 engines, {len(disagreements)} disagreements")  # noqa: T201 -- the numbers are to be seen
    assert disagreements == []
    assert compared > 30_000


def _rust(document: dict[str, Any]) -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(document, validate_formats=True)


def _sound_for(table: Table, rows: list[dict[str, Any]]) -> list[bool]:
    shape = RowShape(published_tables()[table.name])
    wrong = {at for fault in shape.faults(Rows(rows)) for at in fault.rows}
    return [at not in wrong for at in range(len(rows))]


def test_a_row_that_validates_always_loads_into_sqlite_and_no_other_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """SQLite's constraints say what the schema says of values of the column's own type.

    SQLite has no booleans, lists or objects, and turns '1' and 1.0 into 1: readers refuse those before.
    Foreign keys are held to the referenced key, not to its form.
    """
    compared, disagreements = 0, list[str]()
    for table in TABLES:
        rows = [row for row in map(json.loads, records_of(table.name)) if _is_storable(row, table)]
        full = [{field: row.get(field) for field in table.fields} for row in rows]
        for row, sound in zip(full, _sound_for(table, full), strict=True):
            compared += 1
            # The database also holds spans to the rule that they start before they end.
            valid = sound and not (table.is_grounded and row["start"] >= row["end"])
            if _loads(table, row) != valid:
                disagreements.append(f"{table.name}: {row}: validates: {valid}")
    with capsys.disabled():
        print(f"\nsqlite: {compared} rows, {len(disagreements)} disagreements")  # noqa: T201 -- the numbers are to be seen
    assert disagreements == []


_TYPES = {"string": (str,), "integer": (int,), "number": (int, float)}


def _is_storable(row: dict[str, Any], table: Table) -> bool:
    if not set(row) <= set(table.fields):
        return False
    good = sample(table.name)
    for column in columns_of(table):
        value = row.get(column.name)
        if value is not None and type(value) not in _TYPES[column.type]:
            return False
        if type(value) is int and abs(value) >= 2**63:
            return False
        if column.name in table.foreign_keys and value is not None and value != good[column.name]:
            return False
    return True


_DDL = list(create_tables())


def _loads(table: Table, row: dict[str, Any]) -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(next(sql for sql in _DDL if f"TABLE {table.name} (" in sql))
        marks = ", ".join("?" * len(table.fields))
        try:
            connection.execute(f"INSERT INTO {table.name} VALUES ({marks})", tuple(row.values()))  # noqa: S608
        except sqlite3.IntegrityError:
            return False
        return True


def test_frictionless_agrees_on_every_row_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    """Table Schema gives the verdict of JSON Schema on rows as CSV.

    Left out is what Table Schema cannot say: control characters (its patterns are those of XML), keys
    (each row stands alone here), and how a number or day is written (`007`, `2022-11-9`).
    """
    compared, disagreements = 0, list[str]()
    for table in TABLES:
        rows = _csv_rows(table)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerows([table.fields, *rows])
        ours = _our_verdicts(table, text.getvalue().encode(), len(rows))
        theirs = _frictionless_verdicts(table, [list(table.fields), *rows])
        compared += len(rows)
        disagreements += [
            f"{table.name}: {dict(zip(table.fields, row, strict=True))}: ours {mine}, theirs {other}"
            for row, mine, other in zip(rows, ours, theirs, strict=True)
            if mine != other
        ]
    with capsys.disabled():
        print(f"\nfrictionless: {compared} rows, {len(disagreements)} disagreements")  # noqa: T201 -- the numbers are to be seen
    assert disagreements == []


def _csv_rows(table: Table) -> list[list[str]]:
    rows: dict[tuple[str, ...], None] = {}
    for record in map(json.loads, records_of(table.name)):
        values = [record.get(field) for field in table.fields]
        if set(record) <= set(table.fields) and not any(
            isinstance(one, bool | list | dict) for one in values
        ):
            cells = tuple("" if one is None else str(one) for one in values)
            if all(_can_be_said(cell) for cell in cells):
                rows[cells] = None
    return [list(cells) for cells in rows]


def _can_be_said(cell: str) -> bool:
    without_leading_zero = re.fullmatch("0[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]", cell) is None
    return cell.isprintable() and cell == cell.strip() and without_leading_zero


def _our_verdicts(table: Table, content: bytes, rows: int) -> list[bool]:
    published = published_tables()[table.name]
    verdicts: list[bool] = []
    for batch in csv_batches(io.BytesIO(content), "rows.csv", published):
        assert batch.problems == []
        verdicts += _sound_for(TABLE_BY_NAME[table.name], batch.rows)
    assert len(verdicts) == rows
    return verdicts


def _frictionless_verdicts(table: Table, data: list[list[str]]) -> list[bool]:
    from frictionless import Resource, Schema

    said = table_schema(table)
    alone = {**said, "primaryKey": [], "foreignKeys": []}
    for field in alone["fields"]:
        field.get("constraints", {}).pop("unique", None)
    resource = Resource(data=data, schema=Schema.from_descriptor(alone))
    report = resource.validate(limit_errors=1_000_000)
    faulty = {error.row_number for error in report.tasks[0].errors}
    return [number not in faulty for number in range(2, len(data) + 1)]
