"""Rows of JSON and JSON lines: parsed in C, and read again with care where that finds a fault.

A record read by orjson is held to the JSON profile (`read.json_text`) by counting keys: orjson
refuses all else that the profile refuses, but keeps the last of two members with one key.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, BinaryIO, cast

import orjson

from onrecord.problems import Place, Problem
from onrecord.read.chunks import LONGEST_LINE_BYTES, LineTooLongError, lines_together
from onrecord.read.marked import Document
from onrecord.read.rows import Marks, Row, RowBatch, Rows, nothing_but

_SPACE = ord(" ")

LARGEST_JSON_BYTES = 16_000_000
"""A larger JSON file is refused: JSON lines have no limit, because they are read line by line."""


def line_batches(stream: BinaryIO, file: str) -> Iterator[RowBatch]:
    """Read JSON lines."""
    first = 1
    try:
        for lines in lines_together(stream):
            yield _batch(lines, first, file)
            first += len(lines)
    except LineTooLongError:
        message = f"is longer than {LONGEST_LINE_BYTES:,} bytes"
        yield nothing_but(Problem(Place(file, first), message, "file-size", "Write one record a line."))


def _batch(lines: list[bytes], first: int, file: str) -> RowBatch:
    try:
        rows = Rows(map(orjson.loads, lines))
    except orjson.JSONDecodeError:
        return _careful_batch(lines, first, file)
    if set(map(type, rows)) != {dict} or not _keys_once(lines, rows.lengths):
        return _careful_batch(lines, first, file)

    def locate(at: int, field: str) -> Place:
        return _place(lines[at], file, first + at, field)

    def mark_all(positions: Sequence[int], field: str) -> Marks:
        columns = array("I", _columns([lines[at] for at in positions], field))
        return Marks(file, array("Q", map(first.__add__, positions)), columns)

    return RowBatch(rows, locate, mark_all=mark_all)


def _keys_once(lines: Sequence[bytes], keys: Sequence[int]) -> bool:
    """Say whether every line surely names each of its keys once."""
    colons = list(map(bytes.count, lines, repeat(b":")))
    # As a rule a line has one colon for each key; those with more in their texts are few.
    return colons == keys or all(
        _has_keys(lines[at], keys[at]) for at in range(len(lines)) if colons[at] != keys[at]
    )


def _has_keys(text: bytes, keys: int) -> bool:
    """Say whether a text surely has so many keys.

    A key ends in a mark and a colon. White space between the two would hide one from the count.
    """
    return text.count(b":") == keys or (
        text.count(b'":') == keys and not any(space in text for space in (b" :", b"\t", b"\r"))
    )


def _careful_batch(lines: list[bytes], first: int, file: str) -> RowBatch:
    rows: list[Row] = []
    kept: list[int] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, first):
        if line.strip():
            row, faults = read_line(line.removesuffix(b"\n"), file, number)
            problems += faults
            if row is not None:
                rows.append(row)
                kept.append(number)

    def locate(at: int, field: str) -> Place:
        return _place(lines[kept[at] - first], file, kept[at], field)

    return RowBatch(Rows(rows), locate, problems)


def read_line(line: bytes, file: str, number: int) -> tuple[Row | None, list[Problem]]:
    """Read one line; None, and the problems, when it is not one object of the JSON profile."""
    try:
        row: Any = orjson.loads(line)
        if type(row) is dict and _has_keys(line, len(cast("Row", row))):
            return cast("Row", row), []
    except orjson.JSONDecodeError:
        pass
    document, problems = _document(line, file, number)
    if document is None or problems:
        return None, problems
    data: Any = document.data
    if type(data) is not dict:
        return None, [not_a_record(document, ())]
    return cast("Row", data), []


def _document(text: bytes, file: str, line: int) -> tuple[Document | None, list[Problem]]:
    # Imported here: it is needed to explain alone.
    from onrecord.read.json_text import parse_json

    try:
        return parse_json(text.decode("utf-8"), file, line)
    except UnicodeDecodeError as error:
        before = text[: error.start].decode("utf-8")
        at = before.rfind("\n") + 1
        message = f"is not UTF-8: byte 0x{text[error.start]:02x} cannot stand here"
        place = Place(file, line + before.count("\n"), len(before) - at + 1)
        return None, [Problem(place, message, "file-utf8", "Save the file as UTF-8.")]


def not_a_record(document: Document, path: tuple[int, ...]) -> Problem:
    """Say that a value stands where a record should."""
    return Problem(
        document.at(path), "is not a record", "record-form", 'Write an object: {"field": value, …}.'
    )


def _place(line: bytes, file: str, number: int, field: str) -> Place:
    [column] = _columns([line], field)
    return Place(file, number, column, field)


def _columns(lines: Sequence[bytes], field: str) -> Iterable[int]:
    """Find the value of a field in lines, by its key: a mark within a string would be escaped."""
    key = f'"{field}":'.encode() if field else b""
    return map(_column, lines, map(bytes.find, lines, repeat(key)), repeat(len(key)))


def _column(line: bytes, start: int, width: int) -> int:
    """Say in which column the value of a key stands; in the first where there is none."""
    if start < 0 or not width:
        return 1
    at = start + width
    if line[at] == _SPACE:
        at = len(line) - len(line[at:].lstrip(b" "))
    return at + 1 if line.isascii() else len(line[:at].decode("utf-8", "replace")) + 1


def json_batch(stream: BinaryIO, file: str) -> RowBatch:
    """Read a JSON file: one record, or a list of them."""
    text = stream.read(LARGEST_JSON_BYTES + 1)
    if len(text) > LARGEST_JSON_BYTES:
        message = f"is larger than {LARGEST_JSON_BYTES:,} bytes"
        hint = "Write JSON lines (.jsonl): one record a line, as many as you like."
        return nothing_but(Problem(Place(file), message, "file-size", hint))
    rows = _sound_rows(text)
    if rows is not None:
        return RowBatch(rows, _Located(text, file))
    document, problems = _document(text, file, 1)
    if document is None or problems:
        return RowBatch(Rows(), lambda _at, _field: Place(file), problems)
    listed = isinstance(document.data, list)
    values = cast("list[Any]", document.data if listed else [document.data])
    ways = [(at,) if listed else () for at in range(len(values))]
    sound = [at for at, value in enumerate(values) if isinstance(value, dict)]
    faulty = [
        not_a_record(document, way)
        for way, value in zip(ways, values, strict=True)
        if type(value) is not dict
    ]
    return RowBatch(
        Rows(values[at] for at in sound),
        lambda at, field: document.at((*ways[sound[at]], field) if field else ways[sound[at]]),
        faulty,
    )


def _sound_rows(text: bytes) -> Rows | None:
    """Give the records of a file in which nothing needs explaining; None when something does."""
    try:
        value: Any = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    rows = cast("list[Any]", value if isinstance(value, list) else [value])
    return Rows(rows) if set(map(type, rows)) <= {dict} and _has_keys(text, sum(map(len, rows))) else None


class _Located:
    """Places the fields of sound records; the positions are read when one is asked for."""

    def __init__(self, text: bytes, file: str) -> None:
        self._text, self._file = text, file

    @cached_property
    def _document(self) -> Document | None:
        return _document(self._text, self._file, 1)[0]

    def __call__(self, at: int, field: str) -> Place:
        if self._document is None:
            return Place(self._file, path=field)
        way = (at,) if isinstance(self._document.data, list) else ()
        return self._document.at((*way, field) if field else way)
