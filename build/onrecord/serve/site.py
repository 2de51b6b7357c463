"""What a running site is: one Datasette, one database, and what was computed from it once."""

import sqlite3
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from onrecord_schema.registers import DatasetDescription

Computed = TypeVar("Computed")


@dataclass(frozen=True)
class Site:
    """A dataset that is being served, and how."""

    description: DatasetDescription
    database: str
    """The name of the database, the first part of the address of every table."""
    public: bool = False
    """Whether strangers may come: no SQL of their own, nothing about the host."""
    package: Path | None = None
    """The data package as a zip file, if it was built beside the database."""
    address: str = ""
    """The address at which the site is seen from outside, without a final slash; empty if it is not known."""
    _computed: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any], repr=False, compare=False)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def once(
        self, name: str, compute: Callable[[sqlite3.Connection], Computed], conn: sqlite3.Connection
    ) -> Computed:
        """Compute something about the whole database once, at its first use: the file never changes."""
        with self._lock:
            if name not in self._computed:
                self._computed[name] = compute(conn)
            return cast("Computed", self._computed[name])


# Datasette's plugins are global to the process. A site is looked up by its Datasette, so that another
# Datasette in the same process stays what it is.
_SITES: WeakKeyDictionary[Any, Site] = WeakKeyDictionary()


def attach(datasette: object, site: Site) -> None:
    """Make a Datasette serve a site."""
    _SITES[datasette] = site


def site_of(datasette: object) -> Site | None:
    """Give the site that a Datasette serves; None if it is not ours."""
    return _SITES.get(datasette)
