"""`onrecord build`."""

import sys

import click


@click.command()
@click.option("--check", "check_only", is_flag=True, help="Write nothing; fail if a committed file is stale.")
@click.option("--without-text", is_flag=True, help="Write, besides, the edition without the articles' text.")
@click.option("--with-drafts", is_flag=True, help="Write, besides, the edition that holds unreviewed drafts.")
def build(*, check_only: bool, without_text: bool, with_drafts: bool) -> None:
    """Build tables, schemas, descriptor, SQLite, Parquet and zip from the sources."""
    from onrecord.paths import find_project
    from onrecord.pipeline import build as run
    from onrecord.problems import UsageError, as_text
    from onrecord.publish.parquet import can_write_parquet

    if check_only and with_drafts:
        raise UsageError("--check looks at what is committed, and drafts never are: leave --with-drafts out")
    result = run(find_project(), check_only=check_only, without_text=without_text, with_drafts=with_drafts)
    for problem in result.problems:
        click.echo(as_text(problem))
    if result.problems:
        count = len(result.problems)
        click.echo(f"{count} problem{'s' if count > 1 else ''}; nothing was written.", err=True)
        sys.exit(1)
    if result.drafts and not with_drafts:
        click.echo(f"not reviewed, and left out: {', '.join(result.drafts)}", err=True)
    if check_only:
        click.echo(f"{result.rows} rows; everything committed is current.")
    else:
        click.echo(f"{result.rows} rows; {len(result.written)} files written, the others were current.")
        if not can_write_parquet():
            click.echo("Parquet was left out: pip install 'onrecord[parquet]'", err=True)
