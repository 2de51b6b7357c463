"""Publication: when an article, and each dated part of it, was published, as its own lines say."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.extract.dates.values import MONTH_NUMBERS, ZONES
from onrecord.extract.passages.rules import MONTH
from onrecord.extract.proposals import ProposedPassage
from onrecord_schema.edtf_dates import is_edtf
from onrecord_schema.vocabularies import PassageRole

_LABEL = re.compile(
    r"(?i)\b(?:(?:first|last|originally) )?"
    r"(?P<word>posted|published|updated?|modified|issued|filed|created)\b"
)
_UPDATING = ("updat", "modif")
_DAY = re.compile(
    rf"(?i)(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{MONTH}),? (?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}[-/]\d\d[-/]\d\d)"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year3>\d{4}|\d\d)(?!\d)"
)
_CLOCK = re.compile(
    r"(?i)(?<![\d/.-])(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.]\d\d)?(?![\d/.])\s*(?P<half>[ap]\.?m\b\.?)?"
    rf"\s*(?P<zone>{'|'.join(ZONES)})?\b"
)
_NOON, _LAST_MONTH, _DAY_LENGTH = 12, 12, 10


@dataclass(frozen=True)
class Moment:
    """When something was published or updated, as a line says it."""

    edtf: str
    """A day, or a minute where the line has a clock."""
    updated: bool
    """Whether the line says that this is when an earlier text was changed."""
    line: str

    @property
    def day(self) -> date:
        """The day alone."""
        return date.fromisoformat(self.edtf[:10])


@dataclass(frozen=True)
class Part:
    """A stretch of an article with a date of its own; it goes on to the next part."""

    start: int
    edtf: str
    number: int
    """The position of the first part with this date: the headline of an update goes with its text."""

    @property
    def day(self) -> date:
        """The day alone, against which the dates in the part are placed."""
        return date.fromisoformat(self.edtf[:10])


def moments(line: str) -> list[Moment]:
    """Read the moments that a line of publication gives.

    >>> line = "Published: 14:22 BST, 13 May 2021 | Updated: 15 May 2021"
    >>> [(one.edtf, one.updated) for one in moments(line)]
    [('2021-05-13T14:22:00+01:00', False), ('2021-05-15', True)]
    """
    labels = list(_LABEL.finditer(line))
    starts = [0, *(label.start() for label in labels if label.start()), len(line)]
    pieces = [line[start:end] for start, end in pairwise(starts)]
    return [moment for piece in pieces if (moment := _moment(piece, line)) is not None]


def _moment(piece: str, line: str) -> Moment | None:
    clock = _CLOCK.search(piece)
    found = _DAY.search(piece)
    day = _day(found, american=_is_american(clock)) if found else None
    if day is None:
        return None
    label = _LABEL.search(piece)
    updated = label is not None and label["word"].lower().startswith(_UPDATING)
    edtf = f"{day.isoformat()}{_clock(clock)}" if clock else day.isoformat()
    return Moment(edtf if is_edtf(edtf) else day.isoformat(), updated, line)


def _is_american(clock: re.Match[str] | None) -> bool | None:
    """Tell by its clock whether a line writes the month first; None when nothing tells."""
    return None if clock is None else clock["half"] is not None


def _day(found: re.Match[str], *, american: bool | None) -> date | None:
    if found["iso"]:
        year, month, day = map(int, re.split("[-/]", found["iso"]))
    elif found["first"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year3"])
        year += 2000 if len(found["year3"]) == len("21") else 0
        if american is None and first <= _LAST_MONTH and second <= _LAST_MONTH and first != second:
            return None
        month_first = second > _LAST_MONTH or (first <= _LAST_MONTH and bool(american))
        month, day = (first, second) if month_first else (second, first)
    else:
        month = MONTH_NUMBERS[(found["month"] or found["month2"])[:3].lower()]
        day, year = int(found["day"] or found["day2"]), int(found["year"] or found["year2"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> str:
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return f"T{hour:02d}:{found['minute']}:00{ZONES.get((found['zone'] or '').lower(), '')}"


def published(text: str, passages: Sequence[ProposedPassage]) -> tuple[Moment | None, Moment | None]:
    """Find when an article says it was published, and last updated."""
    found = [
        moment
        for passage in passages
        if passage.role is PassageRole.DATELINE
        for moment in moments(passage.span.of(text))
    ]
    labels = [
        replaced
        for passage in passages
        if passage.role is PassageRole.UPDATE_LABEL
        for replaced in moments(passage.span.of(text))
    ]
    first = next((moment for moment in found if not moment.updated), None)
    updates = [moment for moment in found if moment.updated] or labels
    return first, max(updates, key=lambda moment: moment.edtf, default=None)


def parts_of(text: str, passages: Sequence[ProposedPassage]) -> tuple[Part, ...]:
    """Find the parts of an article that are dated apart: an update, and what it updates."""
    label: tuple[int, str] | None = None
    found: list[tuple[int, str]] = []
    over: int | None = None
    for passage in passages:
        if passage.rule == "line-over-older-date":
            over = passage.span.start
        line = passage.span.of(text)
        read = moments(line)
        if not read or passage.role not in (PassageRole.UPDATE_LABEL, PassageRole.DATELINE):
            continue
        part = passage.span.start if over is None else over, read[0].edtf
        over = None
        if passage.role is PassageRole.UPDATE_LABEL:
            label = part
            found.append(part)
        elif (
            label is not None and not _LABEL.search(line) and part[1][:_DAY_LENGTH] <= label[1][:_DAY_LENGTH]
        ):
            found.append(part)
    found = _with_headline(found, text, passages)
    dates = [edtf for _, edtf in found]
    return tuple(Part(start, edtf, dates.index(edtf)) for start, edtf in found) if len(found) > 1 else ()


def _with_headline(
    found: list[tuple[int, str]], text: str, passages: Sequence[ProposedPassage]
) -> list[tuple[int, str]]:
    """Put the headline that a story had before its update into the part that is dated as the story was."""
    headline = next((one for one in passages if one.rule == "headline-before-update"), None)
    first, _ = published(text, passages)
    if headline is None or first is None or not found:
        return found
    return [(0, found[0][1]), (headline.span.start, first.edtf), *found]


def part_at(parts: Sequence[Part], offset: int) -> int:
    """Give the number of the part in which an offset lies; what stands above the first part belongs to it."""
    return parts[max(0, bisect_right(parts, offset, key=lambda part: part.start) - 1)].number
