"""Ids that are alike: the one that was meant, where a row refers to one that is not there."""

from collections.abc import Callable, Collection
from functools import cached_property

_MOST_IDS = 20_000
"""A contributor has few registers: to compare with more ids would cost more than it helps."""

_MOST_COMPARISONS = 2_000_000
"""They take some tenths of a second. The ids that are unknown after that are told without the one meant."""


class AlikeIds:
    """Finds the id of a table that is most like another."""

    def __init__(self, ids: Collection[str]) -> None:
        """Take the ids of a table."""
        self._ids = ids if len(ids) <= _MOST_IDS else ()
        self._left = _MOST_COMPARISONS
        self._found: dict[str, str | None] = {}

    @cached_property
    def _closest(self) -> Callable[[str], str | None]:
        # Imported here: only a problem needs it.
        from onrecord.text.nearest import closest_among

        return closest_among(sorted(self._ids))

    def __call__(self, wrong: str) -> str | None:
        """Give the id most like one that is not there; None where none is, or too many were sought."""
        if wrong not in self._found:
            if self._left < len(self._ids):
                return None
            self._left -= len(self._ids)
            self._found[wrong] = self._closest(wrong)
        return self._found[wrong]
