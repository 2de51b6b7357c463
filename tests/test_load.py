"""A package is loaded as its tables, for a notebook or a script."""

import sqlite3

import pytest

from onrecord import load
from onrecord.paths import Project
from onrecord.pipeline import build
from onrecord.problems import UsageError


def test_a_folder_and_its_zip_hold_the_same_tables(harbour: Project) -> None:
    """Loading the project and loading the zip that it builds give the same rows."""
    build(harbour)
    folder, zipped = load(harbour.root), load(harbour.dist / "harbour-strike-2024.zip")
    assert {name: table.rows for name, table in folder.tables.items()} == {
        name: table.rows for name, table in zipped.tables.items()
    }
    assert len(folder.quotes) == 5
    assert [quote["cue_text"] for quote in folder.quotes] == ["told", "said", "said", "said", "said"]


def test_a_query_runs_on_tables_and_views(harbour: Project) -> None:
    """SQL sees the tables, with the views beside them."""
    build(harbour)
    package = load(harbour.root)
    assert package.sql("select speaker, kind from quotes_with_speakers where text like '%walked%'") == [
        {"speaker": "Tom Reyes", "kind": "direct"}
    ]
    with pytest.raises(sqlite3.Error, match="no such table: quips"):
        package.sql("select * from quips")


def test_a_table_becomes_arrow_with_its_types(harbour: Project) -> None:
    """Integers are integers, days are days, and the description goes along."""
    build(harbour)
    arrow = load(harbour.root).quotes.to_arrow()
    assert str(arrow.schema.field("start").type) == "int64"
    assert str(arrow.schema.field("said_earliest").type) == "date32[day]"
    assert arrow.num_rows == 5


def test_a_library_that_is_not_there_is_named(harbour: Project) -> None:
    """Without the library that was asked for, the error says what to install."""
    build(harbour)
    with pytest.raises(UsageError, match="this needs pandas: pip install pandas"):
        load(harbour.root).quotes.to_pandas()


def test_a_table_becomes_a_data_frame(harbour: Project) -> None:
    """A polars data frame has the rows and the columns of the table."""
    build(harbour)
    frame = load(harbour.root).quotes.to_polars()
    assert frame.shape == (5, 16)
    assert frame["kind"].to_list() == ["direct", "indirect", "indirect", "direct", "mixed"]


def test_text_is_attached_to_an_edition_without_it_from_the_same_copies_only(harbour: Project) -> None:
    """Copies that are the same text make the edition whole again; another text is refused."""
    build(harbour, without_text=True)
    withheld = load(harbour.dist / "harbour-strike-2024-without-text.zip")
    assert [article["text"] for article in withheld.articles] == [None, None]
    whole = withheld.with_text(harbour.articles)
    assert whole.articles.rows == load(harbour.root).articles.rows
    assert whole.passages.rows == load(harbour.root).passages.rows
    (harbour.articles / "courier-2024-03-06.txt").write_text("Another text.")
    with pytest.raises(ValueError, match=r"courier-2024-03-06: is not the same text: 13 characters"):
        withheld.with_text(harbour.articles)


def test_what_is_no_package_and_no_table_is_said(harbour: Project) -> None:
    """A folder without a descriptor, and a table that does not exist, are named."""
    with pytest.raises(UsageError, match=r"holds no datapackage.json: run `onrecord build`"):
        load(harbour.root)
    build(harbour)
    with pytest.raises(AttributeError, match="there is no table 'quips'; the tables are: articles, "):
        _ = load(harbour.root).quips
