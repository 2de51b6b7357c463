"""Sources: whom the quotes of a report have as their speakers, and for whom those speak."""

from collections.abc import Iterable, Sequence

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.report import Report
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

PRONOUNS = frozenset(("he", "she", "it", "they"))
_INSTITUTIONS = (
    *("ministry", "government", "army", "military", "parliament", "court", "party", "police", "department"),
    *("administration", "council", "command", "forces"),
)
"""Nouns of bodies that speak for whom they belong to."""
_NEAREST_PRONOUN, _NEAREST_INSTITUTION = 600, 1500

Key = tuple[int, str]
"""A source within a dated part of a report: the part, and an entity, a group of names, or the words."""


class Sources:
    """The sources of the quotes of a report."""

    def __init__(self, report: Report, quotes: Sequence[ProposedQuote], order: Iterable[int]) -> None:
        """Name the source of each quote; `order` is that of the words of saying."""
        self._report, self._text, self._quotes = report, report.text, quotes
        self._of_bodies: dict[str, set[str]] = {}
        self.keys: list[Key | None] = [None] * len(quotes)
        self._name_all(order)

    def _name_all(self, order: Iterable[int]) -> None:
        last: tuple[int, str, int] | None = None
        before: ProposedQuote | None = None
        for at in order:
            quote = self._quotes[at]
            if quote.speaker is None:
                continue
            part, name = self._report.part_at(quote.segments[0].start), self._name(quote, quote.speaker)
            if name in PRONOUNS:
                near = last is not None and quote.speaker.start - last[2] <= _NEAREST_PRONOUN
                name = last[1] if last is not None and near and last[0] == part else ""
            if name:
                self.keys[at] = (part, name)
                if not _passes_on(quote, before):
                    last = (part, name, quote.speaker.end)
            before = quote

    def _name(self, quote: ProposedQuote, speaker: Span) -> str:
        if quote.group is not None:
            return self.name_of(quote.group)
        words = speaker.of(self._text).lower()
        plain = words.removeprefix("the ").removeprefix("a ").removeprefix("an ")
        described = self._described(plain, speaker) if words.startswith("the ") else None
        if described is not None:
            return self.name_of(described)
        if plain.endswith(_INSTITUTIONS):
            owners = {self.name_of(one.group) for one in self._report.mentions_in(speaker)}
            self._of_bodies.setdefault(plain, set()).update(owners)
        return plain

    def _described(self, noun: str, speaker: Span) -> int | None:
        """Find the institution that "the ministry" means: the last one named so before."""
        nearby = Span(max(0, speaker.start - _NEAREST_INSTITUTION), speaker.start)
        for one in reversed(self._report.mentions_in(nearby)):
            group = self._report.naming.groups[one.group]
            if group.type is not EntityType.PERSON and one.span.of(self._text).lower().endswith(f" {noun}"):
                return one.group
        return None

    def name_of(self, group: int) -> str:
        """Name a group of mentions: by its entity, if it has one."""
        return self._report.naming.groups[group].entity_id or f"group {group}"

    def bodies_of(self, name: str) -> set[str]:
        """Give the bodies for which a source speaks: Russia, for Russia's ministry."""
        owners = self._of_bodies.get(name)
        if owners is None:
            return self._report.bodies_of(name)
        return owners.union(*map(self._report.bodies_of, owners))

    def is_place(self, name: str) -> bool:
        """Say whether a source is a country or another place, for which many speak."""
        return self._report.types.get(name) is EntityType.PLACE


def _passes_on(quote: ProposedQuote, other: ProposedQuote | None) -> bool:
    """Say whether a source only passes another quote on: the paper reports that the minister said."""
    cue = other.cue if other is not None else None
    return cue is not None and any(piece.holds(cue) for piece in quote.segments)
