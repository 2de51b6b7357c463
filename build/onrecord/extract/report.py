"""The report: what an article says and when, as the rules for times see it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from onrecord.extract.mentions import Naming
from onrecord.extract.passages.publication import Part, part_at
from onrecord.extract.proposals import ProposedDate, ProposedMention
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType


@dataclass(frozen=True)
class Report:
    """What an article says and when, as far as occasions depend on it."""

    text: str
    sentences: Sequence[Span]
    dates: Sequence[ProposedDate]
    naming: Naming
    parts: Sequence[Part] = ()
    published: date | None = None
    parents: Mapping[str, Sequence[str]] | None = None
    """Whom each registered entity speaks for: the body it is a part of, or works for."""
    types: Mapping[str, EntityType] = field(default_factory=dict[str, EntityType])
    """Of what type each registered entity is."""

    @cached_property
    def _date_starts(self) -> list[int]:
        return [one.span.start for one in self.dates]

    def dates_in(self, span: Span) -> Sequence[ProposedDate]:
        """Give the dates that begin within a stretch of the text."""
        first = bisect_left(self._date_starts, span.start)
        return self.dates[first : bisect_left(self._date_starts, span.end)]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [one.span.start for one in self.naming.mentions]

    def mentions_in(self, span: Span) -> Sequence[ProposedMention]:
        """Give the names that begin within a stretch of the text."""
        first = bisect_left(self._mention_starts, span.start)
        return self.naming.mentions[first : bisect_left(self._mention_starts, span.end)]

    def part_at(self, offset: int) -> int:
        """Give the number of the dated part in which an offset lies, 0 if there are none."""
        return part_at(self.parts, offset) if self.parts else 0

    def bodies_of(self, entity: str) -> set[str]:
        """Give the bodies for which an entity speaks, those of which they are parts included."""
        found: set[str] = set()
        queue = [entity]
        while queue:
            for parent in (self.parents or {}).get(queue.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    queue.append(parent)
        return found

    def day_at(self, offset: int) -> date | None:
        """Give the day of publication of the part in which an offset lies."""
        return self.parts[part_at(self.parts, offset)].day if self.parts else self.published
