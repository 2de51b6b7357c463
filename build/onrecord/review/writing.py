"""Writing values as YAML, the way this dataset writes them and as the value before was written."""

import json
import re
from typing import Any

from onrecord.review.data import items, mapping

ORDER = (
    *("schema_version", "status", "article", "outlet", "headline", "byline", "language", "published"),
    *("updated", "url", "rights", "passages", "quotes", "assertions", "mentions", "events"),
    *("id", "type", "name", "title", "text", "description", "names", "wikidata", "country", "coordinates"),
    *("part_of", "affiliation", "relation", "latitude", "longitude", "evidence", "low", "high", "unit"),
    *("role", "kind", "content", "claim", "event", "quote", "stance", "entity", "not_a_mention"),
    *("exact", "occurrence", "prefix", "suffix", "speaker", "cue", "addressee", "medium", "relays"),
    *("occurred", "place", "parent", "plover_type", "participants", "quantity", "holds", "relations"),
    *("said", "utterance", "reported", "dated", "date", "basis", "note"),
)
"""The order in which the fields of a file or a record are written, of an annotation or a register."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PHRASE = re.compile(r"[^\W\d_](?:[\w. ’-]*\w)?")
_DATE = re.compile(r"-?[0-9X]{4}[-0-9X]+[~?]?(?:/(?:\.\.|[-0-9X]{4,}[~?]?)?)?|\.\./[-0-9X]{7,}[~?]?")
_READ_OTHERWISE = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
"""Words that one version of YAML or another takes for something else than text."""

_LARGEST_OF_FOUR_DIGITS = 0xFFFF


def written(value: Any, style: str = "") -> str:
    """Write a value on one line.

    Args:
        value: Text, a number, a truth value, null, a list or a mapping of them.
        style: How the value that it replaces was written, as `Node.style` has it.

    >>> written({"exact": "in Kherson", "occurrence": 2})
    '{exact: "in Kherson", occurrence: 2}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(one)}" for key, one in mapping(value).items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(one) for one in items(value)) + "]"
    if isinstance(value, str):
        return _text(value, style)
    return json.dumps(value)


def _text(value: str, style: str) -> str:
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    plain = _PHRASE if style == "plain" else _WORD
    fits = (plain.fullmatch(value) and value.isprintable()) or _DATE.fullmatch(value)
    if style != '"' and fits and value.lower() not in _READ_OTHERWISE:
        return value
    return quoted(value)


def quoted(text: str) -> str:
    r"""Write text in double quotes; what cannot be seen is escaped, hard spaces too.

    >>> print(quoted('a\u00a0"b"'))
    "a\u00a0\"b\""
    """
    marked = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else _escaped(ord(one)) for one in marked)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= _LARGEST_OF_FOUR_DIGITS else f"\\U{code:08x}"
