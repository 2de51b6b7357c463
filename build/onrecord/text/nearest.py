"""Nearest: the stretch of an article most like a text that is not in it, and how the two differ."""

import re
import unicodedata
from typing import NamedTuple

from onrecord.text.spans import Span, fold_typography, occurrences

LONGEST_SEARCH_CHARS = 200_000
"""How much of an overlong article is searched, so that an answer comes in bounded time."""

_LIKE_ENOUGH = 60.0
_REACH = 40
_WIDTH = 90
_AROUND = 30
_WORD = re.compile(r"\w+")


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

    best = partial_ratio_alignment(needle, text[:LONGEST_SEARCH_CHARS], score_cutoff=_LIKE_ENOUGH)
    if best is None or best.dest_start == best.dest_end:
        return None
    return Nearest(_refined(needle, Span(best.dest_start, best.dest_end), text), only_typography=False)


def _refined(needle: str, span: Span, text: str) -> Span:
    """Move the edges of a window, which is as long as the needle, to the words that fit the needle best."""
    from rapidfuzz.distance.Levenshtein import distance

    words = list(_WORD.finditer(text, max(span.start - _REACH, 0), span.start + _REACH))
    starts = [at for word in words for at in _edges(word.start() - 1, word.start(), text, needle[0])]
    start = min(starts, key=lambda at: distance(needle, text[at : span.end]), default=span.start)
    words = list(_WORD.finditer(text, max(span.end - _REACH, start), span.end + _REACH))
    ends = [at + 1 for word in words for at in _edges(word.end(), word.end() - 1, text, needle[-1])]
    end = min(ends, key=lambda at: distance(needle, text[start:at]), default=span.end)
    return Span(start, max(end, start))


def _edges(outside: int, inside: int, text: str, wanted: str) -> list[int]:
    """Give the edge of a word, and the character outside it where it is the one the needle has there."""
    return [outside, inside] if text[outside : outside + 1] == wanted and outside >= 0 else [inside]


def marked_difference(wrong: str, right: str) -> list[tuple[str, str]]:
    """Show both texts around the characters that differ, each with a line of carets under those.

    >>> marked_difference("our troops", "our soldiers")
    [('our troops', '    ^^^^^'), ('our soldiers', '    ^^^^^^^')]
    """
    from rapidfuzz.distance import Levenshtein

    steps = [step for step in Levenshtein.opcodes(wrong, right) if step.tag != "equal"]
    return [
        _marked(wrong, [(step.src_start, step.src_end) for step in steps]),
        _marked(right, [(step.dest_start, step.dest_end) for step in steps]),
    ]


def _marked(text: str, differing: list[tuple[int, int]]) -> tuple[str, str]:
    carets = [" "] * len(text)
    for start, end in differing:
        carets[start:end] = "^" * (end - start)
    first = differing[0][0] if differing else 0
    start = max(first - _AROUND, 0) if len(text) > _WIDTH else 0
    end = start + _WIDTH
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}", f"{' ' * len(before)}{''.join(carets[start:end])}".rstrip()


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
