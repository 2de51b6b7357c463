"""The SQL schema of the SQLite edition: STRICT tables, keys, CHECK constraints, indexes, full text, views."""

from collections.abc import Iterator
from importlib.resources import files

from onrecord.publish.sqlite_conditions import form_of, range_of
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.tables import TABLE_BY_NAME, TABLES, Table

SQL_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL"}
"""The SQL type of each JSON type."""

FULL_TEXT = {
    "articles": ("headline", "text"),
    "quotes": ("text", "speaker_text"),
    "claims": ("text",),
}
"""The columns of each table that full-text search reads."""

VIEWS = (
    "quotes_with_speakers",
    "claims_by_outlet",
    "disagreements",
    "utterance_renderings",
    "timeline",
    "source_balance",
)
"""The views, each a file of its name in `views/`."""


def create_table(table: Table) -> str:
    """Write the statement that makes a table: its columns, its keys, then the form of each text by name."""
    columns = columns_of(table)
    lines = [_column(column, table) for column in columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.primary_key)})")
    if table.is_grounded:
        lines.append("CONSTRAINT start_before_end CHECK (start < end)")
    # A foreign key points to a text whose form has been checked.
    own = [column for column in columns if column.name not in table.foreign_keys]
    forms = [(column.name, form_of(column)) for column in own]
    lines += [f"CONSTRAINT form_of_{name} CHECK ({form})" for name, form in forms if form]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {body}\n) STRICT"


def _column(column: Column, table: Table) -> str:
    parts = [column.name, SQL_TYPES[column.type]]
    if not column.nullable:
        parts.append("NOT NULL")
    if target := table.foreign_keys.get(column.name):
        parts.append(f"REFERENCES {target} ({TABLE_BY_NAME[target].primary_key[0]})")
    if admitted := range_of(column):
        parts.append(f"CHECK ({admitted})")
    return " ".join(parts)


def create_indexes(table: Table) -> Iterator[str]:
    """Write the statements that index the foreign keys which do not begin the primary key."""
    for field in table.foreign_keys:
        if field != table.primary_key[0]:
            yield f"CREATE INDEX {table.name}_by_{field} ON {table.name} ({field})"


def create_full_text(name: str) -> str:
    """Write the statement that makes the full-text index of a table.

    The words stay in the table (external content), and English endings are folded (Porter).
    """
    columns = ", ".join(FULL_TEXT[name])
    # Datasette finds the index by the double quotes around the table's name.
    options = f"content=\"{name}\", tokenize='porter unicode61 remove_diacritics 2'"
    return f"CREATE VIRTUAL TABLE {name}_fts USING fts5({columns}, {options})"


def create_views() -> Iterator[str]:
    """Read the statements that make the views."""
    folder = files("onrecord.publish") / "views"
    for view in VIEWS:
        yield (folder / f"{view}.sql").read_text("utf-8").rstrip().removesuffix(";")


def create_tables() -> Iterator[str]:
    """Write the statements that make every table."""
    return map(create_table, TABLES)
