"""`onrecord rules`."""

import click


@click.command()
@click.argument("name", required=False)
def rules(*, name: str | None) -> None:
    """Say what each rule asks for; with a NAME, show its good and its bad example too."""
    from onrecord.checks.describe import described, described_rule

    if name is None:
        for rule, description in described().items():
            click.echo(f"{rule}\n    {description}")
    else:
        click.echo(described_rule(name))
