"""Speech: what the codebook calls a quote, of all that the rules attribute to somebody.

Hopes, plans and expectations are thought, not speech; silence says nothing, and what was never said, or
would be if something else were so, was not said. The neutral form, which others score by schemes of their
own, keeps them.
"""

import re
from collections.abc import Sequence

from onrecord.extract.proposals import ProposedQuote
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind

_WANTS = "source-wants"
_RAISED = "raised-subject"
_EXPECTED = re.compile(r"\b(?:expected|anticipated|hoped|feared|likely)\b")
_SILENT = re.compile(r"(?:to )?(?:comment|elaborate|respond|discuss|answer|reply)\b")
_REFUSES = re.compile(r"\b(?:declin|refus|not|n['’]t|without)")
_NEVER = re.compile(r"\b(?:not|never|n['’]t|yet to|[Ww]ithout|[Ss]top(?:s|ped)? short of)(?: \w+){0,2} ?$")
_UNREAL = re.compile(r"\b(?:could|should|might|must|ought to|may)(?: \w+ly)?(?: have)? $")
_ONLY_IF = re.compile(
    r"\b(?:[Ii]f|[Uu]nless) $|(?:^|[\n.!?:] ?)(?:Did|Does|Do|Has|Have|Had|Will|Can|Could|Should) $"
)
_NOBODY = re.compile(r"(?:[Nn]obody|[Nn]o one|[Nn]one|[Nn]either|No(?= ))\b")
_DENIES = re.compile(r"(?:den[iy]|disput|contest|object|refut|rul|confirm)", re.IGNORECASE)
"""Not to deny, or not to confirm, is to say something."""
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b")
_HELPERS, _LONGEST_NEGATION = 40, 24


def only_speech(text: str, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """Leave out what was only thought or wanted, refusals to say anything, and what nobody has said."""
    unspoken = (_is_thought, _is_silence, _is_unsaid)
    return [quote for quote in quotes if not any(told(text, quote) for told in unspoken)]


def _is_thought(text: str, quote: ProposedQuote) -> bool:
    if quote.kind is not QuoteKind.INDIRECT:
        return False
    expected = quote.cue is not None and _EXPECTED.search(quote.cue.of(text)) is not None
    return quote.rule == _WANTS or (quote.rule == _RAISED and expected)


def _is_silence(text: str, quote: ProposedQuote) -> bool:
    refuses = quote.cue is not None and _REFUSES.search(quote.cue.of(text)) is not None
    return refuses and _SILENT.match(text, quote.segments[0].start) is not None


def _is_unsaid(text: str, quote: ProposedQuote) -> bool:
    """Read "has never said that he lied", "nobody said", "could have said", "if she says"."""
    cue = quote.cue
    if cue is None or quote.kind is QuoteKind.DIRECT or _DENIES.match(text, cue.start):
        return False
    before = _before_cue(text, cue, quote.speaker)
    if _NEVER.search(before) and not _NOT_ONLY.search(before):
        return True
    if quote.speaker is None or quote.speaker.start > cue.start:
        return False
    start = quote.speaker.start
    conditional = _ONLY_IF.search(text[max(0, start - _LONGEST_NEGATION) : start])
    return bool(conditional or _NOBODY.match(text, start) or _UNREAL.search(before))


def _before_cue(text: str, cue: Span, speaker: Span | None) -> str:
    """Give what stands between a speaker and the cue, or a few words before the cue."""
    start = max(0, cue.start - _LONGEST_NEGATION)
    if speaker is not None and cue.start - _HELPERS < speaker.end <= cue.start:
        start = speaker.end
    return text[start : cue.start]
