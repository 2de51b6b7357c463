"""Content that means harm, and strangers: nothing runs, nothing breaks, nothing of the host is told."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Browser

from onrecord.publish.sqlite_schema import FULL_TEXT, create_full_text, create_views
from onrecord.serve.questions import QUESTIONS
from onrecord_schema.columns import columns_of
from onrecord_schema.tables import TABLES, Table

ServeFile = Callable[..., AbstractContextManager[str]]

HARM = (
    '"\'><script>window.hit = 1</script><img src=x onerror="window.hit = 1">{{ 7 * 7 }}</title></textarea>'
    "<svg onload=window.hit=1>--></script> javascript:window.hit=1 \u202e\u2066\u200f ]]> &lt;b&gt; "
)
LONG = HARM + "x" * 10_000

ID = "a/b?c=d&e#f '\"><script>window.hit = 1</script>"


NUMBERS = {"start": 0, "end": len(LONG), "seq": 1, "hop": 1, "latitude": 1, "longitude": 1}


def _value(table: Table, name: str) -> object:
    column = next(column for column in columns_of(table) if column.name == name)
    if name in NUMBERS or column.type != "string":
        return NUMBERS.get(name, 1)
    if column.vocabulary:
        return next(iter(column.vocabulary))
    if name.endswith(("_earliest", "_latest")):
        return "2022-11-09"
    if name.endswith("_id") and name != "wikidata_id":
        return ID
    known = {"url": "javascript:window.hit=1"}
    return known.get(name, LONG if name in ("text", "title", "note", "name", "headline") else HARM)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve_file: ServeFile) -> Iterator[str]:
    """Serve, for strangers, one row of each table in which every text means harm; no constraint stops it."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with closing(sqlite3.connect(path)) as conn:
        for table in TABLES:
            key = ", ".join(table.primary_key)
            conn.execute(f"CREATE TABLE {table.name} ({', '.join(table.fields)}, PRIMARY KEY ({key}))")
            values = [_value(table, name) for name in table.fields]
            marks = ", ".join("?" * len(values))
            conn.execute(f"INSERT INTO {table.name} VALUES ({marks})", values)  # noqa: S608 -- our own names
        for name in FULL_TEXT:
            conn.execute(create_full_text(name))
            conn.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")  # noqa: S608 -- our own names
        for statement in create_views():
            conn.execute(statement)
        conn.commit()
    with serve_file(path, "public") as address:
        yield address


PAGES = (
    "/",
    f"/-/read/{quote(ID, safe='')}?layers=all",
    "/-/claims",
    f"/-/claims/{quote(ID, safe='')}",
    "/-/sources",
    "/-/utterances",
    f"/-/utterances/{quote(ID, safe='')}",
    "/-/timeline",
    "/-/timeline?as_of=2022-11-01",
    "/-/map?view=world",
    f"/-/search?q={quote(HARM)}",
    "/-/search?q=window",
    "/-/ask",
    f"/-/ask/who-said?word={quote(HARM)}",
    "/-/ask/who-said?word=window",
    "/hostile",
    "/hostile/quotes",
    "/hostile/articles",
    "/hostile/who-said?word=window",
)


WIDE = """
() => document.documentElement.scrollWidth <= innerWidth ? [] : ["the page", ...[...document.querySelectorAll("body *")]
  .filter((part) => part.getBoundingClientRect().right > innerWidth && !part.closest(".scroll"))
  .map((part) => part.outerHTML.slice(0, 80))]
"""
"""What is wider than the window, if the window has to be scrolled sideways."""


def test_harmful_content_is_inert_on_every_page(hostile: str, browser: Browser) -> None:
    """Scripts, handlers, javascript: addresses and direction marks in titles, notes and ids are only text."""
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    for path in PAGES:
        response = page.goto(hostile + path)
        assert response is not None
        assert response.status == httpx.codes.OK, path
        assert page.evaluate("window.hit") is None, path
        assert (
            page.locator("script:not([src]):not([type='application/ld+json']):text('window.hit')").count()
            == 0
        )
        assert page.locator("[onerror], [onload], a[href^='javascript:' i]").count() == 0, path
        if not path.startswith("/hostile"):
            wide = page.evaluate(WIDE)
            assert wide == [], path
    assert said == []
    context.close()


def test_harmful_ids_still_lead_to_their_rows(hostile: str, browser: Browser) -> None:
    """An id of slashes, quotes and marks is encoded in every link of the reader, and each link answers."""
    page = browser.new_page()
    page.goto(f"{hostile}/-/read/{quote(ID, safe='')}?layers=all")
    rows = page.eval_on_selector_all(".note a.row", "links => links.map(link => link.href)")
    assert len(rows) == 4
    assert [httpx.get(row).status_code for row in rows] == [httpx.codes.OK] * 4
    page.close()


CLOSED = (
    "/-/databases.json",
    "/-/threads.json",
    "/-/plugins.json",
    "/-/versions.json",
    "/-/settings.json",
    "/-/metadata.json",
    "/-/permissions",
    "/-/allow-debug",
    "/-/messages",
    "/-/patterns",
    "/-/actor.json",
    "/-/auth-token?token=x",
    "/-/logout",
)


@pytest.mark.parametrize("path", CLOSED)
def test_strangers_do_not_see_the_insides(hostile: str, path: str) -> None:
    """Datasette's pages about itself are not there for strangers."""
    response = httpx.get(hostile + path)
    assert response.status_code == httpx.codes.NOT_FOUND
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/hostile?sql=select+1",
        "/hostile.json?sql=select+1",
        "/hostile/quotes?_where=1%3D1",
        "/_memory?sql=select+1",
        "/hostile/quotes.json?_where=exists(select+*+from+pragma_database_list())",
    ],
)
def test_strangers_do_not_run_sql_of_their_own(hostile: str, path: str) -> None:
    """No address takes SQL; the answer tells no path of the host."""
    response = httpx.get(hostile + path)
    assert response.status_code in (httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND)
    assert str(Path.home()) not in response.text
    assert "/hostile.db" not in response.text


@pytest.mark.parametrize("question", [question.name for question in QUESTIONS])
def test_strangers_may_ask_every_question(hostile: str, question: str) -> None:
    """Canned queries and our own pages stay open to strangers."""
    assert httpx.get(f"{hostile}/-/ask/{question}").status_code == httpx.codes.OK
    assert httpx.get(f"{hostile}/hostile/{question}.json").status_code == httpx.codes.OK
