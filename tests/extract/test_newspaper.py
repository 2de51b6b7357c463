"""How well the rules read an invented newspaper of 1989 and 1990: ten articles, written and marked for this measure.

Whoever wrote and marked them had not seen the rules, and was a language model. The rules were then developed with
five of the articles in view; the other five were scored, and never looked into. The figures are printed.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.evaluate.agreement import compare_quotes
from onrecord.evaluate.matching import match
from onrecord.evaluate.scores import Share, share
from onrecord.extract.dates.finding import find_dates
from onrecord.text.spans import Span, occurrences

NEWSPAPER = Path(__file__).with_name("newspaper")
SEEN = (
    "doctor-1990-06-14",
    "strike-1989-09-26",
    "takeover-1989-10-18",
    "trial-1990-02-13",
    "veto-1989-11-09",
)
UNSEEN = (
    "catcher-1990-09-10",
    "heart-1990-04-05",
    "markets-1989-12-05",
    "opinion-1989-08-15",
    "truce-1990-03-22",
)
"""Those that nobody who worked on the rules has read."""
PARTS = pytest.mark.parametrize("articles", [SEEN, UNSEEN], ids=["seen", "unseen"])


@PARTS
def test_quotes(
    newspaper: dict[str, Any], articles: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Quotes, what was said above all, are found as often and as surely as a trained reader does, or better."""
    read = [newspaper[name] for name in articles]
    curated = [mark for one in read for mark in one.curated]
    proposed = [mark for one in read for mark in one.proposed]
    found = {spans.name: spans for spans in compare_quotes(curated, proposed, articles).spans}
    pairs = match(curated, proposed)
    matched = {first for first, _ in pairs}
    said = share(at in matched for at, mark in enumerate(curated) if mark.row["said"])
    speakers = share(_is_same(curated[first].speaker, proposed[second].speaker) for first, second in pairs)
    quotes, direct = found["quotes"].overlap, found["direct quotes"].exact
    with capsys.disabled():
        print(  # noqa: T201 -- the figures are to be seen
            f"\n{len(curated)} quotes: P {quotes.precision:.3f} R {quotes.recall:.3f} F1 {quotes.f1:.3f};"
            f" said {said.rate:.3f}; direct, exact F1 {direct.f1:.3f}; speaker {speakers.rate:.3f}"
        )
    assert (quotes.precision or 0) >= 0.85
    assert (quotes.f1 or 0) >= 0.78
    assert (said.rate or 0) >= 0.75
    assert (direct.f1 or 0) >= 0.84
    assert (speakers.rate or 0) >= 0.90


def _is_same(one: Span | None, other: Span | None) -> bool:
    return one is other if one is None or other is None else one.overlaps(other)


@PARTS
def test_dates(articles: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Most phrases that say when are found, and placed where whoever marked them placed them."""
    pairs = [pair for name in articles for pair in _dates(name)]
    found = share(edtf is not None for _, edtf in pairs)
    right = Share(sum(wanted == edtf for wanted, edtf in pairs), found.same)
    with capsys.disabled():
        print(  # noqa: T201 -- as above
            f"\n{found.of} dates: found {found.rate:.3f}; of these right {right.rate:.3f}"
        )
    assert (found.rate or 0) >= 0.85
    assert (right.rate or 0) >= 0.80


def _dates(name: str) -> Iterator[tuple[str, str | None]]:
    """Give what each phrase means, and what the rules make of it."""
    text = (NEWSPAPER / f"{name}.txt").read_text(encoding="utf-8")
    marked = yaml.safe_load((NEWSPAPER / f"{name}.yaml").read_text(encoding="utf-8"))
    proposed = find_dates(text, date.fromisoformat(name[-10:]))
    for one in marked["dates"]:
        span = list(occurrences(one["exact"], text))[one.get("occurrence", 1) - 1]
        edtf = next((date.edtf for date in proposed if date.span.overlaps(span)), None)
        yield str(one["edtf"]), edtf
