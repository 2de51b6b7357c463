"""The shape of rows: the published schema decides, compiled once, and says what it does not admit."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

import jsonschema_rs

from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row, Rows
from onrecord.validate.equivalent import columns_schema, row_schema
from onrecord.validate.faults import Fault

_LARGEST_EXACT = 2**53


class RowShape:
    """Tells which rows of a table have the shape that its published schema asks for."""

    def __init__(self, table: PublishedTable) -> None:
        """Compile the schema of a table."""
        self.table = table

    @cached_property
    def _validator(self) -> jsonschema_rs.Validator:
        return jsonschema_rs.validator_for(self.table.document)

    @cached_property
    def _admits(self) -> Callable[[Row], bool]:
        return jsonschema_rs.validator_for(row_schema(self.table.document)).is_valid

    @cached_property
    def _admits_columns(self) -> Callable[[dict[str, Sequence[Any]]], bool]:
        return jsonschema_rs.validator_for(columns_schema(self.table.document)).is_valid

    def misshapen(self, rows: Rows) -> list[int]:
        """Give the positions of the rows that do not have the shape."""
        wrong: set[int] = set()
        if not self._all_shapely(rows):
            wrong.update(at for at, row in enumerate(rows) if not self._admits(row))
        # To JSON Schema 1.0 is an integer; to the JSON profile it is not.
        for name in self.table.integers:
            values = rows.column(name)
            if float in set(map(type, values)):
                wrong.update(at for at, value in enumerate(values) if type(value) is float)
        return sorted(wrong)

    def _all_shapely(self, rows: Rows) -> bool:
        """Say whether all rows are surely of the shape: rows with all fields and, in each, sound values."""
        columns: dict[str, Sequence[Any]] = dict(rows.columns)
        if columns.keys() != self._names:
            return False
        try:
            # Of names and dates, which are text and come again and again, each is looked at once.
            for name in self.table.foreign_keys:
                columns[name] = list(rows.values(name))
            for names in self._dates:
                columns.update(zip(names, zip(*rows.distinct(*names), strict=True), strict=True))
        except TypeError:  # a list or an object, which no field admits
            return False
        return self._admits_columns(columns)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.table.fields)

    @cached_property
    def _dates(self) -> list[tuple[str, str, str]]:
        return [(name, f"{name}_earliest", f"{name}_latest") for name in self.table.vague_dates]

    def faults(self, row: Row) -> Iterator[Fault]:
        """Give what is wrong with the shape of a row."""
        for name in self.table.integers:
            # A larger number is past the bounds of every field, which says more.
            value = row.get(name)
            if type(value) is float and abs(value) < _LARGEST_EXACT and value.is_integer():
                yield Fault(name, "integer", value)
        for error in self._validator.iter_errors(row):
            yield from _faults(error, row)


def _faults(error: jsonschema_rs.ValidationError, row: Row) -> Iterator[Fault]:
    kind: Any = error.kind
    match kind.name:
        case "required":
            yield Fault(kind.property, "required", None)
        case "additionalProperties":
            for name in kind.unexpected:
                yield Fault(name, "additionalProperties", row[name])
        case "anyOf":
            for inner in kind.context[0]:
                yield from _faults(inner, row)
        case name:
            field = str(error.instance_path[0])
            yield Fault(field, name, row[field])
