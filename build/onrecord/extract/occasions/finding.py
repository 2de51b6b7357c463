"""Occasions: when each quote was said, by the day beside its cue or by what the report tells elsewhere.

The day belongs to the words of saying, not to what is said: a day inside the content is none. What the
same source says next, on no other occasion, was said on the same day.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.extract.dates.counting import APART, counted_from
from onrecord.extract.occasions.carrying import carried
from onrecord.extract.occasions.manner import begins
from onrecord.extract.occasions.sources import PRONOUNS
from onrecord.extract.proposals import ProposedDate, ProposedQuote, Timing
from onrecord.extract.report import Report
from onrecord.text.spans import Span
from onrecord_schema.edtf_dates import bounds, is_edtf

_SAYS_WHEN = frozenset(
    (
        *("weekday", "day-word", "month-day", "day-month", "day-and-clock", "part-of-month", "month"),
        *("month-and-year", "month-of-this-or-last-year", "last-month-named", "year", "ago", "week"),
        *("month-or-year", "told-by-another", "feast", "season", "weekend"),
    )
)
"""The families of dates that can tell when something was said."""

_DAYS = frozenset(("weekday", "day-word", "month-day", "day-month"))
_TO_COME = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|must|to|until|by|before|ahead|if|plans?|expects?|hopes?|due"
    r"|scheduled|next|going)\b|['’]ll\b"
)
_OCCASION = (
    r"(?:statement|interview|speech|address|briefing|conference|remarks|comments|letter|tweet|post|video|message"
    r"|meeting|report|call|testimony|hearing|appearance|broadcast|filing|blog|article|column|announcement|ruling"
    r"|decree|order|session|debate|rally|ceremony|visit|summit|talks|email|memo|release)"
)
_BREAK = re.compile(r"[.;:\n“”\"]")
_CLAUSE = re.compile(
    r",|\b(?:that|who|which|whose|when|while|because|if|as|where|whether|and|but|before|after)\b"
)
"""What ends the clause of the cue."""
_OPEN_AFTER = re.compile(r"\b(?:after|since|following|in response to|responding to|reacting to)\b[^,]*$")
_NOT_THEN = re.compile(
    r"\b(?:before|until|till|by|for|from|to|between|ahead of|since|than|about|over|of)\s*$"
)
_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
_JUST_WHEN = re.compile(
    rf"{_OF_DAY},?(?: (?:on|in|at|late|early|earlier|later|over|during|also|again|then))*,? ?"
)
_OPENING = re.compile(
    r"(?i)[“\"'‘(]?(?:(?:and|but|then|also|late|early|earlier|later|on|in|at|over|during)\b ?)*"
)
_OPENING_OCCASION = re.compile(
    rf"(?:In|At|During|Speaking|Writing|Asked|Responding|Addressing)\b[^;:.“”]*\b{_OCCASION}s?\b[^;:.“”]*"
)
_AFTER_OPENING = re.compile(
    rf"(?:['’]s (?:\w+ ){{0,3}}{_OCCASION}s?)?{_OF_DAY}"
    r"(?:,? ?|,? (?:after|before|during|in|at|as|when|while|speaking|following|amid|with|from|hours|days|just"
    r"|on|\w+(?:ed|en|ing)|broadcast|made|sent|read)\b[^;:.“”]{0,80},? ?)"
)
_OWNS_CUE = re.compile(r"['’]s (?:\w+ ){0,3}")
_SAYING_NOUN = re.compile(rf"\b{_OCCASION}s?\b")
_SPOKE = re.compile(
    rf"\b(?:spoke|speaking|speaks|addressed|testified|appeared|tweeted|posted|wrote|{_OCCASION})\b"
)
_LONGEST_GAP, _LONGEST_OPENING, _LONGEST_COUNT, _ONE_PARAGRAPH_ON, _TWO_PARTS = 90, 160, 40, 2, 2
_LONGEST_CONTENT = 4000
"""A date further than this from where a content begins is taken to stand outside it."""


def find_occasions(report: Report, quotes: Sequence[ProposedQuote]) -> list[Timing | None]:
    """Say of each quote when it was said, as far as the article tells."""
    if report.published is None:
        return [None] * len(quotes)
    return _Occasions(report, quotes).find()


class _Occasions:
    def __init__(self, report: Report, quotes: Sequence[ProposedQuote]) -> None:
        self.report, self.quotes, self.text = report, quotes, report.text
        self.sentence_starts = [span.start for span in report.sentences]
        self.contents = sorted(piece for quote in quotes for piece in quote.segments)
        self.content_starts = [piece.start for piece in self.contents]
        self.order = sorted(
            range(len(quotes)), key=lambda at: (quotes[at].cue or quotes[at].segments[0]).start
        )

    def find(self) -> list[Timing | None]:
        own = [self._own(quote) for quote in self.quotes]
        return carried(self.report, self.quotes, self._counted(self._shared_in_sentence(own)))

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def _own(self, quote: ProposedQuote) -> Timing | None:
        """Find the day that stands with the words of saying."""
        if quote.cue is None or not self.report.sentences:
            return None
        at = self._sentence(quote.cue.start)
        sentence = self.report.sentences[at]
        for one in self.report.dates_in(sentence):
            if one.rule in _SAYS_WHEN and not self._is_said(one.span, quote.cue):
                rule, value = self._beside(quote, quote.cue, one, sentence)
                timing = self._timing(value, rule, 0.9 if rule == "day-beside-cue" else 0.8, quote.cue.start)
                if timing is not None:
                    return timing
        return self._now(quote) or self._sentence_before(quote, at) or self._day_of_publication(quote)

    def _now(self, quote: ProposedQuote) -> Timing | None:
        """Take the day of an update for what somebody "now says" in it."""
        if quote.cue is None or quote.speaker is None or len(self.report.parts) < _TWO_PARTS:
            return None
        between = self.text[quote.speaker.end : quote.cue.start].strip()
        today = self.report.day_at(quote.cue.start)
        if between != "now" or today is None or not quote.cue.of(self.text).endswith("s"):
            return None
        return Timing(today.isoformat(), "now-in-update", 0.6)

    def _day_of_publication(self, quote: ProposedQuote) -> Timing | None:
        """Infer the day of a saying that tells of the day of publication as past or present.

        It was not said before that day, nor after the publication.
        """
        today = self.report.day_at(quote.segments[0].start)
        for piece in quote.segments:
            for one in self.report.dates_in(piece):
                told = one.rule in _DAYS and today is not None and one.edtf == today.isoformat()
                if told and not _TO_COME.search(self.text, piece.start, piece.end):
                    return Timing(one.edtf, "tells-of-day-of-publication", 0.6)
        return None

    def _is_said(self, date_span: Span, cue: Span) -> bool:
        """Say whether a date stands in what is said, and the cue does not."""
        at = bisect_right(self.content_starts, date_span.start) - 1
        while at >= 0 and date_span.start - self.content_starts[at] < _LONGEST_CONTENT:
            piece = self.contents[at]
            if piece.holds(date_span) and not piece.holds(cue):
                opens = piece.start == date_span.start and self.text.startswith(" that ", date_span.end)
                return not opens
            at -= 1
        return False

    def _beside(
        self, quote: ProposedQuote, cue: Span, one: ProposedDate, sentence: Span
    ) -> tuple[str, str | None]:
        """Say by which rule a date tells when something was said, and what it then means."""
        when, speaker = one.span, quote.speaker
        if self._is_of_noun(cue, speaker, when):
            return "day-of-noun", one.edtf
        if when.start >= cue.end:
            return "day-beside-cue", self._after_cue(self.text[cue.end : when.start], one.edtf)
        if speaker is not None and speaker.end <= when.start:
            within = self.text[speaker.end : when.start], self.text[when.end : cue.start]
            if all(map(_JUST_WHEN.fullmatch, within)):
                return "day-beside-cue", one.edtf
            return "day-of-main-clause", one.edtf if self._is_of_main_clause(cue, *within) else None
        subject = min(cue.start, speaker.start if speaker is not None else cue.start)
        opening, rest = self.text[sentence.start : when.start], self.text[when.end : subject]
        first = not any(piece.overlaps(Span(sentence.start, when.start)) for piece in quote.segments)
        opens = len(opening) <= _LONGEST_OPENING and (
            _OPENING.fullmatch(opening) or _OPENING_OCCASION.fullmatch(opening)
        )
        stands = when.end <= subject and first and opens and _AFTER_OPENING.fullmatch(rest)
        return "day-at-opening", one.edtf if stands else None

    def _is_of_noun(self, cue: Span, speaker: Span | None, when: Span) -> bool:
        """Say whether a day tells of a noun of saying: Wednesday's announcement, a statement on Thursday."""
        if _OWNS_CUE.fullmatch(self.text[when.end : max(when.end, cue.start)]):
            return True
        return (
            speaker is not None
            and speaker.holds(when)
            and _SAYING_NOUN.search(speaker.of(self.text)) is not None
        )

    def _is_of_main_clause(self, cue: Span, before: str, after: str) -> bool:
        """Say whether a day stands in the clause that a participle hangs on: he spoke on Monday, saying."""
        participle = self.text[cue.start : cue.end].split()[0].endswith("ing")
        return (
            participle
            and not _CLAUSE.search(before)
            and not _BREAK.search(before + after)
            and not _NOT_THEN.search(before)
        )

    def _after_cue(self, gap: str, edtf: str) -> str | None:
        if len(gap) > _LONGEST_GAP or _BREAK.search(gap):
            return None
        if _OPEN_AFTER.search(gap):
            return None if "/" in edtf else f"{edtf}/.."
        return None if _CLAUSE.search(gap) or _NOT_THEN.search(gap) else edtf

    def _timing(self, value: str | None, rule: str, confidence: float, offset: int) -> Timing | None:
        """Take a date that is not after publication; an interval ends then at the latest."""
        today = self.report.day_at(offset)
        if value is None or today is None or not is_edtf(value):
            return None
        earliest, latest = bounds(value)
        if earliest is None or earliest > today.isoformat():
            return None
        start, slash, end = value.partition("/")
        if end == ".." and start == today.isoformat():
            value = start
        if slash and end not in ("", "..") and latest is not None and latest > today.isoformat():
            value = f"{start}/{today.isoformat()}"
        return Timing(value, rule, confidence)

    def _sentence_before(self, quote: ProposedQuote, at: int) -> Timing | None:
        """Take the day on which the same person spoke, by the sentence before."""
        if at == 0 or quote.cue is None or quote.speaker is None:
            return None
        before, sentence = self.report.sentences[at - 1], self.report.sentences[at]
        same = quote.speaker.of(self.text).lower() in PRONOUNS or (
            quote.group is not None
            and any(one.group == quote.group for one in self.report.mentions_in(before))
        )
        near = self.text[before.end : sentence.start].count("\n") <= _ONE_PARAGRAPH_ON
        if not (same and near) or not _SPOKE.search(self.text, before.start, before.end):
            return None
        held = any(piece.overlaps(before) for piece in self._pieces_in(before))
        found = [one for one in self.report.dates_in(before) if one.rule in _SAYS_WHEN]
        if held or len(found) != 1 or _NOT_THEN.search(self.text, before.start, found[0].span.start):
            return None
        return self._timing(found[0].edtf, "day-in-sentence-before", 0.6, quote.cue.start)

    def _pieces_in(self, span: Span) -> list[Span]:
        first = bisect_left(self.content_starts, span.start)
        return self.contents[first : bisect_left(self.content_starts, span.end)]

    def _counted(self, own: list[Timing | None]) -> list[Timing | None]:
        """Count from the saying on whose clause another hangs: a day after it had said so."""
        said = list(own)
        main: tuple[int, str] | None = None
        for at in self.order:
            quote, timing = self.quotes[at], own[at]
            if quote.cue is None:
                continue
            sentence = self._sentence(quote.cue.start)
            if timing is not None:
                main = sentence, timing.edtf
                continue
            start = begins(quote)
            apart = APART.search(self.text, max(0, start - _LONGEST_COUNT), start)
            day = counted_from(main[1], apart) if apart and main and main[0] == sentence else None
            if day is not None:
                said[at] = Timing(day, "counted-from-main-clause", 0.7)
        return said

    def _shared_in_sentence(self, own: list[Timing | None]) -> list[Timing | None]:
        """Give one who says several things in a sentence one day for all of them."""
        said = list(own)
        last: tuple[int, Span | None, Timing] | None = None
        for at in self.order:
            quote = self.quotes[at]
            if quote.cue is None:
                continue
            sentence, timing = self._sentence(quote.cue.start), said[at]
            if timing is not None:
                last = (sentence, quote.speaker, timing)
            elif last is not None and last[0] == sentence and quote.speaker == last[1]:
                said[at] = Timing(last[2].edtf, "same-sentence", 0.8)
        return said
