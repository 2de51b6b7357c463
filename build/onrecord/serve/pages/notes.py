"""The side notes of an article: what each mark in it stands for, and how other articles put it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from onrecord.serve.dates import in_words
from onrecord.serve.links import Link, anchor_of
from onrecord.serve.pages.marks import Mark
from onrecord.serve.visit import Visit

OTHERS_SHOWN = 4
"""At most so many other articles are quoted in one note; its link leads to all of them."""

_KINDS = {"direct": "word for word", "indirect": "in paraphrase", "mixed": "partly word for word"}


def kind_in_words(kind: str) -> str:
    """Say how the words of a quote are given."""
    return _KINDS.get(kind, kind)


@dataclass(frozen=True)
class Other:
    """How another place puts the same thing."""

    who: str
    stance: str
    text: str
    href: str


@dataclass(frozen=True)
class Note:
    """What a mark stands for."""

    anchor: str
    layer: str
    """`quote`, `assertion`, `event` or `mention`."""
    row_id: str
    table: str
    start: int
    end: int
    heading: str
    text: str
    """The words that are marked."""
    facts: tuple[tuple[str, Link | str], ...]
    """What the row says: a name and a value each."""
    related: Link | None = None
    """The page of the claim, act of speech or event."""
    others: tuple[Other, ...] = ()
    claims: tuple[Other, ...] = ()
    """The claims that are made through a quote, each with its stance."""


@dataclass(frozen=True)
class Marked:
    """What is marked, and what each mark stands for."""

    marks: list[Mark]
    notes: list[Note]


def marked(visit: Visit, article_id: str) -> Marked:
    """Give every mark and note of an article."""
    made = (_quotes, _assertions, _events, _mentions)
    parts = [part(visit, article_id) for part in made]
    notes = list(chain.from_iterable(part.notes for part in parts))
    marks = list(chain.from_iterable(part.marks for part in parts))
    return Marked(marks, sorted(notes, key=lambda note: (note.start, -note.end)))


_QUOTES = """
SELECT quote.*, speaker.name AS speaker, addressee.name AS addressee, utterance.title AS utterance
FROM quotes AS quote
LEFT JOIN entities AS speaker ON speaker.entity_id = quote.speaker_id
LEFT JOIN entities AS addressee ON addressee.entity_id = quote.addressee_id
LEFT JOIN utterances AS utterance ON utterance.utterance_id = quote.utterance_id
WHERE quote.article_id = ?
"""

_PIECES = """
SELECT piece.* FROM quotes AS quote JOIN quote_spans AS piece USING (quote_id)
WHERE quote.article_id = ? ORDER BY piece.quote_id, piece.seq
"""

_RELAYS = """
SELECT relay.*, entity.name FROM quotes AS quote JOIN quote_relays AS relay USING (quote_id)
JOIN entities AS entity ON entity.entity_id = relay.entity_id
WHERE quote.article_id = ? ORDER BY relay.quote_id, relay.hop
"""

_THROUGH_QUOTES = """
SELECT assertion.quote_id, assertion.assertion_id, assertion.stance, claim.text AS claim
FROM assertions AS assertion JOIN claims AS claim USING (claim_id)
WHERE assertion.article_id = ? AND assertion.quote_id IS NOT NULL ORDER BY assertion.start
"""

_RENDERINGS = """
SELECT quote.quote_id, quote.article_id, quote.text, outlet.name AS outlet,
       coalesce(speaker.name, quote.speaker_text, 'a source without a name') AS speaker
