"""`onrecord diff`."""

import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.diff.comparison import Comparison
    from onrecord.validate.outcome import Outcome

_LINES_AT_A_TIME = 1_000


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
def diff(*, old: Path, new: Path, style: str) -> None:
    """Say what changed from OLD to NEW, row by row, and which version that asks for.

    Each is a package, in a folder or a zip, or a project that is built. Exit status 0 is no difference,
    1 differences, 2 a wrong call or a package that cannot be compared.
    """
    from onrecord.diff.comparison import compare
    from onrecord.validate.outcome import Outcome

    outcome = Outcome()
    try:
        found = compare(old, new, outcome)
        if found is None:
            _say_problems(outcome)
            sys.exit(2)
        lines = _writer(style)(found)
        while some := list(islice(lines, _LINES_AT_A_TIME)):
            # There is nothing to strip: what could command a terminal is not written in the first place.
            click.echo("\n".join(some), color=True)
    finally:
        outcome.close()
    sys.exit(1 if found.counts else 0)


def _writer(style: str) -> "Callable[[Comparison], Iterator[str]]":
    from onrecord.diff.report import json_lines, markdown_lines, text_lines

    return {"json": json_lines, "markdown": markdown_lines}.get(style, text_lines)


def _say_problems(outcome: "Outcome") -> None:
    from onrecord.report.sources import SourceLines
    from onrecord.report.text import text_lines

    sources = SourceLines(outcome.files)
    for line in text_lines(outcome.in_order(), sources):
        click.echo(line, err=True)
    sources.close()
    click.echo("The packages were not compared: `onrecord validate` says what else is wrong.", err=True)
