"""Mending: making the safe changes that problems propose, in the files themselves, and showing them.

Comments, order and quoting stay as they are: only the characters of a value are replaced.
"""

import difflib
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

from onrecord.outside import not_written
from onrecord.problems import Edit, Problem
from onrecord.read.documents import parse_document

_YAML_SUFFIXES = (".yaml", ".yml")


def mend(problems: Iterable[Problem], files: Mapping[str, Path]) -> Iterator[str]:
    """Make every safe change, and give the lines of a unified diff of each file that changed.

    Args:
        problems: The problems, some of which propose changes.
        files: The files on disk, by the name that problems use.
    """
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for problem in problems:
        for edit in problem.edits:
            by_file[edit.place.file].append(edit)
    for name, edits in by_file.items():
        if name in files:
            yield from _mend_file(files[name], name, edits)


def _mend_file(path: Path, name: str, edits: list[Edit]) -> Iterator[str]:
    before = path.read_bytes().decode("utf-8")
    find = _finder(path.suffix.lower(), before)
    changes = {change for edit in edits if (change := find(edit)) is not None}
    after = before
    for start, end, new in sorted(changes, reverse=True):
        after = after[:start] + new + after[end:]
    if after == before or (path.suffix.lower() in _YAML_SUFFIXES and parse_document(after, name)[1]):
        return
    _replace(path, after)
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), name, name, n=1, lineterm="")
    yield from lines


def _replace(path: Path, text: str) -> None:
    # Written beside the file and moved into its place, so that it is never half written.
    beside = path.with_name(f".{path.name}.mending")
    try:
        beside.write_bytes(text.encode("utf-8"))
        os.chmod(beside, path.stat().st_mode)  # noqa: PTH101 -- follows links, as reading did
        beside.replace(path.resolve())
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise not_written(path, error) from error


Change = tuple[int, int, str]
"""The characters from one offset to another, and what replaces them."""


def _finder(suffix: str, text: str) -> Callable[[Edit], Change | None]:
    if suffix in _YAML_SUFFIXES:
        return _YamlValues(text)
    return _Literals(text, _CSV if suffix == ".csv" else _JSON)


class _Quoting(NamedTuple):
    """How a language writes text between quotation marks."""

    literal: re.Pattern[str]
    read: Callable[[str], str]
    write: Callable[[str], str]
    must: re.Pattern[str]
    """What cannot stand without the marks."""


def _cell_in(literal: str) -> str:
    return literal[1:-1].replace('""', '"')


def _cell_of(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"'


_JSON = _Quoting(
    re.compile(r'"(?:[^"\\]|\\.)*"'), json.loads, partial(json.dumps, ensure_ascii=False), re.compile("(?!)")
)
_CSV = _Quoting(
    re.compile('"(?:[^"]|"")*"'),
    _cell_in,
    _cell_of,
    re.compile('[",\r\n]'),
)


class _Literals:
    """Finds the values of JSON and CSV: between marks, or as they are."""

    def __init__(self, text: str, quoting: _Quoting) -> None:
        self._text, self._quoting = text, quoting
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def __call__(self, edit: Edit) -> Change | None:
        start = self._lines[edit.place.line - 1] + edit.place.column - 1
        literal = self._quoting.literal.match(self._text, start)
        if literal:
            known = self._quoting.read(literal[0]) == edit.old
            return (start, literal.end(), self._quoting.write(edit.new)) if known else None
        end = start + len(edit.old)
        if self._text[start:end] != edit.old or self._text[end : end + 1].isalnum():
            return None
        return start, end, self._quoting.write(edit.new) if self._quoting.must.search(edit.new) else edit.new


def _stays(written: str, edit: Edit) -> bool:
    """Say whether a value may stand as it did: without marks around it, YAML gives characters a meaning."""
    if written != edit.old:
        return True
    document, _ = parse_document(f"a: [{edit.new}]\n", "")
    return document is not None and document.data == {"a": [edit.new]}


class _YamlValues:
    """Finds the values of YAML, by the marks of its scalars."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._scalars: dict[tuple[int, int], Any] = {}
        self._add(cast("Any", yaml).compose(text, Loader=cast("Any", yaml).CSafeLoader))

    def _add(self, node: Any) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == "exact":
                    # A selector is placed where it begins, and its text is in `exact`.
                    self._scalars[node.start_mark.line + 1, node.start_mark.column + 1] = value
                self._add(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self._add(item)
        else:
            self._scalars.setdefault((node.start_mark.line + 1, node.start_mark.column + 1), node)

    def __call__(self, edit: Edit) -> Change | None:
        node = self._scalars.get((edit.place.line, edit.place.column))
        if node is None or node.value != edit.old:
            return None
        # libyaml counts bytes where Python counts characters, but for lines and columns.
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        written = self._text[start:end]
        if written.count(edit.old) == 1 and not set(edit.new) & set("\"'\\\n") and _stays(written, edit):
            return start, end, written.replace(edit.old, edit.new)
        return start, end, json.dumps(edit.new, ensure_ascii=False)

    def _offset(self, mark: Any) -> int:
        at = 0
        for _ in range(mark.line):
            at = self._text.index("\n", at) + 1
        return at + mark.column
