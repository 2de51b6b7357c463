"""Counts and rates of agreement."""

import pytest

from onrecord.evaluate.scores import Score, clustering, kappa, share


def test_rates_follow_from_counts() -> None:
    """Precision is of the second reading, recall of the first."""
    score = Score(matched=2, first=4, second=3)
    assert (score.precision, score.recall) == (2 / 3, 0.5)
    assert score.f1 == pytest.approx(4 / 7)


def test_nothing_has_no_rate() -> None:
    """Where a reading has nothing, its rate is absent instead of zero or one."""
    assert Score(0, 0, 3).recall is None
    assert Score(0, 3, 0).precision is None
    assert Score(0, 0, 0).f1 is None
    assert share([]).rate is None


def test_kappa_sets_chance_aside() -> None:
    """The textbook case: 35 of 50 agree where 25 would by chance (Cohen 1960)."""
    labels = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(labels).observed == 0.7
    assert kappa(labels).kappa == pytest.approx(0.4)


def test_kappa_of_one_label_is_undefined() -> None:
    """When both use one label throughout, chance explains all of it."""
    assert kappa([("a", "a")] * 3).kappa is None
    assert kappa([]).observed is None


def test_clustering_ignores_the_names_of_groups() -> None:
    """Two readings that group alike agree, whatever they call the groups."""
    assert clustering([("a", 7), ("a", 7), ("b", 9)]).f1 == 1.0
    assert clustering([("a", 7), ("a", 8), ("b", 8)]) == Score(0, 1, 1)
