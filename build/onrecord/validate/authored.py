"""Validating what people write: articles, annotations and registers, alone or as a whole project."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.checks.catalogue import check
from onrecord.paths import REGISTERS, Project
from onrecord.problems import Problem
from onrecord.read.corpus import Corpus, CorpusReader, stated_version
from onrecord.read.documents import read_document
from onrecord.read.published import earlier_versions, published_schema, published_tables, version_of
from onrecord.read.rows import STDIN
from onrecord.records import Dataset
from onrecord.resolve.dataset import resolve
from onrecord.validate.behind_faults import problems_behind
from onrecord.validate.earlier import misfits
from onrecord.validate.inputs import BEGINNING_BYTES
from onrecord.validate.named import unknown_names
from onrecord.validate.outcome import FileOpener, Outcome

_ONLY_IN_ANNOTATIONS = {b"article", b"outlet", b"language", b"quotes", b"assertions"}


@dataclass(frozen=True)
class Authored:
    """Files that people wrote, sorted by what they are."""

    annotations: Sequence[Path] = ()
    articles: Sequence[Path] = ()
    registers: Mapping[str, Path] = field(default_factory=dict[str, Path])


def validate_project(project: Project, outcome: Outcome, schemas: Path | None = None) -> None:
    """Check every source of a project against every rule.

    Args:
        project: The project.
        outcome: What takes the problems.
        schemas: The folder of the published schemas; that of this program when None.
    """
    found = Outcome()
    corpus, others = _check(lambda: CorpusReader(project), CorpusReader.read, found)
    earlier = {project.name_of(path) for path in others if _is_earlier(project, path, {}, schemas, outcome)}
    # The reader says that they cannot be built; here they are held to what they say they are.
    outcome.add(
        one for one in found.problems if one.rule != "schema-version" or one.place.file not in earlier
    )
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
    found = Outcome()
    paths = [path for path in paths if not _is_earlier(project, path, contents, schemas, outcome)]
    authored = _sorted_out(project, paths, contents)
    files = [*authored.annotations, *authored.articles, *authored.registers.values()]
    if not files:
        return

    def reader() -> CorpusReader:
        made = CorpusReader(project)
        made.contents, made.instead = contents, authored.registers
        return made

    def read(made: CorpusReader) -> Corpus:
        # What a register lacks shows in annotations too: with a register, all of them are read.
        files_of = made.read_joined if authored.registers else made.read_files
        return files_of(authored.annotations, authored.articles)

    _check(reader, read, found)
    named = {reader().name_of(path): path for path in files}
    outcome.add(problem for problem in found.problems if problem.place.file in named)
    outcome.files |= found.files
    outcome.files |= {name: FileOpener(path) for name, path in named.items() if path not in contents}
    outcome.count("file", len(files))


def _is_earlier(
    project: Project, path: Path, contents: Mapping[Path, bytes], schemas: Path | None, outcome: Outcome
) -> bool:
    """Say whether a file states another version of the schema; if so, hold it to that version."""
    if path.suffix.lower() == ".txt" or b"schema_version" not in _beginning(path, contents):
        return False
    file = STDIN if path in contents else project.name_of(path)
    document, problems = read_document(path, file, contents.get(path))
    version = stated_version(document) if document else None
    current = version_of(published_schema("annotation", None, schemas))
    if document is None or version in (None, current):
        return False
    if version not in earlier_versions(schemas):
        published = [*earlier_versions(schemas), f"{current}, the current one"]
        hint = f"Published are: {', '.join(published)}."
        message = f"is of schema version {version}, which is not published"
        outcome.add([Problem(document.at(("schema_version",)), message, "schema-version", hint)])
        return True
    outcome.add(problems)
    outcome.files[file] = FileOpener(path)
    register = _register_in(_beginning(path, contents))
    name = f"{register}-register" if register else "annotation"
    outcome.add(misfits(document, published_schema(name, version, schemas)))
    outcome.notes.append(f"{file} is of schema version {version}: only its shape was checked")
    outcome.count("file")
    return True


def _sorted_out(project: Project, paths: Sequence[Path], contents: Mapping[Path, bytes]) -> Authored:
    """Sort files by what they are; an article brings the annotation that the project has of it."""
    annotations, articles, registers = list[Path](), list[Path](), dict[str, Path]()
    for path in paths:
        if path.suffix.lower() == ".txt":
            articles.append(path)
        elif register := _register_in(_beginning(path, contents)):
            registers[register] = path
        else:
            annotations.append(path)
    own = [project.annotations / f"{path.stem}.yaml" for path in articles]
    known = {path.stem for path in annotations}
    annotations += [path for path in own if path.is_file() and path.stem not in known]
    return Authored(annotations, articles, registers)


def _beginning(path: Path, contents: Mapping[Path, bytes]) -> bytes:
    if path in contents:
        return contents[path][:BEGINNING_BYTES]
    with path.open("rb") as file:
        return file.read(BEGINNING_BYTES)


def _register_in(text: bytes) -> str | None:
    """Tell which register a file is by its keys; None for an annotation, which has events too."""
    keys = set(re.findall(rb"^([a-z_]+):", text, re.MULTILINE))
    found = [name for name in REGISTERS if name.encode() in keys]
    return found[0] if found and not keys & _ONLY_IN_ANNOTATIONS else None


def _check(
    make: Callable[[], CorpusReader], read: Callable[[CorpusReader], Corpus], outcome: Outcome
) -> tuple[Corpus, list[Path]]:
    """Read and check; give what was read, and the files that are of another version of the schema."""
    reader = make()
    project = reader.project
    corpus = read(reader)
    problems = [*reader.problems, *_broken_rules(corpus)]
    if reader.misshapen:
        repairing = make()
        repairing.repairs = True
        found = _broken_rules(read(repairing))
        repaired = {file: one for file, one in repairing.misshapen.items() if one is not None}
        problems += problems_behind(problems, found, repaired)
    outcome.add(problems)
    outcome.files |= {
        problem.place.file: FileOpener(project.root / problem.place.file)
        for problem in problems
        if (project.root / problem.place.file).is_file()
    }
    return corpus, reader.of_another_version


def _broken_rules(corpus: Corpus) -> list[Problem]:
    # The published tables stand in for their models, which nothing here needs: a faster start.
    dataset, unresolved = resolve(corpus, Dataset(list(published_tables().values())))
    # What is not in its article became no row, and so no rule saw what it names.
    named = unknown_names(corpus, dataset) if unresolved else []
    return [*unresolved, *check(dataset), *named]
