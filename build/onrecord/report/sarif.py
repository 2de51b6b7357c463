"""Problems as SARIF 2.1.0, the OASIS standard for results of static analysis.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from onrecord.problems import Place, Problem
from onrecord.report.workspace import from_workspace

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The schema to which the output conforms."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


def sarif_lines(
    problems: Iterable[Problem],
    descriptions: Mapping[str, str],
    version: str,
    examples: Mapping[str, str] = _NOTHING,
) -> Iterator[str]:
    """Write the problems as one SARIF log.

    Args:
        problems: The problems.
        descriptions: What each rule means, by name.
        version: The version of this program.
        examples: The same with a good and a bad example: code scanning shows it beside a result.
    """
    found = list(problems)
    rules = sorted({problem.rule for problem in found})
    driver = {
        "name": "onrecord",
        "version": version,
        "rules": [_rule(name, descriptions.get(name), examples.get(name)) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        # Columns count code points, as everywhere in this project.
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules.index(problem.rule)) for problem in found],
    }
    yield json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _rule(name: str, description: str | None, example: str | None) -> dict[str, Any]:
    described = {"text": description}
    rule: dict[str, Any] = {"id": name}
    if description:
        rule |= {"shortDescription": described, "fullDescription": described}
    if example:
        rule["help"] = {"text": example, "markdown": f"```text\n{example}\n```"}
    return rule


def _result(problem: Problem, index: int) -> dict[str, Any]:
    text = f"{problem.message}\n{problem.hint}".rstrip()
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": text},
        "locations": [_location(problem.place)],
        "relatedLocations": [_location(place) for place in problem.also],
    }


def _location(place: Place) -> dict[str, Any]:
    physical = {
        "artifactLocation": {"uri": _uri(place.file)},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    logical = {"logicalLocations": [{"fullyQualifiedName": place.path}]} if place.path else {}
    return {"physicalLocation": physical, **logical}


def _uri(file: str) -> str:
    """Write the name of a file as a URI: relative where it leads down, or else of the scheme `file`."""
    name = from_workspace(file)
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 -- names a link, not what it leads to
    # A name need not be text: its bytes are quoted as they are.
    return quote(os.fsencode(name))
