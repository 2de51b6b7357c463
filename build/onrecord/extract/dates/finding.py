"""Dates: phrases that say when, placed against the day of publication, as EDTF level 1.

A weekday is the latest one up to and including the day of publication, unless its clause looks
ahead. A month or a day without a year is the latest one; early, mid and late are days 1-10, 11-20
and 20 to the end. Nothing is made of a phrase that names no time, such as "for the past months".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.extract.dates.families import DAYS, FAMILIES_BY_TRIGGER, Family
from onrecord.extract.dates.setting import Setting
from onrecord.extract.dates.values import WEEKDAYS
from onrecord.extract.proposals import ProposedDate
from onrecord.text.spans import Span
from onrecord_schema.edtf_dates import is_edtf

# Every alternative begins with a capital or a digit, which lets `re` pass over the rest quickly.
_TRIGGER = re.compile(
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan\b|Feb\b|Mar\b|Apr\b|Aug\b|Sept\b|Sep\b|Oct\b|Nov\b|Dec\b"
    r"|1[5-9]\d\d|20\d\d"
)
_WORD_TRIGGERS = (
    *((word, "day-word") for word in ("yesterday", "today", "tonight", "tomorrow")),
    *((word, "day-word") for word in ("Yesterday", "Today", "Tomorrow")),
    *((f"this {part}", "day-word") for part in ("morning", "afternoon", "evening")),
    *((f"{which} week", "week") for which in ("this", "last", "next", "This", "Last", "Next")),
    *((f"{which} month", "month") for which in ("this", "last", "next", "This", "Last", "Next")),
    *((f"{which} year", "month") for which in ("this", "last", "next", "This", "Last", "Next")),
    *((word, "ago") for word in (" ago", " earlier", " later")),
    *((word, "day-word") for word in ("last night", "Last night")),
    *(
        (f"{the} {which} {unit}", "told-by-another")
        for the in ("the", "The")
        for which in ("same", "next", "following", "previous")
        for unit in ("day", "month", "year")
    ),
    *(
        (word, "told-by-another")
        for word in (
            "the day before",
            "the day after",
            "The day before",
            "The day after",
            "that day",
            "that month",
            "that year",
        )
    ),
    *(
        (f"{which} {season}", "season")
        for which in ("last", "this", "Last", "This")
        for season in ("spring", "summer", "autumn", "fall", "winter")
    ),
    *((f"the {season}", "season") for season in ("spring", "summer", "autumn", "fall", "winter")),
    *(
        (f"{season}{of} ", "season")
        for of in ("", " of")
        for season in ("spring", "summer", "autumn", "fall", "winter")
    ),
    *(
        (feast, "feast")
        for feast in ("New Year", "Christmas", "Halloween", "Valentine", "Boxing Day", "Thanksgiving")
    ),
    (" the weekend", "weekend"),
    *(
        (f"{the} of {which} year", "end-of")
        for the in ("the end", "end")
        for which in ("the", "this", "last", "next")
    ),
    ("-year", "long-running"),
    ("-month", "long-running"),
)
"""Plain strings that tell that a phrase says when, and of what kind it is."""
_COMMON = frozenset(("the", "The", "that", "this", "This", "last", "Last"))
_SHARED = ("esterday", "oday", "omorrow", "night", "week", "ning", "he day ", "that day")
"""What several phrases have in common, so that one search finds them all, or what is rarer than a word."""


def _by_word() -> dict[str, list[tuple[str, int, str]]]:
    """Give the plain strings by what they share or their longest word that is not common."""
    found: defaultdict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for phrase, kind in _WORD_TRIGGERS:
        telling = [word for word in re.findall(r"\w+", phrase) if word not in _COMMON]
        shared = next((part for part in _SHARED if part in phrase), None)
        word = shared or max(reversed(telling), key=len)
        found[word].append((phrase, phrase.rindex(word), kind))
    return dict(found)


_BY_WORD = _by_word()
"""One search for each word, plain: faster than one for each phrase, or one pattern with as many branches."""


def find_dates(
    text: str, published: date | None, parts: Sequence[tuple[int, date]] = ()
) -> list[ProposedDate]:
    """Find the phrases that say when, in the order of the text.

    Args:
        text: The article.
        published: The day of publication; without it, only whole dates and years mean something.
        parts: Where parts of the article that are dated apart start, and their days, in order.

    >>> [found.edtf for found in find_dates("In late September and on Wednesday", date(2022, 11, 9))]
    ['2022-09-20/2022-09-30', '2022-11-09']
    """
    return list(_found(text, published, parts))


def _found(text: str, published: date | None, parts: Sequence[tuple[int, date]]) -> Iterator[ProposedDate]:
    reached, last, part = 0, None, 0
    for trigger, kind in _triggers(text):
        at = trigger.start
        joined = at and text[at] not in "- " and (text[at - 1].isalnum() or text[at - 1] in "$£€")
        if at < reached or joined:
            continue
        while part + 1 < len(parts) and parts[part + 1][0] <= at:
            part += 1
        scene = _Scene(parts[part][1] if parts else published, _near(last, at))
        proposed = _at(text, trigger, FAMILIES_BY_TRIGGER[kind], scene, reached)
        if proposed:
            reached, last = proposed.span.end, proposed
            yield proposed


class _Scene(NamedTuple):
    """What a date is placed against: a day of publication, and the date that the text gave last."""

    published: date | None
    before: str | None


def _near(last: ProposedDate | None, at: int) -> str | None:
    return last.edtf if last is not None and at - last.span.end <= _LAST_DATE_WITHIN else None


def _triggers(text: str) -> list[tuple[Span, str]]:
    """Find the words that tell that a phrase says when, and of what kind they are."""
    found = [(Span(*match.span()), _kind_of(match.group())) for match in _TRIGGER.finditer(text)]
    for word, phrases in _BY_WORD.items():
        at = text.find(word)
        while at >= 0:
            for phrase, before, kind in phrases:
                if text.startswith(phrase, at - before) and at >= before:
                    found.append((Span(at - before, at - before + len(phrase)), kind))
            at = text.find(word, at + 1)
    return sorted(found)


def _kind_of(word: str) -> str:
    if word[0].isdigit():
        return "year"
    return "weekday" if word.lower() in WEEKDAYS else "month-name"


def _value(family: Family, match: re.Match[str], on: Setting) -> str | None:
    """Give the date that a phrase means; None beyond the years that EDTF can place."""
    try:
        value = family.value(match, on)
    except (OverflowError, ValueError):
        return None
    return value if value is not None and is_edtf(value) else None


_A_DIGIT = re.compile(r"\d")
_LAST_DATE_WITHIN = 500
"""So near stands the date from which "the day before" counts."""
_AFTER, _LITTLE_AFTER = 40, 16
"""How many characters after its first telling word a phrase can reach; without digits, fewer."""


def _at(
    text: str, trigger: Span, families: tuple[Family, ...], scene: _Scene, reached: int
) -> ProposedDate | None:
    """Try the families whose phrases can hold a trigger, longest phrases first."""
    start, end = trigger
    high, has_digit = end + _AFTER, True
    if families[0] is DAYS[0] and not _A_DIGIT.search(text, start - 5, end + 18):
        families, high, has_digit = families[len(DAYS) :], end + _LITTLE_AFTER, False
    for family in families:
        if (family.counts and not has_digit) or (family.needs and family.needs not in text[start:high]):
            continue
        match = family.pattern.search(text, max(reached, start - family.before), high)
        # What ends before the trigger is another phrase: the next one may hold it.
        while match is not None and match.end() <= start:
            match = family.pattern.search(text, match.end(), high)
        if match is not None and (found := _proposed(text, match, start, family, scene)):
            return found
    return None


def _proposed(
    text: str, match: re.Match[str], trigger: int, family: Family, scene: _Scene
) -> ProposedDate | None:
    """Place what was matched, if it holds the trigger and no word goes on into it."""
    first = match.start()
    if first > trigger or (first and text[first - 1].isalnum()):
        return None
    if scene.published is None and not match.groupdict().get("year"):
        return None
    today = scene.published or date.max
    value = _value(family, match, Setting(today, text, *match.span(), scene.before))
    return (
        None if value is None else ProposedDate(_span(match, family), value, family.name, family.confidence)
    )


def _span(match: re.Match[str], family: Family) -> Span:
    """Leave out the preposition that shows a month or year to be one."""
    start = match.start()
    if family.opening:
        start = min((match.start(group) for group in family.opening if match[group]), default=start)
    return Span(start, match.start() + len(match.group().rstrip()))
