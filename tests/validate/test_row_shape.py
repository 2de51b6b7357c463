"""The shape of rows: what is found a field at a time is what is wrong with each row."""

import json
from typing import Any

import pytest

from onrecord.read.published import published_tables
from onrecord.read.rows import Rows
from onrecord.validate.equivalent import columns_schema
from onrecord.validate.shape import RowShape

CLAIMS = published_tables()["claims"]
GOOD: dict[str, Any] = {"claim_id": "c-1", "text": "The harbour is closed.", "kind": "happening"}


def _faults(*rows: dict[str, Any]) -> list[tuple[int, str, str, str]]:
    return sorted(_told(RowShape(CLAIMS), Rows(rows)))


def _told(shape: RowShape, rows: Rows) -> list[tuple[int, str, str, str]]:
    """Give what is wrong, in each row for itself: its position, the field, the rule and the message."""
    return [
        (at, fault.field, fault.rule, message)
        for fault in shape.faults(rows)
        for at, message in zip(fault.rows, fault.messages, strict=True)
    ]


def test_rows_of_different_fields_keep_their_positions() -> None:
    """Rows that leave out different fields are looked at apart, and each fault is told of its own row."""
    without_text = {"claim_id": "c-2", "kind": "happening"}
    assert _faults(GOOD, without_text, GOOD, {**GOOD, "txt": "?"}, {"text": "?"}, {}) == [
        (1, "text", "field-missing", "is missing"),
        (3, "txt", "field-unknown", "is not a field of claims"),
        (4, "claim_id", "field-missing", "is missing"),
        (4, "kind", "field-missing", "is missing"),
        (5, "claim_id", "field-missing", "is missing"),
        (5, "kind", "field-missing", "is missing"),
        (5, "text", "field-missing", "is missing"),
    ]


def test_values_that_are_equal_and_not_alike_are_told_apart() -> None:
    """1 is a whole number, 1.0 is written with a fraction, and true is no number at all."""
    shape = RowShape(published_tables()["quote_relays"])
    row = {"quote_id": "q-1", "relay_text": "Tass", "start": 0, "end": 4}
    rows = Rows({**row, "hop": hop} for hop in (1, True, 1.0, 2, 1.5, 1e300, 0))
    assert sorted((at, message) for at, field, _, message in _told(shape, rows) if field == "hop") == [
        (1, "is true or false, not a whole number"),
        (2, "1.0 is written with a fraction or an exponent"),
        (4, "is a number, not a whole number"),
        (5, "1e+300 is more than 2147483647"),
        (6, "0 is less than 1"),
    ]


@pytest.mark.parametrize("value", [[], {}, ["c-1"], {"id": "c-1"}])
def test_lists_and_objects_in_a_field_of_names_are_found(value: object) -> None:
    """What cannot be looked up is found like any other value that is no text."""
    kind = "a list" if isinstance(value, list) else "a record"
    assert _faults(GOOD, {**GOOD, "claim_id": value}) == [(1, "claim_id", "type", f"is {kind}, not text")]


def test_a_fault_is_told_by_the_first_keyword_that_does_not_admit_the_value() -> None:
    """Each value has one fault, however many keywords it fails, and it is told in the order of a person."""
    rows = [{**GOOD, "claim_id": value} for value in ("C 1", "c-1\n", "c" * 121, 7, None)]
    assert _faults(*rows) == [
        (0, "claim_id", "pattern", "'C 1' is not of the form this field needs"),
        (1, "claim_id", "pattern", "'c-1\\n' is not of the form this field needs"),
        (2, "claim_id", "type", "has 121 characters, and may have 120"),
        (3, "claim_id", "type", "is a number, not text"),
        (4, "claim_id", "type", "may not be null"),
    ]


def test_rows_after_wrong_ones_are_judged_as_before() -> None:
    """That a batch held a fault changes nothing for those that follow."""
    shape = RowShape(CLAIMS)
    bad = Rows([{**GOOD, "text": ""}])
    told = [[message for *_, message in _told(shape, rows)] for rows in (bad, Rows([GOOD]), bad, bad)]
    assert told == [["is empty"], [], ["is empty"], ["is empty"]]


@pytest.mark.parametrize("table", published_tables().values(), ids=published_tables().keys())
def test_columns_can_show_all_that_a_schema_says_of_rows(table: Any) -> None:
    """No schema says more of a row than which fields there are, which must be, and what each may hold."""
    about = {"$schema", "$id", "$comment", "$defs", "title", "description", "x-primaryKey"}
    assert table.document.keys() - about == {"type", "properties", "required", "additionalProperties"}
    assert table.document["additionalProperties"] is False
    assert json.dumps(columns_schema(table.document)).count('"$ref"') == 0
