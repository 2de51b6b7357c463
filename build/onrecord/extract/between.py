"""Between two days: what the rules read alike, whichever of the days from one to another an article is from.

"On Wednesday" in an article of some day in November may be any of five days, and is none of them here;
in one of Wednesday or Thursday it is the one Wednesday. What is counted from the day of publication
only grows with it, so that what is alike at both ends is alike between them.
"""

from dataclasses import replace
from datetime import date

from onrecord.extract.article import Extraction, Registers, extract
from onrecord.extract.proposals import ProposedEvent, Timing
from onrecord_schema.edtf_dates import bounds

_UNCERTAIN = frozenset("?~%")


def days_of(edtf: str | None) -> tuple[date, date] | None:
    """Give the first and last day that a date allows; None if they are open, or not certain.

    >>> days_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> days_of("2024-02-05~"), days_of("2024-02/..")
    (None, None)
    """
    if edtf is None or not _UNCERTAIN.isdisjoint(edtf):
        return None
    first, last = bounds(edtf)
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None


def extract_between(text: str, days: tuple[date, date], registers: Registers | None) -> Extraction:
    """Read an article by all rules, and keep of the dates what holds on whichever of the days it is from."""
    one, other = (extract(text, day, registers) for day in days)
    events = {(event.span, event.trigger): event for event in other.events}
    return replace(
        one,
        said=[_timing(*both) for both in zip(one.said, other.said, strict=True)],
        utterances=[
            here if here == there else None
            for here, there in zip(one.utterances, other.utterances, strict=True)
        ],
        dates=[found for found in one.dates if found in set(other.dates)],
        events=[_event(event, events.get((event.span, event.trigger))) for event in one.events],
    )


def _timing(one: Timing | None, other: Timing | None) -> Timing | None:
    return one if one and other and one.edtf == other.edtf else None


def _event(one: ProposedEvent, other: ProposedEvent | None) -> ProposedEvent:
    same_event = other is not None and one.event_id == other.event_id
    same_date = other is not None and one.reported == other.reported
    return replace(
        one,
        event_id=one.event_id if same_event else None,
        reported=one.reported if same_date else None,
        dated=one.dated if same_date else None,
    )
