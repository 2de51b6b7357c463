"""Quotes within quotations: what a speaker tells that somebody else has said."""

import re
from collections.abc import Iterator

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.words import kinds
from onrecord.extract.words.units import Units
from onrecord.extract.words.verbs import forms
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind

_VERBS = "say tell warn announce claim insist argue deny write report declare"
_TELLS = re.compile(
    r"(?<!been )(?<!was )(?<!were )\b(?:according to|"
    + "|".join(form for verb in _VERBS.split() for form in forms(verb)[1:-1])
    + r")\b"
)
"""Finite verbs of saying, passives left out; what has none of them is not looked at again."""
_CLEAR = frozenset(("source-verb-that", "source-verb-clause", "according-to"))
"""The rules that are sure enough within another's words."""
_OTHERS = frozenset(("he", "she", "they"))
_LESS = 0.2
"""How much less a quote within a quotation is to be trusted."""


def telling_quotations(units: Units) -> Iterator[tuple[int, str]]:
    """Give the start and the words of each quotation in which somebody may be said to have said something."""
    for quotation in units.quotations.values():
        inside = quotation.inside.of(units.text)
        if _TELLS.search(inside):
            yield quotation.inside.start, inside


def within(inner: Units, found: list[ProposedQuote], start: int) -> Iterator[ProposedQuote]:
    """Place the quotes of a quotation in the whole text, those of a third person that a clear rule reads.

    Args:
        inner: The units of the words within the marks.
        found: What the rules read in them.
        start: Where these words begin in the text.
    """
    for quote in found:
        if (
            quote.kind is not QuoteKind.DIRECT
            and quote.rule in _CLEAR
            and quote.speaker
            and _is_another(inner, quote.speaker)
        ):
            yield quote._replace(
                segments=tuple(_shifted(segment, start) for segment in quote.segments),
                speaker=_shifted(quote.speaker, start),
                cue=quote.cue and _shifted(quote.cue, start),
                addressee=quote.addressee and _shifted(quote.addressee, start),
                relays=tuple(_shifted(relay, start) for relay in quote.relays),
                confidence=round(quote.confidence - _LESS, 2),
            )


def _is_another(inner: Units, speaker: Span) -> bool:
    """Tell a name, an office or "he" from "I", "you" and "people"."""
    first, last = inner.at(speaker.start), inner.at(speaker.end - 1)
    if first == last and inner.tags[first] & kinds.PRONOUN:
        return inner.words[first].lower() in _OTHERS
    return any(tag & (kinds.SOURCE | kinds.CAPITAL) for tag in inner.tags[first : last + 1])


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
