"""Rules about dates."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from onrecord.checks.known import Known
from onrecord.checks.rule import Finding, column
from onrecord.records import Row, TableFacts
from onrecord_schema.edtf_dates import bounds, is_edtf

_EDTF_WITHOUT_BOUNDS = {"articles": ("updated",)}


def date_edtf(table: TableFacts, rows: Sequence[Row], _: Known) -> Iterator[Finding]:
    """Every date is EDTF level 1 and names days that exist."""
    for field in (*table.vague_dates, *_EDTF_WITHOUT_BOUNDS.get(table.name, ())):
        dates = column(rows, field)
        wrong = {date for date in set(dates) if isinstance(date, str) and not is_edtf(date)}
        for at, date in enumerate(dates) if wrong else ():
            if date in wrong:
                hint = "Write 2022-11-09, 2022-11, 2022, 2022-02-24/.. or 2022-09-20/2022-09-30."
                yield Finding(at, field, f"{date!r} is not an EDTF date that exists", hint)


def date_bounds(table: TableFacts, rows: Sequence[Row], _: Known) -> Iterator[Finding]:
    """`_earliest` and `_latest` are the days between which the date beside them lies."""
    for field in table.vague_dates:
        ends = (f"{field}_earliest", f"{field}_latest")
        dates = list(map(itemgetter(field, *ends), rows))
        wrong = {date for date in set(dates) if _expected(date[0], date[1:]) != date[1:]}
        for at, (date, *given) in enumerate(dates) if wrong else ():
            for name, day, right in zip(ends, given, _expected(date, tuple(given)), strict=True):
                if day != right:
                    yield Finding(
                        at, name, f"is {day}, but {date} gives {right}", f"Write {right or 'nothing'}."
                    )


def _expected(date: str | None, given: tuple[str | None, ...]) -> tuple[str | None, ...]:
    if date is None:
        return (None, None)
    return bounds(date) if is_edtf(date) else given


def date_order(table: TableFacts, rows: Sequence[Row], _: Known) -> Iterator[Finding]:
    """An interval ends no earlier than it starts."""
    for field in table.vague_dates:
        dates = list(map(itemgetter(field, f"{field}_earliest", f"{field}_latest"), rows))
        wrong = {date for date in set(dates) if date[1] and date[2] and date[2] < date[1]}
        for at, date in enumerate(dates) if wrong else ():
            if date in wrong:
                yield Finding(
                    at, field, f"{date[0]!r} ends before it starts", "Write the earlier date first."
                )


def said_before_published(table: TableFacts, rows: Sequence[Row], known: Known) -> Iterator[Finding]:
    """Nothing is quoted before it was said: `said` starts no later than the article or passage is dated."""
    if table.name != "quotes":
        return
    articles, passages = known.articles, known.passages
    when = list(map(itemgetter("article_id", "passage_id", "said_earliest"), rows))
    late: dict[tuple[str, str, str | None], str] = {}
    for said in set(when):
        article, passage = articles.get(said[0]), passages.get(said[1])
        latest = (passage and passage.last_day) or (article and article.last_day)
        if latest and said[2] and said[2] > latest:
            late[said] = latest
    for at, said in enumerate(when) if late else ():
        if said in late:
            message = f"was said on {rows[at]['said']}, but is published by {late[said]}"
            yield Finding(at, "said", message, "Correct the date, or date the passage.")
