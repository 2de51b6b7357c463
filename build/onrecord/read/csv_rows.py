"""Rows of CSV (RFC 4180): UTF-8, a header of field names, null as the empty field."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, repeat
from operator import itemgetter
from typing import Any, BinaryIO

from onrecord.problems import Place, Problem
from onrecord.read.chunks import LONGEST_LINE_BYTES, LineTooLongError, blocks
from onrecord.read.marked import written
from onrecord.read.published import PublishedTable
from onrecord.read.rows import Marks, RowBatch, Rows, nothing_but

_ROWS_A_BATCH = 2_000
_ROWS_AT_A_TIME = 20
_MOST_KEPT_BLOCKS = 16
_MOST_DIGITS = 20
_MOST_COLUMNS = 200
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


class _UnreadableError(Exception):
    """The file cannot be read further."""

    def __init__(self, place: Place, message: str, rule: str, hint: str) -> None:
        super().__init__(message)
        self.problem = Problem(place, message, rule, hint)


class _Block:
    """Some lines of the file, and the number of the first."""

    def __init__(self, first: int, text: str) -> None:
        self.first, self.text = first, text

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts, and the end."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def lines(self, first: int, last: int) -> str:
        """Give the text of those of the lines that are in this block."""
        start, end = max(first - self.first, 0), max(last - self.first + 1, 0)
        if start >= len(self.starts):
            return ""
        return self.text[self.starts[start] : self.starts[end] if end < len(self.starts) else None]


class _Lines:
    """The lines of a CSV file, of which the last few blocks are kept to place the fields of records."""

    def __init__(self, stream: BinaryIO, file: str, *, keep: bool = True) -> None:
        self.stream, self.file, self.keep = stream, file, keep
        self.kept: list[_Block] = []
        """The blocks that may hold records of the batch at hand."""

    def __iter__(self) -> Iterator[str]:
        first = 1
        try:
            for block in blocks(self.stream):
                text = self._text(block, first)
                if self.keep:
                    self.kept.append(_Block(first, text))
                # A lone carriage return ends no line: it is a character of a field.
                yield from io.StringIO(text, newline="\n")
                first += text.count("\n")
        except LineTooLongError:
            hint = "Look for a quotation mark that is not closed."
            self._fail(first, f"is longer than {LONGEST_LINE_BYTES:,} bytes", "file-size", hint)

    def _text(self, block: bytes, first: int) -> str:
        try:
            return block.decode("utf-8")
        except UnicodeDecodeError as error:
            before = block[: error.start].decode("utf-8")
            line, column = first + before.count("\n"), len(before) - before.rfind("\n")
            message = f"is not UTF-8: byte 0x{block[error.start]:02x} cannot stand here"
            place = Place(self.file, line, column)
            raise _UnreadableError(place, message, "file-utf8", "Save the file as UTF-8.") from error

    def _fail(self, line: int, message: str, rule: str, hint: str) -> None:
        raise _UnreadableError(Place(self.file, line), message, rule, hint)

    def forget_before(self, line: int) -> None:
        """Let go of the blocks that end before a line."""
        while len(self.kept) > 1 and self.kept[1].first <= line:
            self.kept.pop(0)


def csv_batches(stream: BinaryIO, file: str, table: PublishedTable) -> Iterator[RowBatch]:
    """Read CSV as rows of a table; a cell that is not of its field's type stays text."""
    # The default limit, 131,072 characters, is less than a long article.
    csv.field_size_limit(LONGEST_LINE_BYTES)
    lines = _Lines(stream, file)
    reader = csv.reader(iter(lines), strict=True)
    try:
        header = next(reader, list[str]())
        problems = list(_header_problems(header, _record(lines.kept, 1, reader.line_num), file, table))
        if problems:
            yield RowBatch(Rows(), lambda _at, _field: Place(file), problems)
            return
        convert = _Converter(table, header)
        while batch := _batch(reader, lines, convert):
            yield batch
    except csv.Error as error:
        hint = 'Put fields with commas, quotes or line breaks in quotes, and double the quotes: "a ""b"" c".'
        place = Place(file, max(reader.line_num, 1))
        yield nothing_but(Problem(place, f"is not CSV: {error}", "csv-syntax", hint))
    except _UnreadableError as error:
        yield nothing_but(error.problem)


