"""How fast the pages are on 10,000 articles beside the five, against the stock pages of the same Datasette.

    .venv/bin/python bench/serve.py [rounds] [copies]

The five reports are copied 2,000 times into one database, with their quotes, pieces, mentions, assertions
and event reports: 200 outlets, 100 sets of claims, events and utterances, and one long article of three
times all five. Each round asks every page once, in turn, each time for another article, claim or page.
First pages are counted apart: some count the whole database once and keep the result. Starting is
measured against a bare Datasette on the same file.
"""

import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median, quantiles

import httpx

from onrecord.paths import Project
from onrecord.pipeline import read_and_check
from onrecord.publish.sqlite_file import sqlite_bytes
from onrecord.publish.sqlite_schema import FULL_TEXT
from onrecord.tabulate import tabulate

ROOT = Path(__file__).parent.parent
COPIES_OF_A_SET = 20
OUTLETS_OF_EACH = 40
STARTS = 5
LONGEST_START_SECONDS = 120

COPIED: dict[str, dict[str, str]] = {
    "articles": {"article_id": "{article}", "outlet_id": "outlet_id || outlet_suffix"},
    "passages": {"article_id": "{article}", "passage_id": "{own}"},
    "mentions": {"article_id": "{article}", "passage_id": "{passage}", "mention_id": "{own}"},
    "quotes": {
        "article_id": "{article}",
        "passage_id": "{passage}",
        "quote_id": "{own}",
        "utterance_id": "utterance_id || set_suffix",
    },
    "assertions": {
        "article_id": "{article}",
        "passage_id": "{passage}",
        "assertion_id": "{own}",
        "quote_id": "replace(quote_id, article_id, {article})",
        "claim_id": "claim_id || set_suffix",
    },
    "event_reports": {
        "article_id": "{article}",
        "passage_id": "{passage}",
        "report_id": "{own}",
        "event_id": "event_id || set_suffix",
    },
}
"""The tables that are copied with the articles, and how their ids change."""

LONG = "long-2022-11-09"

MARKED: dict[str, tuple[str, ...]] = {
    "passages": ("passage_id",),
    "quotes": ("quote_id", "passage_id"),
    "quote_spans": ("quote_id",),
    "assertions": ("assertion_id", "passage_id", "quote_id"),
    "mentions": ("mention_id", "passage_id"),
    "event_reports": ("report_id", "passage_id"),
}
"""The tables that point into an article, and their ids that name it."""

SETS: dict[str, tuple[str, ...]] = {
    "utterances": ("utterance_id",),
    "events": ("event_id", "parent_event_id"),
    "event_participants": ("event_id",),
    "claims": ("claim_id", "event_id"),
    "claim_relations": ("claim_id", "other_claim_id"),
}
"""The tables that are copied once for each set, and the ids that change."""


def generate(path: Path, copies: int) -> dict[str, int]:
    """Write the database, and count its rows."""
    path.write_bytes(sqlite_bytes(tabulate(read_and_check(Project(ROOT)).dataset)))
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN"
        )
        conn.execute("CREATE TEMP TABLE copies (suffix, set_suffix, outlet_suffix)")
        numbers = range(copies)
        conn.executemany(
            "INSERT INTO copies VALUES (?, ?, ?)",
            [
                (f"-r{n:05d}", f"-s{n // COPIES_OF_A_SET:03d}", f"-o{n % OUTLETS_OF_EACH:02d}")
                for n in numbers
            ],
        )
        _copy_outlets(conn)
        for table, ids in SETS.items():
            changes = {name: f"{name} || suffix" for name in ids}
            _copy(conn, table, changes, "(SELECT DISTINCT set_suffix AS suffix FROM copies)", ids[0])
        originals = conn.execute("SELECT article_id, text FROM articles ORDER BY article_id").fetchall()
        _copy_pieces(conn)
        article = "article_id || suffix"
        for table, changes in COPIED.items():
            known = {"article": article, "passage": f"replace(passage_id, article_id, {article})"}
            filled = {
                name: how.format(**known, own=f"replace({name}, article_id, {article})")
                for name, how in changes.items()
            }
            _copy(conn, table, filled, "copies", "article_id")
        _long_article(conn, originals * 3)
        for table in FULL_TEXT:
            conn.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")  # noqa: S608 -- our own names
        conn.execute("COMMIT")
        conn.execute("PRAGMA optimize")
        tables = (
            "articles",
            "passages",
            "quotes",
            "assertions",
            "mentions",
            "event_reports",
            "claims",
            "events",
        )
        return {table: conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608 -- our own names


def _copy(conn: sqlite3.Connection, table: str, changes: dict[str, str], source: str, key: str) -> None:
    columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changes.get(column, column) for column in columns)
    conn.execute(f"INSERT INTO {table} SELECT {values} FROM {table}, {source} ORDER BY suffix, {key}")  # noqa: S608 -- our own names


