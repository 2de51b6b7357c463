"""What every page has: a title, its content, and the way to the rows behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Generic, TypeVar

from onrecord.serve.links import Link
from onrecord.serve.visit import Visit

Item = TypeVar("Item")


@dataclass(frozen=True)
class Evidence:
    """Where the rows behind a page are: as tables, as SQL, as CSV."""

    rows: tuple[Link, ...] = ()
    sql: tuple[Link, ...] = ()
    csv: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page: what it shows, and what machines are told of it."""

    template: str
    title: str
    summary: str
    """What the page is, in one sentence, for search engines and previews."""
    content: Any
    """A frozen dataclass: the template reads it, and it is the page's JSON."""
    evidence: Evidence = field(default_factory=Evidence)
    linked_data: tuple[dict[str, Any], ...] = ()
    """What the page is about in the words of schema.org (JSON-LD)."""


PageMaker = Callable[[Visit], Page]
"""Makes a page of a visit."""


@dataclass(frozen=True)
class Slice(Generic[Item]):
    """A page of a longer list."""

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int


def slice_of(items: Sequence[Item], number: int, size: int) -> Slice[Item]:
    """Give one page of a list; a number beyond the last page gives the last."""
    pages = max(1, ceil(len(items) / size))
    shown = min(number, pages)
    return Slice(tuple(items[(shown - 1) * size : shown * size]), shown, pages, len(items))
