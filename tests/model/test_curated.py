"""What people curated, as if a model had said it: nearly all of it would be believed. The figures are printed."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from onrecord.drafting.desk import Desk
from onrecord.drafting.propose import listed_of
from onrecord.evaluate.marks import QuoteMark, reading_of
from onrecord.evaluate.scores import Share, share
from onrecord.extract.article import extract
from onrecord.extract.draft import Head
from onrecord.model.evidence import Evidence
from onrecord.model.identity import Claimed
from onrecord.paths import Project
from onrecord.pipeline import read_and_check
from onrecord.records import Dataset
from onrecord.text.spans import Span

ROOT = Path(__file__).parent.parent.parent
SETS = (".", "tests/data/harbour", "tests/data/marisca", "tests/data/orvenia", "tests/data/osk")


@cache
def curated() -> list[tuple[Dataset, dict[str, Evidence]]]:
    """Read the five sets of articles, and what there is to say for what people wrote about them."""
    return [_read(Project(ROOT / path)) for path in SETS]


def _read(project: Project) -> tuple[Dataset, dict[str, Evidence]]:
    dataset, desk = read_and_check(project).reviewed, Desk(project)
    found: dict[str, Evidence] = {}
    for row in dataset.rows("articles"):
        day = date.fromisoformat(row["published_earliest"])
        read = extract(row["text"], day, desk.registers)
        head = Head(row["article_id"], row["outlet_id"], day)
        found[row["article_id"]] = Evidence(read, head, desk.registers, listed_of(desk))
    return dataset, found


def said(capsys: pytest.CaptureFixture[str], what: str, found: Share) -> float:
    """Print how much is believed, and give the part."""
    with capsys.disabled():
        print(f"\n{what}: {found.same} of {found.of} believed")  # noqa: T201 -- the figures are to be seen
    return found.rate or 0


def test_speakers_and_relays(capsys: pytest.CaptureFixture[str]) -> None:
    """Those that are not are nouns which no name and no description has."""
    believed = [
        verdict
        for dataset, evidence in curated()
        for quote in reading_of(dataset).quotes
        for verdict in evidence[quote.article_id].identities.believed(list(_parties(dataset, quote)))
    ]
    assert said(capsys, "speakers and relays", share(believed)) > 0.94


def _parties(dataset: Dataset, quote: QuoteMark) -> Iterator[Claimed]:
    if quote.speaker and quote.row["speaker_id"]:
        yield Claimed(quote.speaker, quote.row["speaker_id"], quote.segments)
    for relay in dataset.rows("quote_relays"):
        if relay["quote_id"] == quote.row["quote_id"]:
            yield Claimed(Span(relay["start"], relay["end"]), relay["entity_id"], quote.segments)


def test_dates(capsys: pytest.CaptureFixture[str]) -> None:
    """Those that are not are inferred by people from more than one phrase."""
    written = [
        evidence[row["article_id"]].days.support(row[field])
        for dataset, evidence in curated()
        for table, field in (("quotes", "said"), ("event_reports", "reported"))
        for row in dataset.rows(table)
        if row[field]
    ]
    assert said(capsys, "dates", share(written)) > 0.95


def test_claims_and_events(capsys: pytest.CaptureFixture[str]) -> None:
    """Those that are not share no word with the register: the flood, of a dam that failed."""
    read = [(reading_of(dataset), evidence) for dataset, evidence in curated()]
    claims = [
        evidence[one.article_id].of_claim(one.row["claim_id"], one.segments[0])
        for reading, evidence in read
        for one in reading.assertions
    ]
    events = [
        evidence[one.article_id].of_event(one.row["event_id"], one.segments[0])
        for reading, evidence in read
        for one in reading.event_reports
    ]
    assert said(capsys, "words for claims", share(claims)) > 0.85
    assert said(capsys, "words for events", share(events)) > 0.83
