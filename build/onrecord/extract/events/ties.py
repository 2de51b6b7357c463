"""Ties between events: days after he launched his invasion, on the second day of the war."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.extract.dates.counting import A_DAY, APART, DAYS_OF, counted_from, number_of
from onrecord.extract.proposals import ProposedEvent, Timing
from onrecord.extract.report import Report
from onrecord_schema.vocabularies import EventType

_COUNT = re.compile(
    r"(?:\b(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)|\bjust|\bonly)?"
    r" ?\b(?P<unit>hours?|days?|weeks?|months?) $",
    re.IGNORECASE,
)
_AFTER, _BEFORE = ("after", "since", "following"), ("before", "until")
_OPENS_WITH = re.compile(r"(Before|After|Since|Following|Until) (?=the|his|her|its|their|a|an)\b")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_DAY_OF_WAR = re.compile(
    rf"\b(?:war|conflict|invasion|campaign)['’]s (?P<one>{'|'.join(_ORDINALS)}) day\b"
    rf"|\b(?P<other>{'|'.join(_ORDINALS)}) day of the (?:war|conflict|invasion|campaign)\b",
    re.IGNORECASE,
)
_TIED_WITHIN = 12
_BEGINNING = re.compile(r" (?:the )?(?:start|beginning|onset|outset|outbreak|launch|end) of")
"""What may stand between the word that ties two events and the second: since the start of its invasion."""
_FIRST_DAYS, _LAST_DAYS = 2, 14
"""What “days after” means: from the second day, for two weeks."""
_LONGEST_OPENING, _TRAILING = 60, 40


class Ties:
    """The events of an article that have dates, to place others by them."""

    def __init__(
        self, report: Report, events: Sequence[ProposedEvent], timings: Sequence[Timing | None]
    ) -> None:
        """Take the events in the order of the text, and the dates of those that have one."""
        self.report, self.text, self.events, self.timings = report, report.text, events, timings
        self.starts = [event.span.start for event in events]
        self.sentence_starts = [span.start for span in report.sentences]
        self.wars: dict[int, str] = {}
        for event, timing in zip(events, timings, strict=True):
            if timing is not None and event.type is EventType.INVASION and "~" not in timing.edtf:
                self.wars.setdefault(report.part_at(event.span.start), timing.edtf.removesuffix("/.."))

    def place(self, event: ProposedEvent) -> str | None:
        """Give the date of an event as another tells it, if any is tied to it."""
        value = self._by_day_of_war(event)
        if value is not None:
            return value
        tied = self._connected(event) or self._opened(event)
        return self._counted(event, *tied) if tied else self._counted_back(event)

    def _counted_back(self, event: ProposedEvent) -> str | None:
        """Count from a day: it fell on 17 October, two weeks after the invasion began."""
        apart = APART.search(self.text, max(0, event.span.start - 40), event.span.start)
        if apart is None:
            return None
        at = bisect_left(self.starts, event.span.start) - 1
        timing = self.timings[at] if at >= 0 else None
        near = timing is not None and 0 <= apart.start() - self.events[at].span.end <= len("yesterday")
        return counted_from(timing.edtf, apart) if timing is not None and near else None

    def _connected(self, event: ProposedEvent) -> tuple[str, str] | None:
        """Find the event after the word that ends the clause, and when it was."""
        if event.connector is None:
            return None
        word = event.connector.of(self.text).lower()
        first = bisect_left(self.starts, event.connector.end)
        for at in range(first, min(first + 4, len(self.events))):
            timing = self.timings[at]
            gap = _BEGINNING.sub("", self.text[event.connector.end : self.events[at].span.start])
            if timing is not None and len(gap) <= _TIED_WITHIN and not set(gap) & set(".;:\n"):
                return word, timing.edtf.removesuffix("/..")
        return None

    def _opened(self, event: ProposedEvent) -> tuple[str, str] | None:
        """Find the event in "Before the announcement," at the head of the sentence."""
        number = bisect_right(self.sentence_starts, event.span.start) - 1
        if number < 0:
            return None
        start = self.report.sentences[number].start
        opening = _OPENS_WITH.match(self.text, start, event.span.start)
        if opening is None:
            return None
        first = bisect_left(self.starts, opening.end() - _TIED_WITHIN)
        for at in range(first, bisect_left(self.starts, event.span.start)):
            other, timing = self.events[at], self.timings[at]
            if timing is not None and opening.end() <= other.trigger.start < opening.end() + _LONGEST_OPENING:
                comma = self.text.find(",", other.trigger.end, event.span.start)
                if comma >= 0 and other.type is not event.type:
                    return opening[1].lower(), timing.edtf.removesuffix("/..")
        return None

    def _by_day_of_war(self, event: ProposedEvent) -> str | None:
        """Count the second day of the war from its first, or keep to the month if only that is told."""
        said = _DAY_OF_WAR.search(self.text, event.span.start, event.span.end + _TRAILING)
        if said is None or event.type is EventType.INVASION:
            return None
        first = self.wars.get(self.report.part_at(event.span.start))
        if first is None or not A_DAY.fullmatch(first):
            return first
        number = _ORDINALS.index((said["one"] or said["other"]).lower())
        return (date.fromisoformat(first) + timedelta(number)).isoformat()

    def _counted(self, event: ProposedEvent, word: str, edtf: str) -> str | None:
        """Count from the date of another event: before, after, two days after."""
        if "/" in edtf or word not in _AFTER + _BEFORE:
            return None
        if word in _BEFORE:
            return f"../{edtf}"
        end = event.connector.start if event.connector is not None else 0
        count = _COUNT.search(self.text, max(0, end - 24), end)
        unit = count["unit"].lower().rstrip("s") if count else ""
        if count is None or unit not in DAYS_OF or not A_DAY.fullmatch(edtf):
            return f"{edtf}/.."
        day, number = date.fromisoformat(edtf), count["count"]
        if number is None:
            some = unit == "day"
            return f"{day + timedelta(_FIRST_DAYS)}/{day + timedelta(_LAST_DAYS)}" if some else f"{edtf}/.."
        days = number_of(number) * DAYS_OF[unit]
        return f"{day + timedelta(days)}{'~' if unit == 'week' else ''}"
