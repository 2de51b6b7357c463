"""One claim: who takes which stance on it in which words, and the claims that bear on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from onrecord.serve.dates import in_words
from onrecord.serve.links import Link
from onrecord.serve.pages.claims import SIGNS, sign_of
from onrecord.serve.pages.notes import voice
from onrecord.serve.pages.page import Evidence, Page, Slice
from onrecord.serve.visit import NothingHereError, Visit
from onrecord_schema.vocabularies import Relation, Stance

ASSERTIONS_PER_PAGE = 50
CONTEXT_CHARACTERS = 140
"""So much of the passage is shown on either side of the words."""

RELATED_DRAWN = 12
"""At most so many related claims are drawn; the table has them all."""

READINGS: dict[str, tuple[str, str]] = {
    str(Relation.CONTRADICTS): ("contradicts", "contradicts"),
    str(Relation.REFINES): ("refines", "is refined by"),
    str(Relation.REFRAMES): ("reframes", "is reframed by"),
    str(Relation.SUPERSEDES): ("supersedes", "is superseded by"),
}
"""How a relation reads from one side and from the other."""


@dataclass(frozen=True)
class InContext:
    """An assertion, with the words around it."""

    assertion_id: str
    outlet: str
    stance: str
    sign: str
    voice: str
    published: str
    before: str
    text: str
    after: str
    href: str


@dataclass(frozen=True)
class Related:
    """A claim that bears on this one."""

    claim_id: str
    text: str
    reading: str
    """How this claim bears on it: `contradicts`, `is refined by`, …"""
    relation: str
    note: str | None
    href: str


@dataclass(frozen=True)
class Box:
    """A claim in the drawing: its lines of text, and where it stands."""

    lines: tuple[str, ...]
    top: int
    height: int
    relation: str
    reading: str
    href: str


@dataclass(frozen=True)
class Drawing:
    """The claim and those that bear on it, as boxes one below the other, joined by lines."""

    centre: Box
    related: tuple[Box, ...]
    height: int


@dataclass(frozen=True)
class ClaimContent:
    """A claim."""

    claim_id: str
    text: str
    kind: str
    event: Link | None
    holds: str | None
    quantity: str | None
    stances: tuple[tuple[str, str, int], ...]
    """Each stance, its sign, and the number of outlets that take it."""
    assertions: Slice[InContext]
    related: tuple[Related, ...]
    drawing: Drawing | None


def claim(visit: Visit) -> Page:
    """Show a claim."""
    claim_id = visit.names["claim_id"]
    row = visit.row(
        "SELECT claim.*, event.title AS event FROM claims AS claim"
        " LEFT JOIN events AS event USING (event_id) WHERE claim.claim_id = ?",
        claim_id,
    )
    if row is None:
        raise NothingHereError(f"There is no claim {claim_id!r} in this dataset.")
    related = tuple(_related(visit, claim_id))
    stances = tuple(_stances(visit, claim_id))
    event = (
        Link(row["event"], visit.links.here("/-/timeline", event=row["event_id"])) if row["event"] else None
    )
    content = ClaimContent(
        claim_id,
        row["text"],
        row["kind"],
        event,
        in_words(row["holds"]) if row["holds"] else None,
        _quantity(row),
        stances,
        _assertions(visit, claim_id),
        related,
        _drawing(row["text"], related) if related else None,
    )
    summary = f"A claim of kind {row['kind']}: who affirms, denies or doubts it, and in which words."
    evidence = _evidence(visit, claim_id)
    return Page("claim.html", row["text"], summary, content, evidence, (_linked_data(visit, content),))


def _quantity(row: Any) -> str | None:
    low, high, unit = row["quantity_low"], row["quantity_high"], row["quantity_unit"] or ""
    if low is None and high is None:
        return None
    if low == high:
        return f"{low:,.10g} {unit}".strip()
    if high is None:
        return f"at least {low:,.10g} {unit}".strip()
    if low is None:
        return f"at most {high:,.10g} {unit}".strip()
    return f"{low:,.10g} to {high:,.10g} {unit}".strip()


def _stances(visit: Visit, claim_id: str) -> Iterator[tuple[str, str, int]]:
    rows = visit.rows(
        "SELECT assertion.stance, count(DISTINCT article.outlet_id) AS outlets FROM assertions AS assertion"
        " JOIN articles AS article USING (article_id) WHERE assertion.claim_id = ? GROUP BY assertion.stance",
        claim_id,
    )
    counts = {row["stance"]: row["outlets"] for row in rows}
    for stance in Stance:
        if counts.get(str(stance)):
            yield str(stance), SIGNS[str(stance)], counts[str(stance)]


_IN_CONTEXT = """
SELECT assertion.*, outlet.name AS outlet, claimant.name AS claimant, quote.speaker_text,
       passage.text AS passage, passage.start AS passage_start,
       coalesce(passage.dated, article.published) AS published
