"""Problems as GitHub workflow commands, which annotate the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterable, Iterator

from onrecord.problems import Place, Problem
from onrecord.report.text import harmless
from onrecord.report.workspace import from_workspace

_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def github_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Write an annotation for every place of every problem."""
    for problem in problems:
        for place in (problem.place, *problem.also):
            yield _annotation(problem, place)


def _annotation(problem: Problem, place: Place) -> str:
    path = f"{place.path}: " if place.path else ""
    message = _escaped(f"{path}{problem.message}\n{problem.hint}".rstrip(), _IN_MESSAGE)
    file, title = _escaped(from_workspace(place.file), _IN_PROPERTY), _escaped(problem.rule, _IN_PROPERTY)
    return harmless(f"::error file={file},line={place.line},col={place.column},title={title}::{message}")


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return text.translate(str.maketrans(escapes))
