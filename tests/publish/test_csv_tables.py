"""Tables as CSV: what is written reads back the same, whatever the text holds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.csv_tables import csv_bytes, read_csv
from onrecord.records import Row
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.tables import TABLE_BY_NAME, TABLES, Table

from .conftest import Built

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXT | st.sampled_from(['"', ",", "\n", "\r\n", "\r", " a ", "=1+1", "null", "0"]),
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.floats(allow_nan=False, allow_infinity=False),
}


def values(column: Column) -> st.SearchStrategy[Any]:
    """Generate values of a column's type, and null where it may be."""
    return VALUES[column.type] | st.none() if column.nullable else VALUES[column.type]


def rows(table: Table) -> st.SearchStrategy[Row]:
    """Generate rows of a table, of the right types but otherwise wild."""
    return st.fixed_dictionaries({column.name: values(column) for column in columns_of(table)})


TABLE_AND_ROWS = st.sampled_from(TABLES).flatmap(
    lambda table: st.tuples(st.just(table), st.lists(rows(table), max_size=5))
)


@given(TABLE_AND_ROWS)
def test_what_is_written_reads_back_the_same(table_and_rows: tuple[Table, list[Row]]) -> None:
    """Quotation marks, line ends, spaces, nulls and numbers survive the round trip."""
    table, written = table_and_rows
    assert read_csv(table, csv_bytes(table, written)) == written


def test_the_published_tables_read_back_as_they_were_tabulated(published: Built) -> None:
    """The files of the real dataset hold every row and value of its tables."""
    for table in TABLES:
        content = published.file(f"dataset/tables/{table.name}.csv").read_bytes()
        assert read_csv(table, content) == published.tables[table.name]


def test_only_cells_that_need_them_have_quotation_marks() -> None:
    """RFC 4180 with LF: null is empty, a mark inside is doubled, a whole number has no fraction."""
    table = TABLE_BY_NAME["claims"]
    row: Row = dict.fromkeys(table.fields) | {
        "claim_id": "cost",
        "text": 'It is "dear",\nthey say.',
        "kind": "quantity",
        "quantity_low": 2_000_000.0,
        "quantity_high": 2.5e6,
        "quantity_unit": "=EUR",
    }
    header = ",".join(table.fields)
    assert csv_bytes(table, [row]).decode() == (
        f'{header}\ncost,"It is ""dear"",\nthey say.",quantity,,2000000,2500000,=EUR,,,\n'
    )


def test_an_article_longer_than_the_usual_limit_of_a_cell_is_read() -> None:
    """The csv module refuses cells above 131,072 characters unless it is told otherwise."""
    table = TABLE_BY_NAME["utterances"]
    row: Row = dict.fromkeys(table.fields) | {"utterance_id": "long", "title": "a" * 200_000}
    assert read_csv(table, csv_bytes(table, [row])) == [row]


HEADER = b"quote_id,hop,entity_id,start,end,text\n"


def test_a_cell_that_is_no_number_stays_text() -> None:
    """The model, which knows the field, says what is wrong with it; reading does not guess."""
    row = read_csv(TABLE_BY_NAME["quote_relays"], HEADER + b"q,first,npr,0,3,NPR\n")[0]
    assert row == {"quote_id": "q", "hop": "first", "entity_id": "npr", "start": 0, "end": 3, "text": "NPR"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", r"quote_relays: the header is \[\], not", id="empty"),
        pytest.param(
            b"quote_id,text\n", r"quote_relays: the header is \['quote_id', 'text'\], not", id="header"
        ),
        pytest.param(HEADER + b"q,1\n", "quote_relays: line 2: has 2 cells, not 6", id="short row"),
        pytest.param(HEADER + b'q,1,npr,0,3,"N"PR\n', "quote_relays: line 2: ',' expected", id="stray mark"),
    ],
)
def test_what_is_not_the_table_is_refused(content: bytes, message: str) -> None:
    """A wrong header, a row of another length or broken quoting is an error that names the line."""
    with pytest.raises(ValueError, match=message):
        read_csv(TABLE_BY_NAME["quote_relays"], content)
