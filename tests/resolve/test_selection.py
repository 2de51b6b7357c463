"""A selection finds the one place that is meant, or says why it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.problems import Place
from onrecord.resolve.selection import Unresolved, select, select_nearest
from onrecord.text.places import Places
from onrecord.text.spans import Span, occurrences
from onrecord_schema import Selector

PLACE = Place("a.yaml", 1, 1, "exact")
TEXT = "He said no. The other, she said, said nothing; he said it."


@given(st.text("ab 🎙\n", min_size=1, max_size=60), st.data())
def test_every_stretch_of_a_text_can_be_selected_by_its_occurrence(text: str, data: st.DataObject) -> None:
    """Text and occurrence always lead back to the offsets they were taken from."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    number = [span.start for span in occurrences(exact, text)].index(start) + 1
    assert select(Selector(exact=exact, occurrence=number), Places(text), PLACE, "rule") == Span(start, end)


@given(st.text("ab 🎙", min_size=1, max_size=40), st.data())
def test_a_stretch_with_all_its_surroundings_is_selected_without_counting(
    text: str, data: st.DataObject
) -> None:
    """The whole text before and after a stretch leaves only one place."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = Selector(exact=text[start:end], prefix=text[:start] or None, suffix=text[end:] or None)
    found = list(occurrences(text[start:end], text))
    if len(found) == 1 or (start > 0 and end < len(text)):
        assert select(selector, Places(text), PLACE, "rule") == Span(start, end)


def test_text_that_occurs_once_needs_no_more() -> None:
    """A plain string that occurs once is its own selector."""
    assert select("nothing", Places(TEXT), PLACE, "rule") == Span(38, 45)


@pytest.mark.parametrize(
    ("selector", "fault"),
    [
        (Selector(exact="yes"), "not found in the article"),
        (Selector(exact="said"), "fits 4 places in the article"),
        (Selector(exact="said", occurrence=5), "asks for occurrence 5, but the text occurs 4 times"),
        (Selector(exact="said", prefix="we "), "is in the article, but not between 'we ' and ''"),
        (Selector(exact="said", prefix="e "), "fits 3 places in the article"),
    ],
    ids=str,
)
def test_a_selection_that_is_not_one_place_is_a_problem(selector: Selector, fault: str) -> None:
    """Absent, ambiguous and impossible selections say what is wrong."""
    with pytest.raises(Unresolved, match=fault):
        select(selector, Places(TEXT), PLACE, "rule")


def test_the_nearest_whole_word_is_taken_for_a_speaker() -> None:
    """`he` is the word nearest to the content, not the letters inside `she`."""
    content = [Span(TEXT.index("said it"), len(TEXT))]
    assert select_nearest("he", content, Places(TEXT), PLACE, "rule") == Span(47, 49)


def test_two_places_equally_near_are_not_guessed_between() -> None:
    """A cue as far to the left as to the right has to be told apart."""
    with pytest.raises(Unresolved, match="fits 2 places in the article"):
        select_nearest("said", [Span(5, 6)], Places("said X said"), PLACE, "rule")
