"""What a program proposed: the comment over each record that says why, until a person accepts it."""

import re
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

_WHY = re.compile(r"# (?P<rule>\S.*), (?P<confidence>[01](?:\.\d+)?)")
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
    start = line_start(text, dash(text, items, at))
    above = line_start(text, start - 1) if start else 0
    comment = lines.get(above)
    if comment is None or text[above : comment.start].strip():
        return None
    why, *besides = comment.of(text).split("; ")
    match = _WHY.fullmatch(why)
    if match is None:
        match, besides = _WHY.fullmatch(comment.of(text)), []
    return match and Proposal(Span(above, start), match["rule"], float(match["confidence"]), tuple(besides))


def accepted(text: str, name: str, at: int) -> str:
    """Accept a proposed record: its comment goes, the record stays as it is."""
    found = proposals(text).get((name, at))
    return _without(text, found.line) if found else text


def reviewed(text: str) -> str:
    """Say that a draft has been reviewed: what the program said of it, first and last, goes."""
    text = _without_suggestions(text)
    for comment in comments(text, read_positions(text)):
        if comment.of(text).startswith(_OPENING):
            start = line_start(text, comment.start)
            text = _without(text, Span(start, min(line_end(text, start) + 1, len(text))))
            break
    return edited(text, Put(("status",), "reviewed"))


def _without_suggestions(text: str) -> str:
    """Take away the comments at the end, unless anything else follows them."""
    at = text.rfind(f"\n{_SUGGESTIONS}") + 1
    are_last = all(line.startswith("#") or not line.strip() for line in text[at:].split("\n"))
    return _without(text, Span(at, len(text))) if at and are_last else text


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


def _without(text: str, line: Span) -> str:
    changed = text[: line.start] + text[line.end :]
    if data_of(changed) != data_of(text):
        raise RuntimeError("a comment was taken for what it is not")
    return changed
