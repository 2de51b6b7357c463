"""Relays: through whom the outlet has a quote, told from who said it.

An outlet that only passes on what somebody else said is no speaker of its own: its attribution becomes
the relay of the other's quote. Where the act is itself at issue, as with an order, it stays, and so does
whoever tells of another's words within their own.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from onrecord.extract.mentions import Naming
from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType, QuoteKind

_PASSED_ON = frozenset(("according-to-relay", "outlet-relay"))
"""The rules that read an outlet's part in another's quote, and nothing else."""
_CITING = re.compile(r", (?:citing|quoting) (?P<source>[^,.;:\n“”\"]{3,60}), ")
_MOST_OF_IT = 0.5
"""An outlet only passes on what makes up so much of its own words."""


def with_relays(text: str, quotes: Sequence[ProposedQuote], naming: Naming) -> list[ProposedQuote]:
    """Give quotes their relays, and leave out the outlets that only pass them on.

    Args:
        text: The article.
        quotes: Its quotes, each with the group of its speaker where that is known.
        naming: Its names and their groups.
    """
    outlets = {at for at, group in enumerate(naming.groups) if group.type is EntityType.OUTLET}
    named = {mention.span.end: mention.group for mention in naming.mentions}
    kept = [
        _told_to(_cited(text, quote, named, outlets), named, outlets)
        for quote in quotes
        if quote.rule not in _PASSED_ON or quote.group not in outlets
    ]
    tellers = _tellers(kept)
    dropped = {
        outer
        for inner, outers in tellers.items()
        for outer in outers
        if kept[outer].group in outlets and _only_passes_on(text, kept[outer], kept[inner])
    }
    told = [_relayed(at, kept, tellers, outlets) for at in range(len(kept))]
    return [quote for at, quote in enumerate(told) if at not in dropped]


def _cited(text: str, quote: ProposedQuote, named: dict[int, int], outlets: set[int]) -> ProposedQuote:
    """Read "The Courier, citing two officials, said": the officials say what it passes on."""
    outlet = quote.speaker
    if outlet is None or quote.group not in outlets:
        return quote
    citing = _CITING.match(text, outlet.end)
    if citing is None or not any(TAGS[word] & kinds.SOURCE for word in citing["source"].split()):
        return quote
    source = Span(*citing.span("source"))
    return quote._replace(speaker=source, group=named.get(source.end), relays=(outlet, *quote.relays))


def _told_to(quote: ProposedQuote, named: dict[int, int], outlets: set[int]) -> ProposedQuote:
    """Take an outlet that was told something as the relay of it, too: a civilian told the BBC."""
    hearer = quote.addressee
    if hearer is None or named.get(hearer.end) not in outlets or hearer in quote.relays:
        return quote
    return quote._replace(relays=(hearer, *quote.relays))


def _tellers(quotes: Sequence[ProposedQuote]) -> dict[int, list[int]]:
    """Find the quotes in whose content the cue of another one stands, the shortest content first."""
    cues = sorted((quote.cue.start, at) for at, quote in enumerate(quotes) if quote.cue)
    found: dict[int, list[int]] = defaultdict(list)
    for outer, quote in sorted(enumerate(quotes), key=lambda each: _length(each[1])):
        for segment in quote.segments:
            first = bisect_left(cues, (segment.start, -1))
            end = bisect_left(cues, (segment.end, -1))
            for _, inner in cues[first:end]:
                if inner != outer:
                    found[inner].append(outer)
    return found


def _only_passes_on(text: str, outer: ProposedQuote, inner: ProposedQuote) -> bool:
    orders = inner.cue and TAGS[inner.cue.of(text).lower()] & kinds.ORDERING
    whole = outer.kind is not QuoteKind.DIRECT and not (orders and not _says(text, inner))
    attribution = sum(_characters(span) for span in (inner.cue, inner.speaker) if span)
    return bool(whole) and _length(inner) + attribution >= _MOST_OF_IT * _length(outer)


def _says(text: str, quote: ProposedQuote) -> bool:
    """Tell "warned that it was late" from "warned them to leave"."""
    return not quote.segments[0].of(text).startswith("to ")


def _relayed(
    at: int, quotes: Sequence[ProposedQuote], tellers: dict[int, list[int]], outlets: set[int]
) -> ProposedQuote:
    quote = quotes[at]
    relays = list(quote.relays)
    for outer in tellers.get(at, ()):
        teller = quotes[outer]
        # That "he" or "officials" is not the teller again is sure only where the teller is an outlet.
        known = quote.group is not None or teller.group in outlets
        another = known and teller.group not in (None, quote.group)
        if teller.speaker and another and teller.speaker not in relays:
            relays.append(teller.speaker)
    return quote._replace(relays=tuple(relays))


def _length(quote: ProposedQuote) -> int:
    return sum(map(_characters, quote.segments))


def _characters(span: Span) -> int:
    return span.end - span.start
