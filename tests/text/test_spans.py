"""Offsets count code points, and never lose a character."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.names import NameIndex
from onrecord.text.passages import text_lines
from onrecord.text.quotation import quotations
from onrecord.text.spans import Span, excerpt, fold_typography, is_whole_word, occurrences, trimmed

TEXTS = st.text(alphabet=st.sampled_from("aB ’'\"“”‘\n\u00a0🎙é—."), max_size=80)


@given(TEXTS, TEXTS.filter(bool))
def test_every_occurrence_is_the_needle_and_none_is_missed(text: str, needle: str) -> None:
    """The spans found are exactly those where the text has the needle."""
    expected = [start for start in range(len(text)) if text[start : start + len(needle)] == needle]
    assert [span.start for span in occurrences(needle, text)] == expected
    assert all(span.of(text) == needle for span in occurrences(needle, text))


@given(TEXTS)
def test_folding_typography_moves_no_offset(text: str) -> None:
    """A folded text has as many characters, each at its place."""
    folded = fold_typography(text)
    assert len(folded) == len(text)
    assert all(a == b or b in "'\"- " for a, b in zip(text, folded, strict=True))


@given(TEXTS)
def test_passages_and_white_space_tile_the_text(text: str) -> None:
    """What lies between two lines of text is white space, and no line begins or ends with any."""
    reached = 0
    for line in text_lines(text):
        assert text[reached : line.start].strip() == ""
        assert line.of(text) == line.of(text).strip() != ""
        reached = line.end
    assert text[reached:].strip() == ""


@given(TEXTS)
def test_quotations_lie_within_a_line_between_marks(text: str) -> None:
    """Each quotation follows an opening mark, and ends at a closing mark or at the end of its line."""
    for span in quotations(text):
        assert "\n" not in span.of(text)
        assert text[span.start - 1] in "“”„‘’'\"«"
        assert span.end == len(text) or text[span.end] in "”“’'\"»\n‘"


def test_an_astral_character_counts_as_one() -> None:
    """An emoji outside the basic plane is one code point, not two UTF-16 units."""
    assert list(occurrences("b", "🎙b")) == [Span(1, 2)]


def test_a_span_knows_what_it_holds_overlaps_and_is_far_from() -> None:
    """Half-open spans that touch do not overlap, and are no distance apart."""
    assert Span(0, 5).holds(Span(0, 5))
    assert not Span(0, 5).holds(Span(4, 6))
    assert not Span(0, 5).overlaps(Span(5, 6))
    assert Span(0, 5).distance_to(Span(5, 6)) == 0
    assert Span(9, 12).distance_to(Span(5, 6)) == 3


def test_a_word_is_whole_when_no_letter_goes_on_across_its_edge() -> None:
    """`he` is a whole word in `he said`, and not in `the`."""
    assert is_whole_word(Span(0, 2), "he said")
    assert not is_whole_word(Span(1, 3), "the")
    assert trimmed(Span(0, 3), "   ") == Span(0, 0) or trimmed(Span(0, 3), "   ").of("   ") == ""


def test_an_excerpt_stands_on_one_line() -> None:
    """Line breaks of the article become spaces, so that a problem keeps its lines."""
    assert excerpt(Span(4, 7), "one\ntwo\nthree", 4) == "one [two] thr"


def test_the_longest_name_wins_and_letter_case_counts() -> None:
    """Names inside names belong to the longer one; curly and straight marks are the same."""
    index = NameIndex([("Kherson", "city"), ("Kherson front", "front"), ("Russia's Ministry", "ministry")])
    text = "the Kherson front, Kherson, kherson, Khersonian, Russia’s Ministry"
    assert [(found.span.of(text), found.entity_ids) for found in index.find(text)] == [
        ("Kherson front", ("front",)),
        ("Kherson", ("city",)),
        ("Russia’s Ministry", ("ministry",)),
    ]


def test_a_name_of_two_entities_gives_both() -> None:
    """The build refuses to guess which of two namesakes is meant, so both are given."""
    (found,) = NameIndex([("Gromov", "b"), ("Gromov", "a"), ("Gromov", "a")]).find("Gromov said")
    assert found.entity_ids == ("a", "b")
