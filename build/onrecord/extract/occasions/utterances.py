"""Utterances: which quotes render a registered act of speech.

An act is known by who spoke, when, and about what: its title and note name all three. What the same source
says on the same occasion belongs to the same act.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.events.registered import overlap
from onrecord.extract.mentions import Known
from onrecord.extract.proposals import ProposedQuote, Timing
from onrecord.extract.report import Report
from onrecord.extract.words.lexicon import words

_WORD = re.compile(r"[A-Za-z]{4,}")
_STEM = 6
_NEEDED = 4
_EMPTY = words(
    "that this with from have been were said says will would their they about which when what than into over"
)


@dataclass(frozen=True)
class KnownUtterance:
    """An utterance of the register."""

    utterance_id: str
    title: str
    said: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class _Seen:
    """An utterance with the entities and the words that its title and note hold."""

    known: KnownUtterance
    entities: frozenset[str]
    stems: frozenset[str]


def find_utterances(
    report: Report,
    quotes: Sequence[ProposedQuote],
    said: Sequence[Timing | None],
    known: Sequence[KnownUtterance],
    names: Known,
) -> list[str | None]:
    """Give each quote the registered utterance that it most likely renders, if any."""
    if not known:
        return [None] * len(quotes)
    seen = [_seen(one, names) for one in known]
    found = [_best(report, quote, timing, seen) for quote, timing in zip(quotes, said, strict=True)]
    return _together(report, quotes, said, found)


def _seen(known: KnownUtterance, names: Known) -> _Seen:
    text = f"{known.title} {known.note or ''}"
    return _Seen(known, frozenset(one.entity_ids[0] for one in names.names.find(text)), _stems(text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text) if word.lower() not in _EMPTY)


def _best(report: Report, quote: ProposedQuote, timing: Timing | None, seen: Sequence[_Seen]) -> str | None:
    """Find the one utterance whose speaker and words fit best, on the same day."""
    entity = None if quote.group is None else report.naming.groups[quote.group].entity_id
    if entity is None or timing is None:
        return None
    line = report.bodies_of(entity)
    content = _stems(" ".join(piece.of(report.text) for piece in quote.segments))
    named = {
        report.naming.groups[one.group].entity_id
        for piece in quote.segments
        for one in report.mentions_in(piece)
    } - {entity}
    scored: list[tuple[float, str]] = []
    for one in seen:
        if one.known.said is not None and not overlap(timing.edtf, one.known.said):
            continue
        spoken_for = set[str]().union(*map(report.bodies_of, one.entities))
        kin = line & one.entities or entity in spoken_for
        speaks = 2.0 if entity in one.entities else 1.0 if kin else 0.0
        if speaks:
            about = min(3, len(content & one.stems) + len(named & one.entities))
            score = speaks + about + (one.known.said is not None)
            scored.append((score, one.known.utterance_id))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < _NEEDED or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _together(
    report: Report,
    quotes: Sequence[ProposedQuote],
    said: Sequence[Timing | None],
    found: Sequence[str | None],
) -> list[str | None]:
    """Join what one source, or one that speaks for the same body, said on one day, where it is one act."""
    acts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    entities = [
        None if quote.group is None else report.naming.groups[quote.group].entity_id for quote in quotes
    ]
    for entity, timing, utterance in zip(entities, said, found, strict=True):
        if entity is not None and timing is not None and utterance is not None:
            acts[timing.edtf][entity].add(utterance)
    joined: list[str | None] = []
    for entity, timing, utterance in zip(entities, said, found, strict=True):
        same = set[str]()
        if utterance is None and entity is not None and timing is not None:
            spoke = acts.get(timing.edtf, {})
            same.update(*(ids for other, ids in spoke.items() if _are_one(report, entity, other)))
        joined.append(next(iter(same)) if len(same) == 1 else utterance)
    return joined


def _are_one(report: Report, one: str, other: str) -> bool:
    return one == other or one in report.bodies_of(other) or other in report.bodies_of(one)


def unregistered(
    quotes: Sequence[ProposedQuote], said: Sequence[Timing | None], found: Sequence[str | None]
) -> list[list[int]]:
    """List the quotes of one source on one day that no registered utterance has, two or more together."""
    together: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, (quote, timing, utterance) in enumerate(zip(quotes, said, found, strict=True)):
        if quote.group is not None and timing is not None and utterance is None and "/" not in timing.edtf:
            together[quote.group, timing.edtf].append(at)
    return [same for same in together.values() if len(same) > 1]
