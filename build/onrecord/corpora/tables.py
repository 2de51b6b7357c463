"""Tables of a corpus: every article's rows, written as Parquet while they come."""

# pyarrow ships no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import shutil
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from onrecord.corpora.documents import Document, batches
from onrecord.corpora.rows import Extracted, outlet_id, outlet_row, rows_of
from onrecord.extract.article import Registers
from onrecord.extract.neutral import is_unicode
from onrecord.outside import not_written
from onrecord.problems import Problem, UsageError
from onrecord.publish.parquet import arrow_table, can_write_parquet
from onrecord.records import Dataset, Row
from onrecord_schema.tables import TABLES

BATCH_CHARS, BATCH_ARTICLES = 200_000, 64
"""What one process is given at a time."""

_CHARS_AT_ONCE = 2_000_000
"""How much text is read before its rows are written: what memory they take does not grow with the corpus."""

_AHEAD = 3
"""How many batches wait for each process."""

_Batch = list[tuple[Document, Extracted]]


@dataclass(frozen=True)
class Counted:
    """What was written."""

    articles: int
    rows: int
    left_out: list[Problem]


@dataclass(frozen=True)
class Known:
    """The registers of a project, or nothing."""

    rows: Dataset = field(default_factory=Dataset)
    registers: Registers = field(default_factory=Registers)


class Worker:
    """Reads batches of articles; one in each process."""

    registers = Registers()

    @classmethod
    def start(cls, registers: Registers) -> None:
        """Take the registers, once for each process."""
        cls.registers = registers

    @classmethod
    def read(cls, batch: list[Document]) -> list[Extracted]:
        """Read a batch."""
        return [rows_of(document, cls.registers) for document in batch]


def write_tables(
    documents: Iterable[Document],
    folder: Path,
    known: Known,
    jobs: int = 1,
    tick: Callable[[Document], None] = lambda _: None,
) -> Counted:
    """Write the tables of a corpus into a new folder, in the order of the corpus.

    Args:
        documents: The articles.
        folder: Where to; it appears when all is done.
        known: What the tables begin with, and names, claims and events are matched with.
        jobs: How many processes.
        tick: Called after each article.

    Raises:
        UsageError: The folder exists or cannot be written, or pyarrow is not installed.
    """
    if not can_write_parquet():
        raise UsageError("tables of a corpus are Parquet, which is an extra: pip install 'onrecord[parquet]'")
    if folder.exists():
        raise UsageError(f"{folder} exists: name a folder that does not, or move it away")
    if not is_unicode(str(folder)):
        raise UsageError(f"the name {folder} is not UTF-8, which Parquet asks for: name another folder")
    found = _extracted(documents, known.registers, jobs)
    try:
        with _staged(folder) as partial, _Tables(partial) as tables:
            return _fill(tables, found, known.rows, tick)
    except OSError as error:
        raise not_written(folder, error) from error


@contextmanager
def _staged(folder: Path) -> Generator[Path]:
    """Give a folder beside the one to be made, which takes its place when all is done."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield partial
        partial.chmod(0o755)
        partial.replace(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _fill(
    tables: "_Tables", found: Iterable[_Batch], known: Dataset, tick: Callable[[Document], None]
) -> Counted:
    for name, rows in known.tables.items():
        tables.add(name, [one.row for one in rows])
    outlets = {row["entity_id"] for row in known.rows("entities")}
    left_out: list[Problem] = []
    articles = chars = 0
    for batch in found:
        for document, extracted in batch:
            if outlet_id(document.outlet) not in outlets:
                outlets.add(outlet_id(document.outlet))
                tables.add_outlet(document.outlet)
            for name, rows in extracted.rows.items():
                tables.add(name, rows)
            left_out += extracted.left_out
            articles += 1
            chars += len(document.text)
            tick(document)
        if chars >= _CHARS_AT_ONCE:
            tables.flush()
            chars = 0
    return Counted(articles, tables.rows, left_out)


def _extracted(documents: Iterable[Document], registers: Registers, jobs: int) -> Iterator[_Batch]:
    """Read batches, in the order of the corpus; with several processes, a few batches ahead of the writer."""
    if jobs == 1:
        Worker.start(registers)
        for batch in batches(documents, BATCH_CHARS, BATCH_ARTICLES):
            yield list(zip(batch, Worker.read(batch), strict=True))
        return
    # Spawned, because a fork of a program with threads (pyarrow has some) may hang.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), Worker.start, (registers,))
    waiting: deque[tuple[list[Document], Future[list[Extracted]]]] = deque()
    with pool:
        for batch in batches(documents, BATCH_CHARS, BATCH_ARTICLES):
            waiting.append((batch, pool.submit(Worker.read, batch)))
            if len(waiting) >= _AHEAD * jobs:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[tuple[list[Document], Future[list[Extracted]]]]) -> _Batch:
    batch, future = waiting.popleft()
    return list(zip(batch, future.result(), strict=True))


class _Tables(AbstractContextManager["_Tables"]):
    """The Parquet files, each written a row group at a time."""

    def __init__(self, folder: Path) -> None:
        self.rows = 0
        self._pending: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        self._writers = {table.name: _writer(folder / f"{table.name}.parquet", table) for table in TABLES}
        self._tables = {table.name: table for table in TABLES}

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.flush()
                for writer in self._writers.values():
                    writer.close()
        finally:
            for writer in self._writers.values():
                # What could not be closed would try again when it is thrown away, with a traceback.
                writer.is_open = False

    def add(self, name: str, rows: list[Row]) -> None:
        self._pending[name] += rows
        self.rows += len(rows)

    def add_outlet(self, outlet: str | None) -> None:
        row = outlet_row(outlet)
        self.add("entities", [row])
        name = {"entity_id": row["entity_id"], "name": row["name"], "kind": "canonical"}
        self.add("entity_names", [name])

    def flush(self) -> None:
        """Write what has come so far, a row group for each table."""
        for name, rows in self._pending.items():
            if rows:
                self._writers[name].write_table(arrow_table(self._tables[name], rows))
                self._pending[name] = []


def _writer(path: Path, table: Any) -> Any:
    import pyarrow.parquet as pq

    return pq.ParquetWriter(path, arrow_table(table, []).schema, compression="zstd")
