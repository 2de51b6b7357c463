"""Vague dates are placed between two days, or refused."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord_schema.edtf_dates import DAY_PATTERN, EDTF_PATTERN, bounds, is_edtf


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2022-11-09", "2022-11-09", "2022-11-09"),
        ("2022-11-11T07:36:00-06:00", "2022-11-11", "2022-11-11"),
        ("2022-11-11T07:36:00Z", "2022-11-11", "2022-11-11"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("2022-11~", "2022-11-01", "2022-11-30"),
        ("2022?", "2022-01-01", "2022-12-31"),
        ("2022-11-09%", "2022-11-09", "2022-11-09"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2022-09-XX", "2022-09-01", "2022-09-30"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-24", "2022-12-01", "2022-12-31"),
        ("2022-09-20/2022-09-30", "2022-09-20", "2022-09-30"),
        ("2022-02-24/..", "2022-02-24", None),
        ("2022-02-24/", "2022-02-24", None),
        ("../2022-11", None, "2022-11-30"),
        ("/2022-11", None, "2022-11-30"),
        ("2022-02/2022-11~", "2022-02-01", "2022-11-30"),
    ],
)
def test_a_date_lies_between_its_earliest_and_latest_day(
    edtf: str, earliest: str | None, latest: str | None
) -> None:
    """Each form of the profile is placed between two days, null where it is open."""
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "2022-13", "2022-02-30", "2023-02-29", "1900-02-29", "2022-11-09\n", "2022-11-9",
        "09.11.2022", "0000", "-0044", "Y17E8", "../..", "/", "2022-XX-12", "2022-25", "２０２２",
        "[2022, 2023]", "{2022}", "2022-11-09T24:00:00", "2022-11-09T07:36", "2022/2023/2024", "XXXX",
    ],
)  # fmt: skip
def test_what_cannot_be_placed_is_refused(text: str) -> None:
    """What is not EDTF level 1, or names no day of the years 1 to 9999, has no bounds."""
    assert not is_edtf(text)
    with pytest.raises(ValueError, match="is not a date of the EDTF level 1 profile"):
        bounds(text)


@given(st.dates())
def test_every_calendar_day_is_a_date_that_lies_on_itself(day: date) -> None:
    """Every day that Python knows is of the profile, and is its own bounds."""
    assert re.search(DAY_PATTERN, day.isoformat())
    assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"))
def test_the_day_pattern_knows_the_calendar(text: str) -> None:
    """The pattern accepts exactly the days that Python's calendar has."""
    try:
        date.fromisoformat(text)
        exists = True
    except ValueError:
        exists = False
    assert bool(re.search(DAY_PATTERN, text)) == exists == is_edtf(text)


@given(st.from_regex(EDTF_PATTERN, fullmatch=True).filter(is_edtf))
def test_every_date_of_the_profile_can_be_placed(edtf: str) -> None:
    """Whatever the profile accepts, the library places: nothing is accepted that has no bounds."""
    earliest, latest = bounds(edtf)
    assert (earliest, latest) != (None, None)
    for day in (earliest, latest):
        assert day is None or date.fromisoformat(day)


@given(st.from_regex(EDTF_PATTERN))
def test_the_published_pattern_admits_every_date_of_the_profile(text: str) -> None:
    """The exact check never accepts what the published pattern rejects."""
    assert not is_edtf(text) or re.search(EDTF_PATTERN, text)
