"""A long file record by record: an edit changes one of thousands, and only that one is read again.

What is read piece by piece is what reading the whole would give. A file is taken apart only where its
lines leave no doubt: a key of the top level alone on its line, and below it items that begin with a dash
in one and the same column. Where anything is otherwise, the whole is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, cast

from onrecord.problems import Problem
from onrecord.read.documents import parse_document
from onrecord.read.marked import Document, Path_
from onrecord.text.spans import Span

_KEY_ALONE = re.compile(r"([a-z_]+): *(?:#.*)?")
_OTHER_BREAKS = re.compile("[\t\r\x85\u2028\u2029\ufeff]")
"""What YAML may take for white space or the end of a line, other than spaces and line feeds."""

_MOST_READ_ALONE = 20
_MOST_KEPT = 50_000
_Marks = dict[Path_, tuple[int, int]]


@dataclass(frozen=True)
class Piece:
    """The lines of one record, with the comments above it."""

    span: Span
    """Where it stands in the file."""
    text: str
    lines_before: int

    @property
    def alone(self) -> str:
        """The record as a file of its own, the only one of its list."""
        return f"{ALONE}:\n{self.text}"


ALONE = "list"
"""What the list of a record is called in a file of its own."""


@dataclass(frozen=True)
class Pieces:
    """A file taken apart."""

    text: str
    lists: Mapping[str, Sequence[Piece]]
    """The records of each list."""

    @cached_property
    def head(self) -> str:
        """The file without its records; every line that is left is where it was."""
        kept: list[str] = []
        reached = 0
        for piece in sorted(
            (one for pieces in self.lists.values() for one in pieces), key=lambda one: one.span
        ):
            kept += [self.text[reached : piece.span.start], "\n" * piece.text.count("\n")]
            reached = piece.span.end
        return "".join([*kept, self.text[reached:]])


@lru_cache(maxsize=8)
def pieces_of(text: str) -> Pieces | None:
    """Take a file apart; None if its lines leave any doubt."""
    if _OTHER_BREAKS.search(text):
        return None
    lists: dict[str, list[Piece]] = {}
    cuts = _Cuts()
    for line in text.splitlines(keepends=True):
        if not cuts.take(line):
            return None
    cuts.end()
    for name, span, before in cuts.found:
        lists.setdefault(name, []).append(Piece(span, span.of(text), before))
    return Pieces(text, lists) if len(cuts.keys) == len(set(cuts.keys)) else None


class _Cuts:
    """Goes through the lines of a file, and notes where records begin and end."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Span, int]] = []
        self.keys: list[str] = []
        self._at = self._line = 0
        self._list = ""
        self._column: int | None = None
        self._deeper = ""
        """White space with which the lines of a record begin that cannot be the next one."""
        self._record: tuple[int, int] | None = None
        self._comments: tuple[int, int] | None = None

    def take(self, line: str) -> bool:
        """Take the next line; False if it leaves a doubt."""
        goes_on = self._deeper and line.startswith(self._deeper) and self._comments is None
        content = "" if goes_on else line.strip(" \n")
        sure = not content or self._taken(content, len(line) - len(line.lstrip(" ")))
        self._at += len(line)
        self._line += 1
        return sure

    def _taken(self, content: str, column: int) -> bool:
        here = (self._at, self._line)
        if content[0] == "#":
            if self._list and (self._column is None or column <= self._column):
                self._comments = self._comments or here
        elif self._list and (content[:2] == "- " or content == "-") and self._column in (None, column):
            self.end(keeps_list=True)
            self._record, self._column, self._comments = self._comments or here, column, None
            self._deeper = " " * (column + 1)
        elif self._column is not None and column > self._column:
            self._comments = None
        elif column == 0:
            self.end()
            match = _KEY_ALONE.fullmatch(content)
            self.keys += [content.partition(":")[0]]
            self._list = match[1] if match else ""
        elif self._column is not None:
            return False
        else:
            self._list = ""
        return True

    def end(self, *, keeps_list: bool = False) -> None:
        """End the record that goes on to here; comments above this line belong to what follows."""
        if self._record is not None:
            end = self._comments[0] if self._comments else self._at
            self.found.append((self._list, Span(self._record[0], end), self._record[1]))
        self._record = None
        if not keeps_list:
            self._list, self._column, self._comments, self._deeper = "", None, None, ""


@dataclass
class _Read:
    """A record that was read: its data, its marks as if it were a file of its own, and where it was last."""

    data: Any
    marks: _Marks
    key_marks: _Marks
    last: tuple[Path_, int] = ((), -1)
    last_marks: _Marks = field(default_factory=dict[Path_, tuple[int, int]])
    last_key_marks: _Marks = field(default_factory=dict[Path_, tuple[int, int]])

    def at(self, way: Path_, lines_before: int) -> tuple[_Marks, _Marks]:
        """Give the marks of values and of keys where the record stands in the whole file."""
        if self.last != (way, lines_before):
            self.last = (way, lines_before)
            self.last_marks = _moved(self.marks, way, lines_before)
            self.last_key_marks = _moved(self.key_marks, way, lines_before)
        return self.last_marks, self.last_key_marks


def _moved(marks: _Marks, way: Path_, lines: int) -> _Marks:
    return {(*way, *below): (line + lines, column) for below, (line, column) in marks.items()}


