"""`onrecord review`."""

import click


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.option("--port", default=8002, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def review(*, article: str, port: int, opens: bool) -> None:
    """Review and correct the annotation of an article in a browser, on this machine only.

    ARTICLE is its id, or the path of its text or its annotation. What is not saved when it ends is kept
    in dist/.
    """
    import signal
    import webbrowser
    from contextlib import suppress
    from pathlib import PurePath

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
    article_id = PurePath(article).stem if article.endswith((".txt", ".yaml")) else article
    session = settled(open_session(project, article_id))
    # Ending it any way that can be noticed keeps what is not saved.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with ReviewServer(session, port) as server, suppress(KeyboardInterrupt):
        click.echo(f"Reviewing {article_id} at {server.address} (Ctrl+C ends it)")
        if opens:
            webbrowser.open(server.address)
        server.serve_forever()
    for kept in session.keep_unsaved(project.dist):
        click.echo(f"Not saved; kept in {project.name_of(kept)}", err=True)