FROM assertions AS assertion JOIN articles AS article USING (article_id)
JOIN passages AS passage ON passage.passage_id = assertion.passage_id
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS claimant ON claimant.entity_id = assertion.claimant_id
LEFT JOIN quotes AS quote ON quote.quote_id = assertion.quote_id
WHERE assertion.claim_id = ? ORDER BY assertion.article_id, assertion.start LIMIT ? OFFSET ?
"""


def _assertions(visit: Visit, claim_id: str) -> Slice[InContext]:
    counted: Any = visit.row("SELECT count(*) FROM assertions WHERE claim_id = ?", claim_id)
    total = int(counted[0])
    pages = max(1, -(-total // ASSERTIONS_PER_PAGE))
    number = min(visit.page_number(), pages)
    rows = visit.rows(_IN_CONTEXT, claim_id, ASSERTIONS_PER_PAGE, (number - 1) * ASSERTIONS_PER_PAGE)
    return Slice(tuple(_in_context(visit, row) for row in rows), number, pages, total)


def _in_context(visit: Visit, row: Any) -> InContext:
    passage = row["passage"] or row["text"]
    start = row["start"] - row["passage_start"] if row["passage"] else 0
    end = start + len(row["text"])
    before, after = passage[:start], passage[end:]
    if len(before) > CONTEXT_CHARACTERS:
        before = "… " + before[-CONTEXT_CHARACTERS:].partition(" ")[2]
    if len(after) > CONTEXT_CHARACTERS:
        after = after[:CONTEXT_CHARACTERS].rpartition(" ")[0] + " …"
    return InContext(
        row["assertion_id"],
        row["outlet"],
        row["stance"],
        sign_of(row["stance"]),
        voice(row),
        in_words(row["published"]),
        before,
        row["text"],
        after,
        visit.links.read(row["article_id"], row["assertion_id"]),
    )


_RELATED = """
SELECT relation.relation, relation.note, claim.claim_id, claim.text, 0 AS turned
FROM claim_relations AS relation JOIN claims AS claim ON claim.claim_id = relation.other_claim_id
WHERE relation.claim_id = ?1
UNION ALL
SELECT relation.relation, relation.note, claim.claim_id, claim.text, 1
FROM claim_relations AS relation JOIN claims AS claim ON claim.claim_id = relation.claim_id
WHERE relation.other_claim_id = ?1
ORDER BY 1, 5, 3
"""


def _related(visit: Visit, claim_id: str) -> Iterator[Related]:
    for row in visit.rows(_RELATED, claim_id):
        forward, backward = READINGS[row["relation"]]
        reading = backward if row["turned"] else forward
        href = visit.links.claim(row["claim_id"])
        yield Related(row["claim_id"], row["text"], reading, row["relation"], row["note"], href)


_LINE_HEIGHT = 20
_PADDING = 12
_GAP = 44
_LINE_CHARACTERS = 38
_LINES_SHOWN = 5


def _drawing(text: str, related: tuple[Related, ...]) -> Drawing:
    centre = _box(text, 4, "", "", "")
    top = centre.top + centre.height + _GAP
    boxes: list[Box] = []
    for one in related[:RELATED_DRAWN]:
        box = _box(one.text, top, one.relation, one.reading, one.href)
        boxes.append(box)
        top += box.height + _GAP
    return Drawing(centre, tuple(boxes), top - _GAP + 8)


def _box(text: str, top: int, relation: str, reading: str, href: str) -> Box:
    lines = wrap(text, _LINE_CHARACTERS)
    if len(lines) > _LINES_SHOWN:
        lines = [*lines[: _LINES_SHOWN - 1], lines[_LINES_SHOWN - 1][: _LINE_CHARACTERS - 1] + "…"]
    return Box(tuple(lines), top, len(lines) * _LINE_HEIGHT + 2 * _PADDING, relation, reading, href)


def _evidence(visit: Visit, claim_id: str) -> Evidence:
    links = visit.links
    filters = {"claim_id": claim_id}
    return Evidence(
        (
            Link("claims", links.row("claims", claim_id)),
            Link("assertions", links.table("assertions", **filters)),
            Link("claims_by_outlet", links.table("claims_by_outlet", **filters)),
            Link("claim_relations", links.table("claim_relations", **filters)),
        ),
        (Link("On what do two outlets contradict each other?", links.query("contradictions", _hide_sql="")),),
        (Link("claims_by_outlet.csv", links.csv("claims_by_outlet", **filters)),),
    )


def _linked_data(visit: Visit, content: ClaimContent) -> dict[str, Any]:
    address = visit.site.address
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"{address}{visit.links.claim(content.claim_id)}",
        "text": content.text,
        "appearance": [
            {"@type": "NewsArticle", "@id": f"{address}{one.href}", "publisher": one.outlet, "text": one.text}
            for one in content.assertions.items
        ],
    }
