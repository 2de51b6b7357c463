"""The context in which one article's annotation is resolved."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.problems import Place, Problem
from onrecord.read.corpus import ArticleSource
from onrecord.read.marked import Path_
from onrecord.read.shape import Sourced
from onrecord.records import Dataset, Locator, Row
from onrecord.resolve.selection import Unresolved, look_for, select, select_nearest
from onrecord.text.places import Places
from onrecord.text.spans import Span, excerpt
from onrecord_schema.annotation import Annotation, Selector
from onrecord_schema.edtf_dates import bounds, is_edtf


@dataclass
class ArticleContext:
    """One article, its annotation, the rows made of them so far, and the problems met."""

    article: ArticleSource
    annotation: Sourced[Annotation]
    dataset: Dataset
    problems: list[Problem] = field(default_factory=list[Problem])
    passages: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])
    """The passages in the order of the text, with their ids."""

    @cached_property
    def places(self) -> Places:
        """The places of the article, for all that the annotation selects."""
        return Places(self.text)

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.article.text

    def whole_id(self, local_id: str) -> str:
        """Make an id that is written within the annotation unique in the dataset."""
        return f"{self.article.article_id}-{local_id}"

    def place(self, way: Path_) -> Place:
        """Give the place of a part of the annotation."""
        return self.annotation.document.at(way)

    def locator(self, way: Path_, fields: dict[str, Path_] | None = None) -> Locator:
        """Give a locator for a row written at `way`, some of whose fields are written below it."""
        document, below = self.annotation.document, fields or {}
        return lambda field: document.at((*way, *below.get(field, (field,) if field else ())))

    def select(self, selection: str | Selector, way: Path_, rule: str) -> Span | None:
        """Find the place that a selection means; None, and a problem, when there is not exactly one."""
        return self._collecting(lambda: select(selection, self.places, self.place(way), rule))

    def select_nearest(
        self, selection: str | Selector, near: Sequence[Span], way: Path_, rule: str
    ) -> Span | None:
        """Find the place that a selection means nearest to some spans; None, and a problem, if unclear."""
        return self._collecting(lambda: select_nearest(selection, near, self.places, self.place(way), rule))

    def look_for(self, selection: str | Selector, way: Path_, rule: str) -> None:
        """Give a problem when the text has a selection nowhere."""
        try:
            look_for(selection, self.places, self.place(way), rule)
        except Unresolved as unresolved:
            self.problems.append(unresolved.problem)

    def _collecting(self, find: Callable[[], Span]) -> Span | None:
        try:
            return find()
        except Unresolved as unresolved:
            self.problems.append(unresolved.problem)
            return None

    def passage_of(self, span: Span, way: Path_) -> str | None:
        """Find the passage that holds a span; None, and a problem, when it leaves its passage."""
        at = bisect_right(self.passages, span.start, key=lambda passage: passage[0].start) - 1
        if at >= 0 and self.passages[at][0].holds(span):
            return self.passages[at][1]
        message = f"goes beyond its passage: {excerpt(span, self.text, 10)}"
        self.problems.append(
            Problem(
                self.place(way), message, "span-in-passage", "Select text within one line of the article."
            )
        )
        return None

    def grounded(self, span: Span, way: Path_) -> Row | None:
        """Give the fields that ground a row in the text; None, and a problem, when it leaves its passage."""
        passage_id = self.passage_of(span, way)
        if passage_id is None:
            return None
        return {"article_id": self.article.article_id, "passage_id": passage_id, **spanned(span, self.text)}


def spanned(span: Span, text: str) -> Row:
    """Give the offsets of a span and its characters."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def dated(name: str, date: str | None) -> Row:
    """Give a date and the days between which it lies; one that is no EDTF gets none."""
    earliest, latest = bounds(date) if date is not None and is_edtf(date) else (None, None)
    return {name: date, f"{name}_earliest": earliest, f"{name}_latest": latest}
