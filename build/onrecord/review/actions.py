"""What a person asks for on the page, and the edits of the text that do it."""

from collections.abc import Callable, Mapping

from onrecord.problems import UsageError
from onrecord.read.marked import Path_
from onrecord.review.asked import NotDoneError, Outcome, record_of
from onrecord.review.data import as_posted, items, mapping, value_at
from onrecord.review.drafts import LISTS, accepted, is_draft, reviewed, suggestions, uncommented
from onrecord.review.edits import Drop, EditError, Insert, edited
from onrecord.review.fields import HEAD_RECORD, KIND, Record, fields_of, way_of
from onrecord.review.files import ChangedOnDiskError
from onrecord.review.naming import name_of, named, record_at
from onrecord.review.register_actions import RegisterActions, with_field
from onrecord.review.saving import RegisterError
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


def act(session: Session, form: Mapping[str, str]) -> Outcome:
    """Do what a form asks for.

    Args:
        session: The session.
        form: `do` says what, `list` and `at` to which record, `version` which state the person saw;
            `start` and `end` are the selection, in code points.

    Raises:
        NotDoneError: It cannot be done; nothing has changed.
    """
    if form.get("version") != str(session.version):
        raise NotDoneError("This page was out of date, so nothing was done. It shows the present state now.")
    action = _Action(session, form)
    doing = action.known().get(action.what)
    if doing is None:
        raise NotDoneError("There is nothing of that name to do.")
    try:
        return doing()
    except EditError as error:
        raise NotDoneError(str(error)) from error


class _Action(RegisterActions):
    def known(self) -> dict[str, Callable[[], Outcome]]:
        return {
            "undo": self._undo,
            "redo": self._redo,
            "save": self._save,
            "theirs": self._theirs,
            "ours": self._ours,
            "reviewed": self._reviewed,
            "accept-all": self._accept_all,
            "accept": self._accept,
            "add": self._add,
            "delete": self._delete,
            "fields": self._fields,
            "span": self._span,
            "drop": self._drop,
            **self.known_of_registers(),
        }

    def _undo(self) -> Outcome:
        self.session.undo()
        return Outcome("Undone.", record_of(self.form))

    def _redo(self) -> Outcome:
        self.session.redo()
        return Outcome("Done again.", record_of(self.form))

    def _save(self) -> Outcome:
        try:
            self.session.save()
        except ChangedOnDiskError as error:
            message = "Not saved: the file has changed on disk since it was loaded. What changed is below."
            raise NotDoneError(message) from error
        except RegisterError as error:
            raise NotDoneError(f"Not saved: {error}.") from error
        except OSError as error:
            raise NotDoneError(f"Not saved: {error.strerror}.") from error
        count = len(self.now.checked.problems)
        left = f" {count} problem{'s' if count > 1 else ''} left." if count else ""
        return Outcome(f"Saved.{left}", record_of(self.form))

    def _theirs(self) -> Outcome:
        try:
            self.session.take_theirs()
        except UsageError as error:
            raise NotDoneError(f"What is on disk cannot be read: {error}") from error
        return Outcome("Loaded from disk. Undo brings back what you had.")

    def _ours(self) -> Outcome:
        self.session.keep_ours()
        return Outcome("The next save replaces what is on disk.", record_of(self.form))

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
            return Outcome("All accepted.", record_of(self.form))
        where = named(name_of(self.now.data, record) for record in left)
        said = f"{len(good)} accepted. {_counted(len(left), 'proposal')} left, with problems: {where}."
        return Outcome(said, left[0])

    def _accept(self) -> Outcome:
        record = self.listed
        said = "Accepted." if record in self.now.proposals else "It is accepted already."
        self.session.change(accepted(self.now.text, [record]))
        return Outcome(said, self._next_proposal(record))

    def _next_proposal(self, record: Record) -> Record:
        left = sorted(self.session.now.proposals, key=_in_file_order)
        after = [one for one in left if _in_file_order(one) > _in_file_order(record)]
        return (after or left or [record])[0]

    def _delete(self) -> Outcome:
        record = self.listed
        plain = accepted(self.now.text, [record])
        bare = uncommented(plain, *record)
        self.session.change(edited(bare, Drop(record)))
        both = bare != plain
        return Outcome(
            "Deleted, with the comment above it. Undo brings both back."
            if both
            else "Deleted. Undo brings it back."
        )

    def _add(self) -> Outcome:
        name, _, variant = self.below.partition("-")
        if name not in KIND or name == HEAD_RECORD[0]:
            raise NotDoneError("There is no such kind of record.")
        kind, span = KIND[name], self.selection
        if name == "passages":
            span = whole_lines(self.now.article, span)
        new = new_record(self.now, kind, span, self.session.used_ids(name), variant)
        at = position(self.now, name, span)
        self.session.change(edited(self.now.text, Insert((name, at), new)))
        return Outcome(f"Added {'an' if kind.one[0] in 'aeiou' else 'a'} {kind.one}.", (name, at))

    def _fields(self) -> Outcome:
        """Change the fields and words that differ from what the record says."""
        record = self.record
        text = self._with_fields(record)
        for part in self.now.parts:
            posted = self.form.get("words:" + ".".join(map(str, part.below)))
            if part.record == record and posted and _lines(posted) != _lines(part.words):
                text = with_words(self.now, text, part, _lines(posted))
        return self._changed(text, record)

    def _with_fields(self, record: Record) -> str:
        text, way = self.now.text, way_of(record)
        data = mapping(value_at(self.now.data, way))
        for field in fields_of(KIND[record[0]], data):
            before = as_posted(value_at(data, field.way))
            posted = self.form.get(f"field:{field.name}", before).strip()
            if posted != before.strip():
                text = with_field(text, (*way, *field.way), posted)
        return text

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
        self.session.change(text)
        return Outcome(said, record)

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
        self.session.change(edited(self.now.text, Drop(way)))
        return Outcome("Removed.", record)


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
