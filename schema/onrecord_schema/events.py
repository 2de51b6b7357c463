"""Events, who took part in them, and where articles report them."""

from typing import Annotated

from pydantic import Field

from onrecord_schema.fields import Day, Edtf, Offset, References, Slug, Text
from onrecord_schema.record import Record
from onrecord_schema.vocabularies import (
    EventStatus,
    EventType,
    ParticipantRole,
    PloverType,
)


class Event(Record):
    """Something that happened, was ordered or announced, or is alleged."""

    event_id: Annotated[Slug, Field(examples=["kherson-withdrawal-2022"])]
    """Identifier of the event."""
    type: Annotated[EventType, Field(examples=["withdrawal"])]
    """What kind of event it is."""
    title: Annotated[Text, Field(examples=["Russian forces withdraw from Kherson"])]
    """What it is, in neutral words."""
    occurred: Annotated[Edtf | None, Field(examples=["2022-11-09/2022-11-11"])] = None
    """When it happened, EDTF level 1, as vague as the reports leave it."""
    occurred_earliest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The first day that `occurred` allows, ISO 8601; null where it is open."""
    occurred_latest: Annotated[Day | None, Field(examples=["2022-11-11"])] = None
    """The last day that `occurred` allows, ISO 8601; null where it is open."""
    place_id: Annotated[Slug | None, References("entities"), Field(examples=["kherson"])] = None
    """Where it happened, an entity of type place."""
    parent_event_id: Annotated[
        Slug | None, References("events"), Field(examples=["kherson-withdrawal-2022"])
    ] = None
    """The larger event it is a part of."""
    status: Annotated[EventStatus, Field(examples=["occurred"])]
    """How far the reports, together, take it to have come about."""
    plover_type: Annotated[PloverType | None, Field(examples=["RETREAT"])] = None
    """The nearest PLOVER class; null where none fits."""


class EventParticipant(Record):
    """Who took part in an event, and as what."""

    event_id: Annotated[Slug, References("events"), Field(examples=["kherson-withdrawal-2022"])]
    """The event."""
    entity_id: Annotated[Slug, References("entities"), Field(examples=["russian-armed-forces"])]
    """Who took part."""
    role: Annotated[ParticipantRole, Field(examples=["actor"])]
    """As what."""


class EventReport(Record):
    """An article reporting an event, with the date this article gives it."""

    report_id: Annotated[Slug, Field(examples=["newsweek-2022-11-09-e02"])]
    """Identifier: the article's, and the id written in its annotation."""
    event_id: Annotated[Slug, References("events"), Field(examples=["kherson-capture-2022"])]
    """The event that is reported."""
    article_id: Annotated[Slug, References("articles"), Field(examples=["newsweek-2022-11-09"])]
    """The article that reports it."""
    passage_id: Annotated[Slug, References("passages"), Field(examples=["newsweek-2022-11-09-p00908"])]
    """The passage in which it is reported."""
    start: Annotated[Offset, Field(examples=[990])]
    """Where the words that report it start in the article's text, in Unicode code points, inclusive."""
    end: Annotated[Offset, Field(examples=[1007])]
    """Where they end, in Unicode code points, exclusive."""
    text: Annotated[Text, Field(examples=["seizing the city"])]
    """Exactly the characters from `start` to `end`."""
    reported: Annotated[Edtf | None, Field(examples=["2022-02-24/.."])] = None
    """When this article says it happened, EDTF level 1; null when it does not say."""
    reported_earliest: Annotated[Day | None, Field(examples=["2022-02-24"])] = None
    """The first day that `reported` allows, ISO 8601; null where it is open."""
    reported_latest: Annotated[Day | None, Field(examples=["2022-02-24"])] = None
    """The last day that `reported` allows, ISO 8601; null where it is open."""
