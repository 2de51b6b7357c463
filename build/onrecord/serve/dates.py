"""Dates in words: an EDTF date as a reader would say it, no more precise than it is."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUALIFIERS = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}
_MOMENT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})T(?P<clock>\d{2}:\d{2}):\d{2}(?P<zone>.*)")


def in_words(date: str | None) -> str:
    """Say an EDTF date in English; what is not such a date is given as it is.

    >>> in_words("2022-02-24/..")
    '24 February 2022 or later'
    >>> in_words("2022-09"), in_words("2022~"), in_words("../2022-11-09")
    ('September 2022', '2022 (about)', 'until 9 November 2022')
    """
    if not date:
        return "no date given"
    if "/" not in date:
        return _one(date)
    start, end = date.split("/", 1)
    if end in ("", ".."):
        return f"{_one(start)} or later"
    if start in ("", ".."):
        return f"until {_one(end)}"
    return f"{_one(start)} to {_one(end)}"


def _one(date: str) -> str:
    if moment := _MOMENT.fullmatch(date):
        zone = "UTC" if moment["zone"] == "Z" else f"UTC{moment['zone']}" if moment["zone"] else ""
        return f"{_one(moment['day'])}, {moment['clock']} {zone}".rstrip()
    qualifier = _QUALIFIERS.get(date[-1:], "")
    year, month, day = [*date.rstrip("?~%").split("-"), "", ""][:3]
    return _calendar(year, month, day) + qualifier


def _calendar(year: str, month: str, day: str) -> str:
    if year.endswith("X"):
        return f"the {year.replace('X', '0')}s"
    if not month or month == "XX":
        return year
    name = _SEASONS.get(month) or (_MONTHS[int(month) - 1] if month.isdigit() else month)
    if not day or day == "XX":
        return f"{name} {year}"
    return f"{int(day)} {name} {year}" if day.isdigit() else f"{name} {year}"
