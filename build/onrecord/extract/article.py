"""One article, read by all rules: text in, proposals out, with spans from the first step to the last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.extract.claims.finding import find_claims
from onrecord.extract.claims.quantities import find_quantities
from onrecord.extract.claims.registered import ClaimIndex
from onrecord.extract.dates.finding import find_dates
from onrecord.extract.events.dating import with_dates
from onrecord.extract.events.finding import KnownEvent, find_events
from onrecord.extract.mentions import Known, Naming, find_mentions
from onrecord.extract.occasions.finding import find_occasions
from onrecord.extract.occasions.utterances import KnownUtterance, find_utterances
from onrecord.extract.passages.finding import find_passages
from onrecord.extract.passages.publication import Part, parts_of
from onrecord.extract.proposals import (
    ProposedClaim,
    ProposedDate,
    ProposedEvent,
    ProposedPassage,
    ProposedQuantity,
    ProposedQuote,
    Timing,
)
from onrecord.extract.quotes.asides import with_asides
from onrecord.extract.quotes.closings import without_closings
from onrecord.extract.quotes.finding import find_quotes
from onrecord.extract.quotes.relays import with_relays
from onrecord.extract.quotes.speakers import with_speakers
from onrecord.extract.quotes.speech import only_speech
from onrecord.extract.report import Report
from onrecord.extract.words.units import sentences, units_of
from onrecord.text.spans import Span, Stretches
from onrecord_schema.vocabularies import PassageRole

_NO_REPORT = (
    *(PassageRole.BOILERPLATE, PassageRole.AUTHOR_NOTE, PassageRole.BYLINE),
    *(PassageRole.DATELINE, PassageRole.UPDATE_LABEL),
)


@dataclass(frozen=True)
class Registers:
    """What the dataset already knows, against which proposals are matched."""

    entities: Known = field(default_factory=Known)
    claims: ClaimIndex = field(default_factory=lambda: ClaimIndex(()))
    events: Sequence[KnownEvent] = ()
    utterances: Sequence[KnownUtterance] = ()
    parents: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """Of each entity, the body it is a part of, and the one it works for."""


@dataclass(frozen=True)
class Extraction:
    """Everything that the rules propose for one article."""

    text: str
    passages: list[ProposedPassage]
    parts: tuple[Part, ...]
    """The parts that are dated apart, if any."""
    quotes: list[ProposedQuote]
    said: list[Timing | None]
    """When each of the quotes was said, as far as the article tells."""
    utterances: list[str | None]
    """The registered utterance that each of the quotes renders."""
    naming: Naming
    dates: list[ProposedDate]
    quantities: list[ProposedQuantity]
    claims: list[ProposedClaim]
    events: list[ProposedEvent]


def extract(text: str, published: date | None = None, registers: Registers | None = None) -> Extraction:
    """Read an article by all rules.

    Args:
        text: The article, as it is stored.
        published: The day of publication, against which dates are placed.
        registers: What the dataset knows; nothing by default.
    """
    known = registers or Registers()
    units = units_of(text)
    ranges = sentences(units)
    passages = find_passages(text)
    naming = find_mentions(text, known.entities)
    spoken = only_speech(text, _outside(find_quotes(units, ranges), passages))
    read = with_speakers(text, without_closings(text, spoken), naming)
    quotes = with_relays(text, with_asides(text, read, naming), naming)
    parts = parts_of(text, passages)
    dates = find_dates(text, published, [(part.start, part.day) for part in parts])
    own = _report_only(units.starts, ranges, passages)
    report = Report(
        text,
        [units.span(*each) for each in own],
        dates,
        naming,
        parts,
        published,
        known.parents,
        known.entities.types,
    )
    said = find_occasions(report, quotes)
    events = find_events(report, quotes, said, known.events)
    return Extraction(
        text,
        passages,
        parts,
        quotes,
        said,
        find_utterances(report, quotes, said, known.utterances, known.entities),
        naming,
        dates,
        find_quantities(text, dates),
        find_claims(units, own, quotes, known.claims),
        with_dates(report, events, quotes, said),
    )


def _outside(quotes: list[ProposedQuote], passages: list[ProposedPassage]) -> list[ProposedQuote]:
    """Leave out what stands in page furniture."""
    furniture = Stretches(passage.span for passage in passages if passage.role in _NO_REPORT)
    return [quote for quote in quotes if not furniture.overlap(quote.segments[0])]


def _report_only(
    starts: Sequence[int], ranges: list[tuple[int, int]], passages: list[ProposedPassage]
) -> list[tuple[int, int]]:
    furniture = Stretches(passage.span for passage in passages if passage.role in _NO_REPORT)
    return [each for each in ranges if not furniture.overlap(Span(starts[each[0]], starts[each[0]] + 1))]
