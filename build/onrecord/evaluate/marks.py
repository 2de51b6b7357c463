"""Marks: what one reading of some articles marks in their texts, in a form that two readings can share."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from onrecord.records import Dataset, Row
from onrecord.text.spans import Span


@dataclass(frozen=True)
class Mark:
    """Something that a reading marks in an article: one stretch of its text, or several."""

    article_id: str
    segments: tuple[Span, ...]
    """In the order of the text, not overlapping."""
    row: Row
    """What the reading says of it: the row of its table."""


@dataclass(frozen=True)
class QuoteMark(Mark):
    """A quote, with its speaker, cue and relays."""

    speaker: Span | None = None
    cue: Span | None = None
    relays: tuple[str, ...] = ()
    """The entities through which the outlet has it, in the order of the chain."""


@dataclass(frozen=True)
class Reading:
    """All marks of one reading."""

    passages: list[Mark] = field(default_factory=list[Mark])
    mentions: list[Mark] = field(default_factory=list[Mark])
    quotes: list[QuoteMark] = field(default_factory=list[QuoteMark])
    assertions: list[Mark] = field(default_factory=list[Mark])
    event_reports: list[Mark] = field(default_factory=list[Mark])
    articles: dict[str, Row] = field(default_factory=dict[str, Row])
    claims: dict[str, Row] = field(default_factory=dict[str, Row])
    events: dict[str, Row] = field(default_factory=dict[str, Row])

    def of_articles(self, article_ids: Collection[str]) -> "Reading":
        """Keep what stands in some of the articles; claims and events belong to all."""
        return Reading(
            [mark for mark in self.passages if mark.article_id in article_ids],
            [mark for mark in self.mentions if mark.article_id in article_ids],
            [mark for mark in self.quotes if mark.article_id in article_ids],
            [mark for mark in self.assertions if mark.article_id in article_ids],
            [mark for mark in self.event_reports if mark.article_id in article_ids],
            {key: row for key, row in self.articles.items() if key in article_ids},
            self.claims,
            self.events,
        )


def reading_of(dataset: Dataset) -> Reading:
    """Read the marks of a resolved dataset."""
    return Reading(
        _marks(dataset, "passages"),
        _marks(dataset, "mentions"),
        _quotes(dataset),
        _marks(dataset, "assertions"),
        _marks(dataset, "event_reports"),
        {row["article_id"]: row.row for row in dataset.rows("articles")},
        {row["claim_id"]: row.row for row in dataset.rows("claims")},
        {row["event_id"]: row.row for row in dataset.rows("events")},
    )


def _marks(dataset: Dataset, table: str) -> list[Mark]:
    return [
        Mark(row["article_id"], (Span(row["start"], row["end"]),), row.row) for row in dataset.rows(table)
    ]


def _quotes(dataset: Dataset) -> list[QuoteMark]:
    parts: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for row in dataset.rows("quote_spans"):
        parts[row["quote_id"], row["part"]].append(Span(row["start"], row["end"]))
    relays: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in dataset.rows("quote_relays"):
        relays[row["quote_id"]].append((row["hop"], row["entity_id"]))
    return [
        QuoteMark(
            row["article_id"],
            tuple(sorted(parts[row["quote_id"], "content"])),
            row.row,
            _first(parts[row["quote_id"], "speaker"]),
            _first(parts[row["quote_id"], "cue"]),
            tuple(entity_id for _, entity_id in sorted(relays[row["quote_id"]])),
        )
        for row in dataset.rows("quotes")
    ]


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None
