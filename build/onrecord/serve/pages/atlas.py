"""The map: the places of the dataset that have coordinates, its rivers, and the places that have none."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import dist

from onrecord.serve.links import Link
from onrecord.serve.pages.labels import Label, Rectangle, Room, around, beside_circle, beside_line
from onrecord.serve.pages.page import Evidence, Page
from onrecord.serve.pages.projection import Point, Window, coasts, outline, window_around
from onrecord.serve.pages.rivers import Stretch, banks, beads, course_of, drawn, length_of, path_of
from onrecord.serve.visit import Visit

PLACES_SHOWN = 60
_NEAR_DEGREES = 8
"""Places this near to the middle, in degrees either way, are drawn where most of it happens."""

_LEAST_RADIUS = 9
_LARGEST_RADIUS = 18
_RADIUS_WHERE_NARROW = 16
"""How large every circle is on a narrow screen: `.map circle` of the stylesheet."""

_ON_THE_RIVER = 8
"""A place this near to a river's line, in units of the drawing, lies on it."""
_REACH = 60
"""The direction of a river at a place is that of its course this far around it, in units of the drawing."""
_BREADTH = 5
"""What is kept free to either side of a river's line, in units of the drawing."""
_LEAST_COURSE = 200
"""The banks of a river are named where it is drawn at least this long: a bank is no mere dot."""

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
    radius: float = 0
    direction: str = ""
    """Where it lies beyond the map, as a point of the compass; empty for what the map shows."""
    label: Label | None = None
    """Its name beside its point; none where there is no room for it."""


@dataclass(frozen=True)
class River:
    """A river that is drawn as a line."""

    place: Place
    path: str
    is_hidden: bool
    """Whether circles cover all of it, as they may where the whole world is shown."""
    label: Label | None = None
    """Its name; none where there is no room for it."""
    banks: tuple[Label, ...] = ()
    """The names of its banks, right and left, beside the most-named place on it."""
    beside: str = ""
    """That place; empty where none lies on what is shown of it."""
    lie: tuple[str, ...] = ()
    """Which of its banks at that place lies where: `right (western) bank`."""


@dataclass(frozen=True)
class MapContent:
    """The map."""

    whole: bool
    """Whether the whole world is shown."""
    land: str
    width: float
    height: float
    places: tuple[Place, ...]
    rivers: tuple[River, ...]
    elsewhere: tuple[Place, ...]
    """Places with coordinates that this map does not show."""
    unplaced: tuple[Place, ...]
    """Places without coordinates."""
    total: int


def atlas(visit: Visit) -> Page:
    """Show the places."""
    whole = visit.asked("view") == "world"
    name = "map of the world" if whole else "map"
    content = visit.site.once(name, lambda _: _content(visit, whole=whole), visit.conn)
    summary = "The places that the reports name, drawn on land without borders."
    return Page("map.html", "Map", summary, content, _evidence(visit))


def _content(visit: Visit, *, whole: bool) -> MapContent:
    known = visit.rows(_PLACES)
    courses = {row: course for row in known if (course := course_of(row["entity_id"], row["wikidata_id"]))}
    points = [row for row in known if _is_located(row) and row not in courses]
    window = WORLD if whole or not points else _near(points)
    lines = {row: line for row, course in courses.items() if (line := drawn(course, window))}
    others = [row for row in known if row not in lines]
    located = [row for row in others if _is_located(row)]
    shown = [row for row in located if window.holds(row["longitude"], row["latitude"])][:PLACES_SHOWN]
    rest = [row for row in located if row not in shown][:PLACES_SHOWN]
    unplaced = [row for row in others if not _is_located(row)][:PLACES_SHOWN]
    dots = [
        around(point, _BREADTH) for line in lines.values() for stretch in line for point in beads(stretch)
    ]
    places = _labelled(
        [_place(visit, number, row, window) for number, row in enumerate(shown, 1)], dots, window
    )
    rivers = [(_place(visit, 0, row), line) for row, line in lines.items()]
    return MapContent(
        whole,
        outline(window),
        window.width,
        window.height,
        tuple(places),
        tuple(_rivers(rivers, places, _room(places, dots, window))),
        tuple(
            replace(_place(visit, 0, row), direction=window.direction(row["longitude"], row["latitude"]))
            for row in rest
        ),
        tuple(_place(visit, 0, row) for row in unplaced),
        len(known),
    )


