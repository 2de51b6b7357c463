"""What a program proposed: the comment over each record that says why, until a person accepts it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from onrecord.review.data import data_of, mapping
from onrecord.review.edits import Put, edited
from onrecord.review.pieces import pieces_of, records_in
from onrecord.review.positions import Node, comments, dash, line_end, line_start, read_positions
from onrecord.text.spans import Span

LISTS = ("passages", "quotes", "assertions", "mentions", "events")
"""The lists of records in an annotation."""

# Rules have names of one word, with hyphens, but for one: `see page 3, 1` is a person's.
_WHY = re.compile(
    r"# (?P<rule>like a registered claim|saying with a day|(?:trigger|model) \S.*|[a-z]+(?:-[a-z0-9]+)*)"
    r", (?P<confidence>[01](?:\.\d+)?)"
)
_OPENING = "# A program proposed this"
_SUGGESTIONS = "# Not in any register"


@dataclass(frozen=True)
class Proposal:
    """Why a record is proposed."""

    line: Span = field(compare=False)
    """The line of the comment, with the line feed that ends it."""
    rule: str
    """The rule that made it."""
    confidence: float
    """From 0 to 1."""
    besides: tuple[str, ...] = ()
    """Why single fields of it are proposed: `said: day-of-publication, 0.6`."""


def proposals(text: str) -> dict[tuple[str, int], Proposal]:
    """Find the records of a draft that are not accepted yet, by list and position."""
    if not is_draft(data_of(text)):
        return {}
    pieces = pieces_of(text)
    if pieces is None:
        return _in_whole(text)
    return {
        (name, at): replace(found, line=Span(*(offset + piece.span.start for offset in found.line)))
        for name, at, piece in records_in(pieces)
        if name in LISTS and (found := _in_piece(piece.text))
    }


@lru_cache(maxsize=20_000)
def _in_piece(text: str) -> Proposal | None:
    """Find why a record is proposed, among its own lines."""
    found = _in_whole(f"{LISTS[0]}:\n{text}").get((LISTS[0], 0))
    before = len(LISTS[0]) + 2
    return found and replace(found, line=Span(*(offset - before for offset in found.line)))


def _in_whole(text: str) -> dict[tuple[str, int], Proposal]:
    root = read_positions(text)
    lines = {line_start(text, one.start): one for one in comments(text, root)}
    return {
        (name, at): found
        for name in LISTS
        if name in root.fields and root.fields[name].value.style == "block"
        for at in range(len(root.fields[name].value.items))
        if (found := _above(text, lines, root.fields[name].value, at))
    }


def _above(text: str, lines: dict[int, Span], items: Node, at: int) -> Proposal | None:
    """Find why a record is proposed among the comments above it: people may write there too."""
    for line in _comment_lines(text, lines, line_start(text, dash(text, items, at))):
        comment = lines[line.start].of(text)
        why, *besides = comment.split("; ")
        if match := _WHY.fullmatch(why):
            return Proposal(line, match["rule"], float(match["confidence"]), tuple(besides))
    return None


def _comment_lines(text: str, lines: dict[int, Span], start: int) -> Iterator[Span]:
    """Give the lines directly above an offset that hold a comment and nothing else, from below."""
    while start:
        above = line_start(text, start - 1)
        if above not in lines or text[above : lines[above].start].strip():
            return
        yield Span(above, start)
        start = above


def accepted(text: str, records: Collection[tuple[str, int]]) -> str:
    """Accept proposed records: their comments go, the records stay as they are."""
    found = proposals(text)
    return _without(text, [found[record].line for record in records if record in found])


def uncommented(text: str, name: str, at: int) -> str:
    """Take away the comments above a record, which are about that record and no other."""
    root = read_positions(text)
    items = root.fields[name].value if name in root.fields else None
    if items is None or items.style != "block" or at >= len(items.items):
        return text
    lines = {line_start(text, one.start): one for one in comments(text, root)}
    return _without(text, list(_comment_lines(text, lines, line_start(text, dash(text, items, at)))))


def reviewed(text: str) -> str:
    """Say that a draft has been reviewed: what the program said of it, first and last, goes."""
    text = _without_suggestions(text)
    for comment in comments(text, read_positions(text)):
        if comment.of(text).startswith(_OPENING):
            start = line_start(text, comment.start)
            text = _without(text, [Span(start, min(line_end(text, start) + 1, len(text)))])
            break
    return edited(text, Put(("status",), "reviewed"))


def _without_suggestions(text: str) -> str:
    """Take away the comments at the end, unless anything else follows them."""
    at = text.rfind(f"\n{_SUGGESTIONS}") + 1
    are_last = all(line.startswith("#") or not line.strip() for line in text[at:].split("\n"))
    return _without(text, [Span(at, len(text))]) if at and are_last else text


def is_draft(data: Any) -> bool:
    """Say whether an annotation is marked as not reviewed."""
    return mapping(data).get("status") == "draft"


def suggestions(text: str) -> list[str]:
    """Give what a program would have proposed if a register had it: the comments at the end."""
    pieces = pieces_of(text)
    # The comments at the end belong to no record.
    text = pieces.head if pieces else text
    lines = [one.of(text) for one in comments(text, read_positions(text))]
    found = next((at for at, line in enumerate(lines) if line.startswith(_SUGGESTIONS)), len(lines))
    return [line.removeprefix("#").strip() for line in lines[found + 1 :]]


def without_suggestion(text: str, at: int) -> str:
    """Take away one of the comments at the end, and with the last of them what stands above them."""
    found = comments(text, read_positions(text))
    first = next((n for n, one in enumerate(found) if one.of(text).startswith(_SUGGESTIONS)), len(found))
    gone = found[first + 1 + at : first + 2 + at]
    if gone and len(found) == first + 2:  # the heading and this one
        gone.append(found[first])
    starts = [line_start(text, one.start) for one in gone]
    return _without(text, [Span(start, min(line_end(text, start) + 1, len(text))) for start in starts])


def _without(text: str, lines: Iterable[Span]) -> str:
    changed = text
    for line in sorted(lines, reverse=True):
        changed = changed[: line.start] + changed[line.end :]
    if changed != text and data_of(changed) != data_of(text):
        raise RuntimeError("a comment was taken for what it is not")
    return changed
