"""Asides: by what means something was said, to whom and through whom, as the words around its cue tell."""

import re
from collections.abc import Iterable, Mapping, Sequence

from onrecord.extract.mentions import Naming
from onrecord.extract.proposals import ProposedQuote
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

_MEANS = (
    "statement|address|speech|interview|briefing|conference|tweet|tweets|post|posts|message|letter|e-?mail|memo"
    "|report|filing|video|broadcast|remarks|comments|testimony|telegram|note|article|essay|op-ed|column|blog"
    "|podcast|release|bulletin|call|communiqué|communique|editorial|affidavit|complaint|indictment"
)
_PLATFORMS = (
    "Twitter|X|Telegram|Facebook|Instagram|YouTube|TikTok|Weibo|VKontakte|WhatsApp|Truth Social|LinkedIn"
)
_MEDIUM = re.compile(
    r"\b(?i:in|on|at|via|through|during|by) "
    r"(?P<medium>(?:(?:an?|the|his|her|its|their|another|separate|televised|written) )?"
    rf"(?:[a-z][\w'’-]+ ){{0,2}}(?:{_MEANS})\b(?! of)"
    rf"|(?:{_PLATFORMS})\b|(?:phone|telephone|video link)\b)"
)
_TO = re.compile(
    r"\b(?i:speaking (?:to|with)|interview with|(?:statement|remarks|comments|letter|e-?mail|speech) to) "
    r"(?:the )?"
)
_PUBLISHED = re.compile(
    r"\b(?i:(?:seen|obtained|reviewed|viewed|published|released|carried|aired|broadcast) (?:\w+ )?by"
    r"|(?:published|printed|wrote|writing|written|appeared|appearing) (?:\w+ )?in"
    r"|(?:shared with|provided to|given to|leaked to|sent to)) (?:the )?"
)
"""What an outlet stands behind that somebody's words came through: a letter seen by the Courier."""
_BEFORE_CHARS, _AFTER_CHARS = 160, 90
_ENDS = re.compile(r"[\n;“”\"]|[.!?] ")


def with_asides(text: str, quotes: Sequence[ProposedQuote], naming: Naming) -> list[ProposedQuote]:
    """Give each quote the medium, the hearer and the publisher that stand beside its cue, if they do.

    Args:
        text: The article.
        quotes: Its quotes.
        naming: Its names: who is spoken to, or publishes, has to have one.
    """
    names = {mention.span.start: mention.span for mention in naming.mentions}
    outlets = {
        mention.span.start: mention.span
        for mention in naming.mentions
        if naming.groups[mention.group].type is EntityType.OUTLET
    }
    return [_with_asides(text, quote, names, outlets) for quote in quotes]


def _with_asides(
    text: str, quote: ProposedQuote, names: Mapping[int, Span], outlets: Mapping[int, Span]
) -> ProposedQuote:
    """Look behind the cue first, then before the speaker: In a statement, Li said."""
    if quote.cue is None:
        return quote
    medium, hearer, publisher = None, quote.addressee, None
    for first, end in (_behind(text, quote, quote.cue), _before(text, quote, quote.cue)):
        means = _MEDIUM.search(text, first, end)
        medium = medium or (Span(*means.span("medium")) if means else None)
        hearer = hearer or _named(_TO.finditer(text, first, end), names)
        # What the cue itself is part of begins with it: wrote in the Courier.
        publisher = publisher or _named(_PUBLISHED.finditer(text, min(first, quote.cue.start), end), outlets)
    if publisher is not None and publisher != quote.speaker and publisher not in quote.relays:
        quote = quote._replace(relays=(*quote.relays, publisher))
    return quote._replace(medium=medium, addressee=hearer)


def _named(openings: Iterable[re.Match[str]], names: Mapping[int, Span]) -> Span | None:
    """Give the first name behind words that were found, with its article or without."""
    for opening in openings:
        name = names.get(opening.end()) or names.get(opening.end() - len("the "))
        if name is not None:
            return name
    return None


def _behind(text: str, quote: ProposedQuote, cue: Span) -> tuple[int, int]:
    later = [segment.start for segment in quote.segments if segment.start >= cue.end]
    limit = min([cue.end + _AFTER_CHARS, len(text), *later])
    stop = _ENDS.search(text, cue.end, limit)
    return cue.end, stop.start() if stop else limit


def _before(text: str, quote: ProposedQuote, cue: Span) -> tuple[int, int]:
    earlier = [segment.end for segment in quote.segments if segment.end <= cue.start]
    first = max([0, cue.start - _BEFORE_CHARS, *earlier])
    for stop in _ENDS.finditer(text, first, cue.start):
        first = stop.end()
    return first, cue.start
