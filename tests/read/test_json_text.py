"""The careful JSON reader: what json.loads reads, with the place of every value."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.json_text import parse_json

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(-(10**16), 10**16) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(value=VALUES, indent=st.sampled_from([None, 0, 2]), ascii_only=st.booleans())
def test_it_reads_what_json_reads(value: Any, indent: int | None, *, ascii_only: bool) -> None:
    """Whatever Python writes is read back, the same."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    document, problems = parse_json(text, "a.json")
    assert problems == []
    assert document is not None
    assert document.data == value


@settings(deadline=None)
@given(value=st.dictionaries(TEXT, VALUES, min_size=1, max_size=4), line=st.integers(1, 1000))
def test_every_value_is_where_its_mark_says(value: dict[str, Any], line: int) -> None:
    """The text at line and column of a value begins with the value."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    document, _ = parse_json(text, "a.json", line)
    assert document is not None
    lines = text.split("\n")
    for path, (row, column) in document.marks.items():
        found = document.data
        for step in path:
            found = found[step]
        written = json.dumps(found, ensure_ascii=False) if not isinstance(found, dict | list) else "[{"
        at = lines[row - line][column - 1 :]
        assert at[0] in written if isinstance(found, dict | list) else at.startswith(written)


@settings(max_examples=300, deadline=None)
@given(text=st.text('{}[]",:0123456789.eE+-truefalsn\\u \n\ud800', max_size=30))
def test_what_is_no_json_is_a_problem_and_nothing_else(text: str) -> None:
    """Python and this reader refuse the same texts, but for what the profile refuses besides."""
    try:
        expected = json.loads(text, parse_constant=lambda _: 1 / 0)
    except (ValueError, ZeroDivisionError):
        expected = None
        refused = True
    else:
        refused = False
    document, problems = parse_json(text, "a.json")
    if refused:
        assert problems
    elif not problems:
        assert document is not None
        assert document.data == expected
    else:
        profile = {"json-duplicate-key", "json-surrogate", "json-number", "json-depth"}
        assert {problem.rule for problem in problems} <= profile


def test_what_nests_too_deep_is_passed_over() -> None:
    """It is a problem of its own, and what stands behind it is read on; marks in strings are no brackets."""
    deep = "[" * 5_000 + '{"]": "}\\""}' + "]" * 5_000
    document, problems = parse_json(f'{{"a": {deep}, "b": NaN}}', "a.json")
    assert document is None
    assert [(one.rule, one.place.column) for one in problems] == [("json-depth", 46), ("json-syntax", 10026)]
    document, problems = parse_json(f'{{"a": {deep}, "b": 1}}', "a.json")
    assert document is not None
    assert (document.data["b"], document.marks["b",], len(problems)) == (1, (1, 10026), 1)


def test_forty_levels_are_read() -> None:
    """The limit is on lists and objects, one in another."""
    assert parse_json("[" * 40 + "1" + "]" * 40, "a.json")[1] == []
    assert [one.rule for one in parse_json("[" * 41 + "]" * 41, "a.json")[1]] == ["json-depth"]
