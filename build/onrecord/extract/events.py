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
    scene = _Scene(units.text, naming, dates)
    for low, high in sentences:
        sentence = units.span(low, high)
        seen: set[EventType] = set()
        for match in _TRIGGER.finditer(units.text, sentence.start, sentence.end):
            trigger = _BY_NAME[match.lastgroup or ""]
            if trigger.type not in seen and not units.text[match.start() - 1 : match.start()].isalnum():
                seen.add(trigger.type)
                at = Span(*match.span())
                yield _event(scene, trigger, _clause(units.text, sentence, at), at, known)


class _Scene:
    """The names and dates of an article, by their places."""

    def __init__(self, text: str, naming: Naming, dates: Sequence[ProposedDate]) -> None:
        self.text, self.naming, self.dates = text, naming, dates
        self.date_starts = [one.span.start for one in dates]
        self.mention_starts = [one.span.start for one in naming.mentions]

    def beside(self, clause: Span) -> tuple[str | None, list[ProposedMention]]:
        """Give the first date and the names of a clause."""
        first, end = _within(self.date_starts, clause)
        names = [self.naming.mentions[at] for at in range(*_within(self.mention_starts, clause))]
        return self.dates[first].edtf if first < end else None, names


def _event(
    scene: _Scene, trigger: Trigger, clause: Span, at: Span, known: Sequence[KnownEvent]
) -> ProposedEvent:
    reported, names = scene.beside(clause)
    groups = list(dict.fromkeys(mention.group for mention in names))
    types = {group: scene.naming.groups[group].type for group in groups}
    places = [group for group in groups if types[group] is EntityType.PLACE]
    after = [mention.group for mention in names if mention.span.start > at.start and mention.group in places]
    place = (after or places or [None])[0]
    entity_ids = [scene.naming.groups[group].entity_id for group in groups]
    event = _registered(clause.of(scene.text), trigger.type, entity_ids, known)
    return ProposedEvent(
        clause,
        trigger.type,
        at,
        reported,
        place,
        tuple(group for group in groups if group != place),
        event.event_id if event else None,
        f"trigger {at.of(scene.text)!r}",
        round(trigger.confidence + (0.2 if event else 0), 2),
    )


def _registered(
    clause: str, type_: EventType, named: Sequence[str | None], known: Sequence[KnownEvent]
) -> KnownEvent | None:
    """Find the one registered event of the type whose place is named, or whose title shares most words."""
    same = [event for event in known if event.type is type_]
    if len(same) > 1:
        words = set(clause.lower().split())
        same.sort(
            key=lambda event: (event.place_id not in named, -len(words & set(event.title.lower().split())))
        )
    if not same or (same[0].place_id is not None and same[0].place_id not in named):
        return None
    return same[0]


def _clause(text: str, sentence: Span, at: Span) -> Span:
    ends = (match.end() for match in _CLAUSE_END.finditer(text, sentence.start, at.start))
    first = max([sentence.start, *ends])
    stop = _CLAUSE_END.search(text, at.end, sentence.end)
    piece = text[first : stop.start() if stop else sentence.end]
    return Span(first + len(piece) - len(piece.lstrip(" “\"‘'")), first + len(piece.rstrip(" .")))


def _within(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)
