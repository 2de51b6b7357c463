"""The form of a record of a register: one that is new, or one that is to say something else."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.problems import Problem
from onrecord.review.data import as_posted, items, mapping, with_value
from onrecord.review.fields import Record
from onrecord.review.modelled import Field, fields_of_model
from onrecord.review.register_edits import MODELS
from onrecord.review.registers import TABLES

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_ONE = {"entities": "an entity", "claims": "a claim", "events": "an event", "utterances": "an utterance"}
_ROW = re.compile(r"[a-z_]+\.\d+\.")
_AT = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Registering:
    """A record that a person is about to register, or to change."""

    register: str
    """The register that it is in, or goes to."""
    values: Mapping[str, str]
    """What was typed, by name of field."""
    record: Record | None = None
    """The record of the annotation that refers to it, or is to; None where a person asked for it itself."""
    field: str = ""
    """The field that refers to it."""
    editing: str = ""
    """The id of the record that is changed; empty for a new one."""
    suggested: str = ""
    """The id that was suggested, if it has that."""
    suggestion: str = ""
    """The line of the draft that suggests it; it goes when the record is registered."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it, at the names of its fields."""

    @property
    def below(self) -> str:
        """What the buttons of the form name: the field that refers to it, or the register."""
        return self.field or self.register

    @property
    def title(self) -> str:
        """What the form is for."""
        return f"Change {self.editing}" if self.editing else f"Register {_ONE[self.register]}"

    @property
    def fields(self) -> list[Field]:
        """The fields of its form; of each list within it, one more than it has."""
        rows = Counter(
            name for name, _ in {tuple(key.split(".")[:2]) for key in self.values if _ROW.match(key)}
        )
        found = fields_of_model(MODELS[self.register][1], shown=lambda name: rows[name] + 1)
        return [field for field in found if not (self.editing and field.name == "id")]

    @property
    def required(self) -> list[Field]:
        """The fields that have to be filled in; the id, which is suggested from the others, last."""
        needed = [field for field in self.fields if field.required]
        return sorted(needed, key=lambda field: (field.name == "id", field.name != TABLES[self.register][1]))

    @property
    def has_lists(self) -> bool:
        """Whether there are lists within it."""
        return any(isinstance(step, int) for field in self.fields for step in field.way)

    @property
    def has_optional(self) -> bool:
        """Whether anything was typed that is not required, or is wrong there."""
        names = {field.name for field in self.fields if not field.required}
        return bool(names & {*self.values, *map(_field_at, self.problems)})

    def problems_at(self, field: Field | None) -> list[Problem]:
        """Give the problems of one field; None asks for those of no field that is shown."""
        names = {field.name} if field else {one.name for one in self.fields}
        return [one for one in self.problems if (_field_at(one) in names) == (field is not None)]

    @property
    def made(self) -> dict[str, Any]:
        """The record that was typed, in the order of the schema; what is empty is left out."""
        record: Any = {"id": self.editing} if self.editing else {}
        for field in self.fields:
            if value := self.values.get(field.name):
                record = with_value(record, field.way, _number(value) if field.is_number else value)
        return mapping(record)


def values_of(record: Any, above: str = "") -> Iterator[tuple[str, str]]:
    """Give what the fields of a form hold for a record that is there.

    >>> dict(values_of({"id": "kyiv", "names": [{"name": "Kiev", "kind": "spelling"}]}))
    {'id': 'kyiv', 'names.0.name': 'Kiev', 'names.0.kind': 'spelling'}
    """
    inner = enumerate(items(record)) if isinstance(record, list) else mapping(record).items()
    for step, value in inner:
        if isinstance(value, dict | list):
            yield from values_of(value, f"{above}{step}.")
        else:
            yield f"{above}{step}", as_posted(value)


def moved_up(values: Mapping[str, str]) -> dict[str, str]:
    """Give what was typed with no gaps in lists: where a row was emptied, those after it move up.

    >>> moved_up({"id": "kyiv", "names.1.name": "Kiev", "names.1.kind": "spelling"})
    {'id': 'kyiv', 'names.0.name': 'Kiev', 'names.0.kind': 'spelling'}
    """
    moved: dict[str, str] = {}
    rows: dict[str, list[str]] = {}
    for key, value in values.items():
        name, *below = key.split(".", 2)
        if _ROW.match(key):
            known = rows.setdefault(name, [])
            known += [] if below[0] in known else [below[0]]
            below[0] = str(known.index(below[0]))
        moved[".".join([name, *below])] = value
    return moved


def _field_at(problem: Problem) -> str:
    return _AT.sub(r".\1", problem.place.path)


def _number(typed: str) -> Any:
    """Read a number; what is none stays text, and is a problem."""
    match = _NUMBER.fullmatch(typed)
    if match is None:
        return typed
    return float(typed) if match[1] else int(typed)
