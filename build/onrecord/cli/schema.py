"""`onrecord schema`."""

import sys
from pathlib import Path

import click


@click.group()
def schema() -> None:
    """Look at the published schemas and their versions."""


@schema.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), required=False)
def diff(*, old: Path, new: Path | None) -> None:
    """Say what changed from OLD to NEW, folders of schemas, and how far the version has to move.

    NEW is the current schema if not given. Exit status 1 if the version did not move far enough.
    """
    from onrecord.read.published import schema_folder
    from onrecord.validate.schema_diff import changes, moved, read_schemas, version_in

    before, after = read_schemas(old), read_schemas(new or schema_folder())
    found = changes(before, after)
    for change in found:
        click.echo(f"{change.level.name.lower()}: {change.place}: {change.why}")
    was, becomes = version_in(before), version_in(after)
    needed = max((change.level for change in found), default=None)
    if needed is None:
        click.echo(f"no change from {was} to {becomes}")
        return
    enough = (moved(was, becomes) or 0) >= needed
    verdict = "far enough" if enough else "not far enough"
    click.echo(f"a {needed.name.lower()} change: the version moved from {was} to {becomes}, {verdict}")
    sys.exit(0 if enough else 1)


@schema.command()
def release() -> None:
    """Keep the current schemas as released: the next change is measured against them.

    The schemas released before are kept beside the current ones, for records that name their version.
    """
    from onrecord.paths import find_project
    from onrecord.validate.schema_release import release_schemas

    click.echo(release_schemas(find_project().root / "schema"))
