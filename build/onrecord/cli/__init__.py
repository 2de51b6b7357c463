"""The command line: one module a command, each importing what it needs when it is called."""

import gc
import sys
from io import TextIOWrapper

import click

from onrecord.cli.build import build
from onrecord.cli.draft import draft
from onrecord.cli.evaluate import evaluate
from onrecord.cli.extract import extract
from onrecord.cli.review import review
from onrecord.cli.rules import rules
from onrecord.cli.schema import schema
from onrecord.cli.serve import serve
from onrecord.cli.validate import validate
from onrecord.problems import UsageError

_ALLOCATIONS_BEFORE_COLLECTING = 200_000


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def commands() -> None:
    """News articles as validated tables: who said what, where, and does anyone disagree?"""


commands.add_command(build)
commands.add_command(serve)
commands.add_command(rules)
commands.add_command(schema)
commands.add_command(validate)
commands.add_command(draft)
commands.add_command(evaluate)
commands.add_command(extract)
commands.add_command(review)


def main() -> None:
    """Run the command line; exit status 0 is clean, 1 problems, 2 a wrong call."""
    # What a command holds, rows above all, forms few cycles: looking for some that often takes time alone.
    gc.set_threshold(_ALLOCATIONS_BEFORE_COLLECTING)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # The name of a file need not be text that the terminal, or UTF-8, can write.
            stream.reconfigure(errors="backslashreplace")
    try:
        commands()
    except UsageError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
