"""What an article has in the place of a text that is not in it, letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.nearest import nearest, typographic_differences
from onrecord.text.spans import Span

ARTICLE = "He said: ‘We can’t – not now…’ The  end, soon… Don\u00adald’s “plan” of 5\u00a0November\nfailed."


@pytest.mark.parametrize(
    ("written", "there", "differences"),
    [
        ("can't", "can’t", ["' (apostrophe) should be ’ (right single quotation mark)"]),
        (
            "“We can’t",
            "‘We can’t",
            ["“ (left double quotation mark) should be ‘ (left single quotation mark)"],
        ),
        ("can’t - not", "can’t – not", ["- (hyphen-minus) should be – (en dash)"]),
        ("can’t -- not", "can’t – not", ["-- (2 × hyphen-minus) should be – (en dash)"]),
        ("now...", "now…", ["... (3 × full stop) should be … (horizontal ellipsis)"]),
        ("of 5 November", "of 5\u00a0November", ["  (space) should be \u00a0 (no-break space)"]),
        ("The end", "The  end", ["nothing should be   (space)"]),
        ("Donald’s", "Don\u00adald’s", ["nothing should be \u00ad (soft hyphen)"]),
        ("November failed", "November\nfailed", ["  (space) should be \\n (line feed)"]),
        (
            '"We can\'t - not now..."',
            "‘We can’t – not now…’",
            [
                '" (quotation mark) should be ‘ (left single quotation mark)',
                "' (apostrophe) should be ’ (right single quotation mark)",
                "- (hyphen-minus) should be – (en dash)",
                '..." (3 × full stop and quotation mark) should be …’ (horizontal ellipsis and right single quotation mark)',
            ],
        ),
    ],
    ids=[
        "curly",
        "double",
        "dash",
        "two hyphens",
        "ellipsis",
        "hard space",
        "two spaces",
        "soft hyphen",
        "line",
        "all",
    ],
)
def test_typographic_variants_are_found_and_named(written: str, there: str, differences: list[str]) -> None:
    """The same words in other marks, dashes, dots and spaces are the same words."""
    found = nearest(written, ARTICLE)
    assert found is not None
    assert (found.span.of(ARTICLE), found.only_typography) == (there, True)
    assert typographic_differences(written, there) == differences


@pytest.mark.parametrize("written", ["can’t – never now", "soon..", "We cant"])
def test_other_words_are_not_typography(written: str) -> None:
    """A word that differs, and a part of an ellipsis, are for a person to mend."""
    found = nearest(written, ARTICLE)
    assert found is None or not found.only_typography


def test_what_the_article_writes_in_two_ways_is_not_chosen_between() -> None:
    """The suggestion is the first of them, but no change that is made unseen."""
    found = nearest("don't", "Do “don’t” and ‘don‘t’ differ?")
    assert found is not None
    assert (found.span, found.only_typography) == (Span(4, 9), False)


_TEXTS = st.text(alphabet=st.sampled_from("ab ’'\"“-–…. \u00a0\u00ad"), min_size=1, max_size=40)


@given(text=_TEXTS, start=st.integers(0, 40), length=st.integers(1, 12))
def test_what_the_article_has_is_alike_itself(text: str, start: int, length: int) -> None:
    """A stretch of a text in plain typography is found where it stands, or where the same stands."""
    stretch = text[start : start + length]
    plain = (
        stretch.replace("…", "...")
        .replace("’", "'")
        .replace("“", '"')
        .replace("–", "-")
        .replace("\u00a0", " ")
    )
    found = nearest(plain, text) if plain else None
    if found is not None and found.only_typography:
        assert found.span.of(text) != ""
        assert len(typographic_differences(plain, found.span.of(text))) <= len(plain)
