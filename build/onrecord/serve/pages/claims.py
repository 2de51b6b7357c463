"""The claims: which outlet takes which stance on which claim, contradictions first."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.serve.links import Link
from onrecord.serve.pages.page import Evidence, Page, Slice, slice_of
from onrecord.serve.visit import Visit
from onrecord_schema.vocabularies import ClaimKind, Stance

CLAIMS_PER_PAGE = 25
OUTLETS_SHOWN = 6
"""So many outlets have a column of their own; the others share the last one."""

VOICES_SHOWN = 3
"""At most so many ways of one stance are told apart in one cell."""

SIGNS: dict[str, str] = {str(Stance.AFFIRMS): "✓", str(Stance.DENIES): "✗", str(Stance.DOUBTS): "?"}
"""A sign for each stance, for those who cannot tell colours apart."""


def sign_of(stance: str) -> str:
    """Give the sign of a stance."""
    return SIGNS.get(stance, stance)


SHOWN_FIRST = (
    ("", "all claims"),
    ("apart", "where reports part"),
    ("shared", "shared by several outlets"),
)


@dataclass(frozen=True)
class Standing:
    """What decides the place of a claim in the matrix."""

    claim_id: str
    kind: str
    event_id: str | None
    is_contradicted: bool
    """Whether another claim that somebody affirms contradicts it, or stances on it differ."""
    outlets: int
    """How many outlets take a stance on it."""


@dataclass(frozen=True)
class Outlet:
    """An outlet that takes a stance on a claim."""

    outlet_id: str
    name: str
    assertions: int


@dataclass(frozen=True)
class Voice:
    """One stance of an outlet on a claim, in its own voice or through a source."""

    stance: str
    sign: str
    through: str
    """The source; empty for the outlet's own voice."""
    href: str
    """Where it is in the article."""


@dataclass(frozen=True)
class Cell:
    """How an outlet stands to a claim; silent when it has no voices."""

    voices: tuple[Voice, ...]
    more: int
    """How many voices there are beyond those shown."""


@dataclass(frozen=True)
class ClaimRow:
    """A row of the matrix."""

    claim_id: str
    text: str
    kind: str
    is_contradicted: bool
    against: tuple[Link, ...]
    """The claims that contradict it."""
    cells: tuple[Cell, ...]
    others: tuple[tuple[str, int], ...]
    """How many outlets without a column of their own take each stance."""


@dataclass(frozen=True)
class Choice:
    """An entry of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class ClaimsContent:
    """The matrix of claims and outlets."""

    outlets: tuple[Outlet, ...]
    hidden_outlets: int
    rows: Slice[ClaimRow]
    shown: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    events: tuple[Choice, ...]
    from_outlets: tuple[Choice, ...]
    filters: dict[str, str]
    """The parameters of the filters that are set."""


def claims(visit: Visit) -> Page:
    """Show the matrix of claims and outlets."""
    filters = {name: visit.asked(name) for name in ("show", "kind", "event", "outlet") if visit.asked(name)}
    outlets = visit.site.once("outlets", outlets_by_size, visit.conn)
    shown = slice_of(_filtered(visit, filters), visit.page_number(), CLAIMS_PER_PAGE)
    columns = _columns(outlets, filters.get("outlet", ""))
    rows = tuple(_rows(visit, shown.items, columns))
    kinds = [(str(kind), str(kind)) for kind in ClaimKind]
    content = ClaimsContent(
        columns,
        len(outlets) - len(columns),
        Slice(rows, shown.number, shown.pages, shown.total),
        _choices(SHOWN_FIRST, filters.get("show", "")),
        _choices([("", "any kind"), *kinds], filters.get("kind", "")),
        _choices([("", "any event"), *_events(visit)], filters.get("event", "")),
        _choices(
            [("", "any outlet"), *((one.outlet_id, one.name) for one in outlets)], filters.get("outlet", "")
        ),
        filters,
    )
    summary = "Which outlet affirms, denies or doubts which claim, in its own voice or through whom."
    return Page("claims.html", "Claims", summary, content, _evidence(visit))


def outlets_by_size(conn: sqlite3.Connection) -> list[Outlet]:
    """Give the outlets that assert anything, those that assert most first."""
    rows = conn.execute(
        "SELECT article.outlet_id, entity.name, count(*) AS assertions FROM assertions AS assertion"
        " JOIN articles AS article USING (article_id)"
        " JOIN entities AS entity ON entity.entity_id = article.outlet_id"
        " GROUP BY article.outlet_id ORDER BY assertions DESC, entity.name"
    )
    return [Outlet(*row) for row in rows]


# From article to article, in the order in which assertions lie on disk: six times as fast as by claim.
_STOOD = """
SELECT assertion.claim_id, count(DISTINCT article.outlet_id), min(assertion.stance) <> max(assertion.stance)
FROM articles AS article CROSS JOIN assertions AS assertion USING (article_id) GROUP BY assertion.claim_id
"""


def standings(conn: sqlite3.Connection) -> list[Standing]:
    """Put all claims in order: contradicted ones first, then those on which most outlets take a stance."""
    against = _contradicted(conn)
    stood = {row[0]: row[1:] for row in conn.execute(_STOOD)}
    made: list[Standing] = []
    for claim_id, kind, event_id in conn.execute("SELECT claim_id, kind, event_id FROM claims"):
        outlets, stances_differ = stood.get(claim_id, (0, 0))
        made.append(Standing(claim_id, kind, event_id, claim_id in against or bool(stances_differ), outlets))
    return sorted(made, key=lambda one: (not one.is_contradicted, -one.outlets, one.claim_id))


def _contradicted(conn: sqlite3.Connection) -> set[str]:
    pairs = conn.execute(
        "SELECT claim_id, other_claim_id FROM claim_relations WHERE relation = 'contradicts'"
    )
    return {claim_id for pair in pairs for claim_id in pair}


def _filtered(visit: Visit, filters: dict[str, str]) -> list[Standing]:
    left = visit.site.once("standings", standings, visit.conn)
    if "kind" in filters:
        left = [one for one in left if one.kind == filters["kind"]]
    if "event" in filters:
        left = [one for one in left if one.event_id == filters["event"]]
    if filters.get("show") == "apart":
        left = [one for one in left if one.is_contradicted]
    if filters.get("show") == "shared":
        left = [one for one in left if one.outlets > 1]
    if "outlet" in filters:
        asserted = _asserted_by(visit, filters["outlet"])
        left = [one for one in left if one.claim_id in asserted]
    return left


def _asserted_by(visit: Visit, outlet_id: str) -> set[str]:
    rows = visit.rows(
        "SELECT DISTINCT assertion.claim_id FROM articles AS article"
        " JOIN assertions AS assertion USING (article_id) WHERE article.outlet_id = ?",
        outlet_id,
    )
    return {row["claim_id"] for row in rows}


def _columns(outlets: Sequence[Outlet], chosen: str) -> tuple[Outlet, ...]:
    # The outlet that was asked for comes first; the largest fill the rest.
    first = sorted(outlets, key=lambda outlet: outlet.outlet_id != chosen)
    return tuple(first[:OUTLETS_SHOWN])


_VOICES = """
SELECT assertion.claim_id, assertion.assertion_id, assertion.article_id, assertion.quote_id,
       assertion.stance, article.outlet_id,
       coalesce(claimant.name, quote.speaker_text, 'a source without a name') AS claimant
