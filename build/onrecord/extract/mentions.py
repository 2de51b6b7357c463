"""Mentions: the register's names, new names, their types, and which of them mean the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.extract.name_types import MOST_KEPT, is_acronym, type_of, words_of
from onrecord.extract.proposals import NameGroup, ProposedMention
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS, words
from onrecord.extract.words.names import ORGANISATION_WORDS, OUTLET_WORDS, PLACE_WORDS
from onrecord.text.names import NamedSpan, NameIndex
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

_NO_NAME = kinds.FUNCTION | kinds.RELATIVE | kinds.TIME | kinds.ACCORDING
_PARTICLE = "(?:(?:of|de|van|von|bin|al|el|du|la|le|da)(?: the)? |& )?"
_NAME = re.compile(rf"[A-Z][\w’'&-]*(?:\.? {_PARTICLE}[A-Z][\w’'&-]*|\.(?=[A-Z]\.)[A-Z])*")
_FULL_STOP = re.compile(r"\. ?")
_SHORTENED = words("Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Sgt Capt St Prof")
_LONGER_THAN_SHORTENED = 6
"""So many letters tell a short word from others: a run may have a hundred thousand stops."""
_FEASTS = words("Christmas Easter Thanksgiving Halloween Ramadan Hanukkah Passover")
_LONGEST_AMBIGUOUS = 3
_LONGEST_OPENER = 10
_ABBREVIATED = ("Inc", "Corp", "Co", "Ltd", "Jr", "Sr")
_INITIALS = re.compile(r"(?<![^ .])[A-Z]\.[A-Z]$")
_INSIDE_OWNER = re.compile(r"[’']s |s[’'] ")
_OF = re.compile(r"(?<![\w-])([\w-]+) of (?:the )?")
_OWN_AN_OF = (
    ORGANISATION_WORDS
    | PLACE_WORDS
    | OUTLET_WORDS
    | words("state states republic kingdom duke standards order daughters sons friends")
)
_DEMONYM = re.compile(r"\w+(?:ian|ean|ese|ish|French|Dutch|Greek|Iraqi|Israeli|Pakistani|Saudi|Swiss)s?$")
_SHORTEST_NAME = 2
"""An initial alone is no name."""


@dataclass(frozen=True)
class Known:
    """What a register knows: its names, and of what type the entities are."""

    names: NameIndex = field(default_factory=lambda: NameIndex(()))
    types: Mapping[str, EntityType] = field(default_factory=dict[str, EntityType])
    canonical: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, entities: Iterable[tuple[str, EntityType, Sequence[str]]]) -> "Known":
        """Make it of `(entity_id, type, names)`, the name that the dataset shows first."""
        listed = list(entities)
        return cls(
            NameIndex((name, entity_id) for entity_id, _, names in listed for name in names),
            {entity_id: type_ for entity_id, type_, _ in listed},
            {entity_id: names[0] for entity_id, _, names in listed},
        )


@dataclass(frozen=True)
class Naming:
    """The mentions of an article, and the groups they fall into."""

    mentions: list[ProposedMention]
    groups: list[NameGroup]


def find_mentions(text: str, known: Known) -> Naming:
    """Find the names of an article and group those that mean the same."""
    registered = known.names.find(text)
    new = _new_names(text, registered)
    grouper = _Grouper(text, known)
    for named in registered:
        grouper.add_registered(named)
    # Full names first, so that short ones find them, wherever in the text they stand.
    for span in sorted(new, key=lambda span: (-len(words_of(span.of(text))), span)):
        grouper.add_new(span)
    return Naming(sorted(grouper.mentions, key=lambda mention: mention.span), grouper.named_groups())


def _new_names(text: str, registered: Sequence[NamedSpan]) -> list[Span]:
    found: list[Span] = []
    seen_inside: set[str] = set()
    openers: list[Span] = []
    for span in _unregistered(_candidates(text), registered):
        name = span.of(text)
        if " " not in name and _opens_sentence(text, span.start):
            openers.append(span)
        else:
            seen_inside.update((name, name.rsplit(" ", 1)[-1]))
            found.append(span)
    # A single word that opens a sentence is a name only if it is one elsewhere.
    return found + [span for span in openers if span.of(text) in seen_inside or is_acronym(span.of(text))]


def _candidates(text: str) -> Iterator[Span]:
    for match in _NAME.finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in "#@"):
            continue
        run = match.group()
        if text[end : end + 1] == "." and (run.endswith(_ABBREVIATED) or _INITIALS.search(run, len(run) - 3)):
            run += "."
        for first, last, may_be_adjective in _names_in(run):
            # Before a small letter, Russian is an adjective and no name.
            if not may_be_adjective or not text[start + last + 1 : start + last + 2].islower():
                yield Span(start + first, start + last)


@lru_cache(maxsize=MOST_KEPT)
def _names_in(run: str) -> tuple[tuple[int, int, bool], ...]:
    """Find the names in a run of capitalised words, and whether each may be the adjective of a people.

    >>> _names_in("The Zed Corp. Ann Li’s Russian")
    ((4, 12, False), (14, 20, False), (23, 30, True))
    """
    return tuple(name for piece in _apart(run) if (name := _trimmed_name(run, *piece)))


def _apart(run: str) -> Iterator[tuple[int, int]]:
    """Part a run of capitalised words at sentence ends, owners and offices: Microsoft's | Explorer."""
    start = 0
    for stop in _FULL_STOP.finditer(run):
        # The last few letters tell whether it is short: a run may have a hundred thousand stops.
        before = run[max(start, stop.start() - _LONGER_THAN_SHORTENED) : stop.start()]
        word = before.rsplit(" ", 1)[-1].rsplit(".", 1)[-1]
        if word in _SHORTENED or not (len(word) > 1 or _opens_anew(run, stop.end())):
            continue
        # The stop behind an initial belongs to it: U.S.
        yield from _without_owners(run, start, stop.start() + (len(word) == 1))
        start = stop.end()
    yield from _without_owners(run, start, len(run))


