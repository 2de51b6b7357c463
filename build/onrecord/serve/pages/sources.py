"""The sources: who is quoted, how much and how, by outlet, affiliation or country; and who is not."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from onrecord.serve.links import Link
from onrecord.serve.pages.claims import Choice
from onrecord.serve.pages.page import Evidence, Page, Slice, slice_of
from onrecord.serve.visit import Visit

SOURCES_PER_PAGE = 40
UNQUOTED_SHOWN = 20
OUTLETS_NAMED = 5

GROUPS = (
    ("speaker", "by speaker"),
    ("affiliation", "by affiliation"),
    ("country", "by country"),
    ("outlet", "by outlet"),
)
"""By what the quotes can be counted."""


@dataclass(frozen=True)
class Tally:
    """Quotes, counted."""

    quotes: int = 0
    words: int = 0
    direct: int = 0
    mixed: int = 0
    indirect: int = 0
    named: int = 0
    relayed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Count two lots of quotes together."""
        return Tally(
            self.quotes + other.quotes,
            self.words + other.words,
            self.direct + other.direct,
            self.mixed + other.mixed,
            self.indirect + other.indirect,
            self.named + other.named,
            self.relayed + other.relayed,
        )


@dataclass(frozen=True)
class Quoted:
    """What one outlet quotes of one speaker."""

    speaker_id: str | None
    speaker: str | None
    affiliation: str | None
    country: str | None
    outlet_id: str
    outlet: str
    tally: Tally


@dataclass(frozen=True)
class Source:
    """A line of the chart and of its table."""

    label: str
    href: str
    """The quotes behind it; empty where no one filter gives them."""
    outlets: str
    """Which outlets quote it, where that is few."""
    tally: Tally


@dataclass(frozen=True)
class SourcesContent:
    """Who is quoted, and how."""

    by: str
    by_label: str
    groups: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    outlet: str
    sources: Slice[Source]
    most: int
    """The most quotes of any source: the length of the chart."""
    total: Tally
    unquoted: tuple[tuple[str, str, int], ...]
    """People and bodies that are named but never quoted: name, address, mentions."""


def sources(visit: Visit) -> Page:
    """Show who is quoted."""
    quoted = visit.site.once("quoted", all_quoted, visit.conn)
    by = visit.asked("by") if visit.asked("by") in dict(GROUPS) else "speaker"
    outlet = visit.asked("outlet")
    chosen = [one for one in quoted if not outlet or one.outlet_id == outlet]
    made = _grouped(visit, chosen, by)
    outlets = sorted({(one.outlet_id, one.outlet) for one in quoted}, key=lambda entry: entry[1])
    content = SourcesContent(
        by,
        dict(GROUPS)[by],
        tuple(Choice(value, label, value == by) for value, label in GROUPS),
        tuple(Choice(value, label, value == outlet) for value, label in [("", "all outlets"), *outlets]),
        outlet,
        slice_of(made, visit.page_number(), SOURCES_PER_PAGE),
        max((source.tally.quotes for source in made), default=1),
        _sum(one.tally for one in chosen),
        tuple(_unquoted(visit)),
    )
    summary = "Who is quoted, how often, at what length, word for word or in paraphrase, by whom."
    return Page("sources.html", "Sources", summary, content, _evidence(visit))


_ALL_QUOTED = """
SELECT quote.speaker_id, article.outlet_id, quote.kind, quote.text,
       EXISTS (SELECT 1 FROM quote_relays AS relay WHERE relay.quote_id = quote.quote_id)
FROM quotes AS quote JOIN articles AS article USING (article_id)
"""

_SPEAKERS = """
SELECT speaker.entity_id, speaker.name, affiliation.name,
       coalesce(speaker.country_code, affiliation.country_code)
FROM entities AS speaker LEFT JOIN entities AS affiliation ON affiliation.entity_id = speaker.affiliation_id
"""


_PLACES = {name: at for at, name in enumerate(field.name for field in fields(Tally))}
"""The place of each count in a tally."""


