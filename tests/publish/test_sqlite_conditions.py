"""CHECK constraints give the same verdict as the patterns they stand for."""

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.publish.sqlite_conditions import PATTERN_CONDITIONS, form_of
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.tables import TABLES

COLUMNS = {
    column.pattern: column
    for table in TABLES
    for column in columns_of(table)
    if column.pattern is not None and column.name not in table.foreign_keys
}
"""One column for each pattern in use."""

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
CLOSE_TO_A_DATE = st.text("0123XT:+-/.?~% \n", max_size=24)


def regex_says(column: Column, text: str) -> bool:
    """Give the verdict of the published schema."""
    longest = column.max_length or len(text)
    return bool(re.fullmatch(column.pattern or "", text)) and len(text) <= longest


def sql_says(column: Column, text: str) -> bool:
    """Give the verdict of the CHECK constraint."""
    with closing(sqlite3.connect(":memory:")) as connection:
        query = f"SELECT {form_of(column)} FROM (SELECT ? AS {column.name})"  # noqa: S608 -- our own condition
        return connection.execute(query, (text,)).fetchone() == (1,)


@st.composite
def almost(draw: st.DrawFn, pattern: str) -> str:
    """Generate a text that matches, with one place changed."""
    text = draw(st.from_regex(pattern, fullmatch=True))
    at = draw(st.integers(0, len(text)))
    gone = draw(st.integers(0, 2))
    return text[:at] + draw(st.text("aZ09-/.:?~%XQ \n\x00é", max_size=2)) + text[at + gone :]


@pytest.mark.parametrize("column", COLUMNS.values(), ids=lambda column: column.name)
def test_sql_and_the_pattern_agree_on_every_text(column: Column) -> None:
    """On texts that match, that nearly match and that are anything, the two verdicts are one."""
    pattern = column.pattern or ""
    texts = st.one_of(st.from_regex(pattern, fullmatch=True), almost(pattern), ANY_TEXT, CLOSE_TO_A_DATE)

    @settings(max_examples=400, deadline=None)
    @example("")
    @example("\n")
    @example("a\x00Ä")
    @example("a" * 121)
    @example("0" * 64 + "\x00")
    @example("2022-11-09\n")
    @example("2022-11-09\x00")
    @example("2022-02-30")
    @example("1900-02-29")
    @example("2000-02-29")
    @example("0000-01-01")
    @example("0300-03-01")
    @example("2022?/2023~")
    @example("2022??")
    @example("../..")
    @example("/")
    @example("en-" + "a" * 9)
    @given(texts)
    def verdicts_agree(text: str) -> None:
        assert sql_says(column, text) == regex_says(column, text)

    verdicts_agree()


def test_every_pattern_of_the_tables_has_a_condition_and_no_other() -> None:
    """A new pattern needs a condition, and a condition without its pattern is dead."""
    assert COLUMNS.keys() == PATTERN_CONDITIONS.keys()
