"""Rules about claims and how they bear on each other."""

from collections.abc import Iterator

from onrecord.checks.known import Known
from onrecord.checks.rule import DatasetFinding, Finding
from onrecord.read.rows import Rows
from onrecord.records import Dataset, TableFacts


def relation_not_to_itself(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """No claim bears on itself."""
    for at, row in enumerate(rows) if table.name == "claim_relations" else ():
        if row["claim_id"] == row["other_claim_id"]:
            yield Finding(at, "other_claim_id", f"{row['claim_id']!r} bears on itself", "Name another claim.")


def relation_stated_once(dataset: Dataset) -> Iterator[DatasetFinding]:
    """How two claims bear on each other is stated once, from one side."""
    stated: set[tuple[str, str, str]] = set()
    for row in dataset.rows("claim_relations"):
        if (row["other_claim_id"], row["relation"], row["claim_id"]) in stated:
            message = f"is stated from {row['other_claim_id']!r} already"
            hint = "Remove one of the two; a relation is read in both directions."
            yield row, "other_claim_id", message, hint
        stated.add((row["claim_id"], row["relation"], row["other_claim_id"]))


def quantity_in_order(table: TableFacts, rows: Rows, _: Known) -> Iterator[Finding]:
    """A quantity has at least one end, a unit, and its low end is not above its high end."""
    for at, row in enumerate(rows) if table.name == "claims" else ():
        low, high, unit = row["quantity_low"], row["quantity_high"], row["quantity_unit"]
        if unit is None and (low is not None or high is not None):
            yield Finding(at, "quantity_unit", "has a quantity without a unit", "Say what is counted.")
        if unit is not None and low is None and high is None:
            message = f"counts {unit}, but gives no number"
            yield Finding(at, "quantity_low", message, "Give `low`, `high` or both.")
        if low is not None and high is not None and low > high:
            message = f"is at least {low:g} and at most {high:g}"
            yield Finding(at, "quantity_low", message, "Write the smaller number as low.")
