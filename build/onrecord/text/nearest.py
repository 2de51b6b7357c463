"""Nearest: the stretch of an article most like a text that is not in it, and how the two differ."""

import unicodedata
from typing import NamedTuple

from onrecord.text.spans import Span, fold_typography, occurrences

_LIKE_ENOUGH = 60.0
_LONGEST_SEARCH = 200_000


class Nearest(NamedTuple):
    """A stretch like the one sought: where it stands, and whether only typography differs."""

    span: Span
    only_typography: bool


def nearest(needle: str, text: str) -> Nearest | None:
    """Find the stretch of a text most like the needle, whole words; None when nothing is like it."""
    folded = next(occurrences(fold_typography(needle), fold_typography(text)), None)
    if folded is not None:
        return Nearest(folded, only_typography=True)
    # Imported here because only a problem needs it.
    from rapidfuzz.fuzz import partial_ratio_alignment

    # The first part of an overlong article answers in bounded time; the rest is not searched.
    best = partial_ratio_alignment(needle, text[:_LONGEST_SEARCH], score_cutoff=_LIKE_ENOUGH)
    if best is None or best.dest_start == best.dest_end:
        return None
    words = _whole_words(Span(best.dest_start, best.dest_end), text)
    return Nearest(_without_marks_around(needle, words, text), only_typography=False)


def _without_marks_around(needle: str, span: Span, text: str) -> Span:
    """Leave out marks and spaces at the edges of a span that the needle does not have."""
    start, end = span
    while start < end and not text[start].isalnum() and text[start] != needle[0]:
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] != needle[-1]:
        end -= 1
    return Span(start, end)


def _whole_words(span: Span, text: str) -> Span:
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def marked_difference(wrong: str, right: str) -> tuple[str, str]:
    """Mark the characters that differ: two lines of carets, one under each text.

    >>> marked_difference("our troops", "our soldiers")
    ('    ^^^^^', '    ^^^^^^^')
    """
    from rapidfuzz.distance import Levenshtein

    under_wrong, under_right = [" "] * len(wrong), [" "] * len(right)
    for step in Levenshtein.opcodes(wrong, right):
        if step.tag != "equal":
            under_wrong[step.src_start : step.src_end] = "^" * (step.src_end - step.src_start)
            under_right[step.dest_start : step.dest_end] = "^" * (step.dest_end - step.dest_start)
    return "".join(under_wrong).rstrip(), "".join(under_right).rstrip()


def typographic_differences(wrong: str, right: str) -> list[str]:
    """Name the characters that differ between two texts that fold to the same one.

    >>> typographic_differences("don't", "don’t")
    ["' (apostrophe) should be ’ (right single quotation mark)"]
    """
    pairs = dict.fromkeys((a, b) for a, b in zip(wrong, right, strict=True) if a != b)
    return [f"{a} ({_name(a)}) should be {b} ({_name(b)})" for a, b in pairs]


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()


def closest_word(word: str, words: list[str]) -> str | None:
    """Find the word most like another, None when nothing is alike.

    >>> closest_word("sergei-shoygu", ["sergei-shoigu", "sergei-surovikin"])
    'sergei-shoigu'
    """
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return found[0] if found else None
