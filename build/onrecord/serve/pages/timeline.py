"""The timeline: events at the precision the reports leave them, and what was published by a given day."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.serve.dates import in_words
from onrecord.serve.links import Link
from onrecord.serve.pages.page import Evidence, Page, Slice, slice_of
from onrecord.serve.pages.scale import Tick, scale_of
from onrecord.serve.visit import Visit

EVENTS_PER_PAGE = 40
REPORTS_SHOWN = 8
REPORTS_OF_THE_ONLY_EVENT = 200
CHANGES_SHOWN = 30


@dataclass(frozen=True)
class Bar:
    """A date, drawn: from where to where, and whether an end is open."""

    x: float
    width: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True)
class Report:
    """What an article says about an event."""

    outlet: str
    text: str
    date: str
    """When the article says it happened, in words."""
    published: str
    """When this part of the article was published, in words."""
    perhaps: bool
    """Whether it may have been published only after the day that is asked for."""
    bar: Bar | None
    href: str


@dataclass(frozen=True)
class ShownEvent:
    """An event."""

    event_id: str
    title: str
    type: str
    status: str
    place: str | None
    depth: int
    """How many larger events it is a part of."""
    part_of: str | None
    """The larger event, where it stands on another page."""
    date: str
    """When it happened, in words."""
    bar: Bar | None
    reports: tuple[Report, ...]
    more: int
    """How many reports there are beyond those shown."""
    row: str


@dataclass(frozen=True)
class Change:
    """Something that was published after the day that is asked for."""

    published: str
    what: str
    text: str
    bearing: str
    """Which earlier claims it contradicts or supersedes; empty for none."""
    href: str


@dataclass(frozen=True)
class TimelineContent:
    """Events, and what was known of them."""

    as_of: str
    """The day that is asked for; empty for everything."""
    as_of_words: str
    days: tuple[tuple[str, str], ...]
    """The days on which anything was published: ISO, and in words."""
    event: str
    """The only event that is shown; empty for all."""
    events: Slice[ShownEvent]
    ticks: tuple[Tick, ...]
    is_mistaken: bool
    """Whether the day that was asked for is not a day."""
    since: tuple[Change, ...]
    """What has been published since, the first first."""
    since_total: int


@dataclass(frozen=True)
class Placed:
    """An event, where it stands in the order."""

    event_id: str
    depth: int
    known_from: str | None
    """The first day on which anything of it can have been published."""


def timeline(visit: Visit) -> Page:
    """Show the events, all or as far as they were published by a day."""
    asked = visit.asked("as_of")
    as_of = asked if _is_day(asked) else ""
    only = visit.asked("event")
    placed = [
        one
        for one in visit.site.once("events", events_in_order, visit.conn)
        if (not only or one.event_id == only)
        and (not as_of or (one.known_from is not None and one.known_from <= as_of))
    ]
    shown = slice_of(placed, visit.page_number(), EVENTS_PER_PAGE)
    events, ticks = _drawn(visit, shown.items, as_of)
    changes, changed = _since(visit, as_of) if as_of else ([], 0)
    content = TimelineContent(
        as_of,
        in_words(as_of) if as_of else "",
        tuple((day, in_words(day)) for day in visit.site.once("days", _days, visit.conn)),
        only,
        Slice(tuple(events), shown.number, shown.pages, shown.total),
        tuple(ticks),
        bool(asked) and not as_of,
        tuple(changes),
        changed,
    )
    title = f"What was known by {in_words(as_of)}" if as_of else "Timeline"
    summary = "Events as precisely as the reports date them, and what had been published by a given day."
    return Page("timeline.html", title, summary, content, _evidence(visit))


def _is_day(asked: str) -> bool:
    try:
        return date.fromisoformat(asked).isoformat() == asked
    except ValueError:
        return False


_ORDER = "SELECT event_id, parent_event_id, occurred_earliest, occurred_latest FROM events"

# From article to article, in the order in which reports lie on disk.
_KNOWN_FROM = """
SELECT report.event_id, min(coalesce(passage.dated_earliest, article.published_earliest))
FROM articles AS article CROSS JOIN event_reports AS report USING (article_id)
CROSS JOIN passages AS passage USING (passage_id) GROUP BY report.event_id
"""


def events_in_order(conn: sqlite3.Connection) -> list[Placed]:
    """Put the events in order of time, those that are part of a larger one after it."""
    rows = {row[0]: row for row in conn.execute(_ORDER)}
    known_from: dict[str, str | None] = {row[0]: row[1] for row in conn.execute(_KNOWN_FROM)}
    ordered = sorted(rows.values(), key=lambda row: (row[2] or row[3] or "9999", row[3] or "9999", row[0]))
    parts: dict[str | None, list[str]] = defaultdict(list)
    for row in ordered:
        parts[row[1] if row[1] in rows else None].append(row[0])
    placed: dict[str, Placed] = {}
    waiting = [(event_id, 0) for event_id in reversed(parts[None])]
    # A circle of parents has no first event: its events come last, rather than never.
    while len(placed) < len(rows):
        if not waiting:
            waiting = [(next(event_id for event_id in rows if event_id not in placed), 0)]
        event_id, depth = waiting.pop()
        if event_id in placed:
            continue
        placed[event_id] = Placed(event_id, depth, known_from.get(event_id))
        waiting += [(part, depth + 1) for part in reversed(parts[event_id])]
    return list(placed.values())


def _days(conn: sqlite3.Connection) -> list[str]:
    rows = conn.execute(
        "SELECT published_earliest FROM articles WHERE published_earliest IS NOT NULL"
        " UNION SELECT dated_earliest FROM passages WHERE dated_earliest IS NOT NULL ORDER BY 1 DESC LIMIT 12"
    )
    return [row[0] for row in rows][::-1]


_EVENT = """
SELECT event.*, place.name AS place, larger.title AS larger
FROM events AS event LEFT JOIN entities AS place ON place.entity_id = event.place_id
LEFT JOIN events AS larger ON larger.event_id = event.parent_event_id WHERE event.event_id = ?
"""

_REPORTS = """
SELECT report.*, outlet.name AS outlet, count(*) OVER () AS total,
       coalesce(passage.dated, article.published) AS published,
       coalesce(passage.dated_earliest, article.published_earliest) AS published_earliest,
       coalesce(passage.dated_latest, article.published_latest) AS published_latest
