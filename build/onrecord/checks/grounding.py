"""Rules that tie one row to the characters of its article."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from operator import eq, itemgetter, lt, sub

from onrecord.checks.known import Known
from onrecord.checks.rule import Finding
from onrecord.read.rows import Row, Rows
from onrecord.records import TableFacts

BETWEEN_PIECES = " … "
"""Stands between the pieces of a quote that is interrupted."""


def start_before_end(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """A span starts before it ends."""
    if not table.is_grounded:
        return
    starts, ends = rows.column("start"), rows.column("end")
    if all(map(lt, starts, ends)):
        return
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start >= end:
            yield Finding(at, "end", f"ends at {end}, but starts at {start}", "Correct the offsets.")


def span_grounded(table: TableFacts, rows: Rows, known: Known) -> Iterator[Finding]:
    """The text of a row is exactly the characters of its article from `start` to `end`."""
    if not table.is_grounded:
        return
    articles = _articles_of(table, rows, known)
    texts = {article: known.texts.get(article, "") if article else "" for article in set(articles)}
    if _all_stand(rows, map(texts.__getitem__, articles)):
        return
    said, starts, ends = map(rows.column, ("text", "start", "end"))
    for at, (article, given, start, end) in enumerate(zip(articles, said, starts, ends, strict=True)):
        text = texts[article]
        if text and given is not None and start < end and text[start:end] != given:
            yield from _ungrounded(table, at, rows[at], text)


def _all_stand(rows: Rows, texts: Iterable[str]) -> bool:
    """Say whether every row stands where it says; this is what holds of nearly all, and so is quick."""
    said, starts, ends = map(rows.column, ("text", "start", "end"))
    return (
        None not in said
        and all(map(str.startswith, texts, said, starts))
        and all(map(eq, map(len, said), map(sub, ends, starts)))
    )


def _articles_of(table: TableFacts, rows: Rows, known: Known) -> Sequence[str | None]:
    if "article_id" in table.fields:
        return rows.column("article_id")
    return [quote.article_id if quote else None for quote in rows.found("quote_id", known.quotes)]


def _ungrounded(table: TableFacts, at: int, row: Row, text: str) -> Iterator[Finding]:
    if table.name == "quotes" and _has_pieces(row, text):
        return
    said, start, end = row["text"], row["start"], row["end"]
    if end > len(text):
        message = f"ends at {end}, but the article has {len(text)} characters"
        yield Finding(at, "end", message, "Correct the offset.")
        return
    message = f"{_short(said)} is not what stands from {start} to {end}"
    elsewhere = list(islice(_places(said, text), 3))
    hint = f"The article has there: {_short(text[start:end])}"
    if elsewhere:
        stands = " and from ".join(map(str, elsewhere))
        hint += f"\nThe text itself stands from {stands}: correct the offsets."
    better = _moved(row, elsewhere[0]) if len(elsewhere) == 1 else ()
    if not elsewhere and (differences := _typographic(said, text[start:end])):
        hint, better = "\n".join([hint, *differences]), (("text", text[start:end]),)
    yield Finding(at, "text", message, hint, better=better)


def _typographic(said: str, found: str) -> list[str]:
    """Name the characters in which a text differs from the article, where they are marks and spaces alone."""
    differ_in_typography, differences = _comparison()
    return differences(said, found) if differ_in_typography(said, found) else []


@cache
def _comparison() -> tuple[Callable[[str, str], bool], Callable[[str, str], list[str]]]:
    # Imported where there is a problem, for it would be felt at each start; and once, for there may be many.
    from onrecord.text.nearest import differ_in_typography, typographic_differences

    return differ_in_typography, typographic_differences


def _moved(row: Row, start: int) -> tuple[tuple[str, int | str], ...]:
    offsets = (("start", start), ("end", start + len(row["text"])))
    return tuple((field, offset) for field, offset in offsets if row[field] != offset)


def _places(needle: str, text: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _short(text: str, most: int = 160) -> str:
    return repr(text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}")


def _has_pieces(quote: Row, text: str) -> bool:
    """Say whether the text of a quote is pieces of its extent, the first and the last at its ends."""
    extent = text[quote["start"] : quote["end"]]
    pieces = quote["text"].split(BETWEEN_PIECES)
    reached = 0
    for piece in pieces:
        at = extent.find(piece, reached)
        if at < 0:
            return False
        reached = at + len(piece)
    return extent.startswith(pieces[0]) and extent.endswith(pieces[-1])


def span_in_passage(table: TableFacts, rows: Rows, known: Known) -> Iterator[Finding]:
    """A row that names a passage starts within it; all but quotes end within it too."""
    if "passage_id" not in table.foreign_keys:
        return
    may_go_on = table.name == "quotes"
    wanted = zip(
        rows.found("passage_id", known.passages),
        *map(rows.column, ("article_id", "start", "end")),
        strict=True,
    )
    outside = [
        at
        for at, (passage, article_id, start, end) in enumerate(wanted)
        if passage
        and not (
            passage[1] <= start < passage[2] and (may_go_on or end <= passage[2]) and passage[0] == article_id
        )
    ]
    for at in outside:
        message = f"is not in the passage {rows[at]['passage_id']!r}"
        yield Finding(at, "passage_id", message, "Name the passage it stands in.")


def article_text_intact(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """The hash and the counts of an article are those of its text."""
    if table.name != "articles":
        return
    # Imported here: rows of the other tables do without it.
    from hashlib import sha256

    for at, row in enumerate(rows):
        text = row["text"]
        if text is None:
            continue
        for field, found in (
            ("text_sha256", sha256(text.encode("utf-8", "surrogatepass")).hexdigest()),
            ("char_count", len(text)),
            ("word_count", len(text.split())),
        ):
            if row[field] != found:
                message = f"is {row[field]}, but the text has {found}"
                yield Finding(at, field, message, "Correct it, or restore the text.")


def article_words_verbatim(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """Headline and byline stand in the article's text as they are given; never from elsewhere."""
    if table.name != "articles":
        return
    for at, (text, *words) in enumerate(map(itemgetter("text", "headline", "byline"), rows)):
        for field, given in zip(("headline", "byline"), words, strict=True):
            if given is not None and text is not None and given not in text:
                hint = "Copy it from the article; leave it out if the article does not have it."
                yield Finding(at, field, f"{_short(given)} is not in the article", hint)
