"""What Datasette says about every table and column, generated from the models when the site starts."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from onrecord.publish.sqlite_schema import FULL_TEXT
from onrecord.serve.questions import QUESTIONS
from onrecord.serve.views import view_columns, view_descriptions
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.registers import DatasetDescription
from onrecord_schema.tables import TABLES, Table


@dataclass(frozen=True)
class Presentation:
    """How a table is shown: what stands for a row, by what rows are counted and sorted."""

    label: str | None = None
    """The column that stands for a row wherever a foreign key points to it."""
    facets: tuple[str, ...] = ()
    """The columns whose values are counted above the table."""
    sort: str | None = None
    """The column that orders the rows; the primary key where there is none."""


PRESENTATIONS: dict[str, Presentation] = {
    "articles": Presentation("article_id", ("outlet_id", "published_basis"), "published_earliest"),
    "passages": Presentation(facets=("role", "article_id")),
    "entities": Presentation("name", ("type", "country_code")),
    "entity_names": Presentation(facets=("kind",)),
    "mentions": Presentation("text", ("article_id",)),
    "quotes": Presentation("text", ("kind", "article_id", "speaker_id")),
    "quote_spans": Presentation(facets=("part",)),
    "quote_relays": Presentation(facets=("entity_id", "hop")),
    "utterances": Presentation("title", (), "said_earliest"),
    "claims": Presentation("text", ("kind", "event_id")),
    "assertions": Presentation("text", ("stance", "article_id")),
    "claim_relations": Presentation(facets=("relation",)),
    "events": Presentation("title", ("type", "status"), "occurred_earliest"),
    "event_participants": Presentation(facets=("role",)),
    "event_reports": Presentation("text", ("article_id",)),
}
"""The presentation of each table."""

_SHADOWS = ("config", "content", "data", "docsize", "idx")


def metadata(description: DatasetDescription, database: str, conn: sqlite3.Connection) -> dict[str, Any]:
    """Give Datasette's metadata for a dataset.

    Args:
        description: The dataset as a whole.
        database: The name of the database.
        conn: A connection to it, which tells the columns of its views.
    """
    licence = description.licences[0]
    rights = {"license": licence.title, "license_url": licence.path, "source": description.title}
    tables = {table.name: {**rights, **_of_table(table, description)} for table in TABLES}
    views = {
        name: {**rights, "description": said, "columns": view_columns(conn, name)}
        for name, said in view_descriptions().items()
    }
    about: dict[str, Any] = {"title": description.title, "description": description.description, **rights}
    queries = {question.name: _of_question(question.name) for question in QUESTIONS}
    contents = {"tables": {**tables, **views, **_hidden()}, "queries": queries}
    return {**about, "databases": {database: {**about, **contents}}}


def describe(column: Column) -> str:
    """Say what a column means, its unit included."""
    return f"{column.description} Unit: {column.unit}." if column.unit else column.description


def first_paragraph(docstring: str) -> str:
    """Give the first paragraph of a docstring as one line."""
    return " ".join(docstring.strip().split("\n\n")[0].split())


def _of_table(table: Table, description: DatasetDescription) -> dict[str, Any]:
    shown = PRESENTATIONS[table.name]
    said: dict[str, Any] = {
        "description": first_paragraph(table.model.__doc__ or ""),
        "columns": {column.name: describe(column) for column in columns_of(table)},
        "facets": list(shown.facets),
    }
    if shown.label:
        said["label_column"] = shown.label
    if shown.sort:
        said["sort"] = shown.sort
    if table.name in ("articles", "passages"):
        said["license"] = f"{description.text_rights} Everything else: {description.licences[0].title}"
    return said


def _of_question(name: str) -> dict[str, Any]:
    question = next(question for question in QUESTIONS if question.name == name)
    blanks = [
        f"{parameter.name} is by default {parameter.default}."
        for parameter in question.parameters
        if parameter.default
    ]
    return {
        "title": question.title,
        "description": " ".join([question.description, *blanks]),
        "sql": question.sql,
        "params": [parameter.name for parameter in question.parameters],
        "hide_sql": True,
    }


def _hidden() -> dict[str, Any]:
    # The tables in which SQLite keeps a full-text index are of no use to a reader.
    names = [f"{table}_fts" for table in FULL_TEXT]
    names += [f"{table}_fts_{shadow}" for table in FULL_TEXT for shadow in _SHADOWS]
    return {name: {"hidden": True} for name in names}
