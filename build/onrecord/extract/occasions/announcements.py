"""Announcements: on which day the one was made that a report is about, and what was said around it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from onrecord.extract.dates.counting import A_DAY
from onrecord.extract.occasions.manner import begins
from onrecord.extract.proposals import ProposedQuote, Timing
from onrecord.extract.report import Report
from onrecord.text.spans import Span

_OWN_NOUN = re.compile(
    r"(?:the|this|that) (?:\w+ ){0,2}(?:announcement|statement|order|decision|declaration|news|move)\b",
    re.IGNORECASE,
)
_CUE_NOUN = re.compile(r"(?:announcement|statement|declaration|remarks?)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:the|this|that) (?:\w+ ){0,2}$", re.IGNORECASE)
_MADE = re.compile(r"\b(?:came|comes|made|issued|released|delivered|gave|given|announced|declared|said)\b")
_NOUN = r"(?:the|this|that) (?:\w+ )?(?:announcement|statement|declaration|speech|address|order)\b"
_AFTER_NOUN = re.compile(
    rf" (?:[^.;:,\n“”\"]{{1,60}} )?(?:after|following|in response to|in reaction to) {_NOUN}"
)
_OPENS_WITH_NOUN = re.compile(
    rf"(?:^|[\n.”\"] ?)(?P<side>Before|Until|After|Following|Since) {_NOUN}[^.;:\n“”\"]{{0,60}}, $"
)
_TELLS_BEFORE = re.compile(
    r"\b(?:announcement|announced|statement|address|speech|remarks|comments|briefing|news conference)\b"
    r"[^.;:\n“”\"]*\b(?:on|late|early|earlier|this)\s*$|\b(?:announcement|announced)\b[^.;:,\n“”\"]*$",
    re.IGNORECASE,
)
_TELLS_AFTER = re.compile(
    r"['’]s (?:\w+ ){0,2}(?:announcement|statement|address|speech|remarks|briefing)\b"
    r"|,? [^.;:,\n“”\"]{0,40}\b(?:made|issued|gave|announced|released)\b"
)
_NEWS_DAYS, _ANNOUNCED_WITHIN, _LONGEST_OPENING = 7, 90, 120


class Announcements:
    """The announcements of a report that have a day."""

    def __init__(self, report: Report, quotes: Sequence[ProposedQuote], own: Sequence[Timing | None]) -> None:
        """Take a report, its quotes, and the days that stand with them."""
        self.report, self.text, self.quotes, self.own = report, report.text, quotes, own
        self.sentences = self._announced()
        """The sentences that tell of one with its day."""

    def day_of(self, quote: ProposedQuote) -> str | None:
        """Give the one day in the news on which anything was said in the part in which a quote stands."""
        found = self._days_of_parts.get(self.report.part_at(quote.segments[0].start))
        return self.in_the_news(found, quote) if found else None

    def in_the_news(self, days: set[str], quote: ProposedQuote) -> str | None:
        """Take the only day of a set, or the only one of the week that the report is about."""
        if len(days) == 1:
            return next(iter(days))
        today = self.report.day_at(quote.segments[0].start)
        recent = {day for day in days if today is not None and _is_recent(day, today)}
        return next(iter(recent)) if len(recent) == 1 else None

    def side_of(self, quote: ProposedQuote) -> str | None:
        """Say whether something was said before or after the announcement, as its clause tells."""
        if quote.cue is None:
            return None
        if _AFTER_NOUN.match(self.text, quote.cue.end):
            return "after"
        start = begins(quote)
        opening = _OPENS_WITH_NOUN.search(self.text, max(0, start - _LONGEST_OPENING), start)
        return opening and ("before" if opening["side"] in ("Before", "Until") else "after")

    def is_of_one(self, quote: ProposedQuote) -> bool:
        """Say whether a quote is of the announcement itself, not of what somebody says to it."""
        if quote.speaker is not None and _OWN_NOUN.match(quote.speaker.of(self.text)):
            return True
        if _OWN_NOUN.match(quote.segments[0].of(self.text)):
            return quote.cue is None or _MADE.search(quote.cue.of(self.text)) is not None
        if quote.cue is None or not _CUE_NOUN.match(quote.cue.of(self.text)):
            return False
        return _DETERMINED.search(self.text[max(0, quote.cue.start - 40) : quote.cue.start]) is not None

    @cached_property
    def _days_of_parts(self) -> dict[int, set[str]]:
        """The days on which anything was said, by the part of the report that tells it."""
        days: dict[int, set[str]] = {}
        for quote, timing in zip(self.quotes, self.own, strict=True):
            if timing is not None:
                days.setdefault(self.report.part_at(quote.segments[0].start), set()).add(timing.edtf)
        for sentence, day in self.sentences:
            days.setdefault(self.report.part_at(sentence.start), set()).add(day)
        return days

    def _announced(self) -> list[tuple[Span, str]]:
        """Find the sentences that tell of an announcement with its day, whatever it says."""
        found: list[tuple[Span, str]] = []
        for sentence in self.report.sentences:
            for one in self.report.dates_in(sentence):
                today = self.report.day_at(one.span.start)
                if today is None or not _is_recent(one.edtf, today):
                    continue
                before = self.text[max(sentence.start, one.span.start - _ANNOUNCED_WITHIN) : one.span.start]
                after = self.text[one.span.end : min(sentence.end, one.span.end + _ANNOUNCED_WITHIN)]
                if _TELLS_BEFORE.search(before) or _TELLS_AFTER.match(after):
                    found.append((sentence, one.edtf))
        return found


def _is_recent(day: str, today: date) -> bool:
    if not A_DAY.fullmatch(day):
        return False
    return timedelta() <= today - date.fromisoformat(day) <= timedelta(_NEWS_DAYS)
