"""Rows of what articles share: entities, utterances, claims and events."""

from onrecord.read.corpus import Corpus
from onrecord.read.marked import Document, Path_
from onrecord.records import Dataset, Locator
from onrecord.resolve.context import dated
from onrecord_schema.registers import RegisteredClaim, RegisteredEntity, RegisteredEvent
from onrecord_schema.vocabularies import NameKind


def add_registers(corpus: Corpus, dataset: Dataset) -> None:
    """Add the rows of every register that was read."""
    if corpus.entities:
        for entity, way in corpus.entities.items("entities"):
            _add_entity(dataset, entity, corpus.entities.document, way)
    if corpus.utterances:
        for utterance, way in corpus.utterances.items("utterances"):
            row = {
                "utterance_id": utterance.id,
                "title": utterance.title,
                **dated("said", utterance.said),
                "note": utterance.note,
            }
            dataset.add("utterances", row, _locator(corpus.utterances.document, way, utterance_id="id"))
    if corpus.claims:
        for claim, way in corpus.claims.items("claims"):
            _add_claim(dataset, claim, corpus.claims.document, way)
    if corpus.events:
        for event, way in corpus.events.items("events"):
            _add_event(dataset, event, corpus.events.document, way)


def _locator(document: Document, way: Path_, **fields: str) -> Locator:
    return lambda field: (
        document.at((*way, *fields.get(field, field).split("."))) if field else document.at(way)
    )


def _add_entity(dataset: Dataset, entity: RegisteredEntity, document: Document, way: Path_) -> None:
    point = entity.coordinates
    row = {
        "entity_id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "description": entity.description,
        "wikidata_id": entity.wikidata.id if entity.wikidata else None,
        "country_code": entity.country,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "part_of_id": entity.part_of,
        "affiliation_id": entity.affiliation,
    }
    dataset.add(
        "entities",
        row,
        _locator(
            document,
            way,
            entity_id="id",
            wikidata_id="wikidata.id",
            country_code="country",
            part_of_id="part_of",
            affiliation_id="affiliation",
        ),
    )
    canonical = {"entity_id": entity.id, "name": entity.name, "kind": NameKind.CANONICAL.value}
    dataset.add("entity_names", canonical, _locator(document, way, entity_id="id"))
    for at, name in enumerate(entity.names):
        row = {"entity_id": entity.id, "name": name.name, "kind": name.kind.value}
        dataset.add("entity_names", row, _locator(document, (*way, "names", at)))


def _add_claim(dataset: Dataset, claim: RegisteredClaim, document: Document, way: Path_) -> None:
    quantity = claim.quantity
    row = {
        "claim_id": claim.id,
        "text": claim.text,
        "kind": claim.kind.value,
        "event_id": claim.event,
        "quantity_low": quantity.low if quantity else None,
        "quantity_high": quantity.high if quantity else None,
        "quantity_unit": quantity.unit if quantity else None,
        **dated("holds", claim.holds),
    }
    dataset.add(
        "claims", row, _locator(document, way, claim_id="id", event_id="event", quantity_low="quantity")
    )
    for at, relation in enumerate(claim.relations):
        row = {
            "claim_id": claim.id,
            "relation": relation.relation.value,
            "other_claim_id": relation.claim,
            "note": relation.note,
        }
        dataset.add(
            "claim_relations", row, _locator(document, (*way, "relations", at), other_claim_id="claim")
        )


def _add_event(dataset: Dataset, event: RegisteredEvent, document: Document, way: Path_) -> None:
    row = {
        "event_id": event.id,
        "type": event.type.value,
        "title": event.title,
        **dated("occurred", event.occurred),
        "place_id": event.place,
        "parent_event_id": event.parent,
        "status": event.status.value,
        "plover_type": event.plover_type.value if event.plover_type else None,
    }
    fields = {"event_id": "id", "place_id": "place", "parent_event_id": "parent"}
    dataset.add("events", row, _locator(document, way, **fields))
    for at, participant in enumerate(event.participants):
        row = {"event_id": event.id, "entity_id": participant.entity, "role": participant.role.value}
        locator = _locator(document, (*way, "participants", at), entity_id="entity")
        dataset.add("event_participants", row, locator)
