"""The annotation's own fields, edited like those of any record."""

from typing import Any

import pytest

from onrecord.paths import Project
from onrecord.problems import first_line
from onrecord.review.asked import NotDoneError
from onrecord.review.fields import HEAD, HEAD_RECORD, HEAD_WORDS
from onrecord.review.session import Session, open_session
from onrecord.review.views import View
from onrecord_schema.annotation import Annotation

HERALD = "herald-2024-03-05"


@pytest.fixture
def herald(harbour: Project) -> Session:
    """Open the review of the article that begins with an emoji."""
    return open_session(harbour, HERALD)


def test_every_field_of_the_schema_can_be_edited() -> None:
    """What the schema says of an annotation is on the page, but what the file's name and its state decide."""
    shown = {field.way[0] for field in HEAD.fields} | set(HEAD_WORDS)
    lists = {"passages", "quotes", "assertions", "mentions", "events"}
    assert shown == set(Annotation.model_fields) - lists - {"article", "status", "schema_version"}


CASES = {
    "a language": ("fields", {"field__language": "en-GB"}, ["-language: en", "+language: en-GB"]),
    "a field that was not there": (
        "fields",
        {"field__url": "https://example.org/a"},
        ['+url: "https://example.org/a"'],
    ),
    "a field within a field": (
        "fields",
        {"field__published.basis": "inferred", "field__published.note": "By the day of the week."},
        [
            "-published: {date: 2024-03-05, basis: stated}",
            '+published: {date: 2024-03-05, basis: inferred, note: "By the day of the week."}',
        ],
    ),
    "what held nothing else goes too": (
        "fields",
        {"field__published.date": "", "field__published.basis": ""},
        ["-published: {date: 2024-03-05, basis: stated}"],
    ),
    "a headline, typed": (
        "fields",
        {"words__headline": "⚓️ Dockers halt work"},
        ["-headline: Dockers halt work at Port Alder", '+headline: "⚓️ Dockers halt work"'],
    ),
    "a byline, selected": (
        "span:byline",
        {"words": "By Mara Lund"},
        ["-byline: Mara Lund", "+byline: By Mara Lund"],
    ),
    "no byline": ("drop:byline", {}, ["-byline: Mara Lund"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_asked_for_changes_these_lines(name: str, herald: Session, do: Any, lines: Any) -> None:
    """One line changes, the others stay as they are written, and undoing gives the file as it was."""
    what, fields, expected = CASES[name]
    do(herald, what, HEAD_RECORD, **fields)
    assert lines(herald) == expected
    do(herald, "undo")
    assert herald.now.text == herald.on_disk


def test_a_headline_that_stands_twice_is_the_first(herald: Session, do: Any, lines: Any) -> None:
    """A headline may stand in the text more than once: its words are enough."""
    do(herald, "span:headline", HEAD_RECORD, words="Port Alder")
    assert lines(herald)[1] == "+headline: Port Alder"
    assert herald.now.checked.problems == []
    (part,) = [part for part in herald.now.parts if part.role == "headline"]
    assert part.span is not None
    assert part.span.of(herald.article) == "Port Alder"


def test_a_problem_of_a_field_is_shown_with_it(herald: Session, do: Any) -> None:
    """A date that is none is marked at the head of the article, until it is one."""
    do(herald, "fields", HEAD_RECORD, **{"field__published.date": "Tuesday", "field__outlet": "herold"})
    shown = View(herald, HEAD_RECORD)
    assert [one.problem.place.path for one in shown.open_problems["published.date"]] == ["published.date"]
    do(herald, "fields", HEAD_RECORD, **{"field__published.date": "2024-03-05"})
    (shown_problem,) = View(herald, HEAD_RECORD).open_problems["outlet"]
    assert first_line(shown_problem.problem) == (
        "dataset/annotations/herald-2024-03-05.yaml:3:9: outlet:"
        " no row of entities has the id 'herold' [reference-exists]"
    )


def test_a_form_sent_back_as_it_was_changes_nothing(herald: Session, do: Any) -> None:
    """What the page shows is what it takes back."""
    shown = View(herald, HEAD_RECORD)
    fields = {f"field__{one.field.name}": one.value for one in shown.fields}
    words = {f"words__{part.name}": part.words or "" for part in shown.parts}
    assert do(herald, "fields", HEAD_RECORD, **fields, **words).said == "Nothing was changed."


@pytest.mark.parametrize("what", ["delete", "accept"])
def test_the_head_is_neither_deleted_nor_accepted(what: str, herald: Session, do: Any) -> None:
    """An annotation has one head, which nobody proposes."""
    with pytest.raises(NotDoneError, match="An annotation cannot do without it"):
        do(herald, what, HEAD_RECORD)
    with pytest.raises(NotDoneError, match="There is no such kind of record"):
        do(herald, "add:head", words="Port")
