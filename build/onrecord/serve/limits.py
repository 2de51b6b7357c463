"""Limits on what a query may cost: the time limit of Datasette does not bound memory.

A single function call, such as `zeroblob(900000000)` or `printf('%.900000000c', 'x')`, runs to its end
between two checks of the clock and takes gigabytes.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from time import monotonic

DENIED_FUNCTIONS = frozenset(
    {"load_extension", "printf", "format", "zeroblob", "randomblob", "fts3_tokenizer"}
)
"""Functions that make a large value of a small argument, or reach outside the database."""

LEAST_LENGTH = 200_000
"""Bytes that a value may have at least; more where an article is longer."""

_STEPS_BETWEEN_LOOKS = 2000

_HEAP_BYTES = 256 * 1024 * 1024

_DENIED_ACTIONS = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH})

_LIMITS = {
    sqlite3.SQLITE_LIMIT_COLUMN: 60,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
}


def limit(conn: sqlite3.Connection, longest: int) -> None:
    """Make a connection read-only, bound what a statement may build, and deny costly functions.

    Args:
        conn: The connection.
        longest: The length of the longest value that pages have to read, in bytes.
    """
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(LEAST_LENGTH, longest))
    for category, value in _LIMITS.items():
        conn.setlimit(category, value)
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA query_only = ON")
    conn.execute(f"PRAGMA hard_heap_limit = {_HEAP_BYTES}")
    conn.set_authorizer(_authorize)


def longest_article(conn: sqlite3.Connection) -> int:
    """Give the most bytes that the text of an article can have: four for each code point."""
    (longest,) = conn.execute("SELECT max(char_count) FROM articles").fetchone()
    return 4 * (longest or 0)


@contextmanager
def time_limit(conn: sqlite3.Connection, seconds: float) -> Generator[None]:
    """Interrupt what a connection does after a time.

    Raises:
        sqlite3.OperationalError: The time is over: `interrupted`.
    """
    end = monotonic() + seconds
    conn.set_progress_handler(lambda: int(monotonic() > end), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        conn.set_progress_handler(None, 0)


def _authorize(
    action: int, _first: str | None, second: str | None, _database: str | None, _trigger: str | None
) -> int:
    denied = action in _DENIED_ACTIONS or (
        action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in DENIED_FUNCTIONS
    )
    return sqlite3.SQLITE_DENY if denied else sqlite3.SQLITE_OK
