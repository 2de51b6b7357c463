"""The JSON-LD context: an independent processor reads every value of the dataset with it, and loses none."""

import json
import re
import zipfile
from typing import Any

import pytest
from pyld import jsonld

from onrecord.paths import Project
from onrecord.publish.csv_tables import read_csv
from onrecord.publish.package import publish_with_drafts, stale
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.edtf_dates import EDTF_PATTERN
from onrecord_schema.rdf_terms import PREFIXES, TERMS, MissingTermError, term_of
from onrecord_schema.tables import TABLE_BY_NAME, TABLES, Table
from onrecord_schema.version import SCHEMA_VERSION

from .conftest import Built

Node = dict[str, Any]

STANDARD_TERMS = {
    *("dcterms:description", "dcterms:isPartOf", "dcterms:issued", "dcterms:modified", "dcterms:publisher"),
    *("dcterms:title", "oa:end", "oa:exact", "oa:start", "prov:wasDerivedFrom", "schema:about"),
    *("schema:affiliation", "schema:copyrightNotice", "schema:headline", "schema:inLanguage"),
    *("schema:latitude", "schema:location", "schema:longitude", "schema:position", "schema:sameAs"),
    *("schema:spokenByCharacter", "schema:superEvent", "schema:text", "schema:url", "schema:wordCount"),
    *("skos:note", "skos:prefLabel", "skosxl:literalForm"),
}
"""The terms of others that are used: a misspelt one would be a term that its vocabulary does not have."""

DATA = "https://w3id.org/onrecord/data/kherson-withdrawal-2022"
SCHEMA = "https://w3id.org/onrecord/schema"
XSD = "http://www.w3.org/2001/XMLSchema#"

LEXICAL = {
    f"{XSD}nonNegativeInteger": r"[0-9]+",
    f"{XSD}date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    f"{XSD}double": r"-?[0-9]\.[0-9]+E-?[0-9]+",
    f"{XSD}string": r"(?s:.+)",
    "http://id.loc.gov/datatypes/edtf/EDTF": EDTF_PATTERN,
}
"""What a literal of each data type looks like."""


@pytest.fixture(scope="module")
def context(published: Built) -> Node:
    """Give the context that is published with the dataset."""
    return json.loads(published.file("schema/context.jsonld").read_bytes())["@context"]


@pytest.fixture(scope="module")
def rows(published: Built) -> dict[str, list[Node]]:
    """Give the published rows of each table, as JSON says them."""
    return {
        table.name: read_csv(table, published.file(f"dataset/tables/{table.name}.csv").read_bytes())
        for table in TABLES
    }


@pytest.fixture(scope="module")
def quads(context: Node, rows: dict[str, list[Node]]) -> list[Node]:
    """Give the whole dataset as RDF."""
    graph = [_typed(table, row) for table in TABLES for row in rows[table.name]]
    return jsonld.to_rdf({"@context": context, "@graph": graph})["@default"]


def _typed(table: Table, row: Node) -> Node:
    return {"@type": table.model.__name__, **row}


def _iri(term: str) -> str:
    prefix, _, name = term.partition(":")
    return PREFIXES[prefix] + name


