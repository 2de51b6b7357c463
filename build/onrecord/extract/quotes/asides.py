"""Asides: by what means something was said, and to whom, as the words around its cue tell."""

import re
from collections.abc import Sequence

from onrecord.extract.mentions import Naming
from onrecord.extract.proposals import ProposedQuote
from onrecord.text.spans import Span

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
_BEFORE_CHARS, _AFTER_CHARS = 160, 90
_ENDS = re.compile(r"[\n;“”\"]|[.!?] ")


def with_asides(text: str, quotes: Sequence[ProposedQuote], naming: Naming) -> list[ProposedQuote]:
    """Give each quote the medium and the hearer that stand beside its cue, if they do.

    Args:
        text: The article.
        quotes: Its quotes.
        naming: Its names: who is spoken to has to have one.
    """
    names = {mention.span.start: mention.span for mention in naming.mentions}
    return [_with_asides(text, quote, names) for quote in quotes]


def _with_asides(text: str, quote: ProposedQuote, names: dict[int, Span]) -> ProposedQuote:
    """Look behind the cue first, then before the speaker: In a statement, Li said."""
    if quote.cue is None:
        return quote
    medium, hearer = None, quote.addressee
    for first, end in (_behind(text, quote, quote.cue), _before(text, quote, quote.cue)):
        means = _MEDIUM.search(text, first, end)
        medium = medium or (Span(*means.span("medium")) if means else None)
        to = _TO.search(text, first, end)
        hearer = hearer or (names.get(to.end()) or names.get(to.end() - len("the ")) if to else None)
    return quote._replace(medium=medium, addressee=hearer)


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
