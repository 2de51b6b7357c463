"""Units and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.words.lexicon import TAGS
from onrecord.extract.words.units import sentences, units_of
from onrecord.extract.words.verbs import forms


def split(text: str) -> list[str]:
    """Give the sentences of a text."""
    units = units_of(text)
    return [units.span(*each).of(text) for each in sentences(units)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Mr. Li met Dr. A. B. Ray.", ["Mr. Li met Dr. A. B. Ray."]),
        ("The U.S. agreed. He left.", ["The U.S. agreed.", "He left."]),
        ("He joined Zed Inc. The firm grew.", ["He joined Zed Inc.", "The firm grew."]),
        ("“No. Never.” he said. We left.", ["“No. Never.” he said.", "We left."]),
        ("“It rained.” He left.", ["“It rained.”", "He left."]),
        ("“Why?” Smith asked. He left.", ["“Why?” Smith asked.", "He left."]),
        ("It cost $1.5 million. Why?", ["It cost $1.5 million.", "Why?"]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("He wrote:\n“It rained.”", ["He wrote:\n“It rained.”"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Sentences end at stops and line ends, not in abbreviations or inside quotations."""
    assert split(text) == expected


@given(st.text(alphabet=st.sampled_from(list("aA .!?\n“”'\"1U.S"))))
def test_no_boundary_stands_inside_a_quotation(text: str) -> None:
    """Sentences do not overlap, stand in order, and never cut a quotation."""
    units = units_of(text)
    reached = 0
    for low, high in sentences(units):
        assert reached <= low < high
        reached = high
    assert all(start < units.end(at) for at, start in enumerate(units.starts))


@given(st.text(alphabet=st.sampled_from(list("ab A_.,-’&\n\t\u00a0é1🎙")), max_size=60))
def test_units_leave_out_nothing_but_space(text: str) -> None:
    """Each unit is the characters at its offset, in order; between them is white space or a low line."""
    units = units_of(text)
    reached = 0
    for at, (word, start) in enumerate(zip(units.words, units.starts, strict=True)):
        assert text.startswith(word, start)
        assert not text[reached:start].replace("_", "").strip()
        assert units.tags[at] == TAGS[word]
        reached = units.end(at)
    assert not text[reached:].replace("_", "").strip()


def test_forms() -> None:
    """Verbs are inflected by rule, irregular ones as listed."""
    assert forms("argue") == ["argue", "argues", "argued", "arguing"]
    assert forms("deny") == ["deny", "denies", "denied", "denying"]
    assert forms("tell") == ["tell", "tells", "told", "telling"]
