"""Counting from a day: two weeks ago, the day before, the same month, a day after."""

import re
from datetime import date, timedelta

from onrecord.extract.dates.setting import Setting
from onrecord.extract.words.lexicon import SMALL_NUMBERS

SMALL = {word: number for number, word in enumerate(SMALL_NUMBERS)} | {"a": 1, "an": 1, "couple": 2}
DAYS_OF = {"day": 1, "week": 7}
_HOURS_OF_DAY = 24
_YEAR_LENGTH, _MONTH_LENGTH, _DAY_LENGTH = 4, 7, 10
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
APART = re.compile(
    rf"[, ] ?(?:just |only )?(?:(?P<count>an?|{'|'.join(SMALL_NUMBERS[1:])}|\d+) )?"
    r"(?P<unit>hours?|days?|weeks?) (?P<side>after|before) (?:the |his |its |her |their )?$",
    re.IGNORECASE,
)
"""What stands before the words of the one thing, and tells how far the other is from it."""


def counted_from(edtf: str, apart: re.Match[str]) -> str | None:
    """Give the day of one thing by the day of another: what was hours apart was on the same one.

    Args:
        edtf: The day of what happened after it, or before.
        apart: A match of `APART`.

    Returns:
        None where it cannot be counted: "days after", or from a date that is no day.

    >>> counted_from("2022-11-10", APART.search(", a day after "))
    '2022-11-09'
    """
    unit, count = apart["unit"].lower().rstrip("s"), apart["count"]
    if not A_DAY.fullmatch(edtf):
        return None
    if unit not in DAYS_OF:
        return edtf
    if count is None:
        return None
    days = number_of(count) * DAYS_OF[unit] * (-1 if apart["side"].lower() == "after" else 1)
    try:
        return (date.fromisoformat(edtf) + timedelta(days)).isoformat()
    except OverflowError:
        return None


def number_of(word: str) -> int:
    """Give the number that a word or digits stand for: one for "a".

    >>> number_of("Two"), number_of("14")
    (2, 14)
    """
    return int(word) if word.isdigit() else SMALL[word.lower()]


_UNREAL = re.compile(r"\b(?:[Hh]ad (?:it|they|he|she|this|that)|[Ii]f|would have)\b[^.;:]*$")
_CLAUSE_LENGTH = 60


def ago(match: re.Match[str], on: Setting) -> str | None:
    """Count back from the day of publication, or, with “earlier”, back or on from the date given before."""
    count, unit, word = number_of(match["count"]), match["unit"].rstrip("s"), match["word"]
    if word != "ago":
        count *= -1 if word == "later" else 1
        start = (
            None
            if _UNREAL.search(on.text, max(0, on.start - _CLAUSE_LENGTH), on.start)
            else _day_before_in_text(on)
        )
        return None if start is None else _back(start, count, unit)
    found = _back(on.today, count, unit)
    return f"{found}~" if found and match["roughly"] and not found.endswith("~") else found


def _back(start: date, count: int, unit: str) -> str | None:
    if unit == "minute":
        return start.isoformat()
    if unit == "hour":
        return (start - timedelta(count // _HOURS_OF_DAY)).isoformat()
    if unit == "decade":
        return f"{start.year - 10 * count:04d}~" if 10 * count < start.year else None
    if unit in DAYS_OF:
        found = (start - timedelta(count * DAYS_OF[unit])).isoformat()
        return f"{found}{'~' if unit == 'week' else ''}"
    if unit == "month":
        return _months_back(start, count)
    return f"{start.year - count:04d}" if count < start.year else None


def _day_before_in_text(on: Setting) -> date | None:
    return date.fromisoformat(on.before) if on.before and A_DAY.fullmatch(on.before) else None


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


def _months_back(today: date, count: int) -> str | None:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return f"{year:04d}-{month + 1:02d}" if year > 0 else None


def long_running(match: re.Match[str], on: Setting) -> str | None:
    """Count the months or years of a war back from the day of publication."""
    count = number_of(match["count"])
    if match["unit"] == "year":
        return f"{on.today.year - count:04d}~/{on.today.year:04d}" if count < on.today.year else None
    start = _months_back(on.today, count)
    return start and f"{start}~/{on.today.year:04d}-{on.today.month:02d}"
