"""The shape of rows: the published schema decides, compiled once, and says what it does not admit."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

import jsonschema_rs

from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row, Rows
from onrecord.validate.equivalent import rows_schema
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
    def _admits(self) -> Callable[[Sequence[Row]], bool]:
        return jsonschema_rs.validator_for(rows_schema(self.table.document)).is_valid

    @cached_property
    def _admits_whole(self) -> Callable[[Sequence[Row]], bool]:
        return jsonschema_rs.validator_for(rows_schema(self.table.document, whole=True)).is_valid

    def misshapen(self, rows: Rows) -> list[int]:
        """Give the positions of the rows that do not have the shape."""
        admits = self._admits_whole if rows.sizes == {len(self.table.fields)} else self._admits
        wrong: set[int] = set() if admits(rows) else {at for at, row in enumerate(rows) if not admits([row])}
        # To JSON Schema 1.0 is an integer; to the JSON profile it is not.
        for name in self.table.integers:
            values = rows.column(name)
            if float in set(map(type, values)):
                wrong.update(at for at, value in enumerate(values) if type(value) is float)
        return sorted(wrong)

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
