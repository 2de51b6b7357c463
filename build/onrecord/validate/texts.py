"""The texts of articles that rows are held against: in memory, or read from the file when there are many."""

import csv
import io
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from onrecord.read.chunks import LONGEST_LINE_BYTES, blocks
from onrecord.read.published import PublishedTable
from onrecord.read.row_sources import columns
from onrecord.read.rows import RowSource, Style

_MOST_IN_MEMORY_BYTES = 32_000_000
_MOST_RECENT = 512


def texts_of(sources: Sequence[RowSource], table: PublishedTable) -> Mapping[str, str]:
    """Give the text of each article that has one, by id."""
    csv.field_size_limit(LONGEST_LINE_BYTES)
    large = [one for one in sources if one.cost > _MOST_IN_MEMORY_BYTES and one.style is Style.CSV]
    small = {
        article_id: text
        for source in sources
        if source not in large
        for article_id, text in columns(source, table, ("article_id", "text"))
        if text is not None
    }
    return TextsOnDisk(large, small) if large else small


class _MeasuredLines(Iterator[str]):
    """The lines of a file, counting the bytes given so far."""

    def __init__(self, stream: BinaryIO) -> None:
        self.offset = 0
        self._lines = (line for block in blocks(stream) for line in io.BytesIO(block))

    def __next__(self) -> str:
        line = next(self._lines)
        self.offset += len(line)
        return line.decode("utf-8")


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
            lines = _MeasuredLines(stream)
            reader = csv.reader(lines, strict=True)
            header = next(reader)
            key, text = header.index("article_id"), header.index("text")
            self._files.append((source.open(), text))
            start = lines.offset
            for cells in reader:
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
