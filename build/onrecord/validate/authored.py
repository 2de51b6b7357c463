"""Validating what people write: articles, annotations and registers, alone or as a whole project."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.checks.catalogue import check
from onrecord.paths import Project
from onrecord.problems import Problem
from onrecord.read.corpus import Corpus, CorpusReader, stated_version
from onrecord.read.documents import read_document
from onrecord.read.marked import Document
from onrecord.read.published import earlier_versions, published_schema, published_tables
from onrecord.read.rows import STDIN
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve
from onrecord.validate.behind_faults import problems_behind
from onrecord.validate.earlier import misfits
from onrecord.validate.named import unknown_names
from onrecord.validate.outcome import FileOpener, Outcome
from onrecord.validate.readings import Authored, beginning, register_in, sorted_out
from onrecord_schema.version import SCHEMA_VERSION

_OF_REGISTERS = {"reference-exists", "reference-of-type", "name-ambiguous"}
"""The rules by which a change of a register breaks what was sound in other files."""


def validate_project(project: Project, outcome: Outcome, schemas: Path | None = None) -> None:
    """Check every source of a project against every rule.

    Args:
        project: The project.
        outcome: What takes the problems.
        schemas: The folder of the published schemas; that of this program when None.
    """
    found = Outcome()
    corpus, others = _check(lambda: CorpusReader(project), CorpusReader.read, found)
    _hold_to_their_version(_Files(project, {}, schemas), others, found)
    outcome.add(found.problems)
    outcome.note(found.notes)
    outcome.files |= found.files
    outcome.count("article", len(corpus.articles))
    outcome.count("annotation", len(corpus.annotations))
    outcome.count("register", 4)


def validate_authored(
    project: Project,
    paths: Sequence[Path],
    contents: Mapping[Path, bytes],
    outcome: Outcome,
    schemas: Path | None = None,
) -> None:
    """Check some files as part of the project they would join; only their problems are given.

    Args:
        project: The project.
        paths: The files.
        contents: What stands in for a file that is not on disk: standard input.
        outcome: What takes the problems.
        schemas: The folder of the published schemas; that of this program when None.
    """
    files = _Files(project, contents, schemas)
    for authored in sorted_out(project, paths, contents):
        _validate_together(files, authored, outcome)


@dataclass(frozen=True)
class _Files:
    """Where files are, and what they are held to."""

    project: Project
    contents: Mapping[Path, bytes]
    schemas: Path | None


def _validate_together(files: _Files, authored: Authored, outcome: Outcome) -> None:
    def reader() -> CorpusReader:
        made = CorpusReader(files.project)
        made.contents, made.instead = files.contents, authored.registers_instead
        return made

    def read(made: CorpusReader) -> Corpus:
        given = authored.annotations.values(), authored.articles.values()
        # What a register lacks shows in annotations too: with a register, all of them are read.
        return made.read_joined(*given, authored.reading) if authored.registers else made.read_files(*given)

    found = Outcome()
    corpus, others = _check(reader, read, found)
    found.note(_without_annotation(authored, corpus))
    named = {reader().name_of(path): path for path in authored.files}
    _hold_to_their_version(files, [path for path in others if path in named.values()], found)
    outcome.add(
        problem
        for problem in found.problems
        if problem.place.file in named or _shows_elsewhere(problem, authored.registers)
    )
    outcome.note(found.notes)
    outcome.files |= found.files
    outcome.files |= {
        name: FileOpener(path)
        for name, path in named.items()
        if path not in files.contents and not reader().leads_out(path)
    }
    outcome.count("file", len(named))


def _shows_elsewhere(problem: Problem, registers: Mapping[str, Path]) -> bool:
    """Say whether another file is at odds with a register that was given: what it lacks shows there."""
    table = problem.cause.partition(" ")[0] or "entities"
    return problem.rule in _OF_REGISTERS and table in registers


def _without_annotation(authored: Authored, corpus: Corpus) -> Iterator[str]:
    bare = authored.articles.keys() - authored.annotations.keys() - corpus.annotations.keys()
    files = [article.file for article_id, article in corpus.articles.items() if article_id in bare]
    if files:
        lacking = f"and {len(files) - 1:,} more have" if files[1:] else "has"
        told = f"{files[0]} {lacking} no annotation, so nothing but the text was checked"
        yield f"{told}: `onrecord draft {files[0]}` proposes one"


def _hold_to_their_version(files: _Files, paths: Iterable[Path], found: Outcome) -> None:
    """Put what their own version says of some files in the place of that they are of another one."""
    for path in dict.fromkeys(paths):
        file = STDIN if path in files.contents else files.project.name_of(path)
        document, _ = read_document(path, file, files.contents.get(path))
        version = stated_version(document) if document else None
        if document is not None and version is not None:
            found.problems = [
                one for one in found.problems if (one.place.file, one.rule) != (file, "schema-version")
            ]
            found.add(_misfits(files, path, document, version))
            if version in earlier_versions(files.schemas):
                found.note([f"{file} is of schema version {version}: only its shape was checked"])


def _misfits(files: _Files, path: Path, document: Document, version: str) -> list[Problem]:
    if version not in (published := earlier_versions(files.schemas)):
        hint = f"Published are: {', '.join([*published, f'{SCHEMA_VERSION}, the current one'])}."
        message = f"is of schema version {version}, which is not published"
        return [Problem(document.at(("schema_version",)), message, "schema-version", hint)]
    register = register_in(beginning(path, files.contents))
    name = f"{register}-register" if register else "annotation"
    return misfits(document, published_schema(name, version, files.schemas))


def _check(
    make: Callable[[], CorpusReader], read: Callable[[CorpusReader], Corpus], outcome: Outcome
) -> tuple[Corpus, list[Path]]:
    """Read and check; give what was read, and the files that are of another version of the schema."""
    reader = make()
    corpus = read(reader)
    problems = [*reader.problems, *_broken_rules(corpus)]
    if reader.misshapen:
        repairing = make()
        repairing.repairs = True
        found = _broken_rules(read(repairing))
        repaired = {file: one for file, one in repairing.misshapen.items() if one is not None}
        problems += problems_behind(problems, found, repaired)
    outcome.add(problems)
    paths = {problem.place.file: Path(problem.place.file) for problem in problems}
    outcome.files |= {
        file: FileOpener(path)
        for file, path in paths.items()
        if path.is_file() and not reader.leads_out(path)
    }
    return corpus, reader.of_another_version


def _broken_rules(corpus: Corpus) -> list[Problem]:
    # The published tables stand in for their models, which nothing here needs: a faster start.
    dataset, unresolved = resolve(corpus, Dataset(list(published_tables().values())))
    # What is not in its article became no row, and so no rule saw what it names.
    named = unknown_names(corpus, dataset) if unresolved else []
    # Who claims what is not written, but follows from the quote, whose speaker is looked up as written.
    found = [one for one in check(dataset) if not one.place.path.endswith(".claimant_id")]
    return [*unresolved, *found, *named]
