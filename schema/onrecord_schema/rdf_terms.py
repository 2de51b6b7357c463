"""What each column is called in RDF: the terms of which the JSON-LD context is made.

A standard term stands where its definition is what the column means, and nothing more. Who speaks or
claims is never `prov:wasAttributedTo`: that would say it as a fact, and a row says that an article says so.
All else is a term of our own, `onrecord:`, which means what the description of its column says.
"""

from onrecord_schema.json_schema import SCHEMA_BASE
from onrecord_schema.tables import Table

PREFIXES: dict[str, str] = {
    # An identifier like those of the JSON Schemas, but without a version: a term is never reused or renamed.
    "onrecord": f"{SCHEMA_BASE}/terms#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies that are used, by the prefix that terms have here."""


def _vague(name: str, term: str | None = None) -> dict[str, str]:
    """Name a vague date and the days that bound it; no standard has the bounds."""
    own = f"onrecord:{name}"
    return {name: term or own, f"{name}_earliest": f"{own}Earliest", f"{name}_latest": f"{own}Latest"}


_EXTENT = {"start": "oa:start", "end": "oa:end"}
_SPAN = {**_EXTENT, "text": "oa:exact"}
# Not `dcterms:isPartOf`: a quote may reach beyond the passage in which it starts.
_FROM_ARTICLE = {"article_id": "prov:wasDerivedFrom", "passage_id": "onrecord:passage"}

TERMS: dict[str, dict[str, str]] = {
    "articles": {
        "outlet_id": "dcterms:publisher",
        "headline": "schema:headline",
        # Words, where `dcterms:creator` and `schema:author` mean somebody.
        "byline": "onrecord:byline",
        "language": "schema:inLanguage",
        **_vague("published", "dcterms:issued"),
        "published_basis": "onrecord:publishedBasis",
        "updated": "dcterms:modified",
        "url": "schema:url",
        "source_file": "onrecord:sourceFile",
        "text": "schema:text",
        "text_sha256": "onrecord:textSha256",
        "char_count": "onrecord:charCount",
        "word_count": "schema:wordCount",
        "rights": "schema:copyrightNotice",
    },
    "passages": {
        "article_id": "dcterms:isPartOf",
        "seq": "schema:position",
        "role": "onrecord:passageRole",
        **_SPAN,
        **_vague("dated"),
    },
    "entities": {
        "type": "onrecord:entityType",
        "name": "skos:prefLabel",
        "description": "dcterms:description",
        "wikidata_id": "schema:sameAs",
        # Says nothing about control, as an address or a location would.
        "country_code": "onrecord:countryCode",
        "latitude": "schema:latitude",
        "longitude": "schema:longitude",
        "part_of_id": "dcterms:isPartOf",
        "affiliation_id": "schema:affiliation",
    },
    "entity_names": {
        "entity_id": "onrecord:nameOf",
        "name": "skosxl:literalForm",
        "kind": "onrecord:nameKind",
    },
    "mentions": {"entity_id": "onrecord:mentionOf", **_FROM_ARTICLE, **_SPAN},
    "quotes": {
        **_FROM_ARTICLE,
        "kind": "onrecord:quoteKind",
        # Pieces joined, so not `oa:exact`.
        "text": "schema:text",
        **_EXTENT,
        "speaker_id": "schema:spokenByCharacter",
        "speaker_text": "onrecord:speakerText",
        "cue_text": "onrecord:cueText",
        "addressee_id": "onrecord:addressee",
        "medium": "onrecord:medium",
        **_vague("said"),
        "utterance_id": "onrecord:renders",
    },
    "quote_spans": {
        "quote_id": "dcterms:isPartOf",
        "seq": "schema:position",
        "part": "onrecord:quotePart",
        **_SPAN,
    },
    "quote_relays": {
        "quote_id": "onrecord:relayOf",
        "hop": "schema:position",
        "entity_id": "onrecord:relay",
        **_SPAN,
    },
    "utterances": {"title": "dcterms:title", **_vague("said"), "note": "skos:note"},
    "claims": {
        "text": "schema:text",
        "kind": "onrecord:claimKind",
        "event_id": "schema:about",
        "quantity_low": "onrecord:quantityLow",
        "quantity_high": "onrecord:quantityHigh",
        "quantity_unit": "onrecord:quantityUnit",
        **_vague("holds"),
    },
    "assertions": {
        "claim_id": "onrecord:claim",
        **_FROM_ARTICLE,
        "quote_id": "onrecord:throughQuote",
        "claimant_id": "onrecord:claimant",
        "stance": "onrecord:stance",
        **_SPAN,
    },
    "claim_relations": {
        "claim_id": "onrecord:claim",
        "relation": "onrecord:relation",
        "other_claim_id": "onrecord:otherClaim",
        "note": "skos:note",
    },
    "events": {
        "type": "onrecord:eventType",
        "title": "dcterms:title",
        **_vague("occurred"),
        "place_id": "schema:location",
        "parent_event_id": "schema:superEvent",
        "status": "onrecord:eventStatus",
        "plover_type": "onrecord:ploverType",
    },
    "event_participants": {
        "event_id": "onrecord:event",
        "entity_id": "onrecord:participant",
        "role": "onrecord:participantRole",
    },
    "event_reports": {
        "event_id": "schema:about",
        **_FROM_ARTICLE,
        **_SPAN,
        **_vague("reported"),
    },
}
"""The term of each column by its table, but for the identifier of a row, which is its `@id`."""


class MissingTermError(LookupError):
    """A column that RDF has no name for."""

    def __init__(self, table: str, column: str) -> None:
        """Say which, and what there is to do."""
        super().__init__(
            f"{table}.{column} has no term in RDF: add it to TERMS in schema/onrecord_schema/rdf_terms.py,"
            " a standard term if its definition is what the column means, else one of our own (`onrecord:`)"
        )


def term_of(table: Table, column: str) -> str:
    """Give the term of a column that is not the identifier of its row.

    Raises:
        MissingTermError: Nobody has given it one.
    """
    try:
        return TERMS[table.name][column]
    except KeyError:
        raise MissingTermError(table.name, column) from None
