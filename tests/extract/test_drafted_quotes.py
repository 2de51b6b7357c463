"""What a draft makes of the quotes that the rules read: the codebook's, not all that is attributed."""

import pytest

from onrecord.extract.article import extract
from onrecord.extract.neutral import quotes_of


def drafted(text: str) -> list[str]:
    """Give the content of each quote that a draft has."""
    return [" … ".join(piece.of(text) for piece in quote.segments) for quote in extract(text).quotes]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Li said it was leaving Ost, a blow to the army.", "it was leaving Ost"),
        ("Li said it was leaving Ost, in yet another blow to the army.", "it was leaving Ost"),
        ("Li said it was flying in from a base at Kell, which it took in May.", "it was flying in from a base at Kell"),
        ("Li said 58 people had died, up from the 31 of Monday.", "58 people had died"),
        ("Li said the war, which began in May, was over.", "the war, which began in May, was over"),
        ("Li said it was cold, the roads were shut.", "it was cold, the roads were shut"),
        ("Li said it had tanks, guns, the ships and the fort.", "it had tanks, guns, the ships and the fort"),
        ("Li said it was leaving Ost, the “last prize” of the war.", "it was leaving Ost, the “last prize” of the war"),
    ],
)  # fmt: skip
def test_a_closing_that_only_identifies_or_comments(text: str, content: str) -> None:
    """It is the outlet's and stays outside; a clause, a list and quoted words are what was said."""
    assert drafted(text) == [content]


def test_the_neutral_form_keeps_closings() -> None:
    """Other schemes end what was said with the sentence."""
    text = "Li said it was leaving Ost, in yet another blow to the army."
    assert [quote.segments[0].of(text) for quote in quotes_of(text)] == [
        "it was leaving Ost, in yet another blow to the army"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Li hopes to fly home on Saturday.",
        "The number is expected to rise.",
        "Li declined to comment.",
        "Li would not discuss the plan.",
    ],
)
def test_thought_and_silence_are_no_quotes(text: str) -> None:
    """What somebody hopes, and that somebody says nothing, is none of the codebook's quotes."""
    assert drafted(text) == []


def test_a_wish_in_quoted_words_is_a_quote() -> None:
    """Marked words were said, whatever verb tells it."""
    assert drafted("Li hopes to “go home at last.”") == ["go home at last."]


@pytest.mark.parametrize(
    "text",
    [
        "The Palace has not said that Li will resign.",
        "Li never said that the bridge was lost.",
        "Li has yet to announce that the fair is off.",
        "Without saying that it had lost, the firm left.",
        "Officials have not said why the team was sent home.",
        "Neither Li nor Moe said the town fell.",
        "Nobody said the bridge was safe.",
        "Li could have said that he would go.",
        "Li should say that he will go.",
        "If Li said that he would go, the army would leave.",
        "Did Li say that he would go?",
    ],
)
def test_what_nobody_has_said_is_no_quote(text: str) -> None:
    """Denied, imagined, asked for or asked about: no words were said."""
    assert drafted(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Li did not deny that the town had fallen.", "the town had fallen"),
        ("Li would only say that he was tired.", "he was tired"),
        ("Li said that he had not told anyone.", "he had not told anyone"),
        (
            "Li told the court that nobody had said the bridge was safe.",
            "nobody had said the bridge was safe",
        ),
        ("No. 2 official Li said the town had fallen.", "the town had fallen"),
        ("“We did not say that he lied,” Li said.", "We did not say that he lied,"),
    ],
)
def test_a_negation_elsewhere_leaves_a_quote_a_quote(text: str, content: str) -> None:
    """Not to deny is to say something; and what was said may hold a denial itself."""
    assert drafted(text) == [content]
