"""`onrecord build`."""

import sys

import click


@click.command()
@click.option("--check", "check_only", is_flag=True, help="Write nothing; fail if a committed file is stale.")
@click.option("--without-text", is_flag=True, help="Write, besides, the edition without the articles' text.")
def build(*, check_only: bool, without_text: bool) -> None:
    """Build tables, schemas, descriptor, SQLite, Parquet and zip from the sources."""
    from onrecord.paths import find_project
    from onrecord.pipeline import build as run
    from onrecord.problems import as_text
    from onrecord.publish.parquet import can_write_parquet

    result = run(find_project(), check_only=check_only, without_text=without_text)
    for problem in result.problems:
        click.echo(as_text(problem))
    if result.problems:
        count = len(result.problems)
        click.echo(f"{count} problem{'s' if count > 1 else ''}; nothing was written.", err=True)
        sys.exit(1)
    if check_only:
        click.echo(f"{result.rows} rows; everything committed is current.")
    else:
        click.echo(f"{result.rows} rows; {len(result.written)} files written, the others were current.")
        if not can_write_parquet():
            click.echo("Parquet was left out: pip install 'onrecord[parquet]'", err=True)
