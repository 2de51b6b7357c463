"""Row sources: which reader reads a file of rows, and which table its rows belong to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from onrecord.problems import Place, Problem
from onrecord.read.csv_rows import csv_batches, csv_columns, whole_numbers
from onrecord.read.json_rows import json_batch, line_batches
from onrecord.read.published import PublishedTable
from onrecord.read.rows import RowBatch, RowSource, Style


def batches(source: RowSource, table: PublishedTable) -> Iterator[RowBatch]:
    """Read the rows of a source, some thousands at a time."""
    with source.open() as stream:
        match source.style:
            case Style.CSV:
                yield from csv_batches(stream, source.file, table)
            case Style.LINES:
                yield from line_batches(stream, source.file)
            case Style.JSON:
                yield json_batch(stream, source.file)


def columns(source: RowSource, table: PublishedTable, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Give some fields of every row whose first named field is text, for looking things up."""
    if source.style is Style.CSV:
        whole = [at for at, name in enumerate(names) if name in table.integers]
        with source.open() as stream:
            for cells in csv_columns(stream, names):
                values: list[Any] = [cell or None for cell in cells]
                for at in whole:
                    values[at] = whole_numbers(cells[at : at + 1])[0]
                yield tuple(values)
        return
    for batch in batches(source, table):
        for row in batch.rows:
            if isinstance(row.get(names[0]), str):
                yield tuple(map(row.get, names))


def table_of(beginning: bytes, style: Style, stem: str, tables: Mapping[str, PublishedTable]) -> str | None:
    """Tell which table rows belong to: the one the file is named after, or whose fields they have."""
    if stem in tables:
        return stem
    names = set(_first_fields(beginning, style))
    scores = {name: _likeness(names, table) for name, table in tables.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else None


def _likeness(names: set[str], table: PublishedTable) -> float:
    """Say how well field names fit a table: those it has, less those it has not or that are missing."""
    if not names & set(table.primary_key):
        return 0
    shared = len(names & set(table.fields))
    return shared - 0.5 * len(names - set(table.fields)) - 0.5 * len(table.required - names)


def _first_fields(beginning: bytes, style: Style) -> Iterable[str]:
    text = beginning.decode("utf-8", "replace")
    if style is Style.CSV:
        return text.partition("\n")[0].strip().split(",")
    return _keys(text)


def _keys(text: str) -> Iterable[str]:
    """Give the keys of the first record, as far as the beginning of the file shows them."""
    import json

    first = text.lstrip("\ufeff \t\r\n[")
    try:
        record, _ = json.JSONDecoder(strict=False).raw_decode(first)
    except (json.JSONDecodeError, RecursionError):
        import re

        return re.findall(r'"([a-z_]+)"\s*:', first)
    return cast("dict[str, Any]", record) if isinstance(record, dict) else ()


def unknown_table(file: str, tables: Mapping[str, PublishedTable]) -> Problem:
    """Say that the rows of a file belong to no table."""
    hint = f"Name the table: --table NAME. The tables are: {', '.join(tables)}."
    return Problem(Place(file), "holds rows of no table that is known", "file-kind", hint)
