"""The outputs of a build: which files there are, whether they are current, and writing them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.paths import Project
from onrecord.problems import Place, Problem, in_file_order
from onrecord.publish.archive import zip_bytes
from onrecord.publish.codebook import with_generated_parts
from onrecord.publish.croissant import FILE as CROISSANT
from onrecord.publish.croissant import croissant
from onrecord.publish.csv_tables import csv_bytes
from onrecord.publish.descriptor import FILE, descriptor, package_name, table_path
from onrecord.publish.json_schemas import CONTEXT, FOLDER, context_file, json_bytes, schema_files
from onrecord.publish.package_texts import data_licence, package_readme, rights_note
from onrecord.publish.parquet import can_write_parquet, parquet_files
from onrecord.publish.sqlite_file import sqlite_bytes
from onrecord.publish.sqlite_schema import SCRIPT, schema_script
from onrecord.publish.staging import is_unfinished, replace_together
from onrecord.publish.without_text import withhold_text
from onrecord.tabulate import Tables
from onrecord_schema.registers import DatasetDescription
from onrecord_schema.tables import TABLES

Files = dict[str, bytes]
"""The content of files by their path from the root of the project, with forward slashes."""

COMMITTED = ("dataset/tables/*.csv", f"{FOLDER}/*.schema.json", CONTEXT, SCRIPT, FILE, CROISSANT)
"""The generated files that belong into git; others that match are left over from an earlier build."""

_HINT = "Run `onrecord build`, and commit what it writes."


def publish(
    project: Project, tables: Tables, description: DatasetDescription, *, without_text: bool = False
) -> list[Path]:
    """Write every output, all of them or none.

    Args:
        project: Where to.
        tables: The tables, as `tabulate` gives them.
        description: The dataset as a whole.
        without_text: Write the zip and the database of the edition without text, and nothing else.

    Returns:
        The files that were written; those that were current already are not among them.

    Raises:
        UsageError: Another build does not end, or the outputs lie on several disks.
    """
    if without_text:
        files = _edition_without_text(project, tables, description)
        return replace_together(project.root, files, set())
    files = _all_outputs(project, tables, description)
    owned = (*COMMITTED, f"dist/{description.name}/parquet/*.parquet")
    return replace_together(project.root, files, _left_over(project, owned, files))


def publish_with_drafts(
    project: Project, tables: Tables, description: DatasetDescription, drafts: Sequence[str]
) -> list[Path]:
    """Write the zip and the database of the edition that holds drafts, and nothing else.

    Args:
        project: Where to.
        tables: The tables, with the rows of drafts.
        description: The dataset as a whole.
        drafts: The articles whose annotation no person has reviewed.
    """
    edition = _with_drafts(description, drafts)
    package = committed_files(tables, edition, drafts=drafts) | _codebook(project)
    # A row keeps its identifier in every edition that holds it.
    package |= context_file(description.name)
    package |= _explanations(project, tables, edition, without_text=False)
    return replace_together(project.root, _downloads(edition.name, tables, package, drafts), set())


def _with_drafts(description: DatasetDescription, drafts: Sequence[str]) -> DatasetDescription:
    """Say of the dataset, wherever it is described, that it holds drafts, and which."""
    named = ", ".join(drafts) or "none at present"
    warning = f"This edition holds drafts that no person has reviewed: {named}."
    return description.model_copy(
        update={
            "name": f"{description.name}-with-drafts",
            "title": f"{description.title}, with drafts that no person has reviewed",
            "description": f"{warning} {description.description}",
        }
    )


def stale(project: Project, tables: Tables, description: DatasetDescription) -> list[Problem]:
    """Compare the committed outputs, byte for byte, with what a build would write; nothing is written."""
    files = committed_files(tables, description) | _codebook(project)
    problems = [problem for path, content in files.items() for problem in _compared(project, path, content)]
    problems += [
        Problem(
            Place(project.name_of(project.root / path)),
            "is no longer made by the build",
            "output-extra",
            _HINT,
        )
        for path in _left_over(project, COMMITTED, files)
    ]
    if is_unfinished(project.root):
        message = "a build was killed while it moved files into place"
        problems.append(Problem(Place("dist"), message, "build-unfinished", "Run `onrecord build`."))
    return in_file_order(problems)


def committed_files(
    tables: Tables,
    description: DatasetDescription,
    *,
    without_text: bool = False,
    drafts: Sequence[str] | None = None,
) -> Files:
    """Give the files that belong into git: tables, schemas, the JSON-LD context and the descriptors."""
    csv = {table_path(table): csv_bytes(table, tables[table.name]) for table in TABLES}
    described = descriptor(description, tables, csv, without_text=without_text)
    if drafts is not None:
        described["drafts"] = list(drafts)
    found = croissant(description, csv, without_text=without_text)
    files = {FILE: json_bytes(described), CROISSANT: json_bytes(found), SCRIPT: schema_script().encode()}
    return files | csv | schema_files() | context_file(description.name)


def _all_outputs(project: Project, tables: Tables, description: DatasetDescription) -> Files:
    committed = committed_files(tables, description) | _codebook(project)
    package = committed | _explanations(project, tables, description, without_text=False)
    parquet = parquet_files(description.name, tables) if can_write_parquet() else {}
    return committed | _downloads(package_name(description), tables, package) | parquet


def _edition_without_text(project: Project, tables: Tables, description: DatasetDescription) -> Files:
    edition = withhold_text(tables)
    package = committed_files(edition, description, without_text=True) | _codebook(project)
    package |= _explanations(project, edition, description, without_text=True)
    return _downloads(package_name(description, without_text=True), edition, package)


def _downloads(name: str, tables: Tables, package: Files, drafts: Sequence[str] | None = None) -> Files:
    return {f"dist/{name}.zip": zip_bytes(package), f"dist/{name}.db": sqlite_bytes(tables, drafts)}


def _explanations(
    project: Project, tables: Tables, description: DatasetDescription, *, without_text: bool
) -> Files:
    licence = project.root / "LICENSE"
    return {
        "README.md": package_readme(description, tables, without_text=without_text),
        "LICENSE-DATA.txt": data_licence(description),
        "RIGHTS.txt": rights_note(description, tables["articles"]),
        **({"LICENSE-SCHEMAS.txt": licence.read_bytes()} if licence.is_file() else {}),
    }


def _codebook(project: Project) -> Files:
    """Give the codebook, if the project has one, with its generated parts made anew."""
    if not project.codebook.is_file():
        return {}
    written = project.codebook.read_text(encoding="utf-8")
    return {project.from_root(project.codebook): with_generated_parts(written).encode()}


def _left_over(project: Project, owned: tuple[str, ...], files: Files) -> set[str]:
    found = {project.from_root(path) for glob in owned for path in project.root.glob(glob)}
    return found - files.keys()


def _compared(project: Project, path: str, content: bytes) -> Iterator[Problem]:
    file = project.root / path
    name = project.name_of(file)
    if not file.is_file():
        yield Problem(Place(name), "is missing", "output-missing", _HINT)
        return
    found = file.read_bytes()
    if found != content:
        line = _first_difference(found, content)
        message = "is stale: a build gives something else from this line on"
        yield Problem(Place(name, line), message, "output-stale", _HINT)


def _first_difference(found: bytes, made: bytes) -> int:
    lines = zip(found.split(b"\n"), made.split(b"\n"), strict=False)
    return next(
        (number for number, (left, right) in enumerate(lines, 1) if left != right), found.count(b"\n") + 1
    )
