"""Days: whether the article names the date that a model gives, or was published on it."""

from collections.abc import Iterable
from datetime import date

from onrecord_schema.edtf_dates import bounds, is_edtf

_CLOCK, _YEAR, _A_MONTH = "T", 4, 31


class NamedDays:
    """The dates that an article names, each phrase and each end of one that says from when to when."""

    def __init__(self, dates: Iterable[str]) -> None:
        """Place them among the days."""
        self._dates = set(dates)
        placed = [bounds(end) for one in self._dates for end in _dates_of(one)]
        self._days = {(first, last) for first, last in placed if first and last}
        whole = (bounds(one) for one in self._dates if "/" in one)
        self._intervals = {
            (first, last) for first, last in whole if first and last and _is_short(first, last)
        }

    def support(self, written: str) -> bool:
        """Say whether a date is one that the article names: every end of it, or the whole.

        It may be vaguer, as a month or a year in which a named day lies; it may be finer only within an
        interval of a month at most. A clock has to be named as it is.

        >>> days = NamedDays(["2022-11-09", "2022-09-20/2022-09-30"])
        >>> [days.support(one) for one in ("2022-11-09/..", "2022-11", "2022-09-23", "2022-11-10")]
        [True, True, True, False]
        """
        if written in self._dates:
            return True
        ends = list(_dates_of(written))
        return _CLOCK not in written and bool(ends) and all(map(self._supports, ends))

    def _supports(self, end: str) -> bool:
        first, last = bounds(end)
        if first is None or last is None:
            return False
        of_a_year = first[:_YEAR] == last[:_YEAR]
        holds = of_a_year and any(first <= start and end <= last for start, end in self._days)
        return holds or any(start <= first and last <= end for start, end in self._intervals)


def _is_short(first: str, last: str) -> bool:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days <= _A_MONTH


def _dates_of(written: str) -> list[str]:
    """Give the ends of an interval that are not open, or the date itself."""
    return [end for end in written.split("/") if end not in ("", "..") and is_edtf(end)]
