"""Validating what people write: articles, annotations and registers, alone or as a whole project."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.checks.catalogue import check
from onrecord.paths import REGISTERS, Project
from onrecord.problems import Problem
from onrecord.read.corpus import Corpus, CorpusReader
from onrecord.resolve.dataset import resolve
from onrecord.validate.outcome import FileOpener, Outcome

_REGISTER_FILES = {f"{name}.yaml" for name in REGISTERS}


@dataclass(frozen=True)
class Authored:
    """Files that people wrote, sorted by what they are."""

    annotations: Sequence[Path] = ()
    articles: Sequence[Path] = ()
    registers: Sequence[Path] = ()


def validate_project(project: Project, outcome: Outcome) -> None:
    """Check every source of a project against every rule."""
    corpus = _check(project, lambda reader: reader.read(), outcome)
    outcome.count("article", len(corpus.articles))
    outcome.count("annotation", len(corpus.annotations))
    outcome.count("register", 4)


def validate_authored(
    project: Project, paths: Sequence[Path], contents: Mapping[Path, bytes], outcome: Outcome
) -> None:
    """Check some files as part of the project they would join; only their problems are given.

    Args:
        project: The project.
        paths: The files.
        contents: What stands in for a file that is not on disk: standard input.
        outcome: What takes the problems.
    """
    authored = _sorted_out(project, paths)
    found = Outcome()
    if authored.registers:
        # What a register lacks shows in annotations too, so all of them are read.
        _check(project, lambda reader: reader.read(), found)
    if authored.annotations or authored.articles:
        _check(
            project,
            lambda reader: reader.read_files(authored.annotations, authored.articles, contents),
            found,
        )
    files = [*authored.annotations, *authored.articles, *authored.registers]
    named = {project.name_of(path) for path in files}
    outcome.add(problem for problem in found.problems if problem.place.file in named)
    outcome.files |= found.files
    outcome.files |= {project.name_of(path): FileOpener(path) for path in files if path not in contents}
    outcome.count("file", len(files))


def _sorted_out(project: Project, paths: Sequence[Path]) -> Authored:
    """Sort files by what they are; an article brings the annotation that the project has of it."""
    annotations, articles, registers = list[Path](), list[Path](), list[Path]()
    for path in paths:
        if path.suffix.lower() == ".txt":
            articles.append(path)
        elif path.name in _REGISTER_FILES:
            registers.append(path)
        else:
            annotations.append(path)
    own = [project.annotations / f"{path.stem}.yaml" for path in articles]
    known = {path.stem for path in annotations}
    annotations += [path for path in own if path.is_file() and path.stem not in known]
    return Authored(annotations, articles, registers)


def _check(project: Project, read: Callable[[CorpusReader], Corpus], outcome: Outcome) -> Corpus:
    reader = CorpusReader(project)
    corpus = read(reader)
    dataset, unresolved = resolve(corpus)
    problems: list[Problem] = [*reader.problems, *unresolved, *check(dataset)]
    outcome.add(problems)
    outcome.files |= {
        problem.place.file: FileOpener(project.root / problem.place.file)
        for problem in problems
        if (project.root / problem.place.file).is_file()
    }
    return corpus
