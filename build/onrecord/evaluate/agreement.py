"""Agreement: everything in which two readings of the same articles can agree, counted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.evaluate.details import OF_THE_RULES, Detail, Matched, details, details_of_quotes
from onrecord.evaluate.marks import Mark, QuoteMark, Reading, reading_of
from onrecord.evaluate.matching import OVERLAP, MarkT, match
from onrecord.evaluate.scores import Kappa, Score, clustering, kappa
from onrecord.records import Dataset
from onrecord_schema.vocabularies import QuoteKind

_EXACT = 1.0
_PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Spans:
    """How well the marks of one table agree: with the same characters, and with half of them."""

    name: str
    exact: Score
    overlap: Score


@dataclass(frozen=True)
class Label:
    """How well the labels of matched marks agree, chance set aside."""

    name: str
    kappa: Kappa


@dataclass(frozen=True)
class Grouping:
    """How well two readings agree on what is the same claim, event or utterance."""

    name: str
    pairs: Score


@dataclass(frozen=True)
class Agreement:
    """Two readings of the same articles, held against each other."""

    articles: tuple[str, ...]
    spans: tuple[Spans, ...]
    labels: tuple[Label, ...]
    details: tuple[Detail, ...]
    groupings: tuple[Grouping, ...]


def agreement(first: Dataset, second: Dataset) -> Agreement:
    """Compare two resolved datasets over the articles that both have.

    Args:
        first: The curated reading, or one of two people's.
        second: The draft, or the other person's; precision is its.
    """
    return compare(reading_of(first), reading_of(second))


def by_article(first: Dataset, second: Dataset) -> dict[str, Agreement]:
    """Compare two resolved datasets article by article."""
    one, other = reading_of(first), reading_of(second)
    shared = sorted(one.articles.keys() & other.articles.keys())
    return {
        article_id: compare(one.of_articles({article_id}), other.of_articles({article_id}))
        for article_id in shared
    }


def compare(first: Reading, second: Reading) -> Agreement:
    """Compare two readings over the articles that both have."""
    shared = first.articles.keys() & second.articles.keys()
    first, second = first.of_articles(shared), second.of_articles(shared)
    quotes = _matched(first.quotes, second.quotes)
    mentions = _matched(first.mentions, second.mentions)
    assertions = _matched(first.assertions, second.assertions)
    reports = _matched(first.event_reports, second.event_reports)
    lines = _matched(first.passages, second.passages)
    return Agreement(
        articles=tuple(sorted(shared)),
        spans=(
            _spans("passages that are no paragraph", _typed(first.passages), _typed(second.passages)),
            _spans("mentions", first.mentions, second.mentions),
            _spans("quotes", first.quotes, second.quotes),
            *(_spans_of_kind(kind, first.quotes, second.quotes) for kind in QuoteKind),
            _spans("assertions", first.assertions, second.assertions),
            _spans("event reports", first.event_reports, second.event_reports),
        ),
        labels=(
            _label("role of a passage", lines, "role"),
            _label("kind of a quote", quotes, "kind"),
            _label("speaker of a quote", quotes, "speaker_id"),
            _label("stance of an assertion", assertions, "stance"),
            _label("claimant of an assertion", assertions, "claimant_id"),
        ),
        details=tuple(details(first, second, Matched(mentions, quotes, assertions, reports))),
        groupings=(
            Grouping("assertions of one claim", _grouped(assertions, "claim_id")),
            Grouping("reports of one event", _grouped(reports, "event_id")),
            Grouping("quotes of one utterance", _grouped(quotes, "utterance_id")),
        ),
    )


def compare_quotes(
    first: Sequence[QuoteMark], second: Sequence[QuoteMark], documents: Collection[str]
) -> Agreement:
    """Compare the quotes of two readings of some documents; what else there is to read is left aside."""
    one, other = ([quote for quote in quotes if quote.article_id in documents] for quotes in (first, second))
    pairs = _matched(one, other)
    return Agreement(
        articles=tuple(sorted(documents)),
        spans=(_spans("quotes", one, other), *(_spans_of_kind(kind, one, other) for kind in QuoteKind)),
        labels=(_label("kind of a quote", pairs, "kind"),),
        details=tuple(details_of_quotes(pairs)),
        groupings=(),
    )


def of_a_model(found: Agreement) -> Agreement:
    """Leave out what a model is not asked for: the names are found by the rules, and the day is given."""
    return replace(
        found,
        spans=tuple(one for one in found.spans if one.name not in OF_THE_RULES),
        details=tuple(one for one in found.details if one.name not in OF_THE_RULES),
    )


def _typed(passages: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in passages if mark.row["role"] != _PARAGRAPH]


def _matched(first: Sequence[MarkT], second: Sequence[MarkT]) -> list[tuple[MarkT, MarkT]]:
    return [(first[a], second[b]) for a, b in match(first, second)]


def _spans(name: str, first: Sequence[Mark], second: Sequence[Mark]) -> Spans:
    exact, overlap = match(first, second, _EXACT), match(first, second, OVERLAP)
    return Spans(name, *(Score(len(pairs), len(first), len(second)) for pairs in (exact, overlap)))


def _spans_of_kind(kind: QuoteKind, first: Sequence[QuoteMark], second: Sequence[QuoteMark]) -> Spans:
    one, other = (
        [quote for quote in quotes if quote.row["kind"] == kind.value] for quotes in (first, second)
    )
    return _spans(f"{kind.value} quotes", one, other)


def _label(name: str, pairs: Sequence[tuple[Mark, Mark]], field: str) -> Label:
    return Label(name, kappa([(one.row[field], other.row[field]) for one, other in pairs]))


def _grouped(pairs: Sequence[tuple[Mark, Mark]], field: str) -> Score:
    return clustering((one.row[field], other.row[field]) for one, other in pairs)
