"""What is not saved survives whatever ends a review, and the next one offers it."""

import http.client
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.paths import Project
from onrecord.review.asked import NotDoneError
from onrecord.review.journal import read_unsaved
from onrecord.review.render import page
from onrecord.review.session import Session, open_session
from onrecord.review.views import View

ONRECORD = str(Path(sys.executable).parent / "onrecord")
HERALD = "herald-2024-03-05"
LETTER = {"field__medium": "a letter"}


@pytest.fixture
def herald(harbour: Project) -> Session:
    """Open the review of the article that begins with an emoji."""
    return open_session(harbour, HERALD)


def kept(project: Project) -> list[Path]:
    """Give the files in which something unsaved is noted."""
    return sorted(project.dist.glob("unsaved-*"))


def test_each_edit_is_noted_at_once(harbour: Project, herald: Session, do: Any) -> None:
    """The note holds the present state after each step, and goes when that is saved or nothing is changed."""
    for step in ("fields", "undo", "redo"):
        do(herald, step, ("quotes", 1), **(LETTER if step == "fields" else {}))
        noted = [read_unsaved(path.read_text(encoding="utf-8")) for path in kept(harbour)]
        assert [one and one.text for one in noted] == ([] if step == "undo" else [herald.now.text])
    do(herald, "save")
    assert kept(harbour) == []


def test_a_note_can_be_read_as_an_annotation(harbour: Project, herald: Session, do: Any) -> None:
    """The file is the annotation with one comment more, for whom the page is not at hand."""
    do(herald, "fields", ("quotes", 1), **LETTER)
    (path,) = kept(harbour)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(herald.now.text)
    assert text.removeprefix(herald.now.text).startswith("# onrecord review: {")
    assert text.count("\n") == herald.now.text.count("\n") + 1


def test_reviews_do_not_write_over_each_other(harbour: Project, do: Any) -> None:
    """Each has a file of its own, those of one second too."""
    sessions = [open_session(harbour, HERALD) for _ in range(3)]
    for at, session in enumerate(sessions):
        do(session, "fields", ("quotes", at), **LETTER)
    found = {path.read_text(encoding="utf-8").partition("# onrecord review")[0] for path in kept(harbour)}
    assert found == {session.now.text for session in sessions}


def test_the_next_review_offers_what_was_not_saved(harbour: Project, herald: Session, do: Any) -> None:
    """It is brought back in one step, on top of what is there by now, and its file goes when it is saved."""
    do(herald, "fields", ("quotes", 1), **LETTER)
    path = harbour.annotations / f"{HERALD}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: mixed", "kind: direct"), encoding="utf-8")
    session = open_session(harbour, HERALD)
    (left,) = session.left
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", left.when)
    shown = page(View(session, None))
    assert "with changes that it has not saved" in shown
    assert "\n+    medium: " in shown
    assert do(session, f"take-up:{left.stamp}").said == "Brought back; undo takes it away again."
    assert session.now.data["quotes"][1]["medium"] == "a letter"
    assert session.now.data["quotes"][2]["kind"] == "direct"
    assert "with changes that it has not saved" not in page(View(session, None))
    assert left.path in kept(harbour)
    do(session, "save")
    assert kept(harbour) == []
    with pytest.raises(NotDoneError, match="That is not offered any more"):
        do(session, f"take-up:{left.stamp}")


def test_what_clashes_with_what_is_there_is_named(harbour: Project, herald: Session, do: Any) -> None:
    """What was not saved does not replace what has been saved since."""
    do(herald, "fields", ("quotes", 1), **LETTER)
    other = open_session(harbour, HERALD)
    do(other, "fields", ("quotes", 1), field__medium="a speech")
    do(other, "save")
    session = open_session(harbour, HERALD)
    said = do(session, f"take-up:{session.left[0].stamp}").said
    assert said.endswith("It has changed q02 otherwise than what is here, which stays.")
    assert session.now.data["quotes"][1]["medium"] == "a speech"
    session.end()
    (aside,) = harbour.dist.iterdir()
    assert aside.name.startswith("discarded-")
    assert "a letter" in aside.read_text(encoding="utf-8")


def test_what_is_not_wanted_is_set_aside(harbour: Project, herald: Session, do: Any) -> None:
    """It is offered no more, and its file is still there."""
    do(herald, "fields", ("quotes", 1), **LETTER)
    session = open_session(harbour, HERALD)
    said = do(session, f"set-aside:{session.left[0].stamp}").said
    assert re.fullmatch(rf"Set aside; it is in dist/discarded-{HERALD}-\w+\.yaml\.", said)
    assert session.left == open_session(harbour, HERALD).left == []
    assert len(list(harbour.dist.iterdir())) == 1


