"""The fifteen tables: the one list from which every published schema is generated."""

from dataclasses import dataclass
from functools import cached_property

from onrecord_schema.articles import Article, Passage
from onrecord_schema.claims import Assertion, Claim, ClaimRelation
from onrecord_schema.entities import Entity, EntityName, Mention
from onrecord_schema.events import Event, EventParticipant, EventReport
from onrecord_schema.fields import References
from onrecord_schema.quotes import Quote, QuoteRelay, QuoteSpan, Utterance
from onrecord_schema.record import Record


@dataclass(frozen=True)
class Table:
    """A table: its name, the model of one row, and the fields that identify a row."""

    name: str
    model: type[Record]
    primary_key: tuple[str, ...]

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of the columns, in published order."""
        return tuple(self.model.model_fields)

    @cached_property
    def foreign_keys(self) -> dict[str, str]:
        """The referenced table of each field that is a foreign key."""
        return {
            name: mark.table
            for name, field in self.model.model_fields.items()
            for mark in field.metadata
            if isinstance(mark, References)
        }

    @cached_property
    def vague_dates(self) -> tuple[str, ...]:
        """The EDTF fields that have `_earliest` and `_latest` beside them."""
        return tuple(name for name in self.fields if f"{name}_earliest" in self.fields)

    @cached_property
    def is_grounded(self) -> bool:
        """Whether a row points to characters of an article by `start`, `end` and `text`."""
        return {"start", "end", "text"} <= set(self.fields)


TABLES: tuple[Table, ...] = (
    Table("articles", Article, ("article_id",)),
    Table("passages", Passage, ("passage_id",)),
    Table("entities", Entity, ("entity_id",)),
    Table("entity_names", EntityName, ("entity_id", "name")),
    Table("mentions", Mention, ("mention_id",)),
    Table("quotes", Quote, ("quote_id",)),
    Table("quote_spans", QuoteSpan, ("quote_id", "seq")),
    Table("quote_relays", QuoteRelay, ("quote_id", "hop")),
    Table("utterances", Utterance, ("utterance_id",)),
    Table("claims", Claim, ("claim_id",)),
    Table("assertions", Assertion, ("assertion_id",)),
    Table("claim_relations", ClaimRelation, ("claim_id", "relation", "other_claim_id")),
    Table("events", Event, ("event_id",)),
    Table("event_participants", EventParticipant, ("event_id", "entity_id", "role")),
    Table("event_reports", EventReport, ("report_id",)),
)
"""Every table, in the order in which they are published and read."""

TABLE_BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
"""The tables by name."""
