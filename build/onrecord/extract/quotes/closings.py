"""Closings: clauses and appositions at the end of what was said that only identify or comment.

They are the outlet's: "it was leaving Ost, a blow to the general", "a base at Kell, which it took in May".
The codebook leaves them outside the quote; the neutral form keeps the sentence as it stands.
"""

import re
from collections.abc import Sequence

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind

_CLOSING = re.compile(
    r",[ \n](?P<opening>which|whose|who|where|in (?:what|yet)|up from|down from|compared with"
    r"|(?:yet )?an?|the|its|their|his|her|one of)\b"
)
_CLAUSES = ("which", "whose", "who", "where", "in what", "in yet", "up from", "down from", "compared with")
"""What opens a closing that may hold verbs."""
_MARKS = re.compile('[“”"‘;:]')
_WORD = re.compile(r"[\w'’-]+")
_FINITE = kinds.AUXILIARY | kinds.PAST | kinds.VERB
_AFTER_COMMA = re.compile(r", ([\w'’-]+)")
_LEAST_WORDS = 3


def without_closings(text: str, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """End indirect quotes before what only identifies or comments."""
    return [_ended(text, quote) if quote.kind is QuoteKind.INDIRECT else quote for quote in quotes]


def _ended(text: str, quote: ProposedQuote) -> ProposedQuote:
    last = quote.segments[-1]
    if text[last.end : last.end + 1] not in ".!?\n…" and last.end < len(text):
        return quote
    for closing in _CLOSING.finditer(text, last.start, last.end):
        if _is_closing(closing, text[closing.start() : last.end]) and _is_whole(
            text[last.start : closing.start()]
        ):
            return quote._replace(segments=(*quote.segments[:-1], Span(last.start, closing.start())))
    return quote


def _is_whole(content: str) -> bool:
    """Say whether enough stands before a closing to be what was said."""
    return len(_WORD.findall(content)) >= _LEAST_WORDS


def _is_closing(closing: re.Match[str], words: str) -> bool:
    """Say whether what begins with a comma goes to the end, and is no clause of its own or part of a list."""
    if _MARKS.search(words):
        return False
    if closing["opening"] in _CLAUSES:
        # A verb behind the next comma is that of the clause: the war, which began in May, is over.
        return not any(TAGS[word] & _FINITE for word in _AFTER_COMMA.findall(words, 1))
    return " and " not in words and not any(TAGS[word] & _FINITE for word in _WORD.findall(words))
