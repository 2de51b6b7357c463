"""The differences between the rows of a table in two packages."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from onrecord.diff import rule
from onrecord.diff.difference import Difference, Kind, has_id
from onrecord.diff.rows import Pair
from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row
from onrecord.validate.schema_diff import Level

_OF_PLACE = frozenset(("start", "end", "passage_id", "seq"))
"""The fields that say where a row stands, apart from what its words are."""


class TableDifferences:
    """Tells how the rows of a table differ, in the order of their keys."""

    def __init__(self, table: PublishedTable, others: PublishedTable) -> None:
        """Compare by the fields that the table has in both packages."""
        self.table = table
        self.fields = tuple(name for name in table.fields if name in others.fields)
        self._finds_moves = table.is_grounded and has_id(table) and "article_id" in self.fields

    def of(self, pairs: Iterable[Pair]) -> Iterator[Difference]:
        """Give the differences; the rows of an article are kept together, to find those that moved."""
        differing = (pair for pair in pairs if pair.old != pair.new)
        if not self._finds_moves:
            yield from filter(None, map(self._difference, differing))
            return
        for _, some in groupby(differing, key=_article):
            yield from filter(None, map(self._difference, self._joined(list(some))))

    def _joined(self, pairs: list[Pair]) -> Iterator[Pair]:
        """Join a row that is gone and one that is new where they differ in id and place alone."""
        new: dict[tuple[Any, ...], deque[Pair]] = defaultdict(deque)
        for pair in pairs:
            if pair.old is None and pair.new is not None and pair.new["text"] is not None:
                new[self._but_for_place(pair.new)].append(pair)
        gone = (pair for pair in pairs if pair.old is not None and pair.new is None)
        joined = {pair.key: same.popleft() for pair in gone if (same := new[self._but_for_place(pair.old)])}
        taken = {pair.key for pair in joined.values()}
        for pair in pairs:
            if pair.key not in taken:
                yield pair._replace(new=joined[pair.key].new) if pair.key in joined else pair

    def _but_for_place(self, row: Row | None) -> tuple[Any, ...]:
        own = (*self.table.primary_key, *_OF_PLACE)
        return tuple((row or {}).get(name) for name in self.fields if name not in own)

    def _difference(self, pair: Pair) -> Difference | None:
        key, old, new = pair
        name = self.table.name
        if new is None:
            return Difference(*self._judged(*rule.removed(self.table), Kind.REMOVED), key, old)
        if old is None:
            return Difference(Level.MINOR, Kind.ADDED, name, "is new", key, None, new)
        fields = tuple(field for field in self.fields if old.get(field) != new.get(field))
        if not fields:
            return None
        if shift := self._shift(old, new, fields):
            why = f"moved by {shift:+,} characters"
            level = Level.PATCH
            if set(self.table.primary_key) & set(fields):
                level, why = Level.MAJOR, f"{why}, and its id with it"
            return Difference(level, Kind.MOVED, name, why, key, old, new, fields, shift)
        if set(self.table.primary_key) & set(fields):
            return Difference(Level.MAJOR, Kind.CHANGED, name, "has another id", key, old, new, fields)
        level, why = rule.changed(self.table, old, new, fields)
        return Difference(level, Kind.CHANGED, name, why, key, old, new, fields)

    def _judged(self, level: Level, why: str, kind: Kind) -> tuple[Level, Kind, str, str]:
        return level, kind, self.table.name, why

    def _shift(self, old: Row, new: Row, fields: tuple[str, ...]) -> int:
        """Say how far a row moved, when nothing but its place differs; else 0."""
        if not {"start", "end"} <= set(fields) <= {*_OF_PLACE, *self.table.primary_key}:
            return 0
        starts, ends = (old["start"], new["start"]), (old["end"], new["end"])
        if not all(type(one) is int for one in (*starts, *ends)):
            return 0
        shift = starts[1] - starts[0]
        return shift if shift == ends[1] - ends[0] else 0


def _article(pair: Pair) -> Any:
    row = pair.old or pair.new or {}
    return row.get("article_id")
