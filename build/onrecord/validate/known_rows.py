"""What is known of the rows in files: a package and the rows that would join it, as one."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from onrecord.checks.known import Known, KnownArticle, KnownPassage, KnownQuote, last_day
from onrecord.read.published import PublishedTable
from onrecord.read.row_sources import columns
from onrecord.read.rows import RowSource
from onrecord.validate.texts import texts_of

Sources = Mapping[str, Sequence[RowSource]]
"""The files that hold the rows of each table."""


class KnownRows(Known):
    """What the rows of some files say; a table is read when it is first asked for, and no more of it kept."""

    def __init__(self, sources: Sources, tables: Mapping[str, PublishedTable]) -> None:
        """Look things up in files."""
        self._sources, self._tables = sources, tables
        self._ids: dict[str, Collection[str] | None] = {}

    def ids_of(self, table: str) -> Collection[str] | None:
        """Give the ids of a table; None when no file holds it."""
        if not self._sources.get(table):
            return None
        if table not in self._ids:
            self._ids[table] = self._mapped(table) or self._keys(table)
        return self._ids[table]

    def _mapped(self, table: str) -> Collection[str] | None:
        # What is known of these by id is kept anyway; their ids are not kept twice.
        match table:
            case "articles":
                return self.articles
            case "passages":
                return self.passages
            case _:
                return None

    def _keys(self, table: str) -> Collection[str]:
        return {row[0] for row in self._values(table, self._tables[table].primary_key[:1])}

    def _values(self, table: str, fields: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for source in self._sources.get(table, ()):
            yield from columns(source, self._tables[table], fields)

    @cached_property
    def articles(self) -> Mapping[str, KnownArticle]:
        """The articles by id."""
        fields = ("article_id", "outlet_id", "updated", "published_latest")
        return {
            _shared(key): KnownArticle(_shared(outlet), _shared(last_day(_text(updated), _text(latest))))
            for key, outlet, updated, latest in self._values("articles", fields)
        }

    @cached_property
    def passages(self) -> Mapping[str, KnownPassage | None]:
        """The passages by id; None for one whose offsets are no numbers."""
        fields = ("passage_id", "article_id", "start", "end", "dated_latest")
        return {
            key: KnownPassage(_shared(article), start, end, _text(latest))
            if isinstance(start, int) and isinstance(end, int)
            else None
            for key, article, start, end, latest in self._values("passages", fields)
        }

    @cached_property
    def quotes(self) -> Mapping[str, KnownQuote]:
        """The quotes by id."""
        fields = ("quote_id", "article_id", "speaker_id")
        return {key: KnownQuote(*values) for key, *values in self._values("quotes", fields)}

    @cached_property
    def entity_types(self) -> Mapping[str, str]:
        """The type of each entity."""
        return dict(self._values("entities", ("entity_id", "type")))  # type: ignore[arg-type]

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each article that has one, by id."""
        return texts_of(self._sources.get("articles", ()), self._tables["articles"])


def _shared(value: Any) -> Any:
    """Keep one copy of a text that many rows have."""
    return sys.intern(value) if type(value) is str else value


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