def all_quoted(conn: sqlite3.Connection) -> list[Quoted]:
    """Count the quotes of each speaker in each outlet."""
    # Plain lists, added to in place: making a tally for every quote took four times as long.
    counted: dict[tuple[str | None, str], list[int]] = defaultdict(lambda: [0] * len(fields(Tally)))
    for speaker_id, outlet_id, kind, text, relayed in conn.execute(_ALL_QUOTED):
        count = counted[speaker_id, outlet_id]
        count[_PLACES["quotes"]] += 1
        count[_PLACES["words"]] += len(text.split())
        count[_PLACES[kind]] += 1
        count[_PLACES["named"]] += speaker_id is not None
        count[_PLACES["relayed"]] += relayed
    known: dict[str | None, Any] = {row[0]: row[1:] for row in conn.execute(_SPEAKERS)}
    return [
        _quoted(speaker_id, known.get(speaker_id), outlet_id, known[outlet_id][0], Tally(*count))
        for (speaker_id, outlet_id), count in counted.items()
    ]


def _quoted(speaker_id: str | None, speaker: Any, outlet_id: str, outlet: str, tally: Tally) -> Quoted:
    name, affiliation, country = speaker or (None, None, None)
    return Quoted(speaker_id, name, affiliation, country, outlet_id, outlet, tally)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _grouped(visit: Visit, quoted: list[Quoted], by: str) -> list[Source]:
    groups: dict[tuple[str, str], list[Quoted]] = defaultdict(list)
    for one in quoted:
        groups[_group_of(visit, one, by)].append(one)
    made = [
        Source(label, href, _outlets(members) if by != "outlet" else "", _sum(one.tally for one in members))
        for (label, href), members in groups.items()
    ]
    return sorted(made, key=lambda source: (-source.tally.quotes, -source.tally.words, source.label))


def _group_of(visit: Visit, one: Quoted, by: str) -> tuple[str, str]:
    links = visit.links
    if by == "outlet":
        return one.outlet, links.table("quotes_with_speakers", outlet=one.outlet)
    if one.speaker_id is None:
        return "(not named)", links.table("quotes", speaker_id__isnull="1")
    if by == "affiliation":
        return (one.affiliation, "") if one.affiliation else (one.speaker or one.speaker_id, "")
    if by == "country":
        return (one.country or "(no country)", "")
    return one.speaker or one.speaker_id, links.table("quotes", speaker_id=one.speaker_id)


def _outlets(members: list[Quoted]) -> str:
    names = sorted({one.outlet for one in members})
    return ", ".join(names) if len(names) <= OUTLETS_NAMED else f"{len(names)} outlets"


_UNQUOTED = """
SELECT entity.entity_id, entity.name, count(*) AS mentions
FROM mentions AS mention JOIN entities AS entity USING (entity_id)
WHERE entity.type IN ('person', 'organization', 'unit')
  AND NOT EXISTS (SELECT 1 FROM quotes AS quote WHERE quote.speaker_id = entity.entity_id)
GROUP BY entity.entity_id ORDER BY mentions DESC, entity.name LIMIT ?
"""


def _unquoted(visit: Visit) -> list[tuple[str, str, int]]:
    rows = visit.site.once(
        "unquoted", lambda conn: conn.execute(_UNQUOTED, (UNQUOTED_SHOWN,)).fetchall(), visit.conn
    )
    return [(row["name"], visit.links.row("entities", row["entity_id"]), row["mentions"]) for row in rows]


def _evidence(visit: Visit) -> Evidence:
    links = visit.links
    tables = ("quotes", "quotes_with_speakers", "source_balance", "quote_relays")
    questions = (
        ("who-quotes-whom", "Who is quoted by whom?"),
        ("unnamed-sources", "Who speaks without a name?"),
    )
    return Evidence(
        tuple(Link(table, links.table(table)) for table in tables),
        tuple(Link(title, links.query(name, _hide_sql="")) for name, title in questions),
        tuple(Link(f"{table}.csv", links.csv(table)) for table in tables),
    )
