"""What is known of the rows that others refer to: enough of them to check a reference and a span."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import NamedTuple

from onrecord.checks.alike import AlikeIds
from onrecord.records import Dataset
from onrecord_schema.edtf_dates import bounds, is_edtf


class KnownArticle(NamedTuple):
    """What rows ask of an article."""

    outlet_id: str
    last_day: str | None
    """The last day on which any part of it can have been published."""


class KnownPassage(NamedTuple):
    """What rows ask of a passage."""

    article_id: str
    start: int
    end: int
    last_day: str | None
    """The last day on which it can have been published, if it is dated apart."""


class KnownQuote(NamedTuple):
    """What rows ask of a quote."""

    article_id: str
    speaker_id: str | None


class Known(ABC):
    """The rows that others refer to."""

    @abstractmethod
    def ids_of(self, table: str) -> Collection[str] | None:
        """Give the ids of a table; None when it is not wholly known."""

    def id_like(self, wrong: str, table: str) -> str | None:
        """Give the id of a table most like one that it does not have; None where none is like it."""
        if table not in self._alike:
            self._alike[table] = AlikeIds(self.ids_of(table) or ())
        return self._alike[table](wrong)

    @cached_property
    def _alike(self) -> dict[str, AlikeIds]:
        return {}

    @cached_property
    @abstractmethod
    def articles(self) -> Mapping[str, KnownArticle]:
        """The articles by id."""

    @cached_property
    @abstractmethod
    def passages(self) -> Mapping[str, KnownPassage | None]:
        """The passages by id; None for one of which no more is known."""

    @cached_property
    @abstractmethod
    def quotes(self) -> Mapping[str, KnownQuote]:
        """The quotes by id."""

    @cached_property
    @abstractmethod
    def entity_types(self) -> Mapping[str, str]:
        """The type of each entity."""

    @cached_property
    @abstractmethod
    def texts(self) -> Mapping[str, str]:
        """The text of each article that has one, by id."""

    @cached_property
    def article_days(self) -> Mapping[str, str]:
        """The last day on which any part of each article can have been published, where one is known."""
        return {key: one.last_day for key, one in self.articles.items() if one.last_day}

    @cached_property
    def passage_days(self) -> Mapping[str, str]:
        """The last day on which each passage that is dated apart can have been published."""
        return {key: one.last_day for key, one in self.passages.items() if one and one.last_day}


def last_day(updated: str | None, latest: str | None) -> str | None:
    """Give the last day on which any part of an article can have been published."""
    return (bounds(updated)[1] if updated is not None and is_edtf(updated) else None) or latest


class KnownDataset(Known):
    """What the rows of a dataset in memory say."""

    def __init__(self, dataset: Dataset) -> None:
        """Look things up in a dataset, when they are asked for."""
        self._dataset = dataset

    def ids_of(self, table: str) -> Collection[str] | None:
        """Give the ids of a table; None when faulty rows were left out of it."""
        return self._ids.get(table)

    @cached_property
    def _ids(self) -> Mapping[str, Collection[str]]:
        return {
            table.name: {row[table.primary_key[0]] for row in self._dataset.rows(table.name)}
            for table in self._dataset.facts
            if len(table.primary_key) == 1 and table.name not in self._dataset.partial
        }

    @cached_property
    def articles(self) -> Mapping[str, KnownArticle]:
        """The articles by id."""
        return {
            row["article_id"]: KnownArticle(
                row["outlet_id"], last_day(row["updated"], row["published_latest"])
            )
            for row in self._dataset.rows("articles")
        }

    @cached_property
    def passages(self) -> Mapping[str, KnownPassage | None]:
        """The passages by id; None for one of which no more is known."""
        fields = ("article_id", "start", "end", "dated_latest")
        return {
            row["passage_id"]: KnownPassage(*(row[field] for field in fields))
            for row in self._dataset.rows("passages")
        }

    @cached_property
    def quotes(self) -> Mapping[str, KnownQuote]:
        """The quotes by id."""
        return {
            row["quote_id"]: KnownQuote(row["article_id"], row["speaker_id"])
            for row in self._dataset.rows("quotes")
        }

    @cached_property
    def entity_types(self) -> Mapping[str, str]:
        """The type of each entity."""
        return {row["entity_id"]: row["type"] for row in self._dataset.rows("entities")}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each article that has one, by id."""
        return self._dataset.texts()
