"""The draft: what the rules propose for an article, in the authoring format, every span verbatim.

A draft names only what the registers have, so that it is valid as it stands; names, claims and events
that they lack are listed apart, for a person to register or to leave.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.extract.article import Extraction, Registers, extract
from onrecord.extract.between import days_of, extract_between
from onrecord.extract.passages.publication import part_at
from onrecord.extract.proposals import ProposedEvent, ProposedPassage, ProposedQuote
from onrecord.extract.selectors import Selectors
from onrecord.extract.suggestions import suggestions, taking_part, why
from onrecord.text.passages import text_lines
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import PassageRole, Stance

_IN_A_PART = (
    *(PassageRole.HEADLINE, PassageRole.STANDFIRST, PassageRole.DATELINE),
    *(PassageRole.UPDATE_LABEL, PassageRole.PARAGRAPH),
)
_DENYING = ("den", "reject", "dismiss", "disput", "refut", "rebut")
_DOUBTING = ("doubt", "question", "wonder")


@dataclass(frozen=True)
class Head:
    """What is known of an article besides its text."""

    article: str
    """The id of the article: the name of its text file."""
    outlet: str
    """The entity that published it."""
    published: date | None = None
    """The day of publication, against which days in the article are placed; None if it is not certain."""
    basis: str = "inferred"
    note: str | None = None
    language: str = "en"
    url: str | None = None
    rights: str = "© the publisher; included for verification only."
    published_edtf: str | None = None
    """When it was published, as precisely as is known; the day `published` if None."""
    updated: str | None = None


@dataclass(frozen=True)
class Drafted:
    """One record of the draft, and why it is proposed."""

    record: dict[str, Any]
    why: str
    """The rule that made it, and its confidence."""


@dataclass(frozen=True)
class Draft:
    """An annotation in the authoring format, and what a person may want to register."""

    head: dict[str, Any]
    lists: dict[str, list[Drafted]]
    """The records of each list of the annotation: passages, quotes, assertions, mentions, events."""
    suggestions: list[str]
    """Names, claims and events that no register has, one to a line."""

    @property
    def annotation(self) -> dict[str, Any]:
        """The annotation as data, as `onrecord_schema.Annotation` reads it."""
        lists = {name: [one.record for one in records] for name, records in self.lists.items() if records}
        return {**self.head, **lists}


def draft(text: str, head: Head, registers: Registers | None = None) -> Draft:
    """Propose the whole annotation of an article."""
    return draft_of(read(text, head, registers), head)


def read(text: str, head: Head, registers: Registers | None = None) -> Extraction:
    """Read an article against the day of its publication, or the days between which that lies."""
    days = None if head.published else days_of(head.published_edtf)
    return extract_between(text, days, registers) if days else extract(text, head.published, registers)


def draft_of(extraction: Extraction, head: Head) -> Draft:
    """Propose the whole annotation of an article that has been read."""
    return _Drafter(extraction, head).draft()


class _Drafter:
    def __init__(self, read: Extraction, head: Head) -> None:
        self.read, self.head, self.text = read, head, read.text
        self.selectors = Selectors(read.text)
        self.quotes = [
            (at, quote) for at, quote in enumerate(read.quotes) if quote.cue and self._one_line(quote)
        ]
        self.mention_ends = {one.span.end: one for one in read.naming.mentions}
        self.ids = {at: f"q{number:02d}" for number, (at, _) in enumerate(self.quotes, 1)}

    def draft(self) -> Draft:
        lists = {
            "passages": list(self._passages()),
            "quotes": [Drafted(self._quote(at, quote), self._why_quote(at)) for at, quote in self.quotes],
            "assertions": list(self._assertions()),
            "mentions": list(self._mentions()),
            "events": list(self._events()),
        }
        return Draft(self._head(), lists, list(suggestions(self.read, self.ids)))

    def _one_line(self, quote: ProposedQuote) -> bool:
        return not any("\n" in piece.of(self.text) for piece in quote.segments)

    def _head(self) -> dict[str, Any]:
        head = self.head
        found: dict[str, Any] = {"status": "draft", "article": head.article, "outlet": head.outlet}
        for role in (PassageRole.HEADLINE, PassageRole.BYLINE):
            line = next((one.span for one in self.read.passages if one.role is role), None)
            if line:
                found[role.value] = (
                    _writer(line.of(self.text)) if role is PassageRole.BYLINE else line.of(self.text)
                )
        found["language"] = head.language
        known = head.published_edtf or (head.published.isoformat() if head.published else None)
        if known:
            published = {"date": known, "basis": head.basis, "note": head.note}
            found["published"] = {key: value for key, value in published.items() if value}
        if head.updated:
            found["updated"] = head.updated
        if head.url:
            found["url"] = head.url
        return {**found, "rights": head.rights}

    def _passages(self) -> Iterator[Drafted]:
        proposed = {passage.span: passage for passage in self.read.passages}
        for line in text_lines(self.text):
            passage, dated = proposed.get(line), self._dated(line, proposed.get(line))
            if passage is None and dated is None:
                continue
            role = PassageRole.PARAGRAPH if passage is None else passage.role
            record: dict[str, Any] = {"role": role.value, **self.selectors.long(line)}
            if dated is not None:
                record["dated"] = dated
            yield Drafted(record, "part-dated-apart, 0.7" if passage is None else why(passage))

    def _dated(self, line: Span, passage: ProposedPassage | None) -> str | None:
        """Give the date of the part that a line stands in; what belongs to the whole page has none."""
        parts = self.read.parts
        if not parts or line.start < parts[0].start:
            return None
        if passage is not None and passage.role not in _IN_A_PART:
            return None
        return parts[part_at(parts, line.start)].edtf

    def _quote(self, at: int, quote: ProposedQuote) -> dict[str, Any]:
        record: dict[str, Any] = {
            "id": self.ids[at],
            "kind": quote.kind.value,
            "content": [self.selectors.short(piece) for piece in sorted(quote.segments)],
        }
        if quote.speaker:
            record["speaker"] = {
                **self._entity(quote.group),
                **self.selectors.near(quote.speaker, quote.segments),
            }
        if quote.cue:
            near = self.selectors.near(quote.cue, quote.segments)
            record["cue"] = near["exact"] if len(near) == 1 else near
        addressee = quote.addressee and self._registered_at(quote.addressee)
        if addressee:
            record["addressee"] = addressee
        if quote.medium:
            record["medium"] = quote.medium.of(self.text)
        relays = list(self._relays(quote))
        if relays:
            record["relays"] = relays
        said = self.read.said[at]
        if said:
            record["said"] = said.edtf
        utterance = self.read.utterances[at]
        return {**record, "utterance": utterance} if utterance else record

    def _why_quote(self, at: int) -> str:
        said = self.read.said[at]
        return why(self.read.quotes[at]) + (f"; said: {why(said)}" if said else "")

    def _entity(self, group: int | None) -> dict[str, str]:
        entity_id = None if group is None else self.read.naming.groups[group].entity_id
        return {"entity": entity_id} if entity_id else {}

    def _relays(self, quote: ProposedQuote) -> Iterator[dict[str, Any]]:
        """Give the registered sources between speaker and outlet; what was told to the outlet needs none."""
        for relay in quote.relays:
            entity = self._registered_at(relay)
            if entity and entity != self.head.outlet:
                yield {"entity": entity, **self.selectors.near(relay, quote.segments)}

    def _registered_at(self, span: Span) -> str | None:
        mention = self.mention_ends.get(span.end)
        if mention is None or not span.holds(mention.span):
            return None
        return self.read.naming.groups[mention.group].entity_id

    def _assertions(self) -> Iterator[Drafted]:
        number = 0
        for claim in self.read.claims:
            if claim.claim_id is None or (claim.quote is not None and claim.quote not in self.ids):
                continue
            number += 1
            record: dict[str, Any] = {"id": f"a{number:02d}", "claim": claim.claim_id}
            if claim.quote is not None:
                record["quote"] = self.ids[claim.quote]
            stance = Stance.DENIES if claim.contrary else self._stance(claim.quote)
            yield Drafted({**record, "stance": stance.value, **self.selectors.long(claim.span)}, why(claim))

    def _stance(self, quote: int | None) -> Stance:
        cue = self.read.quotes[quote].cue if quote is not None else None
        word = cue.of(self.text).lower() if cue else ""
        if word.startswith(_DENYING):
            return Stance.DENIES
        return Stance.DOUBTS if word.startswith(_DOUBTING) else Stance.AFFIRMS

    def _mentions(self) -> Iterator[Drafted]:
        """Say which entity is meant where a registered name is a name of several."""
        for mention in self.read.naming.mentions:
            entity_id = self.read.naming.groups[mention.group].entity_id
            if entity_id and mention.rule == "ambiguous-name":
                yield Drafted({"entity": entity_id, **self.selectors.long(mention.span)}, why(mention))

    def _events(self) -> Iterator[Drafted]:
        number = 0
        for event in self.read.events:
            if event.event_id is None or "\n" in event.span.of(self.text):
                continue
            number += 1
            record = {"id": f"e{number:02d}", "event": event.event_id, **self.selectors.long(event.span)}
            dated = {**record, "reported": event.reported} if event.reported else record
            yield Drafted(dated, self._why_event(event))

    def _why_event(self, event: ProposedEvent) -> str:
        """Say why an event is proposed, who took part in it by these words, and how its date is known."""
        people = taking_part(self.read, event)
        when = f"; reported: {why(event.dated)}" if event.dated else ""
        return f"{why(event)}{f'; {people}' if people else ''}{when}"


def _writer(line: str) -> str:
    """Take the name out of a byline.

    >>> _writer("By Kate Seamons,  Newser Staff")
    'Kate Seamons'
    """
    for opening in ("By ", "BY ", "by "):
        line = line.removeprefix(opening)
    return line.split(",")[0].strip()
