"""How well the rules read news that was invented to measure them, and marked by hand, and how well people agree on it.

Whoever wrote and marked them had not seen the rules, and was a language model: a newspaper of 1989 and 1990, and
reports of 2012 to 2024 on campaigns, courts, Congress and business in the manner of papers, wires and web sites.
The rules were then developed with some of the articles in view; the others were scored, and never looked into.
The figures are printed.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from tests.extract.conftest import read_marked

from onrecord.evaluate.agreement import compare_quotes
from onrecord.evaluate.marks import QuoteMark
from onrecord.evaluate.matching import match
from onrecord.evaluate.scores import Share, share
from onrecord.extract.dates.finding import find_dates
from onrecord.text.spans import Span, occurrences

FOLDERS = Path(__file__).parent
UNSEEN = {
    "newspaper": (
        "catcher-1990-09-10",
        "heart-1990-04-05",
        "markets-1989-12-05",
        "opinion-1989-08-15",
        "truce-1990-03-22",
    ),
    "campaign": (
        "marchetti-hearing-2013-03-06",
        "orvane-earnings-2024-05-03",
        "whitcomb-analysis-2016-02-28",
    ),
}
"""Those that nobody who worked on the rules has read."""


class Least(NamedTuple):
    """What is reached, less a little."""

    precision: float
    f1: float
    said: float
    direct: float
    speakers: float
    found: float
    """Of the dates."""
    right: float
    """Of the dates that are found."""


PARTS = pytest.mark.parametrize(
    ("folder", "seen", "least"),
    [
        pytest.param("newspaper", True, Least(0.92, 0.90, 0.92, 0.95, 0.95, 0.94, 0.90), id="newspaper-seen"),
        pytest.param(
            "newspaper", False, Least(0.87, 0.81, 0.80, 0.88, 0.95, 0.85, 0.85), id="newspaper-unseen"
        ),
        pytest.param("campaign", True, Least(0.85, 0.80, 0.80, 0.90, 0.93, 0.85, 0.75), id="campaign-seen"),
        pytest.param(
            "campaign", False, Least(0.82, 0.74, 0.70, 0.84, 0.90, 0.80, 0.70), id="campaign-unseen"
        ),
    ],
)


def articles(folder: str, *, seen: bool) -> list[Path]:
    """Give what was marked in the articles of a folder that the rules were developed with, or in the others."""
    return [
        path for path in sorted((FOLDERS / folder).glob("*.yaml")) if (path.stem in UNSEEN[folder]) != seen
    ]


@PARTS
def test_quotes(folder: str, seen: bool, least: Least, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001
    """Quotes, what was said above all, are found as often and as surely as a trained reader does, or better."""
    read = [read_marked(path) for path in articles(folder, seen=seen)]
    names = tuple(one.article for one in read)
    curated = [mark for one in read for mark in one.curated]
    proposed = [mark for one in read for mark in one.proposed]
    found = {spans.name: spans for spans in compare_quotes(curated, proposed, names).spans}
    pairs = match(curated, proposed)
    matched = {first for first, _ in pairs}
    said = share(at in matched for at, mark in enumerate(curated) if mark.row["said"])
    speakers = _speakers(curated, proposed, pairs)
    quotes, direct = found["quotes"].overlap, found["direct quotes"].exact
    with capsys.disabled():
        print(  # noqa: T201 -- the figures are to be seen
            f"\n{len(curated)} quotes: P {quotes.precision:.3f} R {quotes.recall:.3f} F1 {quotes.f1:.3f};"
            f" said {said.rate:.3f}; direct, exact F1 {direct.f1:.3f}; speaker {speakers.rate:.3f}"
        )
    assert (quotes.precision or 0) >= least.precision
    assert (quotes.f1 or 0) >= least.f1
    assert (said.rate or 0) >= least.said
    assert (direct.f1 or 0) >= least.direct
    assert (speakers.rate or 0) >= least.speakers


def test_two_readers_agree(capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody else marked four of the articles from the scheme alone: what the rules are held against is no whim."""
    paths = sorted((FOLDERS / "campaign/second").glob("*.yaml"))
    first = [mark for path in paths for mark in read_marked(path.parents[1] / path.name).curated]
    second = [mark for path in paths for mark in read_marked(path, text_in=path.parents[1]).curated]
    pairs = match(first, second)
    f1 = 2 * len(pairs) / (len(first) + len(second))
    speakers = _speakers(first, second, pairs)
    with capsys.disabled():
        print(f"\n{len(first)} and {len(second)} quotes: F1 {f1:.3f}; speaker {speakers.rate:.3f}")  # noqa: T201 -- as above
    assert (f1 >= 0.9, (speakers.rate or 0) >= 0.95) == (True, True)


def _speakers(curated: list[QuoteMark], proposed: list[QuoteMark], pairs: list[tuple[int, int]]) -> Share:
    return share(_is_same(curated[first].speaker, proposed[second].speaker) for first, second in pairs)


def _is_same(one: Span | None, other: Span | None) -> bool:
    return one is other if one is None or other is None else one.overlaps(other)


@PARTS
def test_dates(folder: str, seen: bool, least: Least, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001
    """Most phrases that say when are found, and placed where whoever marked them placed them."""
    pairs = [pair for path in articles(folder, seen=seen) for pair in _dates(path)]
    found = share(edtf is not None for _, edtf in pairs)
    right = Share(sum(wanted == edtf for wanted, edtf in pairs), found.same)
    with capsys.disabled():
        print(  # noqa: T201 -- as above
            f"\n{found.of} dates: found {found.rate:.3f}; of these right {right.rate:.3f}"
        )
    assert (found.rate or 0) >= least.found
    assert (right.rate or 0) >= least.right


def _dates(path: Path) -> Iterator[tuple[str, str | None]]:
    """Give what each phrase means, and what the rules make of it."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    marked = yaml.safe_load(path.read_text(encoding="utf-8"))
    proposed = find_dates(text, date.fromisoformat(path.stem[-10:]))
    for one in marked["dates"]:
        span = list(occurrences(one["exact"], text))[one.get("occurrence", 1) - 1]
        edtf = next((date.edtf for date in proposed if date.span.overlaps(span)), None)
        yield str(one["edtf"]), edtf
