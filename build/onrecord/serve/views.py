"""What the views of the SQLite file hold, in words: from the comment that opens each, and from the tables."""

import re
import sqlite3
from functools import cache

from onrecord.publish.sqlite_schema import VIEWS, create_views
from onrecord_schema.columns import columns_of
from onrecord_schema.tables import TABLES

_OPENING = re.compile(r"\ACREATE VIEW \w+ AS\n((?:--[^\n]*\n)+)")

_NAMED = "Spelt out: the name or text behind the id of the same name."

_DERIVED = {
    "about": "What the two sides disagree on.",
    "affiliation": "The body for which the speaker speaks or works.",
    "characters": "Length of everything quoted, in Unicode code points.",
    "claimant": "Who takes the stance: the outlet, the speaker, or the words for an unnamed source.",
    "country": "ISO 3166-1 country of the speaker.",
    "cue": "The words that attribute the quote.",
    "date_in_report": "When the article says it happened, EDTF level 1.",
    "direct": "Number of quotes wholly in quotation marks.",
    "indirect": "Number of paraphrases without quotation marks.",
    "kind_of_disagreement": "Two stances on one claim, two claims that bear on each other, or two speakers.",
    "known_from": "The first day on which the report can have been read, ISO 8601.",
    "mixed": "Number of paraphrases that hold a marked fragment.",
    "outlet": "The name of the outlet.",
    "part_of": "The larger event.",
    "percent_of_outlet": "Share of all that the outlet quotes, in per cent of characters.",
    "position": "What the side says: its stance, its claim, or who spoke.",
    "quotes": "Number of quotes.",
    "read": "Where to read it in its article.",
    "speaker": "The name of the speaker.",
    "speaker_affiliation": "The body for which the speaker speaks or works.",
    "speaker_in_article": "How the article names or describes the speaker.",
    "speaker_type": "What kind of entity the speaker is.",
    "speakers_named": "How many different speakers the renderings name.",
    "through": "The chain of relays from the speaker to the outlet, nearest to the speaker first.",
    "voice": "Whether the outlet speaks for itself or through a source.",
    "who": "Who takes the stance.",
    "words": "The words that carry it, exactly as in the article.",
}
"""The columns that views make of others; a final `_a` or `_b` names one of two sides."""


@cache
def view_descriptions() -> dict[str, str]:
    """Give the description of each view: the comment with which its statement opens."""
    openings = {name: _OPENING.search(sql) for name, sql in zip(VIEWS, create_views(), strict=True)}
    return {name: _joined(opening[1]) if opening else "" for name, opening in openings.items()}


def view_columns(conn: sqlite3.Connection, view: str) -> dict[str, str]:
    """Describe the columns of a view, in its order; one that nothing here describes goes without."""
    names = [str(row[1]) for row in conn.execute(f"PRAGMA table_info({view})")]
    return {name: _described()[name] for name in names if name in _described()}


@cache
def _described() -> dict[str, str]:
    named = ("claim", "event", "utterance", "addressee", "place")
    of_tables = {column.name: column.description for table in TABLES for column in columns_of(table)}
    derived = dict.fromkeys(named, _NAMED) | _DERIVED
    sides = ("outlet", "who", "through", "position", "words", "read", "id")
    described = of_tables | derived | {"id": "The id of the assertion or quote."}
    both = {f"{name}_{side}": described[name] for name in sides for side in ("a", "b")}
    return described | both


def _joined(comment: str) -> str:
    return " ".join(line.removeprefix("--").strip() for line in comment.splitlines())
