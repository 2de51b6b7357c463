"""What a person asks for on the page, and the edits of the text that do it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from onrecord.read.marked import Path_
from onrecord.review.asked import NotDoneError, Outcome, number
from onrecord.review.data import as_posted, items, mapping, value_at
from onrecord.review.drafts import LISTS, accepted, is_draft, reviewed, suggestions, uncommented
from onrecord.review.edits import Drop, EditError, Insert, edited
from onrecord.review.fields import HEAD_RECORD, KIND, Record, fields_of, way_of
from onrecord.review.file_actions import FileActions
from onrecord.review.modelled import Field
from onrecord.review.naming import name_of, named, record_at
from onrecord.review.parts import Part
from onrecord.review.register_actions import RegisterActions, with_field
from onrecord.review.selecting import (
    new_record,
    position,
    whole_lines,
    with_new_part,
    with_piece,
    with_span,
    with_words,
)
from onrecord.review.session import Session
from onrecord.review.speaker_actions import SpeakerActions

# What a page that is out of date may ask for still: it says which record is meant, or is about none.
_TIMELESS = ("fields", "span", "drop", "accept", "delete", "add", "dismiss", "speaker", "speakers", "save")


def act(session: Session, form: Mapping[str, str]) -> Outcome:
    """Do what a form asks for.

    Args:
        session: The session.
        form: `do` says what, `list` and `at` to which record, `version` which state the person saw;
            `start` and `end` are the selection, in code points.

    Raises:
        NotDoneError: It cannot be done; nothing has changed.
    """
    action = _Action(session, form)
    try:
        outcome = action.done()
    except (EditError, NotDoneError) as error:
        raise action.refused(str(error)) from error
    fault = session.journal.fault if session.journal else ""
    unsafe = f" It could not be noted in dist/ ({fault}), so save soon." if fault else ""
    return replace(outcome, said=outcome.said + unsafe)


class _Action(FileActions, RegisterActions, SpeakerActions):
    def done(self) -> Outcome:
        """Do it."""
        if self.is_stale and (self.what not in _TIMELESS or number(self.form.get("version", "")) is None):
            raise NotDoneError(
                "This page was out of date, so nothing was done. It shows the present state now."
            )
        doing = self._known().get(self.what)
        if doing is None:
            raise NotDoneError("There is nothing of that name to do.")
        return doing()

    def refused(self, why: str) -> NotDoneError:
        """Say why it is not done, and keep what was typed."""
        typed: dict[str, str] = {}
        with suppress(NotDoneError):  # there may be no such record
            typed = dict(self._typed_here())
        if typed and self.shown is None:
            told = "; ".join(f"{key.partition(':')[2]}: {value}" for key, value in typed.items())
            return NotDoneError(f"{why} The record is gone; what was typed: {told}", None, typed)
        return NotDoneError(why, self.shown, typed)

    def _known(self) -> dict[str, Callable[[], Outcome]]:
        return {
            "reviewed": self._reviewed,
            "accept-all": self._accept_all,
            "accept": self._accept,
            "add": self._add,
            "delete": self._delete,
            "fields": self._fields,
            "span": self._span,
            "drop": self._drop,
            **self.known_of_files(),
            **self.known_of_registers(),
            **self.known_of_speakers(),
        }

    def _reviewed(self) -> Outcome:
        if not is_draft(self.now.data):
            raise NotDoneError("It is not marked as a draft.")
        if left := len(self.now.proposals):
            raise NotDoneError(f"{left} records are not accepted yet.")
        if problems := self.now.checked.problems:
            where = named(name_of(self.now.data, record_at(one)) for one in problems)
            raise NotDoneError(
                f"Not marked as reviewed: {_counted(len(problems), 'problem')} left, at {where}."
            )
        dropped = len(suggestions(self.now.text))
        self.session.change(reviewed(self.now.text))
        them = "it" if dropped == 1 else "them"
        lost = f" {_counted(dropped, 'suggestion')} dropped; undo brings {them} back."
        return Outcome(f"Marked as reviewed.{lost if dropped else ''}")

    def _accept_all(self) -> Outcome:
        """Accept every proposal that is good; those with problems are left for a person to look at."""
        wrong = {record_at(one) for one in self.now.checked.problems}
        left = [record for record in self.now.proposals if record in wrong]
        good = [record for record in self.now.proposals if record not in wrong]
        self.session.change(accepted(self.now.text, good))
        if not left:
            return Outcome("All accepted.", self.shown)
        where = named(name_of(self.now.data, record) for record in left)
        said = f"{len(good)} accepted. {_counted(len(left), 'proposal')} left, with problems: {where}."
        return Outcome(said, left[0])

    def _accept(self) -> Outcome:
        record = self.listed
        said = "Accepted." if record in self.now.proposals else "It is accepted already."
        self.change(accepted(self.now.text, [record]))
        following = self.here(self.next_record())
        return Outcome(said, following or self._next_proposal(self.here(record) or record))

    def _next_proposal(self, record: Record) -> Record:
        left = sorted(self.session.now.proposals, key=_in_file_order)
        after = [one for one in left if _in_file_order(one) > _in_file_order(record)]
        return (after or left or [record])[0]

    def _delete(self) -> Outcome:
        record, version = self.listed, self.session.version
        plain = accepted(self.now.text, [record])
        bare = uncommented(plain, *record)
        self.change(edited(bare, Drop(record)))
        following = self.here(self.next_record(record))
        if self.session.version == version:
            return Outcome("It was deleted already.", following)
        noted = "Deleted, with the comment above it. Undo brings both back."
        return Outcome("Deleted. Undo brings it back." if bare == plain else noted, following)

    def _add(self) -> Outcome:
        name, _, variant = self.below.partition("-")
        if name not in KIND or name == HEAD_RECORD[0]:
            raise NotDoneError("There is no such kind of record.")
        kind, span = KIND[name], self.selection
        if name == "passages":
            span = whole_lines(self.now.article, span)
        new = new_record(self.now, kind, span, self.session.used_ids(name), variant)
        at = position(self.now, name, span)
        self.change(edited(self.now.text, Insert((name, at), new)))
        return Outcome(f"Added {'an' if kind.one[0] in 'aeiou' else 'a'} {kind.one}.", self.here((name, at)))

    def _fields(self) -> Outcome:
        """Change the fields and words that differ from what the record says."""
        record, text = self.record, self.now.text
        typed = dict(self._typed_here())
        for field in self._fields_here():
            if (name := f"field:{field.name}") in typed:
                text = with_field(text, (*way_of(record), *field.way), typed[name].strip())
        for part in self.now.parts:
            if part.record == record and (name := _words_of(part)) in typed:
                text = with_words(self.now, text, part, typed[name])
        return self._changed(text, record)

    def _fields_here(self) -> list[Field]:
        record = self.record
        return fields_of(KIND[record[0]], mapping(value_at(self.now.data, way_of(record))))

    def _typed_here(self) -> Iterator[tuple[str, str]]:
        """Give what was typed in the form of a record: what differs from what the person saw of it."""
        record = self.record
        for field in self._fields_here():
            before = as_posted(value_at(self.now.data, (*way_of(record), *field.way)))
            posted = self.form.get(f"field:{field.name}", before)
            if posted.strip() != before.strip():
                yield f"field:{field.name}", posted
        for part in self.now.parts:
            posted = _lines(self.form.get(_words_of(part), ""))
            if part.record == record and posted and posted != _lines(part.words):
                yield _words_of(part), posted

    def _span(self) -> Outcome:
        """Take the selection for a part that is there, or as a new one."""
        record, part, span = self.record, self.part, self.selection
        way = (*way_of(record), *part)
        is_new = value_at(self.now.data, way) is None
        match record[0], part:
            case "quotes", ("content", int()) if is_new:
                text = with_piece(self.now, record, span)
            case "quotes", (("speaker",) | ("relays", int())) if is_new:
                text = with_new_part(self.now, way, span)
            case "quotes", (("speaker",) | ("cue",) | ("content" | "relays", int())):
                text = with_span(self.now, self.now.text, way, span)
            case "passages", ("exact",):
                text = with_span(self.now, self.now.text, record, whole_lines(self.now.article, span))
            case (("assertions" | "mentions" | "events"), ("exact",)):
                text = with_span(self.now, self.now.text, record, span)
            case "head", (("headline" | "byline"),):
                text = with_span(self.now, self.now.text, way, span)
            case _:
                raise NotDoneError("There is no such part.")
        return self._changed(text, record)

    def _changed(self, text: str, record: Record) -> Outcome:
        said = "Nothing was changed." if text == self.now.text else "Changed."
        self.change(text)
        return Outcome(said, self.here(record))

    def _drop(self) -> Outcome:
        """Remove a part that a record can do without."""
        record, part = self.record, self.part
        count = len(items(value_at(self.now.data, (*record, part[0]))))
        match part:
            case (("headline" | "byline"),) if record == HEAD_RECORD:
                way: Path_ = part
            case ("speaker",):
                way = (*record, "speaker")
            case ("content", int(at)) if at < count and count > 1:
                way = (*record, "content", at)
            case ("relays", int(at)) if at < count:
                way = (*record, "relays", at) if count > 1 else (*record, "relays")
            case _:
                raise NotDoneError("A record cannot do without it: delete the record instead.")
        self.change(edited(self.now.text, Drop(way)))
        return Outcome("Removed.", self.here(record))


def _words_of(part: Part) -> str:
    return "words:" + ".".join(map(str, part.below))


def _counted(count: int, what: str) -> str:
    """Count things, with the verb that follows.

    >>> _counted(2, "problem")
    '2 problems are'
    """
    return f"{count} {what}{' is' if count == 1 else 's are'}"


def _lines(text: str) -> str:
    """Make every line end a line feed: browsers send something else."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _in_file_order(record: Record) -> tuple[int, int]:
    return LISTS.index(record[0]), record[1]
