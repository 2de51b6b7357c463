"""The compiled program reads every article as the interpreted one does."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPILED = ("extract/quotes/finding", "extract/dates/finding", "extract/mentions", "extract/words/units")


def _hatchling(folder: Path, target: str, into: Path, **environment: str) -> Path:
    """Build something and give where it is."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", into]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, **environment})
    [built] = into.iterdir()
    return built


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a compiled wheel from a source distribution, as `make compiled` does, and unpack it."""
    folder = tmp_path_factory.mktemp("compiled")
    shutil.unpack_archive(_hatchling(ROOT, "sdist", folder / "source"), folder, filter="data")
    [source] = folder.glob("onrecord-*")
    wheel = _hatchling(source, "wheel", folder / "wheel", HATCH_BUILD_HOOK_ENABLE_MYPYC="1")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give every article of the repository as a document, one a line."""
    file = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    texts = [
        path
        for folder in ("dataset/articles", "tests")
        for path in sorted((ROOT / folder).rglob("*.txt"))
        if path.read_text("utf-8").strip()
    ]
    documents = (
        {"doc_id": f"text-{at}", "text": path.read_text("utf-8"), "published": "2022-11-11", "outlet": "npr"}
        for at, path in enumerate(texts)
    )
    file.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
    return file


def _extract(modules: Path | None, corpus: Path, *arguments: str | Path) -> None:
    """Run the extraction, by modules in some folder or by those of the repository."""
    place = {} if modules is None else {"PYTHONPATH": str(modules)}
    command = [sys.executable, "-P", "-m", "onrecord", "extract", corpus, *arguments]
    run = subprocess.run(
        command, cwd=corpus.parent, env={**os.environ, **place}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_what_reads_articles_is_compiled(compiled: Path) -> None:
    """A wheel that fell back to Python would pass everything else here."""
    for module in COMPILED:
        assert list((compiled / "onrecord").glob(f"{module}.*.so")), module


def test_the_same_quotes_are_found(compiled: Path, corpus: Path, tmp_path: Path) -> None:
    """Byte by byte, in the neutral form."""
    for modules, name in ((compiled, "compiled"), (None, "interpreted")):
        _extract(modules, corpus, "--format", "quotes-jsonl", "-o", tmp_path / name)
    assert len((tmp_path / "compiled").read_text("utf-8").split('"kind"')) > 800
    assert (tmp_path / "compiled").read_bytes() == (tmp_path / "interpreted").read_bytes()


def test_the_same_tables_are_made(compiled: Path, corpus: Path, tmp_path: Path) -> None:
    """Byte by byte: mentions, entities, dates, quantities and events too."""
    for modules, name in ((compiled, "compiled"), (None, "interpreted")):
        _extract(modules, corpus, "-o", tmp_path / name)
    tables = sorted(path.name for path in (tmp_path / "interpreted").iterdir())
    assert len(tables) == 15
    for table in tables:
        assert (tmp_path / "compiled" / table).read_bytes() == (
            tmp_path / "interpreted" / table
        ).read_bytes(), table
