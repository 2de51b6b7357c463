"""Rules about dates."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import le

from onrecord.checks.known import Known
from onrecord.checks.rule import Finding
from onrecord.read.rows import Rows
from onrecord.records import TableFacts
from onrecord_schema.edtf_dates import bounds, is_edtf

_EDTF_WITHOUT_BOUNDS = {"articles": ("updated",)}


def date_edtf(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """Every date is EDTF level 1 and names days that exist."""
    for field in (*table.vague_dates, *_EDTF_WITHOUT_BOUNDS.get(table.name, ())):
        dates = {date for date, *_ in rows.distinct(*_with_bounds(table, field)) if isinstance(date, str)}
        wrong = {date for date in dates if not is_edtf(date)}
        for at, date in enumerate(rows.column(field)) if wrong else ():
            if date in wrong:
                hint = "Write 2022-11-09, 2022-11, 2022, 2022-02-24/.. or 2022-09-20/2022-09-30."
                yield Finding(at, field, f"{date!r} is not an EDTF date that exists", hint)


def _with_bounds(table: TableFacts, field: str) -> tuple[str, ...]:
    """Name a date and the days beside it, so that all rules ask for the same fields together."""
    return (field, f"{field}_earliest", f"{field}_latest") if field in table.vague_dates else (field,)


def date_bounds(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """`_earliest` and `_latest` are the days between which the date beside them lies."""
    for field in table.vague_dates:
        names = _with_bounds(table, field)
        wrong = {date for date in rows.distinct(*names) if _expected(date[0], date[1:]) != date[1:]}
        dates = zip(*map(rows.column, names), strict=True) if wrong else ()
        for at, (date, *given) in enumerate(dates):
            for name, day, right in zip(names[1:], given, _expected(date, tuple(given)), strict=True):
                if day != right:
                    yield Finding(
                        at, name, f"is {day}, but {date} gives {right}", f"Write {right or 'nothing'}."
                    )


def _expected(date: str | None, given: tuple[str | None, ...]) -> tuple[str | None, ...]:
    if date is None:
        return (None, None)
    return bounds(date) if is_edtf(date) else given


def date_order(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """An interval ends no earlier than it starts."""
    for field in table.vague_dates:
        names = _with_bounds(table, field)
        wrong = {date for date in rows.distinct(*names) if date[1] and date[2] and date[2] < date[1]}
        dates = zip(*map(rows.column, names), strict=True) if wrong else ()
        for at, date in enumerate(dates):
            if date in wrong:
                yield Finding(
                    at, field, f"{date[0]!r} ends before it starts", "Write the earlier date first."
                )


def said_before_published(table: TableFacts, rows: Rows, known: Known) -> Iterator[Finding]:
    """Nothing is quoted before it was said: `said` starts no later than the article or passage is dated."""
    if table.name != "quotes":
        return
    said: Sequence[str] = rows.column("said_earliest")
    if None in said:
        said = [day or "" for day in said]
    latest = _last_days(rows, known)
    if all(map(le, said, latest)):
        return
    for at, (day, last) in enumerate(zip(said, latest, strict=True)):
        if day > last:
            message = f"was said on {rows[at]['said']}, but is published by {last}"
            yield Finding(at, "said", message, "Correct the date, or date the passage.")


_NO_DAY = "9999"
"""Is later than every day."""


def _last_days(rows: Rows, known: Known) -> list[str]:
    """Give the last day on which each row can have been published: by its passage, else by its article."""
    days = list(map(known.article_days.get, rows.column("article_id"), repeat(_NO_DAY)))
    passages = rows.column("passage_id")
    if not known.passage_days.keys().isdisjoint(passages):
        days = list(map(known.passage_days.get, passages, days))
    return days
