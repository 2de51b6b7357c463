"""Tabulation: rows in one order, each one what its model says."""

import re

import pytest
from pydantic import ValidationError

from onrecord.paths import Project
from onrecord.pipeline import read_and_check
from onrecord.problems import Place
from onrecord.records import Dataset, key_of
from onrecord.tabulate import tabulate
from onrecord_schema.tables import TABLES


def test_every_table_is_there_sorted_by_its_key_with_fields_in_order(repository: Project) -> None:
    """Rows come in the order of the primary key, and fields in the order of the model."""
    tables = tabulate(read_and_check(repository).dataset)
    assert list(tables) == [table.name for table in TABLES]
    for table in TABLES:
        rows = tables[table.name]
        assert rows
        assert rows == sorted(rows, key=lambda row: key_of(table, row))
        assert {tuple(row) for row in rows} == {table.fields}


def test_a_number_is_one_number_however_it_was_written(harbour: Project) -> None:
    """A whole number and the same number with a fraction are tabulated alike."""
    tables = tabulate(read_and_check(harbour).dataset)
    costs = {row["claim_id"]: row["quantity_low"] for row in tables["claims"]}
    assert costs["port-staff"] == 400
    assert isinstance(costs["port-staff"], float)


def test_a_row_that_is_not_what_its_model_says_stops_the_build() -> None:
    """A faulty row is a fault of the program, because the checks should have reported it."""
    dataset = Dataset()
    row = {"entity_id": "port-alder", "name": "Port Alder", "kind": "nickname"}
    dataset.add("entity_names", row, lambda _: Place("entities.yaml"))
    with pytest.raises(ValidationError, match=re.escape("0.kind\n  Input should be 'canonical'")):
        tabulate(dataset)
