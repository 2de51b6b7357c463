"""`onrecord evaluate`."""

from pathlib import Path

import click


@click.command()
@click.argument("first", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("second", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How to say it."
)
def evaluate(first: Path, second: Path, form: str) -> None:
    """Hold two folders of annotations of the same articles against each other.

    A folder may have its own `registers/` of claims, events and utterances; otherwise those of the
    project are used. Entities are always the project's.
    """
    import json

    from onrecord.evaluate.agreement import agreement
    from onrecord.evaluate.report import as_json, as_markdown, as_text
    from onrecord.paths import find_project
    from onrecord.pipeline import readings

    found = agreement(*readings(find_project(), first, second))
    match form:
        case "markdown":
            click.echo(as_markdown(found), nl=False)
        case "json":
            click.echo(json.dumps(as_json(found), indent=2, ensure_ascii=False))
        case _:
            click.echo(as_text(found), nl=False)
