"""What drafts of eight invented reports in various house styles say, held against what a person said of them."""

import shutil
from pathlib import Path

import pytest

from onrecord.evaluate.agreement import Agreement, agreement
from onrecord.evaluate.scores import Share
from onrecord.paths import Project
from onrecord.pipeline import curated_and_drafted

OSK = Path(__file__).parent.parent / "data/osk"


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Agreement:
    """Give the drafts of the invented reports, measured once."""
    root = tmp_path_factory.mktemp("osk") / "osk"
    shutil.copytree(OSK, root)
    return agreement(*curated_and_drafted(Project(root)))


def right(measured: Agreement, name: str) -> Share:
    """Find in how many matched marks something is the same."""
    return next(detail.share for detail in measured.details if detail.name == name)


def test_every_line_that_is_no_paragraph_is_told(measured: Agreement) -> None:
    """Headlines, standfirsts, bylines, captions and furniture of eight houses are told, and nothing else is."""
    passages = next(spans.exact for spans in measured.spans if spans.name.startswith("passages"))
    assert (passages.matched, passages.first, passages.second) == (103, 103, 103)
    roles = next(label.kappa for label in measured.labels if label.name == "role of a passage")
    assert roles.observed == 1


def test_every_date_of_publication_is_read(measured: Agreement) -> None:
    """With its clock and zone where the page has them."""
    assert right(measured, "date of publication") == Share(8, 8)


@pytest.mark.parametrize("name", ["date of a quote", "date of a report of the same event"])
def test_dates_are_right(measured: Agreement, name: str) -> None:
    """Of the dates that both give nine in ten are the same, and few are missing."""
    both, either = right(measured, f"{name}, where both give one"), right(measured, name)
    assert both.of >= 40
    assert both.same >= 0.9 * both.of
    assert either.same >= 0.8 * either.of
