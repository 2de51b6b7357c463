"""Evidence: what the article and the registers have to say for what a model proposes."""

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.extract.article import Extraction, Registers
from onrecord.extract.claims.registered import ClaimIndex
from onrecord.extract.draft import Head
from onrecord.extract.events.triggers import triggers_in
from onrecord.model.days import NamedDays
from onrecord.model.identity import Identities
from onrecord.model.prompt import Listed
from onrecord.text.spans import Span


class Evidence:
    """An article as the rules read it, beside the registers."""

    def __init__(self, read: Extraction, head: Head, registers: Registers, listed: Listed) -> None:
        """Gather what is named."""
        self.read, self.text, self.published, self.listed = read, read.text, head.published, listed
        self.identities = Identities(read, registers, listed)
        self.days = NamedDays(_named(read, head))
        self._claims = registers.claims
        self._events = {event.event_id: event for event in registers.events}
        self._titles = ClaimIndex((event.event_id, event.title) for event in registers.events)
        self._starts = [one.span.start for one in read.naming.mentions]

    def of_claim(self, claim: str, span: Span) -> bool:
        """Say whether some words share one with a claim that few other claims have."""
        return self._claims.shares_a_telling_word(claim, span.of(self.text))

    def of_event(self, event: str, span: Span) -> bool:
        """Say whether some words hold one for an event's type, one that tells of its title, or its place."""
        known, words = self._events[event], span.of(self.text)
        lower = words.lower()
        return (
            any(trigger.type is known.type for trigger, _ in triggers_in(lower, 0, len(lower)))
            or self._titles.shares_a_telling_word(event, words)
            or (known.place_id is not None and known.place_id in set(self._entities_in(span)))
        )

    def _entities_in(self, span: Span) -> Iterator[str | None]:
        mentions, groups = self.read.naming.mentions, self.read.naming.groups
        for at in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
            yield groups[mentions[at].group].entity_id


def _named(read: Extraction, head: Head) -> Iterator[str]:
    """Give the dates in the text, and the days on which it was published."""
    yield from (one.edtf for one in read.dates)
    yield from (date for part in read.parts for date in (part.edtf, part.day.isoformat()))
    if head.published:
        yield head.published.isoformat()
    yield from (date for date in (head.published_edtf, head.updated) if date)
