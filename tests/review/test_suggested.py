"""What a draft suggests for the registers: registered, dismissed, or looked up in the article, one by one."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from onrecord.paths import Project
from onrecord.review.asked import NotDoneError
from onrecord.review.session import Session, open_session
from onrecord.review.suggested import suggested
from onrecord.review.views import View

HERALD = "herald-2024-03-05"
CLAIM = "claim (event, 0.4): Port Alder is the largest harbour on the coast."
MORE = """\
# entity (place): Alder Street
# claim (modal, 0.6) in q02: load another ship
# event (strike, 2024-03-05, place port-alder, actor Dockers (union), 0.7): stopped work on Tuesday
# utterance (ines-okoro, 2024-03-05): q02, q01
# something else
"""


@pytest.fixture
def opened(drafted: Project) -> Callable[[str], Session]:
    """Give a function that opens the draft with more lines at its end."""

    def opening(more: str = MORE) -> Session:
        path = drafted.annotations / f"{HERALD}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
        return open_session(drafted, HERALD)

    return opening


def test_each_suggestion_says_what_its_form_begins_with(opened: Any) -> None:
    """Names, claims, events, acts of speech; a line that says nothing of the kind is only told."""
    session = opened()
    found = suggested(session.now)
    assert [(one.register, dict(one.values)) for one in found] == [
        ("claims", {"text": "Port Alder is the largest harbour on the coast."}),
        ("entities", {"type": "place", "name": "Alder Street"}),
        ("claims", {"text": "load another ship"}),
        ("events", {"type": "strike", "title": "stopped work on Tuesday"}),
        ("utterances", {"said": "2024-03-05"}),
        ("", {}),
    ]
    words = [one.span.of(session.article) if one.span else None for one in found]
    assert words == [
        "Port Alder is the largest harbour on the coast.",
        None,
        "load another ship",
        "stopped work on Tuesday",
        "We will not load another ship,",
        None,
    ]


def test_a_claim_that_is_suggested_is_registered_by_one_form(opened: Any, do: Any) -> None:
    """Its words may be made neutral there; registered, it is suggested no more, and undo has both back."""
    session = opened()
    do(session, "suggested:0")
    form = session.registering
    assert form is not None
    assert (form.record, form.title) == (None, "Register a claim")
    values = {f"new__{key}": one for key, one in form.values.items()} | {"new__text": "Port Alder is large."}
    assert do(session, "register:claims", None, **values).failed
    assert not do(session, "register:claims", None, new__kind="assessment", **values).failed
    assert CLAIM not in [one.line for one in suggested(session.now)]
    assert [one.register for one in session.now.edits] == ["claims"]
    do(session, "undo")
    assert CLAIM in [one.line for one in suggested(session.now)]


def test_a_name_that_is_registered_is_suggested_no_more(opened: Any, do: Any) -> None:
    """Its form begins with name, type and an id; what is another form takes no suggestion along."""
    session = opened()
    do(session, "suggested:1")
    assert session.registering.values == {"type": "place", "name": "Alder Street", "id": "alder-street"}
    do(session, "cancel")
    new = {"new__name": "Alder Street", "new__type": "place", "new__description": "A street."}
    do(session, "register:entities", None, **new)
    assert session.now.text == session.on_disk
    assert "entity (place): Alder Street" not in [one.line for one in suggested(session.now)]


def test_suggestions_are_dismissed_one_by_one(opened: Any, do: Any, lines: Any) -> None:
    """Each takes its own line out of the file, the last of them the heading too; undo brings it back."""
    session = opened()
    do(session, "dismiss:1")
    assert lines(session) == ["-# entity (place): Alder Street"]
    for _ in range(5):
        do(session, "dismiss:0")
    assert View(session, None).suggestions == []
    assert "# Not in any register" not in session.now.text
    assert session.now.data == open_session_data(session)
    do(session, "undo")
    assert [one.line for one in suggested(session.now)] == ["something else"]


def open_session_data(session: Session) -> Any:
    """Give what the file said when it was opened."""
    return session.states[0].data


def test_what_is_not_suggested_any_more_is_refused(opened: Any, do: Any) -> None:
    """A position that is none, and a line without a register."""
    session = opened()
    for what in ("suggested:9", "suggested:x", "dismiss:9", "dismiss:"):
        with pytest.raises(NotDoneError, match="That is not suggested any more"):
            do(session, what)
    with pytest.raises(NotDoneError, match="It does not say for which register"):
        do(session, "suggested:5")


def test_a_suggestion_leads_to_its_words(sit: Any, opened: Any, drafted: Project) -> None:
    """They are selected in the article, scrolled into view, and can be added as a claim from there."""
    opened()
    desk = sit(drafted, HERALD)
    desk.page.locator("#b-words-0").press("Enter")
    words = "Port Alder is the largest harbour on the coast."
    expect(desk.page.locator("#selection")).to_have_text(f"Selected: {words}")
    expect(desk.page.locator("#article p", has_text=words)).to_be_in_viewport()
    desk.press("b-add-assertions", "Added a claim.")
    assert words.rstrip(".") in desk.server.desk.session.now.data["assertions"][-1]["exact"]
    desk.press("b-dismiss-0", "Dismissed. Undo brings it back.")
    assert desk.page.evaluate("document.activeElement.id").startswith("b-dismiss-")
