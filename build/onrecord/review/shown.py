"""What the page shows of an annotation, piece by piece."""

from dataclasses import dataclass

from onrecord.extract.quotes.rules import RULES
from onrecord.review.drafts import Proposal
from onrecord.review.fields import Record
from onrecord.review.modelled import Field
from onrecord.review.register_edits import MODELS
from onrecord.serve.pages.marks import Segment
from onrecord.text.spans import Span

READS = {rule.name: rule.reads for rule in RULES}
"""A sentence that each rule reads: the proposal was made because the article has one like it."""


@dataclass(frozen=True)
class ShownPassage:
    """A passage, cut at the edges of its marks."""

    start: int
    """Where it starts in the article, in code points."""
    role: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class ShownPart:
    """Words that the open record selects, or could."""

    name: str
    """How forms name it: `content.0`."""
    label: str
    words: str | None
    """The words; None for a part that could be added."""
    span: Span | None
    can_go: bool
    """Whether the record can do without it."""

    @property
    def is_short(self) -> bool:
        """Whether it is a few words beside the words that the record is about."""
        return self.label in ("speaker", "cue", "relay")


@dataclass(frozen=True)
class ShownField:
    """A field of the open record."""

    field: Field
    value: str
    meaning: str
    """What the id in it stands for."""

    @property
    def can_register(self) -> bool:
        """Whether what it refers to can be registered from here."""
        return self.field.table in MODELS

    @property
    def is_rare(self) -> bool:
        """Whether it is folded away: few records have it, and no record needs it."""
        is_usual = self.field.way[-1] in ("entity", "quote") or self.field.way[0] == "published"
        return not (self.field.required or is_usual)

    @property
    def can_edit(self) -> bool:
        """Whether what it refers to is there, and can be changed from here."""
        return self.can_register and bool(self.meaning)


@dataclass(frozen=True)
class Row:
    """A record in the list."""

    record: Record
    label: str
    """Its id, or its role."""
    words: str
    told: str
    """Who says it, or what it is about."""
    problems: int
    proposal: Proposal | None
    is_open: bool
    start: int = 0
    """Where it begins in the article, in code points."""

    @property
    def like(self) -> str:
        """A sentence of the kind that the rule reads which proposed it; empty if it reads no sentence."""
        return READS.get(self.proposal.rule, "") if self.proposal else ""

    @property
    def anchor(self) -> str:
        """How addresses name it."""
        return f"{self.record[0]}-{self.record[1]}"
