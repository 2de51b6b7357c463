"""`onrecord draft`."""

import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.words import Words

if TYPE_CHECKING:
    from onrecord.drafting.desk import Sheet
    from onrecord.drafting.head import Asked
    from onrecord.extract.draft import Head


@click.command()
@click.argument("source", metavar="FILE|URL|-")
@click.option(
    "--outlet", type=Words(), metavar="ID", help="The outlet that published it, an entity of the register."
)
@click.option(
    "--published",
    type=Words(),
    metavar="DATE",
    help="The day of publication, 2022-11-09, or an interval, EDTF.",
)
@click.option(
    "--id",
    "article_id",
    type=Words(),
    metavar="ID",
    help="The id of the article; <outlet>-<date> if not given.",
)
@click.option(
    "--language", type=Words(), default="en", show_default=True, help="The language of the text, BCP 47."
)
@click.option("--url", type=Words(), help="The address at which it was seen.")
@click.option("--rights", type=Words(), help="Who holds the rights in the text, and why it is here.")
@click.option(
    "--model", type=Words(), metavar="NAME", help="Let a language model propose, by way of the library llm."
)
@click.option("--dry-run", is_flag=True, help="Print what would be written.")
def draft(  # noqa: PLR0913 -- one for each option
    *,
    source: str,
    outlet: str | None,
    published: str | None,
    article_id: str | None,
    language: str,
    url: str | None,
    rights: str | None,
    model: str | None,
    dry_run: bool,
) -> None:
    """Draft the annotation of a new article, for a person to review.

    Takes plain text or HTML, from a file, an address, or standard input. Writes the text to
    dataset/articles and the draft to dataset/annotations, and never over what is there.
    """
    from pathlib import PurePath

    from onrecord.drafting.head import Asked

    stem = "" if source == "-" or "://" in source else PurePath(source).stem
    _draft(source, Asked(article_id, outlet, published, language, url, rights, stem), model, dry_run=dry_run)


def _draft(source: str, asked: "Asked", model: str | None, *, dry_run: bool) -> None:
    from onrecord.drafting.desk import Desk
    from onrecord.drafting.files import refuse_to_overwrite, write_sheet
    from onrecord.drafting.head import head_of
    from onrecord.drafting.propose import propose
    from onrecord.drafting.sound import sound_sheet
    from onrecord.intake.article import take_in
    from onrecord.intake.reading import read_source
    from onrecord.model.ask import UnusableAnswerError
    from onrecord.paths import find_project
    from onrecord.problems import as_text

    desk = Desk(find_project())
    intake = take_in(read_source(source))
    head = head_of(asked, intake, desk)
    if not dry_run:
        refuse_to_overwrite(desk, head.article, intake.text, intake.notes)
    for note in intake.notes:
        click.echo(f"note: {note}", err=True)
    if head.published is None:
        click.echo(f"note: {_unplaced(head)}", err=True)
    try:
        sheet = sound_sheet(desk, head.article, intake.text, propose(intake.text, head, desk, model))
    except UnusableAnswerError as unusable:
        click.echo(f"{as_text(unusable.problem)}\nNothing was written.", err=True)
        sys.exit(1)
    files = desk.article_file(head.article), desk.annotation_file(head.article)
    if dry_run:
        _print(sheet, *files)
        return
    write_sheet(desk, sheet)
    for file in files:
        click.echo(file)
    click.echo(f"next: onrecord review {head.article} --open", err=True)


def _unplaced(head: "Head") -> str:
    from onrecord.extract.between import days_of

    known, such = head.published_edtf, "dates such as “Wednesday” are"
    if known is None:
        return f"without --published, {such} not placed"
    if days_of(known) is None:
        return f"{known} is no certain day: {such} not placed"
    return f"{known} is more than one day: {such} placed only where all its days give the same"


def _print(sheet: "Sheet", article: str, annotation: str) -> None:
    click.echo(f"# {article}: {len(sheet.text):,} characters\n# {annotation}:")
    click.echo(sheet.yaml, nl=False)
