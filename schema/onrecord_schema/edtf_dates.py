"""Dates that may be vague: the EDTF profile, and the days between which it places a date.

EDTF is ISO 8601-2:2019, https://www.loc.gov/standards/datetime/. The profile is level 1
without what cannot be placed among the days of the years 0001 to 9999: no letter-prefixed
or negative years, no year 0000. Level 2 (sets, one-of, exponents) is not supported.
Winter (`2022-24`) is the December of its year.
"""

import re
import time
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Protocol, cast

_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_MONTH = "(?:0[1-9]|1[0-2])"
_MONTH_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DAY = f"(?:{_YEAR}-{_MONTH_DAY}|{_LEAP_YEAR}-02-29)"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
_SEASON = f"{_YEAR}-2[1-4]"
_UNSPECIFIED = (
    f"(?:{_YEAR}-{_MONTH}-XX|{_YEAR}-XX-XX|{_YEAR}-XX"
    "|(?:[0-9]{2}[1-9]|[0-9][1-9]0|[1-9]00)X|(?:[0-9][1-9]|[1-9]0)XX)"
)
_DATE = f"(?:{_DAY}|{_SEASON}|{_UNSPECIFIED}|{_YEAR}-{_MONTH}|{_YEAR})[?~%]?"
_INTERVAL = rf"(?:{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE})"

DAY_PATTERN = f"^{_DAY}$"
"""A calendar day, ``2022-11-09``: ISO 8601-1, leap years included."""

_SHAPE = (
    "(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?)?"
    "|[0-9]{3}X|[0-9]{2}XX)[?~%]?"
)

EDTF_PATTERN = (
    rf"^(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}"
    rf"|{_SHAPE}(?:/(?:{_SHAPE}|\.\.)?)?|(?:\.\.)?/{_SHAPE})$"
)
"""The outward form of a date of the profile, short enough to publish; ASCII digits only.

It lets a few strings pass that name no day, such as ``2022-02-30``: `is_edtf` is exact, and a
rule applies it.
"""

_IS_DAY = re.compile(_DAY)
_IS_MONTH = re.compile(f"{_YEAR}-{_MONTH}")
_IS_YEAR = re.compile(_YEAR)


@cache
def _profile() -> re.Pattern[str]:
    # Compiled when a date that is no plain day comes by: it takes 5 ms.
    return re.compile(f"{_DAY}T{_CLOCK}|{_INTERVAL}|{_DATE}")


Bounds = tuple[str | None, str | None]
"""The first and last calendar day that a date allows, as ISO days; None where it is open."""


class _Placed(Protocol):
    """What the ``edtf`` library gives for a date it can place."""

    def lower_strict(self) -> time.struct_time: ...

    def upper_strict(self) -> time.struct_time: ...


@lru_cache(maxsize=4096)
def is_edtf(date: str) -> bool:
    """Say whether the whole string is a date of the profile."""
    return _IS_DAY.fullmatch(date) is not None or _profile().fullmatch(date) is not None


@lru_cache(maxsize=4096)
def bounds(date: str) -> Bounds:
    """Place a date of the profile between two days, qualifiers (``?~%``) set aside.

    Args:
        date: A string that matches `EDTF_PATTERN`.

    Returns:
        The earliest and latest day, half-open intervals giving None at the open end.

    Raises:
        ValueError: The string is not a date of the profile.

    >>> bounds("2022-09-20/2022-09-30")
    ('2022-09-20', '2022-09-30')
    >>> bounds("2022-02-24/..")
    ('2022-02-24', None)
    """
    if not is_edtf(date):
        raise ValueError(f"{date!r} is not a date of the EDTF level 1 profile")
    if "/" not in date:
        return _place(date)
    start, end = date.split("/")
    return _end_of(start, first=True), _end_of(end, first=False)


def _end_of(part: str, *, first: bool) -> str | None:
    if part in ("", ".."):
        return None
    return _place(part)[0 if first else 1]


def _place(date: str) -> tuple[str, str]:
    plain = date.split("T", maxsplit=1)[0].rstrip("?~%")
    if _IS_DAY.fullmatch(plain):
        return plain, plain
    if _IS_MONTH.fullmatch(plain):
        return f"{plain}-01", f"{plain}-{_days_in(plain)}"
    if _IS_YEAR.fullmatch(plain):
        return f"{plain}-01-01", f"{plain}-12-31"
    # Imported here because it costs 90 ms and most dates are plain days, months or years.
    from edtf import parse_edtf  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType] -- the library ships no types

    placed = cast("Callable[[str], _Placed]", parse_edtf)(plain)
    return _iso_day(placed.lower_strict()), _iso_day(placed.upper_strict())


def _days_in(month: str) -> int:
    return next(day for day in (31, 30, 29, 28) if _IS_DAY.fullmatch(f"{month}-{day}"))


def _iso_day(moment: time.struct_time) -> str:
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"