def _opens_anew(run: str, at: int) -> bool:
    """Say whether a word of grammar follows a stop: U.S. | The President."""
    following = run[at : at + _LONGEST_OPENER].split(" ", 1)[0]
    return len(following) > 1 and bool(TAGS[following] & _NO_NAME)


def _without_owners(run: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # What belongs to several, as the Growers’ Association, is one name, unless something else ends in s.
    if "s " in run[start:end]:
        for owner in _INSIDE_OWNER.finditer(run, start, end):
            yield start, owner.start()
            start = owner.end()
    for of in _OF.finditer(run, start, end):
        if of[1].lower() not in _OWN_AN_OF:
            if not TAGS[of[1]] & (kinds.TITLE | kinds.SOURCE):
                yield start, of.start() + len(of[1])
            start = of.end()
    yield start, end


def _unregistered(spans: Iterable[Span], registered: Sequence[NamedSpan]) -> Iterator[Span]:
    """Leave out what overlaps a registered name; both run in the order of the text."""
    at = 0
    for span in spans:
        while at < len(registered) and registered[at].span.end <= span.start:
            at += 1
        if at == len(registered) or not registered[at].span.overlaps(span):
            yield span


def _trimmed_name(run: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Leave out words that only open a sentence, possessives and marks."""
    piece = run[start:end]
    first, _, rest = piece.partition(" ")
    while TAGS[first] & _NO_NAME if first else False:
        start += len(first) + 1
        piece = rest
        first, _, rest = piece.partition(" ")
    if piece[-2:] in ("’s", "'s"):
        piece = piece[:-2]
    piece = piece.rstrip("’'-&")
    if len(piece) < _SHORTEST_NAME or not piece[0].isupper() or _is_no_name(piece):
        return None
    return start, start + len(piece), " " not in piece and _DEMONYM.match(piece) is not None


def _is_no_name(word: str) -> bool:
    """Read days, feasts, and words of grammar in capitals: UNLESS, but not US and WHO."""
    shouted = len(word) > _LONGEST_AMBIGUOUS and word.isupper() and TAGS[word.lower()] & _NO_NAME
    return bool(shouted or TAGS[word] & kinds.TIME) or word in _FEASTS


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:\n"


class _Grouper:
    def __init__(self, text: str, known: Known) -> None:
        self.text, self.known = text, known
        self.mentions: list[ProposedMention] = []
        self.groups: list[NameGroup] = []
        self.by_entity: dict[str, int] = {}
        self.by_name: dict[str, int] = {}
        self.by_last: dict[str, set[int]] = defaultdict(set)
        self.by_first: dict[str, set[int]] = defaultdict(set)

    def add_registered(self, named: NamedSpan) -> None:
        entity_id = self._meant(named)
        if entity_id not in self.by_entity:
            name = self.known.canonical.get(entity_id, named.span.of(self.text))
            type_ = self.known.types.get(entity_id, EntityType.ORGANIZATION)
            self.by_entity[entity_id] = self._new(NameGroup(name, type_, entity_id), name.split(" "))
        group = self.by_entity[entity_id]
        self.by_name.setdefault(named.span.of(self.text), group)
        rule, confidence = (
            ("registered-name", 0.95) if len(named.entity_ids) == 1 else ("ambiguous-name", 0.5)
        )
        self.mentions.append(ProposedMention(named.span, group, rule, confidence))

    def _meant(self, named: NamedSpan) -> str:
        """Choose among the entities that go by a name: the one that the dataset shows under it."""
        if len(named.entity_ids) == 1:
            return named.entity_ids[0]
        name = named.span.of(self.text)
        return min(
            named.entity_ids, key=lambda entity_id: (self.known.canonical.get(entity_id) != name, entity_id)
        )

    def add_new(self, span: Span) -> None:
        written = span.of(self.text)
        words = words_of(written)
        name = " ".join(words)
        group = self.by_name.get(name)
        rule = "new-name"
        if group is None:
            group = self._shorter(words, written)
            rule = "new-name" if group is None else "short-name"
        if group is None:
            group = self._new(NameGroup(name, type_of(self.text, span), None), words)
        self.by_name.setdefault(name, group)
        self.mentions.append(ProposedMention(span, group, rule, 0.7))

    def _shorter(self, words: Sequence[str], written: str) -> int | None:
        """Find the one group whose name a shorter one abbreviates."""
        if len(words) == 1 and len(found := self.by_last[words[0]] or self.by_last[words[0].title()]) == 1:
            return next(iter(found))
        if len(words) == 1 and len(found := self.by_first[words[0]]) == 1:
            return next(iter(found))
        if is_acronym(written) and len(found := self.by_last[f"={words[0]}"]) == 1:
            return next(iter(found))
        return None

    def _new(self, group: NameGroup, words: Sequence[str]) -> int:
        self.groups.append(group)
        at = len(self.groups) - 1
        self.by_name.setdefault(group.name, at)
        if len(words) > 1:
            if group.type is EntityType.PERSON:
                self.by_last[words[-1]].add(at)
                self.by_first[words[0]].add(at)
            else:
                self.by_last[words[0]].add(at)
                initials = "".join(word[0] for word in words if word[0].isupper())
                self.by_last[f"={initials}"].add(at)
        return at

    def named_groups(self) -> list[NameGroup]:
        return self.groups
