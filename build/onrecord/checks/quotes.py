"""Rules about quotes: marks, speakers, the chain of attribution."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from onrecord.checks.known import Known
from onrecord.checks.rule import DatasetFinding, Finding
from onrecord.read.rows import Row, Rows
from onrecord.records import Dataset, SourcedRow, TableFacts
from onrecord.text.quotation import quotations
from onrecord.text.spans import Span, Stretches


def kind_agrees_with_marks(dataset: Dataset) -> Iterator[DatasetFinding]:
    """A direct quote stands wholly in quotation marks, a mixed one holds marks, an indirect one none."""
    texts = dataset.texts()
    marked: dict[str, _Marked] = {}
    pieces: dict[str, list[Span]] = defaultdict(list)
    for row in dataset.rows("quote_spans"):
        if row["part"] == "content":
            pieces[row["quote_id"]].append(Span(row["start"], row["end"]))
    for row in dataset.rows("quotes"):
        article_id = row["article_id"]
        if article_id in texts and row["quote_id"] in pieces:
            if article_id not in marked:
                marked[article_id] = _Marked(quotations(texts[article_id]))
            yield from _disagreement(row, pieces[row["quote_id"]], marked[article_id])


class _Marked:
    """What stands between the quotation marks of an article."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans, self._stretches = spans, Stretches(spans)

    def hold(self, piece: Span) -> bool:
        return self._stretches.hold(piece)

    def lie_within(self, piece: Span) -> bool:
        """Say whether a piece holds marked words and more."""
        for at in range(bisect_left(self._spans, piece.start, key=itemgetter(0)), len(self._spans)):
            if self._spans[at].start >= piece.end:
                return False
            if piece.holds(self._spans[at]) and piece != self._spans[at]:
                return True
        return False


def _disagreement(row: SourcedRow, pieces: list[Span], marked: _Marked) -> Iterator[DatasetFinding]:
    whole = all(map(marked.hold, pieces))
    holds = any(map(marked.lie_within, pieces))
    if row["kind"] == "direct" and not whole:
        hint = "Select only what stands between the marks, or make it `mixed` or `indirect`."
        yield row, "kind", "is direct, but its content does not stand in quotation marks", hint
    if row["kind"] == "mixed" and not holds:
        hint = "Select the marked fragment with its marks, or make it `direct` or `indirect`."
        yield row, "kind", "is mixed, but its content holds no quotation marks", hint
    if row["kind"] == "indirect" and holds:
        yield row, "kind", "is indirect, but its content holds quotation marks", "Make it `mixed`."


def speaker_is_told(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """A quote that names its speaker also says by which words of the article."""
    if table.name != "quotes":
        return
    words = rows.column("speaker_text")
    for at, speaker_id in enumerate(rows.column("speaker_id") if None in words else ()):
        if words[at] is None and speaker_id is not None:
            message = "names a speaker, but no words of the article"
            yield Finding(at, "speaker_id", message, "Give the words: speaker.exact.")


def claimant_is_speaker_or_outlet(table: TableFacts, rows: Rows, known: Known) -> Iterator[Finding]:
    """The claimant is the speaker of the quote, which is of the same article, or without one the outlet."""
    for at, row in enumerate(rows) if table.name == "assertions" else ():
        quote = known.quotes.get(row["quote_id"])
        if quote is not None and quote.article_id != row["article_id"]:
            message = "is asserted through a quote of another article"
            yield Finding(at, "quote_id", message, "Name a quote of this article.")
        article = known.articles.get(row["article_id"])
        if row["quote_id"] is None and article is not None:
            yield from _wrong_claimant(at, row, article.outlet_id, known)
        elif quote is not None:
            yield from _wrong_claimant(at, row, quote.speaker_id, known)


def _wrong_claimant(at: int, row: Row, expected: str | None, known: Known) -> Iterator[Finding]:
    if row["claimant_id"] != expected:
        entities = known.ids_of("entities")
        if expected is not None and entities is not None and expected not in entities:
            # That nobody has this id is told where it is written, once.
            return
        message = f"is {row['claimant_id']!r}, not {expected!r}"
        yield Finding(at, "claimant_id", message, "Correct the claimant.")


def relays_in_order(dataset: Dataset) -> Iterator[DatasetFinding]:
    """The hops of a chain of relays are numbered 1, 2, 3 from the speaker."""
    hops: dict[str, list[SourcedRow]] = defaultdict(list)
    for row in dataset.rows("quote_relays"):
        hops[row["quote_id"]].append(row)
    for rows in hops.values():
        for hop, row in enumerate(sorted(rows, key=lambda row: row["hop"]), 1):
            if row["hop"] != hop:
                message = f"is hop {row['hop']}, but the one before it is {hop - 1}"
                yield row, "hop", message, "Number the hops from 1."
                break
