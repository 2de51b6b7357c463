"""Asides: by what means something was said, as the words around its cue tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.proposals import ProposedQuote
from onrecord.text.spans import Span

_MEANS = (
    "statement|address|speech|interview|briefing|conference|tweet|tweets|post|posts|message|letter|e-?mail|memo"
    "|report|filing|video|broadcast|remarks|comments|testimony|telegram|note|article|essay|op-ed|column|blog"
    "|podcast|release|bulletin|broadcast|call|communiqué|communique|editorial|affidavit|complaint|indictment"
)
_PLATFORMS = (
    "Twitter|X|Telegram|Facebook|Instagram|YouTube|TikTok|Weibo|VKontakte|WhatsApp|Truth Social|LinkedIn"
)
_MEDIUM = re.compile(
    r"\b(?:in|on|at|via|through|during|by) "
    r"(?P<medium>(?:(?:an?|the|his|her|its|their|another|separate|televised|written) )?"
    rf"(?:[a-z][\w'’-]+ ){{0,2}}(?:{_MEANS})\b(?! of)"
    rf"|(?:{_PLATFORMS})\b|(?:phone|telephone|video link)\b)",
    re.IGNORECASE,
)
_BEFORE_CHARS, _AFTER_CHARS = 160, 90
_ENDS = re.compile(r"[\n;“”\"]|[.!?] ")


def with_media(text: str, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """Give each quote the medium that stands beside its cue, if one does."""
    return [replace(quote, medium=_medium(text, quote)) for quote in quotes]


def _medium(text: str, quote: ProposedQuote) -> Span | None:
    """Find it behind the cue first, then before the speaker: In a statement, Li said."""
    if quote.cue is None:
        return None
    for first, end in (_behind(text, quote, quote.cue), _before(text, quote, quote.cue)):
        found = _MEDIUM.search(text, first, end)
        if found:
            return Span(*found.span("medium"))
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
