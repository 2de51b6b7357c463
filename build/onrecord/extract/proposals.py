"""Proposals: what the rules read off a text, each with its place, the rule that made it and a confidence.

Those of which a text has the most are named tuples, which take a third of the time to make.
"""

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType, EventType, ParticipantRole, PassageRole, QuoteKind


@dataclass(frozen=True)
class ProposedPassage:
    """A line that is no plain paragraph."""

    span: Span
    role: PassageRole
    rule: str
    confidence: float


class ProposedQuote(NamedTuple):
    """A quote that a rule proposes."""

    segments: tuple[Span, ...]
    """The content, marks around it left out."""
    kind: QuoteKind
    speaker: Span | None
    """The phrase beside the cue, whatever it is: a name, a pronoun, a common noun."""
    cue: Span | None
    rule: str
    confidence: float
    addressee: Span | None = None
    medium: Span | None = None
    """By what means it was said: a statement, Telegram."""
    relays: tuple[Span, ...] = ()
    group: int | None = None
    """The group of mentions that the speaker belongs to, where that is safe to say."""


class ProposedMention(NamedTuple):
    """A name, and the group of names within the article that mean the same."""

    span: Span
    group: int
    rule: str
    confidence: float


@dataclass(frozen=True)
class NameGroup:
    """Names within one article that mean the same: Volodymyr Zelensky, President Zelensky, Zelensky."""

    name: str
    """The fullest of them."""
    type: EntityType
    entity_id: str | None
    """The registered entity, None for one that the register does not have."""


class ProposedDate(NamedTuple):
    """A phrase that says when, and the date it means."""

    span: Span
    edtf: str
    rule: str
    confidence: float


@dataclass(frozen=True)
class Timing:
    """When something was said or happened, and how that is known."""

    edtf: str
    rule: str
    confidence: float


@dataclass(frozen=True)
class ProposedQuantity:
    """A number or amount, and between which values it lies; None where it is open."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    hedge: str | None
    rule: str
    confidence: float


@dataclass(frozen=True)
class ProposedClaim:
    """A stretch of text that may carry a claim, for a person to judge and to word."""

    span: Span
    quote: int | None
    """The quote it stands in, by its position; None in the outlet's own voice."""
    claim_id: str | None
    """The registered claim it may assert; None to propose a new one."""
    rule: str
    confidence: float
    contrary: bool = False
    """Whether it seems to say that the claim is not so."""


@dataclass(frozen=True)
class ProposedEvent:
    """A clause that may report an event."""

    span: Span
    type: EventType
    trigger: Span
    reported: str | None
    """When, in EDTF, as far as the article tells."""
    place: int | None
    """The group of the place it names."""
    participants: tuple[tuple[int, ParticipantRole], ...]
    """The other groups it names, and as what they took part."""
    event_id: str | None
    """The registered event it may report; None to propose a new one."""
    rule: str
    confidence: float
    connector: Span | None = None
    """The word that ties another event to it: after, since."""
    dated: Timing | None = None
    """How `reported` is known."""
