"""Tables as CSV: UTF-8 without byte order mark, LF, RFC 4180; null is the empty field.

Text is published as it stands. A cell may therefore begin with `=`, `+`, `-` or `@`, which a
spreadsheet takes for a formula: import the columns as text.
"""

import csv
import io
import sys
from collections.abc import Iterable
from typing import Any

from onrecord.records import Row
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.tables import Table

# The default limit, 131,072 characters, is less than a long article.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

_NEEDS_QUOTES = frozenset('",\r\n')


def csv_bytes(table: Table, rows: Iterable[Row]) -> bytes:
    """Write a table, header first."""
    lines = [",".join(table.fields)]
    lines += [",".join(_cell(row[field]) for field in table.fields) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value if _NEEDS_QUOTES.isdisjoint(value) else '"' + value.replace('"', '""') + '"'
    return number_text(value)


def number_text(value: float) -> str:
    """Write a number without a needless fraction, so that reading gives the same number.

    >>> number_text(115000.0), number_text(46.66), number_text(1e22)
    ('115000', '46.66', '1e+22')
    """
    text = repr(value)
    return text.removesuffix(".0")


def read_csv(table: Table, content: bytes) -> list[Row]:
    """Read a table back, with the types that its model gives; a cell that is no number stays text.

    Raises:
        ValueError: The header is not the table's, a row has more or fewer cells, or it is not CSV.
    """
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    try:
        header = next(reader, None) or []
        if tuple(header) != table.fields:
            raise ValueError(f"{table.name}: the header is {header}, not {list(table.fields)}")
        return [_row(table, cells, reader.line_num) for cells in reader]
    except csv.Error as error:
        raise ValueError(f"{table.name}: line {reader.line_num}: {error}") from error


def _row(table: Table, cells: list[str], line: int) -> Row:
    columns = columns_of(table)
    if len(cells) != len(columns):
        raise ValueError(f"{table.name}: line {line}: has {len(cells)} cells, not {len(columns)}")
    return {column.name: _value(column, cell) for column, cell in zip(columns, cells, strict=True)}


def _value(column: Column, cell: str) -> Any:
    if cell == "":
        return None
    try:
        match column.type:
            case "integer":
                return int(cell)
            case "number":
                return float(cell)
            case _:
                return cell
    except ValueError:
        return cell
