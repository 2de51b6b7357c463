"""A file read record by record is what reading the whole gives, and so are its edits and its problems."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.paths import Project
from onrecord.problems import as_text
from onrecord.read.documents import parse_document
from onrecord.review.checking import Checker
from onrecord.review.data import data_of
from onrecord.review.drafts import LISTS
from onrecord.review.edits import Drop, Edit, EditError, Insert, Put, edited
from onrecord.review.pieces import PieceReader, pieces_of, window_of
from onrecord.validate.authored import validate_authored
from onrecord.validate.outcome import Outcome

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(
    [*(ROOT / "dataset").glob("*/*.yaml"), *(ROOT / "tests/data/harbour").glob("dataset/*/*.yaml")]
)

ANNOTATION = """\
# yaml-language-server: $schema=x
article: a-1   # the first
published: {date: 2022-11-09,
  basis: stated}
quotes:   # said
  # headline
  - id: q01
    content: ["⚓️ one, two", 'three']

    cue: said
  # paragraph-frame, 0.8
  - id: q02
    content:
      - "a \\u00a0 b
    # no comment
        c"
      - >-
        folded
        # text
        text
  # of q02
    cue: {exact: said,
      occurrence: 2}
  # marks, 0.9
  - id: q03
  -
    id: q04
  - {id: q05, content: [x,
    y]}
  # after q05
assertions:
- {id: a01, claim: c-1}
- {id: a02, claim: c-1}

# of a03
- {id: a03}
- {id: a04}
events: []
rights: |
  - of x
  - of y
# Not in any register
# claim: x
"""


def same(text: str, reader: PieceReader) -> bool:
    """Say whether a reader gives what reading the whole gives, marks and all, and whether it is readable."""
    document, problems = reader.parse(text)
    whole, faults = parse_document(text, "")
    assert document == whole
    assert problems == faults
    return document is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_is_read_as_a_whole_would_be(path: Path) -> None:
    """At first, again, and after each of some records has changed; and every file can be taken apart."""
    text, reader = path.read_text(encoding="utf-8"), PieceReader()
    assert same(text, reader)
    assert same(text, reader)
    pieces = pieces_of(text)
    assert pieces is not None
    assert sum(map(len, pieces.lists.values())) > 0
    for found in pieces.lists.values():
        for piece in (found[0], found[len(found) // 2], found[-1]):
            changed = piece.text.replace("e", "é\\u0020", 1).rstrip("\n") + "  # changed\n"
            assert same(text[: piece.span.start] + changed + text[piece.span.end :], reader)


def test_the_lines_of_each_record_are_told_apart() -> None:
    """Comments above a record are its own; those at the end, and text that looks like items, are the head's."""
    pieces = pieces_of(ANNOTATION)
    assert pieces is not None
    assert {name: len(found) for name, found in pieces.lists.items()} == {"quotes": 5, "assertions": 4}
    assert pieces.lists["quotes"][2].text == "  # marks, 0.9\n  - id: q03\n"
    assert pieces.lists["assertions"][2].text == "# of a03\n- {id: a03}\n"
    assert pieces.head.splitlines()[-4:] == ["  - of x", "  - of y", "# Not in any register", "# claim: x"]
    assert pieces.head.count("\n") == ANNOTATION.count("\n")
    assert same(ANNOTATION, PieceReader())


DOUBTFUL = {
    "a quotation over two items": 'quotes:\n  - "one\n  - two"\n  - three\n',
    "a list in brackets over two items": "quotes:\n  - [one,\n  - two]\n",
    "an item further left": "quotes:\n    - one\n  - two\n",
    "a key twice": "quotes:\n  - one\nquotes:\n  - two\n",
    "a tab": "quotes:\n  - one\t\n  - two\n",
    "another line separator": "quotes:\n  - 'one\u2028  - two'\n",
    "an alias": "quotes:\n  - &a one\n  - *a\n",
    "a key twice in a record": "quotes:\n  - {a: 1, a: 2}\n  - two\n",
    "two documents": "quotes:\n  - one\n---\nquotes:\n  - two\n",
    "an end": "quotes:\n  - one\n...\n",
    "a directive": "%YAML 1.2\n---\nquotes:\n  - one\n",
    "a quotation around all": '"quotes:\n  - one\n  - two\n"\n',
    "no mapping": "- one\n- two\n",
    "text": "quotes\n",
    "a mapping below a list": "quotes:\n  - one\n  two: 3\n",
    "nothing": "",
}


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_is_in_doubt_is_read_as_a_whole(name: str) -> None:
    """Whatever the file, the answer is that of reading the whole, the second time too."""
    reader = PieceReader()
    same(ANNOTATION.replace("  - id: q03\n", DOUBTFUL[name].partition("\n")[2]), reader)
    same(DOUBTFUL[name], reader)
    same(DOUBTFUL[name], reader)


