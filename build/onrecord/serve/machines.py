"""For machines that read the whole site: robots.txt and the sitemap."""

import sqlite3
from collections.abc import Iterator
from xml.sax.saxutils import escape

from onrecord.serve.links import Links
from onrecord.serve.questions import QUESTIONS
from onrecord.serve.render import NAVIGATION
from onrecord.serve.visit import Visit

MOST_ADDRESSES = 50_000
"""So many addresses a sitemap may hold (sitemaps.org, protocol 0.9)."""


def robots(visit: Visit, address: str) -> str:
    """Tell robots to read the pages, and to leave alone what can be combined without end."""
    disallowed = [
        f"/{visit.site.database}/*?",
        f"/{visit.site.database}?",
        "/-/search?",
        "/-/ask/*?",
        "/-/*?layers=",
    ]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in disallowed),
        f"Sitemap: {address}/sitemap.xml",
    ]
    return "\n".join(lines) + "\n"


def sitemap(visit: Visit, address: str) -> str:
    """List the pages."""
    paths = visit.site.once("sitemap", lambda conn: list(_paths(conn, visit.links)), visit.conn)
    urls = "\n".join(f"<url><loc>{escape(address + path)}</loc></url>" for path in paths[:MOST_ADDRESSES])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
    )


def _paths(conn: sqlite3.Connection, links: Links) -> Iterator[str]:
    yield from (path for path, _ in NAVIGATION)
    yield from (links.ask(question.name) for question in QUESTIONS)
    yield from (links.read(row[0]) for row in conn.execute("SELECT article_id FROM articles ORDER BY 1"))
    yield from (
        links.utterance(row[0]) for row in conn.execute("SELECT utterance_id FROM utterances ORDER BY 1")
    )
    yield from (links.claim(row[0]) for row in conn.execute("SELECT claim_id FROM claims ORDER BY 1"))
