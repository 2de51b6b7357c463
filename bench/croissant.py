"""Hold croissant.json against mlcroissant, the reference implementation: is it accepted, and read the same?

Run in an environment of its own, because mlcroissant brings pandas, SciPy and rdflib:

    python3 -m venv /tmp/mlcroissant && /tmp/mlcroissant/bin/pip install mlcroissant
    /tmp/mlcroissant/bin/python bench/croissant.py
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mlcroissant

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Print what mlcroissant warns of, and how many cells it reads as they stand in the tables."""
    dataset = mlcroissant.Dataset(str(ROOT / "croissant.json"))
    print(dataset.metadata.ctx.issues.report())
    cells = [same for records in dataset.metadata.record_sets for same in _compared(dataset, records.id)]
    print(f"{len(cells):,} cells, {cells.count(False):,} read otherwise")


def _compared(dataset: Any, table: str) -> Iterator[bool]:
    with (ROOT / f"dataset/tables/{table}.csv").open(encoding="utf-8", newline="") as file:
        for row, record in zip(csv.DictReader(file), dataset.records(table), strict=True):
            for name, cell in row.items():
                yield _is_same(record[f"{table}/{name}"], cell)


def _is_same(value: Any, cell: str) -> bool:
    # What is not there is NaN or NaT, neither of which is itself.
    if value is None or value != value:  # noqa: PLR0124 -- as above
        return cell == ""
    if isinstance(value, bytes):
        return value.decode() == cell
    if hasattr(value, "date"):
        return str(value.date()) == cell
    return float(value) == float(cell)


if __name__ == "__main__":
    main()
