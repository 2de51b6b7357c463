"""Rules that see all the rows of an article: passages tile it, mentions do not overlap."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks.grounding import BETWEEN_PIECES
from onrecord.checks.rule import DatasetFinding
from onrecord.records import Dataset, SourcedRow
from onrecord.text.spans import Span, excerpt


def quote_text_is_its_content(dataset: Dataset) -> Iterator[DatasetFinding]:
    """The text of a quote is its pieces of content joined by ` … `, and its extent is theirs."""
    content: dict[str, list[SourcedRow]] = defaultdict(list)
    for span in dataset.rows("quote_spans"):
        if span["part"] == "content":
            content[span["quote_id"]].append(span)
    for row in dataset.rows("quotes"):
        pieces = sorted(content[row["quote_id"]], key=lambda span: span["start"])
        if pieces:
            yield from _not_its_content(row, pieces)
        elif not dataset.lacks_rows("quote_spans"):
            hint = "Add the piece, or remove the quote."
            yield row, "text", "has no piece of content in quote_spans", hint


def _not_its_content(row: SourcedRow, pieces: list[SourcedRow]) -> Iterator[DatasetFinding]:
    joined = BETWEEN_PIECES.join(piece["text"] for piece in pieces)
    if joined != row["text"]:
        yield row, "text", f"{row['text']!r} is not its content", f"Its pieces are: {joined!r}"
    extent = (pieces[0]["start"], pieces[-1]["end"])
    if extent != (row["start"], row["end"]):
        message = f"has the extent {row['start']} to {row['end']}"
        yield row, "start", message, f"Its pieces go from {extent[0]} to {extent[1]}."


def passages_tile(dataset: Dataset) -> Iterator[DatasetFinding]:
    """Passages follow each other without overlap, and only white space stands outside them."""
    by_article: dict[str, list[SourcedRow]] = defaultdict(list)
    for row in dataset.rows("passages"):
        by_article[row["article_id"]].append(row)
    texts = dataset.texts()
    for article in dataset.rows("articles"):
        passages = sorted(by_article[article["article_id"]], key=lambda row: row["start"])
        if passages or not dataset.lacks_rows("passages"):
            yield from _gaps(article, passages, texts.get(article["article_id"], ""))


def _gaps(article: SourcedRow, passages: list[SourcedRow], text: str) -> Iterator[DatasetFinding]:
    reached = 0
    for seq, row in enumerate(passages, 1):
        if row["start"] < reached:
            yield row, "start", "overlaps the passage before it", "Correct the offsets."
        elif gap := text[reached : row["start"]].strip():
            yield row, "start", f"leaves out {gap[:60]!r} before it", "Add a passage for it."
        if row["seq"] != seq:
            message = f"is number {seq} of its article, not {row['seq']}"
            yield row, "seq", message, "Number the passages from 1."
        reached = max(reached, row["end"])
    if rest := text[reached:].strip():
        yield article, "", f"leaves out {rest[:60]!r} at its end", "Add a passage for it."


def mentions_do_not_overlap(dataset: Dataset) -> Iterator[DatasetFinding]:
    """No two mentions of an article share a character: a name inside a name belongs to the longer one."""
    by_article: dict[str, list[SourcedRow]] = defaultdict(list)
    for row in dataset.rows("mentions"):
        by_article[row["article_id"]].append(row)
    texts = dataset.texts()
    for article_id, rows in by_article.items():
        reached = 0
        for row in sorted(rows, key=lambda row: (row["start"], row["end"])):
            if row["start"] < reached:
                shown = excerpt(Span(row["start"], row["end"]), texts.get(article_id, ""))
                yield row, "start", f"overlaps another mention: {shown}", "Keep the longer of the two."
            reached = max(reached, row["end"])
