"""The edition without text: nothing of the publishers' text, and everything needed to attach it again."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing

from onrecord.problems import as_text
from onrecord.publish.csv_tables import read_csv
from onrecord.publish.without_text import reattach, withhold_text
from onrecord_schema.tables import TABLE_BY_NAME

from .conftest import Built


def copies(built: Built) -> dict[str, str]:
    """Give the text of every article."""
    return {article["article_id"]: article["text"] for article in built.tables["articles"]}


def test_the_edition_holds_no_text_of_articles_and_passages(published: Built) -> None:
    """Both files withhold the text and say so; offsets, hashes and excerpts stay."""
    name = f"{published.description.name}-without-text"
    with zipfile.ZipFile(published.file(f"dist/{name}.zip")) as package:
        described = json.loads(package.read("datapackage.json"))
        articles = read_csv(TABLE_BY_NAME["articles"], package.read("dataset/tables/articles.csv"))
        passages = read_csv(TABLE_BY_NAME["passages"], package.read("dataset/tables/passages.csv"))
        assert b"This is the edition without text" in package.read("README.md")
    assert described["name"] == name
    assert described["resources"][0]["rights"]["withheld"].startswith("This edition withholds it")
    edition = withhold_text(published.tables)
    assert (articles, passages) == (edition["articles"], edition["passages"])
    assert {row["text"] for row in articles + passages} == {None}
    with closing(sqlite3.connect(published.file(f"dist/{name}.db"))) as connection:
        assert connection.execute("SELECT count(text), count(text_sha256) FROM articles").fetchone() == (0, 5)
        assert connection.execute("SELECT count(text), count(start) > 0 FROM passages").fetchone() == (0, 1)


def test_no_paragraph_is_left_in_the_package(published: Built) -> None:
    """No file of the package holds a whole article."""
    name = f"dist/{published.description.name}-without-text"
    with zipfile.ZipFile(io.BytesIO(published.file(f"{name}.zip").read_bytes())) as package:
        everything = b"".join(package.read(entry) for entry in package.namelist())
    everything += published.file(f"{name}.db").read_bytes()
    for text in copies(published).values():
        assert text.encode() not in everything
        assert text.encode()[: len(text) // 4] not in everything


def test_attaching_lawful_copies_gives_the_full_tables(published: Built) -> None:
    """Copies with the stated hashes fill every text in again, of passages too."""
    assert reattach(withhold_text(published.tables), copies(published)) == (published.tables, [])


def test_a_copy_that_is_not_the_same_text_is_refused(small: Built) -> None:
    """One space more, and the article stays without text; the other is attached all the same."""
    texts = copies(small)
    texts["courier-2024-03-06"] += " "
    tables, problems = reattach(withhold_text(small.tables), texts | {"echo": "…"})
    assert [as_text(problem) for problem in problems] == [
        "dataset/articles/courier-2024-03-06.txt:1:1: courier-2024-03-06: is not the same text:"
        " 205 characters, SHA-256 70878f07dbb7… [text-hash]\n"
        "    The article has 204 characters, SHA-256 0e3aa9586537….\n"
        "    Line ends, spaces and quotation marks count too.",
        "echo:1:1: echo: is the text of no article [text-article]\n"
        "    Name the copy after an article of the package.",
    ]
    assert [article["text"] for article in tables["articles"]] == [None, texts["herald-2024-03-05"]]
    assert {bool(row["text"]) for row in tables["passages"] if row["article_id"] == "courier-2024-03-06"} == {
        False
    }


def test_a_copy_may_be_attached_alone(small: Built) -> None:
    """An article whose copy is not at hand stays as it is."""
    tables, problems = reattach(withhold_text(small.tables), {})
    assert (tables, problems) == (withhold_text(small.tables), [])
