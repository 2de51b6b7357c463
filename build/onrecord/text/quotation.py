"""Quotation marks: which stretches of a text stand between them.

Works paragraph by paragraph (a paragraph is a line), so that one unbalanced mark cannot turn the
rest of an article inside out. Time is linear in the length of the text.
"""

import re
from collections.abc import Iterator

from onrecord.text.spans import Span

_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_MARK = re.compile("[“”„«»‘’\"']")
_LINE = re.compile(r"[^\n]+")


def quotations(text: str) -> list[Span]:
    """Find what stands between quotation marks, the marks left out, outer and nested ones.

    A quotation that a paragraph leaves open runs to the end of the paragraph, as typesetters do
    when it goes on in the next. Apostrophes are not marks.

    >>> [span.of('He said "no" twice') for span in quotations('He said "no" twice')]
    ['no']
    """
    found = [span for line in _LINE.finditer(text) for span in _in_line(text, line.start(), line.end())]
    return sorted(found)


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    pending: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        level = _closes(pending, mark, text, at)
        if level is not None:
            yield from (Span(opened, at) for _, opened in pending[level:][:1] if opened < at)
            del pending[level:]
        elif _opens(mark, text, at):
            pending.append((mark, at + 1))
    yield from (Span(opened, end) for mark, opened in pending if mark != "'" and opened < end)


def _closes(pending: list[tuple[str, int]], mark: str, text: str, at: int) -> int | None:
    """Find the innermost open quotation that this mark closes."""
    if mark in "'’" and _is_apostrophe(text, at):
        return None
    for level in range(len(pending) - 1, -1, -1):
        if mark in _CLOSING[pending[level][0]]:
            return level
    return None


def _opens(mark: str, text: str, at: int) -> bool:
    if mark in "“„«‘":
        return True
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return mark in "\"'" and not before.isalnum() and not after.isspace()


def _is_apostrophe(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
