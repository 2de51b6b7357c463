"""The verdict: whether the version moved as far as the differences ask."""

import re
from dataclasses import dataclass

from onrecord.diff.comparison import Comparison
from onrecord.validate.schema_diff import Level, moved

_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


@dataclass(frozen=True)
class Verdict:
    """What the differences ask of the version, and whether it is done."""

    needed: Level | None
    old: str | None
    new: str | None

    @property
    def asked(self) -> str | None:
        """The least version that is asked for; None where the old one is not three numbers.

        >>> Verdict(Level.MINOR, "1.2.3", "1.2.4").asked
        '1.3.0'
        """
        found = _VERSION.fullmatch(self.old or "")
        if found is None or self.needed is None:
            return None
        major, minor, patch = map(int, found.groups())
        match self.needed:
            case Level.MAJOR:
                return f"{major + 1}.0.0"
            case Level.MINOR:
                return f"{major}.{minor + 1}.0"
            case _:
                return f"{major}.{minor}.{patch + 1}"

    @property
    def far_enough(self) -> bool | None:
        """Whether the version moved far enough; None where one of the two is not three numbers."""
        if self.asked is None or self.needed is None or not _VERSION.fullmatch(self.new or ""):
            return None
        return (moved(self.old or "", self.new or "") or 0) >= self.needed

    def __str__(self) -> str:
        """Say it in a line."""
        if self.needed is None:
            return f"no difference{self._versions(', and the version')}"
        change = f"a {self.needed.name.lower()} change"
        if self.far_enough is None:
            return f"{change}: the versions, {self.old} and {self.new}, are not both of three numbers"
        enough = "far enough" if self.far_enough else f"not far enough: {self.asked} or later is asked for"
        return f"{change}{self._versions(': the version')}, {enough}"

    def _versions(self, words: str) -> str:
        if self.old == self.new:
            return f"{words} is {self.old} still"
        return f"{words} moved from {self.old} to {self.new}"


def verdict(found: Comparison) -> Verdict:
    """Judge a comparison."""
    return Verdict(found.needed, found.old.version, found.new.version)
