"""Writing what a review edits into the registers as they are on disk by then: others write there too."""

from collections.abc import Sequence
from pathlib import Path

from onrecord.paths import REGISTERS
from onrecord.review.data import as_posted, data_of, items, mapping
from onrecord.review.edits import Drop, EditError, Insert, Put, edited
from onrecord.review.files import ChangedOnDiskError, read_whole, write_whole
from onrecord.review.register_edits import RegisterEdit

_ATTEMPTS = 3


class RegisterError(Exception):
    """A register cannot take, or give back, a record; the message tells the person why."""


def write_registers(folder: Path, before: Sequence[RegisterEdit], now: Sequence[RegisterEdit]) -> None:
    """Bring the registers from what a review had made of them to what it makes of them now.

    What others have written is kept: records are put in at the end, and one is changed or taken away only
    if it still says what the review found or wrote.

    Args:
        folder: Where the registers are.
        before: What the review has written into them.
        now: What it would have in them.

    Raises:
        RegisterError: One cannot be done; no register has changed.
    """
    for attempt in range(_ATTEMPTS):
        texts = {name: read_whole(folder / f"{name}.yaml") for name in REGISTERS}
        changed = {name: _changed(name, text, before, now) for name, text in texts.items()}
        try:
            for name, text in texts.items():
                if changed[name] != text:
                    write_whole(folder / f"{name}.yaml", changed[name], text)
        except ChangedOnDiskError:
            # What was written already is found there at the next attempt, and not written again.
            if attempt == _ATTEMPTS - 1:
                raise RegisterError("the registers change all the time; save again") from None
        else:
            return


def _changed(register: str, text: str, before: Sequence[RegisterEdit], now: Sequence[RegisterEdit]) -> str:
    was = {one.key: one for one in before if one.register == register}
    to_be = {one.key: one for one in now if one.register == register}
    for key in was | to_be:
        one, known = to_be.get(key), was.get(key)
        edit = one or known
        if edit is not None:
            old = known.record if known else edit.original
            new = one.record if one else edit.original
            text = _brought(text, edit, old, new, must=one is not None)
    return text


def _brought(text: str, edit: RegisterEdit, old: object, new: object, *, must: bool) -> str:
    """Bring one record from what it said to what it is to say; None is a record that is not there."""
    records = _records(text, edit.register)
    at = next((at for at, one in enumerate(records) if as_posted(mapping(one).get("id")) == edit.id), None)
    there = None if at is None else records[at]
    if new in (there, old) or (there != old and not must):
        # Written already; or what someone has made of it since, and is theirs.
        return text
    if there != old:
        how = "been changed" if edit.original else "been registered as something else"
        raise RegisterError(f"{edit.id} has {how} meanwhile: take yours back")
    way = (edit.register, len(records) if at is None else at)
    try:
        return edited(text, Drop(way) if new is None else Insert(way, new) if at is None else Put(way, new))
    except EditError as error:
        raise RegisterError(f"{edit.id}: {error}") from error


def _records(text: str, register: str) -> list[object]:
    data = data_of(text)
    if data is None:
        raise RegisterError(f"{register}.yaml cannot be read: run onrecord validate")
    return items(mapping(data).get(register))
