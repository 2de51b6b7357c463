"""What a rule needs: where a value is wrong in itself, it is not held against the rest of its row."""

import pytest

from onrecord.checks.catalogue import ROW_RULES
from onrecord.checks.known import KnownDataset
from onrecord.checks.rule import RowRule
from onrecord.paths import find_project
from onrecord.read.corpus import CorpusReader
from onrecord.read.rows import Rows
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Give the rows of the five articles, in which nothing is wrong."""
    rows, problems = resolve(CorpusReader(find_project()).read())
    assert problems == []
    return rows


@pytest.mark.parametrize("rule", ROW_RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_nothing_for_want_of_a_field_that_it_does_not_need(
    dataset: Dataset, rule: RowRule
) -> None:
    """With null in the place of any field that it does not name as needed, good rows stay good."""
    known = KnownDataset(dataset)
    tried = 0
    for table in dataset.facts:
        rows = [row.row for row in dataset.rows(table.name)]
        for field in table.fields:
            if rule.holds_without((field,), table):
                without = Rows({**row, field: None} for row in rows)
                assert list(rule.find(table, without, known)) == [], f"{table.name}.{field}"
                tried += 1
    assert tried > 100


def test_every_field_that_a_rule_needs_is_one_that_it_looks_at(dataset: Dataset) -> None:
    """What rules name as needed are fields of tables, letter by letter."""
    fields = {field for table in dataset.facts for field in table.fields}
    assert {field for rule in ROW_RULES for field in rule.needs} <= fields
