"""The registers: what articles share, and the description of the dataset as a whole."""

from typing import Annotated

from pydantic import Field

from onrecord_schema.fields import (
    CountryCode,
    Edtf,
    References,
    SchemaVersion,
    Slug,
    Text,
    Url,
    WikidataId,
)
from onrecord_schema.record import Record
from onrecord_schema.vocabularies import (
    ClaimKind,
    EntityType,
    EventStatus,
    EventType,
    NameKind,
    ParticipantRole,
    PloverType,
    Relation,
)


class Register(Record):
    """What every register file may state about itself."""

    schema_version: Annotated[SchemaVersion | None, Field(examples=["1.0.0"])] = None
    """The version of the schema the file was written for; left out for the current one."""


class RegisteredName(Record):
    """Another name of an entity."""

    name: Annotated[Text, Field(examples=["General Armageddon"])]
    """The name, spelt as articles spell it."""
    kind: Annotated[NameKind, Field(examples=["epithet"])]
    """In what way it is a name of the entity."""


class WikidataEvidence(Record):
    """A Wikidata item, and where it was seen tied to this entity."""

    id: Annotated[WikidataId, Field(examples=["Q7747"])]
    """The item."""
    evidence: Annotated[Text, Field(examples=["datasets/country-codes@caa72d1 data/country-codes.csv"])]
    """The source that ties it to this entity."""


class Coordinates(Record):
    """A point, and where it was seen."""

    latitude: Annotated[float, Field(ge=-90, le=90, examples=[46.66])]
    """Degrees north, WGS 84."""
    longitude: Annotated[float, Field(ge=-180, le=180, examples=[32.62])]
    """Degrees east, WGS 84."""
    evidence: Annotated[Text, Field(examples=["GeoNames 706448"])]
    """The source that gives the point."""


class RegisteredEntity(Record):
    """A person, organization, outlet, place, unit, vessel, work or named event."""

    id: Annotated[Slug, Field(examples=["sergei-surovikin"])]
    """Identifier of the entity; never reused."""
    type: Annotated[EntityType, Field(examples=["person"])]
    """What kind of thing it is."""
    name: Annotated[Text, Field(examples=["Sergei Surovikin"])]
    """Its canonical name."""
    description: Text
    """Who or what it is, in one neutral sentence; never a disputed status."""
    names: tuple[RegisteredName, ...] = ()
    """The other names it goes by; articles are searched for all of them."""
    wikidata: WikidataEvidence | None = None
    """Its Wikidata item, with evidence; left out when no source ties one to it."""
    country: Annotated[CountryCode | None, Field(examples=["UA"])] = None
    """ISO 3166-1 country it serves, or under which ISO 3166-2 lists it; says nothing about control."""
    coordinates: Coordinates | None = None
    """Where it is, with evidence; left out when no source gives it."""
    part_of: Annotated[Slug | None, References("entities"), Field(examples=["wilson-center"])] = None
    """The entity it is a part of."""
    affiliation: Annotated[Slug | None, References("entities"), Field(examples=["kennan-institute"])] = None
    """For a person: the body they speak or work for at the time of the reports."""
    note: Text | None = None
    """What a curator should know; stays in the register."""


class EntitiesRegister(Register):
    """The entities that articles name."""

    entities: tuple[RegisteredEntity, ...]
    """The entities."""


class Quantity(Record):
    """A number or a range of numbers; at least one end is given."""

    low: Annotated[float | None, Field(examples=[100000])] = None
    """The smallest value the claim allows; left out where it is open."""
    high: Annotated[float | None, Field(examples=[115000])] = None
    """The largest value the claim allows; left out where it is open."""
    unit: Annotated[Text, Field(examples=["people"])]
    """What is counted or measured."""


class RegisteredRelation(Record):
    """How a claim bears on another claim."""

    relation: Annotated[Relation, Field(examples=["refines"])]
    """How it bears on it."""
    claim: Annotated[Slug, References("claims"), Field(examples=["removed-people-over-100000"])]
    """The other claim."""
    note: Annotated[Text | None, Field(examples=["A more precise figure for the same people."])] = None
    """Why, in one sentence, seen from the texts."""


