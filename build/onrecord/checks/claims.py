"""Rules about claims and how they bear on each other."""

from collections.abc import Iterator

from onrecord.checks.rule import Finding
from onrecord.records import Dataset


def relation_not_to_itself(dataset: Dataset) -> Iterator[Finding]:
    """No claim bears on itself."""
    for row in dataset.rows("claim_relations"):
        if row["claim_id"] == row["other_claim_id"]:
            yield row, "other_claim_id", f"{row['claim_id']!r} bears on itself", "Name another claim."


def relation_stated_once(dataset: Dataset) -> Iterator[Finding]:
    """How two claims bear on each other is stated once, from one side."""
    stated: set[tuple[str, str, str]] = set()
    for row in dataset.rows("claim_relations"):
        if (row["other_claim_id"], row["relation"], row["claim_id"]) in stated:
            message = f"is stated from {row['other_claim_id']!r} already"
            yield (
                row,
                "other_claim_id",
                message,
                "Remove one of the two; a relation is read in both directions.",
            )
        stated.add((row["claim_id"], row["relation"], row["other_claim_id"]))


def quantity_in_order(dataset: Dataset) -> Iterator[Finding]:
    """A quantity has at least one end, a unit, and its low end is not above its high end."""
    for row in dataset.rows("claims"):
        low, high, unit = row["quantity_low"], row["quantity_high"], row["quantity_unit"]
        if unit is None and (low is not None or high is not None):
            yield row, "quantity_unit", "has a quantity without a unit", "Say what is counted."
        if unit is not None and low is None and high is None:
            yield row, "quantity_low", f"counts {unit}, but gives no number", "Give `low`, `high` or both."
        if low is not None and high is not None and low > high:
            yield (
                row,
                "quantity_low",
                f"is at least {low:g} and at most {high:g}",
                "Write the smaller number as low.",
            )
