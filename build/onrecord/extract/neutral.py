"""The neutral form of quotes: JSON lines, so that any corpus can be read and any reading be scored.

Input, one object a line: `{"doc_id": …, "text": …, "published": "YYYY-MM-DD" or null}`, by the rules of
`onrecord.corpora.lines`. Output: the same object with `"quotes"` added, a list of

    {"segments": [[start, end], …], "kind": "direct" | "indirect" | "mixed",
     "speaker": [start, end] | null, "cue": [start, end] | null}

Offsets are half-open and count Unicode code points of `text`. A segment is what was said, without the
quotation marks around it; the marks inside a mixed quote belong to it. Punctuation before a closing
mark is part of the segment, the full stop after a paraphrase is not. An interrupted quote has several
segments in the order of the text. What is said, thought or wanted within quoted words is a quote of its
own, besides the quotation it stands in. `speaker` is the phrase beside the cue, whatever it is: a name, a
pronoun, a common noun. Other fields of the input go through as they
stand, character by character.
"""

from typing import Any

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.finding import find_quotes
from onrecord.extract.words.units import sentences, units_of
from onrecord.text.spans import Span

LEAST_CONFIDENCE = 0.5
"""Proposals below it are for a person to look at, and are not given out."""


def quotes_of(text: str, least: float = LEAST_CONFIDENCE) -> list[ProposedQuote]:
    """Find the quotes of a text, in the order of their first characters."""
    units = units_of(text)
    found = find_quotes(units, sentences(units), thoughts=True)
    return sorted((quote for quote in found if quote.confidence >= least), key=lambda quote: quote.segments)


def as_neutral(quote: ProposedQuote) -> dict[str, Any]:
    """Give a quote in the neutral form."""
    return {
        "segments": [list(segment) for segment in sorted(quote.segments)],
        "kind": quote.kind.value,
        "speaker": _offsets(quote.speaker),
        "cue": _offsets(quote.cue),
    }


def _offsets(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def is_unicode(text: str) -> bool:
    """Say whether every character can be written as UTF-8; half a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
