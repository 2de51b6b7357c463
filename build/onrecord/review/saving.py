"""Writing what a review adds into the registers as they are on disk by then: others write there too."""

from collections.abc import Sequence
from pathlib import Path

from onrecord.paths import REGISTERS
from onrecord.review.data import as_posted, data_of, items, mapping
from onrecord.review.edits import Drop, EditError, Insert, edited
from onrecord.review.files import ChangedOnDiskError, read_whole, write_whole
from onrecord.review.registers import Addition

_ATTEMPTS = 3


class RegisterError(Exception):
    """A register cannot take, or give back, a record; the message tells the person why."""


def write_registers(folder: Path, before: Sequence[Addition], now: Sequence[Addition]) -> None:
    """Bring the registers from what a review had added to what it adds now.

    What others have written is kept: records are put in at the end, and one is taken away only if it
    still says what the review wrote.

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


def _changed(register: str, text: str, before: Sequence[Addition], now: Sequence[Addition]) -> str:
    for one in before:
        if one.register == register and one not in now:
            text = _without(text, one)
    for one in now:
        if one.register == register:
            text = _with(text, one, is_written=one in before)
    return text


def _with(text: str, one: Addition, *, is_written: bool) -> str:
    records = _records(text, one.register)
    same = next((record for record in records if as_posted(mapping(record).get("id")) == one.id), None)
    if same == one.record or (same is not None and is_written):
        # Written already, and what someone has made of it since is theirs.
        return text
    if same is not None:
        raise RegisterError(f"{one.id} has been registered as something else meanwhile: take yours back")
    return _edited(text, one, Insert((one.register, len(records)), one.record))


def _without(text: str, one: Addition) -> str:
    records = _records(text, one.register)
    if one.record not in records:
        return text
    return _edited(text, one, Drop((one.register, records.index(one.record))))


def _edited(text: str, one: Addition, edit: Insert | Drop) -> str:
    try:
        return edited(text, edit)
    except EditError as error:
        raise RegisterError(f"{one.id}: {error}") from error


def _records(text: str, register: str) -> list[object]:
    data = data_of(text)
    if data is None:
        raise RegisterError(f"{register}.yaml cannot be read: run onrecord validate")
    return items(mapping(data).get(register))
