"""When events happened: by the date beside the trigger, and by what the article tells elsewhere.

A date that an article gives an event holds for its other reports in the same article, or the same dated
part. What a dated saying tells as past happened up to the day of the saying. That something had happened
when the article was published is no date.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import replace

from onrecord.extract.events.registered import overlap, width
from onrecord.extract.events.ties import Ties
from onrecord.extract.passages.publication import part_at
from onrecord.extract.proposals import ProposedDate, ProposedEvent, ProposedQuote, Timing
from onrecord.extract.report import Report
from onrecord.text.spans import Span
from onrecord_schema.edtf_dates import bounds, is_edtf
from onrecord_schema.vocabularies import EventType

_SAID = (EventType.ANNOUNCEMENT, EventType.STATEMENT_OF_STATUS, EventType.ORDER)
_OPENING = re.compile(
    r"(?i)[“\"'‘(]?(?:(?:and|but|then|also|late|early|earlier|later|on|in|at|over|during|by|just) ?)*$"
)
_BEFORE_DATE = re.compile(
    r"\b(since|after|following|from|before|until|till|by|ahead of)(?: (?:late|early|the night of))?\s*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:had|has|have|was|were|'ve|’ve) (?:\w+ly |also |already |since |all )?(?:been )?"
    r"\w+(?:ed|en|wn|ne|ut|un|de|lt|nt|ld|ft|it|ot)\b"
    r"|\b\w+ed\b|\b(?:fell|sank|took|left|blew|withdrew|retook|overran|struck|hit|fired)\b",
    re.IGNORECASE,
)
_NOT_PAST = re.compile(
    r"\b(?:will|would|to|may|might|could|should|going to|plans?|must|can)\b"
    r"|\b(?:is|are|was|were|be) \w+ing\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\b(?:begun|began|begins|begin|starts?|started)\b", re.IGNORECASE)
_LINK = r" (?:(?:since|after|following|before|until) )?(?:late |early |earlier )?(?:on |in )?"
"""What stands between a clause and a date that belongs to it."""
_CLAUSE_END = re.compile(r"[.,;:\n“”\"]")
_LONGEST_OPENING, _TRAILING, _REACH, _JUST_AFTER = 60, 40, 120, 25


def with_dates(
    report: Report,
    events: Sequence[ProposedEvent],
    quotes: Sequence[ProposedQuote],
    said: Sequence[Timing | None],
) -> list[ProposedEvent]:
    """Give each event the date that the article gives it."""
    return _Dater(report, events, quotes, said).dated()


class _Dater:
    def __init__(
        self,
        report: Report,
        events: Sequence[ProposedEvent],
        quotes: Sequence[ProposedQuote],
        said: Sequence[Timing | None],
    ) -> None:
        self.report, self.text, self.events = report, report.text, list(events)
        self.quotes, self.said = quotes, said
        self.starts = [event.span.start for event in events]
        self.sentence_starts = [span.start for span in report.sentences]
        self.cues = {quote.cue.start: at for at, quote in enumerate(quotes) if quote.cue}
        self.cue_list = sorted(self.cues)
        pieces = sorted((piece, at) for at, quote in enumerate(quotes) for piece in quote.segments)
        self.pieces, self.piece_starts = pieces, [piece.start for piece, _ in pieces]

    def dated(self) -> list[ProposedEvent]:
        timings = [self._own(event) for event in self.events]
        timings = self._shared(timings)
        ties = Ties(self.report, self.events, timings)
        timings = [
            timing or self._checked(event, ties.place(event))
            for event, timing in zip(self.events, timings, strict=True)
        ]
        timings = self._shared(timings)
        timings = [
            timing or self._by_saying(event) for event, timing in zip(self.events, timings, strict=True)
        ]
        timings = self._shared(timings)
        return [
            event if timing is None else replace(event, reported=timing.edtf, dated=timing)
            for event, timing in zip(self.events, timings, strict=True)
        ]

    def _own(self, event: ProposedEvent) -> Timing | None:
        """Find the date in the clause, after it, or where its sentence opens."""
        if event.type in _SAID:
            quote = self._cued(event.trigger)
            timing = self.said[quote] if quote is not None else None
            if timing is not None or quote is not None:
                return timing and Timing(timing.edtf, f"said, {timing.rule}", timing.confidence)
        start = min(event.span.start, event.trigger.start - _JUST_AFTER)
        for one in self.report.dates_in(Span(start, event.span.end + _TRAILING)):
            value = self._beside(event, one)
            if value is not None:
                return Timing(value, "date-in-clause", 0.8)
        back = self._back(event)
        if back is not None:
            return Timing(back, "date-behind-clause", 0.6)
        opening = self._opening(event)
        return Timing(opening.edtf, "date-at-opening", 0.7) if opening is not None else None

    def _back(self, event: ProposedEvent) -> str | None:
        """Find the date with which a sentence looks back: they left after a vote back in May."""
        for one in self.report.dates_in(Span(event.span.end, event.span.end + _REACH)):
            gap = self.text[event.span.end : one.span.start]
            if self._looks_back(one) and not _CLAUSE_END.search(gap):
                return self._not_later(one.edtf, one.span.start)
        return None

    def _looks_back(self, one: ProposedDate) -> bool:
        """Say whether a date belongs to the main clause, whatever noun stands before it: back in May."""
        return self.text.endswith((" back in ", " back on "), 0, one.span.start)

    def _cued(self, trigger: Span) -> int | None:
        """Find the quote whose cue a trigger is."""
        at = bisect_right(self.cue_list, trigger.end - 1) - 1
        if at < 0:
            return None
        quote = self.cues[self.cue_list[at]]
        cue = self.quotes[quote].cue
        return quote if cue is not None and cue.overlaps(trigger) else None

    def _beside(self, event: ProposedEvent, one: ProposedDate) -> str | None:
        if one.rule == "long-running":
            lasts = event.type is EventType.INVASION and event.span.overlaps(one.span)
            return one.edtf.partition("/")[0] + "/.." if lasts else None
        if one.span.start >= event.span.end:
            gap = self.text[event.span.end : one.span.start]
            if not re.fullmatch(_LINK, gap):
                return None
        elif self._is_others(event, one):
            return None
        before = _BEFORE_DATE.search(
            self.text, max(event.span.start - 12, one.span.start - 30), one.span.start
        )
        value = one.edtf
        if one.rule == "since-month":
            # "Since its February invasion": the date is the invasion's, and no other event's.
            if not 0 <= event.trigger.start - one.span.end <= _JUST_AFTER:
                return None
            value = value.removesuffix("/..")
        elif before and "/" not in value:
            word = before[1].lower()
            value = f"../{value}" if word in ("before", "until", "till", "by", "ahead of") else f"{value}/.."
        return self._not_later(value, one.span.start)

    def _is_others(self, event: ProposedEvent, one: ProposedDate) -> bool:
        """Say whether a date stands before a clause, or belongs to another event in it."""
        before = one.span.start < event.span.start and one.rule != "since-month"
        return before or (self._nearer(event, one) and not self._looks_back(one))

    def _nearer(self, event: ProposedEvent, one: ProposedDate) -> bool:
        """Say whether another event in the clause stands nearer to a date, or a saying has it."""
        distance = event.trigger.distance_to(one.span)
        around = bisect_left(self.starts, event.span.start - _REACH)
        for other in self.events[around : bisect_right(self.starts, one.span.end)]:
            if other.trigger != event.trigger and other.trigger.distance_to(one.span) < distance:
                between = self.text[
                    min(other.trigger.end, one.span.end) : max(other.trigger.start, one.span.start)
                ]
                if other.span.overlaps(one.span) and "," not in between:
                    return True
        return False

    def _opening(self, event: ProposedEvent) -> ProposedDate | None:
        """Find "On Wednesday," at the head of the sentence of which the event is the main clause."""
        at = bisect_right(self.sentence_starts, event.span.start) - 1
        if at < 0 or self._in_content(event.span) is not None:
            return None
        sentence = self.report.sentences[at]
        for one in self.report.dates_in(Span(sentence.start, event.span.start)):
            opening, rest = (
                self.text[sentence.start : one.span.start],
                self.text[one.span.end : event.span.start],
            )
            if (
                len(opening) <= _LONGEST_OPENING
                and _OPENING.fullmatch(opening)
                and re.fullmatch(r",? ?(?:the |a |an )?|, [^,;:.]{0,60}, ", rest)
                and self._not_later(one.edtf, one.span.start)
            ):
                return one
        return None

    def _not_later(self, value: str, offset: int) -> str | None:
        """Take a date that is not after publication."""
        today = self.report.day_at(offset)
        if not is_edtf(value) or today is None:
            return None
        earliest, latest = bounds(value)
        if earliest is not None and earliest > today.isoformat():
            return None
        start, slash, end = value.partition("/")
        if slash and end not in ("", "..") and latest is not None and latest > today.isoformat():
            return f"{start}/{today.isoformat()}"
        return value

    def _key(self, event: ProposedEvent) -> Hashable:
        part = part_at(self.report.parts, event.span.start) if self.report.parts else 0
        if event.event_id is not None:
            return (part, event.event_id)
        return (part, event.type, event.place) if event.place is not None else None

    def _shared(self, timings: list[Timing | None]) -> list[Timing | None]:
        """Give all reports of an event the narrowest date that the article gives it."""
        best: dict[Hashable, Timing] = {}
        for event, timing in zip(self.events, timings, strict=True):
            key = self._key(event)
            if key is None or timing is None or timing.rule == "same-event" or "~/.." in timing.edtf:
                continue
            if key not in best or width(timing.edtf) < width(best[key].edtf):
                best[key] = timing
        shared: list[Timing | None] = []
        for event, timing in zip(self.events, timings, strict=True):
            known = best.get(self._key(event))
            roughly = timing is not None and "~/.." in timing.edtf
            narrower = known is not None and (
                timing is None or roughly or _is_vaguer(timing.edtf, known.edtf)
            )
            shared.append(_carried(known, timing) if known is not None and narrower else timing)
        return shared

    def _checked(self, event: ProposedEvent, value: str | None) -> Timing | None:
        checked = value and self._not_later(value, event.span.start)
        return Timing(checked, "tied-to-event", 0.6) if checked else None

    def _by_saying(self, event: ProposedEvent) -> Timing | None:
        """Say of what a dated saying tells as past that it happened up to that day."""
        quote = self._in_content(event.span)
        timing = self.said[quote] if quote is not None else None
        clause = event.span.of(self.text)
        if timing is None or "/" in timing.edtf or event.type in _SAID:
            return None
        if _NOT_PAST.search(clause) or not _PAST.search(clause):
            return None
        if _BEGUN.search(clause):
            return Timing(f"{timing.edtf}/..", "begun-by-saying", 0.5)
        return Timing(f"../{timing.edtf}", "told-as-past", 0.6)

    def _in_content(self, span: Span) -> int | None:
        """Find the quote in whose content a clause stands."""
        at = bisect_right(self.piece_starts, span.start) - 1
        for near in range(at, max(-1, at - 4), -1):
            piece, quote = self.pieces[near]
            if piece.start <= span.start + 2 and span.end <= piece.end + 2:
                return quote
        return None


def _carried(known: Timing, timing: Timing | None) -> Timing:
    """Carry a date over to another report of the event; what goes on since then stays open."""
    goes_on = timing is not None and timing.edtf.endswith("/..") and "/" not in known.edtf
    return Timing(f"{known.edtf}/.." if goes_on else known.edtf, "same-event", 0.6)


def _is_vaguer(one: str, other: str) -> bool:
    """Say whether a date allows all that a narrower one does."""
    return width(other) < width(one) and overlap(one, other)
