"""Problems as text for a terminal: one line each, the source line with a caret, what to do."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from onrecord.problems import Problem, first_line, located
from onrecord.report.sources import SourceLines

_WIDEST = 100
_MOST_PLACES = 20
_MOST_POINTED_AT = 10_000
_CARETS = [f"    | {' ' * before}^" for before in range(2 * _WIDEST)]
_LAST_PLAIN = "\u02ff"
_CONTROL = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""The categories of characters that do something other than to show themselves, spaces apart."""


def text_lines(problems: Iterable[Problem], sources: SourceLines) -> Iterator[str]:
    """Write every problem in several lines; where there are very many, only the first with a caret.

    The lines of a problem without a caret are given as one text.
    """
    left = iter(problems)
    for problem in islice(left, _MOST_POINTED_AT):
        place = problem.place
        yield _first_line(problem)
        line = sources.line(place.file, place.line)
        if line and place.column <= len(line) + 1:
            shown, before = window(line, place.column - 1)
            yield f"    | {shown}"
            yield _CARETS[before]
        yield from _hint_lines(problem.hint)
        if problem.also:
            yield from map(harmless, _places(problem))
    yield from map(_without_caret, left)


def _first_line(problem: Problem) -> str:
    said = first_line(problem)
    return said if said.isprintable() else harmless(said)


def _without_caret(problem: Problem) -> str:
    said, hint = first_line(problem), problem.hint
    # As a rule there is nothing to hide, and what to do is one line.
    if hint and not problem.also and said.isprintable() and hint.isprintable():
        return f"{said}\n    {hint}"
    return "\n".join([harmless(said), *_hint_lines(hint), *map(harmless, _places(problem))])


@lru_cache(maxsize=1024)
def _hint_lines(hint: str) -> list[str]:
    return [f"    {harmless(line)}" for line in hint.splitlines()]


def _places(problem: Problem) -> Iterator[str]:
    for place in problem.also[:_MOST_PLACES]:
        yield f"    also {located(place)}"
    if len(problem.also) > _MOST_PLACES:
        yield f"    and {len(problem.also) - _MOST_PLACES} more places (--format json lists them)"


def harmless(line: str) -> str:
    r"""Show control characters as `·`: a file, or its name, cannot write to the terminal.

    >>> harmless("a\u202e\x1b[31m.yaml:1:1: is empty")
    'a··[31m.yaml:1:1: is empty'
    """
    if line.isprintable():
        return line
    return "".join("·" if unicodedata.category(one) in _CONTROL else one for one in line)


def window(line: str, at: int) -> tuple[str, int]:
    r"""Cut a line to what fits beside a position, and count the columns before the position.

    Control characters are shown as `·`, so that a file cannot write to the terminal.

    >>> window("kind: direct", 6)
    ('kind: direct', 6)
    """
    start = max(0, at - _WIDEST // 2) if len(line) > _WIDEST else 0
    cut = line[start : start + _WIDEST]
    if not cut.isprintable():
        cut = "".join(character if character.isprintable() else "·" for character in cut)
    left, right = "…" if start else "", "…" if start + _WIDEST < len(line) else ""
    before = at - start
    return f"{left}{cut}{right}", len(left) + (before if cut.isascii() else _columns(cut[:before]))


def _columns(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide characters take two, combining ones none."""
    unusual = [character for character in text if character > _LAST_PLAIN]
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in unusual)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in unusual)