class PieceReader:
    """Reads a file again and again, record by record."""

    def __init__(self) -> None:
        """Make a reader that has read nothing."""
        self._read: dict[str, _Read] = {}

    def parse(self, text: str) -> tuple[Document | None, list[Problem]]:
        """Parse a file, to what `parse_document` would give."""
        pieces = pieces_of(text)
        if pieces is None or not pieces.lists:
            return parse_document(text, "")
        texts = [piece.text for name in pieces.lists for piece in pieces.lists[name]]
        new = [one for one in texts if one not in self._read]
        if len(new) > _MOST_READ_ALONE:
            return self._whole(pieces)
        if not all(map(self._alone, new)):
            return parse_document(text, "")
        document = self._joined(pieces)
        return (document, []) if document else parse_document(text, "")

    def _whole(self, pieces: Pieces) -> tuple[Document | None, list[Problem]]:
        """Read the whole, and keep what each record is."""
        document, problems = parse_document(pieces.text, "")
        if document is not None and not problems:
            self._keep(document, pieces)
        return document, problems

    def _keep(self, document: Document, pieces: Pieces) -> None:
        marks, key_marks = _by_record(document.marks), _by_record(document.key_marks)
        for name, found in pieces.lists.items():
            if len(found) != len(_records(document, name)):
                return
        if len(self._read) > _MOST_KEPT:
            self._read = {}
        for name, found in pieces.lists.items():
            for at, piece in enumerate(found):
                back = -piece.lines_before
                self._read[piece.text] = _Read(
                    document.data[name][at],
                    _moved(marks.get((name, at), {}), (), back),
                    _moved(key_marks.get((name, at), {}), (), back),
                )

    def _alone(self, text: str) -> bool:
        """Read one record; False if that cannot be done without the rest."""
        document, problems = parse_document(f"{ALONE}:\n{text}", "")
        if document is None or problems or len(document.data[ALONE] or ()) != 1:
            return False
        marks, key_marks = _by_record(document.marks), _by_record(document.key_marks)
        self._read[text] = _Read(
            document.data[ALONE][0],
            _moved(marks[ALONE, 0], (), -1),
            _moved(key_marks.get((ALONE, 0), {}), (), -1),
        )
        return True

    def _joined(self, pieces: Pieces) -> Document | None:
        head, problems = parse_document(pieces.head, "")
        known = _mapping(head.data) if head else None
        if head is None or problems or known is None:
            return None
        data = dict(known)
        marks, key_marks = dict(head.marks), dict(head.key_marks)
        for name, found in pieces.lists.items():
            if data.get(name, ()) is not None:
                return None
            read = [self._read[piece.text] for piece in found]
            data[name] = [one.data for one in read]
            for at, (one, piece) in enumerate(zip(read, found, strict=True)):
                moved = one.at((name, at), piece.lines_before)
                marks.update(moved[0])
                key_marks.update(moved[1])
            marks[name,] = _beginning(found[0])
        return Document("", data, marks, key_marks)


def _mapping(data: Any) -> dict[str, Any] | None:
    return cast("dict[str, Any]", data) if isinstance(data, dict) else None


def _records(document: Document, name: str) -> Sequence[Any]:
    found = cast("dict[str, Any]", document.data).get(name)
    return cast("list[Any]", found) if isinstance(found, list) else ()


def _by_record(marks: _Marks) -> dict[tuple[str, int], _Marks]:
    """Give the marks of each record, by their ways within it."""
    found: dict[tuple[str, int], _Marks] = {}
    for way, mark in marks.items():
        match way:
            case (str(name), int(at), *below):
                found.setdefault((name, at), {})[tuple(below)] = mark
            case _:
                pass
    return found


def _beginning(piece: Piece) -> tuple[int, int]:
    """Give line and column of the first dash of a list, where the list begins."""
    for number, line in enumerate(piece.text.splitlines(), piece.lines_before + 1):
        content = line.lstrip(" ")
        if content[:1] == "-":
            return number, len(line) - len(content) + 1
    raise ValueError(piece.text)


@dataclass(frozen=True)
class Window:
    """A record and its neighbours, as a file of their own."""

    before: str
    text: str
    after: str
    at: int
    """Where the record stands in that file."""

    def joined(self, changed: str) -> str:
        """Put the changed records back into the file."""
        return self.before + changed.removeprefix(f"{ALONE}:\n") + self.after


def window_of(text: str, name: str, at: int) -> Window | None:
    """Give a record, or the place of a new one, with its neighbours; None if the whole is to be looked at."""
    pieces = pieces_of(text)
    found = pieces.lists.get(name, ()) if pieces else ()
    first, last = max(at - 1, 0), min(at + 1, len(found) - 1)
    if at > len(found) or last - first + 1 >= len(found):
        return None
    start, end = found[first].span.start, found[last].span.end
    return Window(text[:start], f"{ALONE}:\n{text[start:end]}", text[end:], at - first)


def records_in(pieces: Pieces) -> Iterator[tuple[str, int, Piece]]:
    """Give every record of a file: its list, its position, its lines."""
    for name, found in pieces.lists.items():
        for at, piece in enumerate(found):
            yield name, at, piece
