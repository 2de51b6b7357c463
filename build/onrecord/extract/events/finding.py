"""Events: clauses with a word for an event, with the date, place and participants beside it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.events.clauses import Clause, Clauses
from onrecord.extract.events.registered import EventIndex, KnownEvent, Scene
from onrecord.extract.events.triggers import SAYINGS, Trigger, triggers_in
from onrecord.extract.proposals import ProposedEvent, ProposedMention, ProposedQuote, Timing
from onrecord.extract.report import Report
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType, EventType, ParticipantRole

__all__ = ["KnownEvent", "find_events"]

_LONGEST_REPORT = 250
_CONTENT_BEGINS_WITHIN = 40
_TOLD = (EventType.ANNOUNCEMENT, EventType.ORDER, EventType.STATEMENT_OF_STATUS)
"""Events that words of saying report: what was said belongs to the report."""
_PART_END = re.compile(r", |[.;:”\"]")
_OF_WHO_ACTS = (EventType.WITHDRAWAL, EventType.ADVANCE)
"""In "the withdrawal of troops" these withdraw; in "the sinking of the ship" it is sunk."""
_PASSIVE = (" was ", " were ", " been ", " is ", " are ", " being ")


def find_events(
    report: Report,
    quotes: Sequence[ProposedQuote],
    said: Sequence[Timing | None],
    known: Sequence[KnownEvent] = (),
) -> list[ProposedEvent]:
    """Propose an event for every clause that holds a trigger, in the order of the text.

    Args:
        report: The sentences of the report itself, its names and dates.
        quotes: What is quoted in it.
        said: When each of the quotes was said.
        known: The events of the register.
    """
    finder = _Finder(report, quotes, said, known)
    found = sorted(finder.find(), key=lambda event: (event.span, event.trigger))
    return list(_once(found))


class _Finder:
    def __init__(
        self,
        report: Report,
        quotes: Sequence[ProposedQuote],
        said: Sequence[Timing | None],
        known: Sequence[KnownEvent],
    ) -> None:
        self.report, self.text, self.naming = report, report.text, report.naming
        self.quotes, self.said = quotes, said
        lower = report.text.lower()
        # Some capitals are longer in lower case: such a text is searched as it is.
        self.lower = lower if len(lower) == len(report.text) else report.text
        self.mention_starts = [one.span.start for one in self.naming.mentions]
        self.cues = sorted((quote.cue, at) for at, quote in enumerate(quotes) if quote.cue)
        self.cue_starts = [cue.start for cue, _ in self.cues]
        self.register = EventIndex(known, report)

    def find(self) -> Iterator[ProposedEvent]:
        """Give the events of all sentences, and the sayings that have a day of their own."""
        for sentence in self.report.sentences:
            triggers = list(triggers_in(self.lower, sentence.start, sentence.end))
            if triggers:
                clauses = Clauses(self.text, sentence)
                for trigger, at in triggers:
                    event = self._event(trigger, at, clauses.around(at, noun=trigger.noun), sentence)
                    if event is not None:
                        yield event
        yield from self._sayings()

    def _event(self, trigger: Trigger, at: Span, clause: Clause, sentence: Span) -> ProposedEvent | None:
        if clause.hypothetical:
            return None
        quote = self._quote_cued_at(at) if trigger.type in _TOLD and not trigger.noun else None
        span = clause.span if quote is None else self._with_content(clause.span, quote)
        return self._proposed(trigger, at, span, sentence, clause.connector)

    def _proposed(
        self, trigger: Trigger, at: Span, span: Span, sentence: Span, connector: Span | None
    ) -> ProposedEvent | None:
        if "\n" in span.of(self.text):
            return None
        names = self._names_in(span)
        scene = Scene(span, sentence, at, names, self._names_in(sentence))
        match = self.register.find(trigger.type, scene, weak=trigger.weak)
        if match is None and trigger.weak:
            return None
        places = self._places(names, at)
        place = places[0] if places else None
        return ProposedEvent(
            span,
            trigger.type,
            at,
            None,
            place,
            tuple(self._participants(trigger, at, span, names, place)),
            match.event_id if match else None,
            f"trigger {at.of(self.text)!r}",
            round(min(0.9, trigger.confidence + (0.2 if match else 0)), 2),
            connector,
        )

    def _names_in(self, span: Span) -> list[ProposedMention]:
        first, end = bisect_left(self.mention_starts, span.start), bisect_left(self.mention_starts, span.end)
        return [self.naming.mentions[at] for at in range(first, end)]

    def _places(self, names: Sequence[ProposedMention], at: Span) -> list[int]:
        """Give the places of a clause, what stands after the trigger first."""
        places = [one for one in names if self.naming.groups[one.group].type is EntityType.PLACE]
        after = [one.group for one in places if one.span.start >= at.start]
        return after or [one.group for one in places]

    def _participants(
        self, trigger: Trigger, at: Span, span: Span, names: Sequence[ProposedMention], place: int | None
    ) -> Iterator[tuple[int, ParticipantRole]]:
        """Say who did it and to whom, as far as the order of the words tells."""
        seen: set[int] = {place} if place is not None else set()
        told = trigger.type is EventType.ANNOUNCEMENT
        acts = ParticipantRole.ANNOUNCER if told else ParticipantRole.ACTOR
        for one in names:
            if one.group not in seen:
                seen.add(one.group)
                yield one.group, acts if self._acts(trigger, at, span, one.span) else ParticipantRole.TARGET

    def _acts(self, trigger: Trigger, at: Span, span: Span, name: Span) -> bool:
        """Say whether who is named does it: before the verb, unless it is a passive, or after "by"."""
        link = self.text[max(span.start, name.start - 12) : name.start].lower().split()[-2:]
        if "by" in link or (trigger.type is EventType.ANNOUNCEMENT and "from" in link):
            return True
        if name.end <= at.start:
            passive = any(word in f" {self.text[span.start : at.start]}" for word in _PASSIVE)
            return trigger.noun or not passive
        return trigger.noun and "of" in link and trigger.type in _OF_WHO_ACTS

    def _quote_cued_at(self, at: Span) -> int | None:
        index = bisect_right(self.cue_starts, at.start) - 1
        if index >= 0 and self.cues[index][0].overlaps(at):
            return self.cues[index][1]
        index += 1
        return self.cues[index][1] if index < len(self.cues) and self.cues[index][0].overlaps(at) else None

    def _with_content(self, span: Span, quote: int) -> Span:
        """Take in what was announced or ordered, where it follows."""
        content = self.quotes[quote].segments[0]
        follows = span.start <= content.start <= span.end + _CONTENT_BEGINS_WITHIN
        stop = _PART_END.search(self.text, max(span.end, content.start + 4), content.end)
        end = stop.start() if stop else content.end
        between = self.text[span.end : content.start]
        if not follows or _PART_END.search(between.strip(" \"“‘'")) or end - span.start > _LONGEST_REPORT:
            return span
        return Span(span.start, max(span.end, end))

    def _sayings(self) -> Iterator[ProposedEvent]:
        """Take a saying with a day of its own for a registered announcement or statement, if it fits one."""
        starts = [span.start for span in self.report.sentences]
        for cue, at in self.cues:
            timing, quote = self.said[at], self.quotes[at]
            if timing is None or not timing.rule.startswith("day-") or quote.speaker is None:
                continue
            index = bisect_right(starts, cue.start) - 1
            if index < 0 or quote.speaker.start > cue.start or not quote.segments[0].start > cue.end:
                continue
            span = self._with_content(Span(quote.speaker.start, cue.end), at)
            if "\n" in span.of(self.text):
                continue
            scene = Scene(span, self.report.sentences[index], cue, self._names_in(span), self._names_in(span))
            for type_ in SAYINGS:
                match = self.register.find(type_, scene, weak=True, said=timing.edtf)
                if match is not None:
                    yield ProposedEvent(
                        span, type_, cue, None, None, (), match.event_id, "saying with a day", 0.4, None
                    )
                    break


def _once(found: Sequence[ProposedEvent]) -> Iterator[ProposedEvent]:
    """Report an event once where two of its triggers stand in one clause."""
    kept: list[ProposedEvent] = []
    for event in found:
        same = [
            at
            for at, other in enumerate(kept[-6:], max(0, len(kept) - 6))
            if other.type is event.type
            and other.span.overlaps(event.span)
            and (other.event_id == event.event_id or event.event_id is None or other.event_id is None)
        ]
        if not same:
            kept.append(event)
        elif kept[same[0]].event_id is None and event.event_id is not None:
            kept[same[0]] = event
    yield from kept
