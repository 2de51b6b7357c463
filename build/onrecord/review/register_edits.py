"""What a person does to the registers: each record that is new, and each that is to say something else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onrecord.problems import Problem
from onrecord.read.documents import parse_document
from onrecord.read.marked import Document
from onrecord.read.shape import Sourced, read_shape
from onrecord.review.data import as_posted, items, mapping
from onrecord.review.writing import written
from onrecord_schema.record import Record
from onrecord_schema.registers import (
    ClaimsRegister,
    EntitiesRegister,
    EventsRegister,
    Register,
    RegisteredClaim,
    RegisteredEntity,
    RegisteredEvent,
    RegisteredUtterance,
    UtterancesRegister,
)

MODELS: Mapping[str, tuple[type[Register], type[Record]]] = {
    "entities": (EntitiesRegister, RegisteredEntity),
    "claims": (ClaimsRegister, RegisteredClaim),
    "events": (EventsRegister, RegisteredEvent),
    "utterances": (UtterancesRegister, RegisteredUtterance),
}
"""Each register, and one record of it."""


@dataclass(frozen=True)
class RegisterEdit:
    """A record that a person adds to a register, or changes there."""

    register: str
    line: str
    """The record as it is to be, as YAML on one line."""
    before: str = ""
    """The record as it is on disk, likewise; empty for one that is new."""

    @cached_property
    def record(self) -> dict[str, Any]:
        """The record as it is to be."""
        return _record(self._document(self.line).data, self.register)

    @cached_property
    def original(self) -> dict[str, Any] | None:
        """The record as it was; None if there was none."""
        return _record(self._document(self.before).data, self.register) if self.before else None

    @property
    def told(self) -> str:
        """What it says that was not there, on one line; null for what goes."""
        old, new = self.original or {}, self.record
        return written({key: new.get(key) for key in new | old if new.get(key) != old.get(key)})

    @property
    def id(self) -> str:
        """Its id, which no edit changes."""
        return as_posted(self.record.get("id"))

    @property
    def key(self) -> tuple[str, str]:
        """The register and the id: a record is edited once, from what is on disk to what is meant."""
        return self.register, self.id

    def _document(self, line: str) -> Document:
        document, problems = parse_document(f"{self.register}:\n  - {line}\n", self.register)
        if document is None or problems:
            raise ValueError(line)
        return document

    def read(self) -> tuple[Sourced[Any] | None, list[Problem]]:
        """Read it as a register of its own; None, and problems, if its shape is faulty."""
        return read_shape(self._document(self.line), MODELS[self.register][0])


def _record(data: Any, register: str) -> dict[str, Any]:
    return mapping(items(mapping(data).get(register))[0])


def register_edit(
    register: str, record: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> RegisterEdit:
    """Make an edit of a record."""
    return RegisterEdit(register, written(dict(record)), written(dict(before)) if before else "")


def with_edit(edits: Sequence[RegisterEdit], new: RegisterEdit) -> tuple[RegisterEdit, ...]:
    """Give edits with one more, in place of the one that there is of the same record."""
    known = next((one for one in edits if one.key == new.key), None)
    if known is None:
        return (*edits, new)
    made = RegisterEdit(new.register, new.line, known.before)
    return tuple(
        made if one is known else one for one in edits if one is not known or made.line != made.before
    )