FROM event_reports AS report JOIN articles AS article USING (article_id)
JOIN passages AS passage ON passage.passage_id = report.passage_id
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
WHERE report.event_id = ?
  AND (?2 = '' OR coalesce(passage.dated_earliest, article.published_earliest) <= ?2)
ORDER BY coalesce(passage.dated_earliest, article.published_earliest), outlet.name, report.start LIMIT ?3
"""


def _drawn(visit: Visit, placed: Sequence[Placed], as_of: str) -> tuple[list[ShownEvent], list[Tick]]:
    rows = [visit.rows(_EVENT, one.event_id)[0] for one in placed]
    most = REPORTS_SHOWN if len(placed) > 1 else REPORTS_OF_THE_ONLY_EVENT
    reports = {one.event_id: visit.rows(_REPORTS, one.event_id, as_of, most) for one in placed}
    scale = scale_of(
        [(row["occurred_earliest"], row["occurred_latest"]) for row in rows]
        + [
            (report["reported_earliest"], report["reported_latest"])
            for found in reports.values()
            for report in found
        ]
    )

    def bar(earliest: str | None, latest: str | None) -> Bar | None:
        if scale is None or (earliest is None and latest is None):
            return None
        start, end = scale.span(earliest, latest)
        return Bar(start, round(max(end - start, 0.6), 2), earliest is None, latest is None)

    def report_of(row: sqlite3.Row) -> Report:
        late = row["published_latest"]
        return Report(
            row["outlet"],
            row["text"],
            in_words(row["reported"]) if row["reported"] else "gives no date",
            in_words(row["published"]),
            bool(as_of) and (late is None or late > as_of),
            bar(row["reported_earliest"], row["reported_latest"]),
            visit.links.read(row["article_id"], row["report_id"]),
        )

    here = {one.event_id for one in placed}
    events = [
        ShownEvent(
            one.event_id,
            row["title"],
            row["type"].replace("_", " "),
            row["status"],
            row["place"],
            min(one.depth, 3),
            row["larger"] if row["parent_event_id"] not in here else None,
            in_words(row["occurred"]),
            bar(row["occurred_earliest"], row["occurred_latest"]),
            tuple(map(report_of, reports[one.event_id])),
            _more(reports[one.event_id]),
            visit.links.row("events", one.event_id),
        )
        for one, row in zip(placed, rows, strict=True)
    ]
    return events, scale.ticks() if scale else []


def _more(reports: Sequence[sqlite3.Row]) -> int:
    return reports[0]["total"] - len(reports) if reports else 0


_FIRST_PUBLISHED = """
SELECT min(coalesce(passage.dated_earliest, article.published_earliest)) AS published, assertion.claim_id,
       NOT EXISTS (SELECT 1 FROM claim_relations AS relation WHERE relation.claim_id = assertion.claim_id
                   AND relation.relation IN ('supersedes', 'contradicts')) AS is_plain
