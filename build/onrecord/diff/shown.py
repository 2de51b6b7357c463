"""Differences in words and values, as every report shows them."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from onrecord.diff.difference import Difference, Kind
from onrecord.read.rows import Row
from onrecord.report.text import harmless
from onrecord.text.differing import differing_parts, shortened

_GIST = ("text", "headline", "name", "title")
_GIST_CHARS = 80
_MOST_CHARS = 360
_FEWEST_TOGETHER = 3


class Shown(NamedTuple):
    """A difference as it is shown, or many rows that moved together."""

    first: Difference
    last: Difference
    rows: int
    """How many differences are shown as this one."""

    @property
    def place(self) -> str:
        """Name the row, or the first and the last."""
        if self.rows == 1:
            return self.first.place
        return f"{self.first.place} to {', '.join(map(str, self.last.key))}"

    @property
    def why(self) -> str:
        """Say what happened."""
        if self.rows > 1:
            return f"{self.rows:,} rows {self.first.why}".replace("its id with it", "their ids with them")
        return self.first.why

    @property
    def gist(self) -> str | None:
        """Give the beginning of the words of a row that is new or gone."""
        if self.first.kind not in (Kind.ADDED, Kind.REMOVED):
            return None
        row: Row = self.first.new or self.first.old or {}
        words = next((row[name] for name in _GIST if row.get(name)), None)
        return _written(shortened(words, _GIST_CHARS)) if isinstance(words, str) else None

    def values(self) -> Iterator[tuple[str, str, str]]:
        """Give each field that differs with its old and new value; of rows that moved together, none."""
        if self.rows == 1 and self.first.old is not None and self.first.new is not None:
            for name in self.first.fields:
                yield name, *_change(self.first.old.get(name), self.first.new.get(name))


def shown(differences: Iterable[Difference]) -> Iterator[Shown]:
    """Give the differences one by one, and rows of an article that moved together as one."""
    for together, some in groupby(differences, key=_together):
        if together is None:
            yield from (Shown(one, one, 1) for one in some)
            continue
        many = list(some)
        if len(many) >= _FEWEST_TOGETHER:
            yield Shown(many[0], many[-1], len(many))
        else:
            yield from (Shown(one, one, 1) for one in many)


def _together(one: Difference) -> tuple[Any, ...] | None:
    if one.kind is not Kind.MOVED or one.old is None:
        return None
    # Pieces of a quote have no article of their own, but the quote has.
    return one.table, one.level, one.shift, one.old.get("article_id"), one.why


def _change(old: object, new: object) -> tuple[str, str]:
    if isinstance(old, str) and isinstance(new, str):
        old, new = differing_parts(old, new)
    return _written(old), _written(new)


def _written(value: object) -> str:
    """Write a value as JSON does, shortened, and so that it cannot command a terminal."""
    return harmless(shortened(json.dumps(value, ensure_ascii=False), _MOST_CHARS))
