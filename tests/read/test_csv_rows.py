"""Rows of CSV: values, and the line and column of every field."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.csv_rows import csv_batches, csv_columns, whole_numbers
from onrecord.read.published import published_tables
from onrecord.read.rows import RowBatch

ENTITIES = published_tables()["entities"]
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=12) | st.text(
    '",\n a“', max_size=8
)


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _read(content: bytes) -> list[RowBatch]:
    return list(csv_batches(io.BytesIO(content), "entities.csv", ENTITIES))


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8))
def test_every_field_is_where_it_is_said_to_be(rows: list[list[str]]) -> None:
    """Quoted commas, quotes and line breaks are counted as an editor counts them."""
    header = ["entity_id", "type", "name", "description"]
    content = _csv([header, *rows])
    lines = content.decode().split("\n")
    [batch] = _read(content)
    assert [[row[name] or "" for name in header] for row in batch.rows] == rows
    for at, row in enumerate(rows):
        for name, cell in zip(header, row, strict=True):
            place = batch.locate(at, name)
            found = lines[place.line - 1][place.column - 1 :]
            first = cell.replace('"', '""').split("\n")[0]
            assert found.removeprefix('"' if found.startswith('"') else "").startswith(first)


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["0", "12", "-3"], [0, 12, -3]),
        (["007", "+1", "1.0", " 1", "1_0", "٣", "-0", "", "9" * 30],
         ["007", "+1", "1.0", " 1", "1_0", "٣", "-0", None, "9" * 30]),
    ],
    ids=["whole numbers", "anything else"],
)  # fmt: skip
def test_whole_numbers_are_written_as_json_writes_them(cells: list[str], values: list[Any]) -> None:
    """What is written otherwise stays text, for the schema to refuse."""
    assert whole_numbers(cells) == values


def test_rows_are_told_apart_across_batches_and_blocks() -> None:
    """Places are right in a file of many batches, with records that cross the blocks it is read in."""
    rows = [[f"e-{n}", "person", "a\nb" * (n % 7), "x" * (n % 997)] for n in range(9_000)]
    content = _csv([["entity_id", "type", "name", "description"], *rows])
    lines = content.decode().split("\n")
    at = 0
    for batch in _read(content):
        assert not batch.problems
        for position, row in enumerate(batch.rows):
            assert row["entity_id"] == f"e-{at}"
            if at % 500 == 0:
                assert lines[batch.locate(position, "").line - 1].startswith(f"e-{at},")
                place = batch.locate(position, "description")
                assert lines[place.line - 1][place.column - 1 :] == "x" * (at % 997)
            at += 1
    assert at == 9_000


def test_columns_are_looked_up_without_judging_the_file() -> None:
    """Records of another width are passed over, and a file without the columns gives nothing."""
    content = b"entity_id,type\na,person\nb\nc,place\n"
    assert list(csv_columns(io.BytesIO(content), ("type", "entity_id"))) == [("person", "a"), ("place", "c")]
    assert list(csv_columns(io.BytesIO(content), ("name",))) == []
    assert list(csv_columns(io.BytesIO(b'entity_id\n"a'), ("entity_id",))) == []
