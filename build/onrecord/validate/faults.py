"""Faults of shape in words: what a JSON Schema says is wrong, and what a person does about it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.read.published import PublishedTable


_LONGEST_SHOWN = 80


class Explained(NamedTuple):
    """A fault in words, as a problem has them behind its place."""

    message: str
    rule: str
    hint: str
    cause: str
    """What is at fault: a value that a program writes wrong in every row is one fault in many places."""


class FieldFaults(NamedTuple):
    """What is wrong with one field of some rows."""

    field: str
    rows: Sequence[int]
    """Which of the rows given."""
    explained: Sequence[Explained]
    """What is wrong in each of them."""


def explained(field: str, keyword: str, values: Iterable[Any], table: PublishedTable) -> list[Explained]:
    """Say what is wrong with some values of a field, and what to do.

    Args:
        field: The field at fault.
        keyword: The keyword of JSON Schema that does not admit the values.
        values: The values.
        table: The table.
    """
    rule, message, hint = _wording(field, keyword, table)
    about = f"{table.name} {field}"
    return [
        Explained(said := message(value), rule, hint(value), f"{about} {said}") for value in values
    ]


class _Wording(NamedTuple):
    """How to put into words what a keyword does not admit in a field."""

    rule: str
    message: Callable[[Any], str]
    hint: Callable[[Any], str]


def _wording(field: str, keyword: str, table: PublishedTable) -> _Wording:
    match keyword:
        case "required":
            return _Wording("field-missing", _always("is missing"), _always(f"Add the field `{field}`."))
        case "additionalProperties":
            message = f"is not a field of {table.name}"
            return _Wording("field-unknown", _always(message), _always(_field_hint(field, table)))
        case "enum":
            members = tuple(table.meaning(field)["enum"])
            message = "{} is not in the vocabulary".format
            return _Wording("vocabulary", _showing(message), lambda value: _member_hint(value, members))
        case "pattern" | "not":
            message = "{} is not of the form this field needs".format
            return _Wording("pattern", _showing(message), _always(_form_hint(field, table)))
        case "integer":
            message = "{} is written with a fraction or an exponent".format
            return _Wording("json-number", message, _always("Write a whole number: digits alone."))
        case _:
            return _Wording("type", *_other(keyword, table.meaning(field)))


def _always(text: str) -> Callable[[Any], str]:
    return lambda _: text


def _showing(message: Callable[[str], str]) -> Callable[[Any], str]:
    return lambda value: message(shown(value))


def _other(keyword: str, said: dict[str, Any]) -> tuple[Callable[[Any], str], Callable[[Any], str]]:
    match keyword:
        case "minimum":
            least = f"is less than {said['minimum']}"
            return (lambda value: f"{value} {least}"), _always("Write a larger number.")
        case "maximum":
            most = f"is more than {said['maximum']}"
            return (lambda value: f"{shown(value)} {most}"), _always("Write a smaller number.")
        case "minLength":
            return _always("is empty"), _always("Write the text, or leave the field out.")
        case "maxLength":
            most = f"characters, and may have {said['maxLength']}"
            return (lambda value: f"has {len(value)} {most}"), _always("Shorten it.")
        case _:
            needed = _TYPES[said["type"]]
            return (lambda value: _of_other_type(value, needed)), _always(f"Write {needed}.")


def _of_other_type(value: object, needed: str) -> str:
    return "may not be null" if value is None else f"is {_kind(value)}, not {needed}"


_TYPES = {"string": "text", "integer": "a whole number", "number": "a number"}


def _kind(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case _:
            return "a list" if isinstance(value, list) else "an object"


def shown(value: object) -> str:
    """Show a value, the middle of a long one left out."""
    text = repr(value)
    half = _LONGEST_SHOWN // 2
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:half]}…{text[-half:]}"


def _member_hint(value: object, members: tuple[str, ...]) -> str:
    return _one_of(_closest(value, members) if isinstance(value, str) else None, members)


@lru_cache(maxsize=128)
def _one_of(near: str | None, members: tuple[str, ...]) -> str:
    return f"{f'Did you mean `{near}`? ' if near else ''}Write one of: {', '.join(members)}."


def _field_hint(field: str, table: PublishedTable) -> str:
    near = _closest(field, table.fields) if len(field) <= _LONGEST_SHOWN else None
    if near:
        return f"Did you mean `{near}`?"
    return f"Remove it, or use one of: {', '.join(table.fields)}."


def _closest(word: str, words: Sequence[str]) -> str | None:
    # Imported here: only a problem needs it.
    from onrecord.text.nearest import closest_word

    return closest_word(word, words)


def _form_hint(field: str, table: PublishedTable) -> str:
    said = table.meaning(field)
    example = table.document["properties"][field].get("examples", ("",))[0]
    return f"{said.get('description', '')} For example: {example}".strip()
