"""Rows of one article of a corpus: what the rules propose, in the tables of the dataset."""

import hashlib
from dataclasses import dataclass, field, replace

from onrecord.corpora.documents import Document, slug_of
from onrecord.extract.article import Extraction, Registers, extract
from onrecord.extract.draft import Head, draft_of
from onrecord.extract.proposals import NameGroup
from onrecord.problems import Place, Problem
from onrecord.read import marked
from onrecord.read.corpus import ArticleSource
from onrecord.read.shape import Sourced
from onrecord.records import Dataset, Row
from onrecord.resolve.articles import add_article, add_passages
from onrecord.resolve.assertions import add_assertions, add_event_reports
from onrecord.resolve.context import ArticleContext
from onrecord.resolve.quotes import add_quotes
from onrecord_schema.annotation import Annotation

UNKNOWN_OUTLET = "unknown-outlet"
_PROPOSED = "A name found by rule in one article; nobody has said who or what it is."


@dataclass(frozen=True)
class Extracted:
    """The rows of one article, and the records that could not be made into rows."""

    rows: dict[str, list[Row]] = field(default_factory=dict[str, list[Row]])
    left_out: list[Problem] = field(default_factory=list[Problem])


def outlet_id(name: str | None) -> str:
    """Give the id of an outlet by what the corpus calls it."""
    return slug_of(name) if name else UNKNOWN_OUTLET


def outlet_row(name: str | None) -> Row:
    """Give the entity that stands for an outlet."""
    said = "The corpus calls an outlet so." if name else "The corpus does not say who published the article."
    return entity_row(outlet_id(name), "outlet", name or "unknown", said)


def entity_row(entity_id: str, kind: str, name: str, description: str) -> Row:
    """Give the row of an entity of which nothing else is known."""
    unknown = ("wikidata_id", "country_code", "latitude", "longitude", "part_of_id", "affiliation_id")
    said = {"entity_id": entity_id, "type": kind, "name": name, "description": description}
    return said | dict.fromkeys(unknown)


def rows_of(document: Document, registers: Registers) -> Extracted:
    """Read an article by the rules, and give its rows.

    A name that no register has becomes an entity of this article alone: that two articles mean the
    same by a name is for a person to say.
    """
    read, new = _with_ids(document, extract(document.text, document.published, registers))
    context = _context(document, read)
    add_article(context)
    add_passages(context)
    add_quotes(context)
    _drop_loose_assertions(context)
    add_assertions(context)
    add_event_reports(context)
    _add_entities(context.dataset, new)
    _add_mentions(context, read)
    rows = {name: [one.row for one in table] for name, table in context.dataset.tables.items() if table}
    return Extracted(rows, context.problems)


def _with_ids(document: Document, read: Extraction) -> tuple[Extraction, list[NameGroup]]:
    """Give an id within the article to each group of names that no register has."""
    named = {mention.group for mention in read.naming.mentions}
    groups = [
        group
        if group.entity_id or at not in named
        else replace(group, entity_id=f"{document.article_id}-n{at:04d}")
        for at, group in enumerate(read.naming.groups)
    ]
    new = [group for group, before in zip(groups, read.naming.groups, strict=True) if group is not before]
    return replace(read, naming=replace(read.naming, groups=groups)), new


def _context(document: Document, read: Extraction) -> ArticleContext:
    head = Head(
        document.article_id,
        outlet_id(document.outlet),
        document.published,
        "external",
        "The corpus gives it.",
        rights="As in the corpus it was taken from.",
    )
    data = draft_of(read, head).annotation
    place = f"{document.article_id}.yaml"
    annotation = Sourced(
        Annotation.model_validate(data, strict=False), marked.Document(place, data, {(): (1, 1)}, {})
    )
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    source = document.source
    article = ArticleSource(document.article_id, source, document.text, digest, source_file=source)
    return ArticleContext(article, annotation, Dataset())


def _drop_loose_assertions(context: ArticleContext) -> None:
    """Leave out what is asserted through a quote that could not be made into a row."""
    there = {row["quote_id"] for row in context.dataset.rows("quotes")}
    data = context.annotation.document.data
    written = data.get("assertions", [])
    kept = [one for one in written if "quote" not in one or context.whole_id(one["quote"]) in there]
    for one in written:
        if one not in kept:
            place = Place(context.annotation.document.file, path=one["id"])
            context.problems.append(Problem(place, "its quote was left out", "reference-exists"))
    if len(kept) < len(written):
        data["assertions"] = kept
        record = Annotation.model_validate(data, strict=False)
        context.annotation = replace(context.annotation, record=record)


def _add_entities(dataset: Dataset, new: list[NameGroup]) -> None:
    for group in new:
        row = entity_row(str(group.entity_id), group.type.value, group.name, _PROPOSED)
        dataset.add("entities", row, _nowhere)
        name = {"entity_id": group.entity_id, "name": group.name, "kind": "canonical"}
        dataset.add("entity_names", name, _nowhere)


def _add_mentions(context: ArticleContext, read: Extraction) -> None:
    for mention in read.naming.mentions:
        grounded = context.grounded(mention.span, ())
        if grounded:
            entity_id = read.naming.groups[mention.group].entity_id
            row = {
                "mention_id": context.whole_id(f"m{mention.span.start:05d}"),
                "entity_id": entity_id,
                **grounded,
            }
            context.dataset.add("mentions", row, _nowhere)


def _nowhere(_: str) -> Place:
    return Place("")
