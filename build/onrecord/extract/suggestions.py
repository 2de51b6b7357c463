"""Suggestions: what a draft would propose if a register had it, with its rule and confidence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.extract.article import Extraction
from onrecord.extract.occasions.utterances import unregistered
from onrecord.extract.proposals import ProposedEvent, ProposedMention

_SAME_OCCASION = "same-occasion, 0.5"
_MOST_FORMS = 5


def suggestions(read: Extraction, ids: Mapping[int, str]) -> Iterator[str]:
    """Give the names, claims, events and utterances that no register has, one a line.

    Args:
        read: The article as the rules read it.
        ids: The ids of the quotes that the draft has, by their positions.
    """
    yield from _names(read)
    yield from _claims(read, ids)
    yield from _events(read)
    yield from _utterances(read, ids)


def why(proposal: Any) -> str:
    """Give the rule that made a proposal, and its confidence."""
    return f"{proposal.rule}, {proposal.confidence}"


def taking_part(read: Extraction, event: ProposedEvent) -> str:
    """Name the place and the participants of an event: by id, or by name if no register has them."""
    groups = read.naming.groups
    named = [] if event.place is None else [("place", event.place)]
    named += [(role.value, group) for group, role in event.participants]
    return ", ".join(f"{role} {groups[group].entity_id or groups[group].name}" for role, group in named)


def _names(read: Extraction) -> Iterator[str]:
    """Name what is new: how sure its first place is, how often it is named, and by what other words."""
    places: dict[int, list[ProposedMention]] = defaultdict(list)
    for mention in read.naming.mentions:
        places[mention.group].append(mention)
    for at, group in enumerate(read.naming.groups):
        if at in places and group.entity_id is None:
            first = next((one for one in places[at] if one.rule == "new-name"), places[at][0])
            told = [
                group.type.value,
                why(first),
                f"{len(places[at])}×",
                *_other_forms(read, group.name, places[at]),
            ]
            yield f"entity ({', '.join(told)}): {group.name}"


def _other_forms(read: Extraction, name: str, places: list[ProposedMention]) -> list[str]:
    forms = dict.fromkeys(one.span.of(read.text) for one in places)
    return [f"also {form}" for form in forms if form != name][:_MOST_FORMS]


def _claims(read: Extraction, ids: Mapping[int, str]) -> Iterator[str]:
    for claim in read.claims:
        if claim.claim_id is None:
            quote = None if claim.quote is None else ids.get(claim.quote)
            through = "" if quote is None else f" in {quote}"
            yield f"claim ({why(claim)}){through}: {_one_line_of(claim.span.of(read.text))}"


def _events(read: Extraction) -> Iterator[str]:
    for event in read.events:
        if event.event_id is None:
            told = (event.type.value, why(event), event.reported, taking_part(read, event))
            clause = _one_line_of(event.span.of(read.text))
            yield f"event ({', '.join(one for one in told if one)}): {clause}"


def _utterances(read: Extraction, ids: Mapping[int, str]) -> Iterator[str]:
    for same in unregistered(read.quotes, read.said, read.utterances):
        quotes = [ids[at] for at in same if at in ids]
        if len(quotes) > 1:
            yield f"utterance ({_SAME_OCCASION}, {_who_and_when(read, same[0])}): {', '.join(quotes)}"


def _who_and_when(read: Extraction, at: int) -> str:
    quote, said = read.quotes[at], read.said[at]
    group = None if quote.group is None else read.naming.groups[quote.group]
    who = (group.entity_id or group.name) if group else ""
    return f"{who}, {said.edtf}" if said else who


def _one_line_of(text: str) -> str:
    return " ".join(text.split())