# No deadline: on a busy machine, an example waits for its turn.
@settings(deadline=None)
@given(st.data())
def test_any_change_of_any_line_is_read_as_a_whole_would_be(data: st.DataObject) -> None:
    """Lines that are moved, repeated, cut or made of signs: the same document, or the same problems."""
    reader = PieceReader()
    reader.parse(ANNOTATION)
    lines = ANNOTATION.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        sign = data.draw(
            st.sampled_from(['"', "'", "- ", "# ", "  ", "[", "}", ": ", "\n", "x:\n", "|", "?"])
        )
        cut = data.draw(st.integers(0, len(lines[at])))
        lines[at] = data.draw(
            st.sampled_from([lines[at][:cut] + sign + lines[at][cut:], lines[at][cut:], lines[at] * 2, ""])
        )
        same("".join(lines), reader)


def by_itself(text: str, edit: Edit) -> str | EditError:
    """Make an edit, or give what stands against it."""
    try:
        return edited(text, edit)
    except EditError as error:
        return error


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_edit_among_neighbours_is_the_edit_of_the_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fields put and dropped, records inserted and dropped: the same characters, or the same refusal."""
    text = path.read_text(encoding="utf-8")
    random_ = random.Random(1)  # noqa: S311 -- the same edits each time
    edits: list[Edit] = []
    for name, records in data_of(text).items():
        for at in range(len(records) if isinstance(records, list) and len(records) > 3 else 0):
            new: dict[str, Any] = {"id": "n01", "exact": "new: words"}
            field = random_.choice([*records[at]])
            edits += [
                Put((name, at, field), "other words"),
                Put((name, at, "note"), "more"),
                Drop((name, at)),
            ]
            edits += [Drop((name, at, field)), Insert((name, at), new), Insert((name, at + 1), new)]
    edits = random_.sample(edits, min(40, len(edits)))
    assert any(window_of(text, str(edit.way[0]), int(edit.way[1])) for edit in edits) or len(edits) == 0
    among = [by_itself(text, edit) for edit in edits]
    monkeypatch.setattr("onrecord.review.edits.window_of", lambda *_: None)
    whole = [by_itself(text, edit) for edit in edits]
    assert list(map(str, among)) == list(map(str, whole))


def test_the_problems_after_each_of_many_edits_are_those_of_the_command(kherson: Project) -> None:
    """One checker, edit after edit, faulty ones too: each time what `onrecord validate` says of that text."""
    path = kherson.annotations / "newser-2022-11-09.yaml"
    text, checker = path.read_text(encoding="utf-8"), Checker(kherson, path)
    random_ = random.Random(2)  # noqa: S311 -- as above
    counts: list[int] = []
    for _ in range(12):
        name = random_.choice([name for name in LISTS if data_of(text).get(name)])
        at = random_.randrange(len(data_of(text)[name]))
        field = random_.choice([*data_of(text)[name][at]])
        other = random_.choice(["russia", "direct", "2022-11-30", "Kherson", "said"])
        text = edited(
            text, random_.choice([Put((name, at, field), other), Drop((name, at)), Drop((name, at, field))])
        )
        shown = list(map(as_text, checker.check(text).problems))
        path.write_text(text, encoding="utf-8")
        outcome = Outcome()
        validate_authored(kherson, [path], {}, outcome)
        assert shown == list(map(as_text, outcome.in_order()))
        counts.append(len(shown))
    assert counts[-1] > 3


def test_ten_thousand_entities_are_resolved_once(kherson: Project) -> None:
    """Registers that have not changed are the same object from one edit to the next, and so are their rows."""
    path = kherson.annotations / "newser-2022-11-09.yaml"
    text, checker = path.read_text(encoding="utf-8"), Checker(kherson, path)
    first = checker.check(text)
    again = checker.check(re.sub("cue: said", "cue: says", text, count=1))
    assert again.shared is first.shared
    assert next(again.dataset.rows("entities")) is next(first.dataset.rows("entities"))
    register = kherson.registers / "entities.yaml"
    register.write_text(register.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert checker.check(text).shared is not first.shared
