"""What the page says of problems: which record they are about, as its list calls it, and which field."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onrecord.problems import Problem
from onrecord.review.fields import KIND, RECORD_PATH, SELECTOR, Record

_AT = re.compile(r"\[(\d+)\]")
_SELECTED = re.compile(r"(?:speaker|cue|headline|byline|content(?:\.\d+)?|relays\.\d+|exact)")
"""The fields that hold words of the article."""


@dataclass(frozen=True)
class ShownProblem:
    """A problem, as the page shows it."""

    problem: Problem
    record: Record | None
    """The record that it is about, if it is about one."""
    name: str = ""
    """What that record is called."""
    at: str = ""
    """The control of the record's form that it is shown at, by name; empty where there is none."""

    @property
    def anchor(self) -> str:
        """How addresses name the record."""
        return f"{self.record[0]}-{self.record[1]}" if self.record else ""

    @property
    def field(self) -> str:
        """Which field it is about, by name: `speaker.entity`."""
        return below(self.problem)

    @property
    def hint(self) -> str:
        """What to do about it on this page."""
        if self.problem.rule != "field-missing":
            return self.problem.hint
        if _SELECTED.fullmatch(self.field):
            name = self.field.split(".")[0].removeprefix("exact") or "words"
            return f"Select its words in the article, and take them for “{name}”."
        return "Fill it in."


def below(problem: Problem) -> str:
    """Give the field of its record that a problem is about, as forms name it; empty if all of it."""
    path = problem.place.path
    match = RECORD_PATH.match(path)
    rest = path[match.end() :] if match and match["list"] in KIND else path
    return _AT.sub(r".\1", rest).strip(".")


def control_at(field: str, fields: Collection[str], parts: Collection[str]) -> str:
    """Give the control of a form that a field stands in, or the one that it is a part of.

    Args:
        field: The field that a problem is about.
        fields: The names of the fields of the form.
        parts: The names of its words.

    >>> control_at("speaker.occurrence", ("speaker.entity",), ("speaker", "cue"))
    'speaker'
    >>> control_at("content", (), ("content.0", "content.1"))
    'content.0'
    """
    return next(_controls(field, fields, parts), "")


def _controls(field: str, fields: Collection[str], parts: Collection[str]) -> Iterator[str]:
    if field in fields or field in parts:
        yield field
    if field in SELECTOR and "exact" in parts:
        yield "exact"
    yield from (name for name in parts if field.startswith(f"{name}."))
    yield from (name for name in (*parts, *fields) if field and name.startswith(f"{field}."))