def _copy_outlets(conn: sqlite3.Connection) -> None:
    columns = [row[1] for row in conn.execute("PRAGMA table_info(entities)")]
    changed = {"entity_id": "entity_id || suffix", "name": "name || ' ' || suffix", "wikidata_id": "NULL"}
    values = ", ".join(changed.get(column, column) for column in columns)
    suffixes = "(SELECT DISTINCT outlet_suffix AS suffix FROM copies)"
    conn.execute(
        f"INSERT INTO entities SELECT {values} FROM entities, {suffixes}"  # noqa: S608 -- our own names
        " WHERE entity_id IN (SELECT outlet_id FROM articles)"
    )


def _long_article(conn: sqlite3.Connection, originals: list[tuple[str, str]]) -> None:
    """Add one article that is several others one after the other, with all their marks."""
    columns = [row[1] for row in conn.execute("PRAGMA table_info(articles)")]
    text = "\n\n".join(text for _, text in originals)
    values = ", ".join({"article_id": f"'{LONG}'", "text": "?"}.get(column, column) for column in columns)
    first = originals[0][0]
    conn.execute(f"INSERT INTO articles SELECT {values} FROM articles WHERE article_id = ?", (text, first))  # noqa: S608 -- our own names
    offset = 0
    for number, (article_id, one) in enumerate(originals):
        for table, ids in MARKED.items():
            changes = {name: f"'{LONG}-{number}-' || {name}" for name in ids}
            changes |= {"article_id": f"'{LONG}'", "start": f"start + {offset}", "end": f"end + {offset}"}
            if table == "passages":
                changes["seq"] = f"seq + {1000 * number}"
            columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
            source = table
            if table == "quote_spans":
                source = "quote_spans JOIN (SELECT quote_id, article_id FROM quotes) USING (quote_id)"
            values = ", ".join(changes.get(column, column) for column in columns)
            sql = f"INSERT INTO {table} SELECT {values} FROM {source} WHERE article_id = ?"  # noqa: S608 -- our own names
            conn.execute(sql, (article_id,))
        offset += len(one) + 2


def _copy_pieces(conn: sqlite3.Connection) -> None:
    for table in ("quote_spans", "quote_relays"):
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")][1:]
        values = ", ".join(f"piece.{column}" for column in columns)
        conn.execute(
            f"INSERT INTO {table} SELECT replace(quote_id, article_id, article_id || suffix), {values}"  # noqa: S608 -- our own names
            f" FROM {table} AS piece JOIN quotes USING (quote_id), copies"
        )


RARE = ("futile", "bridge", "deportations", "constitution")
COMMON = ("bank", "kherson", "russia")


def pages(database: Path, copies: int, rng: random.Random) -> dict[str, Callable[[], str]]:
    """Give what makes the address of each page, another one at each call."""
    with closing(sqlite3.connect(database)) as conn:
        claims = [row[0] for row in conn.execute("SELECT claim_id FROM claims ORDER BY claim_id")]
    name = database.stem
    articles = (
        "newsweek-2022-11-09",
        "newser-2022-11-09",
        "metro-2022-11-09",
        "almost-2022-11-09",
        "presstv-2022-11-10",
    )

    def any_page(most: int) -> int:
        return rng.randrange(1, most)

    return {
        "stock table quotes": lambda: (
            f"/{name}/quotes?_next={rng.choice(articles)}-r{rng.randrange(copies):05d}-q01"
        ),
        "stock table quotes, 100 rows": lambda: (
            f"/{name}/quotes?_size=100&_next={rng.choice(articles)}-r{rng.randrange(copies):05d}-q01"
        ),
        "stock table claims": lambda: f"/{name}/claims?_next={rng.choice(claims)}",
        "stock row": lambda: f"/{name}/quotes/newser-2022-11-09-r{rng.randrange(copies):05d}-q01",
        "home": lambda: f"/?page={any_page(400)}",
        "reader": lambda: f"/-/read/{rng.choice(articles)}-r{rng.randrange(copies):05d}",
        "reader, 2,000 marks": lambda: f"/-/read/{LONG}?layers={rng.choice(('quotes', 'all'))}",
        "claims": lambda: f"/-/claims?page={any_page(700)}",
        "claims, one outlet": lambda: (
            f"/-/claims?outlet=metro-o{rng.randrange(OUTLETS_OF_EACH):02d}&page={any_page(40)}"
        ),
        "claim": lambda: f"/-/claims/{rng.choice(claims)}",
        "sources": lambda: f"/-/sources?page={any_page(3)}",
        "sources, one outlet": lambda: (
            f"/-/sources?outlet=newser-o{rng.randrange(OUTLETS_OF_EACH):02d}&by=affiliation"
        ),
        "utterances": lambda: f"/-/utterances?page={any_page(90)}",
        "timeline": lambda: f"/-/timeline?page={any_page(60)}",
        "timeline as of": lambda: f"/-/timeline?as_of=2022-11-10&page={any_page(50)}",
        "map": lambda: "/-/map",
        "search, two words": lambda: f"/-/search?q={rng.choice(RARE)}+{rng.choice(COMMON)}",
        "ask (the form)": lambda: "/-/ask",
    }


