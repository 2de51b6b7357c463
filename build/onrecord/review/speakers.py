"""Who speaks in quotes: whom the words may mean, and where the same words stand for nobody yet."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from onrecord.review.data import as_posted, items, mapping, value_at
from onrecord.review.fields import Record
from onrecord.review.naming import name_of
from onrecord.review.registers import Shared
from onrecord.review.session import State
from onrecord.text.names import NameIndex

_MOST = 6
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Candidate:
    """An entity that a speaker may be."""

    entity: str
    name: str
    why: str


@dataclass(frozen=True)
class Unnamed:
    """A quote whose speaker is named, and no entity is given."""

    record: Record
    name: str
    words: str


class Speakers:
    """The speakers of the quotes of an annotation, and one quote in particular."""

    def __init__(self, state: State, record: Record | None) -> None:
        """Look at the speakers.

        Args:
            state: The annotation.
            record: The record that is open.
        """
        self._state = state
        self._at = record[1] if record and record[0] == "quotes" else None
        self._all = [_speaker(one) for one in items(value_at(state.data, ("quotes",)))]

    @property
    def own(self) -> Mapping[str, Any]:
        """The speaker of the open quote; an empty one if there is none that has words."""
        return self._all[self._at] if self._at is not None and self._at < len(self._all) else {}

    @property
    def words(self) -> str:
        """The words for the speaker of the open quote."""
        return as_posted(self.own.get("exact"))

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Whom the words of the open quote may mean, the likeliest first, but for whom they mean already."""
        if not self.words:
            return []
        known = self._state.checked.shared.ids["entities"]
        found: dict[str, str] = {}
        for entity, why in (*self._of_same_words(), *self._of_names(), *self._before()):
            if entity in known and entity != self.own.get("entity"):
                found.setdefault(entity, why)
        return [Candidate(one, known[one], why) for one, why in list(found.items())[:_MOST]]

    def _of_same_words(self) -> Iterator[tuple[str, str]]:
        for at, one in enumerate(self._all):
            if at != self._at and one.get("exact") == self.words and one.get("entity"):
                yield as_posted(one["entity"]), f"as in {self._name(at)}"

    def _of_names(self) -> Iterator[tuple[str, str]]:
        shared = self._state.checked.shared
        # The names of the article are remembered for one text: these words are no reason to forget them.
        for name in NameIndex.find(shared.names, self.words):
            yield from ((entity, "by name") for entity in name.entity_ids)
        capitals = {word for word in _WORD.findall(self.words) if word[0].isupper()}
        if _is_name(capitals, self._state.article):
            first, *rest = (_entities_of(shared).get(word, frozenset[str]()) for word in capitals)
            yield from ((entity, "by a part of the name") for entity in sorted(first.intersection(*rest)))

    def _before(self) -> Iterator[tuple[str, str]]:
        for at in range((self._at or 0) - 1, -1, -1):
            if entity := self._all[at].get("entity"):
                yield as_posted(entity), f"speaks before, in {self._name(at)}"
                return

    def _name(self, at: int) -> str:
        return name_of(self._state.data, ("quotes", at))

    @cached_property
    def same_words(self) -> list[Record]:
        """The other quotes whose speaker has the words of the open one, and no entity."""
        if not (self.words and self.own.get("entity")):
            return []
        alike = enumerate(self._all)
        return [
            ("quotes", at) for at, one in alike if one.get("exact") == self.words and not one.get("entity")
        ]

    @cached_property
    def unnamed(self) -> list[Unnamed]:
        """The quotes whose speaker is named, and no entity is given: no fault, but worth a look."""
        found: list[Unnamed] = []
        for at, one in enumerate(self._all):
            words = as_posted(one.get("exact"))
            capitals = {word for word in _WORD.findall(words) if word[0].isupper()}
            if not one.get("entity") and _is_name(capitals, self._state.article):
                found.append(Unnamed(("quotes", at), self._name(at), words))
        return found


def _speaker(quote: Any) -> Mapping[str, Any]:
    speaker = mapping(mapping(quote).get("speaker"))
    return speaker if isinstance(speaker.get("exact"), str) else {}


def _is_name(capitals: set[str], article: str) -> bool:
    """Say whether words with a capital are a name: not one that the article also writes small."""
    return any(word.lower() not in _small_words(article) for word in capitals)


@lru_cache(maxsize=2)
def _small_words(article: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(article) if word[0].islower())


@lru_cache(maxsize=2)
def _entities_of(shared: Shared) -> Mapping[str, frozenset[str]]:
    """Give the entities that have a word in a name of theirs: looked up, for there may be ten thousand."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in shared.dataset.rows("entity_names"):
        for word in _WORD.findall(as_posted(row["name"])):
            found[word].add(as_posted(row["entity_id"]))
    return {word: frozenset(entities) for word, entities in found.items()}
