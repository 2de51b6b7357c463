"""Quantities: values, units and hedges."""

from datetime import date

import pytest

from onrecord.extract.claims.quantities import find_quantities
from onrecord.extract.dates.finding import find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 100,000 people", (100000, None, "people", "more than")),
        ("some 115,000 residents", (115000, 115000, "residents", "some")),
        ("half of the 70,000 soldiers", (35000, 35000, "soldiers", "half")),
        ("$1.2 billion", (1.2e9, 1.2e9, "USD", None)),
        ("9% of it", (9, 9, "percent", None)),
        ("between 5 and 10 ships", (5, 10, "ships", None)),
        ("30,000 to 40,000 Russian troops", (30000, 40000, "troops", None)),
        ("two million voters", (2e6, 2e6, "voters", None)),
        ("dozens of homes", (24, None, "homes", None)),
        ("up to 20 percent", (None, 20, "percent", "up to")),
        ("at least 12 Ukrainian civilians", (12, None, "civilians", "at least")),
    ],
)
def test_quantity(text: str, expected: tuple[float | None, float | None, str, str | None]) -> None:
    """Each form gives low, high, unit and hedge."""
    assert [(one.low, one.high, one.unit, one.hedge) for one in find_quantities(text)] == [expected]


def test_dates_and_clock_times_are_no_quantities() -> None:
    """Numbers that belong to a date are left out."""
    text = "On Nov. 9, 2022 at 12:10 PM, 7 men left."
    found = find_quantities(text, find_dates(text, date(2022, 11, 9)))
    assert [(one.span.of(text), one.low) for one in found] == [("7 men", 7)]
