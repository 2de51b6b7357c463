"""The register of events, against which the clauses of an article are held.

A clause fits an event of its type that happened by then, where the place, who took part, or the words of its
title are told in the clause or near it. Without such a sign the article may be about something else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.extract.events.triggers import triggers_in
from onrecord.extract.proposals import ProposedMention
from onrecord.extract.report import Report
from onrecord.text.spans import Span
from onrecord_schema.edtf_dates import bounds
from onrecord_schema.vocabularies import EntityType, EventType

_WORD = re.compile(r"[A-Za-z]{4,}")
_STEM = 6
_NEEDED, _NEEDED_WEAK = 2.0, 3.0
_KNOWN_TO_DAYS, _DETERMINED_WITHIN = 62, 3
_ENDLESS = 10**7
_OWN = frozenset(("the", "its", "his", "their", "her", "this", "that"))


@dataclass(frozen=True)
class KnownEvent:
    """An event of the register."""

    event_id: str
    type: EventType
    title: str
    place_id: str | None = None
    occurred: str | None = None
    participants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scene:
    """Where a clause stands, and whom it and its sentence name."""

    span: Span
    sentence: Span
    trigger: Span
    names: Sequence[ProposedMention]
    around: Sequence[ProposedMention]


class EventIndex:
    """The events of a register, as seen from one article."""

    def __init__(self, known: Sequence[KnownEvent], report: Report) -> None:
        """Index events by type; `report` says what the article names, and when it was published."""
        self._report = report
        self._by_type: dict[EventType, list[KnownEvent]] = defaultdict(list)
        last = self._last = report.parts[0].day if report.parts else report.published
        for event in known:
            first = bounds(event.occurred)[0] if event.occurred else None
            if last is None or first is None or first <= last.isoformat():
                self._by_type[event.type].append(event)
        self._titles = {event.event_id: _title_words(event.title) for event in known}
        counted = Counter(self._entity(one) for one in report.naming.mentions)
        self._article = {entity for entity in counted if entity}

    def find(
        self, type_: EventType, scene: Scene, *, weak: bool, said: str | None = None
    ) -> KnownEvent | None:
        """Find the one event that a clause most likely reports.

        Args:
            type_: Of what type the clause says it is.
            scene: The clause.
            weak: Whether the word that tells of it means other things too, so that more is needed.
            said: When something was said, where the event is a saying.
        """
        scored = [
            (-self._score(event, scene), self._days_off(event), event)
            for event in self._by_type.get(type_, ())
            if self._compatible(event, scene, said)
        ]
        if not scored:
            return None
        scored.sort(key=lambda one: one[:2])
        needed = _NEEDED_WEAK if weak else _NEEDED
        if -scored[0][0] < needed or (len(scored) > 1 and scored[1][:2] == scored[0][:2]):
            return None
        return scored[0][2]

    def _days_off(self, event: KnownEvent) -> int:
        """Count how long before the publication an event ended: of equals the one in the news is meant."""
        last = bounds(event.occurred)[1] if event.occurred else None
        if last is None or self._last is None:
            return 0
        return max(0, (self._last - date.fromisoformat(last)).days)

    def _entity(self, mention: ProposedMention) -> str | None:
        return self._report.naming.groups[mention.group].entity_id

    def _ids(self, names: Iterable[ProposedMention]) -> set[str]:
        return {entity for one in names if (entity := self._entity(one))}

    def _score(self, event: KnownEvent, scene: Scene) -> float:
        """Add up the signs that a clause reports an event."""
        return (
            self._by_place(event, scene)
            + self._by_participants(event, scene)
            + self._by_words(event, scene)
            + self._by_date(event, scene)
            + (0.5 if self._is_definite(scene) else 0)
            + (0.5 if len(self._by_type[event.type]) == 1 else 0)
        )

    def _by_place(self, event: KnownEvent, scene: Scene) -> float:
        if event.place_id is None:
            return 0
        in_clause = self._ids(scene.names)
        if event.place_id in in_clause:
            return 3
        score = (
            2 if event.place_id in self._ids(scene.around) else 1 if event.place_id in self._article else 0
        )
        return score - (2 if self._elsewhere(event, scene.names) else 0)

    def _by_participants(self, event: KnownEvent, scene: Scene) -> float:
        """Count who takes part, also through somebody who speaks or acts for them."""
        taking_part = set(event.participants)
        in_clause, around = self._bodies(scene.names), self._bodies(scene.around)
        near = 0.5 * min(2, len(taking_part & (around - in_clause)))
        return min(2, len(taking_part & in_clause)) + (near or (0.5 if taking_part & self._article else 0))

    def _by_words(self, event: KnownEvent, scene: Scene) -> float:
        title, text = self._titles[event.event_id], self._report.text
        here = title & _title_words(scene.span.of(text))
        return min(3, len(here)) + 0.5 * min(2, len(title & _title_words(scene.sentence.of(text)) - here))

    def _by_date(self, event: KnownEvent, scene: Scene) -> float:
        """Count a date in the clause that is one of the event, where that is known to a month or so."""
        if event.occurred is None or width(event.occurred) > _KNOWN_TO_DAYS:
            return 0
        dates = self._report.dates_in(Span(scene.span.start, scene.span.end))
        return 1 if any(overlap(one.edtf, event.occurred) for one in dates) else 0

    def _bodies(self, names: Iterable[ProposedMention]) -> set[str]:
        ids = self._ids(names)
        return ids.union(*map(self._line, ids))

    def _elsewhere(self, event: KnownEvent, names: Iterable[ProposedMention]) -> bool:
        """Say whether a clause names places, none of them in or around that of an event, or in its title."""
        groups = self._report.naming.groups
        places = [groups[one.group] for one in names if groups[one.group].type is EntityType.PLACE]
        here = event.place_id or ""
        return bool(places) and not any(
            one.name in event.title or self._related(here, one.entity_id or one.name) for one in places
        )

    def _related(self, one: str, other: str) -> bool:
        return one == other or one in self._line(other) or other in self._line(one)

    def _line(self, entity: str) -> set[str]:
        parents, found, queue = self._report.parents or {}, set[str](), [entity]
        while queue:
            for parent in parents.get(queue.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    queue.append(parent)
        return found

    def _is_definite(self, scene: Scene) -> bool:
        before = self._report.text[max(0, scene.trigger.start - 24) : scene.trigger.start].lower().split()
        return any(word in _OWN or word.endswith(("'s", "’s")) for word in before[-_DETERMINED_WITHIN:])

    def _compatible(self, event: KnownEvent, scene: Scene, said: str | None) -> bool:
        """Say whether the dates beside a clause, if any, can be those of an event."""
        if event.occurred is None:
            return True
        if said is not None:
            return overlap(said, event.occurred)
        beside = [one for one in self._report.dates_in(scene.span) if one.rule != "long-running"]
        return not beside or any(overlap(one.edtf.removesuffix("/.."), event.occurred) for one in beside)


def width(edtf: str) -> int:
    """Count the days that a date allows beyond one; a date open at an end is wider than any other.

    >>> width("2022-02-24"), width("2022-02")
    (0, 27)
    """
    first, last = bounds(edtf)
    if first is None or last is None:
        return _ENDLESS
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def overlap(one: str, other: str) -> bool:
    """Say whether two dates have a day in common.

    >>> overlap("2022-02-24", "2022-02")
    True
    >>> overlap("2014", "2022-09/..")
    False
    """
    (first, last), (start, end) = bounds(one), bounds(other)
    return (first is None or end is None or first <= end) and (last is None or start is None or start <= last)


@lru_cache(maxsize=1000)
def _title_words(text: str) -> frozenset[str]:
    """Give the stems of a title, without the words that only say of what type the event is."""
    lower = text.lower()
    taken = {
        lower[span.start : span.end][:_STEM]
        for trigger, span in triggers_in(lower, 0, len(lower))
        if not trigger.weak
    }
    return frozenset(word[:_STEM] for word in _WORD.findall(lower)) - taken - _COMMON


_COMMON = frozenset(
    (
        "forces",
        "troops",
        "from",
        "with",
        "that",
        "have",
        "their",
        "were",
        "been",
        "will",
        "they",
        "into",
        "over",
    )
)
