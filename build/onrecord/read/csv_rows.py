"""Rows of CSV (RFC 4180): UTF-8, a header of field names, null as the empty field."""

import csv
import re
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.problems import Place, Problem
from onrecord.read.chunks import LONGEST_LINE_BYTES, LineTooLongError, blocks
from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row, RowBatch, nothing_but

# The default limit, 131,072 characters, is less than a long article.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

_ROWS_A_BATCH = 2_000
_LONGEST_RECORD_LINES = 200_000
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


class _UnreadableError(Exception):
    """The file cannot be read further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class CsvLines(Iterator[str]):
    """The lines of a CSV file; knows which lines the record read last is made of, and where it ends."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        """Read from a stream that is at the beginning of the file."""
        self.file = file
        self.offset = 0
        """The bytes of all lines given so far."""
        self.number = 0
        """The number of lines given so far."""
        self.taken: list[str] = []
        self._lines = self._read(stream)

    def __next__(self) -> str:
        """Give the next line, with its end."""
        line = next(self._lines)
        self.offset += len(line)
        self.number += 1
        text = self._text(line)
        self.taken.append(text)
        if len(self.taken) > _LONGEST_RECORD_LINES:
            self._fail("is within a record of too many lines", "csv-syntax", "Close the quotation mark.")
        return text

    def _text(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError as error:
            self._fail(f"is not UTF-8: {error.reason}", "file-utf8", "Save the file as UTF-8.")
            raise

    def _read(self, stream: BinaryIO) -> Iterator[bytes]:
        try:
            for block in blocks(stream):
                yield from block.splitlines(keepends=True) if b"\r" not in block else _lines_of(block)
        except LineTooLongError:
            hint = "Look for a quotation mark that is not closed."
            self._fail(f"is longer than {LONGEST_LINE_BYTES:,} bytes", "file-size", hint)

    def _fail(self, message: str, rule: str, hint: str) -> None:
        raise _UnreadableError(Problem(Place(self.file, self.number + 1), message, rule, hint))

    def record(self) -> str:
        """Give the text of the record read last, and begin the next."""
        text = self.taken[0] if len(self.taken) == 1 else "".join(self.taken)
        self.taken.clear()
        return text


def _lines_of(block: bytes) -> list[bytes]:
    # A lone carriage return ends no line: it is a character of a field.
    lines = [line + b"\n" for line in block.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def csv_batches(stream: BinaryIO, file: str, table: PublishedTable) -> Iterator[RowBatch]:
    """Read CSV as rows of a table; a cell that is not of its field's type stays text."""
    lines = CsvLines(stream, file)
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, list[str]())
        problems = list(_header_problems(header, lines.record() if lines.taken else "", file, table))
        if problems:
            yield RowBatch([], lambda _at, _field: Place(file), problems)
            return
        convert = _Converter(table, header)
        while batch := _batch(reader, lines, convert):
            yield batch
    except csv.Error as error:
        place = Place(file, max(lines.number, 1))
        hint = 'Put fields with commas, quotes or line breaks in quotes, and double the quotes: "a ""b"" c".'
        yield nothing_but(Problem(place, f"is not CSV: {error}", "csv-syntax", hint))
    except _UnreadableError as error:
        yield nothing_but(error.problem)


def _header_problems(header: list[str], raw: str, file: str, table: PublishedTable) -> Iterator[Problem]:
    if header and header[0].startswith("\ufeff"):
        hint = "Save the file as UTF-8 without BOM."
        yield Problem(Place(file), "begins with a byte order mark", "file-bom", hint)
        return
    for at, name in enumerate(header):
        place = Place(file, *_position(raw, at, 1), name)
        if name not in table.fields:
            hint = f"The fields of {table.name} are: {', '.join(table.fields)}."
            yield Problem(place, f"{name!r} is not a field of {table.name}", "field-unknown", hint)
        elif name in header[:at]:
            yield Problem(place, "is a column twice", "csv-header", "Keep one of the two.")
    for name in table.fields:
        if name in table.required and name not in header:
            yield Problem(Place(file, path=name), "is missing", "field-missing", f"Add the column `{name}`.")


class _Converter:
    """Turns cells into the values of a row."""

    def __init__(self, table: PublishedTable, header: list[str]) -> None:
        self.fields = tuple(header)
        self.absent = {name: None for name in table.fields if name not in header}
        self.whole = [at for at, name in enumerate(header) if name in table.integers]
        self.number = [at for at, name in enumerate(header) if name in table.numbers]

    def row(self, cells: list[str]) -> Row:
        """Give the row; the empty cell is null, and a cell that is no number stays text."""
        values: list[Any] = [cell or None for cell in cells]
        for at in self.whole:
            if _WHOLE.fullmatch(cells[at]):
                values[at] = int(cells[at])
        for at in self.number:
            if _NUMBER.fullmatch(cells[at]):
                values[at] = float(cells[at])
        row = dict(zip(self.fields, values, strict=True))
        return row | self.absent if self.absent else row


def _batch(reader: Any, lines: CsvLines, convert: _Converter) -> RowBatch | None:
    rows: list[Row] = []
    records: list[tuple[int, str]] = []
    problems: list[Problem] = []
    file, width, first = lines.file, len(convert.fields), lines.number + 1
    for cells in reader:
        raw = lines.record()
        if len(cells) == width:
            rows.append(convert.row(cells))
            records.append((first, raw))
        elif cells:
            message = f"has {len(cells)} fields, but the header has {width}"
            hint = "Look for a comma that is not in quotes."
            problems.append(Problem(Place(file, first), message, "csv-width", hint))
        first = lines.number + 1
        if len(rows) + len(problems) >= _ROWS_A_BATCH:
            break

    def locate(at: int, field: str) -> Place:
        line, raw = records[at]
        if field not in convert.fields:
            return Place(file, line, 1, field)
        return Place(file, *_position(raw, convert.fields.index(field), line), field)

    return RowBatch(rows, locate, problems) if rows or problems else None


def _position(raw: str, field: int, line: int) -> tuple[int, int]:
    """Find line and column of a field in the text of its record."""
    at = quoted = 0
    for _ in range(field):
        while at < len(raw) and (quoted or raw[at] != ","):
            quoted ^= raw[at] == '"'
            at += 1
        at += 1
    start = raw.rfind("\n", 0, at) + 1
    return line + raw.count("\n", 0, at), at - start + 1
