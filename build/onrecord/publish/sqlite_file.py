"""The SQLite edition: one file, the same bytes from the same tables (and the same SQLite)."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from onrecord.publish.sqlite_schema import (
    FULL_TEXT,
    create_drafts,
    create_full_text,
    create_indexes,
    create_tables,
    create_views,
)
from onrecord.tabulate import Tables
from onrecord_schema.tables import TABLES, Table
from onrecord_schema.version import SCHEMA_VERSION

APPLICATION_ID = int.from_bytes(b"ONRC")
"""Tells `file` and other programs what kind of SQLite file this is."""


class BrokenDatabaseError(Exception):
    """The finished database fails SQLite's own checks; what is wrong is in the message."""


def sqlite_bytes(tables: Tables, drafts: Sequence[str] | None = None) -> bytes:
    """Build the database in memory and give it as the bytes of a file.

    Args:
        tables: The rows.
        drafts: The articles that no person has reviewed, in an edition that holds such: the view `drafts`.

    Raises:
        sqlite3.IntegrityError: A row breaks a constraint of its table.
        BrokenDatabaseError: A foreign key points nowhere, or SQLite finds the file damaged.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _configure(connection)
        connection.execute("BEGIN")
        for statement in create_tables():
            connection.execute(statement)
        for table in TABLES:
            _fill(connection, table, tables)
        _finish(connection)
        if drafts is not None:
            connection.execute(create_drafts(drafts))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        _verify(connection)
        return connection.serialize()


def user_version() -> int:
    """Give the schema version as one number: 1.2.3 is 1002003."""
    major, minor, patch = map(int, SCHEMA_VERSION.split("."))
    return major * 1_000_000 + minor * 1_000 + patch


def _configure(connection: sqlite3.Connection) -> None:
    # Stated, because a build of SQLite may have other defaults, and then other bytes.
    for setting in (
        "page_size = 4096",
        "encoding = 'UTF-8'",
        "auto_vacuum = NONE",
        f"application_id = {APPLICATION_ID}",
        f"user_version = {user_version()}",
    ):
        connection.execute(f"PRAGMA {setting}")


def _fill(connection: sqlite3.Connection, table: Table, tables: Tables) -> None:
    marks = ", ".join("?" * len(table.fields))
    rows = (tuple(row[field] for field in table.fields) for row in tables[table.name])
    connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 -- names of our own tables


def _finish(connection: sqlite3.Connection) -> None:
    for table in TABLES:
        for statement in create_indexes(table):
            connection.execute(statement)
    for name in FULL_TEXT:
        connection.execute(create_full_text(name))
        for command in ("rebuild", "optimize"):
            connection.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES (?)", (command,))  # noqa: S608 -- as above
    for statement in create_views():
        connection.execute(statement)


def _verify(connection: sqlite3.Connection) -> None:
    loose = connection.execute("PRAGMA foreign_key_check")
    faults = [f"{table}: row {row} points to no row of {target}" for table, row, target, _ in loose]
    faults += [said for (said,) in connection.execute("PRAGMA integrity_check") if said != "ok"]
    if faults:
        raise BrokenDatabaseError(f"{faults[0]} ({len(faults)} such)")
