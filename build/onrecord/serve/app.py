"""Opens a site: Datasette on the SQLite file, with our settings, descriptions and pages."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import datasette.app  # pyright: ignore[reportMissingTypeStubs] -- the library ships no types
import datasette.plugins  # pyright: ignore[reportMissingTypeStubs] -- the library ships no types

from onrecord.problems import UsageError
from onrecord.serve import plugin
from onrecord.serve.metadata import metadata
from onrecord.serve.render import NAVIGATION, static
from onrecord.serve.site import Site, attach
from onrecord_schema.registers import DatasetDescription

HERE = Path(__file__).parent

SETTINGS: dict[str, Any] = {
    # Guessing facets makes a table page of a large table eleven times as slow; ours are chosen.
    "suggest_facets": False,
    "default_page_size": 25,
    "truncate_cells_html": 200,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "num_sql_threads": 6,
    # A table that ends in the middle with status 200 is worse than a long one.
    "max_csv_mb": 0,
    # After a build and a new start, the reader sees the new data.
    "default_cache_ttl": 5,
}
"""Datasette's settings for a reader's own machine."""

PUBLIC_SETTINGS: dict[str, Any] = {
    **SETTINGS,
    "default_allow_sql": False,
    "max_returned_rows": 500,
    "sql_time_limit_ms": 500,
    "max_csv_mb": 50,
    "default_cache_ttl": 3600,
}
"""Datasette's settings where strangers may come."""


def open_site(
    database: Path, description: DatasetDescription, *, public: bool = False, address: str = ""
) -> Any:
    """Give the Datasette that serves a database, read-only and immutable.

    Args:
        database: The SQLite file.
        description: The dataset as a whole.
        public: Whether strangers may come.
        address: The address at which the site is seen from outside.

    Raises:
        UsageError: There is no such file.
    """
    if not database.is_file():
        raise UsageError(f"there is no database {database}: run onrecord build")
    if not datasette.plugins.pm.is_registered(plugin):
        datasette.plugins.pm.register(plugin, name="onrecord")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?immutable=1", uri=True)) as conn:
        said = metadata(description, database.stem, conn)
    package = database.with_suffix(".zip")
    found = package if package.is_file() else None
    kind = cast("Any", datasette.app.Datasette)
    served = kind.__new__(kind)
    # Before it is initialised, because that already asks the plugins for their routes and tools.
    attach(served, Site(description, database.stem, public, found, address.rstrip("/")))
    served.__init__(
        [],
        immutables=[str(database)],
        metadata=said,
        settings=PUBLIC_SETTINGS if public else SETTINGS,
        template_dir=str(HERE / "stock"),
        static_mounts=[("-/onrecord", str(HERE / "static"))],
    )
    # Also for error pages, which get no other variables.
    served.jinja_env.globals.update(onrecord_navigation=NAVIGATION, onrecord_static=static)
    return served
