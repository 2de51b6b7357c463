"""Registering what an article names for the first time: the form, what it suggests, what it makes."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.problems import Problem
from onrecord.review.data import value_at, with_value
from onrecord.review.fields import KIND, Record, fields_of, way_of
from onrecord.review.modelled import Field, fields_of_model
from onrecord.review.registers import MODELS, TABLES, Addition, addition
from onrecord.review.session import State
from onrecord_schema.fields import SLUG_PATTERN

_LONGEST_SUGGESTION = 60
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_ONE = {"entities": "an entity", "claims": "a claim", "events": "an event", "utterances": "an utterance"}
_PREFIX = "new:"


@dataclass(frozen=True)
class Registering:
    """A record that a person is about to register, because a field is to refer to it."""

    record: Record
    """The record that is to refer to it."""
    field: Field
    """The field that is to."""
    values: Mapping[str, str]
    """What was typed, by name of field."""
    suggested: str = ""
    """The id that was suggested, if it has that."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it, at the names of its fields."""

    @property
    def register(self) -> str:
        """The register that it goes to."""
        return self.field.table

    @property
    def one(self) -> str:
        """What is registered, with an article before it."""
        return _ONE[self.register]

    @property
    def fields(self) -> list[Field]:
        """The fields of its form."""
        return list(fields_of_model(MODELS[self.register][1]))

    @property
    def required(self) -> list[Field]:
        """The fields that have to be filled in; the id, which is suggested from the others, last."""
        needed = [field for field in self.fields if field.required]
        return sorted(needed, key=lambda field: (field.name == "id", field.name != TABLES[self.register][1]))

    @property
    def has_optional(self) -> bool:
        """Whether anything was typed that is not required, or is wrong there."""
        names = {field.name for field in self.fields if not field.required}
        return bool(names & {*self.values, *(one.place.path for one in self.problems)})

    def problems_at(self, field: Field | None) -> list[Problem]:
        """Give the problems of one field; None asks for those of no field that is shown."""
        names = {field.name} if field else {one.name for one in self.fields}
        return [one for one in self.problems if (one.place.path in names) == (field is not None)]


def referring_field(state: State, record: Record, name: str) -> Field | None:
    """Give the field of a record that refers to a register; None if there is no such field."""
    fields = fields_of(KIND[record[0]], value_at(state.data, way_of(record)) or {})
    return next((field for field in fields if field.name == name and field.table in MODELS), None)


def begun(state: State, record: Record, field: Field, typed: str) -> Registering:
    """Begin a record with what is known: what was typed in place of an id, or the words referred to."""
    known = typed.strip()
    if known in state.checked.shared.ids[field.table]:
        known = ""
    values = {"id": known} if re.fullmatch(SLUG_PATTERN, known) else {TABLES[field.table][1]: known}
    words = _words(state, record, field)
    if not known and words:
        values = {TABLES[field.table][1]: " ".join(words.split())}
    if field.way == ("outlet",):
        values["type"] = "outlet"
    return _suggesting(state, record, field, values)


def _words(state: State, record: Record, field: Field) -> str:
    """Give the words that the new record is about: those beside the reference, if there are any."""
    if field.name in ("addressee", "utterance", "outlet"):
        return ""
    way = (*way_of(record), *field.way[:-1])
    return next((part.words for part in state.parts if part.way == way), "")


def tried(state: State, record: Record, field: Field, form: Mapping[str, str]) -> Registering:
    """Try what was typed: the id is suggested where there is none, and the rules say what is wrong."""
    typed = {key.removeprefix(_PREFIX): one.strip() for key, one in form.items() if key.startswith(_PREFIX)}
    values = {key: one for key, one in typed.items() if one}
    if values.get("id") == form.get("suggested"):
        # What was suggested follows what it was made of, until a person writes another.
        values.pop("id", None)
    made = _suggesting(state, record, field, values)
    return replace(made, problems=tuple(state.checker.registers.problems_of(made_of(made), state.added)))


def made_of(registering: Registering) -> Addition:
    """Make the record of what was typed, in the order of the schema."""
    record: Any = {}
    for field in registering.fields:
        if value := registering.values.get(field.name):
            record = with_value(record, field.way, _number(value) if field.is_number else value)
    return addition(registering.register, record)


def _number(typed: str) -> Any:
    """Read a number; what is none stays text, and is a problem."""
    match = _NUMBER.fullmatch(typed)
    if match is None:
        return typed
    return float(typed) if match[1] else int(typed)


def _suggesting(state: State, record: Record, field: Field, values: Mapping[str, str]) -> Registering:
    if values.get("id"):
        return Registering(record, field, values)
    told = values.get(TABLES[field.table][1], "")
    suggested = suggested_id(told, state.checked.shared.ids[field.table])
    return Registering(record, field, {**values, "id": suggested}, suggested)


def suggested_id(told: str, used: Collection[str]) -> str:
    """Make an id of what a record is called, one that no other record has.

    >>> suggested_id("General Sergeï Surovikin’s order", ["x"])
    'general-sergei-surovikins-order'
    """
    plain = unicodedata.normalize("NFKD", told.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(words)) > _LONGEST_SUGGESTION and len(words) > 1:
        words.pop()
    short = "-".join(words)[:_LONGEST_SUGGESTION]
    numbered = (f"{short}-{number}" for number in range(2, len(used) + 3))
    return next(one for one in (short, *numbered) if one not in used) if short else ""
