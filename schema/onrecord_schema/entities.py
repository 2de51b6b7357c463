"""Entities, the names they go by, and the places in articles that name them."""

from typing import Annotated

from pydantic import Field

from onrecord_schema.fields import (
    CountryCode,
    Offset,
    References,
    Slug,
    Text,
    WikidataId,
)
from onrecord_schema.record import Record
from onrecord_schema.vocabularies import EntityType, NameKind


class Entity(Record):
    """A person, organization, outlet, place, unit, vessel, work or named event."""

    entity_id: Annotated[Slug, Field(examples=["sergei-surovikin"])]
    """Identifier of the entity."""
    type: Annotated[EntityType, Field(examples=["person"])]
    """What kind of thing it is."""
    name: Annotated[Text, Field(examples=["Sergei Surovikin"])]
    """Its canonical name: the one this dataset shows."""
    description: Annotated[
        Text,
        Field(examples=["Director of the Kennan Institute at the time of the reports."]),
    ]
    """Who or what it is, in one neutral sentence; never a disputed status."""
    wikidata_id: Annotated[WikidataId | None, Field(examples=["Q7747"])] = None
    """Its Wikidata item; null unless the register holds evidence for it."""
    country_code: Annotated[CountryCode | None, Field(examples=["UA"])] = None
    """ISO 3166-1 country it serves, or under which ISO 3166-2 lists it; says nothing about control."""
    latitude: Annotated[
        float | None,
        Field(ge=-90, le=90, examples=[46.66], json_schema_extra={"x-unit": "degree"}),
    ] = None
    """Degrees north, WGS 84; null unless the register holds evidence for it."""
    longitude: Annotated[
        float | None,
        Field(ge=-180, le=180, examples=[32.62], json_schema_extra={"x-unit": "degree"}),
    ] = None
    """Degrees east, WGS 84; null unless the register holds evidence for it."""
    part_of_id: Annotated[Slug | None, References("entities"), Field(examples=["wilson-center"])] = None
    """The entity it is a part of, as an institute of a centre or a city of a region."""
    affiliation_id: Annotated[Slug | None, References("entities"), Field(examples=["kennan-institute"])] = (
        None
    )
    """For a person: the body they speak or work for at the time of the reports."""


class EntityName(Record):
    """A name an entity goes by; articles are searched for it."""

    entity_id: Annotated[Slug, References("entities"), Field(examples=["sergei-surovikin"])]
    """The entity that goes by it."""
    name: Annotated[Text, Field(examples=["General Armageddon"])]
    """The name, spelt as articles spell it, case included."""
    kind: Annotated[NameKind, Field(examples=["epithet"])]
    """In what way it is a name of the entity."""


class Mention(Record):
    """A place in an article that names an entity; pronouns and descriptions are not mentions."""

    mention_id: Annotated[Slug, Field(examples=["newsweek-2022-11-09-m00102"])]
    """Identifier: the article's, `-m`, and the offset at which the mention starts."""
    entity_id: Annotated[Slug, References("entities"), Field(examples=["kherson"])]
    """The entity that is named."""
    article_id: Annotated[Slug, References("articles"), Field(examples=["newsweek-2022-11-09"])]
    """The article that names it."""
    passage_id: Annotated[Slug, References("passages"), Field(examples=["newsweek-2022-11-09-p00054"])]
    """The passage it stands in."""
    start: Annotated[Offset, Field(examples=[102])]
    """Where it starts in the article's text, in Unicode code points, inclusive."""
    end: Annotated[Offset, Field(examples=[109])]
    """Where it ends in the article's text, in Unicode code points, exclusive."""
    text: Annotated[Text, Field(examples=["Kherson"])]
    """Exactly the characters from `start` to `end`."""
