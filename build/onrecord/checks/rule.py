"""What a rule is: a named function that finds rows which break it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.problems import Problem
from onrecord.records import Dataset, SourcedRow

Finding = tuple[SourcedRow, str, str, str]
"""A row that breaks a rule: the row, the field at fault (or empty), what is wrong, what to do."""

Finder = Callable[[Dataset], Iterator[Finding]]
"""A function that gives every row which breaks a rule."""


@dataclass(frozen=True)
class Rule:
    """A rule, named after its function: `reference_exists` is the rule `reference-exists`."""

    find: Finder

    @property
    def name(self) -> str:
        """The name under which problems cite the rule."""
        return self.find.__name__.replace("_", "-")

    @property
    def description(self) -> str:
        """What the rule says, in its function's docstring."""
        return (self.find.__doc__ or "").strip()

    def problems(self, dataset: Dataset) -> Iterator[Problem]:
        """Give a problem for every row that breaks the rule."""
        for row, field, message, hint in self.find(dataset):
            yield Problem(row.at(field), message, self.name, hint)