FROM quotes AS quote JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS speaker ON speaker.entity_id = quote.speaker_id
WHERE quote.utterance_id = ? AND quote.quote_id <> ? LIMIT ?
"""


def _quotes(visit: Visit, article_id: str) -> Marked:
    pieces: dict[str, list[Mark]] = defaultdict(list)
    rows = {row["quote_id"]: row for row in visit.rows(_QUOTES, article_id)}
    last = {
        row["quote_id"]: row["seq"] for row in visit.rows(_PIECES, article_id) if row["part"] == "content"
    }
    for piece in visit.rows(_PIECES, article_id):
        quote_id = piece["quote_id"]
        layer = rows[quote_id]["kind"] if piece["part"] == "content" else piece["part"]
        refers = piece["seq"] == last.get(quote_id)
        anchor = anchor_of(article_id, quote_id)
        pieces[quote_id].append(Mark(piece["start"], piece["end"], layer, anchor, refers))
    relays: dict[str, list[str]] = defaultdict(list)
    for hop in visit.rows(_RELAYS, article_id):
        anchor = anchor_of(article_id, hop["quote_id"])
        pieces[hop["quote_id"]].append(Mark(hop["start"], hop["end"], "relay", anchor, refers=False))
        relays[hop["quote_id"]].append(hop["name"])
    made: dict[str, list[Other]] = defaultdict(list)
    for row in visit.rows(_THROUGH_QUOTES, article_id):
        href = visit.links.read(article_id, row["assertion_id"])
        made[row["quote_id"]].append(Other("", row["stance"], row["claim"], href))
    notes = [
        replace(_quote_note(visit, article_id, row, relays[quote_id]), claims=tuple(made[quote_id]))
        for quote_id, row in rows.items()
    ]
    return Marked(list(chain.from_iterable(pieces.values())), notes)


def _quote_note(visit: Visit, article_id: str, row: Any, relays: list[str]) -> Note:
    links = visit.links
    speaker = row["speaker"] or "a source without a name"
    said_by = Link(speaker, links.row("entities", row["speaker_id"])) if row["speaker_id"] else speaker
    facts: list[tuple[str, Link | str | None]] = [
        ("Speaker", said_by),
        ("In the article", row["speaker_text"]),
        ("Cue", row["cue_text"]),
        ("Given", kind_in_words(row["kind"])),
        ("Through", ", then ".join(relays)),
        ("To", row["addressee"]),
        ("By way of", row["medium"]),
        ("Said", in_words(row["said"]) if row["said"] else None),
    ]
    utterance = row["utterance_id"]
    return Note(
        anchor_of(article_id, row["quote_id"]),
        "quote",
        row["quote_id"],
        "quotes",
        int(row["start"]),
        int(row["end"]),
        f"{speaker} is quoted",
        row["text"],
        tuple((name, value) for name, value in facts if value),
        Link(row["utterance"] or utterance, links.utterance(utterance)) if utterance else None,
        tuple(_renderings(visit, utterance, row["quote_id"])) if utterance else (),
    )


def _renderings(visit: Visit, utterance_id: str, quote_id: str) -> Iterator[Other]:
    for row in visit.rows(_RENDERINGS, utterance_id, quote_id, OTHERS_SHOWN):
        href = visit.links.read(row["article_id"], row["quote_id"])
        yield Other(f"{row['outlet']}, of {row['speaker']}", "", row["text"], href)


_ASSERTIONS = """
SELECT assertion.*, claim.text AS claim, claim.kind AS kind, claimant.name AS claimant,
       quote.speaker_text, outlet.name AS outlet
FROM assertions AS assertion JOIN claims AS claim USING (claim_id)
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS claimant ON claimant.entity_id = assertion.claimant_id
LEFT JOIN quotes AS quote ON quote.quote_id = assertion.quote_id
WHERE assertion.article_id = ?
"""

_ELSEWHERE = """
SELECT assertion.assertion_id, assertion.article_id, assertion.quote_id, assertion.stance, assertion.text,
       outlet.name AS outlet,
       coalesce(claimant.name, quote.speaker_text, 'a source without a name') AS claimant
