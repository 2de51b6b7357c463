"""Accepting, deleting, marking as reviewed: nothing that is wrong or was noted goes unseen."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.paths import Project
from onrecord.review.asked import NotDoneError
from onrecord.review.drafts import accepted, proposals
from onrecord.review.session import Session, open_session

ROOT = Path(__file__).parents[2]
HERALD = "herald-2024-03-05"


@pytest.fixture
def rewritten(drafted: Project) -> Callable[..., Session]:
    """Give a function that opens the draft with some of its text replaced."""

    def opened(*pairs: tuple[str, str]) -> Session:
        path = drafted.annotations / f"{HERALD}.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return open_session(drafted, HERALD)

    return opened


WRONG = ("kind: direct", "kind: mixed")


def test_accepting_all_leaves_what_has_problems(rewritten: Any, do: Any) -> None:
    """A proposal that the rules find fault with stays one, is named, and is opened."""
    session = rewritten(WRONG)
    outcome = do(session, "accept-all")
    assert outcome.said == "2 accepted. 1 proposal is left, with problems: q02."
    assert outcome.open == ("quotes", 1)
    assert set(session.now.proposals) == {("quotes", 1)}


def test_what_has_problems_is_not_marked_as_reviewed(rewritten: Any, do: Any) -> None:
    """It would be saved as reviewed while `onrecord validate` refuses it: the records are named instead."""
    session = rewritten(WRONG)
    do(session, "accept-all")
    do(session, "accept", ("quotes", 1))
    with pytest.raises(NotDoneError, match="Not marked as reviewed: 1 problem is left, at q02"):
        do(session, "reviewed")
    do(session, "fields", ("quotes", 1), field__kind="direct")
    said = do(session, "reviewed").said
    assert said == "Marked as reviewed. 1 suggestion is dropped; undo brings it back."
    do(session, "undo")
    assert session.now.text.endswith("the largest harbour on the coast.\n")


def test_accepting_what_is_accepted_goes_on_to_the_next(rewritten: Any, do: Any) -> None:
    """A press too many says so, and does not stay on what is done."""
    session = rewritten()
    do(session, "accept", ("quotes", 0))
    outcome = do(session, "accept", ("quotes", 0))
    assert (outcome.said, outcome.open) == ("It is accepted already.", ("quotes", 1))


def test_a_comment_of_a_person_hides_no_proposal(rewritten: Any, do: Any) -> None:
    """What someone notes between the reason of a record and the record stays when it is accepted."""
    session = rewritten(("  - id: q02", "  # is that she?\n  - id: q02"))
    assert session.now.proposals["quotes", 1].rule == "marks"
    do(session, "accept", ("quotes", 1))
    assert "  # is that she?\n  - id: q02" in session.now.text
    assert "# marks" not in session.now.text


def test_a_comment_that_ends_like_a_reason_is_no_reason(rewritten: Any, do: Any) -> None:
    """Accepting takes away what the program wrote, not a sentence that ends in a number."""
    session = rewritten(("  # marks, 0.97", "  # see page 3, 1\n  # marks, 0.97"))
    do(session, "accept-all")
    assert "  # see page 3, 1\n  - id: q02" in session.now.text
    do(session, "accept-all")
    assert "  # see page 3, 1\n" in session.now.text


def test_what_is_noted_above_a_record_goes_with_it(rewritten: Any, do: Any) -> None:
    """A comment does not stay behind to be read as one on the next record."""
    session = rewritten(("  # clause-said, 0.9", "  # who heard it?\n  # clause-said, 0.9"))
    said = do(session, "delete", ("quotes", 0)).said
    assert said == "Deleted, with the comment above it. Undo brings both back."
    assert "who heard it" not in session.now.text
    assert "quotes:\n  # marks, 0.97\n  - id: q02" in session.now.text
    assert do(session, "delete", ("quotes", 0)).said == "Deleted. Undo brings it back."


def test_hundreds_of_proposals_are_accepted_at_once(rewritten: Any) -> None:
    """Their comments are found once for all of them, and not once for each."""
    more = "".join(
        f'  # similar-words, 0.5\n  - {{id: a{at}, claim: strike-begun, quote: q01, stance: affirms, exact: "work"}}\n'
        for at in range(100, 900)
    )
    session = rewritten(("# Not in any register", f"{more}# Not in any register"))
    text, found = session.now.text, session.now.proposals
    assert len(found) > 800
    assert proposals(accepted(text, found)) == {}


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("source-verb-that, 0.9", "source-verb-that"),
        ("like a registered claim, 0.71; stands in q01", "like a registered claim"),
        ("saying with a day, 0.4", "saying with a day"),
        (
            "trigger 'Pulls Out', 0.7; place osk, agent ann-li; reported: day-in-clause, 0.9",
            "trigger 'Pulls Out'",
        ),
        ("model some-model-4.1/mini, 0.5", "model some-model-4.1/mini"),
        ("see the style guide, page 3, 1", None),
    ],
)
def test_why_a_record_is_proposed(comment: str, rule: str | None, rewritten: Any) -> None:
    """What a draft writes above a record is a reason; what a person notes is none."""
    session = rewritten(("  # clause-said, 0.9", f"  # {comment}"))
    found = session.now.proposals.get(("quotes", 0))
    assert (found and found.rule) == rule


def test_each_record_of_a_draft_is_a_proposal() -> None:
    """However the rules came by it: an article of this dataset, drafted anew."""
    article = ROOT / "dataset/articles/newsweek-2022-11-09.txt"
    options = (
        "--id",
        "newsweek-2022-11-30",
        "--outlet",
        "newsweek",
        "--published",
        "2022-11-09",
        "--dry-run",
    )
    command = [sys.executable, "-m", "onrecord", "draft", article, *options]
    text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert len(proposals(text)) == sum(line.startswith("  - ") for line in text.splitlines()) > 40


def test_marks_around_a_selection_are_left_out_wherever_it_is_taken(rewritten: Any, do: Any) -> None:
    """*Use selection* takes the words between the marks, as *Add* does."""
    session = rewritten()
    do(session, "span:content.0", ("quotes", 0), words='"unlawful"')
    assert session.now.data["quotes"][0]["content"] == ["unlawful"]
    do(session, "span:content.1", ("quotes", 1), words='"unlawful"')
    assert session.now.data["quotes"][1]["content"][1] == "unlawful"


def test_words_that_are_selected_again_change_nothing(rewritten: Any, do: Any) -> None:
    """The notice does not say `Changed.` of a file that is as it was."""
    session = rewritten()
    assert do(session, "span:cue", ("quotes", 0), words="said").said == "Nothing was changed."
    assert session.is_saved
