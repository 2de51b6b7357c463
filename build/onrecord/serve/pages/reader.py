"""The reader: an article as it was published, with everything marked that the records say about it."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any

from onrecord.serve.dates import in_words
from onrecord.serve.links import Link, web_address
from onrecord.serve.pages.marks import Mark, Segment, segments
from onrecord.serve.pages.notes import Marked, Note, marked
from onrecord.serve.pages.page import Evidence, Page
from onrecord.serve.visit import NothingHereError, Visit

LAYERS = (("quotes", "Quotes"), ("assertions", "Claims"), ("events", "Events"), ("mentions", "Names"))
"""The layers that a reader can switch, and what they are called."""

_ARTICLE = """
SELECT article.*, outlet.name AS outlet
FROM articles AS article JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
WHERE article.article_id = ?
"""


@dataclass(frozen=True)
class ShownPassage:
    """A passage, cut at the edges of its marks, with the notes of the marks that start in it."""

    passage_id: str
    role: str
    dated: str | None
    """The date from which this part of the article is, in words, where a new part begins."""
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class ReaderContent:
    """An article with its marks."""

    article_id: str
    outlet: str
    headline: str | None
    byline: str | None
    language: str
    published: str
    published_basis: str | None
    updated: str | None
    url: str | None
    rights: str
    word_count: int
    layers: tuple[str, ...]
    """The layers that are switched on at first."""
    counts: dict[str, int]
    """How many marks each layer has."""
    passages: tuple[ShownPassage, ...]
    without_text: bool
    """Whether this edition withholds the text."""


def reader(visit: Visit) -> Page:
    """Show an article."""
    article_id = visit.names["article_id"]
    article = visit.row(_ARTICLE, article_id)
    if article is None:
        raise NothingHereError(f"There is no article {article_id!r} in this dataset.")
    found = marked(visit, article_id)
    title = article["headline"] or f"{article['outlet']}, {in_words(article['published'])}"
    summary = (
        f"{article['outlet']}'s report, with {len(found.notes)} marked quotes, claims, events and names."
    )
    return Page(
        "reader.html",
        title,
        summary,
        ReaderContent(
            article_id=article_id,
            outlet=article["outlet"],
            headline=article["headline"],
            byline=article["byline"],
            language=article["language"],
            published=in_words(article["published"]),
            published_basis=article["published_basis"],
            updated=in_words(article["updated"]) if article["updated"] else None,
            url=web_address(article["url"]),
            rights=article["rights"],
            word_count=article["word_count"],
            layers=_switched_on(visit),
            counts={layer: sum(note.layer == layer[:-1] for note in found.notes) for layer, _ in LAYERS},
            passages=tuple(_passages(visit, article, found)),
            without_text=article["text"] is None,
        ),
        _evidence(visit, article_id),
        (_linked_data(visit, article, title),),
    )


def _switched_on(visit: Visit) -> tuple[str, ...]:
    if "layers" not in visit.query:
        return ("quotes",)
    asked = visit.asked("layers").split(",")
    return tuple(layer for layer, _ in LAYERS if layer in asked or "all" in asked)


def _passages(visit: Visit, article: Any, found: Marked) -> list[ShownPassage]:
    text: str = article["text"] or ""
    marks = sorted(found.marks, key=lambda mark: mark.start)
    starts = [note.start for note in found.notes]
    longest = max((mark.end - mark.start for mark in marks), default=0)
    dated: str | None = None
    shown: list[ShownPassage] = []
    for row in visit.rows("SELECT * FROM passages WHERE article_id = ? ORDER BY seq", article["article_id"]):
        here = _touching(marks, row["start"], row["end"], longest)
        notes = found.notes[bisect_left(starts, row["start"]) : bisect_left(starts, row["end"])]
        cut = segments(text, row["start"], row["end"], here) if text else []
        passage = ShownPassage(row["passage_id"], row["role"], None, tuple(cut), tuple(notes))
        begins = row["dated"] is not None and row["dated"] != dated
        shown.append(replace(passage, dated=in_words(row["dated"]) if begins else None))
        dated = row["dated"] or dated
    return shown


def _touching(marks: list[Mark], start: int, end: int, longest: int) -> list[Mark]:
    first = bisect_left(marks, start - longest, key=lambda mark: mark.start)
    last = bisect_left(marks, end, key=lambda mark: mark.start)
    return [mark for mark in marks[first:last] if mark.end > start]


def _evidence(visit: Visit, article_id: str) -> Evidence:
    tables = ("quotes", "assertions", "event_reports", "mentions", "passages")
    links = visit.links
    rows = [Link("articles", links.row("articles", article_id))]
    rows += [Link(table, links.table(table, article_id=article_id)) for table in tables]
    csv = [Link(f"{table}.csv", links.csv(table, article_id=article_id)) for table in tables]
    sql = Link("Is every text really in its article?", links.query("grounded", _hide_sql=""))
    return Evidence(tuple(rows), (sql,), tuple(csv))


def _linked_data(visit: Visit, article: Any, title: str) -> dict[str, Any]:
    quotes = visit.rows(
        "SELECT quote.quote_id, quote.text, quote.speaker_text, entity.name, entity.wikidata_id, entity.type"
        " FROM quotes AS quote LEFT JOIN entities AS entity ON entity.entity_id = quote.speaker_id"
        " WHERE quote.article_id = ? ORDER BY quote.start LIMIT 200",
        article["article_id"],
    )
    page = f"{visit.site.address}{visit.links.read(article['article_id'])}"
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": page,
        "name": title,
        "headline": article["headline"],
        "author": article["byline"],
        "datePublished": _plain_day(article),
        "inLanguage": article["language"],
        "publisher": {"@type": "Organization", "name": article["outlet"]},
        "sameAs": web_address(article["url"]),
        "wordCount": article["word_count"],
        "copyrightNotice": article["rights"],
        "hasPart": [_quotation(visit, article["article_id"], quote) for quote in quotes],
    }
    return {key: value for key, value in said.items() if value is not None}


def _plain_day(article: Any) -> str | None:
    # schema.org knows no vague dates: one that is not a day is left out rather than made precise.
    exact = article["published_earliest"] == article["published_latest"]
    return article["published_earliest"] if exact else None


def _quotation(visit: Visit, article_id: str, quote: Any) -> dict[str, Any]:
    speaker: dict[str, Any] = {
        "@type": "Person" if quote["type"] == "person" else "Organization",
        "name": quote["name"] or quote["speaker_text"],
    }
    if quote["wikidata_id"]:
        speaker["sameAs"] = f"http://www.wikidata.org/entity/{quote['wikidata_id']}"
    said: dict[str, Any] = {
        "@type": "Quotation",
        "@id": f"{visit.site.address}{visit.links.read(article_id, quote['quote_id'])}",
        "text": quote["text"],
    }
    return {**said, "spokenByCharacter": speaker} if speaker["name"] else said
