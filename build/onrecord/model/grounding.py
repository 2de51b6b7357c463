"""Grounding: what a model says becomes records only where the article and the registers have it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

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
from onrecord.model.evidence import Evidence
from onrecord.model.identity import Claimed
from onrecord.model.places import Copied, holds_a_word
from onrecord.text.passages import text_lines
from onrecord.text.spans import Span
from onrecord_schema.edtf_dates import bounds, is_edtf

_Record = dict[str, Any]
_COLON = ":"
"""The one mark that attributes: Putin: “We go.”"""


class _Placed(NamedTuple):
    """A quote whose words are in the article, with the places of its speaker and relays."""

    said: SaidQuote
    content: tuple[Span, ...]
    cue: Span
    speaker: Claimed | None
    relays: tuple[Claimed, ...]


class _Through(NamedTuple):
    """A quote through which something is asserted."""

    quote: str
    content: tuple[Span, ...]

    def holds_some_of(self, span: Span) -> bool:
        """Say whether a stretch of text stands in it, in part at least."""
        return any(piece.overlaps(span) for piece in self.content)


class Grounded:
    """The records that were found in the article, and a note for each that was not."""

    def __init__(self, evidence: Evidence) -> None:
        """Begin with nothing."""
        self.lists: dict[str, list[_Record]] = {"passages": [], "quotes": [], "assertions": [], "events": []}
        self.notes: list[str] = []
        self._evidence, self._text = evidence, evidence.text
        self._copied, self._select = Copied(self._text), Selectors(self._text)
        self._lines = set(text_lines(self._text))
        listed = evidence.listed
        self._entities = {key for key, _ in listed.entities}
        self._claims = {key for key, _ in listed.claims}
        self._events = {key for key, _ in listed.events}
        self._ids: dict[tuple[Any, ...], str] = {}
        self._again: Counter[str] = Counter()

    def take(self, piece: Span, answer: Mapping[str, Any]) -> None:
        """Take in what a model says of one piece of the article."""
        said = dict(answer)
        for extra in sorted(said.keys() - Answer.model_fields.keys()):
            self.notes.append(f"left out: {extra[:60]!r} is nothing that was asked for")
        self._take_passages(piece, said)
        quotes = self._take_quotes(piece, said)
        self._take_assertions(piece, said, quotes)
        self._take_events(piece, said)

    def all_notes(self) -> list[str]:
        """Give the notes, and how much was said more than once."""
        again = [f"left out: {count} of the {name}, said before" for name, count in self._again.items()]
        return [*again, *self.notes]

    def _take_passages(self, piece: Span, said: _Record) -> None:
        for _, one in records(said, "passages", SaidPassage, self.notes):
            lines = [span for span in self._copied.found(one.words, piece) if span in self._lines]
            if not lines:
                self._missing("passage", one.words, "is no whole line of the article")
            elif not self._known_as("passages", lines[0]):
                self._add("passages", {"role": one.role.value, **self._select.long(lines[0])}, lines[0])

    def _known_as(self, name: str, *what: Any) -> str | None:
        """Give the id under which something has been taken in already; to say it again adds nothing."""
        known = self._ids.get((name, *what))
        if known is not None:
            self._again[name] += 1
        return known

    def _add(self, name: str, record: _Record, *what: Any) -> str:
        number = f"{name[0]}{len(self.lists[name]) + 1:02d}"
        self.lists[name].append(record if name == "passages" else {"id": number, **record})
        self._ids[name, *what] = number
        return number

    def _take_quotes(self, piece: Span, said: _Record) -> dict[int, _Through]:
        """Take the quotes, and give under which id each stands, by its position in the answer."""
        sound = records(said, "quotes", SaidQuote, self.notes)
        placed = [(at, found) for at, one in sound if (found := self._placed(piece, one))]
        believed = self._believed(found for _, found in placed)
        return {at: _Through(self._quote_id(found, believed), found.content) for at, found in placed}

    def _quote_id(self, found: _Placed, believed: set[Claimed]) -> str:
        what = found.content, found.speaker and found.speaker.span
        known = self._known_as("quotes", *what)
        return known or self._add("quotes", self._quote(found, believed), *what)

    def _placed(self, piece: Span, one: SaidQuote) -> _Placed | None:
        if not all(map(holds_a_word, one.content)):
            self._missing("quote", " … ".join(one.content), "has a piece without a word")
            return None
        if not holds_a_word(one.cue) and _COLON not in one.cue:
            self._missing("quote", " … ".join(one.content), f"has a cue without a word: {one.cue!r}")
            return None
        content = self._copied.in_order(piece, one.content, one.cue)
        cue = self._copied.beside(piece, one.cue, content) if content else None
        if content is None or cue is None:
            why = "is not in the article with its cue, in this order"
            self._missing("quote", " … ".join(one.content), why)
            return None
        speaker = self._party(piece, one.speaker, content, "speaker") if one.speaker else None
        relays = (self._party(piece, relay, content, "relay") for relay in one.relays)
        return _Placed(one, content, cue, speaker, tuple(relay for relay in relays if relay))

    def _party(self, piece: Span, party: Party, content: tuple[Span, ...], what: str) -> Claimed | None:
        span = self._copied.beside(piece, party.words, content) if holds_a_word(party.words) else None
        if span is None:
            self._missing(what, party.words, "is not beside what is said")
            return None
        if what == "relay" and party.entity is None:
            self._missing(what, party.words, "has no entity")
        return Claimed(span, self._known(party.entity, self._entities, "entity"), content)

    def _believed(self, placed: Iterable[_Placed]) -> set[Claimed]:
        """Give the speakers and relays whose words can mean who the model says they do."""
        parties = {one for found in placed for one in (found.speaker, *found.relays) if one and one.entity}
        asked = sorted(parties, key=lambda one: (one.span, one.entity or "", one.content))
        verdicts = zip(asked, self._evidence.identities.believed(asked), strict=True)
        return {one for one, is_believed in verdicts if is_believed}

    def _quote(self, found: _Placed, believed: set[Claimed]) -> _Record:
        content = found.content
        record: _Record = {
            "kind": found.said.kind.value,
            "content": [self._select.short(span) for span in content],
        }
        if found.speaker:
            record["speaker"] = self._who(found.speaker, believed)
        near = self._select.near(found.cue, content)
        record["cue"] = near["exact"] if len(near) == 1 else near
        if relays := list(self._relays(found, believed)):
            record["relays"] = relays
        if said := self._date(found.said.said, not_later=True):
            record["said"] = said
        return record

    def _who(self, party: Claimed, believed: set[Claimed]) -> _Record:
        words = self._select.near(party.span, party.content)
        if party in believed:
            return {"entity": party.entity, **words}
        if party.entity:
            meant = party.span.of(self._text)[:200]
            self.notes.append(f"left out: {party.entity!r} cannot be meant by the words: {meant}")
        return words

    def _relays(self, found: _Placed, believed: set[Claimed]) -> Iterator[_Record]:
        """Give the relays that are known; without its entity none is any use."""
        for relay in found.relays:
            who = self._who(relay, believed)
            if "entity" in who:
                yield who

    def _take_assertions(self, piece: Span, said: _Record, quotes: Mapping[int, _Through]) -> None:
        for _, one in records(said, "assertions", SaidAssertion, self.notes):
            places = list(self._copied.found(one.words, piece))
            claim = self._known(one.claim, self._claims, "claim")
            if not places:
                self._missing("assertion", one.words, "is not in one line of the article")
            elif claim and one.quote is not None and one.quote not in quotes:
                self._missing("assertion", one.words, "stands in a quote that was left out")
            elif claim and not self._evidence.of_claim(claim, places[0]):
                self._missing("assertion", one.words, f"shares no telling word with the claim {claim!r}")
            elif claim:
                self._assert(claim, one, places, None if one.quote is None else quotes[one.quote])

    def _assert(
        self, claim: str, one: SaidAssertion, places: Sequence[Span], through: _Through | None
    ) -> None:
        span = next((span for span in places if through is None or through.holds_some_of(span)), None)
        if span is None:
            self._missing("assertion", one.words, "does not stand in its quote")
            return
        record = {"claim": claim, **({"quote": through.quote} if through else {})}
        what = span, claim, through and through.quote
        if not self._known_as("assertions", *what):
            self._add("assertions", {**record, "stance": one.stance.value, **self._select.long(span)}, *what)

    def _take_events(self, piece: Span, said: _Record) -> None:
        for _, one in records(said, "events", SaidEvent, self.notes):
            span = self._copied.first(one.words, piece)
            event = self._known(one.event, self._events, "event")
            if span is None:
                self._missing("event", one.words, "is not in one line of the article")
            elif event and not self._evidence.of_event(event, span):
                self._missing("event", one.words, f"has no word that tells of the event {event!r}")
            elif event and not self._known_as("events", span, event):
                reported = self._date(one.reported)
                when = {"reported": reported} if reported else {}
                self._add("events", {"event": event, **self._select.long(span), **when}, span, event)

    def _known(self, named: str | None, ids: set[str], what: str) -> str | None:
        if named is None or named in ids:
            return named
        self.notes.append(f"left out: there is no {what} {named!r} in the register")
        return None

    def _date(self, written: str | None, *, not_later: bool = False) -> str | None:
        """Take a date that can be and that the article names."""
        if written is None:
            return None
        published = self._evidence.published
        earliest = bounds(written)[0] if is_edtf(written) else None
        late = not_later and earliest and published and earliest > published.isoformat()
        if not is_edtf(written) or late:
            self.notes.append(f"left out: {written!r} is no date that can be")
        elif self._evidence.days.support(written):
            return written
        else:
            self.notes.append(f"left out: {written!r} is no date that the article names")
        return None

    def _missing(self, what: str, words: str, why: str) -> None:
        article = "an" if what[0] in "aeiou" else "a"
        self.notes.append(f"left out: {article} {what} {why}: {words[:200]}")
