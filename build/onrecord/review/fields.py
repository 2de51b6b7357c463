"""The fields of each kind of record that can be changed on the page, and what may stand in them."""

import re
from dataclasses import dataclass
from typing import Any

from onrecord.read.marked import Path_
from onrecord.review.data import items
from onrecord.review.modelled import Field, fields_of_model, selections_of
from onrecord_schema.annotation import Annotation
from onrecord_schema.vocabularies import PassageRole, QuoteKind, Stance

Record = tuple[str, int]
"""A record: its list and its position; the fields of the annotation itself count as one."""

HEAD_RECORD: Record = ("head", 0)
"""The annotation itself, without its lists."""
SELECTOR = ("exact", "occurrence", "prefix", "suffix")
"""The fields that select words in the article."""
RECORD_PATH = re.compile(r"(?P<list>[a-z]+)\[(?P<at>\d+)\]")
"""How the path of a problem begins that is about a record of a list."""

HEAD_WORDS = tuple(selections_of(Annotation))
"""The fields of the annotation itself that select words of the article."""

_NOT_TYPED = ("schema_version", "status", "article")
"""What is decided otherwise: by the program, by `Mark as reviewed`, and by the name of the file."""


def way_of(record: Record) -> Path_:
    """Give the way to a record."""
    return () if record == HEAD_RECORD else record


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
            Field(("speaker", "entity"), "speaker (entity)", table="entities"),
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
            Field(("claim",), "claim", table="claims", required=True, is_long=True),
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
            Field(("event",), "event", table="events", required=True, is_long=True),
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

HEAD = Kind(
    HEAD_RECORD[0],
    "article",
    "The article",
    tuple(field for field in fields_of_model(Annotation) if field.way[0] not in _NOT_TYPED),
)
"""The annotation itself, as a kind of record of which there is one."""

KIND = {kind.name: kind for kind in (HEAD, *KINDS)}
"""The kinds by the list that holds them."""


def fields_of(kind: Kind, record: dict[str, Any]) -> list[Field]:
    """Give the fields of a record: those of its kind, and the entity of each relay."""
    chain = range(len(items(record.get("relays"))))
    return [
        *kind.fields,
        *(Field(("relays", at, "entity"), f"relay {at + 1} (entity)", table="entities") for at in chain),
    ]
