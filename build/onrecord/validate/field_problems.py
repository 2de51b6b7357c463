"""Problems of rows, by the million: kept as columns, and made when they are written.

A problem of its own for each row, kept until all are known, would take more than the rows.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, pairwise, repeat

from onrecord.problems import Place, Problem, in_file, in_file_order, maker_of
from onrecord.read.rows import Marks

_as_place, _as_problem = maker_of(Place), maker_of(Problem)


@dataclass(frozen=True, slots=True)
class FieldProblems:
    """Problems with one field of rows that were read together, all of one rule, in the order of the rows."""

    marks: Marks
    path: str
    rule: str
    cause: str
    """What all of them are about, where those that say the same are one."""
    messages: Sequence[str]
    hints: Sequence[str]

    def __iter__(self) -> Iterator[Problem]:
        """Give the problems."""
        file, lines, columns = self.marks
        places = map(_as_place, zip(repeat(file), lines, columns, repeat(self.path), strict=False))
        nothing = repeat(())
        values = (places, self.messages, repeat(self.rule), self.hints, repeat(self.cause), nothing, nothing)
        return map(_as_problem, zip(*values, strict=False))

    def place(self, at: int) -> Place:
        """Give the place of one of them."""
        return Place(self.marks.file, self.marks.lines[at], self.marks.columns[at], self.path)


class InOrder(Collection[Problem]):
    """Problems in file order, many of which are made when they are asked for."""

    def __init__(self, made: list[Problem], fields: Sequence[FieldProblems] = ()) -> None:
        """Take problems in file order, and others that stand between them, in file order too."""
        self._made, self._fields = made, fields

    def __len__(self) -> int:
        """Count the problems."""
        return len(self._made) + sum(len(one.messages) for one in self._fields)

    def __iter__(self) -> Iterator[Problem]:
        """Give the problems."""
        following = chain.from_iterable(self._fields)
        return merge(self._made, following, key=in_file) if self._made else following

    def __contains__(self, problem: object) -> bool:
        """Say whether a problem is among them."""
        return any(problem == one for one in self)

    @property
    def places(self) -> int:
        """Count the places in which the problems show."""
        return len(self) + sum(len(problem.also) for problem in self._made)


def told_in_order(made: Iterable[Problem], fields: Iterable[FieldProblems]) -> InOrder:
    """Give problems in file order, each one once, and one for each fault."""
    apart, entangled = _disentangled(sorted(fields, key=lambda one: one.place(0)))
    loose = [*made, *chain.from_iterable(entangled)]
    if _some_say_the_same(loose, apart):
        return InOrder(in_file_order(chain(loose, chain.from_iterable(apart))))
    return InOrder(in_file_order(loose), apart)


def _disentangled(
    fields: Sequence[FieldProblems],
) -> tuple[list[FieldProblems], list[FieldProblems]]:
    """Tell those that stand one after the other in their file from those that overlap."""
    overlapping = {
        at
        for first, (before, after) in enumerate(pairwise(fields))
        if before.place(-1) >= after.place(0)
        for at in (first, first + 1)
    }
    apart = [one for at, one in enumerate(fields) if at not in overlapping]
    return apart, [fields[at] for at in sorted(overlapping)]


def _some_say_the_same(loose: Iterable[Problem], fields: Sequence[FieldProblems]) -> bool:
    """Say whether some may be one fault in many places."""
    if not fields:
        return False
    messages = [problem.message for problem in loose if problem.cause]
    number = len(messages) + sum(len(one.messages) for one in fields if one.cause)
    return len(set(chain(messages, *(one.messages for one in fields if one.cause)))) < number
