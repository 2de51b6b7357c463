"""The plugin: what Datasette asks of us, for sites of ours alone."""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any, cast

import pluggy
from datasette.utils import tilde_decode  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType] -- the library ships no types
from markupsafe import Markup

from onrecord.serve.compare import TOOL_DESCRIPTION, Comparison, compare
from onrecord.serve.headers import App, guarded
from onrecord.serve.limits import limit, longest_article
from onrecord.serve.links import Link, Links, anchor_of
from onrecord.serve.routes import View, routes
from onrecord.serve.site import Site, site_of
from onrecord.serve.visit import Visit
from onrecord_schema.tables import TABLE_BY_NAME

hookimpl = pluggy.HookimplMarker("datasette")


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Bound what a query may cost."""
    site = site_of(datasette)
    # Datasette writes to its own internal database, which nobody queries.
    if site is not None and database == site.database:
        limit(conn, site.once("longest article", longest_article, conn))


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, View]]:
    """Add our pages."""
    site = site_of(datasette)
    return [] if site is None else routes(site)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Add headers, and shut what strangers need not see."""

    def wrap(app: App) -> App:
        site = site_of(datasette)
        return app if site is None else guarded(app, site)

    return wrap


@hookimpl(optionalhook=True)
def register_mcp_tools(datasette: Any, mcp: Any) -> None:
    """Add our tool to the MCP server, where the extra `mcp` is installed."""
    site = site_of(datasette)
    if site is None:
        return

    async def compare_claim(claim: str) -> dict[str, Any]:
        def look(conn: sqlite3.Connection) -> Comparison:
            return compare(Visit(site, conn), claim)

        return asdict(await datasette.get_database(site.database).execute_fn(look))

    mcp.tool(name="compare_claim", description=TOOL_DESCRIPTION)(compare_claim)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Markup | None:
    """Turn addresses on this site into links, and offsets into links to the mark in the reader."""
    site = site_of(datasette)
    if site is None:
        return None
    if column.startswith(("read", "page")) and isinstance(value, str) and value.startswith("/-/"):
        return Markup('<a href="{}">{}</a>').format(value, value.removeprefix("/-/"))
    if column == "start" and table and (href := _in_reader(site, table, row)):
        return Markup('<a href="{}" title="Read it in its article">{}</a>').format(href, value)
    return None


@hookimpl
def extra_template_vars(
    view_name: str, request: Any, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]] | None:
    """Give the page of each row the way to where it can be read."""
    site = site_of(datasette)
    if site is None or view_name != "row":
        return None

    async def with_reader() -> dict[str, Any]:
        def look(conn: sqlite3.Connection) -> Link | None:
            return _page_of_row(site, request, conn)

        return {"onrecord_read": await datasette.get_database(site.database).execute_fn(look)}

    return with_reader


def _page_of_row(site: Site, request: Any, conn: sqlite3.Connection) -> Link | None:
    name = request.url_vars.get("table", "")
    table = TABLE_BY_NAME.get(name)
    if table is None:
        return None
    key = [tilde_decode(part) for part in request.url_vars["pks"].split(",")]
    where = " AND ".join(f"{field} = ?" for field in table.primary_key)
    row = conn.execute(f"SELECT * FROM {name} WHERE {where}", key).fetchone()  # noqa: S608 -- names of our own tables
    return None if row is None else _page(site, name, row)


def _page(site: Site, table: str, row: Any) -> Link | None:
    links = Links(site.database)
    if href := _in_reader(site, table, row):
        return Link("Read it in its article", href)
    own = {
        "articles": lambda: Link("Read this article with its marks", links.read(row["article_id"])),
        "claims": lambda: Link("See who asserts this claim", links.claim(row["claim_id"])),
        "utterances": lambda: Link("See every rendering of it", links.utterance(row["utterance_id"])),
        "events": lambda: Link("See it on the timeline", links.here("/-/timeline", event=row["event_id"])),
    }
    return own[table]() if table in own else None


def _in_reader(site: Site, table: str, row: Any) -> str | None:
    described = TABLE_BY_NAME.get(table)
    if described is None or not described.is_grounded or "article_id" not in described.fields:
        return None
    article_id, key = _plain(row["article_id"]), _plain(row[described.primary_key[0]])
    # An id that is not made of its article's has no anchor there.
    return None if anchor_of(article_id, key) == key else Links(site.database).read(article_id, key)


def _plain(value: Any) -> str:
    # Where a table page shows labels, a foreign key is a value with its label.
    return str(cast("dict[str, Any]", value)["value"] if isinstance(value, dict) else value)
