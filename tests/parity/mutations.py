"""Records good and bad, from the published schemas: every field of every table and authoring file, mutated."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from onrecord.read.published import published_schema, resolved

Path = tuple[str | int, ...]

NASTY: tuple[Any, ...] = (
    *(None, True, False, [], {}, ["a"], {"a": 1}),
    *(0, 1, -1, 2**31 - 1, 2**31, 2**53, 2**70, -(2**70), 0.5, -0.5, 89.9, 90.5, 180.5, 1e22, -1e300),
    *("", " ", "\n", "a", "A", "a\n", "\na", "a b", "a--b", "-a", "a-", "a" * 120, "a" * 121, "ä", "é" * 120),
    *(
        "a\x00b",
        "\x00",
        "\u2028",
        "a\u2028",
        "🙂",
        "0",
        "1",
        "true",
        "null",
        "=1+1",
        "'; DROP TABLE quotes; --",
    ),
    *("2022-11-09", "2022-11-09\n", "2022-02-29", "2024-02-29", "2022-02-30", "2022-13-01", "0000-01-01"),
    *("2022-11", "2022", "202X", "20XX", "2022-XX", "2022-11-XX", "2022-11~", "2022?", "2022-24", "2022-25"),
    *("2022-02-24/..", "../2022", "/2022", "2022/", "..", "/", "2022-09-20/2022-09-30", "٢٠٢٢-١١-٠٩"),
    *("2022-11-11T07:36:00-06:00", "2022-11-11T07:36:00", "2022-11-11T24:00:00Z", "2022-11-11T07:36Z"),
    *("y-50000", "{2022, 2023}", "2022-11-09/2022-11-10/2022-11-11", "2022-11-9"),
    *(
        "https://example.org/",
        "http://a",
        "ftp://a",
        "https://",
        "https://a b",
        "https://ä.org/ü",
        "HTTPS://A",
    ),
    *("https://e.org/" + "a" * 1986, "https://e.org/" + "a" * 1987, "javascript:alert(1)", "https://a\n"),
    *("en", "en-GB", "EN", "e", "english", "de-CH-1996", "Q1", "Q0", "Q01", "q1", "Q" + "1" * 13),
    *("UA", "ua", "UKR", "0" * 64, "0" * 63, "A" * 64, "0" * 64 + "\n", "1.0.0", "1.0", "01.0.0", "1.0.0-a"),
    *(
        "direct",
        "mixed",
        "Direct",
        "paragraph",
        "person",
        "affirms",
        "refines",
        "content",
        "occurred",
        "RETREAT",
    ),
)


def sample(name: str) -> dict[str, Any]:
    """Give a good record that has every field."""
    document = published_schema(name)
    return _object(document, document)


def _object(said: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    return {field: _value(inner, document) for field, inner in said["properties"].items()}


def _value(said: dict[str, Any], document: dict[str, Any]) -> Any:
    meaning = _meaning(said, document)
    if "properties" in meaning:
        return _object(meaning, document)
    if meaning.get("type") == "array":
        return said["examples"][0] if "examples" in said else [_value(meaning["items"], document)]
    for examples in (said.get("examples"), meaning.get("examples"), meaning.get("enum")):
        if examples:
            return examples[0]
    return {"boolean": True, "string": "Text.", "integer": 1, "number": 0.5}[meaning["type"]]


def _meaning(said: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    if "oneOf" in said:
        return _meaning(said["oneOf"][0], document)
    return resolved(said, document)


def mutated(record: Any) -> Iterator[Any]:
    """Give the record with each value in turn replaced by every nasty one, left out, or accompanied."""
    yield record
    for path in _paths(record, ()):
        for value in NASTY:
            yield _with(record, path, value)
        yield _without(record, path)
    for path in ((), *(path for path in _paths(record, ()) if isinstance(_at(record, path), dict))):
        for stray in ("stray", "__proto__", "constructor", ""):
            yield _with(record, (*path, stray), "x")


def _paths(value: Any, path: Path) -> Iterator[Path]:
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _paths(inner, (*path, key))


def _at(record: Any, path: Path) -> Any:
    for step in path:
        record = record[step]
    return record


def _with(record: Any, path: Path, value: Any) -> Any:
    changed = copy.deepcopy(record)
    _at(changed, path[:-1])[path[-1]] = value
    return changed


def _without(record: Any, path: Path) -> Any:
    changed = copy.deepcopy(record)
    del _at(changed, path[:-1])[path[-1]]
    return changed


def records_of(name: str) -> list[str]:
    """Give the records of a table or authoring file as JSON texts, each once."""
    texts = (json.dumps(record, ensure_ascii=False) for record in mutated(sample(name)))
    return list(dict.fromkeys(texts))
