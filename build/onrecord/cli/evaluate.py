"""`onrecord evaluate`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from onrecord.evaluate.agreement import Agreement
    from onrecord.evaluate.neutral import NeutralReading

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
    annotations (YAML) of one article, or two folders of annotations of the same articles, the second is
    held against the first; a folder may have its own `registers/` of claims, events and utterances. With
    two files of quotes in the neutral form (JSON lines), the second is held against the first; a document
    that it lacks counts as read without finding anything, and one with another text is refused.
    """
    from onrecord.problems import UsageError

    if model and paths:
        raise UsageError("--model drafts the project's own articles: give it without paths")
    if not paths:
        _drafts(form, model)
    elif len(paths) == _TWO and (_all_are(Path.is_dir, paths) or _all_are(_is_annotation, paths)):
        _annotated(*paths, form)
    elif len(paths) == _TWO and _all_are(Path.is_file, paths) and not any(map(_is_annotation, paths)):
        _neutral(*paths, form)
    else:
        raise UsageError("give two annotations, two folders of them, two files of JSON lines, or nothing")


def _all_are(what: "Callable[[Path], bool]", paths: "Iterable[Path]") -> bool:
    return all(map(what, paths))


def _is_annotation(path: Path) -> bool:
    return path.suffix in (".yaml", ".yml") and path.is_file()


def _drafts(form: str, model: str | None) -> None:
    from onrecord.evaluate.agreement import agreement, by_article, of_a_model
    from onrecord.model.ask import UnusableAnswerError
    from onrecord.paths import find_project
    from onrecord.pipeline import curated_and_drafted
    from onrecord.problems import as_text

    try:
        readings = curated_and_drafted(find_project(), model)
    except UnusableAnswerError as unusable:
        click.echo(f"{as_text(unusable.problem)}\nNothing was measured.", err=True)
        sys.exit(1)
    found, apart = agreement(*readings), by_article(*readings)
    if model:
        found, apart = of_a_model(found), {key: of_a_model(one) for key, one in apart.items()}
    _say(found, apart, form)


def _annotated(first: Path, second: Path, form: str) -> None:
    from onrecord.evaluate.agreement import agreement
    from onrecord.paths import find_project
    from onrecord.pipeline import readings

    _say(agreement(*readings(find_project(), first, second)), None, form)


def _neutral(first: Path, second: Path, form: str) -> None:
    from onrecord.evaluate.agreement import compare_quotes
    from onrecord.evaluate.neutral import other_texts
    from onrecord.problems import as_text

    gold, predicted = _read(first, second)
    other = dict(other_texts(gold, predicted))
    for problem in other.values():
        click.echo(as_text(problem), err=True)
    for message in _differences(gold.texts, predicted.texts):
        click.echo(f"note: {message}", err=True)
    measured = gold.texts.keys() - other.keys()
    if measured or not other:
        _say(compare_quotes(gold.quotes, predicted.quotes, measured), None, form)
    else:
        click.echo("nothing was measured: no document has the same text in both files.", err=True)
    if other:
        sys.exit(1)


def _read(first: Path, second: Path) -> "tuple[NeutralReading, NeutralReading]":
    from onrecord.evaluate.neutral import read_neutral
    from onrecord.problems import Problem, as_text

    problems: list[Problem] = []
    with first.open("rb") as lines, second.open("rb") as more:
        read = (
            read_neutral(lines, first.as_posix(), problems),
            read_neutral(more, second.as_posix(), problems),
        )
    for problem in problems:
        click.echo(as_text(problem), err=True)
    if problems:
        click.echo("nothing was measured: both files have to be sound.", err=True)
        sys.exit(1)
    return read


def _differences(gold: "Collection[str]", predicted: "Collection[str]") -> "Iterator[str]":
    found, wanted = set(predicted), set(gold)
    if missing := wanted - found:
        yield f"{_documents(missing)} in the first file alone: read in vain"
    if more := found - wanted:
        yield f"{_documents(more)} in the second file alone: not measured"


def _documents(which: "Collection[str]") -> str:
    return "1 document is" if len(which) == 1 else f"{len(which)} documents are"


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
