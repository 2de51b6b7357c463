"""Places: where the words that a model copied stand in the article, character by character."""

import re
from collections.abc import Iterator, Sequence

from onrecord.text.spans import Span, is_whole_word, occurrences

_FARTHEST_CHARS = 600
"""A cue or speaker farther from the words than this attributes something else."""
_A_LETTER = re.compile(r"[^\W_]")


def holds_a_word(words: str) -> bool:
    """Say whether there is more in it than marks.

    >>> holds_a_word("No."), holds_a_word("…")
    (True, False)
    """
    return _A_LETTER.search(words) is not None


class Copied:
    """Finds words in one article."""

    def __init__(self, text: str) -> None:
        """Take the article."""
        self._text = text

    def found(self, words: str, within: Span) -> Iterator[Span]:
        """Find words exactly, as whole words, in one line."""
        if "\n" in words or not words.strip():
            return
        for found in occurrences(words, self._text[within.start : within.end]):
            span = Span(found.start + within.start, found.end + within.start)
            if is_whole_word(span, self._text):
                yield span

    def first(self, words: str, within: Span) -> Span | None:
        """Find the first place of some words."""
        return next(self.found(words, within), None)

    def beside(self, piece: Span, words: str, content: Sequence[Span]) -> Span | None:
        """Find the place of some words nearest to others, outside of them."""
        outside = [
            span for span in self.found(words, piece) if not any(span.overlaps(other) for other in content)
        ]
        near = min(outside, key=lambda span: _distance(span, content), default=None)
        return near if near and _distance(near, content) <= _FARTHEST_CHARS else None

    def in_order(self, piece: Span, content: Sequence[str], cue: str) -> tuple[Span, ...] | None:
        """Find the pieces of a quote in order; of several places the first that the cue stands near."""
        for first in self.found(content[0], piece):
            spans = [first]
            for words in content[1:]:
                after = self.first(words, Span(spans[-1].end, piece.end))
                if after is None:
                    break
                spans.append(after)
            if len(spans) == len(content) and self.beside(piece, cue, spans):
                return tuple(spans)
        return None


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min(span.distance_to(other) for other in others)
