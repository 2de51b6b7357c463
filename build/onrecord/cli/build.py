"""`onrecord build`."""

import sys

import click


@click.command()
@click.option("--check", "check_only", is_flag=True, help="Write nothing; fail if anything committed is stale.")
@click.option("--without-text", is_flag=True, help="Also make the edition that withholds the articles' text.")
def build(*, check_only: bool, without_text: bool) -> None:
    """Build tables, schemas, descriptor, SQLite, Parquet and zip from the sources."""
    from onrecord.paths import find_project
    from onrecord.pipeline import build as run
    from onrecord.problems import as_text

    result = run(find_project(), check_only=check_only, without_text=without_text)
    for problem in result.problems:
        click.echo(as_text(problem))
    click.echo(result.summary, err=bool(result.problems))
    sys.exit(1 if result.problems else 0)
