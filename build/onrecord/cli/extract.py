"""`onrecord extract`."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from onrecord.problems import Problem


@click.command()
@click.argument("corpus", metavar="CORPUS|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["tables", "quotes-jsonl"]),
    default="tables",
    show_default=True,
    help="Parquet tables, or each line again with its quotes.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder, or the file, to write.")
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="How many processes.")
@click.option(
    "--against",
    type=click.Path(exists=True, path_type=Path),
    metavar="PROJECT",
    help="A project whose registers names, claims and events are matched with.",
)
def extract(*, corpus: str, form: str, output: Path | None, jobs: int, against: Path | None) -> None:
    """Read many articles by the rules alone: quotes, names, dates and what follows from them.

    CORPUS is a folder of .txt files, or JSON lines of {"doc_id", "text", "published", "outlet"}, of
    which the last two may be missing. Nothing here has been reviewed by anyone.
    """
    from onrecord.problems import UsageError, as_text

    problems: list[Problem] = []
    with ExitStack() as held:
        stream = _opened(corpus, held)
        if form == "quotes-jsonl":
            if stream is None:
                raise UsageError(
                    f"{corpus} is a folder: --format quotes-jsonl takes a file of JSON lines, or -"
                )
            _quotes(corpus, stream, output, problems)
        else:
            if output is None:
                raise UsageError("where to? give -o FOLDER")
            _tables(corpus, stream, output, jobs, against, problems)
    for problem in problems:
        click.echo(as_text(problem), err=True)
    if problems:
        sys.exit(1)


def _opened(corpus: str, held: ExitStack) -> BinaryIO | None:
    from onrecord.outside import standard_input
    from onrecord.problems import UsageError

    if corpus == "-":
        return standard_input()
    path = Path(corpus)
    if path.is_dir():
        return None
    if path.suffix == ".txt":
        raise UsageError(f"{corpus} is one text: give the folder that holds it, or draft it (onrecord draft)")
    try:
        return held.enter_context(path.open("rb"))
    except OSError as error:
        raise UsageError(f"cannot read {corpus}: {error.strerror}") from error


def _quotes(corpus: str, stream: BinaryIO, output: Path | None, problems: "list[Problem]") -> None:
    from onrecord.corpora.lines import lines_of
    from onrecord.corpora.quotes import with_quotes
    from onrecord.outside import has_output, written_whole
    from onrecord.problems import UsageError

    if output is None and not has_output():
        raise UsageError("standard output is closed: give -o FILE")
    if output is not None and output.is_dir():
        raise UsageError(f"{output} is a folder: name the file to write")
    with written_whole(output) if output else click.open_file("-", "w", encoding="utf-8") as out:
        for line in with_quotes(lines_of(stream, corpus, problems)):
            out.write(f"{line}\n")


def _tables(  # noqa: PLR0913, PLR0917 -- the options of the command
    corpus: str,
    stream: BinaryIO | None,
    output: Path,
    jobs: int,
    against: Path | None,
    problems: "list[Problem]",
) -> None:
    from onrecord.corpora.documents import documents_of
    from onrecord.corpora.tables import Known, write_tables
    from onrecord.drafting.desk import Desk
    from onrecord.paths import find_project

    desk = Desk(find_project(against)) if against else None
    known = Known(desk.rows_of({}), desk.registers) if desk else Known()
    documents = documents_of(corpus, stream, problems)
    shown = sys.stderr.isatty()
    with click.progressbar(
        length=0, label="articles", file=sys.stderr, hidden=not shown, show_pos=True
    ) as bar:
        counted = write_tables(documents, output, known, jobs, lambda _: bar.update(1))
    problems += counted.left_out
    click.echo(f"{counted.articles} articles, {counted.rows} rows in {output}")
