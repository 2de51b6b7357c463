"""A comparison told: as text for a terminal, as JSON for programs, as Markdown for a release note."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from onrecord.diff.comparison import Comparison
from onrecord.diff.difference import Difference, Kind
from onrecord.diff.packages import Side
from onrecord.diff.shown import Shown, shown
from onrecord.diff.verdict import verdict
from onrecord.report.text import harmless

_MOST_OF_A_TABLE = 50
_COLUMNS = (Kind.ADDED, Kind.REMOVED, Kind.CHANGED, Kind.MOVED)


def text_lines(found: Comparison) -> Iterator[str]:
    """Write each difference in a line, its values below it, and the verdict last."""
    for one in shown(found.differences() if found.counts else ()):
        gist = f": {one.gist}" if one.gist else ""
        yield harmless(f"{one.first.level.name.lower()}: {one.place}: {one.why}{gist}")
        yield from (f"    {name}: {old} -> {new}" for name, old, new in one.values())
    yield from _summary(found)


def _summary(found: Comparison) -> Iterator[str]:
    if found.counts:
        sums = [(kind, sum(n for (_, one), n in found.counts.items() if one is kind)) for kind in Kind]
        yield ", ".join(f"{number:,} {_named(kind)}" for kind, number in sums if number)
    yield harmless(str(verdict(found)))


def _named(kind: Kind) -> str:
    return f"in the {kind.value}" if kind in (Kind.SCHEMA, Kind.PACKAGE) else kind.value


def json_lines(found: Comparison) -> Iterator[str]:
    """Write one JSON object, a difference a line, with the values of rows in full."""
    judged = verdict(found)
    head = {
        "old": _as_object(found.old),
        "new": _as_object(found.new),
        "change": judged.needed and judged.needed.name.lower(),
        "version_asked_for": judged.asked,
        "far_enough": judged.far_enough,
    }
    opening = json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "differences": ['
    for one in found.differences() if found.counts else ():
        yield opening + json.dumps(_difference(one), ensure_ascii=False)
        opening = ","
    yield f"{opening}]}}" if opening != "," else "]}"


def _as_object(side: Side) -> dict[str, Any]:
    return {"path": side.path, "version": side.version, "schema_version": side.schema_version}


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "level": one.level.name.lower(),
        "kind": one.kind.value,
        "table": one.table,
        "key": one.key,
        "why": one.why,
        "fields": one.fields,
        "old": one.old,
        "new": one.new,
    }


def markdown_lines(found: Comparison) -> Iterator[str]:
    """Write the verdict, how many rows of each table differ, and the first differences of each."""
    yield _harmless_words(f"{str(verdict(found)).capitalize()}.")
    if not found.counts:
        return
    yield from _counts(found)
    for table, some in groupby(shown(found.differences()), key=lambda one: _heading(one.first)):
        yield from ("", f"### {table}", "")
        yield from _first(some)


def _counts(found: Comparison) -> Iterator[str]:
    rows = dict.fromkeys(table for table, kind in found.counts if kind in _COLUMNS)
    if rows:
        yield from ("", "| table | added | removed | changed | moved |", "|---|--:|--:|--:|--:|")
        for table in rows:
            numbers = (f"{found.counts[table, kind]:,}" for kind in _COLUMNS)
            yield f"| {table} | {' | '.join(numbers)} |"


def _heading(one: Difference) -> str:
    return {Kind.SCHEMA: "The schema", Kind.PACKAGE: "The package"}.get(one.kind, one.table)


def _first(some: Iterable[Shown]) -> Iterator[str]:
    some = iter(some)
    for one in islice(some, _MOST_OF_A_TABLE):
        gist = f": {_code(one.gist)}" if one.gist else ""
        yield f"- {_code(one.place)} {one.why} ({one.first.level.name.lower()}){gist}"
        yield from (f"  - {_code(name)}: {_code(old)} → {_code(new)}" for name, old, new in one.values())
    if more := sum(1 for _ in some):
        yield f"- and {more:,} more, which `onrecord diff` lists"


def _code(text: str) -> str:
    """Write text as code, which says nothing to a reader of Markdown.

    >>> _code("a `b`")
    '`` a `b` ``'
    """
    runs = {len(list(run)) for mark, run in groupby(text) if mark == "`"}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    return f"{fence} {text} {fence}" if runs else f"`{text}`"


def _harmless_words(text: str) -> str:
    return "".join("·" if mark in "<>[]|`*_#\\" else mark for mark in harmless(text))
