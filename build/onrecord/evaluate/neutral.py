"""The neutral form of quotes, read back to be scored: JSON lines of documents with their quotes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple, cast

from onrecord.evaluate.marks import QuoteMark
from onrecord.problems import Place, Problem
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind

_FORM = (
    'Write {"doc_id": …, "text": …, "quotes": [{"segments": [[start, end], …], "kind": "direct",'
    ' "speaker": [start, end], "cue": null}]} on one line.'
)
_KINDS = frozenset(kind.value for kind in QuoteKind)


class NeutralText(NamedTuple):
    """The text of a document, and where it stands."""

    place: Place
    length: int
    """In code points."""
    sha256: str


@dataclass(frozen=True)
class NeutralReading:
    """The quotes of one file, and which documents it reads."""

    quotes: list[QuoteMark] = field(default_factory=list[QuoteMark])
    texts: Mapping[str, NeutralText] = field(default_factory=dict[str, NeutralText])
    """The text of each document, by its id."""


def other_texts(first: NeutralReading, second: NeutralReading) -> Iterator[tuple[str, Problem]]:
    """Give the documents of which the two files have other texts, so that their offsets mean other words."""
    for doc_id, text in second.texts.items():
        gold = first.texts.get(doc_id)
        if gold is not None and gold.sha256 != text.sha256:
            lengths = f"{gold.length:,} and {text.length:,} characters"
            message = f"the text of document {doc_id!r} is not the one in {gold.place.file}: {lengths}"
            hint = "It is not measured. Read the same text in both files."
            yield doc_id, Problem(text.place, message, "neutral-text", hint)


def read_neutral(lines: Iterable[bytes], file: str, problems: list[Problem]) -> NeutralReading:
    """Read documents with their quotes; what is not of the form is a problem, and left out."""
    quotes: list[QuoteMark] = []
    texts: dict[str, NeutralText] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = Place(file, number)
        document = _document(line, place, problems)
        if document is None:
            continue
        doc_id = str(document["doc_id"])
        if doc_id in texts:
            problems.append(Problem(place, f"document {doc_id!r} is there twice", "id-unique", "Keep one."))
            continue
        texts[doc_id] = _text(document["text"], place)
        for at, quote in enumerate(document["quotes"]):
            mark = _mark(doc_id, quote, texts[doc_id].length)
            if mark is None:
                where = Place(file, number, path=f"quotes[{at}]")
                message = (
                    "is no quote with segments in order inside the text, a kind, and speaker and cue or null"
                )
                problems.append(Problem(where, message, "neutral-quote", _FORM))
            else:
                quotes.append(mark)
    return NeutralReading(quotes, texts)


def _text(text: str, place: Place) -> NeutralText:
    # JSON can hold half of a character, which UTF-8 proper cannot.
    return NeutralText(place, len(text), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


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
    kind: Any = fields.get("kind")
    sound = found and len(found) == len(segments) and apart and not any(missing)
    if not sound or not isinstance(kind, str) or kind not in _KINDS:
        return None
    return QuoteMark(doc_id, tuple(found), {"kind": kind}, speaker=beside[0], cue=beside[1])


def _span(value: Any, length: int) -> Span | None:
    match value:
        case [bool(), _] | [_, bool()]:
            return None
        case [int(start), int(end)] if 0 <= start < end <= length:
            return Span(start, end)
        case _:
            return None
