"""Quotation marks: which stretches of a text stand between them.

Works paragraph by paragraph (a paragraph is a line), so that one unbalanced mark cannot turn the
rest of an article inside out. Time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.text.spans import Span

_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'’", "``": "''"}
_MARK = re.compile("[“”„«»‘’\"'`]")
_LINE = re.compile(r"[^\n]+")
_NOT_SPACE = re.compile(r"\S")
_DEEPEST = 4
"""Quotations within quotations; a mark that would open a deeper one is taken for a stray one."""

_ELIDED = re.compile(r"\d0s|(?:em|til|tis|twas|cause|round|bout|n)\b", re.IGNORECASE)
"""What an apostrophe begins: the ’90s, ’em."""


class Quotation(NamedTuple):
    """A stretch between quotation marks."""

    inside: Span
    """What stands between the marks."""
    whole: Span
    """The same with its marks."""
    closed: bool
    """Whether the paragraph closes it; if not, it runs to the end of the paragraph."""


class _Open(NamedTuple):
    mark: str
    start: int
    inside: int


def quotations(text: str) -> list[Span]:
    """Find what stands between quotation marks, the marks left out, outer and nested ones.

    A quotation that a paragraph leaves open runs to the end of the paragraph, as typesetters do
    when it goes on in the next. Apostrophes are not marks.

    >>> [span.of('He said "no" twice') for span in quotations('He said "no" twice')]
    ['no']
    """
    return [quotation.inside for quotation in marked_quotations(text)]


def marked_quotations(text: str) -> list[Quotation]:
    """Find quotations with and without their marks, in the order of the text, outer before nested."""
    found = [one for line in _LINE.finditer(text) for one in _in_line(text, line.start(), line.end())]
    return sorted(found, key=lambda one: (one.inside.start, -one.inside.end))


def outer_quotations(text: str) -> list[Quotation]:
    """Find the quotations that stand in no other one.

    >>> [one.inside.of("“a ‘b’ c” d") for one in outer_quotations("“a ‘b’ c” d")]
    ['a ‘b’ c']
    """
    outer: list[Quotation] = []
    for one in marked_quotations(text):
        if not outer or one.whole.start >= outer[-1].whole.end:
            outer.append(one)
    return outer


def _in_line(text: str, start: int, end: int) -> Iterator[Quotation]:
    pending: list[_Open] = []
    last_closed: dict[str, int] = {}
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in "'’`":
            if text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
                continue
            mark = _typewritten(mark, text, at)
        level = _closes(pending, mark, text, at, end)
        if level is not None:
            opened = pending[level]
            last_closed[opened.mark] = opened.start
            if opened.inside < at:
                yield Quotation(Span(opened.inside, at), Span(opened.start, at + len(mark)), closed=True)
            del pending[level:]
        elif _opens(mark, text, at):
            # A straight mark that can only open, while one is open: the earlier one was a stray.
            pending = [one for one in pending if one.mark != mark or mark not in "\"'"]
            if len(pending) < _DEEPEST:
                pending.append(_Open(mark, at, at + len(mark)))
    for opened in pending:
        # A mark after which the same kind was opened and closed was a stray one, not a quotation.
        single = opened.mark in "'‘" and not _goes_on(text, opened.mark, end)
        stray = single or last_closed.get(opened.mark, -1) > opened.start
        if not stray and opened.inside < end:
            yield Quotation(Span(opened.inside, end), Span(opened.start, end), closed=False)


def _goes_on(text: str, mark: str, end: int) -> bool:
    """Say whether the paragraph after one opens with the mark that it leaves open."""
    following = _NOT_SPACE.search(text, end)
    return following is not None and text.startswith(mark, following.start())


def _typewritten(mark: str, text: str, at: int) -> str:
    """Take two single marks for one double mark, as typewriters and some corpora write them."""
    return mark * 2 if mark in "'`" and text[at + 1 : at + 2] == mark else mark


def _closes(pending: list[_Open], mark: str, text: str, at: int, end: int) -> int | None:
    """Find the innermost open quotation that this mark closes."""
    if not pending or (mark in "'’" and not _may_close(text, at, end)):
        return None
    if mark in "\"'" and _only_opens(text, at):
        return None
    for level in range(len(pending) - 1, -1, -1):
        if mark in _CLOSING[pending[level].mark]:
            return level
    return None


def _may_close(text: str, at: int, end: int) -> bool:
    """Tell a closing single mark from an apostrophe: `don't`, `the parents' house`."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after.isalnum():
        return False
    return before not in "sS" or not _another_closes(text, at + 1, end)


def _another_closes(text: str, start: int, end: int) -> bool:
    """Say whether, within one sentence's length, another single mark closes before one opens."""
    for at in range(start, min(end, start + 200)):
        if text[at] in "'’" and not text[at + 1 : at + 2].isalnum():
            return text[at - 1] != " "
        if text[at] == "‘" or (text[at] == "'" and not text[at - 1].isalnum()):
            return False
    return False


def _opens(mark: str, text: str, at: int) -> bool:
    if mark in ("“", "„", "«", "``"):
        return True
    if mark in "‘'" and _ELIDED.match(text, at + 1):
        return False
    if mark == "‘":
        return True
    after = text[at + 1] if at + 1 < len(text) else " "
    return mark in "\"'" and not text[at - 1 : at].isalnum() and (not after.isspace() or _is_apart(text, at))


def _is_apart(text: str, at: int) -> bool:
    """Say whether a straight double mark stands between spaces, as in text that was cut into tokens."""
    return text[at] == '"' and (at == 0 or text[at - 1].isspace())


def _only_opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([{") and bool(after) and not after.isspace()
