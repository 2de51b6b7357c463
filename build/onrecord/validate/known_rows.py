"""What is known of the rows in files: a package and the rows that would join it, as one."""

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
        if table not in self._ids:
            key = self._tables[table].primary_key[0]
            rows = self._values(table, (key,)) if self._sources.get(table) else None
            self._ids[table] = None if rows is None else {row[0] for row in rows}
        return self._ids[table]

    def _values(self, table: str, fields: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for source in self._sources.get(table, ()):
            yield from columns(source, self._tables[table], fields)

    @cached_property
    def articles(self) -> Mapping[str, KnownArticle]:
        """The articles by id."""
        fields = ("article_id", "outlet_id", "updated", "published_latest")
        return {
            key: KnownArticle(outlet, last_day(updated, latest))
            for key, outlet, updated, latest in self._values("articles", fields)
        }

    @cached_property
    def passages(self) -> Mapping[str, KnownPassage]:
        """The passages by id."""
        fields = ("passage_id", "article_id", "start", "end", "dated_latest")
        return {
            key: KnownPassage(article, start, end, latest)
            for key, article, start, end, latest in self._values("passages", fields)
            if isinstance(start, int) and isinstance(end, int)
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
