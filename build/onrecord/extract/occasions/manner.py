"""The manner of saying: what the words beside a quote tell of the occasion on which it was said."""

import re

from onrecord.extract.proposals import ProposedQuote

_OTHER_TIME = re.compile(
    r"\b(?:previously|earlier|already|repeatedly|often|long|once|always|frequently|initially|before|usually"
    r"|consistently|routinely|never|recently|in the past|for (?:years|months|weeks))\b"
)
_PERFECT = re.compile(r"(?:had|having|will|would|may|might|could|must|should)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:had|would|will|may|might|could)(?: \w+ly| long| also| not)?\s*$")
_STANDING = re.compile(
    r"(?:call|dub|describ|label|brand|term|refer|believ|think|thought|hop|fear|expect|want|know|consider|regard|see)",
    re.IGNORECASE,
)
"""Verbs of naming and believing: they tell what somebody holds, on no occasion."""
_PRESENT = re.compile(r"(?:say|claim|note|insist|argue|write|add|tell|state|warn|report)s")
_TO_SOMEBODY = frozenset(("told", "tells", "has told", "had told", "telling"))
_ORDERING = re.compile(r"(?:order|command|instruct|demand|ask|urg)", re.IGNORECASE)
_TOLD_AS_PAST = re.compile(r"\b(?:has|have|had|was|were) (?:\w+ )?\w+$|ed$|\b(?:said|told|wrote|made)$")
_APART_FROM = re.compile(r"\b(?:after|before|since|until|till|once) (?:the |a |his |her |its |their )?$")
"""Before the subject of a clause that has a time of its own: after the ministry said."""
_BACKGROUND = "fronted-subject"
"""The rule of what is told in a relative clause, to say which thing is meant."""
_ADDED = re.compile(r", (?:which|who|whom)\b[^,]*$")
"""A relative clause that does not say which one is meant, but adds news."""
_ATTRIBUTE = re.compile(r"\b(?:the|a|an|its|his|her|their)(?: \w+ly)? \w+ed$")
"""A participle before a noun: with the declared aim of."""
_AROUND_CUE = 30


def begins(quote: ProposedQuote) -> int:
    """Give the offset at which the words of saying begin: at the speaker or the cue, whichever is first."""
    cue, speaker = quote.cue or quote.segments[0], quote.speaker
    return cue.start if speaker is None else min(cue.start, speaker.start)


def is_on_occasion(quote: ProposedQuote, text: str) -> bool:
    """Say whether the words of saying can tell of the occasion that the report is about."""
    if quote.cue is None:
        return False
    cue = quote.cue.of(text)
    before = text[max(0, quote.cue.start - _AROUND_CUE) : quote.cue.start]
    before = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :]
    return not (
        is_apart(quote, text)
        or _ATTRIBUTE.search(f"{before}{cue}")
        or _PERFECT.match(cue)
        or _AUXILIARY.search(before)
        or _STANDING.match(cue)
        or _ORDERING.match(cue)
        or _OTHER_TIME.search(before)
        or _OTHER_TIME.match(text, quote.cue.end + 1)
    )


def is_apart(quote: ProposedQuote, text: str) -> bool:
    """Say whether a saying has a time of its own, or only tells which thing is meant."""
    start = begins(quote)
    near = max(0, start - _AROUND_CUE)
    if _APART_FROM.search(text, near, start):
        return True
    return quote.rule == _BACKGROUND and not _ADDED.search(text, near, start)


def is_present(quote: ProposedQuote, text: str) -> bool:
    """Say whether a source speaks in the present tense: after a dated saying, on no such occasion."""
    return quote.cue is not None and _PRESENT.fullmatch(quote.cue.of(text)) is not None


def opens_another(quote: ProposedQuote, text: str) -> bool:
    """Say whether a quote was said to somebody apart: told the paper."""
    if quote.addressee is None or quote.cue is None or quote.cue.of(text) not in _TO_SOMEBODY:
        return False
    return quote.addressee.of(text).removeprefix("the ").removeprefix("The ")[:1].isupper()


def is_told_as_past(quote: ProposedQuote, text: str) -> bool:
    """Say whether the words of saying are in a past tense."""
    if quote.cue is None:
        return False
    clause = text[max(0, quote.cue.start - _AROUND_CUE) : quote.cue.end]
    return _TOLD_AS_PAST.search(clause) is not None
