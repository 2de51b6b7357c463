"""The report of an agreement: plain text for a terminal, a table for the codebook, JSON for programs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.evaluate.agreement import Agreement
from onrecord.evaluate.scores import Score

_NOTHING = "–"
_MOST_NAMED = 20
_SPANS_HEAD = ("marks", "first", "second", "P", "R", "F1", "P ≥½", "R ≥½", "F1 ≥½")
_LABELS_HEAD = ("label of matched marks", "pairs", "same", "kappa")
_DETAILS_HEAD = ("matched marks with the same", "pairs", "same")
_ARTICLES_HEAD = ("article by article", "P", "R", "F1", "P ≥½", "R ≥½", "F1 ≥½")
_GROUPS_HEAD = ("grouping of matched marks", "pairs first", "pairs second", "P", "R", "F1")
_OF_DRAFTS = {
    "first": "curated",
    "second": "drafted",
    "pairs first": "pairs curated",
    "pairs second": "pairs drafted",
}
"""What the two readings are called where drafts are held against what people curated."""


def as_text(agreement: Agreement, articles: Mapping[str, Agreement] | None = None) -> str:
    """Write an agreement as aligned plain text, rates in per cent; `–` where there is nothing to count."""
    tables = (_aligned(head, rows) for head, rows in _all_tables(agreement, articles))
    return "\n\n".join([_summary(agreement), *tables]) + "\n"


def as_markdown(agreement: Agreement, articles: Mapping[str, Agreement] | None = None) -> str:
    """Write an agreement as Markdown tables, rates in per cent; `–` where there is nothing to count."""
    return "\n\n".join(_piped(head, rows) for head, rows in _all_tables(agreement, articles)) + "\n"


def as_json(agreement: Agreement, articles: Mapping[str, Agreement] | None = None) -> dict[str, Any]:
    """Give an agreement as JSON values, rates from 0 to 1 or null; `articles` are given apart."""
    counted: dict[str, Any] = {
        "articles": list(agreement.articles),
        "spans": {
            spans.name: {"exact": _scored(spans.exact), "overlap": _scored(spans.overlap)}
            for spans in agreement.spans
        },
        "labels": {
            label.name: {
                "pairs": label.kappa.pairs,
                "same": label.kappa.observed,
                "kappa": label.kappa.kappa,
            }
            for label in agreement.labels
        },
        "details": {
            detail.name: {"pairs": detail.share.of, "same": detail.share.rate} for detail in agreement.details
        },
        "groupings": {grouping.name: _scored(grouping.pairs) for grouping in agreement.groupings},
    }
    if articles is not None:
        counted["by_article"] = {article_id: as_json(one) for article_id, one in articles.items()}
    return counted


def _scored(score: Score) -> dict[str, float | int | None]:
    return {**score._asdict(), "precision": score.precision, "recall": score.recall, "f1": score.f1}


def _summary(agreement: Agreement) -> str:
    count = len(agreement.articles)
    named = f": {', '.join(agreement.articles)}" if count <= _MOST_NAMED else ""
    return f"{count} article{'' if count == 1 else 's'}{named}"


def _all_tables(
    agreement: Agreement, articles: Mapping[str, Agreement] | None
) -> list[tuple[Sequence[str], list[Sequence[str]]]]:
    """Give the tables that have rows; where drafts are measured, one of the articles apart."""
    named: Mapping[str, str] = {} if articles is None else _OF_DRAFTS
    tables: list[tuple[Sequence[str], list[Sequence[str]]]] = [
        ([named.get(word, word) for word in head], rows) for head, rows in _tables(agreement) if rows
    ]
    apart = [
        (f"{article_id}: {spans.name}", *_rates(spans.exact, spans.overlap))
        for article_id, one in (articles or {}).items()
        for spans in one.spans
        if spans.exact.first or spans.exact.second
    ]
    return [*tables, (_ARTICLES_HEAD, list[Sequence[str]](apart))] if apart else tables


def _tables(agreement: Agreement) -> list[tuple[Sequence[str], list[Sequence[str]]]]:
    return [
        (
            _SPANS_HEAD,
            [
                (
                    spans.name,
                    str(spans.exact.first),
                    str(spans.exact.second),
                    *_rates(spans.exact, spans.overlap),
                )
                for spans in agreement.spans
            ],
        ),
        (
            _LABELS_HEAD,
            [
                (
                    label.name,
                    str(label.kappa.pairs),
                    _percent(label.kappa.observed),
                    _kappa(label.kappa.kappa),
                )
                for label in agreement.labels
            ],
        ),
        (
            _DETAILS_HEAD,
            [
                (detail.name, str(detail.share.of), _percent(detail.share.rate))
                for detail in agreement.details
            ],
        ),
        (
            _GROUPS_HEAD,
            [
                (group.name, str(group.pairs.first), str(group.pairs.second), *_rates(group.pairs))
                for group in agreement.groupings
            ],
        ),
    ]


def _rates(*scores: Score) -> list[str]:
    return [_percent(rate) for score in scores for rate in (score.precision, score.recall, score.f1)]


def _percent(rate: float | None) -> str:
    return _NOTHING if rate is None else f"{100 * rate:.1f}"


def _kappa(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.2f}"


def _aligned(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    return "\n".join(
        "  ".join(
            [line[0].ljust(widths[0]), *(cell.rjust(widths[at]) for at, cell in enumerate(line[1:], 1))]
        )
        for line in lines
    )


def _piped(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *rows))