_PLACES = """
SELECT entity.entity_id, entity.wikidata_id, entity.name, entity.description,
       entity.latitude, entity.longitude,
       (SELECT count(*) FROM mentions AS mention WHERE mention.entity_id = entity.entity_id) AS mentions,
       (SELECT count(*) FROM events AS event WHERE event.place_id = entity.entity_id) AS events
FROM entities AS entity WHERE entity.type = 'place' OR entity.latitude IS NOT NULL
ORDER BY mentions DESC, entity.entity_id
"""


def _is_located(row: sqlite3.Row) -> bool:
    return row["latitude"] is not None and row["longitude"] is not None


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


def _labelled(places: Sequence[Place], lines: Sequence[Rectangle], window: Window) -> list[Place]:
    """Set each name beside its point."""
    names = [around((place.x, place.y), place.radius) for place in places]
    placed: list[Place] = []
    for place in places:
        point = place.x, place.y
        # A name that has to choose crosses a river rather than another name.
        label = beside_circle(place.name, point, place.radius, [*names, *lines], window) or beside_circle(
            place.name, point, place.radius, names, window
        )
        names += [label.box] if label else []
        placed.append(replace(place, label=label))
    return placed


def _room(places: Sequence[Place], lines: Sequence[Rectangle], window: Window) -> Room:
    """Give the room that is left on any screen: on a narrow one, circles are larger."""
    circles = [around((one.x, one.y), max(one.radius, _RADIUS_WHERE_NARROW) + 1) for one in places]
    names = [place.label.box for place in places if place.label]
    shores = [around(point, 1) for ring in coasts(window) for point in beads(ring)]
    return Room(window, (*circles, *names, *lines), tuple(shores))


def _rivers(
    lines: Sequence[tuple[Place, Sequence[Stretch]]], places: Sequence[Place], room: Room
) -> Iterator[River]:
    """Draw each river; its words meet nothing that is taken, nor the words of another."""
    for place, line in lines:
        points = [point for stretch in line for point in beads(stretch)]
        river = River(place, path_of(line), _is_hidden(points, places))
        if not river.is_hidden:
            river = replace(river, label=_name_of_river(place.name, line, points, room))
            room = room.without(river.label)
        town = _town(points, places)
        if town and length_of(line) >= _LEAST_COURSE:
            river = _with_banks(river, town, points, room)
            room = room.without(*river.banks)
        yield river


def _is_hidden(points: Sequence[Point], places: Sequence[Place]) -> bool:
    return all(any(dist(point, (one.x, one.y)) <= one.radius for one in places) for point in points)


def _name_of_river(name: str, line: Sequence[Stretch], points: Sequence[Point], room: Room) -> Label | None:
    sides = banks(line[0][0], line[-1][-1])
    middle = points[len(points) // 2]
    return beside_line([(name,)], points[::3], [side.towards for side in sides], middle, room)


def _town(points: Sequence[Point], places: Sequence[Place]) -> Place | None:
    """Give the most-named place on a river."""
    on_it = [one for one in places if min(dist((one.x, one.y), point) for point in points) <= _ON_THE_RIVER]
    return max(on_it, key=lambda one: one.mentions, default=None)


def _with_banks(river: River, town: Place, points: Sequence[Point], room: Room) -> River:
    here = town.x, town.y
    near = [point for point in points if dist(point, here) <= _REACH]
    labels: list[Label] = []
    sides = banks(near[0], near[-1])
    for side in sides:
        words, _, last = side.words.rpartition(" ")
        settings = [(side.words,), (words, last), tuple(side.words.split())]
        label = beside_line(settings, near, [side.towards], here, room.without(*labels))
        labels += [label] if label else []
    return replace(river, banks=tuple(labels), beside=town.name, lie=tuple(side.words for side in sides))


def _evidence(visit: Visit) -> Evidence:
    links = visit.links
    places = {"type": "place", "_facet": "country_code"}
    return Evidence(
        (Link("entities", links.table("entities", **places)), Link("mentions", links.table("mentions"))),
        (Link("On which day was Kherson taken?", links.query("on-which-day", _hide_sql="")),),
        (Link("entities.csv", links.csv("entities", type="place")),),
    )
