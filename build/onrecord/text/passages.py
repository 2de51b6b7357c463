"""Passages: the lines of an article that hold text."""

import re

from onrecord.text.spans import Span, trimmed

_LINE = re.compile(r"[^\n]+")


def text_lines(text: str) -> list[Span]:
    r"""Find every line that holds more than white space, without the white space at its ends.

    Only `\n` ends a line: other line separators are characters of the text.

    >>> text_lines("One. \n\n  Two.")
    [Span(start=0, end=4), Span(start=9, end=13)]
    """
    lines = (trimmed(Span(*match.span()), text) for match in _LINE.finditer(text))
    return [line for line in lines if line.start < line.end]
