"""What two have changed: of different records, or of different fields, both stay; what clashes is said."""

from itertools import permutations
from typing import Any

import pytest
from tests.review.test_actions import CASES

from onrecord.paths import Project
from onrecord.review.actions import act
from onrecord.review.asked import NotDoneError
from onrecord.review.data import data_of
from onrecord.review.merging import merged
from onrecord.review.session import Session, open_session

HERALD = "herald-2024-03-05"


@pytest.fixture
def herald(harbour: Project) -> Session:
    """Open the review of the article that begins with an emoji."""
    return open_session(harbour, HERALD)


QUOTE = "    speaker: {entity: port-authority, exact: The port authority}\n    cue: said\n"

PAIRS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "fields of one quote": (("kind: mixed", "kind: direct"), (QUOTE, QUOTE.replace("said", "told"))),
    "fields of one record on one line": (("stance: affirms", "stance: doubts"), ("claim: strike-begun", "claim: strike-cost")),
    "fields of one speaker": (("exact: Ines Okoro", "exact: Okoro"), ("entity: ines-okoro", "entity: courier")),
    "records": (("kind: mixed", "kind: direct"), ("id: a01, claim: strike-begun", "id: a01, claim: strike-cost")),
    "the head and a record": (("kind: mixed", "kind: direct"), ("language: en", "language: fr")),
    "a record that goes, and the next": (
        ('  - {id: a02, claim: strike-unlawful, quote: q03, stance: affirms, exact: "the strike was \\"unlawful\\""}\n', ""),
        ("id: a01, claim: strike-begun", "id: a01, claim: strike-cost"),
    ),
    "comments and fields": (("  - id: q03", "  # who?\n  - id: q03"), ("kind: mixed", "kind: direct")),
    "two new records in one place": (
        ("assertions:\n", "assertions:\n  - {id: a08, exact: x}\n"),
        ("assertions:\n", "assertions:\n  - {id: a09, exact: y}\n"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_what_does_not_clash_is_all_kept(name: str, herald: Session) -> None:
    """Either change can be made first: the file says both."""
    ours, theirs = PAIRS[name]
    base = herald.on_disk
    assert base.count(ours[0]) > 0
    assert base.count(theirs[0]) > 0
    one, other = base.replace(*ours, 1), base.replace(*theirs, 1)
    both = merged(base, one, other)
    assert both.clashes == ()
    assert set(both.text.splitlines()) >= set(one.splitlines()) & set(other.splitlines())
    assert all(change[1] in both.text for change in (ours, theirs) if "a0" not in change[1])
    assert data_of(both.text) == data_of(merged(base, other, one).text) or "new" in name
    assert data_of(both.text) not in (data_of(one), data_of(other)) or "comments" in name


def test_what_clashes_is_as_theirs_and_is_named(herald: Session) -> None:
    """A field that both have changed, and a record that one has deleted, are left to a person."""
    base = herald.on_disk
    one, other = base.replace("kind: mixed", "kind: direct"), base.replace("kind: mixed", "kind: indirect")
    both = merged(base, one.replace("language: en", "language: fr"), other)
    assert both.clashes == ("q03",)
    assert both.text == other.replace("language: en", "language: fr")
    without = base[: base.index("  - id: q03")] + base[base.index("assertions:") :]
    assert merged(base, one, without).clashes == ("q03",)
    assert merged(base, without, one).text == one


def test_the_words_of_a_selection_are_one_thing(herald: Session) -> None:
    """Words of the one with the occurrence of the other would select what nobody meant."""
    base = herald.on_disk
    line = "exact: Port Alder was founded in 1901}"
    assert line in base
    one = base.replace(line, "exact: Port Alder, occurrence: 2}")
    other = base.replace(line, "exact: Port Alder, occurrence: 3}")
    assert merged(base, one, other).clashes == ("a04",)


def test_a_page_that_is_out_of_date_hits_the_record_that_was_meant(herald: Session, do: Any) -> None:
    """Records may have moved since: what is asked for is done to the one that the person saw."""
    do(herald, "delete", ("quotes", 0))
    form = {"version": "0", "do": "fields", "list": "quotes", "at": "1", "field:medium": "a letter"}
    outcome = act(herald, form)
    assert (outcome.said, outcome.open) == ("Changed.", ("quotes", 0))
    assert [one.get("medium") for one in herald.now.data["quotes"]] == ["a letter", None]


def test_a_second_press_deletes_nothing_more(herald: Session, do: Any) -> None:
    """A double click, or a second window, cannot hit the record that has the place by now."""
    do(herald, "delete", ("quotes", 0))
    form = {"version": "0", "do": "delete", "list": "quotes", "at": "0"}
    assert act(herald, form).said == "It was deleted already."
    assert len(herald.now.data["quotes"]) == 2


def test_accepting_in_quick_succession_accepts_each_once(drafted: Project) -> None:
    """Forms that were made before the answer to the first still do what they say."""
    session = open_session(drafted, HERALD)
    for name, at in (("quotes", 0), ("quotes", 0), ("quotes", 1)):
        outcome = act(session, {"version": "0", "do": "accept", "list": name, "at": str(at)})
    assert set(session.now.proposals) == {("assertions", 0)}
    assert outcome.open == ("assertions", 0)


def test_what_a_page_out_of_date_says_otherwise_is_refused_and_kept(herald: Session, do: Any) -> None:
    """Both have changed one field: nothing is overwritten, and what was typed stands in the form still."""
    seen = herald.now.data["quotes"][1]["said"]
    do(herald, "fields", ("quotes", 1), field__medium="a letter", field__said="2024-03-04")
    form = {"version": "0", "do": "fields", "list": "quotes", "at": "1", "field:said": seen}
    with pytest.raises(NotDoneError, match="Not done: q02 was changed elsewhere") as refused:
        act(herald, {**form, "field:medium": "a speech"})
    assert refused.value.typed == {"field:medium": "a speech"}
    assert refused.value.shown == ("quotes", 1)
    assert herald.now.data["quotes"][1]["medium"] == "a letter"
    do(herald, "delete", ("quotes", 1))
    with pytest.raises(NotDoneError, match="The record is gone; what was typed: medium: a speech"):
        act(herald, {**form, "field:medium": "a speech"})


def test_a_page_that_is_out_of_date_does_not_undo(herald: Session, do: Any) -> None:
    """What would be undone is not what the person saw; saving is saving."""
    do(herald, "delete", ("quotes", 0))
    with pytest.raises(NotDoneError, match="This page was out of date"):
        act(herald, {"version": "0", "do": "undo"})
    with pytest.raises(NotDoneError, match="This page was out of date"):
        act(herald, {"version": "x", "do": "delete", "list": "quotes", "at": "0"})
    assert act(herald, {"version": "0", "do": "save"}).said.startswith("Saved.")


def test_what_is_on_disk_is_merged(harbour: Project, herald: Session, do: Any) -> None:
    """Single edits of two people are one file: what both changed is as on disk, and undo has one's own."""
    path = harbour.annotations / f"{HERALD}.yaml"
    do(herald, "fields", ("quotes", 1), field__kind="indirect")
    do(herald, "fields", ("quotes", 2), field__kind="direct")
    mine, before = herald.now.text, herald.on_disk
    theirs = before.replace("cue: said", "cue: says", 1).replace("kind: mixed", "kind: indirect")
    path.write_text(theirs, encoding="utf-8")
    said = do(herald, "both").said
    assert said == (
        "What is on disk and what you had are one now, not saved yet."
        " Both have changed q03: it is as on disk, and undo brings back what you had."
    )
    assert herald.disk_changes() == []
    do(herald, "save")
    assert path.read_text(encoding="utf-8") == theirs.replace("kind: direct", "kind: indirect")
    do(herald, "undo")
    assert herald.now.text == mine
    assert herald.disk_changes() != []
    with pytest.raises(NotDoneError, match="Not saved: the file has changed on disk"):
        do(herald, "save")


def test_what_undo_brings_back_is_not_saved_over_what_was_loaded(
    harbour: Project, herald: Session, do: Any
) -> None:
    """Load what is on disk, undo, save: the other's change is not lost without a word, not even after a save."""
    path = harbour.annotations / f"{HERALD}.yaml"
    do(herald, "fields", ("quotes", 1), field__kind="indirect")
    theirs = herald.on_disk.replace("cue: said", "cue: says", 1)
    path.write_text(theirs, encoding="utf-8")
    do(herald, "theirs")
    do(herald, "fields", ("quotes", 1), field__medium="a letter")
    do(herald, "save")
    saved = path.read_text(encoding="utf-8")
    do(herald, "undo")
    do(herald, "save")
    assert path.read_text(encoding="utf-8") == theirs
    do(herald, "redo")
    do(herald, "save")
    assert path.read_text(encoding="utf-8") == saved
    do(herald, "undo")
    do(herald, "undo")
    with pytest.raises(NotDoneError, match="Not saved: the file has changed on disk"):
        do(herald, "save")


def test_two_pages_do_what_one_would_have_done(herald: Session) -> None:
    """Any two of the changes of records that stay where they are: as if one came after the other, or refused."""
    kinds = ("fields", "span", "drop")
    asked = [
        (what, record, form) for what, record, form, _ in CASES.values() if what.partition(":")[0] in kinds
    ]
    count = refused = 0
    for first, second in permutations(asked, 2):
        stale, fresh = (Session(HERALD, herald.path, herald.checker, herald.on_disk) for _ in range(2))
        for session in (stale, fresh):
            act(session, form_of(session, *first, 0))
        act(fresh, form_of(fresh, *second, 1))
        try:
            act(stale, form_of(stale, *second, 0))
        except NotDoneError:
            assert first[1] == second[1]
            refused += 1
            continue
        assert stale.now.data == fresh.now.data, (first, second)
        count += 1
    assert count > 10 * refused > 0


def form_of(session: Session, what: str, record: Any, fields: dict[str, str], version: int) -> dict[str, str]:
    """Give the form that asks for a change, as a page sends it that shows a version."""
    named = {key.replace("__", ":"): one for key, one in fields.items() if key != "words"}
    form = {"version": str(version), "do": what, "list": record[0], "at": str(record[1]), **named}
    if words := fields.get("words"):
        start = session.article.index(words)
        form |= {"start": str(start), "end": str(start + len(words))}
    return form
