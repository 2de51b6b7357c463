"""Claims: stretches of text that may carry one, matched to the register where it has the like.

People agree on which sentences hold claims at an F1 of about 60, so a proposal is a suggestion for a
person to judge and to word, and its confidence says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.lexicon import words
from onrecord.extract.proposals import ProposedClaim, ProposedQuote
from onrecord.extract.units import Units
from onrecord.text.spans import Span

_LEAST_LIKENESS = 0.6
_FEWEST_WORDS = 4


@dataclass(frozen=True)
class ClaimSign:
    """Words that show a sentence to claim something that can be true or false."""

    name: str
    pattern: re.Pattern[str]
    confidence: float


SIGNS: tuple[ClaimSign, ...] = (
    ClaimSign(
        "law",
        re.compile(
            r"\b(?:il)?legal(?:ly)?\b|\bunlawful|\bviolat(?:es?|ed|ion)|\bunconstitutional|\bbanned?\b"
        ),
        0.5,
    ),
    ClaimSign(
        "superlative",
        re.compile(r"\b(?:only|first|last|largest|biggest|worst|best|most|least|highest|lowest|never)\b"),
        0.5,
    ),
    ClaimSign("quantity", re.compile(r"\d"), 0.4),
    ClaimSign(
        "cause", re.compile(r"\b(?:because|due to|caused|led to|as a result|thanks to|triggered)\b"), 0.4
    ),
    ClaimSign(
        "forecast", re.compile(r"\b(?:will|would|could|may|might|is expected|are expected|likely)\b"), 0.4
    ),
    ClaimSign(
        "assessment",
        re.compile(
            r"\b(?:major|serious|humiliat\w+|success\w*|failure|setback|blow|victory|defeat|crisis|sham)\b"
        ),
        0.4,
    ),
)
"""The signs, the surest first."""

_NO_SIGN = ClaimSign("sentence", re.compile(""), 0.0)


class ClaimIndex:
    """The claims of a register, by their words."""

    def __init__(self, claims: Iterable[tuple[str, str]]) -> None:
        """Index `(claim_id, text)` pairs."""
        self._words = {claim_id: _stems(text) for claim_id, text in claims}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for claim_id, stems in self._words.items():
            for word in stems:
                self._holding[word].append(claim_id)

    def like(self, text: str) -> tuple[str, float] | None:
        """Find the claim most like a text, and how like it is (Dice coefficient of the stems)."""
        words = _stems(text)
        shared = Counter(claim_id for word in words for claim_id in self._holding.get(word, ()))
        likeness = (
            (2 * count / (len(words) + len(self._words[claim_id])), claim_id)
            for claim_id, count in shared.items()
        )
        best = max(likeness, default=None)
        return (best[1], best[0]) if best and best[0] >= _LEAST_LIKENESS else None


_WORD = re.compile(r"[A-Za-z]{3,}|\d[\d,.]*\d|\d")
_EMPTY = words(
    "the and that this was were has had have are for from with its their his her not but who which been"
)


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word.lower()[:6].rstrip("s") for word in _WORD.findall(text) if word.lower() not in _EMPTY
    )


def find_claims(
    units: Units, sentences: Sequence[tuple[int, int]], quotes: Sequence[ProposedQuote], known: ClaimIndex
) -> list[ProposedClaim]:
    """Propose what sources are quoted as saying, and the outlet's own sentences with a sign of a claim."""
    text = units.text
    found = [
        _matched(ProposedClaim(segment, at, None, "quoted-content", 0.5), text, known)
        for at, quote in enumerate(quotes)
        for segment in quote.segments
        if segment.of(text).count(" ") + 1 >= _FEWEST_WORDS
    ]
    taken = [span for quote in quotes for span in (*quote.segments, *([quote.cue] if quote.cue else []))]
    for span in _own_sentences(units, sentences, taken):
        sign = next((sign for sign in SIGNS if sign.pattern.search(text, span.start, span.end)), _NO_SIGN)
        claim = _matched(ProposedClaim(span, None, None, sign.name, sign.confidence), text, known)
        if sign is not _NO_SIGN or claim.claim_id is not None:
            found.append(claim)
    return sorted(found, key=lambda claim: claim.span)


def _own_sentences(
    units: Units, sentences: Sequence[tuple[int, int]], taken: Iterable[Span]
) -> Iterable[Span]:
    """Give the sentences that hold no quote; both lists are gone through once."""
    busy = sorted(taken)
    at = 0
    for low, high in sentences:
        span = units.span(low, high)
        while at < len(busy) and busy[at].end <= span.start:
            at += 1
        if high - low >= _FEWEST_WORDS and (at == len(busy) or not busy[at].overlaps(span)):
            yield span


def _matched(claim: ProposedClaim, text: str, known: ClaimIndex) -> ProposedClaim:
    like = known.like(claim.span.of(text))
    if like is None:
        return claim
    rule = f"{claim.rule}, like a registered claim"
    return replace(claim, claim_id=like[0], rule=rule, confidence=round(like[1], 2))
