"""The parts of the pages that can be wrong by one: cutting, comparing, scaling, limiting."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import datasette.app
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.app import open_site
from onrecord.serve.compare import compare
from onrecord.serve.dates import in_words
from onrecord.serve.limits import LEAST_LENGTH, limit, time_limit
from onrecord.serve.links import Links, web_address
from onrecord.serve.metadata import PRESENTATIONS
from onrecord.serve.pages.marks import Mark, Reference, Segment, segments
from onrecord.serve.pages.projection import Window, outline, window_around
from onrecord.serve.pages.scale import WIDTH, scale_of
from onrecord.serve.pages.timeline import Placed, events_in_order
from onrecord.serve.pages.wording import Words, compared
from onrecord.serve.plugin import register_mcp_tools
from onrecord.serve.questions import QUESTIONS
from onrecord.serve.site import Site, site_of
from onrecord.serve.views import view_columns, view_descriptions
from onrecord.serve.visit import Visit
from onrecord_schema.registers import DatasetDescription, Licence
from onrecord_schema.tables import TABLES

MARKS = st.lists(
    st.tuples(
        st.integers(0, 30), st.integers(1, 12), st.sampled_from(["direct", "assertion", "mention"])
    ).map(lambda given: (given[0], given[0] + given[1], given[2])),
    max_size=12,
).map(lambda drawn: [Mark(start, end, layer, f"m{n}") for n, (start, end, layer) in enumerate(drawn)])


@given(MARKS)
def test_cutting_keeps_every_character_and_every_mark(marks: list[Mark]) -> None:
    """The segments join to the text, each lies in just the layers of the marks that cover it, and each mark ends once."""
    text = "".join(chr(0x1F600 + n) for n in range(42))
    made = segments(text, 0, len(text), marks)
    assert "".join(segment.text for segment in made) == text
    at = 0
    for segment in made:
        covering = {mark.layer for mark in marks if mark.start <= at and mark.end >= at + len(segment.text)}
        assert set(segment.layers) == covering
        at += len(segment.text)
    ended = sorted(reference.anchor for segment in made for reference in segment.references)
    assert ended == sorted(mark.anchor for mark in marks)


def test_a_mark_within_another_is_named_after_it() -> None:
    """The innermost mark comes last, so that a click finds it first."""
    marks = [Mark(4, 7, "mention", "m4"), Mark(0, 9, "direct", "q1")]
    assert segments("The Moskva sank", 0, 15, marks) == [
        Segment("The ", ("direct",), ("q1",)),
        Segment("Mos", ("direct", "mention"), ("q1", "m4"), (Reference("mention", "m4"),)),
        Segment("kv", ("direct",), ("q1",), (Reference("direct", "q1"),)),
        Segment("a sank", (), ()),
    ]


def test_a_mark_that_goes_on_in_the_next_passage_is_referred_to_there() -> None:
    """A piece that crosses the end of a passage has its reference where it ends."""
    marks = [Mark(2, 8, "direct", "q1")]
    first, second = segments("0123456789", 0, 5, marks), segments("0123456789", 5, 10, marks)
    assert [segment.references for segment in first] == [(), ()]
    assert [segment.references for segment in second] == [(Reference("direct", "q1"),), ()]


def test_cutting_takes_time_in_proportion() -> None:
    """Sixteen times the marks, nested or side by side, take far less than 256 times as long."""

    def seconds(count: int) -> float:
        nested = [Mark(n, 4 * count - n, "assertion", f"a{n}") for n in range(count)]
        beside = [Mark(4 * n, 4 * n + 3, "mention", f"m{n}") for n in range(count)]
        text = "x" * (4 * count)
        start = time.perf_counter()
        segments(text, 0, len(text), nested + beside)
        return time.perf_counter() - start

    small = min(seconds(500) for _ in range(3))
    large = min(seconds(8000) for _ in range(3))
    assert large < 80 * small


def test_words_that_no_other_rendering_has_are_told_apart() -> None:
    """Case and marks do not count; what stands between words goes with the word before."""
    one, other = compared(["Defence would be “futile.”", "Keeping them on the bank is futile"])
    assert one == (Words("Defence would be “", differs=True), Words("futile.”", differs=False))
    assert "".join(words.text for words in other) == "Keeping them on the bank is futile"
    assert other[-1] == Words("futile", differs=False)


@given(st.lists(st.text(max_size=40), max_size=5))
def test_comparing_keeps_every_character(texts: list[str]) -> None:
    """Whatever the texts are, their parts join to them."""
    assert ["".join(words.text for words in made) for made in compared(texts)] == texts


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, "no date given"),
        ("2022-11-09", "9 November 2022"),
        ("2022-09", "September 2022"),
        ("2022-XX-XX", "2022"),
        ("2022-09-XX", "September 2022"),
        ("201X", "the 2010s"),
        ("2022-21", "spring 2022"),
        ("2022-11~", "November 2022 (about)"),
        ("2022?", "2022 (uncertain)"),
        ("2022-02-24/..", "24 February 2022 or later"),
        ("../2022-11-09", "until 9 November 2022"),
        ("2022-09-21/2022-09-30", "21 September 2022 to 30 September 2022"),
        ("2022-11-11T07:36:00-06:00", "11 November 2022, 07:36 UTC-06:00"),
        ("2022-11-11T07:36:00Z", "11 November 2022, 07:36 UTC"),
        ("2022-11-11T07:36:00", "11 November 2022, 07:36"),
        ("<script>", "<script>"),
    ],
)
def test_a_date_is_said_no_more_precisely_than_it_is(date: str | None, words: str) -> None:
    """An EDTF date reads as English, and what is none is left as it is."""
    assert in_words(date) == words


def test_the_scale_keeps_the_order_and_the_ends_of_dates() -> None:
    """A month spans its days, a day is shorter than its month, what is open runs to the end."""
    spans = [
        ("2022-02-01", "2022-02-28"),
        ("2022-02-24", None),
        (None, "2014-12-31"),
        ("2022-02-24", "2022-02-24"),
    ]
    scale = scale_of(spans)
    assert scale is not None
    month, since, until, day = (scale.span(*span) for span in spans)
    assert until[0] == 0
    assert since[1] == WIDTH
    assert month[0] < day[0] < day[1] < month[1]
    assert scale_of([(None, None)]) is None


def test_the_map_shows_land_where_there_is_land() -> None:
    """A window in the middle of a continent is all land, one on the open sea has none."""
    inland = Window(30, 50, 32, 51)
    assert outline(inland).count("Z") == 1
    assert outline(Window(-40, 30, -38, 31)) == ""
    assert window_around([(32.62, 46.66)]).holds(32.62, 46.66)


def test_events_that_are_parts_of_each_other_are_still_all_shown() -> None:
    """A circle of parents does not swallow events, nor hang the page."""
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.executescript(
            "CREATE TABLE events (event_id, parent_event_id, occurred_earliest, occurred_latest);"
            "CREATE TABLE event_reports (event_id, article_id, passage_id);"
            "CREATE TABLE articles (article_id, published_earliest);"
            "CREATE TABLE passages (passage_id, dated_earliest);"
            "INSERT INTO events VALUES ('a', 'b', NULL, NULL), ('b', 'a', NULL, NULL),"
            " ('d', 'c', '2021', '2021'), ('c', NULL, '2022', '2022'), ('e', NULL, '2020', '2020');"
        )
        placed = events_in_order(conn)
    assert [one.event_id for one in placed] == ["e", "c", "d", "a", "b"]
    assert placed[2] == Placed("d", 1, None)


COSTLY = (
    "SELECT printf('%.900000000c', 'x')",
    "SELECT hex(zeroblob(400000000))",
    "SELECT zeroblob(900000000)",
    "SELECT load_extension('x')",
    "ATTACH ':memory:' AS other",
    "DELETE FROM quotes",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema",
)


@pytest.mark.parametrize("sql", COSTLY)
def test_what_costs_too_much_or_writes_is_refused(conn: sqlite3.Connection, sql: str) -> None:
    """Bombs, extensions, attached files and writes fail at once."""
    limit(conn, LEAST_LENGTH)
    with pytest.raises(
        (sqlite3.DatabaseError, sqlite3.Warning), match=r"authorized|prohibited|readonly|one statement"
    ):
        conn.execute(sql)


def test_a_value_may_be_as_long_as_the_longest_article_and_no_longer(conn: sqlite3.Connection) -> None:
    """The bound on values follows the data."""
    limit(conn, 3 * LEAST_LENGTH)
    doubled = "SELECT length(replace(?, 'x', ?))"
    assert conn.execute(doubled, ("x" * 1000, "y" * 500)).fetchone()[0] == 500_000
    with pytest.raises(sqlite3.DataError, match="too big"):
        conn.execute(doubled, ("x" * 1000, "y" * 700))


def test_a_query_is_interrupted_in_time(conn: sqlite3.Connection) -> None:
    """A query without end stops; the connection works on."""
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
    with pytest.raises(sqlite3.OperationalError, match="interrupted"), time_limit(conn, 0.05):
        conn.execute(endless).fetchone()
    assert conn.execute("SELECT 1").fetchone()[0] == 1


def test_every_question_runs_within_the_limits(conn: sqlite3.Connection) -> None:
    """No question needs a function that is denied."""
    limit(conn, LEAST_LENGTH)
    for question in QUESTIONS:
        assert conn.execute(question.sql, {blank.name: "" for blank in question.parameters}).fetchall()


def test_every_table_and_every_column_of_a_view_has_words(conn: sqlite3.Connection) -> None:
    """Nothing on the site is without a description."""
    assert PRESENTATIONS.keys() == {table.name for table in TABLES}
    for view, said in view_descriptions().items():
        columns = {row["name"] for row in conn.execute(f"PRAGMA table_info({view})")}
        assert said
        assert columns == view_columns(conn, view).keys(), view


def test_facets_labels_and_order_name_columns_of_their_table() -> None:
    """What is chosen for a table is there."""
    for table in TABLES:
        shown = PRESENTATIONS[table.name]
        named = {*shown.facets, *filter(None, (shown.label, shown.sort))}
        assert named <= set(table.fields), table.name


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, kept: str | None) -> None:
    """An address that would run something is no link."""
    assert web_address(address) == kept


def test_links_encode_what_they_are_given() -> None:
    """No id can break out of a link."""
    links = Links("db")
    assert links.read('a"/b', 'a"/b-q#1') == "/-/read/a%22%2Fb#q%231"
    assert links.row("quotes", "a/b") == "/db/quotes/a~2Fb"
    assert links.table("quotes", text="a&b", empty="") == "/db/quotes?text=a%26b"


LICENCE = Licence(name="CC0-1.0", title="CC0", path="https://example.org/")
DESCRIPTION = DatasetDescription(
    name="kherson", version="1.0.0", title="Kherson", description="x", licences=(LICENCE,), text_rights="x"
)


def test_a_claim_is_compared_by_its_words_or_its_id(conn: sqlite3.Connection) -> None:
    """Words find the best match with everybody's exact words; its id gives the same; nonsense gives nothing."""
    visit = Visit(Site(DESCRIPTION, "kherson", address="https://example.org"), conn)
    found = compare(visit, "futile")
    assert {(stand.outlet, stand.voice) for stand in found.stands} == {
        ("Metro", "through Sergei Surovikin"),
        ("Newser", "through Sergei Shoigu"),
    }
    assert all(stand.read_at.startswith("https://example.org/-/read/") for stand in found.stands)
    assert compare(visit, str(found.claim_id)).stands == found.stands
    assert compare(visit, "no such words at all").claim_id is None
    assert compare(visit, '"*').claim_id is None


