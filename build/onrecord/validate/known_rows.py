"""What is known of the rows in files: a package and the rows that would join it, as one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from onrecord.checks.known import Known, KnownArticle, KnownPassage, KnownQuote, last_day
from onrecord.read.published import PublishedTable
from onrecord.read.row_sources import batches
from onrecord.read.rows import RowSource
from onrecord.validate.texts import texts_of

Sources = Mapping[str, Sequence[RowSource]]
"""The files that hold the rows of each table."""


class KnownRows(Known):
    """What the rows of some files say; a table is read when it is first asked for, and no more of it kept."""

    def __init__(self, sources: Sources, tables: Mapping[str, PublishedTable]) -> None:
        """Look things up in files."""
        self._sources, self._tables = sources, tables
        self.ids_of = cache(self._ids_of)

    def ids_of(self, table: str) -> Collection[str] | None:  # pyright: ignore[reportRedeclaration] -- cached per object above
        """Give the ids of a table; None when no file holds it."""
        return self._ids_of(table)

    def _ids_of(self, table: str) -> Collection[str] | None:
        if not self._sources.get(table):
            return None
        return {key for (key,) in self._values(table, self._tables[table].primary_key[:1])}

    def _values(self, table: str, fields: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Give some fields of every row that has a usable key."""
        key = self._tables[table].primary_key[0]
        for source in self._sources.get(table, ()):
            for batch in batches(source, self._tables[table]):
                for row in batch.rows:
                    if isinstance(row.get(key), str):
                        yield tuple(map(row.get, fields))

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
