"""Speakers: which group of names a speaker phrase belongs to, where that is safe to say."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract import kinds
from onrecord.extract.lexicon import TAGS
from onrecord.extract.mentions import Naming
from onrecord.extract.proposals import ProposedMention, ProposedQuote
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

_PERSONAL = frozenset(("he", "she"))
_FARTHEST_CHARS = 1500
"""A pronoun further from its name than this is left alone."""


def with_speakers(text: str, quotes: Sequence[ProposedQuote], naming: Naming) -> list[ProposedQuote]:
    """Give each quote the group of its speaker: a name, or a pronoun with one person in reach."""
    starts = [mention.span.start for mention in naming.mentions]
    resolved: list[ProposedQuote] = []
    last_person: tuple[int, int] | None = None
    for quote in quotes:
        group = None
        if quote.speaker is not None:
            group = _named(text, quote.speaker, naming, starts)
            if group is None and quote.speaker.of(text).lower() in _PERSONAL:
                group = _person_before(text, quote.speaker, naming, starts, last_person)
        if group is not None and quote.speaker and naming.groups[group].type is EntityType.PERSON:
            last_person = (group, quote.speaker.start)
        resolved.append(replace(quote, group=group))
    return resolved


def _named(text: str, speaker: Span, naming: Naming, starts: Sequence[int]) -> int | None:
    """Find the name that a phrase is, titles before it set aside; a name that only qualifies it is none."""
    at = bisect_left(starts, speaker.start)
    inside: list[ProposedMention] = []
    while at < len(naming.mentions) and naming.mentions[at].span.end <= speaker.end + 2:
        inside.append(naming.mentions[at])
        at += 1
    if not inside:
        return None
    last = inside[-1]
    if text[last.span.end : speaker.end].strip(" .'’s"):
        return None
    before = text[speaker.start : last.span.start].split()
    while before and TAGS[before[-1]] & kinds.DETERMINER:
        before.pop()
    # A person's name at the end is who speaks, whatever office stands before it; an institution's is
    # who speaks only if nothing before it makes it a part of the office.
    person = naming.groups[last.group].type is EntityType.PERSON
    ties = kinds.PREPOSITION if person else kinds.PREPOSITION | kinds.POSSESSIVE
    if any(TAGS[word] & ties for word in (before[-1:] if person else before)):
        return None
    return last.group


def _person_before(
    text: str,
    pronoun: Span,
    naming: Naming,
    starts: Sequence[int],
    last_speaker: tuple[int, int] | None,
) -> int | None:
    """Find the one person in reach: the last speaker, if no other person was named since."""
    at = bisect_left(starts, pronoun.start) - 1
    since: list[int] = []
    farthest = max(0, pronoun.start - _FARTHEST_CHARS)
    paragraph = text.rfind("\n", farthest, max(0, text.rfind("\n", farthest, pronoun.start)))
    low = max(paragraph, farthest)
    while at >= 0 and naming.mentions[at].span.start >= low:
        group = naming.mentions[at].group
        if naming.groups[group].type is EntityType.PERSON and group not in since:
            since.append(group)
        at -= 1
    if last_speaker is not None and last_speaker[1] >= low:
        return last_speaker[0]
    return since[0] if len(since) == 1 else None
