"""Rules that tie rows to the characters of their article."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks.rule import Finding
from onrecord.records import Dataset, SourcedRow
from onrecord.text.spans import Span, excerpt
from onrecord_schema.tables import TABLES


def span_grounded(dataset: Dataset) -> Iterator[Finding]:
    """The text of a row is exactly the characters of its article from `start` to `end`."""
    texts = dataset.texts()
    articles = _article_of_quote(dataset)
    for table in TABLES:
        if not table.is_grounded or table.name == "quotes":
            continue
        for row in dataset.rows(table.name):
            text = texts.get(row.row.get("article_id") or articles.get(row.row.get("quote_id"), ""))
            if text is not None and row["text"] is not None and row["start"] < row["end"]:
                yield from _compare(row, text)


def _compare(row: SourcedRow, text: str) -> Iterator[Finding]:
    span = Span(row["start"], row["end"])
    if span.end > len(text):
        yield (
            row,
            "end",
            f"ends at {span.end}, but the article has {len(text)} characters",
            "Correct the offset.",
        )
    elif span.of(text) != row["text"]:
        hint = f"The article has there: {span.of(text)!r}"
        yield row, "text", f"{row['text']!r} is not what stands from {span.start} to {span.end}", hint


def _article_of_quote(dataset: Dataset) -> dict[str | None, str]:
    return {row["quote_id"]: row["article_id"] for row in dataset.rows("quotes")}


def start_before_end(dataset: Dataset) -> Iterator[Finding]:
    """A span starts before it ends."""
    for table in TABLES:
        if table.is_grounded:
            for row in dataset.rows(table.name):
                if row["start"] >= row["end"]:
                    yield (
                        row,
                        "end",
                        f"ends at {row['end']}, but starts at {row['start']}",
                        "Correct the offsets.",
                    )


def quote_text_is_its_content(dataset: Dataset) -> Iterator[Finding]:
    """The text of a quote is its pieces of content joined by ` … `, and its extent is theirs."""
    content: dict[str, list[SourcedRow]] = defaultdict(list)
    for span in dataset.rows("quote_spans"):
        if span["part"] == "content":
            content[span["quote_id"]].append(span)
    for row in dataset.rows("quotes"):
        pieces = sorted(content[row["quote_id"]], key=lambda span: span["start"])
        if not pieces:
            yield row, "text", "has no piece of content in quote_spans", "Add the piece, or remove the quote."
            continue
        joined = " … ".join(piece["text"] for piece in pieces)
        if joined != row["text"]:
            yield row, "text", f"{row['text']!r} is not its content", f"Its pieces are: {joined!r}"
        extent = (pieces[0]["start"], pieces[-1]["end"])
        if extent != (row["start"], row["end"]):
            yield (
                row,
                "start",
                f"has the extent {row['start']} to {row['end']}",
                f"Its pieces go from {extent[0]} to {extent[1]}.",
            )


def span_in_passage(dataset: Dataset) -> Iterator[Finding]:
    """A row that names a passage starts within it; all but quotes end within it too."""
    passages = {row["passage_id"]: row for row in dataset.rows("passages")}
    for table in TABLES:
        if "passage_id" not in table.foreign_keys:
            continue
        for row in dataset.rows(table.name):
            passage = passages.get(row["passage_id"])
            if passage is None:
                continue
            end = row["start"] + 1 if table.name == "quotes" else row["end"]
            inside = passage["start"] <= row["start"] and end <= passage["end"]
            if not inside or passage["article_id"] != row["article_id"]:
                yield (
                    row,
                    "passage_id",
                    f"is not in the passage {row['passage_id']!r}",
                    "Name the passage it stands in.",
                )


def passages_tile(dataset: Dataset) -> Iterator[Finding]:
    """Passages follow each other without overlap, and only white space stands outside them."""
    by_article: dict[str, list[SourcedRow]] = defaultdict(list)
    for row in dataset.rows("passages"):
        by_article[row["article_id"]].append(row)
    texts = dataset.texts()
    for article in dataset.rows("articles"):
        text = texts.get(article["article_id"])
        if text is not None:
            passages = sorted(by_article[article["article_id"]], key=lambda row: row["start"])
            yield from _gaps(article, passages, text)


def _gaps(article: SourcedRow, passages: list[SourcedRow], text: str) -> Iterator[Finding]:
    reached = 0
    for seq, row in enumerate(passages, 1):
        if row["start"] < reached:
            yield row, "start", "overlaps the passage before it", "Correct the offsets."
        elif gap := text[reached : row["start"]].strip():
            yield row, "start", f"leaves out {gap!r} before it", "Add a passage for it."
        if row["seq"] != seq:
            yield (
                row,
                "seq",
                f"is number {seq} of its article, not {row['seq']}",
                "Number the passages from 1.",
            )
        reached = max(reached, row["end"])
    if rest := text[reached:].strip():
        yield article, "", f"leaves out {rest[:60]!r} at its end", "Add a passage for it."


def article_text_intact(dataset: Dataset) -> Iterator[Finding]:
    """The hash and the counts of an article are those of its text."""
    from hashlib import sha256

    for row in dataset.rows("articles"):
        text = row["text"]
        if text is None:
            continue
        for field, found in (
            ("text_sha256", sha256(text.encode("utf-8", "surrogatepass")).hexdigest()),
            ("char_count", len(text)),
            ("word_count", len(text.split())),
        ):
            if row[field] != found:
                yield (
                    row,
                    field,
                    f"is {row[field]}, but the text has {found}",
                    "Correct it, or restore the text.",
                )


def mentions_do_not_overlap(dataset: Dataset) -> Iterator[Finding]:
    """No two mentions of an article share a character: a name inside a name belongs to the longer one."""
    by_article: dict[str, list[SourcedRow]] = defaultdict(list)
    for row in dataset.rows("mentions"):
        by_article[row["article_id"]].append(row)
    texts = dataset.texts()
    for article_id, rows in by_article.items():
        rows.sort(key=lambda row: row["start"])
        ends = [row["end"] for row in rows]
        for at, row in enumerate(rows[1:], 1):
            if bisect_right(ends, row["start"], 0, at) < at:
                shown = excerpt(Span(row["start"], row["end"]), texts.get(article_id, ""))
                yield row, "start", f"overlaps another mention: {shown}", "Keep the longer of the two."
