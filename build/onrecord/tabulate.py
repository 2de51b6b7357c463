"""Tabulation: checked rows become the published tables, in their one order."""

import json
from types import GenericAlias
from typing import cast

from pydantic import TypeAdapter

from onrecord.records import Dataset, Row, key_of
from onrecord_schema.record import Record
from onrecord_schema.tables import TABLES, Table

Tables = dict[str, list[Row]]
"""The rows of every table by its name, sorted by primary key, fields in published order."""


def tabulate(dataset: Dataset) -> Tables:
    """Give the rows of every table as they are published, each one validated by its model.

    Raises:
        pydantic.ValidationError: A row is not what its model says; the checks should have reported it.
    """
    return {table.name: _rows_of(table, dataset) for table in TABLES}


def _rows_of(table: Table, dataset: Dataset) -> list[Row]:
    written = [sourced.row for sourced in dataset.rows(table.name)]
    # By way of JSON, because a strict model takes a vocabulary member as text only from there.
    rows: TypeAdapter[list[Record]] = TypeAdapter(
        cast("type[list[Record]]", GenericAlias(list, (table.model,)))
    )
    records = rows.validate_json(json.dumps(written))
    return sorted(rows.dump_python(records, mode="json"), key=lambda row: key_of(table, row))
