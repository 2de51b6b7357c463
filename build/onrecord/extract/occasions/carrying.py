"""Carrying the day of a saying over to what was said on the same occasion.

What the same source says next belongs to the same act, unless it tells of another time or was told to
somebody apart. A source and the body it speaks for announce together; "the announcement" is the one that
has a day. An order, a belief and what somebody has long said stand on no such occasion.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.extract.proposals import ProposedQuote, Timing
from onrecord.extract.report import Report
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

_OTHER_TIME = re.compile(
    r"\b(?:previously|earlier|already|repeatedly|often|long|once|always|frequently|initially|before|usually"
    r"|consistently|routinely|never|recently|in the past|for (?:years|months|weeks))\b"
)
_PERFECT = re.compile(r"(?:had|having|will|would|may|might|could|must|should)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:had|would|will|may|might|could)(?: \w+ly| long| also| not)?\s*$")
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
_CUE_NOUN = re.compile(r"(?:announcement|statement|declaration|remarks?)\b", re.IGNORECASE)
_ANNOUNCING = re.compile(r"(?:announc|declar|said|say)", re.IGNORECASE)
_TOLD_AS_PAST = re.compile(r"\b(?:has|have|had|was|were) (?:\w+ )?\w+$|ed$|\b(?:said|told|wrote|made)$")
_DETERMINED = re.compile(r"(?:the|this|that) (?:\w+ ){0,2}$", re.IGNORECASE)
_ORDERING = re.compile(r"(?:order|command|instruct|demand|ask|urg)", re.IGNORECASE)
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TELLS_BEFORE = re.compile(
    r"\b(?:announcement|announced|statement|address|speech|remarks|comments|briefing|news conference)\b"
    r"[^.;:\n“”\"]*\b(?:on|late|early|earlier|this)\s*$|\b(?:announcement|announced)\b[^.;:,\n“”\"]*$",
    re.IGNORECASE,
)
_TELLS_AFTER = re.compile(
    r"['’]s (?:\w+ ){0,2}(?:announcement|statement|address|speech|remarks|briefing)\b"
    r"|,? [^.;:,\n“”\"]{0,40}\b(?:made|issued|gave|announced|released)\b"
)
_INSTITUTIONS = (
    *("ministry", "government", "army", "military", "parliament", "court", "party", "police", "department"),
    *("administration", "council", "command", "forces"),
)
"""Nouns of bodies that speak for whom they belong to."""
_NEAREST_PRONOUN, _AROUND_CUE, _NEWS_DAYS, _ANNOUNCED_WITHIN = 600, 30, 7, 90

_Key = tuple[int, str]


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
        self.of_bodies: dict[str, set[str]] = {}
        self.keys = self._keys()
        self.announced = self._announced()

    def carried(self) -> list[Timing | None]:
        self._to_the_next()
        self._to_all_of_a_source()
        self._to_nouns()
        self._to_nested()
        return self.said

    def _to_the_next(self) -> None:
        """Give what the same source says next the day of what it said before."""
        current: dict[_Key, Timing | None] = {}
        for at in self.order:
            key, timing, quote = self.keys[at], self.said[at], self.quotes[at]
            if key is None:
                continue
            last = current.get(key)
            if timing is not None:
                current[key] = timing
            elif self._opens_another(quote):
                current[key] = None
            elif last is not None and self._on_occasion(quote) and not self._is_present(quote):
                self.said[at] = Timing(last.edtf, "same-source", 0.7)

    def _to_all_of_a_source(self) -> None:
        """Give a source the one day in the news on which it, or the body it speaks for, spoke."""
        days, named = self._days(), self._days_of_named()
        of_bodies, named_of_bodies = self._by_bodies(days), self._by_bodies(named)
        dated: set[_Key] = set()
        for at in self.order:
            key, quote = self.keys[at], self.quotes[at]
            if key is not None and self.own[at] is not None:
                dated.add(key)
            if self.said[at] is not None or key is None or not self._on_occasion(quote):
                continue
            if self._opens_another(quote) or (key in dated and self._is_present(quote)):
                continue
            for rule, confidence, found in (
                ("same-source", 0.6, days.get(key)),
                ("same-body", 0.5, self._days_of_kin(key, days, of_bodies)),
                ("named-on-occasion", 0.5, named.get(key)),
                ("same-body", 0.4, self._days_of_kin(key, named, named_of_bodies)),
            ):
                day = self._in_the_news(found, quote) if found else None
                if day is not None:
                    self.said[at] = Timing(day, rule, confidence)
                    break

    def _days(self) -> dict[_Key, set[str]]:
        """List the days that stand with the words of each source."""
        days: dict[_Key, set[str]] = {}
        for at, (key, timing) in enumerate(zip(self.keys, self.own, strict=True)):
            if key is not None and timing is not None and not self._opens_another(self.quotes[at]):
                days.setdefault(key, set()).add(timing.edtf)
        return days

    def _days_of_named(self) -> dict[_Key, set[str]]:
        """List the days of the announcements in whose sentence a person or an institution is named."""
        days: dict[_Key, set[str]] = {}
        for at, timing in enumerate(self.own):
            quote = self.quotes[at]
            if timing is not None and quote.cue is not None and _ANNOUNCING.match(quote.cue.of(self.text)):
                first = min(quote.segments[0].start, quote.cue.start)
                last = max(quote.segments[-1].end, quote.cue.end)
                self._add_named(days, Span(first, last), timing.edtf)
        for sentence, day in self.announced:
            self._add_named(days, sentence, day)
        return days

    def _add_named(self, days: dict[_Key, set[str]], span: Span, day: str) -> None:
        for one in self.report.mentions_in(span):
            if self.report.naming.groups[one.group].type in (EntityType.PERSON, EntityType.ORGANIZATION):
                days.setdefault((self.report.part_at(span.start), self._name_of(one.group)), set()).add(day)

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

    def _in_the_news(self, days: set[str], quote: ProposedQuote) -> str | None:
        """Take the only day of a set, or the only one of the week that the report is about."""
        if len(days) == 1:
            return next(iter(days))
        today = self.report.day_at(quote.segments[0].start)
        recent = {day for day in days if today is not None and _is_recent(day, today)}
        return next(iter(recent)) if len(recent) == 1 else None

    def _by_bodies(self, days: dict[_Key, set[str]]) -> dict[_Key, set[str]]:
        """List the days of each body: those on which whoever speaks for it spoke."""
        found: dict[_Key, set[str]] = {}
        for (part, name), values in days.items():
            for body in self._bodies_of(name):
                found.setdefault((part, body), set()).update(values)
        return found

    def _days_of_kin(
        self, key: _Key, days: dict[_Key, set[str]], of_bodies: dict[_Key, set[str]]
    ) -> set[str]:
        """Give the days of those who speak for a source, for whom it speaks, or both for one body.

        A country is no such body: all who work for it do not speak together.
        """
        part, name = key
        found = set(of_bodies.get(key, ()))
        for body in self._bodies_of(name):
            found |= days.get((part, body), set())
            if self.report.types.get(body) is not EntityType.PLACE:
                found |= of_bodies.get((part, body), set())
        return found

    def _to_nouns(self) -> None:
        """Give "the announcement" the one day in the news on which anything was said."""
        days: dict[int, set[str]] = {}
        for at, timing in enumerate(self.own):
            if timing is not None:
                days.setdefault(self._part(at), set()).add(timing.edtf)
        for sentence, day in self.announced:
            days.setdefault(self.report.part_at(sentence.start), set()).add(day)
        for at in self.order:
            quote = self.quotes[at]
            if self.said[at] is None and self._is_noun(quote):
                found = days.get(self._part(at))
                day = self._in_the_news(found, quote) if found else None
                if day is not None:
                    self.said[at] = Timing(day, "its-noun", 0.5)

    def _is_noun(self, quote: ProposedQuote) -> bool:
        if _OWN_NOUN.match(quote.segments[0].of(self.text)):
            return True
        if quote.cue is None or not _CUE_NOUN.match(quote.cue.of(self.text)):
            return False
        return _DETERMINED.search(self.text[max(0, quote.cue.start - 40) : quote.cue.start]) is not None

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
            if cue is None or self.said[at] is not None or not _TOLD_AS_PAST.search(self._clause_before(cue)):
                continue
            outer = [other for piece, other in open_pieces if piece.holds(cue) and other != at]
            timing = self.said[outer[-1]] if outer else None
            if timing is not None and _A_DAY.fullmatch(timing.edtf):
                self.said[at] = Timing(f"../{timing.edtf}", "told-as-past", 0.4)

    def _clause_before(self, cue: Span) -> str:
        return self.text[max(0, cue.start - _AROUND_CUE) : cue.end]

    def _keys(self) -> list[_Key | None]:
        """Name the source of each quote: an entity, a group of names, or the words."""
        keys: list[_Key | None] = [None] * len(self.quotes)
        last: tuple[int, str, int] | None = None
        before: ProposedQuote | None = None
        for at in self.order:
            quote = self.quotes[at]
            if quote.speaker is None:
                continue
            part, name = self._part(at), self._name(quote)
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
            return self._name_of(quote.group)
        assert quote.speaker is not None  # noqa: S101 -- the only caller has looked
        words = quote.speaker.of(self.text).lower()
        plain = words.removeprefix("the ").removeprefix("a ").removeprefix("an ")
        described = self._described(plain, quote.speaker) if words.startswith("the ") else None
        if described is not None:
            return self._name_of(described)
        if plain.endswith(_INSTITUTIONS):
            owners = {self._name_of(one.group) for one in self.report.mentions_in(quote.speaker)}
            self.of_bodies.setdefault(plain, set()).update(owners)
        return plain

    def _bodies_of(self, name: str) -> set[str]:
        """Give the bodies for which a source speaks: Russia, for Russia's ministry."""
        owners = self.of_bodies.get(name)
        if owners is None:
            return self.report.bodies_of(name)
        return owners.union(*map(self.report.bodies_of, owners))

    def _name_of(self, group: int) -> str:
        return self.report.naming.groups[group].entity_id or f"group {group}"

    def _described(self, noun: str, speaker: Span) -> int | None:
        """Find the institution that "the ministry" means: the last one named so before."""
        for one in reversed(self.report.mentions_in(Span(max(0, speaker.start - 1500), speaker.start))):
            group = self.report.naming.groups[one.group]
            if group.type is not EntityType.PERSON and one.span.of(self.text).lower().endswith(f" {noun}"):
                return one.group
        return None

    def _part(self, at: int) -> int:
        return self.report.part_at(self.quotes[at].segments[0].start)

    def _on_occasion(self, quote: ProposedQuote) -> bool:
        """Say whether the words of saying can tell of the occasion that the report is about."""
        if quote.cue is None:
            return False
        cue = quote.cue.of(self.text)
        before = self.text[max(0, quote.cue.start - _AROUND_CUE) : quote.cue.start]
        before = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :]
        return not (
            _PERFECT.match(cue)
            or _AUXILIARY.search(before)
            or _STANDING.match(cue)
            or _ORDERING.match(cue)
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


def _is_recent(day: str, today: date) -> bool:
    if not _A_DAY.fullmatch(day):
        return False
    return timedelta() <= today - date.fromisoformat(day) <= timedelta(_NEWS_DAYS)
