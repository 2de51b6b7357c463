"""Lines: the documents of a file of JSON lines, by one set of rules for whoever reads them.

An object a line, of `doc_id`, a text or whole number that no other line has; `text`, not blank; and, if
they are known, `published`, a day or a moment that begins with one, and `outlet`. Whatever else it holds
is nobody's business here, but has to be JSON: no key twice, no NaN or infinity, whole characters.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from json import decoder
from typing import Any, BinaryIO, NoReturn, cast

from onrecord.extract.neutral import is_unicode
from onrecord.outside import words_of
from onrecord.problems import Place, Problem, UsageError
from onrecord.read.json_text import parse_json

FORM = 'Write {"doc_id": "…", "text": "…", "published": "YYYY-MM-DD", "outlet": "…"} on one line.'

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].+)?", re.ASCII)
_COLON = re.compile(r"\s*:\s*")
_LONE = re.compile(r"\\u[dD]")
"""What half a character is written with, if there is one."""

# The scanner behind `json.loads`, in C; the types of the standard library leave it out.
_scanstring: Any = cast("Any", decoder).scanstring


@dataclass(frozen=True)
class Line:
    """A document, as its line says it."""

    place: Place
    doc_id: str
    text: str
    published: date | None
    outlet: str | None
    values: dict[str, str]
    """What stands in the line for each of its keys, character by character."""


def lines_of(stream: BinaryIO, name: str, problems: list[Problem]) -> Iterator[Line]:
    """Read documents; a line that is none is a problem, and left out. Blank lines are nothing.

    Raises:
        UsageError: The system refuses to read on.
    """
    seen: set[bytes] = set()
    file = "<stdin>" if name == "-" else name
    for number, line in _decoded(stream, file, problems):
        found = _line(line, Place(file, number), problems) if line.strip() else None
        if found is None:
            continue
        # A digest, so that a million long ids cost no more than short ones.
        key = sha256(found.doc_id.encode()).digest()[:12]
        if key in seen:
            problems.append(same_id(found.place, found.doc_id))
            continue
        seen.add(key)
        yield found


def same_id(place: Place, doc_id: str) -> Problem:
    """Say that an id was there before."""
    message = f"a document before it has the id {doc_id!r}"
    return Problem(place, message, "id-unique", "Give each document an id of its own.")


def fault_of(text: str) -> str:
    """Say what keeps a text from being read, if anything does."""
    return "is empty" if not text.strip() else "holds a NUL character" if "\x00" in text else ""


def _decoded(stream: BinaryIO, file: str, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    try:
        for number, line in enumerate(stream, 1):
            try:
                yield (
                    number,
                    line.decode("utf-8").removeprefix("\ufeff" if number == 1 else "").rstrip("\r\n"),
                )
            except UnicodeDecodeError as error:
                message = f"is not UTF-8: {error.reason}"
                problems.append(Problem(Place(file, number), message, "file-utf8", "Save it as UTF-8."))
    except OSError as error:
        raise UsageError(f"cannot read {file}: {words_of(error)}") from error


def _line(line: str, place: Place, problems: list[Problem]) -> Line | None:
    try:
        fields: Any = _DECODER.decode(line)
        sound = not _LONE.search(line) or is_unicode(json.dumps(fields, ensure_ascii=False))
    except (ValueError, RecursionError):
        sound, fields = False, None
    if not sound:
        _, found = parse_json(line, place.file, place.line)
        unknown = Problem(place, "is not JSON", "json-syntax")
        problems += [problem._replace(hint=problem.hint or FORM) for problem in found or [unknown]]
        return None
    faults = list(_faults(fields))
    for field, message in faults:
        problems.append(Problem(place._replace(path=field), message, "neutral-document", FORM))
    return None if faults else _as_line(fields, line, place)


def _as_line(fields: dict[str, Any], line: str, place: Place) -> Line:
    published, outlet = _day(fields.get("published")), fields.get("outlet") or None
    return Line(place, str(fields["doc_id"]), fields["text"], published, outlet, _values(fields, line))


def _faults(value: Any) -> Iterator[tuple[str, str]]:
    """Say what keeps a JSON value from being a document."""
    if not isinstance(value, dict):
        yield "", "is not a JSON object"
        return
    fields = cast("dict[str, Any]", value)
    doc_id, text = fields.get("doc_id"), fields.get("text")
    if not isinstance(doc_id, str | int) or isinstance(doc_id, bool):
        yield "doc_id", "is no text and no whole number" if "doc_id" in fields else "is missing"
    if not isinstance(text, str):
        yield "text", "is no text" if "text" in fields else "is missing"
    elif fault := fault_of(text):
        yield "text", fault
    if fields.get("published") and _day(fields["published"]) is None:
        yield "published", "is no day, no moment that begins with one, and not null"
    if not isinstance(fields.get("outlet"), str | None):
        yield "outlet", "is no text and not null"


def _day(value: Any) -> date | None:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None


def _values(fields: dict[str, Any], line: str) -> dict[str, str]:
    """Cut out of a line, which is sound, what stands in it for each key."""
    values: dict[str, str] = {}
    at = line.index("{")
    for key in fields:
        _, end = _scanstring(line, line.index('"', at) + 1)
        colon = cast("re.Match[str]", _COLON.match(line, end))
        _, at = _DECODER.raw_decode(line, colon.end())
        values[key] = line[colon.end() : at]
    return values


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a key stands there twice")
    return fields


def _finite(written: str) -> float:
    number = float(written)
    return _refused(written) if number in (float("inf"), float("-inf")) else number


def _refused(written: str) -> NoReturn:
    raise ValueError(f"{written} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_float=_finite, parse_constant=_refused)
