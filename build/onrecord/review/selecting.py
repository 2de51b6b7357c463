"""From words that a person selects in the article to what the annotation writes of them."""

from typing import Any

from onrecord.read.marked import Path_
from onrecord.review.data import mapping, value_at
from onrecord.review.edits import Insert, Put, edited
from onrecord.review.fields import SELECTOR, Kind
from onrecord.review.parts import Part, selector
from onrecord.review.session import State
from onrecord.text.passages import text_lines
from onrecord.text.quotation import marked_quotations
from onrecord.text.spans import Span, occurrences


def with_span(state: State, text: str, way: Path_, span: Span) -> str:
    """Let a part select a span: in its place, or among the fields of its record."""
    near = content_of(state, way[:2])
    span = inside_marks(state.article, span) if way[2:3] == ("content",) else span
    return _with_selector(state, text, way, selector(state.article, way, span, near))


def with_words(state: State, text: str, part: Part, words: str) -> str:
    """Let a part select words that were typed: where they stand nearest to its place.

    Words that the article does not have are kept as typed: the problem shows what it has instead.
    """
    found = list(occurrences(words, state.article))
    if not found:
        return _with_selector(state, text, part.way, {"exact": words})
    own = [one.span for one in state.parts if one.record == part.record and one.span]
    near = part.span or (own[0] if own else Span(0, 0))
    return with_span(state, text, part.way, min(found, key=lambda one: abs(one.start - near.start)))


def with_piece(state: State, record: Path_, span: Span) -> str:
    """Add a piece to the content of a quote, in the order of the text."""
    span = inside_marks(state.article, span)
    places = [part.span for part in state.parts if part.way[:3] == (*record, "content")]
    at = next((n for n, place in enumerate(places) if place and place > span), len(places))
    return edited(state.text, Insert((*record, "content", at), _short(_words(state, span))))


def with_new_part(state: State, way: Path_, span: Span) -> str:
    """Add a speaker or a relay, and name its entity where the words hold one registered name."""
    words = selector(state.article, way, span, content_of(state, way[:2]))
    return edited(state.text, Put(way, _with_entity(state, span, words)))


def content_of(state: State, record: Path_) -> list[Span]:
    """Give the content of a quote, as far as it is found."""
    return [part.span for part in state.parts if part.way[:3] == (*record, "content") and part.span]


def whole_lines(text: str, span: Span) -> Span:
    """Give the lines that a span touches: a passage is nothing less."""
    lines = [line for line in text_lines(text) if line.overlaps(span)]
    return Span(lines[0].start, lines[-1].end)


def position(state: State, name: str, span: Span) -> int:
    """Give the position of a new record in its list, in the order of the text."""
    first: dict[int, Span] = {}
    for part in state.parts:
        if part.record[0] == name and part.span:
            first.setdefault(part.record[1], part.span)
    after = (at for at, place in sorted(first.items()) if place > span)
    return next(after, len(value_at(state.data, (name,)) or ()))


def new_record(state: State, kind: Kind, span: Span, used: set[str], variant: str) -> dict[str, Any]:
    """Make a record of a selection; what the words cannot tell is left for the person to fill in.

    Args:
        state: The annotation.
        kind: The kind of record.
        span: The words.
        used: The ids that records of this kind have had.
        variant: `not` for an exception that says that a name is none.
    """
    words = _words(state, span)
    match kind.name:
        case "quotes":
            return {"id": _new_id(kind, used), **_quoted(state, span)}
        case "passages":
            return {"role": "boilerplate", **words}
        case "mentions":
            return {"not_a_mention": True, **words} if variant else _with_entity(state, span, words)
        case "assertions":
            quote = _quote_around(state, span)
            through = {"quote": quote} if quote else {}
            return {"id": _new_id(kind, used), **through, "stance": "affirms", **words}
        case _:
            return {"id": _new_id(kind, used), **words}


def _quoted(state: State, span: Span) -> dict[str, Any]:
    """Give kind and content of a quote by the marks in and around it; marks around it are left out."""
    marked = marked_quotations(state.article)
    span = inside_marks(state.article, span)
    if any(one.inside.holds(span) for one in marked):
        kind = "direct"
    else:
        kind = "mixed" if any(span.holds(one.inside) for one in marked) else "indirect"
    return {"kind": kind, "content": [_short(_words(state, span))]}


def inside_marks(text: str, span: Span) -> Span:
    """Give what stands between marks of quotation that a span begins and ends with."""
    return next((one.inside for one in marked_quotations(text) if one.whole == span), span)


def _quote_around(state: State, span: Span) -> str | None:
    for part in state.parts:
        if part.role == "content" and part.span and part.span.holds(span):
            return value_at(state.data, (*part.way[:2], "id"))
    return None


def _with_entity(state: State, span: Span, words: dict[str, Any]) -> dict[str, Any]:
    found = state.checked.shared.names.find(span.of(state.article))
    ids = {entity_id for one in found for entity_id in one.entity_ids}
    return {"entity": ids.pop(), **words} if len(ids) == 1 else words


def _new_id(kind: Kind, used: set[str]) -> str:
    numbers = (int(one[1:]) for one in used if one[:1] == kind.letter and one[1:].isdecimal())
    return f"{kind.letter}{max(numbers, default=0) + 1:02d}"


def _words(state: State, span: Span) -> dict[str, Any]:
    return selector(state.article, (), span, [])


def _short(words: dict[str, Any]) -> Any:
    return words["exact"] if len(words) == 1 else words


def _with_selector(state: State, text: str, way: Path_, words: dict[str, Any]) -> str:
    before = mapping(value_at(state.data, way))
    if before and len(way) > 1 and way[2:3] not in (("content",), ("cue",)):
        kept = {key: one for key, one in before.items() if key not in SELECTOR}
        return edited(text, Put(way, {**kept, **words}))
    return edited(text, Put(way, _short(words)))
