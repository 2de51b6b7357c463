"""Filling in the form of a record of a register: what it begins with, what it suggests, what is wrong."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace

from onrecord.review.data import value_at
from onrecord.review.fields import KIND, Record, fields_of, way_of
from onrecord.review.modelled import Field
from onrecord.review.register_edits import MODELS, RegisterEdit, register_edit
from onrecord.review.register_form import Registering, moved_up, values_of
from onrecord.review.registers import TABLES
from onrecord.review.session import State
from onrecord_schema.fields import SLUG_PATTERN

_LONGEST_SUGGESTION = 60
_PREFIX = "new:"


def referring_field(state: State, record: Record, name: str) -> Field | None:
    """Give the field of a record that refers to a register; None if there is no such field."""
    fields = fields_of(KIND[record[0]], value_at(state.data, way_of(record)) or {})
    return next((field for field in fields if field.name == name and field.table in MODELS), None)


def begun(state: State, form: Registering, typed: str) -> Registering:
    """Begin a record with what is known: what was typed in place of an id, or the words referred to."""
    known = typed.strip()
    if known in state.checked.shared.ids[form.register]:
        known = ""
    values = {"id": known} if re.fullmatch(SLUG_PATTERN, known) else {TABLES[form.register][1]: known}
    words = _words(state, form)
    if not known and words:
        values = {TABLES[form.register][1]: " ".join(words.split())}
    if form.field == "outlet":
        values["type"] = "outlet"
    return suggesting(state, replace(form, values=values))


def _words(state: State, form: Registering) -> str:
    """Give the words that the new record is about: those beside the reference, if there are any."""
    if form.record is None or form.field in ("addressee", "utterance", "outlet"):
        return ""
    field = referring_field(state, form.record, form.field)
    way = (*way_of(form.record), *field.way[:-1]) if field else ()
    return next((part.words for part in state.parts if part.way == way), "")


def opened(state: State, form: Registering) -> Registering | None:
    """Fill in what a record says by now; None if there is none, or it says what no form can hold."""
    key = form.register, form.editing
    edit = next((one for one in state.edits if one.key == key), None)
    record = edit.record if edit else state.checker.registers.read().record(*key)
    made = replace(form, values=dict(values_of(record)))
    return made if record and made.made == record else None


def tried(state: State, form: Registering, posted: Mapping[str, str]) -> Registering:
    """Try what was typed: the id is suggested where there is none, and the rules say what is wrong."""
    typed = {key.removeprefix(_PREFIX): one.strip() for key, one in posted.items() if key.startswith(_PREFIX)}
    values = {key: one for key, one in typed.items() if one}
    if values.get("id") == posted.get("suggested"):
        # What was suggested follows what it was made of, until a person writes another.
        values.pop("id", None)
    made = suggesting(state, replace(form, values=moved_up(values)))
    edit = edit_of(state, made)
    others = tuple(one for one in state.edits if one.key != edit.key or not made.editing)
    return replace(made, problems=tuple(state.checker.registers.problems_of(edit, others)))


def edit_of(state: State, form: Registering) -> RegisterEdit:
    """Give the edit of the register that a form asks for."""
    before = state.checker.registers.read().record(form.register, form.editing) if form.editing else None
    return register_edit(form.register, form.made, before)


def suggesting(state: State, form: Registering) -> Registering:
    """Suggest an id for a new record that has none."""
    if form.editing or form.values.get("id"):
        return form
    told = form.values.get(TABLES[form.register][1], "")
    suggested = suggested_id(told, state.checked.shared.ids[form.register])
    return replace(form, values={**form.values, "id": suggested}, suggested=suggested)


def suggested_id(told: str, used: Collection[str]) -> str:
    """Make an id of what a record is called, one that no other record has.

    >>> suggested_id("General Sergeï Surovikin’s order", ["x"])
    'general-sergei-surovikins-order'
    """
    plain = unicodedata.normalize("NFKD", told.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(words)) > _LONGEST_SUGGESTION and len(words) > 1:
        words.pop()
    short = "-".join(words)[:_LONGEST_SUGGESTION]
    numbered = (f"{short}-{number}" for number in range(2, len(used) + 3))
    return next(one for one in (short, *numbered) if one not in used) if short else ""
