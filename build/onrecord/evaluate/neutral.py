"""The neutral form of quotes, read back to be scored: JSON lines of documents with their quotes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from onrecord.evaluate.marks import QuoteMark
from onrecord.problems import Place, Problem
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind

_FORM = (
    'Write {"doc_id": …, "text": …, "quotes": [{"segments": [[start, end], …], "kind": "direct",'
    ' "speaker": [start, end], "cue": null}]} on one line.'
)
_KINDS = frozenset(kind.value for kind in QuoteKind)


@dataclass(frozen=True)
class NeutralReading:
    """The quotes of one file, and which documents it reads."""

    quotes: list[QuoteMark] = field(default_factory=list[QuoteMark])
    lengths: Mapping[str, int] = field(default_factory=dict[str, int])
    """The length of each document's text in code points."""


def read_neutral(lines: Iterable[bytes], file: str, problems: list[Problem]) -> NeutralReading:
    """Read documents with their quotes; what is not of the form is a problem, and left out."""
    quotes: list[QuoteMark] = []
    lengths: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = Place(file, number)
        document = _document(line, place, problems)
        if document is None:
            continue
        doc_id = str(document["doc_id"])
        if doc_id in lengths:
            problems.append(Problem(place, f"document {doc_id!r} is there twice", "id-unique", "Keep one."))
            continue
        lengths[doc_id] = len(document["text"])
        for at, quote in enumerate(document["quotes"]):
            mark = _mark(doc_id, quote, lengths[doc_id])
            if mark is None:
                where = Place(file, number, path=f"quotes[{at}]")
                message = (
                    "is no quote with segments in order inside the text, a kind, and speaker and cue or null"
                )
                problems.append(Problem(where, message, "neutral-quote", _FORM))
            else:
                quotes.append(mark)
    return NeutralReading(quotes, lengths)


def _document(line: bytes, place: Place, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        value: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problems.append(Problem(place, f"is not JSON: {error}", "json-syntax", _FORM))
        return None
    fields = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    sound = isinstance(fields.get("text"), str) and isinstance(fields.get("quotes"), list)
    if "doc_id" not in fields or not sound:
        message = "is not a document with `doc_id`, `text` and `quotes`"
        problems.append(Problem(place, message, "neutral-document", _FORM))
        return None
    return fields


def _mark(doc_id: str, quote: Any, length: int) -> QuoteMark | None:
    fields = cast("dict[str, Any]", quote) if isinstance(quote, dict) else {}
    written: Any = fields.get("segments")
    segments = [_span(one, length) for one in cast("list[Any]", written)] if isinstance(written, list) else []
    found = sorted(span for span in segments if span is not None)
    beside = [_span(fields.get(name), length) for name in ("speaker", "cue")]
    missing = [
        one is None and fields.get(name) is not None
        for one, name in zip(beside, ("speaker", "cue"), strict=True)
    ]
    apart = all(one.end <= other.start for one, other in pairwise(found))
    if (
        not found
        or len(found) < len(segments)
        or not apart
        or any(missing)
        or fields.get("kind") not in _KINDS
    ):
        return None
    return QuoteMark(doc_id, tuple(found), {"kind": fields["kind"]}, speaker=beside[0], cue=beside[1])


def _span(value: Any, length: int) -> Span | None:
    match value:
        case [int(start), int(end)] if 0 <= start < end <= length:
            return Span(start, end)
        case _:
            return None
