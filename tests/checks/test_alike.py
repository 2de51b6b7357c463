"""The id that was meant, for one that is not there."""

import pytest

from onrecord.checks import alike
from onrecord.checks.alike import AlikeIds

IDS = {"sergei-shoigu", "sergei-surovikin", "kherson"}


def test_the_id_that_was_meant_is_found() -> None:
    """It is the one most like; of ids that are like none, none was meant."""
    like = AlikeIds(IDS)
    assert [like(wrong) for wrong in ("sergei-shoygu", "khersson", "xyz")] == [
        "sergei-shoigu",
        "kherson",
        None,
    ]


def test_only_the_first_of_very_many_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found is known, and what comes after too many comparisons is told without a suggestion."""
    monkeypatch.setattr(alike, "_MOST_COMPARISONS", 7)
    like = AlikeIds(IDS)
    wrong = ("sergei-shoygu", "khersson", "kherso", "sergei-shoygu")
    assert [like(one) for one in wrong] == ["sergei-shoigu", "kherson", None, "sergei-shoigu"]


def test_ids_of_a_large_table_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing with very many ids would cost more than it helps."""
    monkeypatch.setattr(alike, "_MOST_IDS", 2)
    assert AlikeIds(IDS)("khersson") is None
