"""What phrases that say when mean on a day: one function for each family, EDTF level 1."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.extract.words.lexicon import SMALL_NUMBERS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_NUMBERS = {month[:3]: number for number, month in enumerate(_MONTHS, 1)}
ZONES = {
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
"""The zones of clocks in newspapers; of those that share a name, the American or British one."""

SMALL = {word: number for number, word in enumerate(SMALL_NUMBERS)} | {"a": 1, "an": 1, "couple": 2}
_DECEMBER, _DAYS_OF_WEEK, _SATURDAY = 12, 7, 5
_YEAR_LENGTH, _MONTH_LENGTH, _DAY_LENGTH = 4, 7, 10
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FEASTS = {
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Valentine's Day": (2, 14),
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Halloween": (10, 31),
    "Boxing Day": (12, 26),
}
"""Feasts that fall on the same day every year."""

_AHEAD = re.compile(
    r"\b(?:will|shall|next|coming|upcoming|scheduled|due|expected to|set to|to be held|tomorrow)\b"
)
_CLAUSE_START = re.compile(r"[.;:!?\n“”\"]|, (?:but|and|said)\b| said ")
_PAST_IT = re.compile(r"\b(?:after|since|following|in|during|at) $")
_TO_COME = re.compile("['’]s (?:vote|election|meeting|summit|hearing|deadline)")


class Setting(NamedTuple):
    """Where a phrase stands: in which text, before which day of publication, after which other date."""

    today: date
    text: str
    start: int
    end: int
    before: str | None = None
    """The date that the text gave last, as far as it is near: what “the day before” counts from."""

    @property
    def ahead(self) -> bool:
        """Whether the clause around the phrase speaks of the future."""
        clause = _CLAUSE_START.split(self.text[max(0, self.start - 60) : self.start])[-1]
        to_come = _TO_COME.match(self.text, self.end) and not _PAST_IT.search(clause)
        return bool(_AHEAD.search(clause) or to_come)


def _month_number(name: str) -> int:
    return MONTH_NUMBERS[name[:3].lower()]


def _year_of_month(month: int, today: date, *, ahead: bool) -> int:
    if ahead:
        return today.year if month >= today.month else today.year + 1
    return today.year if month <= today.month else today.year - 1


def weekday(match: re.Match[str], on: Setting) -> str:
    """Take the latest such day up to the day of publication, unless the clause looks ahead."""
    target = WEEKDAYS.index(match["day"].lower())
    word = (match["which"] or "").lower()
    if match["week"]:
        monday = on.today - timedelta(on.today.weekday())
        shift = {"last": -_DAYS_OF_WEEK, "next": _DAYS_OF_WEEK}.get(match["week"], 0)
        return (monday + timedelta(target + shift)).isoformat()
    if word == "last":
        return (on.today - timedelta((on.today.weekday() - target - 1) % _DAYS_OF_WEEK + 1)).isoformat()
    if word in ("next", "coming", "this coming") or (on.ahead and word != "this"):
        return (on.today + timedelta((target - on.today.weekday() - 1) % _DAYS_OF_WEEK + 1)).isoformat()
    return (on.today - timedelta((on.today.weekday() - target) % _DAYS_OF_WEEK)).isoformat()


def whole_day(match: re.Match[str], on: Setting) -> str | None:
    """Take the day of the year that is said, or else the latest one."""
    month, day = _month_number(match["month"]), int(match["date"])
    year = _own_year(match, on)
    found = _real(year, month, day) if year else _latest_day(month, day, on.today, ahead=on.ahead)
    if found is None:
        return None
    groups = match.groupdict()
    if groups.get("hour"):
        return f"{found.isoformat()}{_clock(match)}"
    return f"{found.isoformat()}/.." if groups.get("since") else found.isoformat()


def _own_year(match: re.Match[str], on: Setting) -> int | None:
    """Give the year that a phrase says: October 3, 2020; October 3 last year."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(match["year"])
    which = groups.get("whose")
    return None if which is None else on.today.year - (which == "last")


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < _DECEMBER:
        hour += 12
    if half.startswith("a") and hour == _DECEMBER:
        hour = 0
    return f"T{hour:02d}:{match['minute']}:00{ZONES.get((match['zone'] or '').lower(), '')}"


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


_PARTS_OF_MONTH = {
    "early": "early",
    "beginning of": "early",
    "start of": "early",
    "mid": "mid",
    "middle of": "mid",
    "late": "late",
    "end of": "late",
}


def part_of_month(match: re.Match[str], on: Setting) -> str:
    """Take days 1-10, 11-20, or 20 to the end."""
    month = _month_number(match["month"])
    year = _own_year(match, on) or _year_of_month(month, on.today, ahead=on.ahead)
    part = _PARTS_OF_MONTH[match["part"].lower().removeprefix("the ").rstrip("- ")]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (20, monthrange(year, month)[1])}[part]
    return f"{year:04d}-{month:02d}-{first:02d}/{year:04d}-{month:02d}-{last:02d}"


