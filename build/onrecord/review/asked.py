"""What a form asks for: the action, the record it is about, the words that are selected."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.read.marked import Path_
from onrecord.review.data import data_of, items, mapping, value_at
from onrecord.review.fields import HEAD_RECORD, KIND, Record
from onrecord.review.merging import merged
from onrecord.review.naming import named
from onrecord.review.session import Session, State
from onrecord.text.spans import Span, trimmed

_MOST_DIGITS = 9


class NotDoneError(Exception):
    """What was asked for cannot be done; the message tells the person why."""

    def __init__(self, why: str, shown: Record | None = None, typed: Mapping[str, str] | None = None) -> None:
        """Say why.

        Args:
            why: What to tell the person.
            shown: The record to show.
            typed: What was typed in its form and is not lost, by name of field.
        """
        super().__init__(why)
        self.shown, self.typed = shown, typed or {}


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
        self.session, self.form = session, form
        self.now = _seen(session, number(form.get("version", "")))
        """The state that the person saw: the present one, unless the page is out of date."""
        self.made = self.now.text
        """What the annotation became of that."""
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
    def is_stale(self) -> bool:
        """Whether the page shows what is not the present state."""
        return self.form.get("version") != str(self.session.version)

    def change(self, text: str) -> None:
        """Go on to a new annotation; what was done elsewhere since the page was shown stays.

        Raises:
            NotDoneError: The same was changed elsewhere, in another way.
        """
        both = merged(self.now.text, text, self.session.now.text)
        if both.clashes:
            where = named(both.clashes)
            raise NotDoneError(f"Not done: {where} was changed elsewhere since this page was shown.")
        self.made = text
        self.session.change(both.text)

    def here(self, record: Record | None) -> Record | None:
        """Give where a record that was asked about, or made, stands by now; None where it is gone."""
        data = self.session.now.data
        if record is None or record == HEAD_RECORD or self.made == self.session.now.text:
            return record
        one = value_at(data_of(self.made), record)
        own = mapping(one).get("id")
        known = enumerate(items(value_at(data, record[:1])))
        same = (at for at, other in known if other == one or (own and mapping(other).get("id") == own))
        return next(((record[0], at) for at in same), None)

    @property
    def shown(self) -> Record | None:
        """The record that the form is about, where it is by now."""
        return self.here(record_of(self.form))

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


def _seen(session: Session, version: int | None) -> State:
    if version is None or version >= session.version:
        return session.now
    return State(session.shown[version], session.checker, session.now.edits)
