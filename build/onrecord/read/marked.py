"""Documents whose every value knows its line and column, whatever language they are written in."""

from dataclasses import dataclass
from typing import Any

from onrecord.problems import Place

DEEPEST_NESTING = 40
"""Authoring files nest five levels deep; a deeper one is refused."""

_LONGEST_KEY_SHOWN = 60

Path_ = tuple[str | int, ...]
"""The way to a node: keys and list positions from the top."""


@dataclass(frozen=True)
class Document:
    """A parsed file: its data, and where each part of it stands."""

    file: str
    """The file as problems name it."""
    data: Any
    marks: dict[Path_, tuple[int, int]]
    """Line and column of each value, counted from 1."""
    key_marks: dict[Path_, tuple[int, int]]
    """Line and column of each key, counted from 1."""

    def at(self, path: Path_) -> Place:
        """Give the place of a value, or of the nearest one above it that the file has."""
        known = path
        while known not in self.marks:
            known = known[:-1]
        return Place(self.file, *self.marks[known], path=written(path))

    def at_key(self, path: Path_) -> Place:
        """Give the place of a key."""
        return Place(self.file, *self.key_marks[path], path=written(path))


def written(path: Path_) -> str:
    """Write a way as people do.

    >>> written(("quotes", 2, "content", 0))
    'quotes[2].content[0]'
    """
    steps = (f"[{step}]" if isinstance(step, int) else f".{_short(step)}" for step in path)
    return "".join(steps).removeprefix(".")


def _short(key: str) -> str:
    shown = key if len(key) <= _LONGEST_KEY_SHOWN else f"{key[:_LONGEST_KEY_SHOWN]}…"
    return shown if shown.isprintable() else repr(shown)[1:-1]
