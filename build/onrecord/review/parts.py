"""The parts of records that select words, and where in the article those words stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from pydantic import ValidationError

from onrecord.extract.selectors import Selectors
from onrecord.read.marked import Path_
from onrecord.review.data import items, mapping
from onrecord.review.fields import HEAD_RECORD, HEAD_WORDS, SELECTOR, Record
from onrecord.review.finding import Finder
from onrecord.text.spans import Span
from onrecord_schema.annotation import Selector

_BEGINNING = [Span(0, 0)]
"""What a headline or byline is sought near: it may stand in the text more than once, and any will do."""


@dataclass(frozen=True)
class Part:
    """Words that a record selects."""

    way: Path_
    """Where the selection is written: `("quotes", 2, "speaker")`."""
    role: str
    """What they are for: content, speaker, cue, relay, headline, byline, or words."""
    words: str
    """The words as they are written, found or not."""
    span: Span | None
    """Where they stand; None if nowhere, or if that is in doubt."""

    @cached_property
    def record(self) -> Record:
        """The record that it belongs to."""
        return HEAD_RECORD if len(self.way) == 1 else (str(self.way[0]), cast("int", self.way[1]))

    @property
    def below(self) -> Path_:
        """Where it is in its record."""
        return self.way if len(self.way) == 1 else self.way[2:]


def parts_of(finder: Finder, data: Any) -> list[Part]:
    """Find the parts of every record of an annotation, whatever its shape."""
    found: list[Part] = []
    for name in HEAD_WORDS:
        found += _part(finder, (name,), name, mapping(data).get(name), _BEGINNING)
    for name in ("passages", "quotes", "assertions", "mentions", "events"):
        for at, record in enumerate(items(mapping(data).get(name))):
            found += finder.remembered(record, (name, at), lambda one, way: _of_record(finder, one, way))
    return found


def _of_record(finder: Finder, record: Any, way: Path_) -> list[Part]:
    if way[0] == "quotes":
        return list(_quote(finder, way, mapping(record)))
    return list(_part(finder, way, "words", record))


def _quote(finder: Finder, way: Path_, quote: dict[str, Any]) -> Iterator[Part]:
    content = [
        part
        for at, piece in enumerate(items(quote.get("content")))
        for part in _part(finder, (*way, "content", at), "content", piece)
    ]
    yield from content
    near = [part.span for part in content if part.span]
    for role in ("speaker", "cue"):
        yield from _part(finder, (*way, role), role, quote.get(role), near)
    for at, relay in enumerate(items(quote.get("relays"))):
        yield from _part(finder, (*way, "relays", at), "relay", relay, near)


def _part(
    finder: Finder, way: Path_, role: str, selection: Any, near: list[Span] | None = None
) -> Iterator[Part]:
    known = mapping(selection)
    words = selection if isinstance(selection, str) else known.get("exact")
    if not isinstance(words, str):
        return
    written = {key: known[key] for key in SELECTOR if key in known} if known else {"exact": words}
    yield Part(way, role, words, _span(finder, written, near))


def _span(finder: Finder, written: dict[str, Any], near: list[Span] | None) -> Span | None:
    try:
        selector = Selector.model_validate(written)
    except ValidationError:
        return None
    is_there = near != [] and finder.places.starts(selector.exact)
    found = finder.find(selector, near) if is_there else None
    return found if isinstance(found, Span) else None


def selector(text: str, way: Path_, span: Span, near: list[Span]) -> dict[str, Any]:
    """Write the shortest selector of a span that leaves no doubt.

    Args:
        text: The article.
        way: Where it will be written; a speaker, cue or relay is sought near its quote.
        span: The span.
        near: The content of the quote that it belongs to.
    """
    selectors = Selectors(text)
    if way and way[0] in HEAD_WORDS:
        return selectors.near(span, _BEGINNING)
    beside = len(way) > 2 and way[2] in ("speaker", "cue", "relays")  # noqa: PLR2004 -- below a record
    return selectors.near(span, near) if beside and near else selectors.long(span)
