"""Faults of shape in words: what a JSON Schema says is wrong, and what a person does about it."""

from typing import Any, NamedTuple

from onrecord.read.published import PublishedTable


class Fault(NamedTuple):
    """A value that its schema does not admit."""

    field: str
    """The field at fault."""
    keyword: str
    """The keyword of JSON Schema that does not admit it."""
    value: Any
    """The value."""


class Explained(NamedTuple):
    """A fault in words."""

    field: str
    rule: str
    message: str
    hint: str
    cause: str
    """What is at fault: a value that a program writes wrong in every row is one fault in many places."""


_LONGEST_SHOWN = 80


def explained(fault: Fault, table: PublishedTable) -> Explained:
    """Say what is wrong with a value, and what to do."""
    rule, message, hint = _in_words(fault, table)
    return Explained(fault.field, rule, message, hint, f"{table.name} {fault.field} {message}")


def _in_words(fault: Fault, table: PublishedTable) -> tuple[str, str, str]:
    field, value = fault.field, fault.value
    match fault.keyword:
        case "required":
            return "field-missing", "is missing", f"Add the field `{field}`."
        case "additionalProperties":
            message = f"is not a field of {table.name}"
            return "field-unknown", message, _field_hint(field, table)
        case "enum":
            members = ", ".join(table.meaning(field)["enum"])
            near = _closest(value, table.meaning(field)["enum"]) if isinstance(value, str) else None
            hint = f"{f'Did you mean `{near}`? ' if near else ''}Write one of: {members}."
            return "vocabulary", f"{shown(value)} is not in the vocabulary", hint
        case "pattern" | "not":
            message = f"{shown(value)} is not of the form this field needs"
            return "pattern", message, _form_hint(field, table)
        case "integer":
            message = f"{value} is written with a fraction or an exponent"
            return "json-number", message, "Write a whole number: digits alone."
        case _:
            return "type", *_other(fault, table)


def _other(fault: Fault, table: PublishedTable) -> tuple[str, str]:
    said, value = table.meaning(fault.field), fault.value
    match fault.keyword:
        case "minimum":
            return f"{value} is less than {said['minimum']}", "Write a larger number."
        case "maximum":
            return f"{shown(value)} is more than {said['maximum']}", "Write a smaller number."
        case "minLength":
            return "is empty", "Write the text, or leave the field out."
        case "maxLength":
            length, most = len(value), said["maxLength"]
            return f"has {length} characters, and may have {most}", "Shorten it."
        case _:
            needed = "may not be null" if value is None else f"is {_kind(value)}, not {_TYPES[said['type']]}"
            return needed, f"Write {_TYPES[said['type']]}."


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


def _field_hint(field: str, table: PublishedTable) -> str:
    near = _closest(field, list(table.fields)) if len(field) <= _LONGEST_SHOWN else None
    if near:
        return f"Did you mean `{near}`?"
    return f"Remove it, or use one of: {', '.join(table.fields)}."


def _closest(word: str, words: list[str]) -> str | None:
    # Imported here: only a problem needs it.
    from onrecord.text.nearest import closest_word

    return closest_word(word, words)


def _form_hint(field: str, table: PublishedTable) -> str:
    said = table.meaning(field)
    example = table.document["properties"][field].get("examples", ("",))[0]
    return f"{said.get('description', '')} For example: {example}".strip()
