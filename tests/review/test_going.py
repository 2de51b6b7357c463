"""Where a review goes on after a record is done with, and what a step back shows."""

from typing import Any

import pytest

from onrecord.paths import Project
from onrecord.review.asked import Outcome
from onrecord.review.session import Session, open_session


@pytest.fixture
def herald(harbour: Project) -> Session:
    """Open the review of an article with records of every kind."""
    return open_session(harbour, "herald-2024-03-05")


@pytest.fixture
def draft(drafted: Project) -> Session:
    """Open the review of a draft with three proposals."""
    return open_session(drafted, "herald-2024-03-05")


STEPS = {
    "a record that was deleted": ("delete", ("quotes", 1), {}, ("quotes", 1)),
    "one that was changed": ("fields", ("assertions", 3), {"field__stance": "denies"}, ("assertions", 3)),
    "the head": ("fields", ("head", 0), {"field__language": "en-GB"}, ("head", 0)),
}


@pytest.mark.parametrize("name", STEPS)
def test_undo_and_redo_open_what_they_change(name: str, herald: Session, do: Any) -> None:
    """Whichever record is open, the one that is different afterwards is shown."""
    what, record, fields, changed = STEPS[name]
    do(herald, what, record, **fields)
    assert do(herald, "undo", ("events", 0)).open == changed
    assert do(herald, "redo", ("events", 0)).open == changed


def test_undoing_an_accept_opens_its_record(draft: Session, do: Any) -> None:
    """Only a comment is different then, and still it is known whose."""
    do(draft, "accept", ("assertions", 0))
    assert do(draft, "undo", ("quotes", 0)) == Outcome("Undone.", ("assertions", 0))


def test_the_page_says_what_comes_next(draft: Session, do: Any) -> None:
    """It knows the order of the text and the filter; after a deletion the next record may have moved up."""
    assert do(draft, "accept", ("quotes", 0), next="assertions-0").open == ("assertions", 0)
    assert do(draft, "delete", ("quotes", 0), next="quotes-1").open == ("quotes", 0)
    assert do(draft, "delete", ("assertions", 0), next="quotes-0").open == ("quotes", 0)
    assert do(draft, "accept", ("quotes", 0), next="nowhere-x").open == ("quotes", 0)
