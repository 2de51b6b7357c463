"""Rules about quotes: marks, speakers, the chain of attribution."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks.rule import Finding
from onrecord.records import Dataset, SourcedRow
from onrecord.text.quotation import quotations
from onrecord.text.spans import Span


def kind_agrees_with_marks(dataset: Dataset) -> Iterator[Finding]:
    """A direct quote stands wholly in quotation marks, a mixed one holds marks, an indirect one none."""
    marked = {article_id: quotations(text) for article_id, text in dataset.texts().items()}
    pieces: dict[str, list[Span]] = defaultdict(list)
    for row in dataset.rows("quote_spans"):
        if row["part"] == "content":
            pieces[row["quote_id"]].append(Span(row["start"], row["end"]))
    for row in dataset.rows("quotes"):
        if row["article_id"] in marked:
            yield from _disagreement(row, pieces[row["quote_id"]], marked[row["article_id"]])


def _disagreement(row: SourcedRow, pieces: list[Span], marked: list[Span]) -> Iterator[Finding]:
    whole = all(any(span.holds(piece) for span in marked) for piece in pieces)
    holds = any(piece.holds(span) and piece != span for piece in pieces for span in marked)
    if row["kind"] == "direct" and not whole:
        hint = "Select only what stands between the marks, or make it `mixed` or `indirect`."
        yield row, "kind", "is direct, but its content does not stand in quotation marks", hint
    if row["kind"] == "mixed" and not holds:
        hint = "Select the marked fragment with its marks, or make it `direct` or `indirect`."
        yield row, "kind", "is mixed, but its content holds no quotation marks", hint
    if row["kind"] == "indirect" and holds:
        yield row, "kind", "is indirect, but its content holds quotation marks", "Make it `mixed`."


def speaker_is_told(dataset: Dataset) -> Iterator[Finding]:
    """A quote that names its speaker also says by which words of the article."""
    for row in dataset.rows("quotes"):
        if row["speaker_id"] is not None and row["speaker_text"] is None:
            yield (
                row,
                "speaker_id",
                "names a speaker, but no words of the article",
                "Give the words: speaker.exact.",
            )


def claimant_is_speaker_or_outlet(dataset: Dataset) -> Iterator[Finding]:
    """The claimant is the speaker of the quote, which is of the same article, or without one the outlet."""
    quotes = {row["quote_id"]: row for row in dataset.rows("quotes")}
    outlets = {row["article_id"]: row["outlet_id"] for row in dataset.rows("articles")}
    for row in dataset.rows("assertions"):
        quote = quotes.get(row["quote_id"])
        if quote is not None and quote["article_id"] != row["article_id"]:
            yield (
                row,
                "quote_id",
                "is asserted through a quote of another article",
                "Name a quote of this article.",
            )
        expected = quote["speaker_id"] if quote else outlets.get(row["article_id"])
        known = row["quote_id"] is None or quote is not None
        if known and row["claimant_id"] != expected:
            yield row, "claimant_id", f"is {row['claimant_id']!r}, not {expected!r}", "Correct the claimant."


def relays_in_order(dataset: Dataset) -> Iterator[Finding]:
    """The hops of a chain of relays are numbered 1, 2, 3 from the speaker."""
    hops: dict[str, list[SourcedRow]] = defaultdict(list)
    for row in dataset.rows("quote_relays"):
        hops[row["quote_id"]].append(row)
    for rows in hops.values():
        for hop, row in enumerate(sorted(rows, key=lambda row: row["hop"]), 1):
            if row["hop"] != hop:
                yield (
                    row,
                    "hop",
                    f"is hop {row['hop']}, but the one before it is {hop - 1}",
                    "Number the hops from 1.",
                )
                break
