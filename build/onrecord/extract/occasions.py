"""Occasions: when each quote was said, by the day beside its cue or by what the report tells elsewhere.

The day belongs to the words of saying, not to what is said: a day inside the content is none. What the
same source says next, on no other occasion, was said on the same day.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.extract.mentions import Naming
from onrecord.extract.proposals import ProposedDate, ProposedQuote, Timing
from onrecord.extract.publication import Part, part_at
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
    rf"{_OF_DAY}(?:,? ?|,? (?:after|before|during|in|at|as|when|while|speaking|following|amid|with|from|hours"
    r"|days|just|on)\b[^;:.“”]{0,80},? ?)"
)
_SPOKE = re.compile(
    rf"\b(?:spoke|speaking|speaks|addressed|testified|appeared|tweeted|posted|wrote|{_OCCASION})\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:previously|earlier|already|repeatedly|often|long|once|always|frequently|initially|before|usually"
    r"|consistently|routinely|never|recently|in the past|for (?:years|months|weeks))\b"
)
_PERFECT = re.compile(
    r"(?:has|have|had|having|'ve|’ve|will|would|may|might|could|must|should)\b", re.IGNORECASE
)
_AUXILIARY = re.compile(r"\b(?:has|have|had|would|will|may|might|could)(?: \w+ly| long| also| not)?\s*$")
_STANDING = re.compile(
    r"(?:call|dub|describ|label|brand|term|refer|believ|think|thought|hop|fear|expect|want|know|consider|regard|see)",
    re.IGNORECASE,
)
"""Verbs of naming and believing: they tell what somebody holds, on no occasion."""

_PRESENT = re.compile(r"(?:say|claim|note|insist|argue|write|add|tell|state|warn|report)s")
_TO_SOMEBODY = frozenset(("told", "tells", "has told", "had told", "telling"))
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_OWN_NOUN = re.compile(
    r"(?:the|this|that) (?:\w+ ){0,2}(?:announcement|statement|order|decision|declaration|news|move)\b",
    re.IGNORECASE,
)
_LONGEST_GAP, _LONGEST_OPENING, _NEAREST_PRONOUN, _AROUND_CUE = 90, 160, 600, 30


@dataclass(frozen=True)
class Report:
    """What an article says and when, as far as occasions depend on it."""

    text: str
    sentences: Sequence[Span]
    dates: Sequence[ProposedDate]
    naming: Naming
    parts: Sequence[Part] = ()
    published: date | None = None
    parents: Mapping[str, Sequence[str]] | None = None
    """Whom each registered entity speaks for: the body it is a part of, or works for."""

    @cached_property
    def _date_starts(self) -> list[int]:
        return [one.span.start for one in self.dates]

    def dates_in(self, span: Span) -> Sequence[ProposedDate]:
        """Give the dates that begin within a stretch of the text."""
        first = bisect_left(self._date_starts, span.start)
        return self.dates[first : bisect_left(self._date_starts, span.end)]

    def day_at(self, offset: int) -> date | None:
        """Give the day of publication of the part in which an offset lies."""
        return self.parts[part_at(self.parts, offset)].day if self.parts else self.published


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
        own = self._shared_in_sentence(own)
        return self._carried(own)

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
        return self._sentence_before(quote, at)

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
        if when.start >= cue.end:
            return "day-beside-cue", self._after_cue(self.text[cue.end : when.start], one.edtf)
        if speaker is not None and speaker.end <= when.start:
            within = self.text[speaker.end : when.start], self.text[when.end : cue.start]
            return "day-beside-cue", one.edtf if all(map(_JUST_WHEN.fullmatch, within)) else None
        subject = min(cue.start, speaker.start if speaker is not None else cue.start)
        opening, rest = self.text[sentence.start : when.start], self.text[when.end : subject]
        first = not any(piece.overlaps(Span(sentence.start, when.start)) for piece in quote.segments)
        opens = len(opening) <= _LONGEST_OPENING and (
            _OPENING.fullmatch(opening) or _OPENING_OCCASION.fullmatch(opening)
        )
        stands = when.end <= subject and first and opens and _AFTER_OPENING.fullmatch(rest)
        return "day-at-opening", one.edtf if stands else None

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
        if slash and end not in ("", "..") and latest is not None and latest > today.isoformat():
            value = f"{start}/{today.isoformat()}"
        return Timing(value, rule, confidence)

    def _sentence_before(self, quote: ProposedQuote, at: int) -> Timing | None:
        """Take the day on which the same person spoke, by the sentence before."""
        if at == 0 or quote.cue is None or quote.speaker is None:
            return None
        before, sentence = self.report.sentences[at - 1], self.report.sentences[at]
        same_person = self.text[quote.speaker.start : quote.speaker.end].lower() in _PRONOUNS
        together = "\n" not in self.text[before.end : sentence.start]
        if not (same_person and together) or not _SPOKE.search(self.text, before.start, before.end):
            return None
        held = any(piece.overlaps(before) for piece in self._pieces_in(before))
        found = [one for one in self.report.dates_in(before) if one.rule in _SAYS_WHEN]
        if held or len(found) != 1 or _NOT_THEN.search(self.text, before.start, found[0].span.start):
            return None
        return self._timing(found[0].edtf, "day-in-sentence-before", 0.6, quote.cue.start)

    def _pieces_in(self, span: Span) -> list[Span]:
        first = bisect_left(self.content_starts, span.start)
        return self.contents[first : bisect_left(self.content_starts, span.end)]

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

    def _carried(self, own: list[Timing | None]) -> list[Timing | None]:
        keys = self._keys()
        said = list(own)
        current: dict[tuple[int, str], Timing | None] = {}
        for at in self.order:
            key, timing = keys[at], said[at]
            if key is None:
                continue
            if timing is not None:
                current[key] = timing
            elif self._opens_another(self.quotes[at]):
                current[key] = None
            elif (
                current.get(key) is not None
                and self._on_occasion(self.quotes[at])
                and not self._is_present(self.quotes[at])
            ):
                said[at] = _again(current[key], "same-source", 0.7)
        return self._by_others(keys, own, said)

    def _by_others(
        self, keys: list[tuple[int, str] | None], own: list[Timing | None], said: list[Timing | None]
    ) -> list[Timing | None]:
        """Take the one day on which a source, or the body it speaks for, is said to have spoken."""
        days: dict[tuple[int, str], set[str]] = {}
        for at, (key, timing) in enumerate(zip(keys, own, strict=True)):
            if key is not None and timing is not None and not self._opens_another(self.quotes[at]):
                days.setdefault(key, set()).add(timing.edtf)
        dated: set[tuple[int, str]] = set()
        for at in self.order:
            key, quote = keys[at], self.quotes[at]
            if key is not None and own[at] is not None:
                dated.add(key)
            if said[at] is not None or key is None or not self._on_occasion(quote):
                continue
            if self._opens_another(quote) or (key in dated and self._is_present(quote)):
                continue
            same = days.get(key)
            circle = same or self._days_of_kin(key, days)
            if circle is not None and len(circle) == 1:
                rule, confidence = ("same-source", 0.6) if same else ("same-body", 0.5)
                said[at] = Timing(next(iter(circle)), rule, confidence)
        return self._by_noun(own, said)

    def _by_noun(self, own: list[Timing | None], said: list[Timing | None]) -> list[Timing | None]:
        """Give "the announcement" the one day on which anything was announced."""
        days: dict[int, set[str]] = {}
        for at, timing in enumerate(own):
            if timing is not None and timing.rule != "same-sentence":
                days.setdefault(self._part(at), set()).add(timing.edtf)
        for at in self.order:
            quote = self.quotes[at]
            around = self.text[quote.segments[0].start : quote.segments[0].end]
            same = days.get(self._part(at), set())
            if said[at] is None and len(same) == 1 and _OWN_NOUN.match(around):
                said[at] = Timing(next(iter(same)), "its-noun", 0.5)
        return said

    def _days_of_kin(self, key: tuple[int, str], days: Mapping[tuple[int, str], set[str]]) -> set[str] | None:
        part, name = key
        line = self._ancestors(name)
        found: set[str] = set()
        for (other_part, other), values in days.items():
            if other_part == part and (other in line or name in self._ancestors(other)):
                found |= values
        return found or None

    def _ancestors(self, name: str) -> set[str]:
        parents, found, queue = self.report.parents or {}, set[str](), [name]
        while queue:
            for parent in parents.get(queue.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    queue.append(parent)
        return found

    def _keys(self) -> list[tuple[int, str] | None]:
        """Name the source of each quote: an entity, a group of names, or the words."""
        keys: list[tuple[int, str] | None] = [None] * len(self.quotes)
        last: tuple[int, str, int] | None = None
        before: ProposedQuote | None = None
        for at in self.order:
            quote = self.quotes[at]
            if quote.speaker is None:
                continue
            part = self._part(at)
            name = self._name(quote)
            if name in _PRONOUNS:
                near = last is not None and quote.speaker.start - last[2] <= _NEAREST_PRONOUN
                name = last[1] if last is not None and near and last[0] == part else ""
            if name:
                keys[at] = (part, name)
                if not self._tells_of(quote, before):
                    last = (part, name, quote.speaker.end)
            before = quote
        return keys

    def _tells_of(self, quote: ProposedQuote, other: ProposedQuote | None) -> bool:
        """Say whether a source only passes another quote on: the paper reports that the minister said."""
        cue = other.cue if other is not None else None
        return cue is not None and any(piece.holds(cue) for piece in quote.segments)

    def _name(self, quote: ProposedQuote) -> str:
        if quote.group is not None:
            group = self.report.naming.groups[quote.group]
            return group.entity_id or f"group {quote.group}"
        assert quote.speaker is not None  # noqa: S101 -- the only caller has looked
        words = self.text[quote.speaker.start : quote.speaker.end].lower()
        return words.removeprefix("the ").removeprefix("a ").removeprefix("an ")

    def _part(self, at: int) -> int:
        return part_at(self.report.parts, self.quotes[at].segments[0].start) if self.report.parts else 0

    def _on_occasion(self, quote: ProposedQuote) -> bool:
        """Say whether the words of saying can tell of the occasion that the report is about."""
        if quote.cue is None:
            return False
        cue = quote.cue.of(self.text)
        before = self.text[max(0, quote.cue.start - _AROUND_CUE) : quote.cue.start]
        before = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :]
        auxiliary = re.search(
            r"\b(?:has|have|had|would|will|may|might|could)(?: \w+ly| long| also| not)?\s*$", before
        )
        return not (
            _PERFECT.match(cue)
            or auxiliary
            or _STANDING.match(cue)
            or _OTHER_TIME.search(before)
            or _OTHER_TIME.match(self.text, quote.cue.end + 1)
        )

    def _is_present(self, quote: ProposedQuote) -> bool:
        """Say whether a source speaks in the present tense: after a dated saying, on no such occasion."""
        return quote.cue is not None and _PRESENT.fullmatch(quote.cue.of(self.text)) is not None

    def _opens_another(self, quote: ProposedQuote) -> bool:
        """Say whether a quote was said to somebody apart: told the paper."""
        if quote.addressee is None or quote.cue is None or quote.cue.of(self.text) not in _TO_SOMEBODY:
            return False
        return quote.addressee.of(self.text).removeprefix("the ").removeprefix("The ")[:1].isupper()


_LONGEST_CONTENT = 4000
"""A date further than this from where a content begins is taken to stand outside it."""


def _again(timing: Timing | None, rule: str, confidence: float) -> Timing | None:
    return None if timing is None else Timing(timing.edtf, rule, confidence)