def test_records_of_registers_are_brought_back_too(harbour: Project, herald: Session, do: Any) -> None:
    """What was registered and not written is registered again, with what refers to it."""
    new = {"new__name": "Port council", "new__type": "organization", "new__description": "It governs."}
    do(herald, "register:addressee", ("quotes", 0), **new)
    session = open_session(harbour, HERALD)
    do(session, f"take-up:{session.left[0].stamp}")
    assert session.now.edits == herald.now.edits
    assert session.now.checked.problems == []
    do(session, "save")
    assert "port-council" in (harbour.registers / "entities.yaml").read_text(encoding="utf-8")


def test_what_was_gone_on_from_is_not_offered_twice(harbour: Project, herald: Session, do: Any) -> None:
    """A second review that ends unsaved too has it all in its own note."""
    do(herald, "fields", ("quotes", 1), **LETTER)
    second = open_session(harbour, HERALD)
    do(second, f"take-up:{second.left[0].stamp}")
    second.end()
    assert len(open_session(harbour, HERALD).left) == 1


def test_what_is_undone_again_is_offered_again(harbour: Project, herald: Session, do: Any) -> None:
    """Bringing it back, undoing that, and saving something else does not lose it."""
    do(herald, "fields", ("quotes", 1), **LETTER)
    session = open_session(harbour, HERALD)
    (left,) = session.left
    do(session, f"take-up:{left.stamp}")
    assert session.offered == []
    do(session, "undo")
    assert session.offered == [left]
    do(session, "fields", ("quotes", 0), **LETTER)
    do(session, "save")
    assert kept(harbour) == [left.path]
    do(session, f"take-up:{left.stamp}")
    assert [one.get("medium") for one in session.now.data["quotes"]][:2] == ["a letter", "a letter"]
    session.end()
    assert left.path not in kept(harbour)
    assert len(kept(harbour)) == 1


def test_what_was_saved_all_the_same_is_not_offered(harbour: Project, herald: Session, do: Any) -> None:
    """A program that was killed right after saving leaves nothing to decide on."""
    do(herald, "fields", ("quotes", 1), **LETTER)
    (harbour.annotations / f"{HERALD}.yaml").write_text(herald.now.text, encoding="utf-8")
    assert open_session(harbour, HERALD).left == []
    assert kept(harbour) == []


def test_files_of_others_are_not_offered(harbour: Project) -> None:
    """Another article's, and what is no note at all."""
    harbour.dist.mkdir(exist_ok=True)
    (harbour.dist / f"unsaved-{HERALD}-2-20240305T101500.yaml").write_text("", encoding="utf-8")
    (harbour.dist / f"unsaved-{HERALD}-20240305T101500.yaml").write_text("article: x\n", encoding="utf-8")
    assert open_session(harbour, HERALD).left == []


def test_a_note_that_cannot_be_written_is_said(
    herald: Session, do: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit is made all the same, and the person knows that it is safe only when saved."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said = do(herald, "fields", ("quotes", 1), **LETTER).said
    assert said == "Changed. It could not be noted in dist/ (No space left on device), so save soon."
    assert herald.now.data["quotes"][1]["medium"] == "a letter"


@pytest.mark.parametrize("how", ["SIGHUP", "SIGKILL"])
def test_a_terminal_that_closes_loses_nothing(harbour: Project, how: str) -> None:
    """Whatever ends the program, the next start says what there is."""
    command = [ONRECORD, "review", HERALD, "--port", "0"]
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    unbuffered = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=harbour.root, text=True, env=unbuffered, **output) as process:
        assert process.stdout is not None
        match = re.search(r"127\.0\.0\.1:(\d+)/([\w-]+)/", process.stdout.readline())
        assert match is not None
        connection = http.client.HTTPConnection("127.0.0.1", int(match[1]), timeout=10)
        connection.request("POST", f"/{match[2]}/act", "version=0&do=delete&list=quotes&at=0")
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, True)
        connection.close()
        process.send_signal(getattr(signal, how))
        process.wait(timeout=10)
    assert process.returncode == (0 if how == "SIGHUP" else -9)
    with subprocess.Popen(command, cwd=harbour.root, text=True, env=unbuffered, **output) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.terminate()
        _, errors = process.communicate(timeout=10)
    (note,) = kept(harbour)
    assert re.fullmatch(
        rf"Not saved by the review of \d{{4}}-\d\d-\d\d \d\d:\d\d: the page offers it \(it is in dist/{note.name}\)\n",
        errors,
    )
