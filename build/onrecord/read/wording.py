"""Faults of shape in words: what stands there, what belongs there, what to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Rows are told in these words too, and start without pydantic.
    from pydantic_core import ErrorDetails

_BELONGS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "model_type": "a record",
}
"""What belongs where a value of another type stands, by the name that pydantic has for the fault."""

_FORMS = {"a list": "a list: [one, another], or a line each after a hyphen", "true or false": "true or false"}


def misfit(fault: "ErrorDetails", fields: Sequence[str]) -> tuple[str, str]:
    """Say of a value that it is of another type or size than it should be, and what to write.

    Args:
        fault: What pydantic says.
        fields: The fields of the record that belongs there, if one does.
    """
    value, context = fault["input"], fault.get("ctx", {})
    match fault["type"]:
        case kind if (belongs := _BELONGS.get(kind)) and value is None:
            return "has no value", f"Write {_form(belongs, fields)}, or remove the field."
        case kind if belongs := _BELONGS.get(kind):
            return f"is {kind_of(value)}, not {belongs}", f"Write {_form(belongs, fields)}."
        case "too_short" | "string_too_short":
            return "is empty", "Write what belongs there, or remove the field."
        case "greater_than_equal":
            return f"{value} is less than {context['ge']}", "Write a larger number."
        case "less_than_equal":
            return f"{value} is more than {context['le']}", "Write a smaller number."
        case _:
            message = fault["msg"][:1].lower() + fault["msg"][1:]
            return message, "Compare the codebook, dataset/CODEBOOK.md."


def kind_of(value: Any) -> str:
    """Say what a value is.

    >>> kind_of(["a"]), kind_of(None), kind_of(True)
    ('a list', 'nothing', 'true or false')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case _:
            return "a list" if isinstance(value, list) else "a record"


def _form(belongs: str, fields: Sequence[str]) -> str:
    if belongs == "a record" and fields:
        return f"a record of its fields: {', '.join(fields)}"
    return _FORMS.get(belongs, belongs)
