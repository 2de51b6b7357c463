"""Events: clauses with a word for an event, with the date, place and participants beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.mentions import Naming
from onrecord.extract.proposals import ProposedDate, ProposedEvent, ProposedMention
from onrecord.extract.units import Units
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType, EventType


@dataclass(frozen=True)
class Trigger:
    """Words that stand for an event of a type: a pattern, matched from the start of a word."""

    type: EventType
    stems: str
    confidence: float = 0.4


TRIGGERS: tuple[Trigger, ...] = (
    Trigger(
        EventType.WITHDRAWAL, "withdraw|withdrew|retreat|pull(?:ed|ing|s)?[ -]?(?:back|out)|evacuated", 0.5
    ),
    Trigger(EventType.CAPTURE, "captur|seiz(?:ed|ing|ure)|recaptur|liberat|overran", 0.5),
    Trigger(EventType.ADVANCE, "advanc(?:es|ed|ing)|counter-?offensive|retook|retak", 0.4),
    Trigger(EventType.STRIKE, "air[ -]?strike|shelled|shelling|missile|bombard|bombed", 0.4),
    Trigger(EventType.DESTRUCTION, "destroy|destruction|blown up|blew up|demolish|collapsed", 0.4),
    Trigger(EventType.SINKING, "sank|sinking|sunk", 0.5),
    Trigger(EventType.INVASION, "invasion|invad", 0.5),
    Trigger(EventType.ANNEXATION, "annex", 0.6),
    Trigger(EventType.REFERENDUM, "referendum|plebiscite", 0.5),
    Trigger(EventType.RELOCATION, "relocat|deport|resettl", 0.4),
    Trigger(EventType.SANCTION, "sanctions|sanctioned|embargo", 0.5),
    Trigger(EventType.LEGISLATION, "signed (?:a|the|into) (?:law|bill|decree)|enacted", 0.5),
    Trigger(EventType.ORDER, "ordered", 0.3),
    Trigger(EventType.ANNOUNCEMENT, "announced|announcement", 0.4),
    Trigger(EventType.CELEBRATION, "celebrat", 0.4),
)
"""The triggers; a sentence is reported once for each type."""

_BY_NAME = {trigger.type.name: trigger for trigger in TRIGGERS}
_TRIGGER = re.compile("|".join(f"(?P<{trigger.type.name}>{trigger.stems})" for trigger in TRIGGERS))
_CLAUSE_END = re.compile(r"[,;:]\s|\.\s|\.$|[”\"]|\n")


@dataclass(frozen=True)
class KnownEvent:
    """An event of the register."""

    event_id: str
    type: EventType
    title: str
    place_id: str | None = None


def find_events(
    units: Units,
    sentences: Sequence[tuple[int, int]],
    naming: Naming,
    dates: Sequence[ProposedDate],
    known: Sequence[KnownEvent] = (),
) -> list[ProposedEvent]:
    """Propose an event for every clause that holds a trigger."""
    return list(_found(units, sentences, naming, dates, known))


def _found(
    units: Units,
    sentences: Sequence[tuple[int, int]],
    naming: Naming,
    dates: Sequence[ProposedDate],
    known: Sequence[KnownEvent],
) -> Iterator[ProposedEvent]:
    text = units.text
    date_starts = [one.span.start for one in dates]
    mention_starts = [one.span.start for one in naming.mentions]
    for low, high in sentences:
        sentence = units.span(low, high)
        seen: set[EventType] = set()
        for match in _TRIGGER.finditer(text, sentence.start, sentence.end):
            trigger = _BY_NAME[match.lastgroup or ""]
            if trigger.type in seen or text[match.start() - 1 : match.start()].isalnum():
                continue
            seen.add(trigger.type)
            clause = _clause(text, sentence, match.start(), match.end())
            when = _within(date_starts, clause)
            names = [naming.mentions[at] for at in range(*_within(mention_starts, clause))]
            reported = dates[when[0]].edtf if when[0] < when[1] else None
            yield _event(text, trigger, clause, Span(*match.span()), reported, names, naming, known)


def _event(
    text: str,
    trigger: Trigger,
    clause: Span,
    at: Span,
    reported: str | None,
    names: Sequence[ProposedMention],
    naming: Naming,
    known: Sequence[KnownEvent],
) -> ProposedEvent:
    groups = list(dict.fromkeys(mention.group for mention in names))
    places = [group for group in groups if naming.groups[group].type is EntityType.PLACE]
    after = [mention.group for mention in names if mention.span.start > at.start and mention.group in places]
    place = (after or places or [None])[0]
    participants = tuple(group for group in groups if group != place)
    event = _registered(
        text, trigger.type, clause, [naming.groups[group].entity_id for group in groups], known
    )
    confidence = trigger.confidence + (0.2 if event else 0)
    return ProposedEvent(
        clause,
        trigger.type,
        at,
        reported,
        place,
        participants,
        event.event_id if event else None,
        f"trigger {at.of(text)!r}",
        round(confidence, 2),
    )


def _registered(
    text: str, type_: EventType, clause: Span, named: Sequence[str | None], known: Sequence[KnownEvent]
) -> KnownEvent | None:
    """Find the one registered event of the type whose place is named, or whose title shares most words."""
    same = [event for event in known if event.type is type_]
    if len(same) > 1:
        words = set(clause.of(text).lower().split())
        same.sort(
            key=lambda event: (event.place_id not in named, -len(words & set(event.title.lower().split())))
        )
    if not same or (same[0].place_id is not None and same[0].place_id not in named):
        return None
    return same[0]


def _clause(text: str, sentence: Span, start: int, end: int) -> Span:
    first = max(
        [sentence.start, *(match.end() for match in _CLAUSE_END.finditer(text, sentence.start, start))]
    )
    stop = _CLAUSE_END.search(text, end, sentence.end)
    last = stop.start() if stop else sentence.end
    piece = text[first:last]
    return Span(first + len(piece) - len(piece.lstrip(" “\"‘'")), first + len(piece.rstrip(" .")))


def _within(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)