FROM articles AS article CROSS JOIN passages AS passage USING (article_id)
CROSS JOIN assertions AS assertion USING (passage_id)
GROUP BY assertion.claim_id ORDER BY is_plain, published, assertion.claim_id
"""

_BEARING = """
SELECT relation.relation, claim.text FROM claim_relations AS relation
JOIN claims AS claim ON claim.claim_id = relation.other_claim_id
WHERE relation.claim_id = ? AND relation.relation IN ('supersedes', 'contradicts')
"""


def _since(visit: Visit, as_of: str) -> tuple[list[Change], int]:
    """Give what was published later: new events, then new claims, those that overturn something first."""
    all_events = visit.site.once("events", events_in_order, visit.conn)
    events = [one for one in all_events if one.known_from is not None and one.known_from > as_of]
    all_claims = visit.site.once("first published", _first_published, visit.conn)
    claims = [(day, claim_id) for day, claim_id in all_claims if day is not None and day > as_of]
    changes = [_new_event(visit, one) for one in events[:CHANGES_SHOWN]]
    changes += [_new_claim(visit, day, claim_id) for day, claim_id in claims[:CHANGES_SHOWN]]
    return changes, len(events) + len(claims)


def _first_published(conn: sqlite3.Connection) -> list[tuple[str | None, str]]:
    return [(row[0], row[1]) for row in conn.execute(_FIRST_PUBLISHED)]


def _new_event(visit: Visit, placed: Placed) -> Change:
    (row,) = visit.rows("SELECT title FROM events WHERE event_id = ?", placed.event_id)
    href = visit.links.here("/-/timeline", event=placed.event_id)
    return Change(in_words(placed.known_from), "new event", row["title"], "", href)


def _new_claim(visit: Visit, day: str, claim_id: str) -> Change:
    (row,) = visit.rows("SELECT text FROM claims WHERE claim_id = ?", claim_id)
    bearing = [f"{one['relation']}: {one['text']}" for one in visit.rows(_BEARING, claim_id)]
    href = visit.links.claim(claim_id)
    return Change(in_words(day), "new claim", row["text"], " ".join(bearing), href)


def _evidence(visit: Visit) -> Evidence:
    links = visit.links
    tables = ("events", "event_reports", "event_participants", "timeline")
    questions = (
        ("on-which-day", "On which day was Kherson taken?"),
        ("known-by", "What was known by a day?"),
    )
    return Evidence(
        tuple(Link(table, links.table(table)) for table in tables),
        tuple(Link(title, links.query(name, _hide_sql="")) for name, title in questions),
        tuple(Link(f"{table}.csv", links.csv(table)) for table in tables),
    )
