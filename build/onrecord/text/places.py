"""Places: every occurrence of any stretch of an article, without going through a long one for each."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from onrecord.text.spans import Span, is_whole_word, occurrences

INDEXED_FROM_CHARS = 50_000
"""A shorter text is searched faster than it is indexed."""
_WORD = re.compile(r"\w+")
_LETTERS = 3
"""So many letters together lead to the words that hold them."""
_FEW = 32
"""A word with more places is not looked for at each of them."""
_FOLLOWING = 48
"""By so many characters the places of a word are ordered."""


class Places:
    """Where stretches of a text stand; what was found once is kept."""

    def __init__(self, text: str, indexed_from: int = INDEXED_FROM_CHARS) -> None:
        """Make one for a text; nothing is read before something is sought.

        Args:
            text: The article.
            indexed_from: How long a text is, in code points, that gets an index.
        """
        self.text = text
        self._index = WordIndex(text) if len(text) >= indexed_from else None
        self._starts: dict[str, list[int]] = {}
        self._whole: dict[str, Sequence[int]] = {}

    def starts(self, needle: str) -> Sequence[int]:
        """Give the offsets at which a stretch begins, in order, overlapping ones included.

        >>> Places("aaa").starts("aa")
        [0, 1]
        """
        found = self._starts.get(needle)
        if found is None:
            candidates = None if self._index is None else self._index.candidates(needle)
            found = self._starts[needle] = (
                [span.start for span in occurrences(needle, self.text)]
                if candidates is None
                else [at for at in candidates if at >= 0 and self.text.startswith(needle, at)]
            )
        return found

    def nearest(self, needle: str, near: Sequence[Span], among: Sequence[int] | None = None) -> list[Span]:
        """Give the occurrences nearest to any of some spans: several that are equally near, or none.

        Occurrences that are whole words go first: others count only if there are none.

        Args:
            needle: The stretch.
            near: The spans.
            among: Where it begins, if not every occurrence counts.

        >>> Places("she said he said").nearest("he", [Span(0, 3)])
        [Span(start=9, end=11)]
        """
        length = len(needle)
        starts = self._whole_words(needle) if among is None else self._whole_among(among, length)
        beside = {start for span in near for start in _beside(starts, length, span)}
        distances = {
            start: min(Span(start, start + length).distance_to(span) for span in near) for start in beside
        }
        least = min(distances.values(), default=0)
        return [Span(at, at + length) for at in sorted(beside) if distances[at] == least]

    def _whole_words(self, needle: str) -> Sequence[int]:
        found = self._whole.get(needle)
        if found is None:
            found = self._whole[needle] = self._whole_among(self.starts(needle), len(needle))
        return found

    def _whole_among(self, starts: Sequence[int], length: int) -> Sequence[int]:
        return [at for at in starts if is_whole_word(Span(at, at + length), self.text)] or starts


def _beside(starts: Sequence[int], length: int, span: Span) -> Iterator[int]:
    """Give the occurrences that touch a span, or else the next ones on either side."""
    first, end = bisect_left(starts, span.start - length), bisect_right(starts, span.end)
    if first == end:
        first, end = max(first - 1, 0), min(end + 1, len(starts))
    yield from starts[first:end]


class WordIndex:
    """Where each word of a text stands.

    A stretch is sought at the places of its rarest whole word, or, if all are frequent, among the
    places of its first one, ordered by what follows. One that has no whole word, because the words at
    its edges may go on beyond it, is sought in the words that hold one of those.
    """

    def __init__(self, text: str) -> None:
        """Make one for a text; its words are read when something is sought."""
        self._text = text
        self._ordered: dict[str, list[int]] = {}

    @cached_property
    def _places(self) -> dict[str, "array[int]"]:
        places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for word in _WORD.finditer(self._text):
            places[word.group()].append(word.start())
        return dict(places)

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        """The words that hold each few letters."""
        holding: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._places:
            for letters in _pieces(word):
                holding[letters].append(word)
        return dict(holding)

    def candidates(self, needle: str) -> Iterable[int] | None:
        """Give offsets in order, among which are all at which a stretch begins; None if all may be."""
        words = list(_WORD.finditer(needle))
        whole = [word for word in words if word.start() > 0 and word.end() < len(needle)]
        if whole:
            rarest = min(whole, key=lambda word: len(self._places.get(word.group(), ())))
            places = self._places.get(rarest.group(), ())
            if len(places) > _FEW:
                places, rarest = self._followed(whole[0].group(), needle[whole[0].start() :]), whole[0]
            return [at - rarest.start() for at in places]
        if len(words) > 1 and words[0].start() == 0 and words[0].end() >= _LETTERS:
            return sorted(self._beginning(words[0].group(), needle))
        found = [word for word in words if len(word.group()) >= _LETTERS]
        return sorted(self._holding(found[-1].group(), found[-1].start())) if found else None

    def _followed(self, word: str, tail: str) -> list[int]:
        """Find the places of a whole word at which the text may go on as a stretch that begins with it."""
        if word not in self._ordered:
            self._ordered[word] = sorted(
                self._places.get(word, ()), key=lambda at: self._text[at : at + _FOLLOWING]
            )
        tail = tail[:_FOLLOWING]
        first, end = (
            bisect(self._ordered[word], tail, key=lambda at: self._text[at : at + len(tail)])
            for bisect in (bisect_left, bisect_right)
        )
        return sorted(self._ordered[word][first:end])

    def _beginning(self, part: str, needle: str) -> Iterator[int]:
        """Find where a stretch may begin whose first word is a word, or the end of one."""
        for word in self._of_letters(part):
            if word.endswith(part):
                shift = len(word) - len(part)
                yield from (at + shift for at in self._followed(word, word[:shift] + needle))

    def _holding(self, part: str, before: int) -> Iterator[int]:
        """Find where a stretch may begin that has, after some characters, letters within a word."""
        for word in self._of_letters(part):
            for inside in occurrences(part, word):
                yield from (at + inside.start - before for at in self._places[word])

    def _of_letters(self, part: str) -> Iterable[str]:
        return min((self._by_letters.get(letters, ()) for letters in _pieces(part)), key=len)


def _pieces(word: str) -> set[str]:
    return {word[at : at + _LETTERS] for at in range(len(word) - _LETTERS + 1)}
