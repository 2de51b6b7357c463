"""The SQLite edition: what validates loads, what does not never does, and it can be searched."""

import json
import math
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from onrecord.publish.sqlite_file import APPLICATION_ID, BrokenDatabaseError, sqlite_bytes
from onrecord.publish.sqlite_schema import create_table
from onrecord.records import Row
from onrecord.tabulate import Tables
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.tables import TABLES, Table

from .conftest import Built


def changed(tables: Tables, table: str, **fields: Any) -> Tables:
    """Give the tables with the first row of one changed."""
    first, *others = tables[table]
    return tables | {table: [first | fields, *others]}


BAD_ROWS = [
    pytest.param("quotes", {"kind": "shouted"}, "CHECK constraint failed: kind IN", id="vocabulary"),
    pytest.param("quotes", {"text": ""}, "CHECK constraint failed: form_of_text", id="empty text"),
    pytest.param("quotes", {"text": "a\x00b"}, "CHECK constraint failed: form_of_text", id="NUL"),
    pytest.param("quotes", {"text": None}, "NOT NULL constraint failed: quotes.text", id="required"),
    pytest.param("quotes", {"text": 7.5, "start": "a"}, "cannot store TEXT value in INTEGER", id="type"),
    pytest.param("quotes", {"start": -1}, "CHECK constraint failed: start BETWEEN 0", id="minimum"),
    pytest.param("quotes", {"end": 2**31}, "CHECK constraint failed: end BETWEEN 0", id="maximum"),
    pytest.param("quotes", {"start": 9, "end": 9}, "CHECK constraint failed: start_before_end", id="order"),
    pytest.param("quotes", {"said": "soon"}, "CHECK constraint failed: form_of_said", id="EDTF"),
    pytest.param("quotes", {"said_latest": "2022-02-30"}, "form_of_said_latest", id="day"),
    pytest.param("entities", {"entity_id": "Too Loud"}, "form_of_entity_id", id="pattern"),
    pytest.param("entities", {"entity_id": "a" * 121}, "form_of_entity_id", id="length"),
    pytest.param("entities", {"latitude": 90.5}, "CHECK constraint failed: latitude BETWEEN", id="range"),
    pytest.param(
        "claims", {"quantity_low": math.inf}, "CHECK constraint failed: quantity_low", id="infinity"
    ),
]


@pytest.mark.parametrize(("table", "fields", "message"), BAD_ROWS)
def test_a_row_that_breaks_a_constraint_does_not_load(
    small: Built, table: str, fields: Row, message: str
) -> None:
    """Each kind of constraint stops the build, and says which it is."""
    with pytest.raises(sqlite3.IntegrityError, match=message):
        sqlite_bytes(changed(small.tables, table, **fields))


def test_a_key_that_is_used_twice_does_not_load(small: Built) -> None:
    """Primary keys are unique."""
    tables = small.tables | {"claims": small.tables["claims"] * 2}
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint failed: claims\.claim_id"):
        sqlite_bytes(tables)


@pytest.mark.parametrize(
    ("table", "field"),
    [("mentions", "entity_id"), ("entities", "part_of_id")],
    ids=["other table", "same table"],
)
def test_a_reference_to_nothing_does_not_load(small: Built, table: str, field: str) -> None:
    """Foreign keys, those within one table too, point to a row."""
    message = f"{table}: row 1 points to no row of entities \\(1 such\\)"
    with pytest.raises(BrokenDatabaseError, match=message):
        sqlite_bytes(changed(small.tables, table, **{field: "nobody"}))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
DATES = st.sampled_from(["2022-11-09", "2022-02-30", "2022-11", "2022-11-09/..", "../2022", "2022-1X", "X"])
WILD: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXTS | DATES,
    "integer": st.integers(-2, 2**31 + 2),
    "number": st.floats(allow_nan=False),
}


def wild_values(column: Column, table: Table) -> st.SearchStrategy[Any]:
    """Generate values of the column's type, allowed or not; a foreign key only varies in being null."""
    known = st.sampled_from([*column.examples, *column.vocabulary, None])
    return known if column.name in table.foreign_keys else known | WILD[column.type]


def wild_rows(table: Table) -> st.SearchStrategy[Row]:
    """Generate rows of which about half have a fault."""
    columns = columns_of(table)
    good = {column.name: st.sampled_from(column.examples) for column in columns}
    changes = {column.name: wild_values(column, table) for column in columns}
    return st.builds(
        lambda row, change: row | change,
        st.fixed_dictionaries(good),
        st.fixed_dictionaries({}, optional=changes),
    )


