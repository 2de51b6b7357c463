"""Two changes of one annotation in one: those of different records, or of different fields, do not clash."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from onrecord.read.marked import Path_
from onrecord.review.data import data_of, items, mapping, value_at
from onrecord.review.edits import Drop, Edit, EditError, Put, edited
from onrecord.review.fields import SELECTOR
from onrecord.review.naming import name_of
from onrecord.review.pieces import ALONE, pieces_of, records_in

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_COMMENTS = re.compile(r"(?: *#[^\n]*\n)*")


@dataclass(frozen=True)
class Merged:
    """What came of two changes."""

    text: str
    """Both of them; where they clash, theirs."""
    clashes: tuple[str, ...]
    """What both have changed, each in another way."""


class ClashError(Exception):
    """Both have changed the same, each in another way."""


@dataclass(frozen=True)
class _Unit:
    """A record with the comments above it, or a line outside the records."""

    key: tuple[str, str]
    """What it is known by: its list and its id; where it has none, what it says."""
    text: str
    name: str
    has_id: bool = False


_Change: TypeAlias = tuple[Mapping[int, str | None], Mapping[int, list[_Unit]]]
"""What became of each unit, None of one that is gone; and which were put in before each."""


def merged(base: str, ours: str, theirs: str) -> Merged:
    """Make of a text what two have made of it.

    Args:
        base: What both began with.
        ours: What one has made of it.
        theirs: What the other has made of it: it stays where the two clash.
    """
    if base in (ours, theirs) or ours == theirs:
        return Merged(theirs if base == ours else ours, ())
    units = _units(base)
    text, clashes = _joined(units, _change(units, _units(ours)), _change(units, _units(theirs)))
    if data_of(text) is None:
        return Merged(theirs, ("the file as a whole",))
    return Merged(text, tuple(clashes))


def _joined(units: Sequence[_Unit], ours: _Change, theirs: _Change) -> tuple[str, list[str]]:
    found: list[str] = []
    clashes: list[str] = []
    for at in range(len(units) + 1):
        new = theirs[1].get(at, [])
        found += [one.text for one in [*new, *(one for one in ours[1].get(at, ()) if one not in new)]]
        if at < len(units):
            own, other = ours[0][at], theirs[0][at]
            try:
                found.append(_either(units[at].text, own, other) or "")
            except ClashError:
                found.append(other or "")
                clashes.append(units[at].name)
    return "".join(found), clashes


def _units(text: str) -> list[_Unit]:
    pieces, data = pieces_of(text), data_of(text)
    found: list[_Unit] = []
    reached = 0
    for name, at, piece in sorted(records_in(pieces), key=lambda one: one[2].span) if pieces and data else ():
        found += _lines(text[reached : piece.span.start])
        own = mapping(value_at(data, (name, at))).get("id")
        key = own if isinstance(own, str) else piece.text
        found.append(_Unit((name, key), piece.text, name_of(data, (name, at)), isinstance(own, str)))
        reached = piece.span.end
    return [*found, *_lines(text[reached:])]


def _lines(text: str) -> Iterator[_Unit]:
    for line in _LINE.findall(text):
        yield _Unit(("", line), line, line.strip().partition(":")[0])


def _change(before: Sequence[_Unit], after: Sequence[_Unit]) -> _Change:
    became: dict[int, str | None] = {}
    added: dict[int, list[_Unit]] = defaultdict(list)
    steps = SequenceMatcher(None, [one.key for one in before], [one.key for one in after], autojunk=False)
    for what, start, end, first, last in steps.get_opcodes():
        is_one_for_one = end - start == last - first and not any(one.has_id for one in before[start:end])
        if what == "equal" or is_one_for_one:
            became.update(zip(range(start, end), (one.text for one in after[first:last]), strict=True))
        else:
            became.update(dict.fromkeys(range(start, end)))
            added[start] += after[first:last]
    return became, added


def _either(base: str, ours: str | None, theirs: str | None) -> str | None:
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    if ours is None or theirs is None:
        raise ClashError
    return _record(base, ours, theirs)


def _record(base: str, ours: str, theirs: str) -> str:
    """Make of a record what two have made of it, each of other fields or of the comments above it."""
    above = [_COMMENTS.match(one) for one in (base, ours, theirs)]
    ends = [match.end() if match else 0 for match in above]
    noted = _either_value(*(one[:end] for one, end in zip((base, ours, theirs), ends, strict=True)))
    alone = [f"{ALONE}:\n{one[end:]}" for one, end in zip((base, ours, theirs), ends, strict=True)]
    records = [items(mapping(data_of(one)).get(ALONE)) for one in alone]
    if not all(len(one) == 1 and mapping(one[0]) for one in records):
        raise ClashError
    text = alone[2]
    try:
        for edit in _edits((ALONE, 0), *(mapping(one[0]) for one in records)):
            text = edited(text, edit)
    except EditError as error:
        raise ClashError from error
    return noted + text.removeprefix(f"{ALONE}:\n")


def _edits(
    way: Path_, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Iterator[Edit]:
    """Give the edits that bring what is ours into what is theirs."""
    # Words and what tells them from the same words elsewhere are one thing.
    _either_value(*([one.get(key) for key in SELECTOR] for one in (base, ours, theirs)))
    for key in {**base, **ours}:
        was, own, other = base.get(key), ours.get(key), theirs.get(key)
        if mapping(was) and mapping(own) and mapping(other):
            yield from _edits((*way, key), mapping(was), mapping(own), mapping(other))
        elif (value := _either_value(was, own, other)) != other:
            yield Drop((*way, key)) if value is None else Put((*way, key), value)


def _either_value(base: Any, ours: Any, theirs: Any) -> Any:
    if ours in (base, theirs):
        return theirs
    if theirs != base:
        raise ClashError
    return ours
