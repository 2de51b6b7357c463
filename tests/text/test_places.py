"""Every occurrence of a stretch is found, in a long text without going through all of it."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.places import Places, WordIndex
from onrecord.text.spans import Span, Stretches, is_whole_word, occurrences

TEXTS = st.text(alphabet=st.sampled_from("abA _9’“.é\n🎙"), max_size=60)
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(TEXTS, st.data())
def test_an_index_finds_what_a_search_finds(text: str, data: st.DataObject) -> None:
    """Stretches of the text and others, within words and across them, are found at the same places."""
    at = data.draw(st.integers(0, len(text)))
    needle = data.draw(st.one_of(st.just(text[at : at + data.draw(st.integers(1, 12))]), TEXTS).filter(bool))
    expected = [span.start for span in occurrences(needle, text)]
    assert Places(text, indexed_from=0).starts(needle) == Places(text).starts(needle) == expected


@pytest.mark.parametrize(
    "needle",
    [
        "“No,” he said",
        "he said",
        "said.",
        "aid. S",
        "e said. She",
        "“No,” she",
        "no",
        "he said. Ann Li",
        "Ann Lima",
    ],
)
def test_frequent_words_are_found_by_what_follows_them(needle: str) -> None:
    """Where each word stands often, stretches that begin and end within words are found all the same."""
    text = "".join(
        f"“No,” {who} said. Ann Lim{'a' * (at % 3)} left no. " for at in range(60) for who in ("he", "she")
    )
    expected = [span.start for span in occurrences(needle, text)]
    assert Places(text, indexed_from=0).starts(needle) == expected


@given(TEXTS, st.sampled_from(["a", "ab", "é", " ", "b a"]), st.lists(SPANS, min_size=1, max_size=3))
def test_the_nearest_are_those_at_the_least_distance(text: str, needle: str, near: list[Span]) -> None:
    """No occurrence is nearer than those given, and none as near is missing; whole words go first."""
    found = list(occurrences(needle, text))
    found = [span for span in found if is_whole_word(span, text)] or found
    distances = [min(span.distance_to(other) for other in near) for span in found]
    expected = [span for span, far in zip(found, distances, strict=True) if far == min(distances)]
    assert Places(text).nearest(needle, near) == expected


@given(st.lists(SPANS, max_size=6), SPANS)
def test_stretches_tell_what_each_of_them_would(spans: list[Span], other: Span) -> None:
    """Overlapping and holding are what they are for one span after another."""
    assert Stretches(spans).overlap(other) == any(span.overlaps(other) for span in spans)
    assert Stretches(spans).hold(other) == any(span.holds(other) for span in spans)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We counted {0} of them,” Speaker{0} told us.",
        "Mr. Lund{0} said the river rose on day {0}.",
        "Ann Lund{0} said that the dam in Zed would hold.",
    ],
)
def test_what_is_looked_at_grows_with_the_text_and_not_with_its_square(sentence: str) -> None:
    """Twice as many sentences, each sought whole and by its speaker, make twice as many looks."""
    looks = {size: _looks([sentence.format(number) for number in range(size)]) for size in (500, 1000)}
    assert looks[1000] <= 3 * looks[500]
    assert looks[1000] <= 30 * 1000


def _looks(sentences: list[str]) -> int:
    index = WordIndex(" ".join(sentences))
    needles = [
        one for sentence in sentences for one in (sentence, *islice(sentence.split(), 4, 6), sentence[:9])
    ]
    return sum(len(list(index.candidates(needle) or ())) for needle in dict.fromkeys(needles))