FROM assertions AS assertion JOIN articles AS article USING (article_id)
LEFT JOIN entities AS claimant ON claimant.entity_id = assertion.claimant_id
LEFT JOIN quotes AS quote ON quote.quote_id = assertion.quote_id
WHERE assertion.claim_id = ?
ORDER BY assertion.article_id, assertion.start LIMIT ?
"""

VOICES_READ = 400
"""At most so many assertions of one claim are read for the matrix; the page of the claim has them all."""


def _rows(visit: Visit, shown: Sequence[Standing], columns: Sequence[Outlet]) -> Iterator[ClaimRow]:
    for one in shown:
        claim: Any = visit.row("SELECT text, kind FROM claims WHERE claim_id = ?", one.claim_id)
        by_outlet: dict[str, list[Voice]] = defaultdict(list)
        for row in visit.rows(_VOICES, one.claim_id, VOICES_READ):
            voice = _voice(visit, row)
            if all(
                (voice.stance, voice.through) != (v.stance, v.through) for v in by_outlet[row["outlet_id"]]
            ):
                by_outlet[row["outlet_id"]].append(voice)
        cells = tuple(_cell(by_outlet.pop(outlet.outlet_id, [])) for outlet in columns)
        against = tuple(_against(visit, one.claim_id)) if one.is_contradicted else ()
        others = tuple(_tally(by_outlet))
        yield ClaimRow(
            one.claim_id, claim["text"], claim["kind"], one.is_contradicted, against, cells, others
        )


def _voice(visit: Visit, row: sqlite3.Row) -> Voice:
    stance = row["stance"]
    href = visit.links.read(row["article_id"], row["assertion_id"])
    return Voice(stance, sign_of(stance), row["claimant"] if row["quote_id"] else "", href)


def _cell(voices: list[Voice]) -> Cell:
    return Cell(tuple(voices[:VOICES_SHOWN]), max(0, len(voices) - VOICES_SHOWN))


def _tally(by_outlet: dict[str, list[Voice]]) -> Iterator[tuple[str, int]]:
    for stance in Stance:
        count = sum(any(voice.stance == str(stance) for voice in voices) for voices in by_outlet.values())
        if count:
            yield str(stance), count


_AGAINST = """
SELECT claim.claim_id, claim.text FROM claims AS claim JOIN (
  SELECT other_claim_id AS claim_id FROM claim_relations WHERE relation = 'contradicts' AND claim_id = ?
  UNION SELECT claim_id FROM claim_relations WHERE relation = 'contradicts' AND other_claim_id = ?
) USING (claim_id) ORDER BY claim.claim_id LIMIT 5
"""


def _against(visit: Visit, claim_id: str) -> Iterator[Link]:
    for row in visit.rows(_AGAINST, claim_id, claim_id):
        yield Link(row["text"], visit.links.claim(row["claim_id"]))


def _events(visit: Visit) -> list[tuple[str, str]]:
    return visit.site.once("events of claims", _events_of_claims, visit.conn)


def _events_of_claims(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    # A list of thousands is no filter: the events with most claims are offered.
    rows = conn.execute(
        "SELECT event.event_id, event.title FROM claims AS claim JOIN events AS event USING (event_id)"
        " GROUP BY event.event_id ORDER BY count(*) DESC, event.event_id LIMIT 60"
    )
    return sorted(((row[0], row[1]) for row in rows), key=lambda event: event[1])


def _choices(entries: Sequence[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, value == chosen) for value, label in entries)


def _evidence(visit: Visit) -> Evidence:
    links = visit.links
    tables = ("claims", "assertions", "claim_relations", "claims_by_outlet", "disagreements")
    questions = (
        ("contradictions", "On what do two outlets contradict each other?"),
        ("shared-claims", "Which claims do the outlets share?"),
    )
    return Evidence(
        tuple(Link(table, links.table(table)) for table in tables),
        tuple(Link(title, links.query(name, _hide_sql="")) for name, title in questions),
        tuple(Link(f"{table}.csv", links.csv(table)) for table in tables),
    )