def month(match: re.Match[str], on: Setting) -> str:
    """Take the month of the year that is said, or else the latest one."""
    month = _month_number(match["month"])
    groups = match.groupdict()
    year = _own_year(match, on)
    if year is not None:
        pass
    elif (groups.get("which") or "").lower() == "last":
        year = on.today.year if month < on.today.month else on.today.year - 1
    elif (groups.get("which") or "").lower() == "next":
        year = on.today.year if month > on.today.month else on.today.year + 1
    else:
        year = _year_of_month(month, on.today, ahead=on.ahead)
    return f"{year:04d}-{month:02d}{'/..' if groups.get('since') else ''}"


def year(match: re.Match[str], _: Setting) -> str:
    """Take the year; "since" leaves its end open."""
    return f"{match['year']}{'/..' if match['since'] else ''}"


def decade(match: re.Match[str], _: Setting) -> str:
    """Take the ten years."""
    return f"{match['year'][:3]}X"


def day_word(match: re.Match[str], on: Setting) -> str:
    """Take today, yesterday or tomorrow."""
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return (on.today + timedelta(shift)).isoformat()


def week(match: re.Match[str], on: Setting) -> str:
    """Take the days from Monday to Sunday; "earlier this week" ends with the day of publication."""
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


def month_or_year(match: re.Match[str], on: Setting) -> str:
    """Take a month or a year that is told from the day of publication."""
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
    return int(word) if word.isdigit() else SMALL[word.lower()]


def ago(match: re.Match[str], on: Setting) -> str | None:
    """Count back from the day of publication, or, with “earlier”, back or on from the date given before."""
    count, unit, word = _count(match["count"]), match["unit"].rstrip("s"), match["word"]
    if word != "ago":
        count *= -1 if word == "later" else 1
        start = _day_before_in_text(on)
        return start and _back(start, count, unit)
    return _back(on.today, count, unit)


def _back(start: date, count: int, unit: str) -> str | None:
    if unit in ("hour", "minute"):
        return start.isoformat()
    if unit in ("day", "week"):
        found = (start - timedelta(count * (_DAYS_OF_WEEK if unit == "week" else 1))).isoformat()
        return f"{found}{'~' if unit == 'week' else ''}"
    if unit == "month":
        return _months_back(start, count)
    return f"{start.year - count:04d}" if count < start.year else None


def _day_before_in_text(on: Setting) -> date | None:
    return date.fromisoformat(on.before) if on.before and _A_DAY.fullmatch(on.before) else None


def told_by_another(match: re.Match[str], on: Setting) -> str | None:
    """Place what is told from the date that the text gave last: the day before, the same month."""
    unit, word = match["unit"] or "day", match["word"] or match["side"] or "that"
    if word in ("same", "that"):
        size = {"day": _DAY_LENGTH, "month": _MONTH_LENGTH, "year": _YEAR_LENGTH}[unit]
        plain = re.match(r"\d{4}(?:-\d\d){0,2}", on.before or "")
        return plain.group()[:size] if plain and len(plain.group()) >= size else None
    start = _day_before_in_text(on)
    if start is None or unit != "day":
        return None
    return (start + timedelta(1 if word in ("next", "following", "after") else -1)).isoformat()


def feast(match: re.Match[str], on: Setting) -> str | None:
    """Take the day on which a feast falls every year."""
    month, day = FEASTS[match["feast"].replace("’", "'")]
    found = _real(int(match["year"]), month, day) if match["year"] else None
    found = found or _latest_day(month, day, on.today, ahead=on.ahead)
    return found.isoformat() if found else None


_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON_ENDS = {21: 6, 22: 9, 23: 12, 24: 3}
"""The first month after each season of the northern half of the world."""


def season(match: re.Match[str], on: Setting) -> str:
    """Take the season of the year that is said, or else the last one."""
    season = _SEASONS[(match["season"] or match["dated"]).lower()]
    if match["year"]:
        return f"{match['year']}-{season}"
    winter = season == _SEASONS["winter"]
    over = on.today.month >= _SEASON_ENDS[season] and not winter
    back = winter and on.today.month < _DECEMBER if match["which"].lower() == "this" else not over
    return f"{on.today.year - back:04d}-{season}"


def weekend(_: re.Match[str], on: Setting) -> str:
    """Take the latest weekend that has begun."""
    saturday = on.today - timedelta((on.today.weekday() - _SATURDAY) % _DAYS_OF_WEEK)
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"


def _months_back(today: date, count: int) -> str | None:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return f"{year:04d}-{month + 1:02d}" if year > 0 else None


def long_running(match: re.Match[str], on: Setting) -> str | None:
    """Count the months or years of a war back from the day of publication."""
    count = _count(match["count"])
    if match["unit"] == "year":
        return f"{on.today.year - count:04d}~/{on.today.year:04d}" if count < on.today.year else None
    start = _months_back(on.today, count)
    return start and f"{start}~/{on.today.year:04d}-{on.today.month:02d}"
