"""`onrecord evaluate`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from onrecord.evaluate.agreement import Agreement

_TWO = 2


@click.command()
@click.argument("paths", nargs=-1, metavar="[FIRST SECOND]", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How to say it."
)
@click.option(
    "--model", type=Words(), metavar="NAME", help="Draft by a language model, by way of the library llm."
)
def evaluate(paths: tuple[Path, ...], form: str, model: str | None) -> None:
    """Measure drafts against curated annotations, or any two readings against each other.

    Without arguments every curated article of the project is drafted anew from its text and the
    registers, by the rules or by --model, and the draft is held against what people curated. With two
    annotations (.yaml) of one article, or two folders of annotations of the same articles, the second is
    held against the first; a folder may have its own `registers/` of claims, events and utterances. With
    two files of quotes in the neutral form (JSON lines), the second is held against the first; a document
    that it lacks counts as read without finding anything.
    """
    from onrecord.problems import UsageError

    if model and paths:
        raise UsageError("--model drafts the project's own articles: give it without paths")
    if not paths:
        _drafts(form, model)
    elif len(paths) == _TWO and (_all_are(Path.is_dir, paths) or _all_are(_is_annotation, paths)):
        _annotated(*paths, form)
    elif len(paths) == _TWO and _all_are(Path.is_file, paths):
        _neutral(*paths, form)
    else:
        raise UsageError("give two annotations, two folders of them, two files of JSON lines, or nothing")


def _all_are(what: "Callable[[Path], bool]", paths: "Iterable[Path]") -> bool:
    return all(map(what, paths))


def _is_annotation(path: Path) -> bool:
    return path.suffix == ".yaml" and path.is_file()


def _drafts(form: str, model: str | None) -> None:
    from onrecord.evaluate.agreement import agreement, by_article
    from onrecord.model.ask import UnusableAnswerError
    from onrecord.paths import find_project
    from onrecord.pipeline import curated_and_drafted
    from onrecord.problems import as_text

    try:
        readings = curated_and_drafted(find_project(), model)
    except UnusableAnswerError as unusable:
        click.echo(f"{as_text(unusable.problem)}\nNothing was measured.", err=True)
        sys.exit(1)
    _say(agreement(*readings), by_article(*readings), form)


def _annotated(first: Path, second: Path, form: str) -> None:
    from onrecord.evaluate.agreement import agreement
    from onrecord.paths import find_project
    from onrecord.pipeline import readings

    _say(agreement(*readings(find_project(), first, second)), None, form)


def _neutral(first: Path, second: Path, form: str) -> None:
    from onrecord.evaluate.agreement import compare_quotes
    from onrecord.evaluate.neutral import NeutralReading, read_neutral
    from onrecord.problems import Problem, as_text

    problems: list[Problem] = []
    read: list[NeutralReading] = []
    for path in (first, second):
        with path.open("rb") as lines:
            read.append(read_neutral(lines, path.as_posix(), problems))
    gold, predicted = read
    for problem in problems:
        click.echo(as_text(problem), err=True)
    if problems:
        click.echo("nothing was measured: both files have to be sound.", err=True)
        sys.exit(1)
    for message in _differences(gold.lengths, predicted.lengths):
        click.echo(f"note: {message}", err=True)
    _say(compare_quotes(gold.quotes, predicted.quotes, gold.lengths.keys()), None, form)


def _differences(gold: "Mapping[str, int]", predicted: "Mapping[str, int]") -> "Iterator[str]":
    if missing := gold.keys() - predicted.keys():
        yield f"{len(missing)} documents are in the first file alone, and count as read in vain"
    if more := predicted.keys() - gold.keys():
        yield f"{len(more)} documents are in the second file alone, and do not count"
    if other := [key for key, length in gold.items() if predicted.get(key, length) != length]:
        yield f"{len(other)} documents differ in length, so that offsets do not agree: {other[0]}"


def _say(found: "Agreement", articles: "dict[str, Agreement] | None", form: str) -> None:
    import json

    from onrecord.evaluate.report import as_json, as_markdown, as_text

    match form:
        case "markdown":
            click.echo(as_markdown(found, articles), nl=False)
        case "json":
            click.echo(json.dumps(as_json(found, articles), indent=2, ensure_ascii=False))
        case _:
            click.echo(as_text(found, articles), nl=False)
