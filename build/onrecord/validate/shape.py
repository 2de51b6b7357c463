"""The shape of rows: the published schema decides, compiled once, and its keywords say what is wrong.

Rows are looked at a field at a time. A fault that is found is explained by the first keyword of the
field's schema that, taken alone, does not admit the value.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any

import jsonschema_rs

from onrecord.read.published import PublishedTable
from onrecord.read.rows import Rows
from onrecord.validate.equivalent import columns_schema
from onrecord.validate.faults import Explained, FieldFaults, explained, faults_by_rule

Columns = dict[str, Sequence[Any]]
"""Values by field."""

_KEYWORDS = ("type", "enum", "minLength", "maxLength", "minimum", "maximum", "pattern", "not")
"""What a schema may say of a value, in the order in which a person would ask."""

_LARGEST_EXACT = 2**53
_TEXT_OR_NULL = frozenset((str, type(None)))
_PLAIN = _TEXT_OR_NULL | {int, float, bool}
_MOST_TOLD = 10_000
_MOST_UNKNOWN = 100
"""How many unknown fields of a row are told one by one."""


class RowShape:
    """Tells which rows of a table do not have the shape that its published schema asks for, and why."""

    def __init__(self, table: PublishedTable) -> None:
        """Take a table; its schema is compiled when it is first needed."""
        self.table = table
        self._names = frozenset(table.fields)
        self._dates = [(name, f"{name}_earliest", f"{name}_latest") for name in table.vague_dates]
        self._told: dict[tuple[str, str, object], Explained | None] = {}
        self._keywords: dict[str, list[tuple[str, Callable[[Sequence[Any]], bool]]]] = {}
        self._were_wrong = False

    @cached_property
    def _admits(self) -> Callable[[Columns], bool]:
        return jsonschema_rs.validator_for(columns_schema(self.table.document)).is_valid

    def faults(self, rows: Rows) -> Iterator[FieldFaults]:
        """Give what is wrong with the shape of rows, by field: of each value, one thing."""
        if rows.columns is not None:
            yield from self._faults_of_columns(rows, rows.columns)
            return
        alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            alike[tuple(row)].append(at)
        for positions in alike.values():
            for found in self.faults(Rows(rows[at] for at in positions)):
                yield found._replace(rows=[positions[at] for at in found.rows])

    def _faults_of_columns(self, rows: Rows, columns: Columns) -> Iterator[FieldFaults]:
        """Go through rows that all have the same fields a field at a time."""
        values = self._values(rows, columns)
        # Where rows were wrong the next ones tend to be, and are looked at closely at once.
        if not self._were_wrong and values.keys() == self._names and self._admits(values):
            return
        self._were_wrong = False
        for name, fault in self._faults_of_names(columns):
            yield from faults_by_rule(name, [fault] * len(rows))
        for name in self._names & values.keys():
            if not self._admits({name: values[name]}):
                self._were_wrong = True
                yield from faults_by_rule(name, self._found_in(name, columns[name]))

    def _faults_of_names(self, columns: Columns) -> Iterator[tuple[str, Explained]]:
        for name in sorted(self.table.required - columns.keys()):
            yield name, self._explained(name, "required", None)
        unknown = [name for name in columns if name not in self._names]
        for name in unknown[:_MOST_UNKNOWN]:
            yield name, self._explained(name, "additionalProperties", None)
        if more := unknown[_MOST_UNKNOWN:]:
            fault = self._explained(more[0], "additionalProperties", None)
            message = f"{fault.message}, nor are {len(more) - 1:,} more after it"
            yield more[0], fault._replace(message=message)

    def _values(self, rows: Rows, columns: Columns) -> Columns:
        """Give the values that each field has; of names and dates, which come again and again, each once."""
        values = columns.copy()
        for name in self.table.integers:
            # To JSON Schema 1.0 is an integer; to the JSON profile it is not, and no more than an object.
            if float in set(map(type, values.get(name, ()))):
                values[name] = [{} if type(value) is float else value for value in values[name]]
        try:
            for name in self.table.foreign_keys.keys() & values.keys():
                values[name] = list(rows.values(name))
            for names in self._dates:
                if values.keys() >= set(names):
                    values.update(zip(names, zip(*rows.distinct(*names), strict=True), strict=True))
        except TypeError:
            # A list or an object is among them: all values of that field are looked at, and this one found.
            pass
        return values

    def _found_in(self, name: str, values: Sequence[Any]) -> list[Explained | None]:
        """Say of each value of a field what is wrong with it, if anything is."""
        if set(map(type, values)) <= _TEXT_OR_NULL:
            return list(map(self._faults_of_texts(name, set(values)).get, values))
        return list(map(self._fault_of, repeat(name), values))

    def _faults_of_texts(self, name: str, values: set[str | None]) -> dict[str | None, Explained]:
        """Say what is wrong with different texts: a keyword that admits them all is asked but once."""
        told: dict[str | None, Explained] = {}
        if None in values and not self._admits({name: [None]}):
            told[None] = self._explained(name, "type", None)
        left = [value for value in values if value is not None]
        for keyword, admit in self._keywords_of(name):
            if not admit(left):
                wrong = [value for value in left if not admit([value])]
                told.update(zip(wrong, explained(name, keyword, wrong, self.table), strict=True))
                left = [value for value in left if value not in told]
        return told

    def _fault_of(self, name: str, value: Any) -> Explained | None:
        """Say what is wrong with a value; of a value that comes again, it is found out once."""
        if type(value) not in _PLAIN:
            return self._found_out(name, value)
        # 1, 1.0 and true are equal, and yet not alike.
        key = (name, type(value).__name__, value)
        if key not in self._told:
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            self._told[key] = self._found_out(name, value)
        return self._told[key]

    def _found_out(self, name: str, value: Any) -> Explained | None:
        # A larger number is past the bounds of every field, which says more.
        small = type(value) is float and abs(value) < _LARGEST_EXACT and value.is_integer()
        if small and name in self.table.integers:
            return self._explained(name, "integer", value)
        if self._admits({name: [value]}):
            return None
        # Null is of no type that a keyword names, and yet many fields admit it.
        keywords = self._keywords_of(name)[-1:] if value is None else self._keywords_of(name)
        against = next(keyword for keyword, admit in keywords if not admit([value]))
        return self._explained(name, against, value)

    def _explained(self, name: str, keyword: str, value: Any) -> Explained:
        return explained(name, keyword, [value], self.table)[0]

    def _keywords_of(self, name: str) -> list[tuple[str, Callable[[Sequence[Any]], bool]]]:
        """Give what the schema says of a field, each keyword as a schema of its own, of lists of values."""
        if name not in self._keywords:
            said = self.table.meaning(name)
            self._keywords[name] = [
                *(
                    (keyword, jsonschema_rs.validator_for({"items": {keyword: said[keyword]}}).is_valid)
                    for keyword in _KEYWORDS
                    if keyword in said
                ),
                # What all of them admit and the schema does not can be of a wrong type alone.
                ("type", lambda values: self._admits({name: values})),
            ]
        return self._keywords[name]
