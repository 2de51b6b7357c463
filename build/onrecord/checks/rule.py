"""What a rule is: a named function that finds rows which break it.

A row rule looks at rows of one table, many at a time, and at what is known of the rows they refer to:
it holds for a million streamed rows as for the few of an annotation. A dataset rule looks at all rows.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from onrecord.checks.known import Known
from onrecord.problems import Problem
from onrecord.read.rows import Rows
from onrecord.records import Dataset, SourcedRow, TableFacts


class Finding(NamedTuple):
    """A row that breaks a rule."""

    at: int
    """Which of the rows given."""
    field: str
    """The field at fault, or empty for the whole row."""
    message: str
    """What is wrong."""
    hint: str
    """What to do."""
    cause: str = ""
    """What it is about, where one fault may show in many rows: findings that say the same of it are one."""
    better: tuple[tuple[str, int | str], ...] = ()
    """Values that would mend it, by field, where there is only one way to."""


RowFinder = Callable[[TableFacts, Rows, Known], Iterator[Finding]]
"""A function that gives every row, of some rows of one table, which breaks a rule."""

DatasetFinding = tuple[SourcedRow, str, str, str]
"""A row of a dataset that breaks a rule: the row, the field at fault, what is wrong, what to do."""

DatasetFinder = Callable[[Dataset], Iterator[DatasetFinding]]
"""A function that gives every row of a dataset which breaks a rule."""


class Rule:
    """A rule, named after its function: `reference_exists` is the rule `reference-exists`."""

    def __init__(self, find: RowFinder | DatasetFinder) -> None:
        """Take the function that finds what breaks the rule."""
        self.name = find.__name__.replace("_", "-")
        """The name under which problems cite the rule."""
        self.description = (find.__doc__ or "").strip()
        """What the rule says, in its function's docstring."""


class RowRule(Rule):
    """A rule that needs to see a row, and what the row refers to."""

    def __init__(self, find: RowFinder, needs: tuple[str, ...] = (), *, needs_dates: bool = False) -> None:
        """Take a function, and what it cannot do without.

        Args:
            find: Finds the rows that break the rule.
            needs: The fields in which null, where it stands for a value that is wrong, would be a fault.
            needs_dates: Whether dates that may be vague are such fields, and the days beside them.
        """
        super().__init__(find)
        self.find, self.needs, self.needs_dates = find, needs, needs_dates

    def holds_without(self, fields: Collection[str], table: TableFacts) -> bool:
        """Say whether the rule can be applied to rows in which some fields are not known."""
        dates = table.vague_dates if self.needs_dates else ()
        needed = {*self.needs, *(f"{date}{end}" for date in dates for end in ("", "_earliest", "_latest"))}
        return needed.isdisjoint(fields)


class DatasetRule(Rule):
    """A rule that needs to see all rows."""

    def __init__(self, find: DatasetFinder, about: tuple[str, ...] = ()) -> None:
        """Take a function, and the tables whose rows it may find at fault: all of them when empty."""
        super().__init__(find)
        self.find, self.about = find, about

    def problems(self, dataset: Dataset) -> Iterator[Problem]:
        """Give a problem for every row that breaks the rule."""
        for row, field, message, hint in self.find(dataset):
            yield Problem(row.at(field), message, self.name, hint)
