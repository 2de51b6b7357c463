"""The map: rivers as lines, their banks, and words that meet nothing."""

import runpy
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from math import dist
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from onrecord.serve.pages.atlas import WORLD, MapContent, atlas
from onrecord.serve.pages.labels import Room, beside_line
from onrecord.serve.pages.projection import Window, coasts
from onrecord.serve.pages.rivers import Course, banks, course_of, drawn
from onrecord.serve.site import Site
from onrecord.serve.visit import Visit
from onrecord_schema.registers import DatasetDescription, Licence

ROOT = Path(__file__).parent.parent.parent
DNIEPER = "/kherson-withdrawal-2022/entities/dnieper"


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ((0, 9), ("right (western) bank", "left (eastern) bank")),
        ((0, -9), ("right (eastern) bank", "left (western) bank")),
        ((-9, 3), ("right (western) bank", "left (eastern) bank")),
        ((-9, -3), ("right (eastern) bank", "left (western) bank")),
        ((-9, 0), ("right bank", "left bank")),
        ((0, 0), ()),
    ],
    ids=["south", "north", "west-south-west", "west-north-west", "west", "nowhere"],
)
def test_the_right_bank_is_on_the_right_hand_looking_downstream(
    end: tuple[float, float], words: tuple[str, ...]
) -> None:
    """Which bank lies further west follows from where the river flows to."""
    assert tuple(bank.words for bank in banks((0, 0), end)) == words


def test_banks_lie_across_the_river() -> None:
    """In a drawing whose y grows southwards, what flows to the left has its right bank above."""
    assert [bank.towards for bank in banks((9, 5), (4, 5))] == [(0, -1), (0, 1)]


def _dnieper() -> Course:
    course = course_of("dnieper", "Q40855")
    assert course
    return course


def test_the_dnieper_flows_from_the_north_past_kherson_to_its_mouth() -> None:
    """Its stretches join each other, each pointing downstream; Kherson lies within a twentieth of a degree."""
    line = _dnieper().line
    assert line[0][0][1] > 54
    assert dist(line[-1][-1], (32.58, 46.62)) < 0.01
    assert all(dist(above[-1], below[0]) < 0.01 for above, below in pairwise(line))
    assert min(dist(point, (32.62, 46.66)) for point in line[-1]) < 0.05


def test_the_script_puts_stretches_in_downstream_order() -> None:
    """However the stretches are mixed and turned, going up from the mouth puts them right."""
    script = runpy.run_path(str(ROOT / "docs/map/make_rivers.py"))
    line = [list(stretch) for stretch in _dnieper().line]
    mixed = [stretch[::-1] for stretch in line[::2]] + line[1::2]
    (river,) = script["RIVERS"]
    assert script["downstream"](mixed, river.mouth) == line


@pytest.mark.parametrize(
    ("entity_id", "wikidata_id", "found"),
    [
        ("dnipro", "Q40855", "dnieper"),
        ("dnieper", None, "dnieper"),
        ("dnieper", "Q1", None),
        ("volga", "Q626", None),
    ],
)
def test_a_river_is_found_by_wikidata_or_else_by_its_id(
    entity_id: str, wikidata_id: str | None, found: str | None
) -> None:
    """Another id here is the same river; the same id here, but another at Wikidata, is not."""
    course = course_of(entity_id, wikidata_id)
    assert (course.entity_id if course else None) == found


def test_a_river_is_cut_to_what_is_shown() -> None:
    """It leaves and enters at the edge, stays in downstream order, and is not there where it does not flow."""
    course = Course("r", "Q2", (((31, 50), (31.5, 47), (30, 47)), ((30, 47), (32, 46.5), (32, 40))))
    window = Window(31, 46, 32, 48, width=100)
    scale = window.scale * window.stretch
    assert drawn(course, window) == [
        ((33.3, 0), (50, round(scale, 1)), (0, round(scale, 1))),
        ((0, round(scale * 1.25, 1)), (100, round(scale * 1.5, 1)), (100, round(scale * 2, 1))),
    ]
    assert drawn(course, Window(0, 0, 1, 1)) == []


def test_no_coast_leaps_across_the_world() -> None:
    """What lies on both sides of the date line is drawn at both ends of the map, with nothing between."""
    for ring in coasts(WORLD):
        steps = pairwise([*ring, ring[0]])
        # The edge of the map, where Antarctica is cut off, is no leap.
        inner = [(a, b) for a, b in steps if {a[1], b[1]} != {WORLD.height}]
        assert max((abs(a[0] - b[0]) for a, b in inner), default=0) < WORLD.width / 4


def test_words_beside_a_line_go_where_there_is_room() -> None:
    """They stand on the side that is asked for, meet nothing, keep off what is shunned, or are left out."""
    line = [(float(x), 100.0) for x in range(0, 640, 6)]
    window = Window(0, 0, 10, 5)
    free = beside_line([("right", "bank")], line, [(0, -1)], (300, 100), Room(window, ()))
    assert free
    assert free.box[3] < 100
    assert abs(free.x - 300) < 4
    beyond = beside_line([("right", "bank")], line, [(0, -1)], (300, 100), Room(window, (), (free.box,)))
    assert beyond
    assert beyond.box != free.box
    everywhere = (0.0, 0.0, 640.0, 640.0)
    shunned = Room(window, (), (everywhere,))
    assert beside_line([("right", "bank")], line, [(0, -1)], (300, 100), shunned) == free
    assert beside_line([("right", "bank")], line, [(0, -1)], (300, 100), Room(window, (everywhere,))) is None


LICENCE = Licence(name="MIT", title="MIT", path="https://example.org")
DESCRIPTION = DatasetDescription(
    name="kherson", version="1.0.0", title="Kherson", description="x", licences=(LICENCE,), text_rights="x"
)