class RegisteredClaim(Record):
    """A proposition, in neutral words, that articles may affirm, deny or doubt."""

    id: Annotated[Slug, Field(examples=["withdrawal-saves-lives"])]
    """Identifier of the claim; never reused."""
    text: Text
    """The proposition, as one full sentence."""
    kind: Annotated[ClaimKind, Field(examples=["assessment"])]
    """What kind of proposition it is."""
    event: Annotated[Slug | None, References("events"), Field(examples=["kherson-withdrawal-2022"])] = None
    """The event it is about."""
    quantity: Quantity | None = None
    """The number it states."""
    holds: Annotated[Edtf | None, Field(examples=["2022-11-09"])] = None
    """When the proposition is said to hold."""
    relations: tuple[RegisteredRelation, ...] = ()
    """How it bears on other claims; each relation is stated once."""
    note: Text | None = None
    """What a curator should know; stays in the register."""


class ClaimsRegister(Register):
    """The claims that articles assert."""

    claims: tuple[RegisteredClaim, ...]
    """The claims."""


class Participant(Record):
    """Who took part in an event, and as what."""

    entity: Annotated[Slug, References("entities"), Field(examples=["russian-armed-forces"])]
    """Who took part."""
    role: Annotated[ParticipantRole, Field(examples=["actor"])]
    """As what."""


class RegisteredEvent(Record):
    """Something that happened, was ordered or announced, or is alleged."""

    id: Annotated[Slug, Field(examples=["kherson-withdrawal-2022"])]
    """Identifier of the event; never reused."""
    type: Annotated[EventType, Field(examples=["withdrawal"])]
    """What kind of event it is."""
    title: Text
    """What it is, in neutral words."""
    occurred: Annotated[Edtf | None, Field(examples=["2022-11-09/2022-11-11"])] = None
    """When it happened, as vague as the reports leave it."""
    place: Annotated[Slug | None, References("entities"), Field(examples=["kherson"])] = None
    """Where it happened."""
    parent: Annotated[Slug | None, References("events"), Field(examples=["kherson-withdrawal-2022"])] = None
    """The larger event it is a part of."""
    status: Annotated[EventStatus, Field(examples=["occurred"])]
    """How far the reports, together, take it to have come about."""
    plover_type: Annotated[PloverType | None, Field(examples=["RETREAT"])] = None
    """The nearest PLOVER class."""
    participants: tuple[Participant, ...] = ()
    """Who took part."""
    note: Text | None = None
    """Outside evidence, with its source; stays in the register."""


class EventsRegister(Register):
    """The events that articles report."""

    events: tuple[RegisteredEvent, ...]
    """The events."""


class RegisteredUtterance(Record):
    """One act of speech that several quotes render."""

    id: Annotated[Slug, Field(examples=["surovikin-futile-2022-11-09"])]
    """Identifier of the act of speech; never reused."""
    title: Text
    """What it is, in neutral words."""
    said: Annotated[Edtf | None, Field(examples=["2022-11-09"])] = None
    """When it was said."""
    note: Text | None = None
    """How the renderings differ, and what outside evidence says, with its source."""


class UtterancesRegister(Register):
    """The acts of speech that several quotes render."""

    utterances: tuple[RegisteredUtterance, ...]
    """The utterances."""


class Licence(Record):
    """A licence, by its SPDX name."""

    name: Annotated[Text, Field(examples=["CC-BY-4.0"])]
    """The SPDX identifier."""
    title: Text
    """The licence in words."""
    path: Url
    """Where its text is."""


class Contributor(Record):
    """Somebody who made the dataset."""

    title: Text
    """The name."""
    roles: tuple[Text, ...] = ()
    """What they did."""


class DatasetDescription(Register):
    """The dataset as a whole: what a Data Package descriptor says of it."""

    name: Annotated[Slug, Field(examples=["kherson-withdrawal-2022"])]
    """The name of the package, and of the files built from it."""
    version: SchemaVersion
    """The version of the data, semantic versioning."""
    title: Text
    """The title."""
    description: Text
    """What it is, in a paragraph."""
    keywords: tuple[Text, ...] = ()
    """Search terms."""
    licences: Annotated[tuple[Licence, ...], Field(min_length=1)]
    """The licence of annotations, registers and tables; the texts of articles are not under it."""
    text_rights: Text
    """On what terms the texts of articles are included."""
    contributors: tuple[Contributor, ...] = ()
    """Who made it."""
