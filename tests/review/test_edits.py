"""Edits of an annotation's text: one node changes, every other character stays."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.paths import Project
from onrecord.review.data import data_of
from onrecord.review.edits import Drop, Edit, EditError, Insert, Put, edited
from onrecord.review.positions import comments, read_positions
from onrecord.review.writing import written

ROOT = Path(__file__).parent.parent.parent

ANNOTATION = """\
# yaml-language-server: $schema=x
article: a-1   # the first
quotes:
  # headline
  - id: q01
    kind: direct  # in marks
    content: ["⚓️ one, two", 'three']
    speaker: {entity: ines-okoro, exact: the union}
    cue: said
  # paragraph-frame, 0.8
  - id: q02
    kind: indirect
    content:
      - "a \\u00a0 b"
      - >-
        folded
        text
    cue: {exact: said, occurrence: 2}

  # after q02
assertions:
  - {id: a01, claim: c-1, stance: affirms, exact: more than 400 people}
events: []
"""


def changed(edit: Edit, text: str = ANNOTATION) -> str:
    """Give the lines that an edit takes away and brings."""
    lines = difflib.unified_diff(text.splitlines(), edited(text, edit).splitlines(), lineterm="", n=0)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))


CASES: dict[str, tuple[Edit, str]] = {
    "a plain word": (
        Put(("quotes", 0, "cue"), "told"),
        "-    cue: said\n+    cue: told",
    ),
    "a word beside a comment": (
        Put(("quotes", 0, "kind"), "mixed"),
        "-    kind: direct  # in marks\n+    kind: mixed  # in marks",
    ),
    "a string in double quotes keeps its quotes and its escapes": (
        Put(("quotes", 1, "content", 0), "a \u00a0 c"),
        '-      - "a \\u00a0 b"\n+      - "a \\u00a0 c"',
    ),
    "a string in single quotes keeps them": (
        Put(("quotes", 0, "content", 1), "it's four"),
        """-    content: ["⚓️ one, two", 'three']\n+    content: ["⚓️ one, two", 'it''s four']""",
    ),
    "a plain phrase stays plain": (
        Put(("assertions", 0, "exact"), "more than 400"),
        "-  - {id: a01, claim: c-1, stance: affirms, exact: more than 400 people}\n"
        "+  - {id: a01, claim: c-1, stance: affirms, exact: more than 400}",
    ),
    "what plain text cannot say is quoted": (
        Put(("assertions", 0, "exact"), "a, b: {c} #d"),
        "-  - {id: a01, claim: c-1, stance: affirms, exact: more than 400 people}\n"
        '+  - {id: a01, claim: c-1, stance: affirms, exact: "a, b: {c} #d"}',
    ),
    "a folded block becomes a string": (
        Put(("quotes", 1, "content", 1), "flat"),
        "-      - >-\n-        folded\n-        text\n+      - flat",
    ),
    "a word becomes a selector": (
        Put(("quotes", 0, "cue"), {"exact": "said", "occurrence": 3}),
        "-    cue: said\n+    cue: {exact: said, occurrence: 3}",
    ),
    "a selector becomes a word": (
        Put(("quotes", 1, "cue"), "told"),
        "-    cue: {exact: said, occurrence: 2}\n+    cue: told",
    ),
    "a mapping changes key by key": (
        Put(("quotes", 0, "speaker"), {"entity": "ines-okoro", "exact": "she", "occurrence": 2}),
        "-    speaker: {entity: ines-okoro, exact: the union}\n"
        "+    speaker: {entity: ines-okoro, exact: she, occurrence: 2}",
    ),
    "a list changes item by item": (
        Put(("quotes", 1, "content"), ["a \u00a0 b", "new", "flat"]),
        "-      - >-\n-        folded\n-        text\n+      - new\n+      - flat",
    ),
    "a list in one line changes item by item": (
        Put(("quotes", 0, "content"), ["three", "four"]),
        """-    content: ["⚓️ one, two", 'three']\n+    content: ['three', four]""",
    ),
    "a list loses what is in its middle": (
        Put(("quotes", 1, "content"), ["folded text"]),
        '-      - "a \\u00a0 b"',
    ),
    "a new field stands in the order of fields": (
        Put(("quotes", 0, "medium"), "a statement"),
        '+    medium: "a statement"',
    ),
    "a new field in a flow mapping": (
        Put(("assertions", 0, "quote"), "q01"),
        "-  - {id: a01, claim: c-1, stance: affirms, exact: more than 400 people}\n"
        "+  - {id: a01, claim: c-1, quote: q01, stance: affirms, exact: more than 400 people}",
    ),
    "a field below one that is not there": (
        Put(("quotes", 1, "speaker", "entity"), "tom-reyes"),
        "+    speaker: {entity: tom-reyes}",
    ),
    "the first field of a file": (Put(("status",), "reviewed"), "+status: reviewed"),
    "a list that is not there": (
        Insert(("mentions", 0), {"entity": "e-1", "exact": "x y"}),
        '+mentions:\n+  - {entity: e-1, exact: "x y"}',
    ),
    "a list within a record that is not there": (
        Put(("quotes", 0, "relays", 0), {"entity": "courier", "exact": "the Courier"}),
        '+    relays: [{entity: courier, exact: "the Courier"}]',
    ),
    "a list that is empty": (
        Insert(("events", 0), {"id": "e01", "exact": "x"}),
        "-events: []\n+events:\n+  - {id: e01, exact: x}",
    ),
    "a record at the end is written like its neighbours": (
        Insert(("quotes", 2), {"id": "q03", "kind": "direct", "content": ["x y"], "cue": "says"}),
        '+  - id: q03\n+    kind: direct\n+    content: ["x y"]\n+    cue: says',
    ),
    "a record between two leaves their comments to them": (
        Insert(("quotes", 1), {"id": "q03", "cue": "says"}),
        "+  - id: q03\n+    cue: says",
    ),
    "a record before the first": (
        Insert(("quotes", 0), {"id": "q00"}),
        "+  - id: q00",
    ),
    "a flow record": (
        Insert(("assertions", 1), {"id": "a02", "stance": "denies"}),
        "+  - {id: a02, stance: denies}",
    ),
    "a piece in a flow list": (
        Insert(("quotes", 0, "content", 1), "two and a half"),
        '-    content: ["⚓️ one, two", \'three\']\n+    content: ["⚓️ one, two", "two and a half", \'three\']',
    ),
    "a piece in a block list": (
        Insert(("quotes", 1, "content", 1), "x y"),
        '+      - "x y"',
    ),
    "a field goes with its line": (Drop(("quotes", 0, "cue")), "-    cue: said"),
    "the first field of a record goes": (
        Drop(("quotes", 0, "id")),
        "-  - id: q01\n-    kind: direct  # in marks\n+  - kind: direct  # in marks",
    ),
    "a field of a flow mapping goes": (
        Drop(("quotes", 0, "speaker", "entity")),
        "-    speaker: {entity: ines-okoro, exact: the union}\n+    speaker: {exact: the union}",
    ),
    "a record goes, comments between records stay": (
        Drop(("quotes", 1)),
        '-  - id: q02\n-    kind: indirect\n-    content:\n-      - "a \\u00a0 b"\n-      - >-\n'
        "-        folded\n-        text\n-    cue: {exact: said, occurrence: 2}",
    ),
    "the last record of a list goes": (
        Drop(("assertions", 0)),
        "-assertions:\n-  - {id: a01, claim: c-1, stance: affirms, exact: more than 400 people}\n+assertions: []",
    ),
    "a date is plain, a year is text": (
        Put(("quotes", 0, "said"), "2024"),
        '+    said: "2024"',
    ),
    "a vague date is plain": (
        Put(("quotes", 0, "said"), "2024-03-05/.."),
        "+    said: 2024-03-05/..",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_changes_these_lines_and_no_others(name: str) -> None:
    """Each edit changes exactly the lines that it is about."""
    edit, lines = CASES[name]
    assert changed(edit) == lines


def test_an_edit_is_read_back_as_it_was_meant() -> None:
    """What was put is what the file says, at that place."""
    text = edited(ANNOTATION, Put(("quotes", 0, "speaker", "exact"), "the\u2028union\U0001f6a2"))
    assert '"the\\u2028union🚢"' in text
    assert data_of(text)["quotes"][0]["speaker"]["exact"] == "the\u2028union\U0001f6a2"


def test_a_comment_that_would_be_lost_stops_the_edit() -> None:
    """A key is not emptied when a comment stands between it and its only record."""
    text = "article: a\nquotes:\n  # a note\n  - id: q01\n"
    with pytest.raises(EditError, match="use an editor"):
        edited(text, Drop(("quotes", 0)))


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Drop(("quotes", 0, "cue")), "There is nothing there to remove."),
        (Put(("quotes", 0, "cue"), "said"), "The file says something else there: use an editor."),
        (Insert(("outlet", 0), "said"), "The file says something else there: use an editor."),
    ],
)
def test_text_where_a_record_should_be_is_not_overwritten(edit: Edit, message: str) -> None:
    """What is not of the form it should have is left to its author."""
    with pytest.raises(EditError, match=message):
        edited("outlet: herald\nquotes:\n  - just text\n", edit)


def test_comments_are_told_from_text() -> None:
    """A hash within a string is no comment, one after white space is."""
    text = 'a: "x # y"  # one\nb: |\n  # text\nc: d#e # two\n'
    assert [one.of(text) for one in comments(text, read_positions(text))] == ["# one", "# two"]


@pytest.mark.parametrize("path", sorted(ROOT.glob("dataset/annotations/*.yaml")), ids=lambda path: path.stem)
def test_changing_a_field_and_changing_it_back_gives_the_same_bytes(path: Path) -> None:
    """In each file of the dataset, of every kind of field: one line changes, and then none."""
    text = path.read_text(encoding="utf-8")
    data = data_of(text)
    ways = {
        (name, field): (name, at, field)
        for name in ("passages", "quotes", "assertions", "mentions", "events")
        for at, record in enumerate(data.get(name, ()))
        for field in record
        if isinstance(record[field], str)
    }
    for way in ways.values():
        there = edited(text, Put(way, "something-else"))
        assert sum(a != b for a, b in zip(text.splitlines(), there.splitlines(), strict=True)) == 1
        assert edited(there, Put(way, data[way[0]][way[1]][way[2]])) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_is_written_so_that_it_is_read_back(text: str) -> None:
    """Whatever the characters, and however the text before was written, one line says it exactly."""
    for style in ("", "plain", "'", '"', "|"):
        line = f"a: [{written(text, style)}, {{b: {written(text, style)}}}]"
        assert "\n" not in line
        assert data_of(line) == {"a": [text, {"b": text}]}


@settings(deadline=None)  # on a busy machine, an example waits for its turn
@given(st.data())
def test_edits_in_any_order_keep_the_file_readable(data: st.DataObject) -> None:
    """After any edits, the file says what was meant and has lost no comment outside what was removed."""
    text = ANNOTATION
    for _ in range(data.draw(st.integers(1, 5))):
        now = data_of(text)
        name = data.draw(st.sampled_from(["quotes", "assertions", "events", "mentions", "passages"]))
        count = len(now.get(name) or ())
        record = {"id": "n01", "exact": data.draw(st.text("a: #é\n'\"", max_size=6))}
        at = data.draw(st.integers(0, count))
        if at < count and data.draw(st.booleans()):
            edit: Edit = data.draw(
                st.sampled_from(
                    [Drop((name, at)), Put((name, at, "cue"), record), Put((name, at, "id"), "z")]
                )
            )
        else:
            edit = Insert((name, at), record)
        try:
            text = edited(text, edit)
        except EditError:
            continue
    assert data_of(text) is not None
    assert "# headline" in text
    assert "# the first" in text


def test_the_harbour_is_edited_in_its_own_style(harbour: Project) -> None:
    """A record is added to a file whose text is mostly plain, and only its line is new."""
    text = (harbour.annotations / "courier-2024-03-06.yaml").read_text(encoding="utf-8")
    record = {"id": "a04", "claim": "port-staff", "stance": "affirms", "exact": "400 people"}
    assert changed(Insert(("assertions", 3), record), text) == (
        '+  - {id: a04, claim: port-staff, stance: affirms, exact: "400 people"}'
    )
