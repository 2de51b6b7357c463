"""Grounding: what a model says becomes records only where the article has it, character by character."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from onrecord.extract.selectors import Selectors
from onrecord.model.answer import (
    Answer,
    Party,
    SaidAssertion,
    SaidEvent,
    SaidPassage,
    SaidQuote,
    records,
)
from onrecord.model.prompt import Listed
from onrecord.text.passages import text_lines
from onrecord.text.spans import Span, is_whole_word, occurrences
from onrecord_schema.edtf_dates import bounds, is_edtf

_FARTHEST_CHARS = 600
"""A cue or speaker farther from the words than this attributes something else."""

_Record = dict[str, Any]


class Grounded:
    """The records that were found in the article, and a note for each that was not."""

    def __init__(self, text: str, listed: Listed, published: date | None) -> None:
        """Begin with nothing."""
        self.lists: dict[str, list[_Record]] = {"passages": [], "quotes": [], "assertions": [], "events": []}
        self.notes: list[str] = []
        self._text, self._published = text, published
        self._select = Selectors(text)
        self._lines = set(text_lines(text))
        self._entities = {key for key, _ in listed.entities}
        self._claims = {key for key, _ in listed.claims}
        self._events = {key for key, _ in listed.events}

    def take(self, piece: Span, answer: Mapping[str, Any]) -> None:
        """Take in what a model says of one piece of the article."""
        said = dict(answer)
        for extra in sorted(said.keys() - Answer.model_fields.keys()):
            self.notes.append(f"left out: {extra[:60]!r} is nothing that was asked for")
        self._take_passages(piece, said)
        quotes = self._take_quotes(piece, said)
        self._take_assertions(piece, said, quotes)
        self._take_events(piece, said)

    def _take_passages(self, piece: Span, said: _Record) -> None:
        for _, one in records(said, "passages", SaidPassage, self.notes):
            lines = [span for span in self._found(one.words, piece) if span in self._lines]
            if not lines:
                self._missing("passage", one.words, "is no whole line of the article")
            elif not any(self._is_taken("passages", span) for span in lines[:1]):
                self.lists["passages"].append({"role": one.role.value, **self._select.long(lines[0])})

    def _is_taken(self, name: str, span: Span) -> bool:
        selector = self._select.long(span)
        return any(selector.items() <= one.items() for one in self.lists[name])

    def _take_quotes(self, piece: Span, said: _Record) -> dict[int, str]:
        """Take the quotes, and give the ids under which they stand by their positions in the answer."""
        ids: dict[int, str] = {}
        for at, one in records(said, "quotes", SaidQuote, self.notes):
            record = self._quote(piece, one)
            if record is not None:
                ids[at] = f"q{len(self.lists['quotes']) + 1:02d}"
                self.lists["quotes"].append({"id": ids[at], **record})
        return ids

    def _quote(self, piece: Span, one: SaidQuote) -> _Record | None:
        content = self._content(piece, one)
        if content is None:
            return None
        cue = self._beside(piece, one.cue, content)
        if cue is None:
            self._missing("quote", " … ".join(one.content), f"has a cue that is not beside it: {one.cue!r}")
            return None
        record: _Record = {"kind": one.kind.value, "content": [self._select.short(span) for span in content]}
        if one.speaker and (speaker := self._party(piece, one.speaker, content)):
            record["speaker"] = speaker
        near = self._select.near(cue, content)
        record["cue"] = near["exact"] if len(near) == 1 else near
        relays = [party for relay in one.relays if (party := self._party(piece, relay, content))]
        if known := [relay for relay in relays if "entity" in relay]:
            record["relays"] = known
        if said := self._date(one.said, not_later=True):
            record["said"] = said
        return record

    def _content(self, piece: Span, one: SaidQuote) -> list[Span] | None:
        """Find the pieces in order; of several places the first after which the cue stands near."""
        for first in self._found(one.content[0], piece):
            spans = [first]
            for words in one.content[1:]:
                rest = Span(spans[-1].end, piece.end)
                after = next(iter(self._found(words, rest)), None)
                if after is None:
                    break
                spans.append(after)
            if len(spans) == len(one.content) and self._beside(piece, one.cue, spans):
                return spans
        self._missing("quote", " … ".join(one.content), "is not in the article with its cue, in this order")
        return None

    def _party(self, piece: Span, party: Party, content: Sequence[Span]) -> _Record | None:
        span = self._beside(piece, party.words, content)
        if span is None:
            self._missing("speaker", party.words, "is not beside what is said")
            return None
        known = self._known(party.entity, self._entities, "entity")
        return {**({"entity": known} if known else {}), **self._select.near(span, content)}

    def _take_assertions(self, piece: Span, said: _Record, quotes: Mapping[int, str]) -> None:
        for _, one in records(said, "assertions", SaidAssertion, self.notes):
            span = next(iter(self._found(one.words, piece)), None)
            claim = self._known(one.claim, self._claims, "claim")
            if span is None:
                self._missing("assertion", one.words, "is not in one line of the article")
            elif claim and one.quote is not None and one.quote not in quotes:
                self._missing("assertion", one.words, "stands in a quote that was left out")
            elif claim:
                record = {"id": f"a{len(self.lists['assertions']) + 1:02d}", "claim": claim}
                through = {"quote": quotes[one.quote]} if one.quote is not None else {}
                self.lists["assertions"].append(
                    {**record, **through, "stance": one.stance.value, **self._select.long(span)}
                )

    def _take_events(self, piece: Span, said: _Record) -> None:
        for _, one in records(said, "events", SaidEvent, self.notes):
            span = next(iter(self._found(one.words, piece)), None)
            event = self._known(one.event, self._events, "event")
            if span is None:
                self._missing("event", one.words, "is not in one line of the article")
            elif event:
                record = {"id": f"e{len(self.lists['events']) + 1:02d}", "event": event}
                reported = self._date(one.reported)
                when = {"reported": reported} if reported else {}
                self.lists["events"].append({**record, **self._select.long(span), **when})

    def _found(self, words: str, within: Span) -> Iterator[Span]:
        """Find words exactly, as whole words, in one line."""
        if "\n" in words or not words.strip():
            return
        for found in occurrences(words, self._text[within.start : within.end]):
            span = Span(found.start + within.start, found.end + within.start)
            if is_whole_word(span, self._text):
                yield span

    def _beside(self, piece: Span, words: str, content: Sequence[Span]) -> Span | None:
        """Find the place of some words nearest to others, outside of them."""
        outside = [
            span for span in self._found(words, piece) if not any(span.overlaps(other) for other in content)
        ]
        near = min(outside, key=lambda span: _distance(span, content), default=None)
        return near if near and _distance(near, content) <= _FARTHEST_CHARS else None

    def _known(self, named: str | None, ids: set[str], what: str) -> str | None:
        if named is None or named in ids:
            return named
        self.notes.append(f"left out: there is no {what} {named!r} in the register")
        return None

    def _date(self, written: str | None, *, not_later: bool = False) -> str | None:
        if written is None:
            return None
        if is_edtf(written):
            earliest, _ = bounds(written)
            if not (not_later and earliest and self._published) or earliest <= self._published.isoformat():
                return written
        self.notes.append(f"left out: {written!r} is no date that can be")
        return None

    def _missing(self, what: str, words: str, why: str) -> None:
        self.notes.append(f"left out: a {what} {why}: {words[:200]}")


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min(span.distance_to(other) for other in others)
