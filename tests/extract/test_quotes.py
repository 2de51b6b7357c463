"""Quotes: what is said, by whom, with which words, at which places."""

import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.matching import match
from onrecord.extract.neutral import quotes_of
from onrecord.text.quotation import outer_quotations


def read(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Give kind, speaker, cue and content of every quote, as text."""
    return [
        (
            quote.kind.value,
            quote.speaker and quote.speaker.of(text),
            quote.cue and quote.cue.of(text),
            [segment.of(text) for segment in sorted(quote.segments)],
        )
        for quote in quotes_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“It is over,” Mr. Li said.",
            ("direct", "Mr. Li", "said", ["It is over,"]),
            id="quotation-then-source",
        ),
        pytest.param(
            '"It is over," said Ann Li, head of Zed.',
            ("direct", "Ann Li", "said", ["It is over,"]),
            id="inverted",
        ),
        pytest.param(
            '"We won," he said, "and we knew it."',
            ("direct", "he", "said", ["We won,", "and we knew it."]),
            id="interrupted-by-the-cue",
        ),
        pytest.param(
            '"We won," he said. "I knew it."',
            ("direct", "he", "said", ["We won,", "I knew it."]),
            id="goes-on-in-the-next-sentence",
        ),
        pytest.param(
            "“We won,” he said.\n",
            ("direct", "he", "said", ["We won,"]),
            id="at-the-end-of-a-line",
        ),
        pytest.param(
            "‘It’s the parents’ house,’ she said.",
            ("direct", "she", "said", ["It’s the parents’ house,"]),
            id="single-marks-and-apostrophes",
        ),
        pytest.param(
            "Mr. Li, 42, chairman of Zed Corp., said sales fell.",
            ("indirect", "Mr. Li", "said", ["sales fell"]),
            id="apposition",
        ),
        pytest.param(
            "Sales fell, according to the bank.",
            ("indirect", "the bank", "according to", ["Sales fell"]),
            id="according-to",
        ),
        pytest.param(
            "According to Ann Li, head of Zed, sales fell.",
            ("indirect", "Ann Li", "According to", ["sales fell"]),
            id="according-to-first",
        ),
        pytest.param(
            "The plan, analysts said, is dead.",
            ("indirect", "analysts", "said", ["The plan", "is dead"]),
            id="clause-cut-by-the-cue",
        ),
        pytest.param(
            "She told the BBC that it was “very, very late”.",
            ("mixed", "She", "told", ["it was “very, very late”"]),
            id="mixed-with-hearer",
        ),
        pytest.param(
            "The firm denied the charges.",
            ("indirect", "The firm", "denied", ["the charges"]),
            id="nominal-object",
        ),
        pytest.param(
            "Troops have been ordered to leave.",
            ("indirect", None, "ordered", ["to leave"]),
            id="passive-without-agent",
        ),
        pytest.param(
            "The minister ordered troops to leave.",
            ("indirect", "The minister", "ordered", ["to leave"]),
            id="order",
        ),
        pytest.param(
            "As Mr. Li puts it, it is over.",
            ("indirect", "Mr. Li", "puts it", ["it is over"]),
            id="as-source-puts-it",
        ),
        pytest.param(
            "Union: Strike Goes On\nIt went on.",
            ("indirect", "Union", ":", ["Strike Goes On"]),
            id="headline-colon",
        ),
        pytest.param(
            "They met in what he called a “working group”.",
            ("direct", "he", "called", ["working group"]),
            id="term",
        ),
        pytest.param(
            '"Fine," she shrugged. "Just fine, then," she shrugged.',
            ("direct", "she", "shrugged", ["Just fine, then,"]),
            id="a-verb-no-list-has",
        ),
        pytest.param(
            "A man hired by the firm says it is over.",
            ("indirect", "A man", "says", ["it is over"]),
            id="reduced-relative-clause",
        ),
        pytest.param(
            "People who know him said he would go.",
            ("indirect", "People", "said", ["he would go"]),
            id="relative-clause-left-out",
        ),
    ],
)
def test_one_frame(text: str, expected: tuple[str, str | None, str, list[str]]) -> None:
    """Each frame is read with kind, speaker, cue and content at their exact places."""
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The “Big Bang” was loud.", id="scare-quotes"),
        pytest.param("He read “War and Peace” twice.", id="title"),
        pytest.param("The report was published. News reports differed.", id="nouns-that-look-like-verbs"),
        pytest.param("The dollar was quoted at 1.8 marks.", id="quoted-price"),
        pytest.param("The United States closed its office.", id="names-that-look-like-verbs"),
    ],
)
def test_no_quote(text: str) -> None:
    """Marked words without a source, and verbs that attribute nothing, are no quotes."""
    assert read(text) == []


def test_a_quotation_over_a_paragraph_end_is_one_quote() -> None:
    """The paragraph leaves the marks open, the next one opens them again."""
    text = "“We won,” Li said. “We knew it.\n“We always knew.”\n"
    assert read(text) == [("direct", "Li", "said", ["We won,", "We knew it.", "We always knew."])]


def test_an_open_quotation_does_not_turn_the_article_inside_out() -> None:
    """After an odd number of marks, the next paragraph is read afresh."""
    text = "“We won, Li said.\nMs. Ray said it was over. “Yes,” she added."
    assert ("indirect", "Ms. Ray", "said", ["it was over"]) in read(text)
    assert ("direct", "she", "added", ["Yes,"]) in read(text)


def test_relays_are_kept_with_the_quote() -> None:
    """The words "according to" after an attributed clause says through whom the outlet has it."""
    text = "Li said it was over, according to the Post."
    quote = next(quote for quote in quotes_of(text) if quote.relays)
    assert [relay.of(text) for relay in quote.relays] == ["the Post"]


def test_two_cues_with_one_subject_are_two_quotes() -> None:
    """The second verb shares the subject, and its content begins anew."""
    assert read("Li said it was over and added that he was glad.") == [
        ("indirect", "Li", "said", ["it was over"]),
        ("indirect", "Li", "added", ["he was glad"]),
    ]


def test_direct_quotes_of_an_article_are_exact(readings: list[Any]) -> None:
    """On each article of ours, nine in ten direct quotes have exactly the characters a person marked."""
    for reading in readings:
        marked = [quote for quote in reading.curated if quote.row["kind"] == "direct"]
        found = [quote for quote in reading.proposed if quote.row["kind"] == "direct"]
        assert len(match(marked, found, 1.0)) >= 0.9 * max(len(marked), len(found)), reading.article


def test_most_quotes_of_our_articles_are_found_with_their_speakers(readings: list[Any]) -> None:
    """Over all articles of ours, F1 at half the characters is .93, and nearly every speaker is right."""
    marked = [quote for reading in readings for quote in reading.curated]
    found = [quote for reading in readings for quote in reading.proposed]
    pairs = [(marked[a].speaker, found[b].speaker) for a, b in match(marked, found)]
    assert 2 * len(pairs) / (len(marked) + len(found)) > 0.93
    right = sum(one == other or bool(one and other and one.overlaps(other)) for one, other in pairs)
    assert right / len(pairs) > 0.97


@given(
    st.text(
        alphabet=st.sampled_from(list("said “”‘’\"'.,:;?\nLi I Mr that ordered to called according told (—"))
    )
)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    """Whatever the marks, segments stand in order, inside the text, and direct ones between marks."""
    inside = [quotation.inside for quotation in outer_quotations(text)]
    for quote in quotes_of(text, least=0):
        pieces = sorted(quote.segments)
        assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
        assert all(one.end <= other.start for one, other in pairwise(pieces))
        if quote.kind.value == "direct":
            assert all(any(span.holds(piece) for span in inside) for piece in pieces)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("He said “we won” and left. ", id="many-quotations"),
        pytest.param("He said “we won and left. ", id="never-closed"),
        pytest.param("the said said said, ", id="one-endless-sentence"),
        pytest.param("Li, head of Zed, in Paris, ", id="endless-appositions"),
        pytest.param("the man who the man who ", id="endless-relative-clauses"),
        pytest.param("he said, according to Li, ", id="endless-cues"),
    ],
)
def test_time_grows_with_the_length_only(line: str) -> None:
    """Four times the text takes about four times as long, in one line or in a hostile one."""

    def seconds(times: int) -> float:
        text = line * times
        started = time.process_time()
        quotes_of(text)
        return time.process_time() - started

    seconds(100)
    short = min(seconds(500), seconds(500))
    assert seconds(2000) < 8 * short + 0.1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The roof leaks, said Ann Dray, Zed Corp.,", id="comma-at-the-end"),
        pytest.param("He left “ ” and said “ ”", id="marks-around-nothing"),
        pytest.param("according to", id="cue-alone"),
        pytest.param("“He said what", id="never-closed"),
        pytest.param("The board rejected the last", id="object-at-the-end"),
        pytest.param("at which instructs — nov proclaimed Zed.,", id="no-sentence"),
    ],
)
def test_broken_text_is_read(text: str) -> None:
    """Text that breaks off or makes no sense is read to its end, and no segment is empty."""
    assert all(segment.start < segment.end for quote in quotes_of(text, 0) for segment in quote.segments)
