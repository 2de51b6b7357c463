"""JSON whose every value knows its line and column, held to the project's JSON profile.

Slower than a parser in C by far: it reads only what needs explaining. The profile is RFC 8259 with
its choices made (I-JSON, RFC 7493, says the same): UTF-8 without byte order mark, no duplicate keys,
no lone surrogates, no NaN or infinity, nothing deeper than `DEEPEST_NESTING`.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from json import decoder
from typing import Any, NoReturn, cast

from onrecord.problems import Place, Problem
from onrecord.read.marked import DEEPEST_NESTING, Document, Path_, written

# The scanner behind `json.loads`, in C; the types of the standard library leave it out.
_scanstring = cast("Callable[[str, int, bool], tuple[str, int]]", cast("Any", decoder).scanstring)

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_LITERALS = {"true": True, "false": False, "null": None}
_NOT_JSON = re.compile(r"NaN|-?Infinity|None|True|False|undefined|'|//|/\*|#")
_MOST_DIGITS = 400
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


def parse_json(text: str, file: str, line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Parse one JSON value; None with the problem where parsing cannot go on.

    Args:
        text: The JSON, or one line of a file of JSON lines.
        file: The file as problems name it.
        line: The line of the file in which the text begins.
    """
    reader = _Reader(text, file, line)
    try:
        data = reader.document()
    except _Stopped:
        return None, reader.problems
    return Document(file, data, reader.marks, reader.key_marks), reader.problems


def _closing(text: str, at: int) -> int | None:
    """Find the end of the list or object that begins at an offset; None where there is none."""
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text, at):
        depth += _STEPS.get(token.group(), 0)
        if depth == 0:
            return token.end()
    return None


class _Stopped(Exception):  # noqa: N818 -- it ends the parsing; the fault is a problem of the data
    """Parsing cannot go on; the problem is with the reader."""


class _Reader:
    def __init__(self, text: str, file: str, line: int) -> None:
        self.text, self.file, self.line = text, file, line
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.key_marks: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def document(self) -> Any:
        if self.text.startswith("\ufeff"):
            hint = "Save the file as UTF-8 without BOM."
            self._stop(0, (), "begins with a byte order mark", "file-bom", hint)
        data, end = self._value(self._skip(0), ())
        if end != len(self.text):
            self._stop(
                end, (), "goes on after the JSON value ends", "json-syntax", "Write one record a line."
            )
        return data

    def _mark(self, at: int) -> tuple[int, int]:
        row = bisect_right(self._line_starts, at) - 1
        return self.line + row, at - self._line_starts[row] + 1

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _problem(self, at: int, path: Path_, message: str, rule: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.file, *self._mark(at), written(path)), message, rule, hint))

    def _stop(self, at: int, path: Path_, message: str, rule: str, hint: str) -> NoReturn:
        self._problem(at, path, message, rule, hint)
        raise _Stopped

    def _value(self, at: int, path: Path_) -> tuple[Any, int]:
        self.marks[path] = self._mark(at)
        if len(path) >= DEEPEST_NESTING and self.text[at : at + 1] in _STEPS:
            return None, self._skip(self._past_the_deep(at))
        match self.text[at : at + 1]:
            case "{":
                value, end = self._object(at + 1, path)
            case "[":
                value, end = self._array(at + 1, path)
            case '"':
                value, end = self._string(at, path)
            case _:
                value, end = self._scalar(at, path)
        return value, self._skip(end)

    def _past_the_deep(self, at: int) -> int:
        """Report a list or object that nests too deep, and go on behind it; stop where it never ends."""
        message, hint = f"nests deeper than {DEEPEST_NESTING} levels", "Records are flat."
        end = _closing(self.text, at)
        if end is None:
            self._stop(at, (), message, "json-depth", hint)
        self._problem(at, (), message, "json-depth", hint)
        return end

    def _object(self, at: int, path: Path_) -> tuple[dict[str, Any], int]:
        data: dict[str, Any] = {}
        at = self._skip(at)
        if self.text[at : at + 1] == "}":
            return data, at + 1
        while True:
            if self.text[at : at + 1] != '"':
                self._stop(at, path, "lacks a key in double quotes here", "json-syntax", "Quote the key.")
            key, end = self._string(at, path)
            way = (*path, key)
            if key in data:
                message = f"has the key {written((key,))} twice in one record"
                self._problem(at, way, message, "json-duplicate-key", "Keep one of the two.")
            self.key_marks.setdefault(way, self._mark(at))
            end = self._skip(end)
            if self.text[end : end + 1] != ":":
                self._stop(end, way, "lacks a colon after the key", "json-syntax", "Write `key: value`.")
            data[key], at = self._value(self._skip(end + 1), way)
            if self._ends(at, path, "}"):
                return data, at + 1
            at = self._skip(at + 1)

    def _array(self, at: int, path: Path_) -> tuple[list[Any], int]:
        data: list[Any] = []
        at = self._skip(at)
        if self.text[at : at + 1] == "]":
            return data, at + 1
        while True:
            value, at = self._value(at, (*path, len(data)))
            data.append(value)
            if self._ends(at, path, "]"):
                return data, at + 1
            at = self._skip(at + 1)

    def _ends(self, at: int, path: Path_, closing: str) -> bool:
        mark = self.text[at : at + 1]
        if mark not in (",", closing) or not mark:
            message = f"lacks a comma or {closing} here" if mark else f"ends before its closing {closing}"
            self._stop(at, path, message, "json-syntax", "Look just before this place.")
        return mark == closing

    def _string(self, at: int, path: Path_) -> tuple[str, int]:
        try:
            value, end = _scanstring(self.text, at + 1, True)  # noqa: FBT003 -- it takes no keywords
        except json.JSONDecodeError as error:
            hint = "Close the string on its line; write a line break as \\n and a backslash as \\\\."
            self._stop(error.pos, path, f"is not a JSON string: {error.msg}", "json-syntax", hint)
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            hint = "Write the whole character, or both halves of its escape."
            self._problem(at, path, "holds half of a surrogate pair", "json-surrogate", hint)
        return value, end

    def _scalar(self, at: int, path: Path_) -> tuple[Any, int]:
        for word, value in _LITERALS.items():
            if self.text.startswith(word, at):
                return value, at + len(word)
        match = _NUMBER.match(self.text, at)
        if match is None or self.text[match.end() : match.end() + 1].isalnum():
            found = _NOT_JSON.match(self.text, at)
            message = f"{found.group()} is not JSON" if found else "is not a JSON value"
            hint = "JSON has numbers, strings in double quotes, true, false, null, lists and objects."
            self._stop(at, path, message, "json-syntax", hint)
        number = self._number(match)
        if number in (float("inf"), float("-inf")):
            self._problem(at, path, "is too large a number", "json-number", "Write a finite number.")
        return number, match.end()

    def _number(self, match: re.Match[str]) -> float:
        fraction, exponent = match.groups()
        if fraction or exponent or len(match.group()) > _MOST_DIGITS:
            return float(match.group())
        return int(match.group())
