"""Carrying the day of a saying over to what was said on the same occasion.

What the same source says next belongs to the same act, unless it tells of another time or was told to
somebody apart. A source and the body it speaks for announce together; "the announcement" is the one that
has a day. An order, a belief and what somebody has long said stand on no such occasion.
"""

import re
from collections.abc import Sequence

from onrecord.extract.dates.counting import A_DAY
from onrecord.extract.occasions.announcements import Announcements
from onrecord.extract.occasions.manner import (
    begins,
    is_apart,
    is_on_occasion,
    is_present,
    is_told_as_past,
    opens_another,
)
from onrecord.extract.occasions.sources import Key, Sources
from onrecord.extract.proposals import ProposedQuote, Timing
from onrecord.extract.report import Report
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

_ANNOUNCING = re.compile(r"(?:announc|declar|said|say)", re.IGNORECASE)
_NEAREST_OF_PLACE = 600


def carried(
    report: Report, quotes: Sequence[ProposedQuote], own: Sequence[Timing | None]
) -> list[Timing | None]:
    """Give the quotes that have no day of their own the day of the occasion they belong to.

    Args:
        report: The article.
        quotes: Its quotes.
        own: The days that stand with them.
    """
    return _Carrier(report, quotes, own).carried()


class _Carrier:
    def __init__(self, report: Report, quotes: Sequence[ProposedQuote], own: Sequence[Timing | None]) -> None:
        self.report, self.text, self.quotes, self.own = report, report.text, quotes, own
        self.said = list(own)
        self.order = sorted(
            range(len(quotes)), key=lambda at: (quotes[at].cue or quotes[at].segments[0]).start
        )
        self.sources = Sources(report, quotes, self.order)
        self.keys = self.sources.keys
        self.announcements = Announcements(report, quotes, own)

    def carried(self) -> list[Timing | None]:
        self._to_what_followed()
        self._to_the_next()
        self._to_all_of_a_source()
        self._to_nouns()
        self._to_nested()
        return self.said

    def _to_what_followed(self) -> None:
        """Date what was said before or after the announcement from the one day on which that was made."""
        for at in self.order:
            quote = self.quotes[at]
            side = self.announcements.side_of(quote) if self.said[at] is None else None
            day = self.announcements.day_of(quote) if side is not None else None
            today = self.report.day_at(begins(quote))
            if day is None or today is None:
                continue
            since = day if day == today.isoformat() else f"{day}/.."
            before = side == "before"
            self.said[at] = Timing(f"../{day}" if before else since, "beside-announcement", 0.5)

    def _to_the_next(self) -> None:
        """Give what the same source says next the day of what it said before."""
        current: dict[Key, tuple[Timing, int] | None] = {}
        for at in self.order:
            key, timing, quote = self.keys[at], self.said[at], self.quotes[at]
            if key is None:
                continue
            last = current.get(key)
            if timing is not None:
                if not is_apart(quote, self.text):
                    current[key] = timing, begins(quote)
            elif opens_another(quote, self.text):
                current[key] = None
            elif last is not None and self._goes_on(quote, key, last[1]):
                self.said[at] = Timing(last[0].edtf, "same-source", 0.7)

    def _goes_on(self, quote: ProposedQuote, key: Key, offset: int) -> bool:
        """Say whether a source goes on on the occasion on which it spoke before, at an offset."""
        near = not self.sources.is_place(key[1]) or begins(quote) - offset <= _NEAREST_OF_PLACE
        return near and is_on_occasion(quote, self.text) and not is_present(quote, self.text)

    def _to_all_of_a_source(self) -> None:
        """Give a source the one day in the news on which it, or the body it speaks for, spoke."""
        days, named = self._days(), self._days_of_named()
        of_bodies, named_of_bodies = self._by_bodies(days), self._by_bodies(named)
        dated: set[Key] = set()
        for at in self.order:
            key, quote = self.keys[at], self.quotes[at]
            if key is not None and self.own[at] is not None:
                dated.add(key)
            if self.said[at] is not None or key is None or not is_on_occasion(quote, self.text):
                continue
            told_before = is_present(quote, self.text) or self.sources.is_place(key[1])
            if opens_another(quote, self.text) or (key in dated and told_before):
                continue
            for rule, confidence, found in (
                ("same-source", 0.6, days.get(key)),
                ("same-body", 0.5, self._days_of_kin(key, days, of_bodies)),
                ("named-on-occasion", 0.5, named.get(key)),
                ("same-body", 0.4, self._days_of_kin(key, named, named_of_bodies)),
            ):
                day = self.announcements.in_the_news(found, quote) if found else None
                if day is not None:
                    self.said[at] = Timing(day, rule, confidence)
                    break

    def _days(self) -> dict[Key, set[str]]:
        """List the days that stand with the words of each source."""
        days: dict[Key, set[str]] = {}
        for at, (key, timing) in enumerate(zip(self.keys, self.own, strict=True)):
            if key is not None and timing is not None and not opens_another(self.quotes[at], self.text):
                days.setdefault(key, set()).add(timing.edtf)
        return days

    def _days_of_named(self) -> dict[Key, set[str]]:
        """List the days of the announcements in whose sentence a person or an institution is named."""
        days: dict[Key, set[str]] = {}
        for at, timing in enumerate(self.own):
            quote = self.quotes[at]
            if timing is not None and quote.cue is not None and _ANNOUNCING.match(quote.cue.of(self.text)):
                first = min(quote.segments[0].start, quote.cue.start)
                last = max(quote.segments[-1].end, quote.cue.end)
                self._add_named(days, Span(first, last), timing.edtf)
        for sentence, day in self.announcements.sentences:
            self._add_named(days, sentence, day)
        return days

    def _add_named(self, days: dict[Key, set[str]], span: Span, day: str) -> None:
        for one in self.report.mentions_in(span):
            if self.report.naming.groups[one.group].type in (EntityType.PERSON, EntityType.ORGANIZATION):
                days.setdefault(
                    (self.report.part_at(span.start), self.sources.name_of(one.group)), set()
                ).add(day)

    def _by_bodies(self, days: dict[Key, set[str]]) -> dict[Key, set[str]]:
        """List the days of each body: those on which whoever speaks for it spoke."""
        found: dict[Key, set[str]] = {}
        for (part, name), values in days.items():
            for body in self.sources.bodies_of(name):
                found.setdefault((part, body), set()).update(values)
        return found

    def _days_of_kin(self, key: Key, days: dict[Key, set[str]], of_bodies: dict[Key, set[str]]) -> set[str]:
        """Give the days of those who speak for a source, for whom it speaks, or both for one body.

        A country is no such body: all who work for it do not speak together.
        """
        part, name = key
        found = set(of_bodies.get(key, ()))
        for body in self.sources.bodies_of(name):
            found |= days.get((part, body), set())
            if not self.sources.is_place(body):
                found |= of_bodies.get((part, body), set())
        return found

    def _to_nouns(self) -> None:
        """Give "the announcement" the one day in the news on which anything was said."""
        for at in self.order:
            quote = self.quotes[at]
            if self.said[at] is None and self.announcements.is_of_one(quote):
                day = self.announcements.day_of(quote)
                if day is not None:
                    self.said[at] = Timing(day, "its-noun", 0.5)

    def _to_nested(self) -> None:
        """Say of what is told as past within a dated saying that it was said up to that day."""
        pieces = sorted((piece, at) for at, quote in enumerate(self.quotes) for piece in quote.segments)
        open_pieces: list[tuple[Span, int]] = []
        waiting = iter(pieces)
        following = next(waiting, None)
        for at in self.order:
            cue = self.quotes[at].cue
            while following is not None and cue is not None and following[0].start <= cue.start:
                open_pieces = [one for one in open_pieces if one[0].end > following[0].start]
                open_pieces.append(following)
                following = next(waiting, None)
            if cue is None or self.said[at] is not None or not is_told_as_past(self.quotes[at], self.text):
                continue
            outer = [other for piece, other in open_pieces if piece.holds(cue) and other != at]
            timing = self.said[outer[-1]] if outer else None
            if timing is not None and A_DAY.fullmatch(timing.edtf):
                self.said[at] = Timing(f"../{timing.edtf}", "told-as-past", 0.4)
