"""The shape of rows: the published schema decides, compiled once, and says what it does not admit."""

from collections.abc import Iterator, Sequence
from operator import methodcaller
from typing import Any

import jsonschema_rs

from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row
from onrecord.validate.faults import Fault

_LARGEST_EXACT = 2**53


class RowShape:
    """Tells which rows of a table have the shape that its published schema asks for."""

    def __init__(self, table: PublishedTable) -> None:
        """Compile the schema of a table."""
        self.table = table
        self._validator = jsonschema_rs.validator_for(table.document)
        self._whole = [(name, methodcaller("get", name)) for name in table.integers]

    def misshapen(self, rows: Sequence[Row]) -> list[int]:
        """Give the positions of the rows that do not have the shape."""
        is_valid = self._validator.is_valid
        wrong = [] if all(map(is_valid, rows)) else [at for at, row in enumerate(rows) if not is_valid(row)]
        # To JSON Schema 1.0 is an integer; to the JSON profile it is not.
        for _, value_of in self._whole:
            if float in set(map(type, map(value_of, rows))):
                wrong += [at for at, row in enumerate(rows) if type(value_of(row)) is float]
        return sorted(set(wrong))

    def faults(self, row: Row) -> Iterator[Fault]:
        """Give what is wrong with the shape of a row."""
        for name, value_of in self._whole:
            # A larger number is past the bounds of every field, which says more.
            if type(value_of(row)) is float and abs(row[name]) < _LARGEST_EXACT and row[name].is_integer():
                yield Fault(name, "integer", row[name])
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
