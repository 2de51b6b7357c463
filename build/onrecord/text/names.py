"""Names: every place in a text that holds a registered name, longest first, in linear time."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.text.spans import Span, fold_typography, is_whole_word

_WORD = re.compile(r"\w+")


class NamedSpan(NamedTuple):
    """A place that holds a name, and the entities that go by it."""

    span: Span
    entity_ids: tuple[str, ...]


class NameIndex:
    """The registered names, by their first word.

    Names are compared with case, but curly and straight marks, hyphens and dashes are the same.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index `(name, entity_id)` pairs."""
        entities: dict[str, list[str]] = defaultdict(list)
        for name, entity_id in names:
            if entity_id not in entities[fold_typography(name)]:
                entities[fold_typography(name)].append(entity_id)
        self._entities = {name: tuple(sorted(ids)) for name, ids in entities.items()}
        self._by_first_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._entities, key=lambda name: (-len(name), name)):
            if first := _WORD.search(name):
                self._by_first_word[first.group()].append(name)

    def find(self, text: str) -> list[NamedSpan]:
        """Find the names in a text; where two overlap, the one that starts first, then the longer."""
        folded = fold_typography(text)
        found: list[NamedSpan] = []
        reached = 0
        for word in _WORD.finditer(folded):
            if word.start() < reached or word.group() not in self._by_first_word:
                continue
            if match := self._longest_at(folded, word):
                found.append(match)
                reached = match.span.end
        return found

    def _longest_at(self, folded: str, word: re.Match[str]) -> NamedSpan | None:
        for name in self._by_first_word[word.group()]:
            start = word.start() - name.index(word.group())
            span = Span(start, start + len(name))
            if start >= 0 and folded.startswith(name, start) and is_whole_word(span, folded):
                return NamedSpan(span, self._entities[name])
        return None
