"""The fields of each kind of record that can be changed on the page, and what may stand in them."""

from dataclasses import dataclass
from typing import Any

from onrecord.read.marked import Path_
from onrecord.review.data import items
from onrecord_schema.vocabularies import PassageRole, QuoteKind, Stance, Term


@dataclass(frozen=True)
class Field:
    """A field that is typed or chosen; words of the article are selected instead, as parts."""

    way: Path_
    """Where it is in the record."""
    label: str
    terms: type[Term] | None = None
    """The vocabulary it is chosen from."""
    table: str = ""
    """The table in which its value is an id; `quotes` are those of this article."""
    required: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of record."""

    name: str
    """The list of the annotation that holds it."""
    one: str
    """What one is called."""
    many: str
    fields: tuple[Field, ...]
    letter: str = ""
    """What its ids begin with; empty where it has none."""


KINDS: tuple[Kind, ...] = (
    Kind(
        "quotes",
        "quote",
        "Quotes",
        (
            Field(("kind",), "kind", QuoteKind, required=True),
            Field(("speaker", "entity"), "speaker", table="entities"),
            Field(("addressee",), "said to", table="entities"),
            Field(("medium",), "medium"),
            Field(("said",), "said on"),
            Field(("utterance",), "utterance", table="utterances"),
        ),
        "q",
    ),
    Kind(
        "assertions",
        "claim",
        "Claims",
        (
            Field(("claim",), "claim", table="claims", required=True),
            Field(("stance",), "stance", Stance, required=True),
            Field(("quote",), "through the quote", table="quotes"),
        ),
        "a",
    ),
    Kind(
        "events",
        "event",
        "Events",
        (
            Field(("event",), "event", table="events", required=True),
            Field(("reported",), "dated by the article"),
        ),
        "e",
    ),
    Kind(
        "mentions",
        "name",
        "Names: exceptions",
        (Field(("entity",), "entity", table="entities"),),
    ),
    Kind(
        "passages",
        "passage",
        "Passages",
        (Field(("role",), "role", PassageRole, required=True), Field(("dated",), "dated")),
    ),
)
"""Every kind of record, in the order of the page."""

KIND = {kind.name: kind for kind in KINDS}
"""The kinds by the list that holds them."""

TABLES = {
    "entities": ("entity_id", "name"),
    "claims": ("claim_id", "text"),
    "events": ("event_id", "title"),
    "utterances": ("utterance_id", "title"),
}
"""The tables that ids are looked up in: the id, and what tells a person what it means."""


def fields_of(kind: Kind, record: dict[str, Any]) -> list[Field]:
    """Give the fields of a record: those of its kind, and the entity of each relay."""
    chain = range(len(items(record.get("relays"))))
    return [
        *kind.fields,
        *(Field(("relays", at, "entity"), f"relay {at + 1}", table="entities") for at in chain),
    ]
