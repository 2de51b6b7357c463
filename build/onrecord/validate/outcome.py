"""The outcome of a validation: the problems, and what was looked at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from onrecord.problems import Problem
from onrecord.validate.field_problems import FieldProblems, InOrder, told_in_order


class FileOpener(NamedTuple):
    """Opens a file again, to show the line at which a problem points."""

    path: Path

    def __call__(self) -> BinaryIO:
        """Open the file for reading."""
        return self.path.open("rb")


class Closeable(Protocol):
    """What is open, and can be closed."""

    def close(self) -> None:
        """Close it."""


@dataclass
class Outcome:
    """What a validation found."""

    problems: list[Problem] = field(default_factory=list[Problem])
    of_fields: list[FieldProblems] = field(default_factory=list[FieldProblems])
    """The problems of rows, of which there may be millions."""
    files: dict[str, Callable[[], BinaryIO]] = field(default_factory=dict[str, "Callable[[], BinaryIO]"])
    """The files that problems may name, each of which can be opened again."""
    checked: dict[str, int] = field(default_factory=dict[str, int])
    """How many of each kind of thing were checked."""
    notes: list[str] = field(default_factory=list[str])
    """What a reader of the result should know: rules that were not applied."""
    archives: list[Closeable] = field(default_factory=list["Closeable"])
    """The zips that are held open, so that files in them can be opened again."""

    def close(self) -> None:
        """Close the zips, once nothing of them is to be shown any more."""
        for archive in self.archives:
            archive.close()

    def add(self, problems: Iterable[Problem]) -> None:
        """Add problems."""
        self.problems += problems

    def count(self, kind: str, number: int = 1) -> None:
        """Count things that were checked."""
        self.checked[kind] = self.checked.get(kind, 0) + number

    def note(self, notes: Iterable[str]) -> None:
        """Add notes, each once."""
        self.notes += [note for note in notes if note not in self.notes]

    def told(self) -> InOrder:
        """Give the problems in file order, each once, to be gone through."""
        return told_in_order(self.problems, self.of_fields)

    def in_order(self) -> list[Problem]:
        """Give the problems in file order, each once."""
        return list(self.told())

    def summary(self, problems: InOrder) -> str:
        """Say in one line what was checked and how it went."""
        checked = ", ".join(f"{number:,} {_plural(kind, number)}" for kind, number in self.checked.items())
        return f"{_verdict(problems)}: {checked or 'nothing'}"


def _verdict(problems: InOrder) -> str:
    if not problems:
        return "ok"
    number = len(problems)
    places = problems.places
    verdict = f"{number:,} {_plural('problem', number)}"
    return verdict if places == number else f"{verdict} in {places:,} places"


def _plural(kind: str, number: int) -> str:
    return kind if number == 1 else f"{kind}s"
