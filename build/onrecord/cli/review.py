"""`onrecord review`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.paths import Project


@click.command()
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option("--port", default=8002, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def review(*, article: str | None, port: int, opens: bool) -> None:
    """Review and correct the annotation of an article in a browser, on this machine only.

    ARTICLE is its id, or the path of its text or its annotation. Without it, the drafts that nobody has
    reviewed are listed, or with --open the first of them is opened. What is not saved is kept in dist/,
    whatever ends it, and offered when the same article is reviewed again.
    """
    import signal
    import webbrowser
    from contextlib import suppress

    from onrecord.paths import find_project
    from onrecord.problems import UsageError
    from onrecord.review.session import open_session

    try:
        from onrecord.review.render import settled
        from onrecord.review.server import ReviewServer
    except ModuleNotFoundError as missing:
        if missing.name not in ("jinja2", "markupsafe"):
            raise
        hint = "the page needs Jinja, which is an extra: pip install 'onrecord[review]'"
        raise UsageError(hint) from missing

    project = find_project()
    article_id = _id_of(project, article) if article else _first_draft(project, opens=opens)
    if article_id is None:
        return
    session = settled(open_session(project, article_id))
    for one in session.left:
        kept = project.name_of(one.path)
        click.echo(f"Not saved by the review of {one.when}: the page offers it (it is in {kept})", err=True)
    # Ending it any way that can be noticed, a terminal that is closed too, ends it in good order.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)
    with ReviewServer(session, port, project) as server, suppress(KeyboardInterrupt):
        click.echo(f"Reviewing {article_id} at {server.address} (Ctrl+C ends it)")
        if opens:
            webbrowser.open(server.address)
        server.serve_forever()
    ended = [one.end() for one in server.desk.sessions]
    with suppress(OSError):  # of a terminal that is gone
        for kept in filter(None, ended):
            click.echo(f"Not saved; the next review offers it (it is in {project.name_of(kept)})", err=True)


def _first_draft(project: "Project", *, opens: bool) -> str | None:
    """Give the first draft if it is to be opened; else list all of them, and give none."""
    from onrecord.review.drafted import drafts, listed

    found = drafts(project)
    if found and opens:
        return found[0]
    for line in listed(project):
        click.echo(line)
    click.echo("onrecord review --open begins with the first" if found else "no draft is left to review")
    return None


def _id_of(project: "Project", article: str) -> str:
    """Give the id of an article that is named by id, or by the path of one of its two files."""
    from onrecord.problems import UsageError

    if not article.endswith((".txt", ".yaml")):
        return article
    path = Path(article)
    own = (project.articles / f"{path.stem}.txt", project.annotations / f"{path.stem}.yaml")
    if path.resolve() not in [one.resolve() for one in own]:
        names = " nor ".join(map(project.name_of, own))
        raise UsageError(f"{article} is no file of this project, neither {names}: run it in its own project")
    return path.stem
