"""What a record is: the models from which every published schema of onrecord is generated."""

from onrecord_schema.annotation import Annotation, Selector
from onrecord_schema.articles import Article, Passage
from onrecord_schema.claims import Assertion, Claim, ClaimRelation
from onrecord_schema.edtf_dates import bounds, is_edtf
from onrecord_schema.entities import Entity, EntityName, Mention
from onrecord_schema.events import Event, EventParticipant, EventReport
from onrecord_schema.quotes import Quote, QuoteRelay, QuoteSpan, Utterance
from onrecord_schema.tables import SCHEMA_VERSION, TABLE_BY_NAME, TABLES, Table

__all__ = [
    "SCHEMA_VERSION",
    "TABLES",
    "TABLE_BY_NAME",
    "Annotation",
    "Article",
    "Assertion",
    "Claim",
    "ClaimRelation",
    "Entity",
    "EntityName",
    "Event",
    "EventParticipant",
    "EventReport",
    "Mention",
    "Passage",
    "Quote",
    "QuoteRelay",
    "QuoteSpan",
    "Selector",
    "Table",
    "Utterance",
    "bounds",
    "is_edtf",
]
