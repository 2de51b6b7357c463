"""The register of claims, against which the clauses of an article are held.

A clause and a claim are alike in the words they share, rare ones before common ones; words that stand for an
event of one type count as the same word.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

from onrecord.extract.events.triggers import CLASS_OF_WORD
from onrecord.extract.proposals import ProposedClaim, ProposedQuote
from onrecord.extract.words.lexicon import words
from onrecord.text.spans import Span

_LEAST_LIKENESS, _LEAST_OF_ONE_WORD, _LEAST_SHARED = 0.6, 0.75, 2
_TELLING_PART, _TELLING_AT_LEAST = 10, 2
"""A word tells of a claim if at most one claim in ten holds it, or no more than two do."""
_STEM = 6
_MOST_PIECES = 3
"""So many pieces of a sentence next to each other are held against a claim together."""

_WORD = re.compile(r"[A-Za-z]{3,}|\d[\d,.]*\d|\d")
_EMPTY = words(
    """
    the and that this was were has had have are for from with its their his her not but who which been being
    will would could into over than also any all out about they them him she our you your can may said says
    """
)
_SAME = (
    words("troops forces soldiers army military personnel servicemen fighters"),
    words("killed dead died deaths killing kills"),
    words("people residents civilians citizens inhabitants"),
    words("region province oblast regions provinces"),
    words("begun began begins begin started starts"),
    words("impossible longer cannot unable"),
)
"""Words that news reports use for one another."""

_PIECE_END = re.compile(
    r"[,;:()—–“”\"]+\s*| (?:and|but|while|which|who|whose|that|after|before|because|when|as|since|where"
    r"|although|though|if|despite|following) ",
)
_SLACK, _FARTHEST, _NO_MORE = 12, 8, 1e-9
_NEGATION = re.compile(r"\b(?:not|never|neither|nor)\b|(?<!ca)n['’]t\b")
"""What makes a sentence negative; "cannot" is read as "impossible", which is a word of its own."""


@dataclass(frozen=True)
class _Claim:
    claim_id: str
    tokens: frozenset[str]
    negative: bool


class Likeness(NamedTuple):
    """How like a text is to a claim."""

    claim_id: str
    degree: float
    """From 0 to 1: the Dice coefficient of the words, rare ones counting more."""
    common: frozenset[str]
    contrary: bool
    """Whether one of the two is negative and the other is not."""


class ClaimIndex:
    """The claims of a register, by their words."""

    def __init__(self, claims: Iterable[tuple[str, str]]) -> None:
        """Index `(claim_id, text)` pairs."""
        self._claims = [
            _Claim(claim_id, _tokens(text), _NEGATION.search(text) is not None) for claim_id, text in claims
        ]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, claim in enumerate(self._claims):
            for token in claim.tokens:
                self._holding[token].append(at)
        self._most = log(1 + len(self._claims)) if self._claims else 0.0
        self._weights = {
            token: self._most - log(len(claims)) + 0.5 for token, claims in self._holding.items()
        }
        self._totals = [self._weigh(claim.tokens) for claim in self._claims]
        self._at = {claim.claim_id: at for at, claim in enumerate(self._claims)}

    def __bool__(self) -> bool:
        """Say whether it holds any claim."""
        return bool(self._claims)

    def _weigh(self, tokens: Iterable[str]) -> float:
        """Add up how rare some words are, always in the same order, so that sums are the same too."""
        return sum(self._weights.get(token, self._most) for token in sorted(tokens))

    def shares_a_telling_word(self, claim_id: str, text: str) -> bool:
        """Say whether a text has a word of a claim that few other claims have.

        >>> index = ClaimIndex([("a", "The dam fell."), ("b", "The dam is old."), ("c", "The dam stands.")])
        >>> index.shares_a_telling_word("a", "it fell"), index.shares_a_telling_word("a", "the dam")
        (True, False)
        """
        most = max(_TELLING_AT_LEAST, len(self._claims) // _TELLING_PART)
        common = _tokens(text) & self._claims[self._at[claim_id]].tokens
        return any(len(self._holding[token]) <= most for token in common)

    def like(self, tokens: frozenset[str], *, negative: bool = False) -> Iterator[Likeness]:
        """Find the claims like a text, given its words and whether it is negative."""
        shared = Counter(at for token in tokens for at in self._holding.get(token, ()))
        if not shared:
            return
        total = self._weigh(tokens)
        for at in sorted(shared):
            claim = self._claims[at]
            least = _LEAST_LIKENESS if shared[at] >= _LEAST_SHARED else _LEAST_OF_ONE_WORD
            # What is shared weighs at most as much as the lighter of the two.
            if 2 * min(total, self._totals[at]) < least * (total + self._totals[at]):
                continue
            common = tokens & claim.tokens
            likeness = 2 * self._weigh(common) / (total + self._totals[at])
            if likeness >= least:
                yield Likeness(claim.claim_id, likeness, common, negative != claim.negative)


def _tokens(text: str) -> frozenset[str]:
    return frozenset(_token(word) for word in _WORD.findall(text) if word.lower() not in _EMPTY)


@lru_cache(maxsize=65536)
def _token(word: str) -> str:
    lower = word.lower()
    for pattern, name in CLASS_OF_WORD:
        if pattern.fullmatch(lower):
            return f"={name}"
    for at, same in enumerate(_SAME):
        if lower in same:
            return f"~{at}"
    return lower[:_STEM].rstrip("s")


def find_asserted(
    text: str,
    sentences: Sequence[Span],
    quotes: Sequence[ProposedQuote],
    known: ClaimIndex,
) -> list[ProposedClaim]:
    """Find the clauses that assert registered claims, each claim once in a sentence."""
    if not known:
        return []
    contents = _Contents(quotes)
    found: list[ProposedClaim] = []
    for sentence in sentences:
        best: dict[str, tuple[Likeness, Span]] = {}
        for window, tokens, negative in _windows(text, sentence):
            for like in known.like(tokens, negative=negative):
                if like.claim_id not in best or _is_better(like, window, *best[like.claim_id]):
                    best[like.claim_id] = (like, window)
        for like, span in _own_words(best.values()):
            rule, confidence = "like a registered claim", round(min(0.9, like.degree), 2)
            quote = contents.around(span)
            found.append(ProposedClaim(span, quote, like.claim_id, rule, confidence, like.contrary))
    return found


def _is_better(like: Likeness, span: Span, other: Likeness, place: Span) -> bool:
    """Prefer what is more like a claim, and of the same likeness the shorter stretch."""
    if abs(like.degree - other.degree) > _NO_MORE:
        return like.degree > other.degree
    return span.end - span.start < place.end - place.start


def _own_words(best: Iterable[tuple[Likeness, Span]]) -> Iterator[tuple[Likeness, Span]]:
    """Leave out a claim that shares no more with its clause than a claim that is more like it."""
    kept: list[tuple[Likeness, Span]] = []
    for like, span in sorted(best, key=lambda pair: (-pair[0].degree, pair[0].claim_id)):
        if not any(like.common <= other.common and span.overlaps(place) for other, place in kept):
            kept.append((like, span))
            yield like, span


def _windows(text: str, sentence: Span) -> Iterator[tuple[Span, frozenset[str], bool]]:
    """Give the pieces of a sentence between marks and joining words, and some pieces together.

    With each come its words, and whether it is negative.
    """
    pieces: list[Span] = []
    start = sentence.start
    for match in _PIECE_END.finditer(text, sentence.start, sentence.end):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, sentence.end))
    pieces = [piece for piece in (_bare(text, piece) for piece in pieces) if piece.end > piece.start]
    read = [(_tokens(piece.of(text)), _NEGATION.search(piece.of(text)) is not None) for piece in pieces]
    for first in range(len(pieces)):
        tokens, negative = frozenset[str](), False
        for last in range(first, min(first + _MOST_PIECES, len(pieces))):
            tokens, negative = tokens | read[last][0], negative or read[last][1]
            yield Span(pieces[first].start, pieces[last].end), tokens, negative


def _bare(text: str, piece: Span) -> Span:
    """Leave out the marks around a piece."""
    words_of = piece.of(text)
    start = piece.start + len(words_of) - len(words_of.lstrip(" \n\"“”‘’'.,"))
    return Span(start, max(start, piece.start + len(words_of.rstrip(' \n"“”‘.,'))))


class _Contents:
    """What is quoted, to find the quote in which a stretch of text stands."""

    def __init__(self, quotes: Sequence[ProposedQuote]) -> None:
        self._pieces = sorted((piece, at) for at, quote in enumerate(quotes) for piece in quote.segments)
        self._starts = [piece.start for piece, _ in self._pieces]

    def around(self, span: Span) -> int | None:
        """Give the innermost quote that holds a stretch of text, or the most of it."""
        at = bisect_right(self._starts, span.start + _SLACK) - 1
        best: tuple[int, int] | None = None
        for near in range(at, max(-1, at - _FARTHEST), -1):
            piece, quote = self._pieces[near]
            if min(piece.end, span.end) - max(piece.start, span.start) > (span.end - span.start) * 0.7:
                size = piece.end - piece.start
                if best is None or size < best[0]:
                    best = (size, quote)
        return None if best is None else best[1]
