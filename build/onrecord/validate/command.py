"""Validating paths of any kind: each goes to the part that knows its kind."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from onrecord.outside import standard_input
from onrecord.paths import Project, find_project
from onrecord.problems import UsageError
from onrecord.read.published import PublishedTable, earlier_versions, published_tables, version_of
from onrecord.read.rows import STDIN, RowSource, Style
from onrecord.validate.inputs import BEGINNING_BYTES, Input, Kind, kind_of, look
from onrecord.validate.opening import named, open_package, unpublished
from onrecord.validate.outcome import FileOpener, Outcome
from onrecord.validate.packages import DESCRIPTOR, Package

_LARGEST_STDIN_BYTES = 256_000_000
_STYLES = {Kind.JSON: Style.JSON, Kind.LINES: Style.LINES, Kind.CSV: Style.CSV}


class Request(NamedTuple):
    """What is to be validated, and how."""

    paths: Sequence[str]
    table: str | None = None
    """The table that rows belong to; found out by looking when None."""
    against: Path | None = None
    """The project or package that rows and files would join; the one at hand when None."""
    schemas: Path | None = None
    """The folder of the published schemas; that of this program when None."""
    schema_version: str | None = None
    """The version of the schema that rows are of, which cannot say so; the current one when None."""
    stdin: BinaryIO | None = None
    """What `-` stands for; the standard input of the program when None."""


class _Validation:
    """One run of the command."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.outcome = Outcome()
        self.tables = published_tables(None, request.schemas)
        self.current = version_of(self.tables["articles"].document)
        self.earlier = earlier_versions(request.schemas)
        if request.schema_version not in (None, self.current, *self.earlier):
            known = ", ".join([*self.earlier, self.current])
            raise UsageError(f"schema version {request.schema_version} is not published; there are {known}")
        tables = self._tables_of(request.schema_version)
        if request.table is not None and request.table not in tables:
            raise UsageError(f"there is no table {request.table!r}; there are {', '.join(tables)}")
        self._stdin: bytes | None = None

    def run(self) -> Outcome:
        inputs = list(self._inputs())
        self._authored(inputs)
        for one in inputs:
            if one.kind in (Kind.PACKAGE, Kind.ZIP):
                self._package(one.path)
        self._rows([one for one in inputs if one.kind in _STYLES])
        return self.outcome

    def _inputs(self) -> Iterator[Input]:
        for path in self.request.paths or [str(find_project().dataset)]:
            if path == "-":
                yield Input(Path("-"), kind_of(self.stdin[:BEGINNING_BYTES]))
                continue
            for found in look(Path(path)):
                if isinstance(found, Input):
                    yield found
                else:
                    self.outcome.add([found])

    @property
    def stdin(self) -> bytes:
        if self._stdin is None:
            stream: BinaryIO = self.request.stdin or standard_input()
            self._stdin = stream.read(_LARGEST_STDIN_BYTES + 1)
            if len(self._stdin) > _LARGEST_STDIN_BYTES:
                raise UsageError(f"standard input is larger than {_LARGEST_STDIN_BYTES:,} bytes: give a file")
            self.outcome.files[STDIN] = lambda: io.BytesIO(self.stdin)
        return self._stdin

    def _authored(self, inputs: Sequence[Input]) -> None:
        written = [one.path for one in inputs if one.kind in (Kind.AUTHORED, Kind.ARTICLE)]
        projects = [one.path for one in inputs if one.kind is Kind.PROJECT]
        if not written and not projects:
            return
        # Imported here: the models are slow to import, and rows do without them.
        from onrecord.validate.authored import validate_authored, validate_project

        for root in projects:
            validate_project(Project(root), self.outcome, self.request.schemas)
        if written:
            contents = {Path("-"): self.stdin} if Path("-") in written else {}
            for project, paths in self._by_project(written).items():
                validate_authored(project, paths, contents, self.outcome, self.request.schemas)

    def _by_project(self, written: Sequence[Path]) -> dict[Project, list[Path]]:
        """Sort files by their projects; what lies in none would join that of the others."""
        folders = [self.request.against or _beside(path) for path in written]
        other = next(filter(None, folders), None)
        found: dict[Project, list[Path]] = {}
        for path, folder in zip(written, folders, strict=True):
            found.setdefault(find_project(folder or other), []).append(path)
        return found

    def _package(self, path: Path) -> None:
        # Imported here: what people write does without the libraries that check rows.
        from onrecord.validate.rows import RowSet, validate_rows

        package = self._opened(path)
        self.outcome.add(package.problems)
        self.outcome.files |= {source.file: source.open for source in package.sources}
        self.outcome.count("package")
        version = package.schema_version or self.current
        if version in (self.current, *self.earlier):
            earlier = version != self.current
            validate_rows(RowSet(package.sources, self._tables_of(version), earlier=earlier), self.outcome)
        else:
            self.outcome.add([unpublished(package, path, [*self.earlier, self.current])])

    def _tables_of(self, version: str | None) -> dict[str, PublishedTable]:
        return published_tables(version if version in self.earlier else None, self.request.schemas)

    def _opened(self, path: Path) -> Package:
        content = self.stdin if str(path) == "-" else None
        return open_package(path, self.outcome, self._tables_of, content)

    def _rows(self, inputs: Sequence[Input]) -> None:
        sources = list(filter(None, (self._source(one) for one in inputs)))
        if not sources:
            return
        # Imported here: what people write does without the libraries that check rows.
        from onrecord.validate.rows import RowSet, validate_rows

        self.outcome.files |= {source.file: source.open for source in sources}
        version = self.request.schema_version or self.current
        if version != self.current:
            validate_rows(RowSet(sources, self._tables_of(version), earlier=True), self.outcome)
            return
        validate_rows(RowSet(sources, self.tables, self._base(sources)), self.outcome)

    def _source(self, one: Input) -> RowSource | None:
        from onrecord.read.row_sources import table_of, unknown_table

        stdin = str(one.path) == "-"
        file = named(one.path)
        opener = FileOpener(one.path)
        content = self.stdin if stdin else b""
        with io.BytesIO(content) if stdin else opener() as stream:
            beginning = stream.read(BEGINNING_BYTES)
        style = _STYLES[one.kind]
        tables = self._tables_of(self.request.schema_version)
        table = self.request.table or table_of(beginning, style, one.path.stem, tables)
        if table is None:
            self.outcome.add([unknown_table(file, tables)])
            return None
        if stdin:
            return RowSource(file, style, table, lambda: io.BytesIO(content), len(content))
        return RowSource(file, style, table, opener, one.path.stat().st_size)

    def _base(self, rows: Sequence[RowSource]) -> dict[str, Sequence[RowSource]]:
        """Give the rows of the dataset that the rows would join, less the rows themselves."""
        path = self._package_at_hand(rows[0])
        if path is None:
            note = "there is no dataset at hand, so references and spans were not checked: give --against"
            self.outcome.notes.append(note)
            return {}
        package = self._opened(path)
        if package.schema_version not in (None, self.current):
            stated = f"{path} is of schema version {package.schema_version}"
            todo = "build it anew with `onrecord build`, or give another dataset with --against"
            raise UsageError(
                f"{stated}, so rows of version {self.current} cannot be checked against it: {todo}"
            )
        own = {one.open.path.resolve() for one in rows if isinstance(one.open, FileOpener)}
        return {
            source.table: (source,)
            for source in package.sources
            if not (isinstance(source.open, FileOpener) and source.open.path in own)
        }

    def _package_at_hand(self, rows: RowSource) -> Path | None:
        given = self.request.against
        if given is None:
            try:
                project = find_project(_beside(Path(rows.file)))
            except UsageError:
                return None
            path = Path(project.name_of(project.root / DESCRIPTOR))
            return path if path.is_file() else None
        for path in (given / DESCRIPTOR, given):
            if path.is_file():
                return path
        raise UsageError(f"{given} is neither a data package nor a folder that holds {DESCRIPTOR}")


def validate(request: Request) -> Outcome:
    """Validate every path.

    Raises:
        UsageError: A path does not exist, or there is no dataset to check against.
    """
    return _Validation(request).run()


def _beside(path: Path) -> Path | None:
    """Give the folder from which to look for a project: the file's own if it is in one."""
    folder = path.resolve().parent
    return folder if any(Project(up).description.is_file() for up in (folder, *folder.parents)) else None
