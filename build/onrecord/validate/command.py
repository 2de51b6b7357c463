"""Validating paths of any kind: each goes to the part that knows its kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.paths import Project, find_project
from onrecord.validate.inputs import Input, Kind, look
from onrecord.validate.outcome import Outcome


@dataclass(frozen=True)
class Request:
    """What is to be validated, and how."""

    paths: Sequence[str]
    table: str | None = None
    """The table that rows belong to; found out by looking when None."""
    against: Path | None = None
    """The project or package that rows and files would join; the one at hand when None."""


def validate(request: Request) -> Outcome:
    """Validate every path.

    Raises:
        UsageError: A path does not exist, or there is no dataset to check against.
    """
    outcome = Outcome()
    inputs: list[Input] = []
    for path in request.paths or [str(find_project().dataset)]:
        for found in look(Path(path)):
            if isinstance(found, Input):
                inputs.append(found)
            else:
                outcome.add([found])
    _validate_authored(request, inputs, outcome)
    return outcome


def _validate_authored(request: Request, inputs: Sequence[Input], outcome: Outcome) -> None:
    # Imported here: the models are slow to import, and rows do without them.
    from onrecord.validate.authored import sorted_out, validate_authored, validate_project

    for one in inputs:
        if one.kind is Kind.PROJECT:
            validate_project(Project(one.path), outcome)
    written = [one.path for one in inputs if one.kind in (Kind.AUTHORED, Kind.ARTICLE)]
    if written:
        project = find_project(request.against or _beside(written[0]))
        validate_authored(project, sorted_out(project, written), outcome)


def _beside(path: Path) -> Path | None:
    """Give the folder from which to look for a project: the file's own if it is in one."""
    folder = path.resolve().parent
    return folder if any(Project(up).description.is_file() for up in (folder, *folder.parents)) else None
