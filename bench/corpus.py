"""A large corpus for benchmarks: the tables of a package, as many articles and quotes as asked for.

Every row has the right shape, refers to rows that exist and stands in its article word for word; pieces
of quotes, mentions and claims are left out. All depends on the seed alone:

    python bench/corpus.py FOLDER --articles 100000 --quotes-per-article 10

writes `datapackage.json`, `tables/*.csv` and `quotes.jsonl` (the quotes again, as JSON lines).
"""

import argparse
import csv
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord_schema.tables import TABLE_BY_NAME, TABLES

Row = dict[str, Any]

OUTLETS = 200
MOST_SPEAKERS = 20_000
MOST_UTTERANCES = 5_000
_MARKED = 0.5
"""The share of quotes that stand in quotation marks."""

_WORDS = (
    *("ministry", "river", "bridge", "council", "forces", "region", "city", "border", "talks", "grain"),
    *("power", "winter", "army", "east", "west", "bank", "governor", "parliament", "market", "prices"),
    *("harbour", "railway", "school", "hospital", "station", "village", "evening", "morning", "decision"),
    *("withdrawal", "announcement", "statement", "reported", "ordered", "moved", "crossed", "reached"),
    *("opened", "closed", "held", "would", "could", "before", "after", "under", "along", "towards"),
)


def entities(speakers: int) -> Iterator[Row]:
    """Give the outlets and the speakers."""
    for number in range(OUTLETS):
        yield _entity(f"outlet-{number:04d}", "outlet", f"Outlet {number:04d}")
    for number in range(speakers):
        yield _entity(f"speaker-{number:06d}", "person", f"Speaker {number:06d}")


def _entity(entity_id: str, kind: str, name: str) -> Row:
    return _row("entities", entity_id=entity_id, type=kind, name=name, description=f"{name}, invented.")


def _row(table: str, **values: Any) -> Row:
    return {field: values.get(field) for field in TABLE_BY_NAME[table].fields}


def utterances(number_of_them: int) -> Iterator[Row]:
    """Give the acts of speech."""
    for number in range(number_of_them):
        yield _row("utterances", utterance_id=f"utterance-{number:05d}", title=f"Utterance {number}")


class Writer:
    """Invents articles, their passages and their quotes, one article after the other."""

    def __init__(self, seed: int, articles: int, quotes_per_article: int) -> None:
        """Take the seed on which everything depends."""
        self._random = random.Random(seed)  # noqa: S311 -- reproducible, not secret
        self._quotes_per_article = quotes_per_article
        self.speakers = min(MOST_SPEAKERS, max(1, articles * quotes_per_article // 5))
        self.utterances = min(MOST_UTTERANCES, self.speakers)
        self._quoted = 0

    def article(self, number: int) -> tuple[Row, list[Row], list[Row]]:
        """Give an article, its passages and its quotes."""
        day = f"2022-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        article_id = f"report-{number:07d}"
        text, passages, quotes = "", list[Row](), list[Row]()
        for seq in range(1, 3):
            start = len(text)
            half = self._quotes_per_article // 2 + (self._quotes_per_article % 2) * (seq == 1)
            for _ in range(half):
                text = self._sentence(text, article_id, f"{article_id}-p{start:05d}", day, quotes)
            passages.append(self._passage(article_id, seq, start, text))
            text += "\n\n"
        return self._article(article_id, number, day, text), passages, quotes

    def _sentence(self, text: str, article_id: str, passage_id: str, day: str, quotes: list[Row]) -> str:
        said = self._words(6, 24)
        speaker = self._quoted % self.speakers
        self._quoted += 1
        lead = f"{self._words(3, 9).capitalize()}. " + ("“" if self._random.random() < _MARKED else "")
        start = len(text) + len(lead)
        name = f"Speaker {speaker:06d}"
        text += f"{lead}{said}” said {name}. " if lead.endswith("“") else f"{lead}{said}, {name} said. "
        quotes.append(
            _row(
                "quotes",
                quote_id=f"{article_id}-q{len(quotes) + 1:02d}",
                article_id=article_id,
                passage_id=passage_id,
                kind="direct" if lead.endswith("“") else "indirect",
                text=said,
                start=start,
                end=start + len(said),
                speaker_id=f"speaker-{speaker:06d}",
                speaker_text=name,
                cue_text="said",
                medium=self._random.choice((None, "televised remarks", "a statement")),
                said=day,
                said_earliest=day,
                said_latest=day,
                utterance_id=self._random.choice((None, f"utterance-{speaker % self.utterances:05d}")),
            )
        )
        return text

    def _words(self, least: int, most: int) -> str:
        return " ".join(self._random.choices(_WORDS, k=self._random.randint(least, most)))

    @staticmethod
    def _passage(article_id: str, seq: int, start: int, text: str) -> Row:
        end = len(text.rstrip())
        return _row(
            "passages",
            passage_id=f"{article_id}-p{start:05d}",
            article_id=article_id,
            seq=seq,
            role="paragraph",
            start=start,
            end=end,
            text=text[start:end],
        )

    @staticmethod
    def _article(article_id: str, number: int, day: str, text: str) -> Row:
        return _row(
            "articles",
            article_id=article_id,
            outlet_id=f"outlet-{number % OUTLETS:04d}",
            headline=None,
            language="en",
            published=day,
            published_earliest=day,
            published_latest=day,
            published_basis="stated",
            source_file=f"articles/{article_id}.txt",
            text=text,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            char_count=len(text),
            word_count=len(text.split()),
            rights="Invented; free of rights.",
        )


class _Tables:
    """The CSV files of a package, open for writing."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files = {table.name: (folder / f"{table.name}.csv").open("w", newline="") for table in TABLES}
        self._writers = {
            table.name: csv.DictWriter(self._files[table.name], table.fields, lineterminator="\n")
            for table in TABLES
        }
        for writer in self._writers.values():
            writer.writeheader()

    def add(self, table: str, rows: list[Row]) -> None:
        self._writers[table].writerows(rows)

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def write_package(folder: Path, articles: int, quotes_per_article: int = 10, seed: int = 7) -> None:
    """Write a package of as many articles, and the quotes again as JSON lines."""
    tables, writer = _Tables(folder / "tables"), Writer(seed, articles, quotes_per_article)
    tables.add("entities", list(entities(writer.speakers)))
    tables.add("utterances", list(utterances(writer.utterances)))
    with (folder / "quotes.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(articles):
            article, passages, quotes = writer.article(number)
            tables.add("articles", [article])
            tables.add("passages", passages)
            tables.add("quotes", quotes)
            lines.writelines(
                json.dumps(quote, ensure_ascii=False, separators=(",", ":")) + "\n" for quote in quotes
            )
    tables.close()
    (folder / "datapackage.json").write_text(json.dumps(_descriptor(), indent=2), encoding="utf-8")


def _descriptor() -> Row:
    from onrecord.publish.table_schema import table_schema

    resources = [
        {
            "name": table.name,
            "path": f"tables/{table.name}.csv",
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": table_schema(table),
        }
        for table in TABLES
    ]
    return {"name": "bench", "schemaVersion": "1.0.0", "resources": resources}


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--quotes-per-article", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    write_package(given.folder, given.articles, given.quotes_per_article, given.seed)


if __name__ == "__main__":
    _main()
