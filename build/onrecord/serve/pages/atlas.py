"""The map: the places of the dataset that have coordinates, and a list of those that have none."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.serve.links import Link
from onrecord.serve.pages.page import Evidence, Page
from onrecord.serve.pages.projection import Window, outline, window_around
from onrecord.serve.visit import Visit

PLACES_SHOWN = 60
_NEAR_DEGREES = 8
"""Places this near to the middle, in degrees either way, are drawn where most of it happens."""

_LABEL_HEIGHT = 17
_CHARACTER_WIDTH = 7.6
_LEAST_RADIUS = 9
_LARGEST_RADIUS = 18

WORLD = Window(-180, -58, 180, 84)


@dataclass(frozen=True)
class Place:
    """A place."""

    number: int
    """Its number on the map."""
    name: str
    description: str
    mentions: int
    events: int
    latitude: float | None
    longitude: float | None
    href: str
    x: float = 0
    y: float = 0
    label_x: float = 0
    label_y: float = 0
    radius: float = 0
    direction: str = ""
    """Where it lies beyond the map, as a point of the compass; empty for what the map shows."""
    anchor: str = ""
    """On which side of its point the name stands; empty where there is no room for it."""


@dataclass(frozen=True)
class MapContent:
    """The map."""

    whole: bool
    """Whether the whole world is shown."""
    land: str
    width: float
    height: float
    places: tuple[Place, ...]
    elsewhere: tuple[Place, ...]
    """Places with coordinates that this map does not show."""
    unplaced: tuple[Place, ...]
    """Places without coordinates."""
    total: int


def atlas(visit: Visit) -> Page:
    """Show the places."""
    whole = visit.asked("view") == "world"
    known = visit.site.once("places", _places, visit.conn)
    located = [row for row in known if row["latitude"] is not None and row["longitude"] is not None]
    window = WORLD if whole or not located else _near(located)
    shown = [row for row in located if window.holds(row["longitude"], row["latitude"])][:PLACES_SHOWN]
    placed = _labelled([_place(visit, number, row, window) for number, row in enumerate(shown, 1)], window)
    rest = [row for row in located if row not in shown][:PLACES_SHOWN]
    unplaced = [row for row in known if row not in located][:PLACES_SHOWN]
    content = MapContent(
        whole,
        outline(window),
        window.width,
        window.height,
        tuple(placed),
        tuple(
            replace(_place(visit, 0, row), direction=window.direction(row["longitude"], row["latitude"]))
            for row in rest
        ),
        tuple(_place(visit, 0, row) for row in unplaced),
        len(known),
    )
    summary = "The places that the reports name, drawn on land without borders."
    return Page("map.html", "Map", summary, content, _evidence(visit))


_PLACES = """
SELECT entity.entity_id, entity.name, entity.description, entity.latitude, entity.longitude,
       (SELECT count(*) FROM mentions AS mention WHERE mention.entity_id = entity.entity_id) AS mentions,
       (SELECT count(*) FROM events AS event WHERE event.place_id = entity.entity_id) AS events
FROM entities AS entity WHERE entity.type = 'place' OR entity.latitude IS NOT NULL
ORDER BY mentions DESC, entity.entity_id
"""


def _places(conn: sqlite3.Connection) -> list[sqlite3.Row]:
    return conn.execute(_PLACES).fetchall()


def _near(located: Sequence[sqlite3.Row]) -> Window:
    # Around the place of most events: one far country would empty a map that shows everything.
    middle = max(located, key=lambda row: (row["events"], row["mentions"]))
    near = [
        (row["longitude"], row["latitude"])
        for row in located
        if abs(row["longitude"] - middle["longitude"]) < _NEAR_DEGREES
        and abs(row["latitude"] - middle["latitude"]) < _NEAR_DEGREES
    ]
    return window_around(near)


def _place(visit: Visit, number: int, row: sqlite3.Row, window: Window | None = None) -> Place:
    x, y = window.at(row["longitude"], row["latitude"]) if window else (0.0, 0.0)
    return Place(
        number,
        row["name"],
        row["description"],
        row["mentions"],
        row["events"],
        row["latitude"],
        row["longitude"],
        visit.links.row("entities", row["entity_id"]),
        x,
        y,
        radius=round(min(_LARGEST_RADIUS, _LEAST_RADIUS + row["mentions"] ** 0.5), 1),
    )


Rectangle = tuple[float, float, float, float]


def _labelled(places: Sequence[Place], window: Window) -> list[Place]:
    """Set each name beside its point, on a side where it meets no other point or name."""
    taken: list[Rectangle] = [_around(place) for place in places]
    return [_with_label(place, taken, window) for place in places]


def _around(place: Place) -> Rectangle:
    x, y, radius = place.x, place.y, place.radius
    return x - radius, y - radius, x + radius, y + radius


def _with_label(place: Place, taken: list[Rectangle], window: Window) -> Place:
    length = len(place.name) * _CHARACTER_WIDTH
    for anchor, x, y in _sides(place):
        left = x - {"start": 0, "middle": length / 2, "end": length}[anchor]
        box = (left, y - _LABEL_HEIGHT + 4, left + length, y + 4)
        inside = box[0] >= 0 and box[2] <= window.width and box[1] >= 0 and box[3] <= window.height
        if inside and not any(_overlap(box, other) for other in taken if other != _around(place)):
            taken.append(box)
            return replace(place, label_x=x, label_y=round(y, 1), anchor=anchor)
    return place


def _sides(place: Place) -> Iterator[tuple[str, float, float]]:
    away = place.radius + 4
    yield "start", place.x + away, place.y + 5
    yield "end", place.x - away, place.y + 5
    yield "middle", place.x, place.y - away
    yield "middle", place.x, place.y + away + 11


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _evidence(visit: Visit) -> Evidence:
    links = visit.links
    places = {"type": "place", "_facet": "country_code"}
    return Evidence(
        (Link("entities", links.table("entities", **places)), Link("mentions", links.table("mentions"))),
        (Link("On which day was Kherson taken?", links.query("on-which-day", _hide_sql="")),),
        (Link("entities.csv", links.csv("entities", type="place")),),
    )
