"""Claims: stretches of text that may carry one, matched to the register where it has the like.

People agree on which sentences hold claims at an F1 of about 60, so a proposal is a suggestion for a
person to judge and to word, and its confidence says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.extract.claims.registered import ClaimIndex, find_asserted
from onrecord.extract.proposals import ProposedClaim, ProposedQuote
from onrecord.extract.words.units import Units
from onrecord.text.spans import Span, Stretches

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


def find_claims(
    units: Units,
    sentences: Sequence[tuple[int, int]],
    quotes: Sequence[ProposedQuote],
    known: ClaimIndex,
) -> list[ProposedClaim]:
    """Propose where registered claims are asserted, and what else may be a claim that no register has.

    The latter is what sources are quoted as saying, and the outlet's own sentences with a sign of a claim.
    """
    text = units.text
    spans = [units.span(*each) for each in sentences]
    matched = find_asserted(text, spans, quotes, known)
    found = [
        ProposedClaim(segment, at, None, "quoted-content", 0.5)
        for at, quote in enumerate(quotes)
        for segment in quote.segments
        if segment.of(text).count(" ") + 1 >= _FEWEST_WORDS
    ]
    taken = [span for quote in quotes for span in (*quote.segments, *([quote.cue] if quote.cue else []))]
    for span in _own_sentences(units, sentences, taken):
        sign = next((sign for sign in SIGNS if sign.pattern.search(text, span.start, span.end)), None)
        if sign is not None:
            found.append(ProposedClaim(span, None, None, sign.name, sign.confidence))
    asserted = Stretches(claim.span for claim in matched)
    found = [claim for claim in found if not asserted.overlap(claim.span)]
    return sorted([*matched, *found], key=lambda claim: claim.span)


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
