"""Families of phrases that say when: how each looks, and what it means on a day."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.extract.lexicon import SMALL_NUMBERS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_NUMBERS = {month[:3]: number for number, month in enumerate(_MONTHS, 1)}
_ZONES = {
    "utc": "Z",
    "gmt": "Z",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "msk": "+03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
_SMALL = {word: number for number, word in enumerate(SMALL_NUMBERS)} | {"a": 1, "an": 1, "couple": 2}
_DECEMBER, _DAYS_OF_WEEK = 12, 7

_DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    rf"\s*(?P<zone>{'|'.join(_ZONES).upper()})?"
)
_NUMBER = r"(?:\d+|" + "|".join(_SMALL) + r")"

_AHEAD = re.compile(
    r"\b(?:will|shall|next|coming|upcoming|scheduled|due|expected to|set to|to be held|tomorrow)\b"
)
_CLAUSE_START = re.compile(r"[.;:!?\n“”\"]|, (?:but|and|said)\b| said ")
_TO_COME = re.compile("['’]s (?:vote|election|meeting|summit|hearing|deadline)")


class Setting(NamedTuple):
    """Where a phrase stands: in which text, before which day of publication."""

    today: date
    text: str
    start: int
    end: int

    @property
    def ahead(self) -> bool:
        """Whether the clause around the phrase speaks of the future."""
        clause = _CLAUSE_START.split(self.text[max(0, self.start - 60) : self.start])[-1]
        return bool(_AHEAD.search(clause) or _TO_COME.match(self.text, self.end))


@dataclass(frozen=True)
class Family:
    """A family of phrases: how they look, and what they mean on a day."""

    name: str
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], Setting], str | None]
    """Gives the EDTF date; None when the phrase names no time."""
    confidence: float = 0.9


def _month_number(name: str) -> int:
    return MONTH_NUMBERS[name[:3].lower()]


def _year_of_month(month: int, today: date, *, ahead: bool) -> int:
    if ahead:
        return today.year if month >= today.month else today.year + 1
    return today.year if month <= today.month else today.year - 1


def _weekday(match: re.Match[str], on: Setting) -> str:
    target = WEEKDAYS.index(match["day"].lower())
    word = (match["which"] or "").lower()
    if word == "last":
        return (on.today - timedelta((on.today.weekday() - target - 1) % _DAYS_OF_WEEK + 1)).isoformat()
    if word in ("next", "coming", "this coming") or (on.ahead and word != "this"):
        return (on.today + timedelta((target - on.today.weekday() - 1) % _DAYS_OF_WEEK + 1)).isoformat()
    return (on.today - timedelta((on.today.weekday() - target) % _DAYS_OF_WEEK)).isoformat()


def _whole_day(match: re.Match[str], on: Setting) -> str | None:
    month, day = _month_number(match["month"]), int(match["date"])
    if match["year"]:
        found = _real(int(match["year"]), month, day)
    else:
        found = _latest_day(month, day, on.today, ahead=on.ahead)
    if found is None:
        return None
    groups = match.groupdict()
    if groups.get("hour"):
        return f"{found.isoformat()}{_clock(match)}"
    return f"{found.isoformat()}/.." if groups.get("since") else found.isoformat()


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < _DECEMBER:
        hour += 12
    if half.startswith("a") and hour == _DECEMBER:
        hour = 0
    return f"T{hour:02d}:{match['minute']}:00{_ZONES.get((match['zone'] or '').lower(), '')}"


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest_day(month: int, day: int, today: date, *, ahead: bool) -> date | None:
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    for year in years:
        found = _real(year, month, day)
        if found and (found >= today if ahead else found <= today):
            return found
    return None


def _part_of_month(match: re.Match[str], on: Setting) -> str:
    month = _month_number(match["month"])
    year = int(match["year"]) if match["year"] else _year_of_month(month, on.today, ahead=on.ahead)
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (20, monthrange(year, month)[1])}[
        match["part"].lower().rstrip("- ")
    ]
    return f"{year:04d}-{month:02d}-{first:02d}/{year:04d}-{month:02d}-{last:02d}"


def _month(match: re.Match[str], on: Setting) -> str:
    month = _month_number(match["month"])
    groups = match.groupdict()
    if groups.get("year"):
        year = int(match["year"])
    elif (groups.get("which") or "").lower() == "last":
        year = on.today.year if month < on.today.month else on.today.year - 1
    elif (groups.get("which") or "").lower() == "next":
        year = on.today.year if month > on.today.month else on.today.year + 1
    else:
        year = _year_of_month(month, on.today, ahead=on.ahead)
    return f"{year:04d}-{month:02d}{'/..' if groups.get('since') else ''}"


def _year(match: re.Match[str], _: Setting) -> str:
    return f"{match['year']}{'/..' if match['since'] else ''}"


def _decade(match: re.Match[str], _: Setting) -> str:
    return f"{match['year'][:3]}X"


def _day_word(match: re.Match[str], on: Setting) -> str:
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return (on.today + timedelta(shift)).isoformat()


def _week(match: re.Match[str], on: Setting) -> str:
    monday = on.today - timedelta(on.today.weekday())
    which, part = match["which"].lower(), (match["part"] or "").lower()
    monday += timedelta({"last": -7, "next": 7}.get(which, 0))
    first, last = monday, monday + timedelta(6)
    if match["unit"] == "weekend":
        first = monday + timedelta(5)
    elif part == "earlier" and which == "this":
        last = on.today
    elif part == "later" and which == "this":
        first = on.today
    return f"{first.isoformat()}/{last.isoformat()}"


def _month_or_year(match: re.Match[str], on: Setting) -> str:
    shift = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    part = (match["part"] or "").lower()
    if match["unit"] == "year":
        whole, first, last = (
            f"{on.today.year + shift:04d}",
            date(on.today.year, 1, 1),
            date(on.today.year, 12, 31),
        )
    else:
        year, month = divmod(on.today.year * 12 + on.today.month - 1 + shift, 12)
        whole = f"{year:04d}-{month + 1:02d}"
        first = on.today.replace(day=1)
        last = on.today.replace(day=monthrange(on.today.year, on.today.month)[1])
    if part == "earlier" and not shift:
        return f"{first.isoformat()}/{on.today.isoformat()}"
    if part == "later" and not shift:
        return f"{on.today.isoformat()}/{last.isoformat()}"
    return whole


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL[word.lower()]


def _ago(match: re.Match[str], on: Setting) -> str | None:
    count, unit = _count(match["count"]), match["unit"].rstrip("s")
    if unit in ("hour", "minute"):
        return on.today.isoformat()
    if unit in ("day", "week"):
        days = count * (_DAYS_OF_WEEK if unit == "week" else 1)
        found = (on.today - timedelta(days)).isoformat() if days < on.today.toordinal() else None
        return found and f"{found}{'~' if unit == 'week' else ''}"
    if unit == "month":
        return _months_back(on.today, count)
    return f"{on.today.year - count:04d}" if count < on.today.year else None


def _months_back(today: date, count: int) -> str | None:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return f"{year:04d}-{month + 1:02d}" if year > 0 else None


def _long_running(match: re.Match[str], on: Setting) -> str | None:
    start = _months_back(on.today, _count(match["count"]))
    return start and f"{start}~/{on.today.year:04d}-{on.today.month:02d}"


def _family(
    name: str, pattern: str, value: Callable[[re.Match[str], Setting], str | None], confidence: float = 0.9
) -> Family:
    return Family(name, re.compile(pattern), value, confidence)


_DAY_BEFORE = rf"(?:{_DAY_NAME},? )?"
_SINCE = r"(?P<since>[Ss]ince (?:(?:its|the|their|his|her|last) )?)?"

_ORDINAL = "(?:st|nd|rd|th)?"
_OWN_YEAR = rf"(?:,? (?P<year>{_YEAR})(?!\d))?"
_BEFORE_MONTH = (
    r"(?:(?:[Ii]n|[Dd]uring|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]hrough|[Ss]everal|of|and|the|its|a|to|,|\() ?)"
)
"""What stands before a month that is one: May and March are other words too."""
_BEFORE_YEAR = (
    "(?:[Ii]n|[Oo]f|[Ff]rom|[Bb]y|[Uu]ntil|[Tt]hrough|[Dd]uring|[Bb]etween|[Bb]efore|[Aa]fter"
    r"|and|the|to|[Ee]arly|[Ll]ate|mid|year|\()"
)
"""What stands before a number of four digits that is a year."""
_LASTING = "(?:war|conflict|invasion|siege|offensive|campaign)"

DAYS = (
    _family(
        "day-and-clock",
        rf"{_DAY_BEFORE}(?P<month>{_MONTH_NAME}) (?P<date>\d{{1,2}}),? (?P<year>{_YEAR}),? (?:at )?{_CLOCK}",
        _whole_day,
    ),
    _family(
        "month-day",
        rf"{_SINCE}{_DAY_BEFORE}(?P<month>{_MONTH_NAME}) (?P<date>\d{{1,2}}){_ORDINAL}(?!\d|:){_OWN_YEAR}",
        _whole_day,
    ),
    _family(
        "day-month",
        rf"{_SINCE}{_DAY_BEFORE}(?P<date>\d{{1,2}}){_ORDINAL} (?:of )?(?P<month>{_MONTH_NAME}){_OWN_YEAR}",
        _whole_day,
    ),
)
_MONTH_FAMILIES = (
    _family(
        "part-of-month",
        rf"(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ](?P<month>{_MONTH_NAME})(?:,? (?P<year>{_YEAR}))?",
        _part_of_month,
    ),
    _family("month-and-year", rf"{_SINCE}(?P<month>{_MONTH_NAME}),? (?:of )?(?P<year>{_YEAR})(?!\d)", _month),
    _family(
        "since-month",
        rf"(?P<since>[Ss]ince (?:(?:its|the|their|his|her|last) )?)(?P<month>{_MONTH_NAME})",
        _month,
    ),
    _family("last-month-named", rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<month>{_MONTH_NAME})", _month),
    _family(
        "month",
        rf"{_BEFORE_MONTH}(?P<month>{_MONTH_NAME})(?![\w-])",
        _month,
        0.8,
    ),
)
_YEAR_FAMILIES = (
    _family("decade", rf"(?P<year>{_YEAR})s\b", _decade, 0.8),
    _family(
        "year",
        rf"(?:(?P<since>[Ss]ince )|{_BEFORE_YEAR}[ -]?)(?P<year>{_YEAR})(?![\d,.]\d|\d|[-–]\w|%)",
        _year,
        0.8,
    ),
)
_WEEKDAY_FAMILIES = (
    _family(
        "weekday",
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his|[Cc]oming) )?(?P<day>{_DAY_NAME})",
        _weekday,
    ),
)
_DAY_WORD = (
    _family(
        "day-word",
        "(?P<word>yesterday|today|tonight|tomorrow|Yesterday|Today|Tomorrow"
        r"|this (?:morning|afternoon|evening))\b",
        _day_word,
    ),
)
_AGO = (
    _family(
        "ago",
        rf"(?P<count>{_NUMBER})(?: of)? (?P<unit>(?:minute|hour|day|week|month|year)s?) (?:ago|earlier)\b",
        _ago,
    ),
)
_LONG_RUNNING = (
    _family(
        "long-running",
        rf"(?P<count>{_NUMBER})[- ]month(?:[- ]old|[- ]long)?(?= (?:\w+ )?{_LASTING})",
        _long_running,
        0.6,
    ),
)
_WEEK_WORD = (
    _family(
        "week",
        r"(?:(?P<part>[Ee]arlier|[Ll]ater) )?(?P<which>[Tt]his|[Ll]ast|[Nn]ext) (?P<unit>weekend|week)\b",
        _week,
    ),
)
_MONTH_OR_YEAR = (
    _family(
        "month-or-year",
        r"(?:(?P<part>[Ee]arlier|[Ll]ater) )?(?P<which>[Tt]his|[Ll]ast|[Nn]ext) (?P<unit>month|year)\b",
        _month_or_year,
    ),
)
FAMILIES_BY_TRIGGER: dict[str, tuple[Family, ...]] = {
    "weekday": (*DAYS, *_WEEKDAY_FAMILIES),
    "month-name": (*DAYS, *_MONTH_FAMILIES),
    "year": _YEAR_FAMILIES,
    "day-word": _DAY_WORD,
    "ago": _AGO,
    "week": _WEEK_WORD,
    "month": _MONTH_OR_YEAR,
    "long-running": _LONG_RUNNING,
}
"""The families whose phrases can hold a word of each kind, the longest first."""
