"""Stand-ins: a file whose shape is faulty made sound, so that the rest of it can be checked in the same run.

A faulty value gives way to nothing where its field may be left out, and else to a value of the right form.
No such file becomes rows that anyone sees: what a stand-in touches is not to be believed.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.read.marked import Document, Path_, written
from onrecord.read.shape import ModelT, Sourced, faults_in, repeated_ids, way_of, without
from onrecord_schema.annotation import Annotation

STAND_IN = "standsforafaultyvalue"
"""The text that stands for another, recognizable in problems that are about it."""

_GONE = object()
_FORMS = (STAND_IN, [STAND_IN], "9999", "en", 1, True)
"""The year is so late that nothing was said after an article of it was published."""
_MOST_ROUNDS = 12


@dataclass(frozen=True)
class Repaired(Generic[ModelT]):
    """A file made sound."""

    sourced: Sourced[ModelT]
    replaced: frozenset[str]
    """Where stand-ins are, or something was left out: `quotes[2].kind`."""
    was_refused: bool
    """Whether the file as a whole was refused before, rather than some items of its lists."""


def repaired(document: Document, model: type[ModelT], *, was_refused: bool) -> Repaired[ModelT] | None:
    """Make a faulty file sound; None when it cannot be. Items of lists that cannot be are left out."""
    repair = _Repair(document, model)
    if not repair.succeeds():
        return None
    sound = model.model_validate_json(json.dumps(repair.remaining()))
    # The data keep their positions, which items are told by.
    whole = Document(document.file, repair.data, document.marks, document.key_marks)
    faulty = frozenset(repair.left_out)
    return Repaired(Sourced(sound, whole, faulty), frozenset(map(written, repair.replaced)), was_refused)


class _Repair:
    def __init__(self, document: Document, model: type[BaseModel]) -> None:
        self.model = model
        self.data: Any = json.loads(json.dumps(document.data))
        self.replaced: set[Path_] = set()
        self.left_out: set[Path_] = set()
        self._tried: dict[Path_, list[object]] = {}
        for item in repeated_ids(document):
            self._replace((*item, "id"), self._ids((*item, "id")))

    def succeeds(self) -> bool:
        """Replace what is faulty until nothing is; say whether that came about."""
        for _ in range(_MOST_ROUNDS):
            faults = self._faults()
            if not faults:
                return True
            if () in faults or ("article",) in faults:
                # Nothing can be said of a file that is no record, or annotates who knows what.
                return False
            done: set[Path_] = set()
            for way in sorted(faults, key=len):
                above = {way[:length] for length in range(1, len(way) + 1)}
                if above.isdisjoint(done) and above.isdisjoint(self.left_out):
                    if not self._replace(way, self._candidates(way, faults[way])):
                        return False
                    done.add(way)
        return False

    def remaining(self) -> dict[str, Any]:
        """Give the data without the items that were left out."""
        return without(self.data, self.left_out)

    def _faults(self) -> dict[Path_, ErrorDetails]:
        try:
            self.model.model_validate_json(json.dumps(self.data))
        except ValidationError as error:
            faults = {way_of(fault): fault for fault in faults_in(error)}
            return {way: fault for way, fault in faults.items() if way[:2] not in self.left_out}
        return {}

    def _replace(self, way: Path_, candidates: Iterable[object]) -> bool:
        """Try the next candidate, or leave the item out; false when neither can be done."""
        tried = self._tried.setdefault(way, [])
        untried = [one for one in candidates if one not in tried]
        if not untried:
            self.left_out.add(way[:2])
            return len(way) > 1 and isinstance(way[1], int)
        tried.append(untried[0])
        self.replaced.add(way)
        above: Any = self.data
        for step in way[:-1]:
            above = above[step]
        if untried[0] is _GONE:
            above.pop(way[-1], None)
        else:
            above[way[-1]] = untried[0]
        return True

    def _candidates(self, way: Path_, fault: ErrorDetails) -> Iterator[object]:
        match way:
            case (_, int()):
                return
            case (_, int(), "id"):
                yield from self._ids(way)
                return
            case (*_, str()):
                yield _GONE
            case _:
                pass
        yield from re.findall("'([^']+)'", str(fault.get("ctx", {}).get("expected", "")))[:1]
        yield from _FORMS

    def _ids(self, way: Path_) -> Iterator[object]:
        # What a register calls by an id of its own may be referred to by that id: it is left out.
        if self.model is Annotation:
            yield f"{STAND_IN}-{way[1]}"
