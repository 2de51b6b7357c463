"""Imports run one way, and starting is cheap."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FLOORS: tuple[tuple[str, ...], ...] = (
    ("onrecord_schema",),
    ("onrecord.problems", "onrecord.paths", "onrecord.outside"),
    ("onrecord.text",),
    ("onrecord.read",),
    ("onrecord.records",),
    ("onrecord.resolve", "onrecord.extract", "onrecord.intake", "onrecord.model"),
    ("onrecord.checks", "onrecord.tabulate", "onrecord.evaluate"),
    ("onrecord.publish",),
    ("onrecord.validate", "onrecord.report", "onrecord.corpora", "onrecord.drafting", "onrecord.diff"),
    ("onrecord.pipeline", "onrecord.loading"),
    ("onrecord.serve", "onrecord.review"),
    ("onrecord.cli", "onrecord.__main__"),
)
"""The storeys of the house, ground floor first: each imports from its own and those below."""


def _modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path
        for root in (ROOT / "schema", ROOT / "build")
        for path in sorted(root.rglob("*.py"))
    }


def _floor(module: str) -> int:
    for floor, rooms in enumerate(FLOORS):
        if any(module == room or module.startswith(f"{room}.") for room in rooms):
            return floor
    pytest.fail(f"{module} stands on no storey: name it in FLOORS")


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.split(".")[0] in ("onrecord", "onrecord_schema")}


def test_no_module_imports_from_a_storey_above() -> None:
    """Imports run one way, from the command line down to the schema."""
    modules = _modules()
    upward = [
        f"{module} imports {name}"
        for module, path in modules.items()
        if module != "onrecord"
        for name in sorted(_imported(path) & modules.keys() - {"onrecord"})
        if _floor(name) > _floor(module)
    ]
    assert upward == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """No module imports itself by way of others."""
    modules = _modules()
    graph = {module: sorted(_imported(path) & modules.keys() - {module}) for module, path in modules.items()}
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " -> ".join([*above, module])
        if module not in done:
            for name in graph[module]:
                visit(name, (*above, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_no_module_is_called_utils() -> None:
    """A newcomer finds a thing under its own name."""
    assert [
        name for name in _modules() if name.rpartition(".")[2] in ("utils", "util", "helpers", "misc")
    ] == []


def _loaded_by(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in run.stdout.splitlines()[-1].split()}


def test_help_loads_no_heavy_library() -> None:
    """`onrecord --help` imports neither pydantic nor any library that reads, serves or publishes data."""
    code = "from onrecord.cli import commands\ncommands(['--help'], standalone_mode=False)"
    heavy = {
        "datasette", "edtf", "frictionless", "jsonschema", "jsonschema_rs", "llm", "lxml", "numpy", "orjson",
        "pandas", "polars", "pyarrow", "pydantic", "rapidfuzz", "sqlite3",
        "trafilatura", "yaml",
    }  # fmt: skip
    assert _loaded_by(code) & heavy == set()


def test_validating_an_annotation_loads_no_model_of_a_row() -> None:
    """One file is checked against the published tables: their models would be slow to start with."""
    path = min((ROOT / "dataset" / "annotations").glob("*.yaml"))
    code = f"""
import sys
from onrecord.cli import commands
try:
    commands(["validate", {str(path)!r}])
except SystemExit:
    print(*sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "onrecord_schema.annotation" in loaded
    assert (
        loaded & {"onrecord_schema.tables", "onrecord_schema.quotes", "jsonschema", "jsonschema_rs"} == set()
    )


def test_the_schema_imports_pydantic_and_nothing_of_the_program() -> None:
    """The models can be used without the program, and without placing dates."""
    loaded = _loaded_by("from onrecord_schema import Annotation")
    assert "pydantic" in loaded
    assert loaded & {"onrecord", "click", "yaml", "edtf", "datasette", "frictionless"} == set()
