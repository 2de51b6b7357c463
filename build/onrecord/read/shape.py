"""Shape: what a model can say about one record, as problems that people can act on."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from inspect import isclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.problems import Problem
from onrecord.read.marked import Document, Path_
from onrecord.read.wording import misfit
from onrecord.text.nearest import closest_word
from onrecord_schema.edtf_dates import EDTF_PATTERN
from onrecord_schema.fields import SLUG_PATTERN

ModelT = TypeVar("ModelT", bound=BaseModel)

_UNION_TAGS = ("short", "long")

_MOST_TOLD = 10_000
"""How many faults of one file are told one by one: who made more of them made one mistake many times."""

_MOST_LOOKED_AT = 100_000
"""A file with more faults is refused as a whole: each takes a kilobyte to look at."""

_PATTERN_HINTS = {
    SLUG_PATTERN: "Write a slug: lower-case ASCII letters and digits, words joined by single hyphens.",
    EDTF_PATTERN: 'Write an EDTF date: 2022-11-09, 2022-11, "2022", 2022-02-24/.., 2022-09-20/2022-09-30.',
}


@dataclass(frozen=True)
class Sourced(Generic[ModelT]):
    """A record read from a document, and which of its list items were left out as faulty."""

    record: ModelT
    document: Document
    faulty: frozenset[Path_] = frozenset()

    def items(self, field: str) -> Iterator[tuple[Any, Path_]]:
        """Give the sound items of a list field, each with its way in the document."""
        positions = range(len(self.document.data.get(field) or ()))
        ways = [(field, at) for at in positions if (field, at) not in self.faulty]
        return zip(getattr(self.record, field), ways, strict=True)


def read_shape(document: Document, model: type[ModelT]) -> tuple[Sourced[ModelT] | None, list[Problem]]:
    """Validate a document; items of its lists that fail are reported and left out, the rest goes on.

    Returns:
        What is sound, or None when the file as a whole is not; and every problem.
    """
    repeated = repeated_ids(document)
    problems = list(repeated.values())
    faulty = frozenset(repeated)
    sound: ModelT | None = None
    try:
        sound = model.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        if error.error_count() > _MOST_LOOKED_AT:
            return None, [*problems, _too_many(error.error_count(), document)]
        faults = faults_in(error)
        problems += [_problem(fault, document, model) for fault in faults[:_MOST_TOLD]]
        if len(faults) > _MOST_TOLD:
            message = f"has {len(faults) - _MOST_TOLD:,} more faults of shape"
            problems.append(Problem(document.at(()), message, problems[-1].rule, "Mend the others first."))
        faulty |= {fault["loc"][:2] for fault in faults}
    if not all(way and isinstance(way[-1], int) for way in faulty):
        return None, problems
    if sound is None or faulty:
        sound = model.model_validate_json(json.dumps(without(document.data, faulty)))
    return Sourced(sound, document, faulty), problems


def faults_in(error: ValidationError) -> list[ErrorDetails]:
    """Give what is wrong, once: of a list with faulty items pydantic says besides that it has too few."""
    faults = error.errors(include_url=False)
    return [one for one in faults if one["type"] != "too_short" or not one["input"]]


def _too_many(number: int, document: Document) -> Problem:
    hint = "Mend the program that wrote it: look at its first records in a file of their own."
    return Problem(document.at(()), f"has {number:,} faults of shape, too many to tell", "file-size", hint)


def repeated_ids(document: Document) -> dict[Path_, Problem]:
    """Find the items of top-level lists whose id an item before them has, and say so of each."""
    found: dict[Path_, Problem] = {}
    first: dict[tuple[Any, Any], Path_] = {}
    for way in document.key_marks:
        match way:
            case (field, int(at), "id"):
                item_id = str(document.data[field][at]["id"])
            case _:
                continue
        if (other := first.setdefault((field, item_id), way)) != way:
            place = document.at(other)
            hint = f"The first is at {place.file}:{place.line}:{place.column}. Give this one its own id."
            message = f"{item_id!r} is used twice in {field}"
            found[(field, at)] = Problem(document.at(way), message, "id-unique", hint)
    return found


def without(data: dict[str, Any], faulty: Collection[Path_]) -> dict[str, Any]:
    """Leave some items out of the lists of a file."""
    positions: dict[str, set[str | int]] = defaultdict(set)
    for field, at in faulty:
        positions[str(field)].add(at)
    sound = dict(data)
    for field, gone in positions.items():
        sound[field] = [item for at, item in enumerate(sound[field]) if at not in gone]
    return sound


def way_of(fault: ErrorDetails) -> Path_:
    """Give the way to what is faulty."""
    return tuple(step for step in fault["loc"] if step not in _UNION_TAGS)


def _problem(fault: ErrorDetails, document: Document, model: type[BaseModel]) -> Problem:
    path = way_of(fault)
    value = fault["input"]
    context = fault.get("ctx", {})
    match fault["type"]:
        case "missing":
            place = document.at(path)
            return Problem(place, "is missing", "field-missing", f"Add the field `{path[-1]}`.")
        case "extra_forbidden":
            return Problem(
                document.at_key(path), "is not a field here", "field-unknown", _field_hint(path, model)
            )
        case "enum":
            return Problem(
                document.at(path),
                f"{value!r} is not in the vocabulary",
                "vocabulary",
                _member_hint(value, context["expected"]),
            )
        case "string_pattern_mismatch":
            hint = _PATTERN_HINTS.get(context["pattern"]) or _form_hint(path, model)
            rule = "date-edtf" if context["pattern"] == EDTF_PATTERN else "pattern"
            return Problem(document.at(path), f"{value!r} is not of the form this field needs", rule, hint)
        case "string_type" if isinstance(value, int | float) and not isinstance(value, bool):
            return Problem(
                document.at(path), f"{value} is a number, not text", "type", f'Write it in quotes: "{value}".'
            )
        case _:
            fields = list(_model_at(path, model).model_fields) if fault["type"] == "model_type" else []
            message, hint = misfit(fault, fields)
            return Problem(document.at(path), message, "type", hint)


def _form_hint(path: Path_, model: type[BaseModel]) -> str:
    name = next(step for step in reversed(path) if isinstance(step, str))
    field = _model_at(path[: path.index(name)], model).model_fields[name]
    return f"{field.description or ''} For example: {(field.examples or ['…'])[0]}".strip()


def _member_hint(value: object, expected: str) -> str:
    members = re.findall("'([^']+)'", expected)
    near = closest_word(value, members) if isinstance(value, str) else None
    return f"{f'Did you mean `{near}`? ' if near else ''}Write one of: {', '.join(members)}."


def _field_hint(path: Path_, model: type[BaseModel]) -> str:
    fields = list(_model_at(path[:-1], model).model_fields)
    near = closest_word(str(path[-1]), fields)
    return f"Did you mean `{near}`?" if near else f"Remove it, or use one of: {', '.join(fields)}."


def _model_at(path: Path_, model: type[BaseModel]) -> type[BaseModel]:
    for step in path:
        if isinstance(step, str):
            model = next(_models_in(model.model_fields[step].annotation))
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for part in get_args(getattr(annotation, "__value__", annotation)):
        yield from _models_in(part)
