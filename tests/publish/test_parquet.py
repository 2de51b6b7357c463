"""Tables as Parquet: the same rows, with types and descriptions."""

import sys
from datetime import date
from typing import Any

import pyarrow.parquet as pq
import pytest

from onrecord_schema.tables import TABLES

from .conftest import Built


def plain(value: Any) -> Any:
    """Write a date as the tables do."""
    return value.isoformat() if isinstance(value, date) else value


def test_parquet_holds_the_same_rows_as_the_tables(published: Built) -> None:
    """Every row and value is there; days are dates."""
    for table in TABLES:
        read = pq.read_table(
            published.file(f"dist/{published.description.name}/parquet/{table.name}.parquet")
        )
        rows = [{field: plain(value) for field, value in row.items()} for row in read.to_pylist()]
        assert rows == published.tables[table.name]


def test_parquet_describes_its_columns(published: Built) -> None:
    """Types, what may be null, descriptions and units are those of the model."""
    path = published.file(f"dist/{published.description.name}/parquet/quotes.parquet")
    schema = pq.read_schema(path)
    said, start = schema.field("said_earliest"), schema.field("start")
    assert (str(said.type), said.nullable, str(start.type), start.nullable) == (
        "date32[day]",
        True,
        "int64",
        False,
    )
    assert start.metadata[b"unit"] == b"code point"
    assert (
        start.metadata[b"description"]
        == b"Where the first piece of content starts, in Unicode code points, inclusive."
    )
    assert schema.metadata[b"table"] == b"quotes"


def test_without_pyarrow_there_is_no_parquet_not_even_an_outdated_one(
    small: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is optional, and files that the build could not bring up to date are removed."""
    small.publish()
    folder = small.file("dist/harbour-strike-2024/parquet")
    assert len(list(folder.iterdir())) == len(TABLES)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert small.publish() == []
    assert list(folder.iterdir()) == []
    assert small.file("dist/harbour-strike-2024.db").exists()