SERVE = """
import sys
from pathlib import Path
from onrecord.serve.app import open_site
from onrecord.serve.listen import listen
from onrecord_schema.registers import DatasetDescription, Licence
licence = Licence(name="CC0-1.0", title="CC0", path="https://creativecommons.org/publicdomain/zero/1.0/")
texts = dict(title="Bench", description="A generated dataset.", text_rights="As the five reports.")
said = DatasetDescription(name="bench", version="1.0.0", licences=(licence,), **texts)
listen(open_site(Path(sys.argv[1]), said), "127.0.0.1", int(sys.argv[2]), opens=False)
"""


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    """Run a server, and end it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def commands(database: Path, port: int) -> dict[str, list[str]]:
    """Give the commands that serve a database: ours, and a bare Datasette."""
    return {
        "onrecord": [sys.executable, "-c", SERVE, str(database), str(port)],
        "bare datasette": [sys.executable, "-m", "datasette", "-i", str(database), "-p", str(port)],
    }


def free_port() -> int:
    """Give a port on which nothing listens."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def first_answer(client: httpx.Client, address: str, path: str) -> float:
    """Wait for the first answer of a server that is starting, and give the seconds until then."""
    start = time.perf_counter()
    while time.perf_counter() - start < LONGEST_START_SECONDS:
        try:
            client.get(address + path).raise_for_status()
            return time.perf_counter() - start
        except httpx.TransportError:
            time.sleep(0.01)
    sys.exit("the server does not answer")


def main(rounds: int, copies: int) -> None:
    """Generate, start, ask, and print the tables."""
    rng = random.Random(7)  # noqa: S311 -- which page is asked is no secret
    with tempfile.TemporaryDirectory() as folder, httpx.Client(timeout=120, trust_env=False) as client:
        database = Path(folder) / "bench.db"
        counts = generate(database, copies)
        print(", ".join(f"{count:,} {table}" for table, count in counts.items()))
        print(f"{database.stat().st_size / 1e6:,.0f} MB")
        _starts(client, database)
        port = free_port()
        with running(commands(database, port)["onrecord"], port) as address:
            first_answer(client, address, "/robots.txt")
            _pages(client, address, pages(database, copies, rng), rounds)


def _starts(client: httpx.Client, database: Path) -> None:
    taken: dict[str, list[float]] = {}
    for _ in range(STARTS):
        for name, path in (
            ("onrecord", "/"),
            ("bare datasette", "/"),
            ("bare datasette", f"/{database.stem}/quotes"),
        ):
            port = free_port()
            with running(commands(database, port)[name], port) as address:
                taken.setdefault(f"{name} {path}", []).append(first_answer(client, address, path))
    for name, seconds in taken.items():
        print(f"start to first page, {name:32}{median(seconds):8.2f} s")


def _pages(client: httpx.Client, address: str, asked: dict[str, Callable[[], str]], rounds: int) -> None:
    first: dict[str, float] = {}
    taken: dict[str, list[float]] = {name: [] for name in asked}
    sizes: dict[str, int] = {}
    for number in range(rounds + 1):
        for name, path in asked.items():
            start = time.perf_counter()
            response = client.get(address + path())
            seconds = time.perf_counter() - start
            response.raise_for_status()
            sizes[name] = len(response.content)
            if number:
                taken[name].append(seconds)
            else:
                first[name] = seconds
    print(f"{'page':32}{'first ms':>10}{'median ms':>11}{'p95 ms':>9}{'x stock':>9}{'kB':>7}")
    reference = median(taken["stock table quotes"])
    for name, seconds in taken.items():
        middle, late = median(seconds), quantiles(seconds, n=20)[-1]
        print(
            f"{name:32}{1e3 * first[name]:10.1f}{1e3 * middle:11.1f}{1e3 * late:9.1f}"
            f"{middle / reference:9.2f}{sizes[name] / 1e3:7.0f}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]), *(40, 2000)[len(sys.argv) - 1 :])
