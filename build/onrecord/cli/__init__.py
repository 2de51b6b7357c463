"""The command line: one module a command, each importing what it needs when it is called."""

import gc
import sys
from importlib import import_module
from io import TextIOWrapper

import click

from onrecord.outside import words_of
from onrecord.problems import UsageError

_COMMANDS = (
    *("build", "diff", "draft", "evaluate", "extract"),
    *("review", "rules", "schema", "serve", "validate"),
)
_ALLOCATIONS_BEFORE_COLLECTING = 200_000


class _Commands(click.Group):
    """The commands, of which only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click calls it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as click calls it
        wanted = [cmd_name] if cmd_name in _COMMANDS else _COMMANDS
        # For a name that is unknown all are imported: click compares it with those that it has.
        for name in wanted:
            self.add_command(getattr(import_module(f"onrecord.cli.{name}"), name))
        return self.commands.get(cmd_name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def commands() -> None:
    """News articles as validated tables: who said what, where, and does anyone disagree?"""


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
    except OSError as error:
        # What the system refuses, such as output onto a full disk, it says in words of its own.
        click.echo(f"onrecord: {words_of(error)}", err=True)
        sys.exit(2)