FROM assertions AS assertion JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS claimant ON claimant.entity_id = assertion.claimant_id
LEFT JOIN quotes AS quote ON quote.quote_id = assertion.quote_id
WHERE assertion.claim_id = ? AND assertion.article_id <> ? LIMIT ?
"""


def _assertions(visit: Visit, article_id: str) -> Marked:
    rows = visit.rows(_ASSERTIONS, article_id)
    marks = [_mark(row, "assertion", anchor_of(article_id, row["assertion_id"])) for row in rows]
    others = {
        claim_id: tuple(_elsewhere(visit, claim_id, article_id))
        for claim_id in dict.fromkeys(row["claim_id"] for row in rows)
    }
    notes = [
        Note(
            anchor_of(article_id, row["assertion_id"]),
            "assertion",
            row["assertion_id"],
            "assertions",
            row["start"],
            row["end"],
            f"{_claimant(row)} {row['stance']}",
            row["text"],
            (("Claim", row["claim"]), ("Kind", row["kind"]), ("Voice", _voice(visit, row))),
            Link("This claim in every report", visit.links.claim(row["claim_id"])),
            others[row["claim_id"]],
        )
        for row in rows
    ]
    return Marked(marks, notes)


def _voice(visit: Visit, row: Any) -> Link | str:
    if row["quote_id"] is None:
        return voice(row)
    return Link(voice(row), visit.links.read(row["article_id"], row["quote_id"]))


def _claimant(row: Any) -> str:
    if row["quote_id"] is None:
        return row["outlet"]
    return row["claimant"] or row["speaker_text"] or "A source without a name"


def voice(row: Any) -> str:
    """Say in whose voice an assertion is made."""
    if row["quote_id"] is None:
        return "the outlet's own voice"
    return f"through {row['claimant'] or row['speaker_text'] or 'a source without a name'}"


def _elsewhere(visit: Visit, claim_id: str, article_id: str) -> Iterator[Other]:
    for row in visit.rows(_ELSEWHERE, claim_id, article_id, OTHERS_SHOWN):
        who = row["outlet"] if row["quote_id"] is None else f"{row['outlet']}, through {row['claimant']}"
        yield Other(who, row["stance"], row["text"], visit.links.read(row["article_id"], row["assertion_id"]))


_EVENTS = """
SELECT report.*, event.title, event.type, event.status, event.occurred
FROM event_reports AS report JOIN events AS event USING (event_id) WHERE report.article_id = ?
"""

_REPORTED = """
SELECT report.report_id, report.article_id, report.reported, report.text, outlet.name AS outlet
FROM event_reports AS report JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
WHERE report.event_id = ? AND report.article_id <> ? LIMIT ?
"""


def _events(visit: Visit, article_id: str) -> Marked:
    rows = visit.rows(_EVENTS, article_id)
    marks = [_mark(row, "event", anchor_of(article_id, row["report_id"])) for row in rows]
    notes = [
        Note(
            anchor_of(article_id, row["report_id"]),
            "event",
            row["report_id"],
            "event_reports",
            row["start"],
            row["end"],
            row["title"],
            row["text"],
            (
                ("This article dates it", in_words(row["reported"])),
                ("All reports together", in_words(row["occurred"])),
                ("Type", row["type"].replace("_", " ")),
                ("Status", row["status"]),
            ),
            Link("This event in every report", visit.links.here("/-/timeline", event=row["event_id"])),
            tuple(_reported(visit, row["event_id"], article_id)),
        )
        for row in rows
    ]
    return Marked(marks, notes)


def _reported(visit: Visit, event_id: str, article_id: str) -> Iterator[Other]:
    for row in visit.rows(_REPORTED, event_id, article_id, OTHERS_SHOWN):
        who = f"{row['outlet']} ({in_words(row['reported'])})"
        yield Other(who, "", row["text"], visit.links.read(row["article_id"], row["report_id"]))


_MENTIONS = """
SELECT mention.*, entity.name, entity.type, entity.description, entity.wikidata_id
FROM mentions AS mention JOIN entities AS entity USING (entity_id) WHERE mention.article_id = ?
"""


def _mentions(visit: Visit, article_id: str) -> Marked:
    rows = visit.rows(_MENTIONS, article_id)
    marks = [_mark(row, "mention", anchor_of(article_id, row["mention_id"])) for row in rows]
    notes = [
        Note(
            anchor_of(article_id, row["mention_id"]),
            "mention",
            row["mention_id"],
            "mentions",
            row["start"],
            row["end"],
            row["name"],
            row["text"],
            (("Type", row["type"].replace("_", " ")), ("Who or what", row["description"])),
            Link("All that names it", visit.links.table("mentions", entity_id=row["entity_id"])),
        )
        for row in rows
    ]
    return Marked(marks, notes)


def _mark(row: Any, layer: str, anchor: str) -> Mark:
    return Mark(row["start"], row["end"], layer, anchor)
