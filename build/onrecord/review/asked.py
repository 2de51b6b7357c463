"""What a form asks for: the action, the record it is about, the words that are selected."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.read.marked import Path_
from onrecord.review.data import items, value_at
from onrecord.review.fields import HEAD_RECORD, KIND, Record
from onrecord.review.session import Session
from onrecord.text.spans import Span, trimmed

_MOST_DIGITS = 9


class NotDoneError(Exception):
    """What was asked for cannot be done; the message tells the person why."""


@dataclass(frozen=True)
class Outcome:
    """What came of an action."""

    said: str
    """What to tell the person."""
    open: Record | None = None
    """The record to show."""
    failed: bool = False
    """Whether it could not be done, which `said` tells."""


def record_of(form: Mapping[str, str]) -> Record | None:
    """Give the record that a form is about."""
    name, at = form.get("list", ""), number(form.get("at", ""))
    return (name, at) if name in KIND and at is not None else None


def number(text: str) -> int | None:
    """Read a whole number that a form may hold; None if it is none, or larger than any offset."""
    fits = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if fits else None


class Asked:
    """A form that was sent, and the session that it is about."""

    def __init__(self, session: Session, form: Mapping[str, str]) -> None:
        """Read what is asked for."""
        self.session, self.form, self.now = session, form, session.now
        self.what, _, self.below = form.get("do", "").partition(":")

    @property
    def record(self) -> Record:
        """The record that the form is about, which is there."""
        record = record_of(self.form)
        listed = record and record[1] < len(items(value_at(self.now.data, (record[0],))))
        if record is None or not (listed or record == HEAD_RECORD):
            raise NotDoneError("There is no such record.")
        return record

    @property
    def listed(self) -> Record:
        """The record that the form is about, which is one of a list."""
        if self.record == HEAD_RECORD:
            raise NotDoneError("An annotation cannot do without it.")
        return self.record

    def next_record(self, gone: Record | None = None) -> Record | None:
        """Give the record that the page asks to go on to, which has its place from before one was gone."""
        name, _, at = self.form.get("next", "").partition("-")
        record = record_of({"list": name, "at": at})
        if record and gone and record[0] == gone[0] and record[1] > gone[1]:
            return record[0], record[1] - 1
        return record

    @property
    def part(self) -> Path_:
        """The part of the record that the action names."""
        steps = ((step, number(step)) for step in self.below.split("."))
        return tuple(step if at is None else at for step, at in steps)

    @property
    def selection(self) -> Span:
        """The words that the person selected, without white space at the ends."""
        start, end = number(self.form.get("start", "")), number(self.form.get("end", ""))
        span = Span(start or 0, min(end or 0, len(self.now.article)))
        if start is None or not span.of(self.now.article).strip():
            raise NotDoneError("Select words in the article first.")
        return trimmed(span, self.now.article)
