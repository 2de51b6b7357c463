"""Rules about dates."""

from collections.abc import Iterator

from onrecord.checks.rule import Finding
from onrecord.records import Dataset
from onrecord_schema.edtf_dates import bounds, is_edtf
from onrecord_schema.tables import TABLES

_EDTF_WITHOUT_BOUNDS = {"articles": ("updated",)}


def date_edtf(dataset: Dataset) -> Iterator[Finding]:
    """Every date is EDTF level 1 and names days that exist."""
    for table in TABLES:
        for field in (*table.vague_dates, *_EDTF_WITHOUT_BOUNDS.get(table.name, ())):
            for row in dataset.rows(table.name):
                if row[field] is not None and not is_edtf(row[field]):
                    hint = "Write 2022-11-09, 2022-11, 2022, 2022-02-24/.. or 2022-09-20/2022-09-30."
                    yield row, field, f"{row[field]!r} is not an EDTF date that exists", hint


def date_bounds(dataset: Dataset) -> Iterator[Finding]:
    """`_earliest` and `_latest` are the days between which the date beside them lies."""
    for table in TABLES:
        for field in table.vague_dates:
            for row in dataset.rows(table.name):
                if row[field] is not None and not is_edtf(row[field]):
                    continue
                expected = bounds(row[field]) if row[field] is not None else (None, None)
                for end, day in zip(("earliest", "latest"), expected, strict=True):
                    if row[f"{field}_{end}"] != day:
                        message = f"is {row[f'{field}_{end}']}, but {row[field]} gives {day}"
                        yield row, f"{field}_{end}", message, f"Write {day or 'nothing'}."


def date_order(dataset: Dataset) -> Iterator[Finding]:
    """An interval ends no earlier than it starts."""
    for table in TABLES:
        for field in table.vague_dates:
            for row in dataset.rows(table.name):
                earliest, latest = row[f"{field}_earliest"], row[f"{field}_latest"]
                if earliest is not None and latest is not None and latest < earliest:
                    yield row, field, f"{row[field]!r} ends before it starts", "Write the earlier date first."


def said_before_published(dataset: Dataset) -> Iterator[Finding]:
    """Nothing is quoted before it was said: `said` starts no later than the article or passage is dated."""
    articles = {row["article_id"]: row for row in dataset.rows("articles")}
    passages = {row["passage_id"]: row for row in dataset.rows("passages")}
    for row in dataset.rows("quotes"):
        article, passage = articles.get(row["article_id"]), passages.get(row["passage_id"])
        if article is None or row["said_earliest"] is None:
            continue
        latest = (
            (passage and passage["dated_latest"])
            or _last_day(article["updated"])
            or article["published_latest"]
        )
        if latest is not None and row["said_earliest"] > latest:
            message = f"was said on {row['said']}, but is published by {latest}"
            yield row, "said", message, "Correct the date, or date the passage."


def _last_day(updated: str | None) -> str | None:
    return bounds(updated)[1] if updated is not None and is_edtf(updated) else None
