"""`onrecord serve`."""

import sys

import click

from onrecord.cli.words import Words


@click.command()
@click.option(
    "--host", type=Words(), default="127.0.0.1", show_default=True, help="The address to listen on."
)
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.option("--public", is_flag=True, help="Harden the site for strangers: no SQL of their own.")
@click.option(
    "--address", type=Words(), default="", help="The site's address as seen from outside, for its sitemap."
)
def serve(*, host: str, port: int, opens: bool, public: bool, address: str) -> None:
    """Build what is stale, then serve the dataset in a browser, read-only."""
    from onrecord.paths import find_project
    from onrecord.problems import UsageError, as_text
    from onrecord.serve.stale import database_of, is_stale

    try:
        from onrecord.serve.app import open_site
        from onrecord.serve.listen import listen
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("datasette", "uvicorn"):
            raise
        hint = "the site needs Datasette, which is an extra: pip install 'onrecord[serve]'"
        raise UsageError(hint) from missing

    project = find_project()
    database, description = database_of(project)
    if is_stale(project):
        from onrecord.pipeline import build

        problems = build(project).problems
        for problem in problems:
            click.echo(as_text(problem), err=True)
        if problems:
            sys.exit(1)
        # A build leaves a file alone that would be the same: it is as new as its sources now.
        database.touch()
    listen(open_site(database, description, public=public, address=address), host, port, opens=opens)
