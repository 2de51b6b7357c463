"""Ask: every question the site answers with one query, as a form; and the answer."""

import sqlite3
from dataclasses import dataclass

from onrecord.serve.limits import time_limit
from onrecord.serve.links import Link
from onrecord.serve.pages.page import Evidence, Page
from onrecord.serve.questions import QUESTIONS, Question
from onrecord.serve.visit import NothingHereError, Visit

ROWS_SHOWN = 200
SECONDS_ALLOWED = 2.0

_ADDRESSES = ("read", "page")
"""The columns that hold addresses on this site."""


@dataclass(frozen=True)
class Blank:
    """A blank of a question, as it is filled in."""

    name: str
    label: str
    value: str
    default: str


@dataclass(frozen=True)
class Form:
    """A question that can be asked."""

    name: str
    title: str
    description: str
    href: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True)
class AskContent:
    """The questions."""

    forms: tuple[Form, ...]


@dataclass(frozen=True)
class AnswerContent:
    """A question with its answer."""

    form: Form
    sql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | Link | None, ...], ...]
    is_cut: bool
    """Whether there are more rows than are shown."""
    took_too_long: bool
    csv: str
    others: tuple[Link, ...]


def ask(visit: Visit) -> Page:
    """Show every question as a form."""
    content = AskContent(tuple(_form(visit, question) for question in QUESTIONS))
    links = visit.links
    evidence = Evidence(
        sql=tuple(Link(question.title, links.query(question.name, _hide_sql="")) for question in QUESTIONS)
    )
    return Page(
        "ask.html", "Ask", "Questions that the dataset answers with one query each.", content, evidence
    )


def answer(visit: Visit) -> Page:
    """Show the answer to a question."""
    name = visit.names["question"]
    question = next((one for one in QUESTIONS if one.name == name), None)
    if question is None:
        raise NothingHereError(f"There is no question {name!r}.")
    given = {blank.name: visit.asked(blank.name) for blank in question.parameters}
    columns, rows, took_too_long = _answered(visit, question, given)
    links = visit.links
    csv = links.query(name, ".csv", **given)
    content = AnswerContent(
        _form(visit, question),
        question.sql,
        columns,
        tuple(
            tuple(_cell(column, value) for column, value in zip(columns, row, strict=True)) for row in rows
        ),
        len(rows) == ROWS_SHOWN,
        took_too_long,
        csv,
        tuple(Link(one.title, links.ask(one.name)) for one in QUESTIONS if one is not question),
    )
    evidence = Evidence(
        (), (Link(question.title, links.query(name, **given, _hide_sql="")),), (Link(f"{name}.csv", csv),)
    )
    return Page("answer.html", question.title, question.description, content, evidence)


def _form(visit: Visit, question: Question) -> Form:
    blanks = tuple(
        Blank(blank.name, blank.label, visit.asked(blank.name), blank.default)
        for blank in question.parameters
    )
    return Form(question.name, question.title, question.description, visit.links.ask(question.name), blanks)


Rows = list[sqlite3.Row]


def _answered(visit: Visit, question: Question, given: dict[str, str]) -> tuple[tuple[str, ...], Rows, bool]:
    try:
        with time_limit(visit.conn, SECONDS_ALLOWED):
            cursor = visit.conn.execute(question.sql, given)
            columns = tuple(column[0] for column in cursor.description)
            return columns, cursor.fetchmany(ROWS_SHOWN), False
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        return (), [], True


def _cell(column: str, value: str | float | None) -> str | int | float | Link | None:
    if column in _ADDRESSES and isinstance(value, str) and value.startswith("/-/"):
        return Link("read" if column == "read" else "open", value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
