"""Speech: what the codebook calls a quote, of all that the rules attribute to somebody.

Hopes, plans and expectations are thought, not speech, and silence says nothing; the neutral form, which
others score by schemes of their own, keeps them.
"""

import re
from collections.abc import Sequence

from onrecord.extract.proposals import ProposedQuote
from onrecord_schema.vocabularies import QuoteKind

_WANTS = "source-wants"
_RAISED = "raised-subject"
_EXPECTED = re.compile(r"\b(?:expected|anticipated|hoped|feared|likely)\b")
_SILENT = re.compile(r"(?:to )?(?:comment|elaborate|respond|discuss|answer|reply)\b")
_REFUSES = re.compile(r"\b(?:declin|refus|not|n['’]t|without)")


def only_speech(text: str, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """Leave out what was only thought or wanted, and refusals to say anything."""
    return [quote for quote in quotes if not (_is_thought(text, quote) or _is_silence(text, quote))]


def _is_thought(text: str, quote: ProposedQuote) -> bool:
    if quote.kind is not QuoteKind.INDIRECT:
        return False
    expected = quote.cue is not None and _EXPECTED.search(quote.cue.of(text)) is not None
    return quote.rule == _WANTS or (quote.rule == _RAISED and expected)


def _is_silence(text: str, quote: ProposedQuote) -> bool:
    refuses = quote.cue is not None and _REFUSES.search(quote.cue.of(text)) is not None
    return refuses and _SILENT.match(text, quote.segments[0].start) is not None
