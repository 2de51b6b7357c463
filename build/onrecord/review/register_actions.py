"""What a person asks for on the page about registers."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.read.marked import Path_
from onrecord.review.asked import Asked, NotDoneError, Outcome, number, record_of
from onrecord.review.data import data_of, mapping, value_at
from onrecord.review.drafts import suggestions, without_suggestion
from onrecord.review.edits import Drop, Put, edited
from onrecord.review.fields import way_of
from onrecord.review.register_edits import MODELS, with_edit
from onrecord.review.register_form import Registering
from onrecord.review.registering import begun, edit_of, opened, referring_field, suggesting, tried
from onrecord.review.suggested import Suggestion, suggested


class RegisterActions(Asked):
    """The actions that have to do with registers."""

    def known_of_registers(self) -> Mapping[str, Callable[[], Outcome]]:
        """Give the actions by name."""
        return {
            "new": self._new,
            "suggested": self._suggested,
            "dismiss": self._dismiss,
            "edit": self._edit,
            "try": self._try,
            "register": self._register,
            "cancel": self._cancel,
            "take-back": self._take_back,
        }

    def _form(self) -> Registering:
        """Give the form that is asked for, empty: of a register, or of what a field refers to."""
        if self.below in MODELS:
            form = Registering(self.below, {})
        else:
            field = referring_field(self.now, self.record, self.below)
            if field is None:
                raise NotDoneError("That refers to no register.")
            form = Registering(field.table, {}, self.record, field.name)
        return replace(form, editing=self.form.get("editing", ""), suggestion=self._suggested_line(form))

    def _suggested_line(self, form: Registering) -> str:
        """Give the line that the open form was begun with, while it is filled in."""
        known = self.session.registering
        goes_on = self.what in ("try", "register") and known and known.register == form.register
        return known.suggestion if known and goes_on and not (form.record or known.record) else ""

    def _tried(self) -> Registering:
        """Give the form as it was filled in; one for a record that is gone by now is none."""
        form = self._form()
        if form.editing and opened(self.now, form) is None:
            raise NotDoneError(f"There is no {form.editing!r} in {form.register} any more.")
        return tried(self.now, form, self.form)

    def _typed(self, form: Registering) -> str:
        name = f"field:{form.field}" if form.field else f"id:{form.register}"
        return self.form.get(name, "").strip()

    def _shown(self, said: str, form: Registering | None, *, failed: bool = False) -> Outcome:
        self.session.registering = form
        return Outcome(said, record_of(self.form), failed=failed)

    def _new(self) -> Outcome:
        form = self._form()
        return self._shown("", begun(self.now, form, self._typed(form)))

    @property
    def _suggestion(self) -> Suggestion:
        at = number(self.below)
        found = next((one for one in suggested(self.now) if one.at == at), None)
        if found is None:
            raise NotDoneError("That is not suggested any more.")
        return found

    def _suggested(self) -> Outcome:
        """Show the form for what the draft has and no register."""
        one = self._suggestion
        if not one.register:
            raise NotDoneError("It does not say for which register it is.")
        return self._shown(
            "", suggesting(self.now, Registering(one.register, one.values, suggestion=one.line))
        )

    def _dismiss(self) -> Outcome:
        self.change(without_suggestion(self.now.text, self._suggestion.at))
        return Outcome("Dismissed. Undo brings it back.", self.shown)

    def _edit(self) -> Outcome:
        """Show the form for a record that is there."""
        form = self._form()
        form = replace(form, editing=self._typed(form))
        found = opened(self.now, form)
        if found is None:
            raise NotDoneError(f"There is no {form.editing!r} in {form.register} that can be changed here.")
        return self._shown("", found)

    def _try(self) -> Outcome:
        form = self._tried()
        count = len(form.problems)
        good = "It can be changed so." if form.editing else "It can be registered."
        return self._shown(f"{count} problem{'s' if count > 1 else ''} yet." if count else good, form)

    def _register(self) -> Outcome:
        """Edit the register, and let the field refer to the record: one step to undo."""
        form = self._tried()
        if form.problems:
            return self._shown("Not registered: correct what is marked first.", form, failed=True)
        new = edit_of(self.now, form)
        text = self._without(form.suggestion)
        if form.record and not form.editing:
            field = referring_field(self.now, form.record, form.field)
            text = with_field(text, (*way_of(form.record), *(field.way if field else ())), new.id)
        is_same = new.line == new.before and new.key not in {one.key for one in self.now.edits}
        if not is_same:
            self.session.change(text, with_edit(self.now.edits, new))
        done = f"{'Changed' if form.editing else 'Registered'} {new.id}; saving writes it into the register."
        return self._shown("Nothing was changed." if is_same else done, None)

    def _without(self, suggestion: str) -> str:
        """Give the annotation without what was suggested and is registered now."""
        lines = suggestions(self.now.text)
        at = lines.index(suggestion) if suggestion in lines else None
        return self.now.text if at is None else without_suggestion(self.now.text, at)

    def _cancel(self) -> Outcome:
        done = "changed" if self.form.get("editing") else "registered"
        return self._shown(f"Nothing was {done}.", None)

    def _take_back(self) -> Outcome:
        gone = next((one for one in self.now.edits if ".".join(one.key) == self.below), None)
        if gone is None:
            raise NotDoneError("That was not registered here.")
        self.session.change(self.now.text, tuple(one for one in self.now.edits if one is not gone))
        and_so = "" if gone.before else " What refers to it is a problem now."
        return Outcome(f"Taken back.{and_so}", record_of(self.form))


def with_field(text: str, way: Path_, posted: str) -> str:
    """Give a field a value; without one it goes, and what held nothing else goes with it."""
    if posted:
        return edited(text, Put(way, posted))
    while len(way) > 1 and isinstance(way[-1], str) and len(mapping(value_at(data_of(text), way[:-1]))) == 1:
        way = way[:-1]
    return edited(text, Drop(way))
