"""Quotes within quotations: what a speaker tells that somebody has said, thinks or wants."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.rules import RULE_BY_NAME
from onrecord.extract.words import kinds
from onrecord.extract.words.units import Units
from onrecord.extract.words.verbs import VERBS, forms
from onrecord.text.spans import Span

_TELLS = frozenset(
    form for family, verbs in VERBS if family & kinds.CUE for verb in verbs.split() for form in forms(verb)
) | {"according"}
"""The verbs of saying and believing: words that have none of them are not looked at again."""
_LESS, _LEAST = 0.2, 0.5
"""How much less a quote within a quotation is to be trusted, and what that leaves at least."""


class Inside(NamedTuple):
    """The words within the quotations of a text, each on a line of its own, so that all are read at once."""

    text: str
    lines: list[int]
    """Where each line begins."""
    starts: list[int]
    """Where the words of each line begin in the whole text."""

    def placed(self, quote: ProposedQuote) -> ProposedQuote:
        """Place what was found in the lines in the whole text."""
        line = bisect_right(self.lines, quote.segments[0].start) - 1
        by = self.starts[line] - self.lines[line]
        return quote._replace(
            segments=tuple(_shifted(segment, by) for segment in quote.segments),
            speaker=quote.speaker and _shifted(quote.speaker, by),
            cue=quote.cue and _shifted(quote.cue, by),
            addressee=quote.addressee and _shifted(quote.addressee, by),
            relays=tuple(_shifted(relay, by) for relay in quote.relays),
            confidence=min(quote.confidence, max(_LEAST, round(quote.confidence - _LESS, 2))),
        )


def inside_of(units: Units) -> Inside:
    """Collect the quotations in which somebody may be said to have said something."""
    inside = Inside("", [], [])
    told: list[str] = []
    at = 0
    for quotation in units.quotations.values():
        words = quotation.inside.of(units.text)
        if not _TELLS.isdisjoint(words.replace(",", "").split()):
            told.append(words)
            # A line end stands before each: no line is the first, where headlines are.
            inside.lines.append(at + 1)
            inside.starts.append(quotation.inside.start)
            at += len(words) + 1
    return inside._replace(text="".join(f"\n{words}" for words in told))


def within(found: list[ProposedQuote], inside: Inside, *, thoughts: bool) -> Iterator[ProposedQuote]:
    """Place the quotes within quotations in the whole text, those that name their source.

    Args:
        found: What the rules read in the words within the marks.
        inside: These words, and where they stand.
        thoughts: Whether to keep what is thought or wanted, besides what is said.
    """
    for quote in found:
        if _is_sure(quote) and (thoughts or not _is_thought(quote)):
            yield inside.placed(quote)


def _is_thought(quote: ProposedQuote) -> bool:
    """Say whether the quote is of a wish, or of a belief, which is trusted less than its rule."""
    return quote.rule == "source-wants" or quote.confidence < RULE_BY_NAME[quote.rule].confidence


def _is_sure(quote: ProposedQuote) -> bool:
    """Leave out objects that are judged: within spoken words hardly any of them tells of a saying."""
    return quote.rule != "source-verb-object" and bool(quote.speaker and quote.cue)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