def test_the_comparison_is_offered_as_a_tool(database: Path) -> None:
    """A server of tools gets one from us, which answers with what the comparison finds."""
    site = open_site(database, DESCRIPTION)
    offered: dict[str, Callable[[str], Awaitable[dict[str, Any]]]] = {}

    class Server:
        """Takes tools as the server of datasette-mcp does."""

        def tool(self, *, name: str, description: str) -> Callable[[Any], None]:
            """Take a tool."""
            assert description
            return lambda tool: offered.update({name: tool})

    register_mcp_tools(site, Server())
    answer = asyncio.run(offered["compare_claim"]("futile"))
    assert answer["stands"]
    register_mcp_tools(datasette.app.Datasette(files=[]), Server())
    assert list(offered) == ["compare_claim"]


def test_another_datasette_in_the_process_is_left_alone(database: Path) -> None:
    """Our plugin is global to the process, but acts only for the sites that were opened with it."""
    ours = open_site(database, DESCRIPTION)
    other = datasette.app.Datasette(files=[])
    assert site_of(ours) is not None
    assert site_of(other) is None
    patterns = [getattr(pattern, "pattern", pattern) for pattern, _ in other._routes()]  # noqa: SLF001 -- to see what it routes
    assert not [pattern for pattern in patterns if "/-/read/" in pattern]
