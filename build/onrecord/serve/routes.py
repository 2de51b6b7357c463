"""The routes: which address shows which page, as HTML and, with `.json` behind it, as JSON."""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import parse_qsl, unquote

from datasette.utils.asgi import (  # pyright: ignore[reportMissingTypeStubs] -- the library ships no types
    Response,
    asgi_send_file,  # pyright: ignore[reportUnknownVariableType] -- as above
)

from onrecord.serve import machines
from onrecord.serve.pages.ask import answer, ask
from onrecord.serve.pages.atlas import atlas
from onrecord.serve.pages.claim import claim
from onrecord.serve.pages.claims import claims
from onrecord.serve.pages.home import home
from onrecord.serve.pages.page import Page, PageMaker
from onrecord.serve.pages.reader import reader
from onrecord.serve.pages.search import search
from onrecord.serve.pages.sources import sources
from onrecord.serve.pages.timeline import timeline
from onrecord.serve.pages.utterances import utterance, utterances
from onrecord.serve.render import as_html, as_json
from onrecord.serve.site import Site
from onrecord.serve.visit import NothingHereError, Visit

View = Callable[..., Awaitable[Any]]

STRICT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of our pages: nothing inline runs, nothing comes from elsewhere."""

PAGES: tuple[tuple[str, PageMaker], ...] = (
    ("/", home),
    ("/-/read/(?P<article_id>[^/]+?)", reader),
    ("/-/claims", claims),
    ("/-/claims/(?P<claim_id>[^/]+?)", claim),
    ("/-/sources", sources),
    ("/-/utterances", utterances),
    ("/-/utterances/(?P<utterance_id>[^/]+?)", utterance),
    ("/-/timeline", timeline),
    ("/-/map", atlas),
    ("/-/search", search),
    ("/-/ask", ask),
    ("/-/ask/(?P<question>[^/]+?)", answer),
)
"""The address of each page, as a regular expression, and what makes it."""


@dataclass(frozen=True)
class _Nothing:
    message: str


def routes(site: Site) -> list[tuple[str, View]]:
    """Give the routes of a site."""
    pages = [(rf"{pattern}(?P<suffix>\.json)?$", _view(site, make)) for pattern, make in PAGES]
    texts = [
        (r"/robots\.txt$", _text(site, machines.robots, "text/plain")),
        (r"/sitemap\.xml$", _text(site, machines.sitemap, "application/xml")),
    ]
    return [*pages, *texts, (r"/-/package\.zip$", _package(site))]


def _view(site: Site, make: PageMaker) -> View:
    async def view(request: Any, datasette: Any) -> Any:
        wants_json = bool(request.url_vars["suffix"])
        path = request.path.removesuffix(".json") if wants_json else request.path

        def build(conn: sqlite3.Connection) -> tuple[str, int]:
            visit = _visit(site, conn, request)
            page, status = _made(make, visit)
            return (as_json(page) if wants_json else as_html(page, visit, path or "/")), status

        # In one of Datasette's threads: a page that takes long does not keep the others waiting.
        body, status = await datasette.get_database(site.database).execute_fn(build)
        kind = "application/json" if wants_json else "text/html"
        return _response(body, kind, status, datasette)

    return view


def _visit(site: Site, conn: sqlite3.Connection, request: Any) -> Visit:
    query: dict[str, str] = {}
    for name, value in parse_qsl(request.query_string, keep_blank_values=True):
        query.setdefault(name, value)
    names = {name: unquote(value) for name, value in request.url_vars.items() if value}
    return Visit(site, conn, names, query)


def _made(make: PageMaker, visit: Visit) -> tuple[Page, int]:
    try:
        return make(visit), 200
    except NothingHereError as error:
        return Page("nothing.html", "Nothing here", str(error), _Nothing(str(error))), 404


def _text(site: Site, write: Callable[[Visit, str], str], kind: str) -> View:
    async def view(request: Any, datasette: Any) -> Any:
        address = site.address or f"{request.scheme}://{request.host}"

        def build(conn: sqlite3.Connection) -> str:
            return write(_visit(site, conn, request), address)

        body = await datasette.get_database(site.database).execute_fn(build)
        return _response(body, kind, 200, datasette)

    return view


def _package(site: Site) -> View:
    async def view(send: Any) -> Any:
        if site.package is None:
            return _respond(
                "There is no package beside the database: run onrecord build.", 404, "text/plain", {}
            )
        name = site.package.name
        await cast("Any", asgi_send_file)(send, str(site.package), name, content_type="application/zip")
        return None

    return view


def _response(body: str, kind: str, status: int, datasette: Any) -> Any:
    seconds = datasette.setting("default_cache_ttl") if status == HTTPStatus.OK else 0
    headers = {
        "content-security-policy": STRICT_POLICY,
        "cache-control": f"max-age={seconds}",
    }
    return _respond(body, status, f"{kind}; charset=utf-8", headers)


def _respond(body: str, status: int, kind: str, headers: dict[str, str]) -> Any:
    return Response(body, status=status, headers=headers, content_type=kind)
