"""A visit: what a page may know of the request it answers, and of the database."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.serve.links import Links
from onrecord.serve.site import Site

LONGEST_ANSWER = 200
"""The most characters that are read of a parameter."""


class NothingHereError(Exception):
    """There is no such page; the message says what was sought."""


@dataclass(frozen=True)
class Visit:
    """A request for a page of a site."""

    site: Site
    conn: sqlite3.Connection
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """The parts of the address that name something."""
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    """The parameters behind the question mark, the first value of each."""

    @property
    def links(self) -> Links:
        """The addresses of the site."""
        return Links(self.site.database)

    def asked(self, name: str, default: str = "") -> str:
        """Give a parameter, without white space around it and not overlong."""
        return self.query.get(name, default).strip()[:LONGEST_ANSWER]

    def page_number(self) -> int:
        """Give the number of the page that is asked for, from 1."""
        asked = self.asked("page", "1")
        return max(1, int(asked)) if asked.isascii() and asked.isdigit() else 1

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """Run a query and give its rows."""
        return self.conn.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """Run a query and give its first row."""
        return self.conn.execute(sql, values).fetchone()
