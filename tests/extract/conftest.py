"""The hand-made annotation of the articles in `data/`: quotes with content, speaker and cue, as text."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.evaluate.marks import QuoteMark
from onrecord.extract.neutral import quotes_of
from onrecord.text.spans import Span, is_whole_word, occurrences

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True)
class Readings:
    """An article of ours, the quotes that were marked in it by hand, and those that the rules find."""

    article: str
    text: str
    curated: list[QuoteMark]
    proposed: list[QuoteMark]


@pytest.fixture(scope="session")
def readings() -> list[Readings]:
    """Give every article of ours, read by a person and by the rules."""
    return [read_marked(path) for path in sorted(DATA.glob("*.yaml"))]


def read_marked(path: Path, text_in: Path | None = None) -> Readings:
    """Read an article by the rules, beside what was marked in it by hand.

    Args:
        path: What was marked.
        text_in: The folder of the article, which has the same name; by default it stands beside what was marked.
    """
    article = path.stem
    text = ((text_in or path.parent) / f"{article}.txt").read_text(encoding="utf-8")
    written = yaml.safe_load(path.read_text(encoding="utf-8"))["quotes"]
    found = [
        QuoteMark(article, tuple(sorted(one.segments)), {"kind": one.kind.value}, one.speaker, one.cue)
        for one in quotes_of(text)
    ]
    return Readings(article, text, [_mark(article, text, quote) for quote in written], found)


def _mark(article: str, text: str, quote: dict[str, Any]) -> QuoteMark:
    cues = list(occurrences(quote["cue"], text)) if quote["cue"] else []
    firsts = occurrences(quote["content"][0], text)
    segments = [min(firsts, key=lambda span: min((span.distance_to(cue) for cue in cues), default=0))]
    for piece in quote["content"][1:]:
        segments.append(next(span for span in occurrences(piece, text) if span.start >= segments[-1].end))
    cue = _nearest(cues, segments, text) if cues else None
    beside = [cue] if cue else segments
    speaker = quote["speaker"] and _nearest(list(occurrences(quote["speaker"], text)), beside, text)
    row = {"kind": quote["kind"], "said": quote.get("said", True)}
    return QuoteMark(article, tuple(segments), row, speaker, cue)


def _nearest(found: list[Span], others: list[Span], text: str) -> Span:
    whole = [span for span in found if is_whole_word(span, text)] or found
    return min(whole, key=lambda span: min(span.distance_to(other) for other in others))
