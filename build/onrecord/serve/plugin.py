"""The plugin: what Datasette asks of us, for sites of ours alone."""

import sqlite3
from typing import Any

import pluggy
from markupsafe import Markup

from onrecord.serve.limits import limit, longest_article
from onrecord.serve.site import site_of

hookimpl = pluggy.HookimplMarker("datasette")


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Bound what a query may cost."""
    site = site_of(datasette)
    # Datasette writes to its own internal database, which nobody queries.
    if site is not None and database == site.database:
        limit(conn, site.once("longest article", longest_article, conn))


@hookimpl
def render_cell(value: Any, column: str, datasette: Any) -> Markup | None:
    """Turn the addresses that questions give into links."""
    if site_of(datasette) is None or column not in ("read", "page") or not isinstance(value, str):
        return None
    if not value.startswith("/-/"):
        return None
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(value), value.removeprefix("/-/"))