def is_valid(table: Table, row: Row) -> bool:
    """Give the verdict of the model, and of the rule that a span does not end before it starts."""
    try:
        table.model.model_validate_json(json.dumps(row))
    except ValidationError:
        return False
    return not table.is_grounded or row["start"] < row["end"]


def loads(connection: sqlite3.Connection, table: Table, row: Row) -> bool:
    """Give the verdict of SQLite, leaving the table empty."""
    marks = ", ".join(f":{field}" for field in table.fields)
    try:
        connection.execute(f"INSERT INTO {table.name} VALUES ({marks})", row)  # noqa: S608 -- our own table
    except sqlite3.IntegrityError:
        return False
    connection.execute(f"DELETE FROM {table.name}")  # noqa: S608 -- our own table
    return True


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_sqlite_and_the_model_give_one_verdict_on_a_row(table: Table) -> None:
    """A row that validates loads, and a row that does not never does; foreign keys are verified apart."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(create_table(table))

        @settings(max_examples=100, deadline=None)
        @given(wild_rows(table))
        def verdicts_agree(row: Row) -> None:
            assert loads(connection, table, row) == is_valid(table, row)

        verdicts_agree()


def query(built: Built, sql: str) -> list[tuple[Any, ...]]:
    """Ask the published database."""
    path = built.file(f"dist/{built.description.name}.db")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def test_the_file_says_what_it_is(published: Built) -> None:
    """Application, schema version and page size are stated, and the rows are those of the tables."""
    assert query(published, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert query(published, "PRAGMA user_version") == [(1_000_000,)]
    assert query(published, "PRAGMA page_size") == [(4096,)]
    for table in TABLES:
        rows = query(published, f"SELECT * FROM {table.name} ORDER BY {', '.join(table.primary_key)}")  # noqa: S608 -- our own table
        assert rows == [tuple(row.values()) for row in published.tables[table.name]]


def test_every_foreign_key_is_indexed(published: Built) -> None:
    """Joining and deleting never scan a table."""
    for table in TABLES:
        indexes = query(published, f"SELECT name FROM pragma_index_list('{table.name}')")  # noqa: S608 -- our own table
        first = {
            query(published, f"SELECT name FROM pragma_index_info('{name}') WHERE seqno = 0")[0][0]  # noqa: S608 -- read from the file
            for (name,) in indexes
        }
        assert set(table.foreign_keys) <= first


GROUNDED = {
    "passages": "passages",
    "mentions": "mentions",
    "assertions": "assertions",
    "event_reports": "event_reports",
    "quote_spans": "quote_spans JOIN quotes USING (quote_id)",
    "quote_relays": "quote_relays JOIN quotes USING (quote_id)",
}


@pytest.mark.parametrize(("table", "source"), GROUNDED.items(), ids=list(GROUNDED))
def test_the_text_of_every_row_is_its_slice_of_the_article(published: Built, table: str, source: str) -> None:
    """Plain SQL finds no row whose text is not what stands between its offsets."""
    sql = (
        f"SELECT count(*), sum({table}.text <> substr(articles.text, {table}.start + 1, {table}.end - {table}.start))"  # noqa: S608 -- our own tables
        f" FROM {source} JOIN articles USING (article_id)"
    )
    assert query(published, sql) == [(len(published.tables[table]), 0)]


SEARCHES = [
    pytest.param("articles", "harbours dockers", [("herald-2024-03-05",)], id="articles"),
    pytest.param("quotes", "ships", [("herald-2024-03-05-q02",)], id="quotes by text"),
    pytest.param("quotes", "reyes", [("courier-2024-03-06-q01",)], id="quotes by speaker"),
    pytest.param("claims", "costing", [("strike-cost",)], id="claims"),
]


@pytest.mark.parametrize(("table", "words", "found"), SEARCHES)
def test_full_text_search_finds_words_in_any_ending(
    small: Built, table: str, words: str, found: list[tuple[str]]
) -> None:
    """Articles, quotes and claims are searched by the stems of words, in any case."""
    sql = f"SELECT {table[:-1]}_id FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"  # noqa: S608 -- our own tables
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(sqlite_bytes(small.tables))
        assert connection.execute(sql, (words,)).fetchall() == found
