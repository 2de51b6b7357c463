"""Loading: the tables of a package, for a notebook or a script."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

from onrecord.paths import find_project
from onrecord.problems import UsageError, as_text
from onrecord.publish.csv_tables import read_csv
from onrecord.publish.descriptor import table_path
from onrecord.publish.sqlite_file import sqlite_bytes
from onrecord.publish.without_text import reattach
from onrecord.records import Row
from onrecord_schema.tables import TABLES, Table


@dataclass(frozen=True)
class LoadedTable:
    """The rows of one table, and ways to take them elsewhere."""

    table: Table
    rows: list[Row]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """Give the rows, each a dict by column."""
        return iter(self.rows)

    def to_arrow(self) -> Any:
        """Give a `pyarrow.Table`, with types and descriptions.

        Raises:
            UsageError: pyarrow is not installed.
        """
        _need("pyarrow")
        from onrecord.publish.parquet import arrow_table

        return arrow_table(self.table, self.rows)

    def to_polars(self) -> Any:
        """Give a `polars.DataFrame`.

        Raises:
            UsageError: polars or pyarrow is not installed.
        """
        _need("polars")
        import polars as pl

        return cast("Any", pl).from_arrow(self.to_arrow())

    def to_pandas(self) -> Any:
        """Give a `pandas.DataFrame`.

        Raises:
            UsageError: pandas or pyarrow is not installed.
        """
        _need("pandas")
        return self.to_arrow().to_pandas()


class Package:
    """The tables of a package, each an attribute by its name: `package.quotes`."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        """Hold the rows of all tables."""
        self.tables = {table.name: LoadedTable(table, tables[table.name]) for table in TABLES}

    def __getattr__(self, name: str) -> LoadedTable:
        """Give a table by its name."""
        if name.startswith("_") or name not in self.tables:
            raise AttributeError(f"there is no table {name!r}; the tables are: {', '.join(self.tables)}")
        return self.tables[name]

    def with_text(self, articles: str | Path) -> "Package":
        """Attach the articles' text to an edition without it, from copies named `<article_id>.txt`.

        Args:
            articles: The folder of the copies.

        Raises:
            ValueError: A copy is not UTF-8, not the text of an article here, or not the same text.
        """
        texts = {
            path.stem: path.read_bytes().decode("utf-8") for path in sorted(Path(articles).glob("*.txt"))
        }
        rows = {name: table.rows for name, table in self.tables.items()}
        attached, problems = reattach(rows, texts)
        if problems:
            raise ValueError("\n".join(as_text(problem) for problem in problems))
        return Package(attached)

    def sql(self, query: str) -> list[Row]:
        """Run a query on the tables and views, and give its rows as dicts.

        Raises:
            sqlite3.Error: The query cannot be run.
        """
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(sqlite_bytes({name: table.rows for name, table in self.tables.items()}))
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query)]


def load(package: str | Path | None = None) -> Package:
    """Load the tables of a package.

    Args:
        package: A folder that holds `datapackage.json`, or a zip of one; by default the project at hand.

    Raises:
        UsageError: There is no package.
        ValueError: A table is not what its schema says.
    """
    path = Path(package) if package is not None else find_project().root
    if path.is_file():
        with ZipFile(path) as archive:
            return Package({table.name: read_csv(table, archive.read(table_path(table))) for table in TABLES})
    if not (path / "datapackage.json").is_file():
        raise UsageError(f"{path} holds no datapackage.json: run `onrecord build`, or name a package")
    return Package({table.name: read_csv(table, (path / table_path(table)).read_bytes()) for table in TABLES})


def _need(library: str) -> None:
    if find_spec(library) is None:
        raise UsageError(f"this needs {library}: pip install {library}")
