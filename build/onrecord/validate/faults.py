"""Faults of shape in words: what a JSON Schema says is wrong, and what a person does about it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from onrecord.problems import maker_of
from onrecord.read.published import PublishedTable
from onrecord.read.wording import kind_of

_LONGEST_SHOWN = 80


class Explained(NamedTuple):
    """A fault in words."""

    rule: str
    message: str
    hint: str


_as_explained = maker_of(Explained)


class FieldFaults(NamedTuple):
    """What is wrong with one field of some rows, by one rule."""

    field: str
    rule: str
    rows: Sequence[int]
    """Which of the rows given."""
    messages: Sequence[str]
    """What is wrong in each of them."""
    hints: Sequence[str]
    """What to do about it."""


def explained(field: str, keyword: str, values: Sequence[Any], table: PublishedTable) -> list[Explained]:
    """Say what is wrong with some values of a field, and what to do.

    Args:
        field: The field at fault.
        keyword: The keyword of JSON Schema that does not admit the values.
        values: The values.
        table: The table.
    """
    rule, messages, hints = _in_words(field, keyword, values, table)
    return list(map(_as_explained, zip(repeat(rule), messages, hints, strict=False)))


def faults_by_rule(field: str, found: Sequence[Explained | None]) -> Iterator[FieldFaults]:
    """Gather what is wrong with a field, given for each row; None where nothing is."""
    for rule in dict.fromkeys(fault.rule for fault in found if fault):
        rows = [at for at, fault in enumerate(found) if fault and fault.rule == rule]
        _, messages, hints = zip(*map(found.__getitem__, rows), strict=True)
        yield FieldFaults(field, rule, rows, messages, hints)


_InWords = tuple[str, Iterable[str], Iterable[str]]
"""The name of a rule; what is wrong with each of some values, and what to do about it."""


def _in_words(field: str, keyword: str, values: Sequence[Any], table: PublishedTable) -> _InWords:
    match keyword:
        case "required":
            return "field-missing", ["is missing"] * len(values), repeat(f"Add the field `{field}`.")
        case "additionalProperties":
            message = f"is not a field of {table.name}"
            return "field-unknown", [message] * len(values), repeat(_field_hint(field, table))
        case "enum":
            messages = [f"{value} is not in the vocabulary" for value in map(shown, values)]
            return "vocabulary", messages, _member_hints(values, table.meaning(field)["enum"])
        case "pattern" | "not":
            messages = [f"{value} is not of the form this field needs" for value in map(shown, values)]
            return "pattern", messages, repeat(_form_hint(field, table))
        case "integer":
            messages = [f"{value} is written with a fraction or an exponent" for value in values]
            return "json-number", messages, repeat("Write a whole number: digits alone.")
        case _:
            return "type", *_of_other_kinds(keyword, values, table.meaning(field))


def _of_other_kinds(
    keyword: str, values: Sequence[Any], said: dict[str, Any]
) -> tuple[Iterable[str], Iterable[str]]:
    match keyword:
        case "minimum":
            messages = [f"{value} is less than {said['minimum']}" for value in values]
            return messages, repeat("Write a larger number.")
        case "maximum":
            messages = [f"{value} is more than {said['maximum']}" for value in map(shown, values)]
            return messages, repeat("Write a smaller number.")
        case "minLength":
            return ["is empty"] * len(values), repeat("Write the text, or leave the field out.")
        case "maxLength":
            most = said["maxLength"]
            messages = [f"has {length} characters, and may have {most}" for length in map(len, values)]
            return messages, repeat("Shorten it.")
        case _:
            needed = _TYPES[said["type"]]
            return [_of_other_type(value, needed) for value in values], repeat(f"Write {needed}.")


def _of_other_type(value: object, needed: str) -> str:
    return "may not be null" if value is None else f"is {kind_of(value)}, not {needed}"


_TYPES = {"string": "text", "integer": "a whole number", "number": "a number"}


def shown(value: object) -> str:
    """Show a value, the middle of a long one left out."""
    text = repr(value)
    half = _LONGEST_SHOWN // 2
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:half]}…{text[-half:]}"


def _member_hints(values: Sequence[Any], members: Sequence[str]) -> list[str]:
    closest = _closest_among(members)
    one_of = f"Write one of: {', '.join(members)}."
    hints: dict[str | None, str] = {member: f"Did you mean `{member}`? {one_of}" for member in members}
    hints[None] = one_of
    return [hints[closest(value) if isinstance(value, str) else None] for value in values]


def _field_hint(field: str, table: PublishedTable) -> str:
    near = _closest_among(table.fields)(field) if len(field) <= _LONGEST_SHOWN else None
    if near:
        return f"Did you mean `{near}`?"
    return f"Remove it, or use one of: {', '.join(table.fields)}."


def _closest_among(words: Sequence[str]) -> Callable[[str], str | None]:
    # Imported here: only a problem needs it.
    from onrecord.text.nearest import closest_among

    return closest_among(words)


def _form_hint(field: str, table: PublishedTable) -> str:
    said = table.meaning(field)
    example = table.document["properties"][field].get("examples", ("",))[0]
    return f"{said.get('description', '')} For example: {example}".strip()
