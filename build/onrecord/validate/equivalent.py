"""The published schema of a table as its equivalent that costs least to check.

The rewriting keeps every verdict, and the tests of parity hold it to that; what is wrong with a value
is told by the keywords of the published schema.
"""

import re
from typing import Any

_ADMITS_LINE_BREAKS = re.compile(r"\[\^|\\[sSWD]|(?<!\\)\.")
_NO_LINE_BREAK = {"pattern": "\\n"}
_ALL_BUT_NUL = r"^[^\x00]+$"
_NOT_NUL = {"type": "string", "pattern": r"\x00"}
_NULL = {"type": "null"}


def columns_schema(document: dict[str, Any]) -> dict[str, Any]:
    """Give a schema that admits lists of values by field if the published schema admits each as such.

    Rows that have every field and no other have the shape exactly when their columns have.
    """
    definitions = document.get("$defs", {})
    columns = {
        name: {"type": "array", "items": _cheapest(said, definitions)}
        for name, said in document["properties"].items()
    }
    return {"$schema": document["$schema"], "type": "object", "properties": columns}


def _cheapest(said: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    match said:
        case {"$ref": str(target)}:
            beside = {key: value for key, value in said.items() if key != "$ref"}
            return _cheapest(definitions[target.rpartition("/")[2]] | beside, definitions)
        case {"anyOf": [kept, null]} if null == _NULL:
            return _or_null(said, _cheapest(kept, definitions))
        case _:
            return _searched_for_nul(_without_second_look(said))


def _or_null(said: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Admit null beside the one type of a value: no other keyword in use has a say on null."""
    if not isinstance(kept.get("type"), str) or "enum" in kept or kept.get("not", _NOT_NUL) != _NOT_NUL:
        return said | {"anyOf": [kept, _NULL]}
    return kept | {"type": [kept["type"], "null"]}


def _without_second_look(said: dict[str, Any]) -> dict[str, Any]:
    """Leave out that no line break may follow: to this engine `$` is the end of the text alone."""
    pattern = said.get("pattern", "")
    if said.get("not") != _NO_LINE_BREAK or not pattern.endswith("$") or _ADMITS_LINE_BREAKS.search(pattern):
        return said
    return {key: value for key, value in said.items() if key != "not"}


def _searched_for_nul(said: dict[str, Any]) -> dict[str, Any]:
    """Search a text for NUL, rather than match all of its other characters."""
    if said.get("pattern") != _ALL_BUT_NUL or "not" in said:
        return said
    kept = {key: value for key, value in said.items() if key != "pattern"}
    return kept | {"minLength": max(1, said.get("minLength", 1)), "not": _NOT_NUL}
