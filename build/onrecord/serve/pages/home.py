"""The home page: what this is, the reports, the questions one can ask, and how to take it along."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from onrecord.serve.dates import in_words
from onrecord.serve.links import Link
from onrecord.serve.pages.page import Evidence, Page, Slice
from onrecord.serve.questions import QUESTIONS
from onrecord.serve.visit import Visit
from onrecord_schema.tables import TABLES
from onrecord_schema.vocabularies import PublishedBasis

REPORTS_PER_PAGE = 25

BASES: dict[str, str] = {
    str(PublishedBasis.STATED): "as it states itself",
    str(PublishedBasis.INFERRED): "inferred from its text",
    str(PublishedBasis.EXTERNAL): "from a source outside the text",
}
"""How a date of publication is known, in words."""


@dataclass(frozen=True)
class ShownReport:
    """A report, as the home page lists it."""

    article_id: str
    outlet: str
    headline: str | None
    published: str
    basis: str
    updated: str | None
    quotes: int
    assertions: int
    href: str


@dataclass(frozen=True)
class HomeContent:
    """The dataset as a whole."""

    title: str
    description: str
    version: str
    reports: Slice[ShownReport]
    counts: tuple[tuple[str, int, str], ...]
    """The tables: name, number of rows, address."""
    questions: tuple[Link, ...]
    licences: tuple[Link, ...]
    text_rights: str
    contributors: tuple[str, ...]
    citation: str
    database: str
    has_package: bool


_REPORTS = """
SELECT article.article_id, article.headline, article.published, article.published_basis, article.updated,
       outlet.name AS outlet,
       (SELECT count(*) FROM quotes AS quote WHERE quote.article_id = article.article_id) AS quotes,
       (SELECT count(*) FROM assertions AS one WHERE one.article_id = article.article_id) AS assertions
FROM articles AS article JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
WHERE article.article_id IN (SELECT value FROM json_each(?))
ORDER BY article.published_earliest, article.article_id
"""


def home(visit: Visit) -> Page:
    """Show the dataset as a whole."""
    said = visit.site.description
    counts = visit.site.once("counts", _counts, visit.conn)
    people = tuple(person.title for person in said.contributors)
    content = HomeContent(
        said.title,
        said.description,
        said.version,
        _reports(visit),
        tuple((name, count, visit.links.table(name)) for name, count in counts.items()),
        tuple(Link(question.title, visit.links.ask(question.name)) for question in QUESTIONS),
        tuple(Link(licence.title, licence.path) for licence in said.licences),
        said.text_rights,
        people,
        f"{', '.join(people) or 'The contributors'}. {said.title}. Version {said.version}. Data set.",
        visit.site.database,
        visit.site.package is not None,
    )
    return Page("home.html", said.title, said.description, content, _evidence(visit), (_linked_data(visit),))


def _counts(conn: sqlite3.Connection) -> dict[str, int]:
    return {
        table.name: conn.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]  # noqa: S608 -- our own names
        for table in TABLES
    }


def _reports(visit: Visit) -> Slice[ShownReport]:
    order = visit.site.once("articles", _in_order, visit.conn)
    pages = max(1, -(-len(order) // REPORTS_PER_PAGE))
    number = min(visit.page_number(), pages)
    ids = order[(number - 1) * REPORTS_PER_PAGE : number * REPORTS_PER_PAGE]
    rows = visit.rows(_REPORTS, json.dumps(ids))
    return Slice(tuple(_report(visit, row) for row in rows), number, pages, len(order))


def _in_order(conn: sqlite3.Connection) -> list[str]:
    rows = conn.execute("SELECT article_id FROM articles ORDER BY published_earliest, article_id")
    return [row[0] for row in rows]


def _report(visit: Visit, row: Any) -> ShownReport:
    return ShownReport(
        row["article_id"],
        row["outlet"],
        row["headline"],
        in_words(row["published"]),
        BASES.get(row["published_basis"], ""),
        in_words(row["updated"]) if row["updated"] else None,
        row["quotes"],
        row["assertions"],
        visit.links.read(row["article_id"]),
    )


def _evidence(visit: Visit) -> Evidence:
    links = visit.links
    return Evidence(
        tuple(Link(table.name, links.table(table.name)) for table in TABLES),
        (Link("Is the text of every row really in its article?", links.query("grounded", _hide_sql="")),),
        tuple(Link(f"{table.name}.csv", links.csv(table.name)) for table in TABLES),
    )


def _linked_data(visit: Visit) -> dict[str, Any]:
    said, site = visit.site.description, visit.site
    files = [
        {
            "@type": "DataDownload",
            "name": f"{table.name}.csv",
            "encodingFormat": "text/csv",
            "contentUrl": f"{site.address}{visit.links.csv(table.name)}",
        }
        for table in TABLES
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{site.address}/",
        "name": said.title,
        "description": said.description,
        "version": said.version,
        "keywords": list(said.keywords),
        "license": said.licences[0].path,
        "usageInfo": said.text_rights,
        "creator": [{"@type": "Organization", "name": person.title} for person in said.contributors],
        "isAccessibleForFree": True,
        "distribution": files,
    }
