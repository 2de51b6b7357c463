"""Names: every place in a text that holds a registered name, longest first, in linear time."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.text.spans import Span, fold_typography, is_whole_word

_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"[A-Z]\w*")


class NamedSpan(NamedTuple):
    """A place that holds a name, and the entities that go by it."""

    span: Span
    entity_ids: tuple[str, ...]


class _Shape(NamedTuple):
    length: int
    before: int
    """How many characters stand before the first word of the name."""


class NameIndex:
    """The registered names, by their first word.

    Names are compared with case, but curly and straight marks, hyphens and dashes are the same. A
    place is compared with one name of each length that begins with its word, so that the time does not
    grow with the number of names.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index `(name, entity_id)` pairs."""
        entities: dict[str, set[str]] = defaultdict(set)
        for name, entity_id in names:
            entities[fold_typography(name)].add(entity_id)
        self._entities = {name: tuple(sorted(ids)) for name, ids in entities.items()}
        shapes: dict[str, set[_Shape]] = defaultdict(set)
        for name in self._entities:
            if first := _WORD.search(name):
                shapes[first.group()].add(_Shape(len(name), first.start()))
        self._shapes = {word: sorted(found, reverse=True) for word, found in shapes.items()}
        capitals = all("A" <= word[0] <= "Z" for word in self._shapes)
        self._first_words = _CAPITALISED if capitals else _WORD

    def find(self, text: str) -> list[NamedSpan]:
        """Find the names in a text; where two overlap, the one that starts first, then the longer."""
        if not self._shapes:
            return []
        folded = fold_typography(text)
        found: list[NamedSpan] = []
        reached = 0
        for word in self._first_words.finditer(folded):
            shapes = self._shapes.get(word.group())
            if shapes is None or word.start() < reached:
                continue
            if match := self._longest_at(folded, word.start(), shapes):
                found.append(match)
                reached = match.span.end
        return found

    def _longest_at(self, folded: str, at: int, shapes: list[_Shape]) -> NamedSpan | None:
        for length, before in shapes:
            span = Span(at - before, at - before + length)
            # A slice that the end of the text cuts short may be another, shorter name.
            inside = span.start >= 0 and span.end <= len(folded)
            entity_ids = self._entities.get(span.of(folded)) if inside else None
            if entity_ids is not None and is_whole_word(span, folded):
                return NamedSpan(span, entity_ids)
        return None
