"""Rows of assertions and event reports."""

from collections.abc import Collection
from itertools import takewhile
from typing import Any, cast

from onrecord.problems import Problem
from onrecord.read.marked import Path_
from onrecord.resolve.context import ArticleContext, dated
from onrecord_schema.annotation import AnnotatedAssertion


def add_assertions(context: ArticleContext) -> None:
    """Add a row for every assertion: the claimant is the quote's speaker, or else the outlet."""
    # The quotes of this article are the last rows there are: those of others are not gone through.
    own = takewhile(
        lambda row: row["article_id"] == context.article.article_id,
        reversed(context.dataset.tables["quotes"]),
    )
    speakers = {row["quote_id"]: row["speaker_id"] for row in own}
    written = _ids_of_quotes(context)
    for assertion, way in context.annotation.items("assertions"):
        span = context.select(assertion, (*way, "exact"), "text-verbatim")
        grounded = span and context.grounded(span, (*way, "exact"))
        if not grounded or not _has_its_quote(context, assertion, way, written):
            continue
        quote_id = context.whole_id(assertion.quote) if assertion.quote else None
        outlet = context.annotation.record.outlet
        row = {
            "assertion_id": context.whole_id(assertion.id),
            "claim_id": assertion.claim,
            "article_id": grounded["article_id"],
            "passage_id": grounded["passage_id"],
            "quote_id": quote_id,
            "claimant_id": speakers.get(quote_id) if quote_id else outlet,
            "stance": assertion.stance.value,
            **{field: grounded[field] for field in ("start", "end", "text")},
        }
        fields: dict[str, Path_] = {
            "assertion_id": ("id",),
            "claim_id": ("claim",),
            "quote_id": ("quote",),
            "text": ("exact",),
        }
        context.dataset.add("assertions", row, context.locator(way, fields))


def _ids_of_quotes(context: ArticleContext) -> set[str]:
    """Give the ids of all quotes in the file, faulty ones too."""
    quotes: list[Any] = context.annotation.document.data.get("quotes") or []
    ids: list[Any] = [cast("dict[str, Any]", quote).get("id") for quote in quotes if isinstance(quote, dict)]
    return {one for one in ids if isinstance(one, str)}


def _has_its_quote(
    context: ArticleContext, assertion: AnnotatedAssertion, way: Path_, written: Collection[object]
) -> bool:
    if assertion.quote is None or assertion.quote in written:
        return True
    message = f"no quote of this article has the id {assertion.quote!r}"
    hint = (
        "Write the id of a quote in this file, or leave `quote` out when the outlet speaks in its own voice."
    )
    context.problems.append(Problem(context.place((*way, "quote")), message, "reference-exists", hint))
    return False


def add_event_reports(context: ArticleContext) -> None:
    """Add a row for every event report."""
    for report, way in context.annotation.items("events"):
        span = context.select(report, (*way, "exact"), "text-verbatim")
        grounded = span and context.grounded(span, (*way, "exact"))
        if not grounded:
            continue
        row = {
            "report_id": context.whole_id(report.id),
            "event_id": report.event,
            **grounded,
            **dated("reported", report.reported),
        }
        fields: dict[str, Path_] = {"report_id": ("id",), "event_id": ("event",), "text": ("exact",)}
        context.dataset.add("event_reports", row, context.locator(way, fields))
