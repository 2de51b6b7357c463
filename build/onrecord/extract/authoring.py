"""Writing a draft as YAML: one record after another, each under a comment that says why it is proposed."""

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from onrecord.extract.draft import Draft

_SCHEMA = "# yaml-language-server: $schema=../../schema/json/annotation.schema.json"
_DRAFT = (
    "# A program proposed this, and no person has reviewed it. Over each record: the rule, its confidence."
)
_PLAIN = re.compile(r"[a-z][a-z_-]*(?:[a-z0-9]|-[a-z0-9]+)*")
_NEVER_PLAIN = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_NO_YAML = (0xFEFF, 0xFFFE, 0xFFFF)
_BREAKS = str.maketrans({code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *_NO_YAML)})
"""Characters that YAML reads as line breaks, or does not admit: escaped, as JSON escapes them."""


def as_yaml(draft: Draft) -> str:
    """Write a draft in the authoring format, YAML 1.2; reading it gives `draft.annotation`."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield from (_SCHEMA, _DRAFT)
    for field, value in draft.head.items():
        yield f"{field}: {_flow(value)}"
    for name, records in draft.lists.items():
        if records:
            yield f"{name}:"
        for one in records:
            yield f"  # {_comment(one.why)}"
            opening = "- "
            if name != "quotes":
                yield f"  - {_flow(one.record)}"
                continue
            for field, value in one.record.items():
                yield f"  {opening}{field}: {_flow(value)}"
                opening = "  "
    if draft.suggestions:
        yield "# Not in any register; register what is worth it, and delete the rest:"
        yield from (f"# {_comment(line)}" for line in draft.suggestions)


def _comment(text: str) -> str:
    """Keep a comment on its line, whatever the article holds."""
    return " ".join(_quoted(text)[1:-1].replace('\\"', '"').split())


def _flow(value: Any) -> str:
    match value:
        case dict():
            fields = cast("dict[str, Any]", value).items()
            return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in fields) + "}"
        case list():
            return "[" + ", ".join(_flow(inner) for inner in cast("list[Any]", value)) + "]"
        case str() if not _PLAIN.fullmatch(value) or value in _NEVER_PLAIN:
            return _quoted(value)
        case _:
            return str(value)


def _quoted(text: str) -> str:
    """Write text in double quotes: a JSON string is one of YAML too."""
    return json.dumps(text, ensure_ascii=False).translate(_BREAKS)
