"""The search: one box over articles, quotes and claims, the best matches first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.serve.links import Link
from onrecord.serve.pages.page import Evidence, Page
from onrecord.serve.visit import Visit

HITS_SHOWN = 10
LONGEST_SNIPPET_WORDS = 24
MOST_WORDS = 12
"""At most so many words are sought: a search for hundreds costs memory."""

# Characters that no text of ours holds mark the words that were found, until the page escapes the rest.
_OPEN, _CLOSE = "\ue000", "\ue001"

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Piece:
    """A stretch of a snippet, and whether it is what was sought."""

    text: str
    found: bool


@dataclass(frozen=True)
class Hit:
    """A row that was found."""

    label: str
    detail: str
    snippet: tuple[Piece, ...]
    href: str


@dataclass(frozen=True)
class Hits:
    """What was found in one table."""

    title: str
    total: int
    hits: tuple[Hit, ...]
    all_rows: str
    """The table page that lists them all."""


@dataclass(frozen=True)
class SearchContent:
    """What was sought and found."""

    sought: str
    found: tuple[Hits, ...]


@dataclass(frozen=True)
class _Index:
    table: str
    title: str
    column: int
    """The column of the index from which the snippet is cut; -1 for the best one."""
    sql: str
    hit: Callable[[Visit, Any], tuple[str, str, str]]
    """The label, the detail and the address of a row."""


def _article(visit: Visit, row: Any) -> tuple[str, str, str]:
    return row["outlet"], row["headline"] or "no headline given", visit.links.read(row["article_id"])


def _quote(visit: Visit, row: Any) -> tuple[str, str, str]:
    speaker = row["speaker"] or row["speaker_text"] or "a source without a name"
    return speaker, f"quoted by {row['outlet']}", visit.links.read(row["article_id"], row["quote_id"])


def _claim(visit: Visit, row: Any) -> tuple[str, str, str]:
    return "Claim", row["kind"], visit.links.claim(row["claim_id"])


_SNIPPET = f"snippet({{table}}_fts, {{column}}, '{_OPEN}', '{_CLOSE}', '…', {LONGEST_SNIPPET_WORDS})"

_INDEXES = (
    _Index(
        "articles",
        "Articles",
        -1,
        "SELECT article.article_id, article.headline, outlet.name AS outlet, {snippet} AS snippet"
        " FROM articles_fts JOIN articles AS article ON article.rowid = articles_fts.rowid"
        " JOIN entities AS outlet ON outlet.entity_id = article.outlet_id"
        " WHERE articles_fts MATCH ? ORDER BY bm25(articles_fts, 4.0, 1.0) LIMIT ?",
        _article,
    ),
    _Index(
        "quotes",
        "Quotes",
        0,
        "SELECT quote.quote_id, quote.article_id, quote.speaker_text, outlet.name AS outlet,"
        " speaker.name AS speaker, {snippet} AS snippet"
        " FROM quotes_fts JOIN quotes AS quote ON quote.rowid = quotes_fts.rowid"
        " JOIN articles AS article USING (article_id)"
        " JOIN entities AS outlet ON outlet.entity_id = article.outlet_id"
        " LEFT JOIN entities AS speaker ON speaker.entity_id = quote.speaker_id"
        " WHERE quotes_fts MATCH ? ORDER BY bm25(quotes_fts, 1.0, 2.0) LIMIT ?",
        _quote,
    ),
    _Index(
        "claims",
        "Claims",
        0,
        "SELECT claim.claim_id, claim.kind, {snippet} AS snippet"
        " FROM claims_fts JOIN claims AS claim ON claim.rowid = claims_fts.rowid"
        " WHERE claims_fts MATCH ? ORDER BY bm25(claims_fts) LIMIT ?",
        _claim,
    ),
)


def search(visit: Visit) -> Page:
    """Show what is found."""
    sought = visit.asked("q")
    query = fts_query(sought)
    found = tuple(_found(visit, index, sought, query) for index in _INDEXES) if query else ()
    title = f"Search: {sought}" if sought else "Search"
    summary = "Articles, quotes and claims, the best matches first."
    return Page("search.html", title, summary, SearchContent(sought, found), _evidence(visit, sought))


def fts_query(sought: str) -> str:
    """Write what was typed as words that must all be there: none of it is taken as an operator."""
    words = _WORD.findall(sought)[:MOST_WORDS]
    return " ".join(f'"{word}"' for word in words)


def _found(visit: Visit, index: _Index, sought: str, query: str) -> Hits:
    counted: Any = visit.row(
        f"SELECT count(*) FROM {index.table}_fts WHERE {index.table}_fts MATCH ?",  # noqa: S608 -- our own names
        query,
    )
    sql = index.sql.format(snippet=_SNIPPET.format(table=index.table, column=index.column))
    hits = [_hit(visit, index, row) for row in visit.rows(sql, query, HITS_SHOWN)]
    return Hits(index.title, counted[0], tuple(hits), visit.links.table(index.table, _search=sought))


def _hit(visit: Visit, index: _Index, row: Any) -> Hit:
    label, detail, href = index.hit(visit, row)
    return Hit(label, detail, _pieces(row["snippet"] or ""), href)


def _pieces(snippet: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for number, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", snippet)):
        if part:
            pieces.append(Piece(part, found=number % 2 == 1))
    return tuple(pieces)


def _evidence(visit: Visit, sought: str) -> Evidence:
    links = visit.links
    tables = ("articles", "quotes", "claims")
    return Evidence(
        tuple(Link(table, links.table(table, _search=sought)) for table in tables),
        (Link("Who said it?", links.query("who-said", word=sought, _hide_sql="")),),
        tuple(Link(f"{table}.csv", links.csv(table, _search=sought)) for table in tables),
    )
