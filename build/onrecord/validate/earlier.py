"""Records of earlier versions: held to the schema of their version, by the `jsonschema` library."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from onrecord.problems import Problem, UsageError
from onrecord.read.marked import Document, Path_
from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row, Rows
from onrecord.validate.faults import FieldFaults, explained


class _Fault(NamedTuple):
    """A value that its schema does not admit."""

    field: str
    keyword: str
    """The keyword of JSON Schema that does not admit it."""
    value: Any


def _validator(schema: dict[str, Any]) -> Any:
    try:
        # Imported here: it takes 150 ms, and only records of earlier versions need it.
        from jsonschema import Draft202012Validator
    except ImportError as error:
        hint = "pip install 'onrecord[versions]'"
        raise UsageError(f"records of earlier schema versions need the jsonschema library: {hint}") from error
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


class EarlierShape:
    """Tells which rows of a table have the shape that an earlier version of its schema asks for."""

    def __init__(self, table: PublishedTable) -> None:
        """Take the table as it was published in its version."""
        self.table = table
        self._validator = _validator(table.document)

    def faults(self, rows: Rows) -> Iterator[FieldFaults]:
        """Give what is wrong with the shape of rows, once for each field, with the position of the row."""
        for at, row in enumerate(rows):
            found: dict[str, _Fault] = {}
            for fault in self._faults_of(row):
                found.setdefault(fault.field, fault)
            for field, keyword, value in found.values():
                [(rule, message, hint)] = explained(field, keyword, [value], self.table)
                yield FieldFaults(field, rule, [at], [message], [hint])

    def _faults_of(self, row: Row) -> Iterator[_Fault]:
        for name in self.table.integers:
            if type(row.get(name)) is float:
                yield _Fault(name, "integer", row[name])
        try:
            errors = list(self._validator.iter_errors(row))
        except RecursionError:
            # The library writes the value into its message, which one that nests deep does not survive.
            yield from (_Fault(name, "type", row[name]) for name in row if isinstance(row[name], list | dict))
            return
        for error in errors:
            yield from _faults(error, row)


def _faults(error: Any, row: Row) -> Iterator[_Fault]:
    match error.validator:
        case "required":
            yield from (_Fault(name, "required", None) for name in error.validator_value if name not in row)
        case "additionalProperties":
            known = error.schema["properties"]
            yield from (_Fault(name, "additionalProperties", row[name]) for name in row if name not in known)
        case "anyOf":
            inner = [one for one in error.context if one.schema_path[0] == 0]
            yield from (fault for one in inner for fault in _faults(one, row))
        case keyword:
            field = str(error.absolute_path[0])
            yield _Fault(field, keyword, row[field])


def misfits(document: Document, schema: dict[str, Any]) -> list[Problem]:
    """Give what an earlier version of its schema does not admit of an authoring file."""
    found: list[Problem] = []
    for error in _validator(schema).iter_errors(document.data):
        path: Path_ = tuple(error.absolute_path)
        hint = "The file names an earlier version of the schema: compare the schema of that version."
        found.append(Problem(document.at(path), error.message[:300], "type", hint))
    return found
