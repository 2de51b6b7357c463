"""Quotes within quotations: what a speaker tells that somebody else has said."""

from collections.abc import Iterator

from onrecord.extract.proposals import ProposedQuote
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


def telling_quotations(units: Units) -> Iterator[tuple[int, str]]:
    """Give the start and the words of each quotation in which somebody may be said to have said something."""
    for quotation in units.quotations.values():
        inside = quotation.inside.of(units.text)
        if not _TELLS.isdisjoint(inside.split()):
            yield quotation.inside.start, inside


def within(inner: Units, found: list[ProposedQuote], start: int) -> Iterator[ProposedQuote]:
    """Place the quotes of a quotation in the whole text: those that have a source of their own.

    Args:
        inner: The units of the words within the marks.
        found: What the rules read in them.
        start: Where these words begin in the text.
    """
    for quote in found:
        if quote.speaker and quote.cue:
            yield quote._replace(
                segments=tuple(_shifted(segment, start) for segment in quote.segments),
                speaker=_shifted(quote.speaker, start),
                cue=_shifted(quote.cue, start),
                addressee=quote.addressee and _shifted(quote.addressee, start),
                relays=tuple(_shifted(relay, start) for relay in quote.relays),
                confidence=min(quote.confidence, max(_LEAST, round(quote.confidence - _LESS, 2))),
            )


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
