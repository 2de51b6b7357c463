"""The texts of articles that rows are held against: in memory, or read from the file when there are many."""

import csv
import io
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from onrecord.read.csv_rows import CsvLines
from onrecord.read.published import PublishedTable
from onrecord.read.row_sources import batches
from onrecord.read.rows import RowSource, Style

_MOST_IN_MEMORY_BYTES = 32_000_000
_MOST_RECENT = 512


def texts_of(sources: Sequence[RowSource], table: PublishedTable) -> Mapping[str, str]:
    """Give the text of each article that has one, by id."""
    large = [one for one in sources if one.cost > _MOST_IN_MEMORY_BYTES and one.style is Style.CSV]
    small = {
        row["article_id"]: row["text"]
        for source in sources
        if source not in large
        for batch in batches(source, table)
        for row in batch.rows
        if isinstance(row.get("text"), str) and isinstance(row.get("article_id"), str)
    }
    return TextsOnDisk(large, small) if large else small


class TextsOnDisk(Mapping[str, str]):
    """Texts that stay in their CSV file: only where each begins is kept, and the last few texts."""

    def __init__(self, sources: Sequence[RowSource], others: Mapping[str, str]) -> None:
        """Read through the files once, noting where each record begins."""
        self._others = others
        self._places: dict[str, tuple[int, int, int]] = {}
        self._recent: OrderedDict[str, str] = OrderedDict()
        self._files: list[tuple[BinaryIO, int]] = []
        for source in sources:
            self._index(source)

    def _index(self, source: RowSource) -> None:
        with source.open() as stream:
            lines = CsvLines(stream, source.file)
            reader = csv.reader(lines, strict=True)
            header = next(reader)
            key, text = header.index("article_id"), header.index("text")
            self._files.append((source.open(), text))
            start = lines.offset
            for cells in reader:
                lines.record()
                if len(cells) == len(header) and cells[text]:
                    self._places[cells[key]] = (len(self._files) - 1, start, lines.offset - start)
                start = lines.offset

    def __getitem__(self, article_id: str) -> str:
        """Give the text of an article."""
        if article_id in self._recent:
            return self._recent[article_id]
        if article_id not in self._places:
            return self._others[article_id]
        text = self._read(*self._places[article_id])
        self._recent[article_id] = text
        if len(self._recent) > _MOST_RECENT:
            self._recent.popitem(last=False)
        return text

    def _read(self, file: int, start: int, length: int) -> str:
        stream, column = self._files[file]
        stream.seek(start)
        record = io.StringIO(stream.read(length).decode("utf-8"), newline="")
        return next(csv.reader(record, strict=True))[column]

    def __contains__(self, article_id: object) -> bool:
        """Say whether there is such an article, without reading it."""
        return article_id in self._places or article_id in self._others

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        yield from self._places
        yield from self._others

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._places) + len(self._others)