@pytest.fixture
def changed(database: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Give a copy of the database that may be changed."""
    copy = tmp_path / "changed.db"
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy)) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


def _map(conn: sqlite3.Connection, **query: str) -> MapContent:
    return atlas(Visit(Site(DESCRIPTION, "kherson"), conn, query=query)).content


def test_the_map_names_the_river_and_its_banks_at_kherson(conn: sqlite3.Connection) -> None:
    """The Dnieper is a line with its name and both banks, north-west and south-east of Kherson; it has no number."""
    shown = _map(conn)
    (river,) = shown.rivers
    kherson = shown.places[0]
    assert (river.place.name, river.beside, kherson.name) == ("Dnieper", "Kherson", "Kherson")
    assert river.label
    assert river.label.lines == ("Dnieper",)
    right, left = river.banks
    assert (" ".join(right.lines), " ".join(left.lines)) == river.lie
    assert river.lie == ("right (western) bank", "left (eastern) bank")
    assert right.y < kherson.y < left.y
    assert "Dnieper" not in {place.name for place in (*shown.places, *shown.elsewhere, *shown.unplaced)}


def test_on_the_map_of_the_world_the_river_is_a_line_without_banks(conn: sqlite3.Connection) -> None:
    """It is drawn, but the circles of the places on it cover it: it gets no name that would stand for nothing."""
    (river,) = _map(conn, view="world").rivers
    assert river.path.startswith("M")
    assert (river.is_hidden, river.label, river.banks) == (True, None, ())


def test_a_dataset_without_the_river_shows_none(changed: sqlite3.Connection) -> None:
    """The name alone is not enough; a river without coordinates of its own is drawn all the same."""
    changed.execute("UPDATE entities SET wikidata_id = 'Q1' WHERE entity_id = 'dnieper'")
    shown = _map(changed)
    assert shown.rivers == ()
    assert "Dnieper" in {place.name for place in shown.elsewhere}
    changed.execute(
        "UPDATE entities SET wikidata_id = 'Q40855', latitude = NULL, longitude = NULL"
        " WHERE entity_id = 'dnieper'"
    )
    assert [river.place.name for river in _map(changed).rivers] == ["Dnieper"]


def test_the_page_links_the_line_and_lists_it(site: str) -> None:
    """The line is a link with a name; the list says that it is drawn, and no more that it lies off the map."""
    text = httpx.get(f"{site}/-/map", trust_env=False).text
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert f'<a class="water" href="{DNIEPER}" aria-label="Dnieper, a river, named 9 times">' in drawing
    assert 'aria-label="Map of 8 places and 1 river"' in drawing
    below = text[text.index("</svg>") :]
    assert (
        f'Drawn as a line: <a href="{DNIEPER}">Dnieper</a>. The banks at Kherson, as one looks downstream: '
        "right (western) bank, left (eastern) bank." in below
    )
    assert (
        'River that flows past Kherson to the Black Sea. <span class="small">Drawn as a line.</span>' in below
    )
    off = below[below.index("Off this map") : below.index("Drawn as a line")]
    assert "Dnieper" not in off


WORDS_THAT_MEET = """() => {
  const shown = [...document.querySelectorAll(".map text:not(.number), .map circle")]
    .filter((part) => part.checkVisibility())
    .map((part) => [part.textContent || "circle", part.getBoundingClientRect()]);
  const map = document.querySelector(".map").getBoundingClientRect();
  const inside = (box) => box.left >= map.left && box.right <= map.right && box.top >= map.top && box.bottom <= map.bottom;
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return shown.flatMap(([name, box], at) => [
    ...(inside(box) ? [] : [[name, "the edge"]]),
    ...shown.slice(at + 1).filter(([, other]) => meet(box, other)).map(([other]) => [name, other]),
  ]);
}"""

WORDS_ON_THE_LINE = """() => {
  const course = document.querySelector(".course");
  const matrix = course.getScreenCTM();
  const half = parseFloat(getComputedStyle(course).strokeWidth) * matrix.a / 2;
  const points = [...Array(1001).keys()]
    .map((n) => course.getPointAtLength(course.getTotalLength() * n / 1000).matrixTransform(matrix));
  return [...document.querySelectorAll(".water text, .bank")].filter((text) => {
    const box = text.getBoundingClientRect();
    return points.some((p) => p.x > box.left - half && p.x < box.right + half && p.y > box.top - half && p.y < box.bottom + half);
  }).map((text) => text.textContent);
}"""

CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/\\d+/g).map((n) => n / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const style = (name) => getComputedStyle(document.querySelector(name));
  const land = light(style(".land").fill);
  return [style(".course").stroke, style(".water text").fill, style(".bank").fill]
    .map(light).map((colour) => Math.max(colour, land) / Math.min(colour, land));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_words_of_the_map_meet_anything(site: str, browser: Browser, width: int, scheme: str) -> None:
    """In Chromium, names and banks meet no name, circle, edge or line, and stand out from the land (WCAG 1.4.3)."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site}/-/map")
    assert [text.is_visible() for text in page.locator(".bank").all()] == [True, True]
    assert page.evaluate(WORDS_THAT_MEET) == []
    assert page.evaluate(WORDS_ON_THE_LINE) == []
    assert min(page.evaluate(CONTRAST)) >= 4.5
    page.close()


def test_the_line_takes_the_focus_and_leads_to_its_row(site: str, browser: Browser) -> None:
    """The river is reached like any other place."""
    page = browser.new_page()
    page.goto(f"{site}/-/map")
    link = page.get_by_role("link", name="Dnieper, a river")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{DNIEPER}")
    page.close()
