"""`onrecord validate`."""

import gc
import sys
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.problems import Problem
    from onrecord.report.sources import SourceLines
    from onrecord.validate.field_problems import InOrder
    from onrecord.validate.outcome import Outcome

_LINES_AT_A_TIME = 1_000
_COLLECTIONS_BEFORE_ALL = 1_000
FORMATS = ("text", "json", "github", "sarif")


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--table", metavar="NAME", help="The table that rows belong to; found out by looking if not given."
)
@click.option(
    "--against",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="The project or package that the records would join; the one at hand if not given.",
)
@click.option(
    "--schema-version",
    "version",
    metavar="VERSION",
    help="The version of the schema that rows are of; the current one if not given.",
)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="Make the changes that are safe, and show them as a diff.")
def validate(  # noqa: PLR0913 -- one for each option
    *,
    paths: tuple[str, ...],
    table: str | None,
    against: Path | None,
    version: str | None,
    style: str,
    fix: bool,
) -> None:
    """Check annotations, registers, articles, rows (JSON, JSONL, CSV), packages or whole projects.

    `-` reads standard input. Exit status 0 is clean, 1 problems, 2 a wrong call.
    """
    from onrecord.validate.command import Request, validate

    # Problems may be millions, are kept until they are written, and form no cycles: not to be looked through
    # all together again and again. What is young is still collected.
    gc.set_threshold(*gc.get_threshold()[:2], _COLLECTIONS_BEFORE_ALL)
    request = Request(paths, table, against, schema_version=version)
    outcome = validate(request)
    if fix and _mend(outcome, quiet=style != "text"):
        outcome.close()
        outcome = validate(request)
    problems = _report(outcome, style)
    outcome.close()
    for note in outcome.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(outcome.summary(problems), err=bool(problems) or style != "text")
    sys.exit(1 if problems else 0)


def _report(outcome: "Outcome", style: str) -> "InOrder":
    """Write the problems in file order, and give them."""
    problems = outcome.told()
    if not problems and style == "text":
        return problems
    from onrecord.report.sources import SourceLines

    sources = SourceLines(outcome.files)
    lines = _writer(style)(problems, sources)
    while some := list(islice(lines, _LINES_AT_A_TIME)):
        # There is nothing to strip: what could command a terminal is not written in the first place.
        click.echo("\n".join(some), color=True)
    sources.close()
    return problems


def _mend(outcome: "Outcome", *, quiet: bool) -> bool:
    """Make the safe changes; say whether there were any."""
    from onrecord.validate.mending import mend
    from onrecord.validate.outcome import FileOpener

    files = {name: one.path for name, one in outcome.files.items() if isinstance(one, FileOpener)}
    changed = False
    # Shown as they are made: what stops one change does not hide those before it.
    for line in mend(outcome.in_order(), files):
        click.echo(line, err=quiet)
        changed = True
    return changed


def _writer(style: str) -> Callable[[Collection["Problem"], "SourceLines"], Iterator[str]]:
    match style:
        case "json":
            from onrecord.report.json_format import json_lines

            return lambda problems, _: json_lines(problems)
        case "github":
            from onrecord.report.github import github_lines

            return lambda problems, _: github_lines(problems)
        case "sarif":
            return lambda problems, _: _sarif(problems)
        case _:
            from onrecord.report.text import text_lines

            return text_lines


def _sarif(problems: Collection["Problem"]) -> Iterator[str]:
    from importlib.metadata import version

    from onrecord.checks.describe import described, described_rule
    from onrecord.report.sarif import sarif_lines

    examples = {name: described_rule(name) for name in {problem.rule for problem in problems}}
    return sarif_lines(problems, described(), version("onrecord"), examples)