def _expected(table: Table, column: Column, value: Any) -> Node:
    """Say what a value is in RDF, by what its column is: a row, a member of a vocabulary, or a literal."""
    if target := table.foreign_keys.get(column.name):
        return {"@id": f"{DATA}/{target}/{value}"}
    if column.vocabulary:
        return {"@id": f"{SCHEMA}/vocabularies/{column.vocabulary_name}/{value}"}
    if column.name == "wikidata_id":
        return {"@id": f"http://www.wikidata.org/entity/{value}"}
    if column.pattern == EDTF_PATTERN:
        return {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": value}
    types = {"integer": f"{XSD}nonNegativeInteger", "number": f"{XSD}double"}
    datatype = f"{XSD}date" if column.format == "date" else types.get(column.type)
    return {"@value": value} | ({"@type": datatype} if datatype else {})


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_term_and_every_term_a_column(table: Table) -> None:
    """Whoever adds a column learns what to do; what is left over from a column that went is found."""
    for column in table.fields:
        if table.primary_key != (column,):
            assert term_of(table, column)
    named = TERMS[table.name]
    assert named.keys() <= set(table.fields) - (
        {table.primary_key[0]} if len(table.primary_key) == 1 else set()
    )
    # Two columns under one term could not be told apart.
    assert len(set(named.values())) == len(named)


def test_a_column_without_a_term_is_told_what_to_do() -> None:
    """The message names the column, the file and the choice."""
    with pytest.raises(
        MissingTermError, match=r"^quotes\.tone has no term in RDF: add it to TERMS in .*terms\.py"
    ):
        term_of(TABLE_BY_NAME["quotes"], "tone")


def test_every_standard_term_is_known() -> None:
    """A term is one of ours, in camel case, or stands in the list of those that were looked up."""
    used = {term for terms in TERMS.values() for term in terms.values()}
    own = {term for term in used if term.startswith("onrecord:")}
    assert used - own == STANDARD_TERMS
    assert [term for term in sorted(own) if not re.fullmatch(r"onrecord:[a-z]+([A-Z][a-z0-9]+)*", term)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_says_in_rdf_what_it_says_in_json(
    table: Table, context: Node, rows: dict[str, list[Node]]
) -> None:
    """Expanded by itself, each row gives every value that is not null, under its term, and nothing else."""
    columns = {column.name: column for column in columns_of(table)}
    assert rows[table.name]
    for row in rows[table.name]:
        (node,) = jsonld.expand({"@context": context, **_typed(table, row)})
        expected: Node = {"@type": [f"{SCHEMA}/terms#{table.model.__name__}"]}
        for name, value in row.items():
            if table.primary_key == (name,):
                expected["@id"] = f"{DATA}/{table.name}/{value}"
            elif value is not None:
                expected[_iri(TERMS[table.name][name])] = [_expected(table, columns[name], value)]
        assert node == expected


def test_the_dataset_is_valid_rdf(quads: list[Node], rows: dict[str, list[Node]]) -> None:
    """A triple for each value and each type; every literal is one of its data type."""
    told = sum(
        value is not None and table.primary_key != (name,)
        for table in TABLES
        for row in rows[table.name]
        for name, value in row.items()
    )
    assert len(quads) == told + sum(len(of_table) for of_table in rows.values())
    for quad in quads:
        said = quad["object"]
        if said["type"] == "literal":
            assert re.fullmatch(LEXICAL[said["datatype"]], said["value"]), said


def test_every_row_referred_to_is_there(quads: list[Node]) -> None:
    """A foreign key leads to the row that it means: bases of tables do not run into each other."""
    subjects = {quad["subject"]["value"] for quad in quads}
    objects = {quad["object"]["value"] for quad in quads if quad["object"]["type"] == "IRI"}
    referred = {value for value in objects if value.startswith(DATA)}
    assert len(referred) > 100
    assert referred <= subjects


def test_a_row_without_its_type_says_nothing(context: Node, rows: dict[str, list[Node]]) -> None:
    """No column means anything apart from its table, so that none can be taken for that of another."""
    assert jsonld.expand({"@context": context, **rows["claims"][0]}) == []


def test_rows_of_two_datasets_are_two(small: Built) -> None:
    """The base names the dataset."""
    small.publish()
    text = small.file("schema/context.jsonld").read_text(encoding="utf-8")
    assert text.count("https://w3id.org/onrecord/data/harbour-strike-2024/") > 20
    assert "kherson" not in text


def test_a_row_is_the_same_in_every_edition(small: Built) -> None:
    """The package holds the context, and those without text or with drafts hold the same one."""
    small.publish()
    small.publish(without_text=True)
    publish_with_drafts(small.project, small.tables, small.description, [])
    for edition in ("", "-without-text", "-with-drafts"):
        with zipfile.ZipFile(small.file(f"dist/harbour-strike-2024{edition}.zip")) as package:
            held = package.read("schema/context.jsonld")
        assert held == small.file("schema/context.jsonld").read_bytes(), edition


def test_a_context_that_is_stale_is_found(small: Built) -> None:
    """The build checks it like every other file that is committed."""
    small.publish()
    path = small.file("schema/context.jsonld")
    path.write_bytes(path.read_bytes().replace(b'"oa:exact"', b'"oa:exakt"', 1))
    (problem,) = stale(small.project, small.tables, small.description)
    assert (problem.place.file, problem.rule) == (path.as_posix(), "output-stale")
    path.unlink()
    (problem,) = stale(small.project, small.tables, small.description)
    assert (problem.place.file, problem.rule) == (path.as_posix(), "output-missing")


def test_the_committed_context_is_current(repository: Project, published: Built) -> None:
    """What is in the repository is what a build gives, and says what made it."""
    committed = (repository.root / "schema/context.jsonld").read_bytes()
    assert committed == published.file("schema/context.jsonld").read_bytes()
    assert (
        json.loads(committed)["$comment"]
        == f"Schema version {SCHEMA_VERSION}. Generated by `onrecord build`."
    )
