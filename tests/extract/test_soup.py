"""Any text is read: words and marks in no order, and one piece again and again."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.article import extract
from onrecord.extract.neutral import quotes_of

DAY = date(2022, 11, 9)
WORDS = (
    *(
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "—",
        " – ",
        "-",
        ", ",
        ". ",
        "? ",
        ": ",
        "; ",
        "(",
        ")",
        "…",
        "\n",
        "\n\n",
    ),
    *(
        "LONDON ",
        "A",
        "Mr. ",
        "Li ",
        "Zed Corp.",
        "NPR ",
        "WATCH: ",
        "Q: ",
        "he ",
        "she ",
        "it ",
        "they ",
        "who ",
    ),
    *(
        "which ",
        "that ",
        "what ",
        "if ",
        "as ",
        "and ",
        "or ",
        "not ",
        "never ",
        "to ",
        "by ",
        "of ",
        "in ",
        "the ",
    ),
    *(
        "a ",
        "had ",
        "been ",
        "was ",
        "is ",
        "would ",
        "said ",
        "says ",
        "told ",
        "Asked ",
        "calling ",
        "warned ",
    ),
    *(
        "warning ",
        "claim ",
        "according ",
        "announced ",
        "quoted ",
        "citing ",
        "believes ",
        "wants ",
        "declined ",
    ),
    *(
        "denied ",
        "“no” ",
        "“we go,” ",
        "‘x’ ",
        "1990 ",
        "May 1, ",
        "Monday ",
        "last ",
        "week ",
        "ago ",
        "$5 ",
        "@x ",
    ),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_words_in_no_order(words: list[str]) -> None:
    """Whatever is made of it, every place lies in the text."""
    text = "".join(words)
    found = [span for quote in quotes_of(text) for span in quote.segments]
    read = extract(text, DAY)
    found += [span for quote in read.quotes for span in quote.segments]
    found += [mention.span for mention in read.naming.mentions] + [one.span for one in read.dates]
    assert all(0 <= span.start < span.end <= len(text) for span in found)


@pytest.mark.parametrize(
    "piece",
    ["A", "A.", "A-", "A’", "A of ", "Mr. ", "‘", "“a", "“a” ", "'a", "said ", "“A,” he said. ", "A: "],
)
def test_one_piece_again_and_again(piece: str) -> None:
    """It ends: were each place held against all others, most of these would take hours."""
    text = piece * (100_000 // len(piece))
    assert extract(text, DAY).text == text


@pytest.mark.parametrize("text", ["LONDON —", "LONDON, May 3 (NPR) —", "Li —", "—", "“a” LONDON —"])
def test_a_dateline_without_a_report(text: str) -> None:
    """Nothing stands behind the dash: nothing was said."""
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parent.glob("campaign/*.txt")), ids=lambda path: path.stem.split("-")[0]
)
def test_texts_that_begin_and_break_off_anywhere(path: Path) -> None:
    """Pieces of reports, cut in the middle of sentences and words, are read as far as they go."""
    text = path.read_text(encoding="utf-8")
    for start in range(0, len(text), 97):
        piece = text[start : start + 301]
        assert all(span.end <= len(piece) for quote in quotes_of(piece) for span in quote.segments)


@pytest.mark.parametrize(
    "text", ["Lincoln, Neb., predicts rain.", "Earth, Minn., said had to every of the t"]
)
def test_a_town_with_its_state_opens_a_text(text: str) -> None:
    """It is no aside of a name before it, as there is none."""
    assert len(quotes_of(text)) <= 1
