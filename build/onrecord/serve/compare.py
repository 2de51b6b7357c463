"""Comparing a claim across outlets: what a language model asks for, as one answer."""

from dataclasses import dataclass

from onrecord.serve.pages.claim import ClaimContent, claim
from onrecord.serve.pages.search import fts_query
from onrecord.serve.visit import Visit

CANDIDATES = 5

TOOL_DESCRIPTION = (
    "Compare one claim across the outlets of this dataset: who affirms, denies or doubts it, in its own"
    " voice or through which source, in which exact words and on which day, and which claims contradict,"
    " refine, reframe or supersede it. Give the id of a claim, or a few words of it: the best match is"
    " compared, and others are named."
)
"""What a language model is told of the tool."""


@dataclass(frozen=True)
class Stand:
    """A stance that an outlet reports, in the exact words of its article."""

    outlet: str
    stance: str
    voice: str
    published: str
    words: str
    read_at: str


@dataclass(frozen=True)
class Bearing:
    """A claim that bears on the one that is compared."""

    claim_id: str
    bearing: str
    text: str
    note: str | None


@dataclass(frozen=True)
class Comparison:
    """A claim across outlets; without an id when nothing was found."""

    claim_id: str | None
    text: str | None
    kind: str | None
    stands: tuple[Stand, ...]
    bearings: tuple[Bearing, ...]
    other_matches: tuple[str, ...]
    """The ids of claims that answer to the words less well."""


def compare(visit: Visit, sought: str) -> Comparison:
    """Compare the claim with an id, or the one that answers best to some words."""
    ids = _candidates(visit, sought.strip())
    if not ids:
        return Comparison(None, None, None, (), (), ())
    content: ClaimContent = claim(Visit(visit.site, visit.conn, {"claim_id": ids[0]})).content
    stands = [
        Stand(one.outlet, one.stance, one.voice, one.published, one.text, f"{visit.site.address}{one.href}")
        for one in content.assertions.items
    ]
    bearings = [Bearing(one.claim_id, one.reading, one.text, one.note) for one in content.related]
    return Comparison(ids[0], content.text, content.kind, tuple(stands), tuple(bearings), tuple(ids[1:]))


def _candidates(visit: Visit, sought: str) -> list[str]:
    if visit.row("SELECT 1 FROM claims WHERE claim_id = ?", sought) is not None:
        return [sought]
    query = fts_query(sought)
    if not query:
        return []
    rows = visit.rows(
        "SELECT claim.claim_id FROM claims_fts JOIN claims AS claim ON claim.rowid = claims_fts.rowid"
        " WHERE claims_fts MATCH ? ORDER BY bm25(claims_fts), claim.claim_id LIMIT ?",
        query,
        CANDIDATES,
    )
    return [row["claim_id"] for row in rows]
