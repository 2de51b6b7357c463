"""What a record is: the models from which every published schema of onrecord is generated."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord_schema.annotation import Annotation, Selector
    from onrecord_schema.articles import Article, Passage
    from onrecord_schema.claims import Assertion, Claim, ClaimRelation
    from onrecord_schema.edtf_dates import bounds, is_edtf
    from onrecord_schema.entities import Entity, EntityName, Mention
    from onrecord_schema.events import Event, EventParticipant, EventReport
    from onrecord_schema.quotes import Quote, QuoteRelay, QuoteSpan, Utterance
    from onrecord_schema.tables import TABLE_BY_NAME, TABLES, Table
    from onrecord_schema.version import SCHEMA_VERSION

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

_HOMES = {
    "Annotation": "annotation",
    "Article": "articles",
    "Assertion": "claims",
    "Claim": "claims",
    "ClaimRelation": "claims",
    "Entity": "entities",
    "EntityName": "entities",
    "Event": "events",
    "EventParticipant": "events",
    "EventReport": "events",
    "Mention": "entities",
    "Passage": "articles",
    "Quote": "quotes",
    "QuoteRelay": "quotes",
    "QuoteSpan": "quotes",
    "SCHEMA_VERSION": "version",
    "Selector": "annotation",
    "TABLES": "tables",
    "TABLE_BY_NAME": "tables",
    "Table": "tables",
    "Utterance": "quotes",
    "bounds": "edtf_dates",
    "is_edtf": "edtf_dates",
}


def __getattr__(name: str) -> Any:
    """Import a model when it is first asked for: what only places dates starts without pydantic."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
