"""Nearest: the stretch of an article most like a text that is not in it, and how the two differ."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from onrecord.text.spans import Span, fold_typography, occurrences

LONGEST_SEARCH_CHARS = 200_000
"""How much of an overlong article is searched, so that an answer comes in bounded time."""

_LIKE_ENOUGH = 60.0
_REACH = 40
_WIDTH = 90
_AROUND = 30
_WORD = re.compile(r"\w+")

_UNUSUAL = re.compile(
    r"(?P<marks>['\"‘’‚‛“”„‟‹›«»`´′″])"
    r"|(?P<dashes>[-‐‑‒–—―−]+)"
    r"|(?P<dots>…)"
    r"|(?P<invisible>[\u00ad\u200b-\u200f\u2060\ufeff]+)"
    r"|(?P<spaces>\s{2,}|[^\S ])"
)
_CONTROLS = {"\n": "line feed", "\t": "tab", "\r": "carriage return"}
_PLAIN_FORMS = {"marks": "'", "dashes": "-", "dots": "...", "invisible": "", "spaces": " "}
"""What the unusual forms are in plain typography; words are the same in either."""


class Nearest(NamedTuple):
    """A stretch like the one sought: where it stands, and whether only typography differs."""

    span: Span
    only_typography: bool


def nearest(needle: str, text: str) -> Nearest | None:
    """Find the stretch of a text most like the needle, whole words; None when nothing is like it."""
    alike = _alike_but_for_typography(needle, text)
    if alike:
        # Where the article itself writes it in several ways, a person has to choose.
        return Nearest(alike[0], only_typography=len({span.of(text) for span in alike}) == 1)
    # Imported here because only a problem needs it.
    from rapidfuzz.fuzz import partial_ratio_alignment

    best = partial_ratio_alignment(needle, text[:LONGEST_SEARCH_CHARS], score_cutoff=_LIKE_ENOUGH)
    if best is None or best.dest_start == best.dest_end:
        return None
    return Nearest(_refined(needle, Span(best.dest_start, best.dest_end), text), only_typography=False)


def _alike_but_for_typography(needle: str, text: str) -> list[Span]:
    """Find where a text has the needle in other marks, dashes, dots and spaces."""
    folded = list(occurrences(fold_typography(needle), fold_typography(text)))
    if folded:
        return folded
    plain = _plain(text[:LONGEST_SEARCH_CHARS])
    return list(filter(None, map(plain.span, occurrences(_plain(needle).text, plain.text))))


class _Plain(NamedTuple):
    """A text in plain typography, and where each of its characters stands in the text it was made of."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, found: Span) -> Span | None:
        """Give the stretch of the original; None where it would be a part of a character."""
        first, last = found.start, found.end - 1
        cut_before = first > 0 and self.starts[first - 1] == self.starts[first]
        cut_after = last + 1 < len(self.starts) and self.starts[last + 1] == self.starts[last]
        return None if cut_before or cut_after else Span(self.starts[first], self.ends[last])


@lru_cache(maxsize=16)
def _plain(text: str) -> _Plain:
    parts, starts, ends, at = list[str](), list[int](), list[int](), 0
    for unusual in _UNUSUAL.finditer(text):
        plain = next(plain for form, plain in _PLAIN_FORMS.items() if unusual.group(form))
        parts += [text[at : unusual.start()], plain]
        starts += [*range(at, unusual.start()), *[unusual.start()] * len(plain)]
        ends += [*range(at + 1, unusual.start() + 1), *[unusual.end()] * len(plain)]
        at = unusual.end()
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return _Plain("".join([*parts, text[at:]]), starts, ends)


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


def differ_in_typography(one: str, other: str) -> bool:
    """Say whether two texts are the same in plain typography.

    >>> differ_in_typography("don't", "don’t"), differ_in_typography("do", "don’t")
    (True, False)
    """
    # Words of letters and digits are the same in plain typography: most texts are told apart by the first.
    words = zip(one.split(), other.split(), strict=False)
    if any(a != b and a.isalnum() and b.isalnum() for a, b in words):
        return False
    return _plain(one).text == _plain(other).text


def typographic_differences(wrong: str, right: str, *, alone: bool = True) -> list[str]:
    """Name the characters that differ between two texts in typography.

    Args:
        wrong: A text.
        right: What it should be.
        alone: Whether they differ in nothing else; where they do, words are not named.

    >>> typographic_differences("don't", "don’t")
    ["' (apostrophe) should be ’ (right single quotation mark)"]
    >>> typographic_differences("soon...", "soon…")
    ['... (3 × full stop) should be … (horizontal ellipsis)']
    >>> typographic_differences("don't stop", "don’t go", alone=False)
    ["' (apostrophe) should be ’ (right single quotation mark)"]
    """
    pairs = [pair for pair in _replaced(wrong, right) if alone or differ_in_typography(*pair)]
    return list(dict.fromkeys(f"{_named(a)} should be {_named(b)}" for a, b in pairs))


def _replaced(wrong: str, right: str) -> Iterator[tuple[str, str]]:
    """Give the stretches that differ, each as it is and as it should be; either may be empty."""
    from rapidfuzz.distance import Levenshtein

    before: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(wrong, right):
        if step.tag == "equal":
            continue
        if before and (step.src_start, step.dest_start) == before[1::2]:
            before = (before[0], step.src_end, before[2], step.dest_end)
            continue
        if before:
            yield wrong[before[0] : before[1]], right[before[2] : before[3]]
        before = (step.src_start, step.src_end, step.dest_start, step.dest_end)
    if before:
        yield wrong[before[0] : before[1]], right[before[2] : before[3]]


def _named(characters: str) -> str:
    kinds = [(len(list(run)), _name(one)) for one, run in groupby(characters)]
    names = " and ".join(name if count == 1 else f"{count} × {name}" for count, name in kinds)
    shown = characters.replace("\n", "\\n").replace("\t", "\\t")
    return f"{shown} ({names})" if names else "nothing"


def _name(character: str) -> str:
    known = _CONTROLS.get(character, f"U+{ord(character):04X}")
    return unicodedata.name(character, known).lower()


def closest_word(word: str, words: Sequence[str]) -> str | None:
    """Find the word most like another, None when nothing is alike.

    >>> closest_word("sergei-shoygu", ["sergei-shoigu", "sergei-surovikin"])
    'sergei-shoigu'
    """
    return closest_among(words)(word)


def closest_among(words: Sequence[str]) -> Callable[[str], str | None]:
    """Give a function that finds the word most like another, for many that are sought among the same.

    >>> list(map(closest_among(["direct", "mixed"]), ["dirct", "indirekt", "no"]))
    ['direct', 'direct', None]
    """
    # Imported once for all of them, and only where there is a problem.
    from rapidfuzz import fuzz, process

    def _closest(word: str) -> str | None:
        found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
        return found[0] if found else None

    return _closest
