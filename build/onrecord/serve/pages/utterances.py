"""The utterances: one act of speech, every rendering of it side by side."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.serve.dates import in_words
from onrecord.serve.links import Link
from onrecord.serve.pages.notes import kind_in_words
from onrecord.serve.pages.page import Evidence, Page, Slice, slice_of
from onrecord.serve.pages.wording import Words, compared
from onrecord.serve.visit import NothingHereError, Visit

UTTERANCES_PER_PAGE = 10
RENDERINGS_SHOWN = 24
"""At most so many renderings are set side by side on the list; the page of the utterance has more."""

RENDERINGS_ON_ONE_PAGE = 200


@dataclass(frozen=True)
class Rendering:
    """A quote that renders an act of speech."""

    quote_id: str
    outlet: str
    speaker: str
    speaker_in_article: str | None
    is_other_speaker: bool
    """Whether the renderings name several speakers."""
    kind: str
    cue: str
    through: str | None
    words: tuple[Words, ...]
    href: str


@dataclass(frozen=True)
class ShownUtterance:
    """An act of speech with its renderings."""

    utterance_id: str
    title: str
    said: str
    note: str | None
    speakers: tuple[str, ...]
    """Everyone who is named as its speaker."""
    renderings: tuple[Rendering, ...]
    total: int
    href: str


@dataclass(frozen=True)
class UtterancesContent:
    """Acts of speech."""

    utterances: Slice[ShownUtterance]
    only: bool
    """Whether the page is about a single one."""


def utterances(visit: Visit) -> Page:
    """Show all acts of speech, those with several alleged speakers first."""
    order = visit.site.once("utterances", utterance_order, visit.conn)
    ids = slice_of(order, visit.page_number(), UTTERANCES_PER_PAGE)
    shown = tuple(_utterance(visit, utterance_id, RENDERINGS_SHOWN) for utterance_id in ids.items)
    content = UtterancesContent(Slice(shown, ids.number, ids.pages, ids.total), only=False)
    summary = "One act of speech as several articles render it: differing words, differing speakers."
    return Page("utterances.html", "Utterances", summary, content, _evidence(visit))


def utterance(visit: Visit) -> Page:
    """Show one act of speech."""
    utterance_id = visit.names["utterance_id"]
    if visit.row("SELECT 1 FROM utterances WHERE utterance_id = ?", utterance_id) is None:
        raise NothingHereError(f"There is no utterance {utterance_id!r} in this dataset.")
    shown = _utterance(visit, utterance_id, RENDERINGS_ON_ONE_PAGE)
    content = UtterancesContent(Slice((shown,), 1, 1, 1), only=True)
    summary = f"One act of speech in {shown.total} renderings."
    return Page("utterances.html", shown.title, summary, content, _evidence(visit, utterance_id))


def utterance_order(conn: sqlite3.Connection) -> list[str]:
    """Put all acts of speech in order: most alleged speakers first, then most renderings."""
    rows = conn.execute(
        "SELECT utterance.utterance_id FROM utterances AS utterance LEFT JOIN quotes AS quote"
        " USING (utterance_id) GROUP BY utterance.utterance_id"
        " ORDER BY count(DISTINCT coalesce(quote.speaker_id, quote.speaker_text)) DESC, count(*) DESC,"
        " utterance.utterance_id"
    )
    return [row[0] for row in rows]


_RENDERINGS = """
SELECT quote.quote_id, quote.article_id, quote.kind, quote.text, quote.cue_text, quote.speaker_text,
       quote.speaker_id, speaker.name AS speaker, outlet.name AS outlet,
       (SELECT group_concat(name, ', then ') FROM (
          SELECT entity.name FROM quote_relays AS relay JOIN entities AS entity USING (entity_id)
          WHERE relay.quote_id = quote.quote_id ORDER BY relay.hop)) AS through
FROM quotes AS quote JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS speaker ON speaker.entity_id = quote.speaker_id
WHERE quote.utterance_id = ? ORDER BY outlet.name, quote.start LIMIT ?
"""


def _utterance(visit: Visit, utterance_id: str, most: int) -> ShownUtterance:
    (row,) = visit.rows("SELECT * FROM utterances WHERE utterance_id = ?", utterance_id)
    (counted,) = visit.rows("SELECT count(*) FROM quotes WHERE utterance_id = ?", utterance_id)
    rows = visit.rows(_RENDERINGS, utterance_id, most)
    speakers = tuple(dict.fromkeys(one["speaker"] for one in rows if one["speaker"]))
    return ShownUtterance(
        utterance_id,
        row["title"],
        in_words(row["said"]),
        row["note"],
        speakers,
        tuple(_renderings(visit, rows, len(speakers) > 1)),
        counted[0],
        visit.links.utterance(utterance_id),
    )


def _speaker(row: sqlite3.Row) -> str:
    return row["speaker"] or row["speaker_text"] or "a source without a name"


def _renderings(visit: Visit, rows: Sequence[sqlite3.Row], differing: bool) -> Iterator[Rendering]:  # noqa: FBT001 -- private
    for row, words in zip(rows, compared([row["text"] for row in rows]), strict=True):
        yield Rendering(
            row["quote_id"],
            row["outlet"],
            _speaker(row),
            row["speaker_text"],
            differing,
            kind_in_words(row["kind"]),
            row["cue_text"],
            row["through"],
            words,
            visit.links.read(row["article_id"], row["quote_id"]),
        )


def _evidence(visit: Visit, utterance_id: str = "") -> Evidence:
    links = visit.links
    view = "utterance_renderings"
    rows = [Link(name, links.table(name, utterance_id=utterance_id)) for name in ("quotes", view)]
    if utterance_id:
        rows.insert(0, Link("utterances", links.row("utterances", utterance_id)))
    else:
        rows.insert(0, Link("utterances", links.table("utterances")))
    return Evidence(
        tuple(rows),
        (Link("How is one remark rendered by different outlets?", links.query("renderings", _hide_sql="")),),
        (Link(f"{view}.csv", links.csv(view, utterance_id=utterance_id)),),
    )
