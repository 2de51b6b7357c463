"""Problems as text for a terminal: one line each, the source line with a caret, what to do."""

import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.problems import Place, Problem, first_line, located
from onrecord.report.sources import SourceLines

_WIDEST = 100
_MOST_PLACES = 20
_LAST_PLAIN = "\u02ff"
_CONTROL = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""The categories of characters that do something other than to show themselves, spaces apart."""


def text_lines(problems: Iterable[Problem], sources: SourceLines) -> Iterator[str]:
    """Write every problem in several lines."""
    for problem in problems:
        yield harmless(first_line(problem))
        yield from _pointed(problem.place, sources)
        for line in problem.hint.splitlines():
            yield f"    {harmless(line)}"
        yield from map(harmless, _places(problem))


def _pointed(place: Place, sources: SourceLines) -> Iterator[str]:
    line = sources.line(place.file, place.line)
    if line and place.column <= len(line):
        shown, before = window(line, place.column - 1)
        yield f"    | {shown}"
        yield f"    | {' ' * before}^"


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
    left, right = "…" if start else "", "…" if start + _WIDEST < len(line) else ""
    shown = f"{left}{cut}{right}"
    if not shown.isprintable():
        shown = "".join(character if character.isprintable() else "·" for character in shown)
    return shown, _columns(shown[: at - start + len(left)])


def _columns(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    unusual = [character for character in text if character > _LAST_PLAIN]
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in unusual)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in unusual)