def csv_columns(stream: BinaryIO, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give some cells of every record, as text; nothing where the file is not such CSV.

    This is for looking things up in a file; `csv_batches` says what is wrong with it.
    """
    csv.field_size_limit(LONGEST_LINE_BYTES)
    reader = csv.reader(iter(_Lines(stream, "", keep=False)), strict=True)
    try:
        header = next(reader, list[str]())
        if set(names) <= set(header):
            width = len(header)
            # A key is wanted twice, so that one name gives a tuple too.
            wanted = itemgetter(*(header.index(name) for name in (*names, names[0])))
            for cells in reader:
                if len(cells) == width:
                    yield wanted(cells)[:-1]
    except (csv.Error, _UnreadableError):
        return


def _header_problems(header: list[str], raw: str, file: str, table: PublishedTable) -> Iterator[Problem]:
    if unusable := _not_a_header(header, file, table):
        yield unusable
        return
    for at, name in enumerate(header):
        place = Place(file, *_position(raw, at, 1), written((name,)))
        if name not in table.fields:
            hint = f"The fields of {table.name} are: {', '.join(table.fields)}."
            yield Problem(place, f"is not a field of {table.name}", "field-unknown", hint)
        elif name in header[:at]:
            yield Problem(place, "is a column twice", "csv-header", "Keep one of the two.")
    for name in table.fields:
        if name in table.required and name not in header:
            yield Problem(Place(file, path=name), "is missing", "field-missing", f"Add the column `{name}`.")


def _not_a_header(header: list[str], file: str, table: PublishedTable) -> Problem | None:
    """Say what is wrong with a first line as a whole, of which it would be idle to go through the names."""
    fields = f"The fields of {table.name} are: {', '.join(table.fields)}."
    if not header:
        return Problem(Place(file), "has no header", "csv-header", f"Name the fields first. {fields}")
    if header[0].startswith("\ufeff"):
        hint = "Save the file as UTF-8 without BOM."
        return Problem(Place(file), "begins with a byte order mark", "file-bom", hint)
    if len(header) > _MOST_COLUMNS:
        return Problem(Place(file), f"has {len(header):,} columns", "csv-header", fields)
    for sign, said in _OTHER_SEPARATORS.items():
        names = header[0].split(sign)
        if len(header) == 1 < len(names) and not table.required.isdisjoint(names):
            hint = "Separate the fields by commas."
            return Problem(Place(file), f"is separated by {said}", "csv-header", hint)
    return None


class _Converter:
    """Turns cells into the values of rows, a column at a time."""

    def __init__(self, table: PublishedTable, header: list[str]) -> None:
        self.fields = tuple(header)
        self._whole = {at for at, name in enumerate(header) if name in table.integers}
        self._number = {at for at, name in enumerate(header) if name in table.numbers}

    def rows(self, records: list[list[str]]) -> Rows:
        """Give the rows; the empty cell is null, and a cell that is no number stays text."""
        columns = [self._values(at, cells) for at, cells in enumerate(zip(*records, strict=True))]
        return Rows(dict(zip(self.fields, values, strict=True)) for values in zip(*columns, strict=True))

    def _values(self, at: int, cells: tuple[str, ...]) -> Sequence[Any]:
        if at in self._whole:
            return whole_numbers(cells)
        if at in self._number:
            return [float(cell) if _NUMBER.fullmatch(cell) else cell or None for cell in cells]
        return [cell or None for cell in cells] if "" in cells else cells


def whole_numbers(cells: Sequence[str]) -> list[Any]:
    """Read whole numbers; what is not written as JSON writes one stays text, and the empty cell is null.

    >>> whole_numbers(["12", "007", ""])
    [12, '007', None]
    """
    try:
        numbers = list(map(int, cells))
        if list(map(str, numbers)) == list(cells):
            return numbers
    except ValueError:
        pass
    return [int(cell) if _is_whole(cell) else cell or None for cell in cells]


def _is_whole(cell: str) -> bool:
    return len(cell) < _MOST_DIGITS and cell.removeprefix("-").isdecimal() and str(int(cell)) == cell


def _batch(reader: Any, lines: _Lines, convert: _Converter) -> RowBatch | None:
    lines.forget_before(reader.line_num + 1)
    records: list[list[str]] = []
    ends = [reader.line_num]
    while len(records) < _ROWS_A_BATCH and len(lines.kept) <= _MOST_KEPT_BLOCKS:
        before = len(records)
        for cells in islice(reader, _ROWS_AT_A_TIME):
            records.append(cells)
            ends.append(reader.line_num)
        if len(records) == before:
            break
    if not records:
        return None
    kept = list(lines.kept)
    width, file = len(convert.fields), lines.file
    problems = [
        _wrong_width(Place(file, ends[at] + 1), len(cells), width)
        for at, cells in enumerate(records)
        if len(cells) != width and cells
    ]
    sound = range(len(records))
    if problems or [] in records:
        sound = [at for at, cells in enumerate(records) if len(cells) == width]
    rows = convert.rows([records[at] for at in sound])

    def locate(at: int, field: str) -> Place:
        line = ends[sound[at]] + 1
        if field not in convert.fields:
            return Place(file, line, 1, field)
        return Place(
            file,
            *_position(_record(kept, line, ends[sound[at] + 1]), convert.fields.index(field), line),
            field,
        )

    def mark_all(positions: Sequence[int], field: str) -> Marks:
        _, at_lines, columns, _ = zip(*map(locate, positions, repeat(field)), strict=True)
        return Marks(file, at_lines, columns)

    return RowBatch(rows, locate, problems, mark_all)


def _wrong_width(place: Place, found: int, wanted: int) -> Problem:
    message = f"has {found} fields, but the header has {wanted}"
    return Problem(place, message, "csv-width", "Look for a comma that is not in quotes.")


def _record(kept: Sequence[_Block], first: int, last: int) -> str:
    return "".join(block.lines(first, last) for block in kept)


def _position(raw: str, field: int, line: int) -> tuple[int, int]:
    """Find line and column of a field of the record with which the text begins."""
    at = 0
    for _ in range(field):
        if raw[at : at + 1] == '"':
            at = raw.find('"', at + 1)
            while raw[at + 1 : at + 2] == '"':
                at = raw.find('"', at + 2)
        at = raw.find(",", at) + 1
    start = raw.rfind("\n", 0, at) + 1
    return line + raw.count("\n", 0, at), at - start + 1
