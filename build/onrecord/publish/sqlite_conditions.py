"""What a column admits, as an SQL condition for a CHECK constraint.

SQLite has no regular expressions, so each pattern of the schema has its condition here: the same
verdict on every text (a test compares them), in the dialect of `GLOB`. Names of columns need no quotes.
"""

from collections.abc import Callable

from onrecord_schema.columns import Column
from onrecord_schema.edtf_dates import DAY_PATTERN, EDTF_PATTERN
from onrecord_schema.fields import SLUG_PATTERN

_DIGIT = "[0-9]"
_FOUR_DIGITS = _DIGIT * 4

LARGEST_REAL = "1.7976931348623157e308"
"""The largest finite number; JSON has no infinity, SQLite does."""


def range_of(column: Column) -> str | None:
    """Give the condition that names the values or the range a column admits; None for free text."""
    if column.vocabulary:
        members = ", ".join(f"'{member}'" for member in column.vocabulary)
        return f"{column.name} IN ({members})"
    if column.type == "string":
        return None
    return f"{column.name} BETWEEN {_lowest(column)} AND {_highest(column)}"


def form_of(column: Column) -> str | None:
    """Give the condition on the length and pattern of text; None where there is none."""
    return " AND ".join([*_length(column), *_pattern(column)]) or None


def _lowest(column: Column) -> str:
    return f"-{LARGEST_REAL}" if column.minimum is None else str(column.minimum)


def _highest(column: Column) -> str:
    return LARGEST_REAL if column.maximum is None else str(column.maximum)


def _length(column: Column) -> list[str]:
    shortest = [f"length({column.name}) >= {column.min_length}"] if column.min_length is not None else []
    longest = [f"length({column.name}) <= {column.max_length}"] if column.max_length is not None else []
    return shortest + longest


def _pattern(column: Column) -> list[str]:
    return PATTERN_CONDITIONS[column.pattern](column.name) if column.pattern is not None else []


def _no_nul(x: str) -> str:
    # SQLite's text functions stop at NUL: what comes after would pass unseen.
    return f"instr({x}, char(0)) = 0"


def _text(x: str) -> list[str]:
    return [_no_nul(x)]


def _slug(x: str) -> list[str]:
    return [
        f"{x} <> ''",
        f"{x} NOT GLOB '*[^a-z0-9-]*'",
        f"{x} NOT GLOB '-*'",
        f"{x} NOT GLOB '*-'",
        f"{x} NOT GLOB '*--*'",
        _no_nul(x),
    ]


def _day(x: str) -> list[str]:
    # Counted out, because SQLite's own date() takes 30 February, and makes 1 March 300 a day earlier.
    year, month, day = (f"CAST(substr({x}, {at}) AS INTEGER)" for at in ("1, 4", "6, 2", "9, 2"))
    leap = f"({year} % 4 = 0 AND ({year} % 100 <> 0 OR {year} % 400 = 0))"
    last = f"CASE WHEN {month} = 2 THEN 28 + {leap} WHEN {month} IN (4, 6, 9, 11) THEN 30 ELSE 31 END"
    return [
        f"{x} GLOB '{_FOUR_DIGITS}-{_DIGIT * 2}-{_DIGIT * 2}'",
        f"{year} >= 1",
        f"{month} BETWEEN 1 AND 12",
        f"{day} BETWEEN 1 AND {last}",
        _no_nul(x),
    ]


def _edtf(x: str) -> list[str]:
    slash = f"instr({x} || '/', '/')"
    start, end = f"substr({x}, 1, {slash} - 1)", f"substr({x}, {slash} + 1)"
    interval = [
        # A qualifier follows a digit or X, so that stripping qualifiers strips one at most.
        f"{x} NOT GLOB '[?~%]*'",
        f"{x} NOT GLOB '*[^0-9X][?~%]*'",
        f"NOT ({start} IN ('', '..') AND {end} IN ('', '..'))",
        *(
            f"({part} IN ('', '..') OR {_vague_date(f'rtrim({part}, {_QUALIFIERS})')})"
            for part in (start, end)
        ),
    ]
    return [f"({_moment(x)} OR {' AND '.join(interval)})", _no_nul(x)]


_QUALIFIERS = "'?~%'"


def _moment(x: str) -> str:
    two = _DIGIT * 2
    clock = f"{_FOUR_DIGITS}-{two}-{two}T[0-2]{_DIGIT}:[0-5]{_DIGIT}:[0-5]{_DIGIT}*"
    zone = f"substr({x}, 20) GLOB '[+-][01]{_DIGIT}:[0-5]{_DIGIT}' AND substr({x}, 21, 2) <= '14'"
    return f"{x} GLOB '{clock}' AND substr({x}, 12, 2) < '24' AND (substr({x}, 20) IN ('', 'Z') OR {zone})"


def _vague_date(x: str) -> str:
    months = ", ".join(f"'{month:02}'" for month in (*range(1, 13), *range(21, 25)))
    month = f"{x} GLOB '{_FOUR_DIGITS}-*' AND substr({x}, 6, 2) IN ({months}, 'XX')"
    day = f"substr({x}, 8) GLOB '-[0-3]{_DIGIT}' AND substr({x}, 9) BETWEEN '01' AND '31'"
    vague_year = f"{x} GLOB '{_DIGIT * 3}[0-9X]' OR {x} GLOB '{_DIGIT * 2}XX'"
    return f"{vague_year} OR {month} AND (substr({x}, 8) IN ('', '-XX') OR {day})"


def _sha256(x: str) -> list[str]:
    return [f"length({x}) = 64", f"{x} NOT GLOB '*[^0-9a-f]*'", _no_nul(x)]


def _url(x: str) -> list[str]:
    unwanted = "'*[' || char(1) || '-' || char(32) || '<>\"]*'"
    return [f"({x} GLOB 'http://?*' OR {x} GLOB 'https://?*')", f"{x} NOT GLOB {unwanted}", _no_nul(x)]


def _language(x: str) -> list[str]:
    letters = "[a-z]"
    first = " OR ".join(f"{x} GLOB '{letters * count}{rest}'" for count in (2, 3) for rest in ("", "-*"))
    return [
        f"({first})",
        f"{x} NOT GLOB '*[^A-Za-z0-9-]*'",
        f"{x} || '-' NOT GLOB '*--*'",
        f"{x} || '-' NOT GLOB '*-?-*'",
        f"{x} NOT GLOB '*-{'[^-]' * 9}*'",
        _no_nul(x),
    ]


def _wikidata(x: str) -> list[str]:
    return [f"{x} GLOB 'Q[1-9]*'", f"substr({x}, 3) NOT GLOB '*[^0-9]*'", f"length({x}) <= 13", _no_nul(x)]


def _country(x: str) -> list[str]:
    return [f"{x} GLOB '[A-Z][A-Z]'", _no_nul(x)]


PATTERN_CONDITIONS: dict[str, Callable[[str], list[str]]] = {
    r"^[^\x00]+$": _text,
    SLUG_PATTERN: _slug,
    DAY_PATTERN: _day,
    EDTF_PATTERN: _edtf,
    "^[0-9a-f]{64}$": _sha256,
    r'^https?://[^\x00-\x20<>"]+$': _url,
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": _language,
    "^Q[1-9][0-9]{0,11}$": _wikidata,
    "^[A-Z]{2}$": _country,
}
"""The condition of each pattern; a pattern without one stops the build (KeyError)."""
