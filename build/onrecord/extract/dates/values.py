"""What phrases that say when mean on a day: one function for each family, EDTF level 1."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.extract.dates.setting import Setting

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

_DECEMBER, _DAYS_OF_WEEK, _THURSDAY, _SATURDAY = 12, 7, 3, 5
_NEAR_DAYS = 70
_FIXED = {
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Valentine's Day": (2, 14),
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Halloween": (10, 31),
    "Boxing Day": (12, 26),
    "Christmas": (12, 25),
}
"""The feasts that fall on the same day of every year, with its month and day."""
FEASTS = (*_FIXED, "Thanksgiving")


def _month_number(name: str) -> int:
    return MONTH_NUMBERS[name[:3].lower()]


def _year_of_month(month: int, on: Setting) -> int:
    today = on.today
    latest = today.year - (month > today.month)
    following = today.year + (month < today.month)
    return following if on.follows(date(latest, month, 1), date(following, month, 1)) else latest


_ANY = re.compile(r"\b(?:on (?:a|one)|every|each|any) (?:\w+ )?$")


def weekday(match: re.Match[str], on: Setting) -> str | None:
    """Take the latest such day up to the day of publication, unless the clause looks ahead.

    One of them, and all of them, are none: on a Sunday, every other Friday.
    """
    if _ANY.search(on.text, max(0, on.start - 20), on.start):
        return None
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
    found = _real(year, month, day) if year else _nearest_day(month, day, on)
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


def _nearest_day(month: int, day: int, on: Setting) -> date | None:
    """Take the latest such day, or the next one; 29 February is up to eight years away."""
    year = on.today.year
    latest = next((day for day in _in_years(range(year, year - 9, -1), month, day) if day <= on.today), None)
    following = next((day for day in _in_years(range(year, year + 9), month, day) if day >= on.today), None)
    if latest is None or following is None:
        return latest or following
    return following if on.follows(latest, following) else latest


def _in_years(years: range, month: int, day: int) -> Iterator[date]:
    for year in years:
        found = _real(year, month, day)
        if found:
            yield found


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
    year = _own_year(match, on) or _year_of_month(month, on)
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
        year = _year_of_month(month, on)
    return f"{year:04d}-{month:02d}{'/..' if groups.get('since') else ''}"


def year(match: re.Match[str], _: Setting) -> str:
    """Take the year; "since" leaves its end open."""
    return f"{match['year']}{'/..' if match.groupdict().get('since') else ''}"


def years(match: re.Match[str], _: Setting) -> str | None:
    """Take the years from the first to the last."""
    return f"{match['year']}/{match['last']}" if match["year"] < match["last"] else None


def months(match: re.Match[str], _: Setting) -> str | None:
    """Take the months from the first to the last; one year that is told is that of both."""
    first, last = _month_number(match["month"]), _month_number(match["last"] or "december")
    year_of_last = match["year_of_last"]
    start, end = f"{match['year'] or year_of_last}-{first:02d}", f"{year_of_last}-{last:02d}"
    return f"{start}/{end}" if start < end else None


def end_of_year(match: re.Match[str], on: Setting) -> str:
    """Take the last month of the year."""
    if match["year"]:
        return f"{match['year']}-{_DECEMBER}"
    shift = {"last": -1, "next": 1}.get(match["which"], 0)
    return f"{on.today.year + shift:04d}-{_DECEMBER}"


def decade(match: re.Match[str], _: Setting) -> str:
    """Take the ten years."""
    return f"{match['year'][:3]}X"


def day_word(match: re.Match[str], on: Setting) -> str:
    """Take today, yesterday or tomorrow."""
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return (on.today + timedelta(shift)).isoformat()


def week(match: re.Match[str], on: Setting) -> str:
    """Take the days from Monday to Sunday; of this week, those that have come by now."""
    monday = on.today - timedelta(on.today.weekday())
    which, part = match["which"].lower(), (match["part"] or "").lower()
    monday += timedelta({"last": -7, "next": 7}.get(which, 0))
    first, last = monday, monday + timedelta(6)
    if match["unit"] == "weekend":
        if which == "this" and on.told:
            return weekend(match, on)
        first = monday + timedelta(5)
    elif part == "later" and which == "this":
        first = on.today
    elif which == "this" and not on.ahead:
        last = on.today
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


def feast(match: re.Match[str], on: Setting) -> str | None:
    """Take the next day of a feast if it is near and not told as past, or else the last."""
    name, own = match["feast"].replace("’", "'"), _own_year(match, on)
    if own:
        return _feast_in(name, own).isoformat()
    days = [_feast_in(name, on.today.year + shift) for shift in (-1, 0, 1)]
    following = next(day for day in days if day >= on.today)
    if on.ahead or (not on.told and following - on.today <= timedelta(_NEAR_DAYS)):
        return following.isoformat()
    return next(day for day in reversed(days) if day <= on.today).isoformat()


def _feast_in(name: str, year: int) -> date:
    """Give the day of a feast in a year; Thanksgiving is the fourth Thursday of November."""
    if name == "Thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta((_THURSDAY - first.weekday()) % _DAYS_OF_WEEK + 3 * _DAYS_OF_WEEK)
    return date(year, *_FIXED[name])


def weekend(_: re.Match[str], on: Setting) -> str:
    """Take the latest weekend that has begun."""
    saturday = on.today - timedelta((on.today.weekday() - _SATURDAY) % _DAYS_OF_WEEK)
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
