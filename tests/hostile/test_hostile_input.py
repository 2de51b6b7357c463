"""Input made to harm: every one ends in a problem or a usage error, in bounded time and memory, writing nothing."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.validate.packages import DESCRIPTOR

MOST_SECONDS = 20
MOST_MEMORY_MB = 400

Maker = Callable[[Path], Path]


def _descriptor(*paths: str) -> str:
    return json.dumps({"resources": [{"name": "entities", "path": path} for path in paths]})


def _zip(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _zip_bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DESCRIPTOR, _descriptor("tables/entities.csv"))
        with archive.open("tables/entities.csv", "w") as member:
            for _ in range(300):
                member.write(b"0" * 1_000_000)
    return path


def _lying_zip(folder: Path) -> Path:
    """Make a zip whose directory understates what a member unpacks to."""
    path = _zip(folder, {DESCRIPTOR: _descriptor("a.csv").encode(), "a.csv": b"entity_id,name\n" * 4000})
    size = (15 * 4000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (64).to_bytes(4, "little")))
    return path


def _file(name: str, content: bytes) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _huge_line(folder: Path) -> Path:
    """Make a gigabyte of JSON without a line end; the file is sparse and takes no space."""
    path = folder / "entities.jsonl"
    with path.open("wb") as file:
        file.write(b'{"entity_id": "')
        file.truncate(1_000_000_000)
    return path


def _huge_json(folder: Path) -> Path:
    path = _huge_line(folder)
    return path.rename(path.with_suffix(".json"))


def _link_out(folder: Path) -> Path:
    inner = folder / "package"
    inner.mkdir()
    (folder / "secret.csv").write_text("entity_id\nsecret\n")
    (inner / "entities.csv").symlink_to("../secret.csv")
    (inner / DESCRIPTOR).write_text(_descriptor("entities.csv"))
    return inner


def _linked_folder(folder: Path) -> Path:
    inner = folder / "rows"
    inner.mkdir()
    (folder / "secret.csv").write_text("entity_id\nsecret\n")
    (inner / "entities.csv").symlink_to("../secret.csv")
    return inner


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.csv")
    return folder / "pipe.csv"


def _escaping(path: str) -> Maker:
    def make(folder: Path) -> Path:
        (folder / DESCRIPTOR).write_text(_descriptor(path))
        return folder / DESCRIPTOR

    return make


_ENTITY = b'{"entity_id": "a", "type": "person", "name": %s, "description": "A person."}\n'
_HEAD = b"article: a\noutlet: a\nlanguage: en\nrights: a\n"
_YAML_BOMB = b"a: &a [x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (97 + n, 97 + n, b", ".join([b"*%c" % (96 + n)] * 10)) for n in range(1, 12)
)

CASES: dict[str, tuple[Maker, str]] = {
    "zip bomb": (_zip_bomb, "package-path"),
    "zip with a lying directory": (_lying_zip, "package-zip"),
    "zip member that leads out": (
        lambda folder: _zip(folder, {DESCRIPTOR: _descriptor("../../etc/passwd.csv").encode()}),
        "package-path",
    ),
    "zip without a descriptor": (lambda folder: _zip(folder, {"a.csv": b"a"}), "package-descriptor"),
    "no zip at all": (_file("a.zip", b"PK\x03\x04nonsense"), "package-zip"),
    "path that leads out": (_escaping("../secret.csv"), "package-path"),
    "absolute path": (_escaping("/etc/passwd.csv"), "package-path"),
    "path with a NUL": (_escaping("a\x00.csv"), "package-path"),
    "address for a path": (_escaping("https://example.org/a.csv"), "package-path"),
    "link out of a package": (_link_out, "package-path"),
    "link out of a folder": (_linked_folder, "file-kind"),
    "pipe without a writer": (_pipe, "file-kind"),
    "YAML of two million values": (_file("a.yaml", _HEAD + b"quotes: [%s1]\n" % (b"1," * 1_900_000)), "file-size"),
    "YAML of half a million faults": (_file("a.yaml", _HEAD + b"quotes: [%s{}]\n" % (b"{}," * 140_000)), "file-size"),
    "YAML of unknown keys": (_file("a.yaml", _HEAD + b"".join(b"key_%06d: 1\n" % at for at in range(140_000))), "file-size"),
    "device": (lambda _: Path("/dev/zero"), "file-kind"),
    "descriptor that is a list": (_file(DESCRIPTOR, b"[]"), "package-descriptor"),
    "descriptor of nothing": (_file(DESCRIPTOR, b'{"resources": [null, [], 1, {"name": 1, "path": {}}]}'), "package-descriptor"),
    "descriptor nested deep": (_file(DESCRIPTOR, b"[" * 200_000), "json-depth"),
    "gigabyte in one line": (_huge_line, "file-size"),
    "gigabyte of JSON": (_huge_json, "file-size"),
    "lines nested deep": (_file("entities.jsonl", b'{"entity_id":' * 100_000 + b"\n"), "json-depth"),
    "JSON nested deeper than a record": (
        _file("entities.json", _ENTITY % (b"[" * 1000 + b"]" * 1000)),
        "type",
    ),
    "list nested deeper than a record": (
        _file("entities.json", b"[" + _ENTITY % (b"[" * 1000 + b"]" * 1000) + b"]"),
        "type",
    ),
    "lines nested deeper than a record": (_file("entities.jsonl", _ENTITY % (b"[" * 1000 + b"]" * 1000)), "type"),
    "NaN": (_file("entities.jsonl", _ENTITY % b"NaN"), "json-syntax"),
    "integer of a million digits": (_file("entities.jsonl", _ENTITY % (b"1" * 1_000_000)), "json-number"),
    "lone surrogate": (_file("entities.jsonl", _ENTITY % b'"\\ud800"'), "json-surrogate"),
    "NUL in JSON": (_file("entities.jsonl", _ENTITY % b'"a\\u0000b"'), "pattern"),
    "NULs alone": (_file("entities.jsonl", b"\x00" * 5_000_000), "json-syntax"),
    "NULs as CSV": (_file("entities.csv", b"\x00" * 5_000_000), "field-unknown"),
    "quotation mark never closed": (
        _file("entities.csv", b'entity_id,type,name,description\na,person,"' + b"x\n" * 20_000_000),
        "csv-syntax",
    ),
    "CSV header of a million columns": (_file("entities.csv", b"a," * 1_000_000 + b"\n"), "csv-header"),
    "YAML bomb": (_file("bomb.yaml", b"article: a\n" + _YAML_BOMB), "yaml-alias"),
    "YAML nested deep": (_file("deep.yaml", b"article: " + b"[" * 500_000), "yaml-depth"),
    "YAML of an object": (_file("evil.yaml", b"!!python/object/apply:os.system [id]\n"), "yaml-tag"),
    "YAML too large": (_file("large.yaml", b"article: a\n" + b"# x\n" * 2_000_000), "file-size"),
    "YAML of NULs": (_file("nul.yaml", b"article: a\x00\n"), "file-nul"),
    "YAML not in UTF-8": (_file("latin.yaml", b"article: \xff\n"), "file-utf8"),
    "YAML with a key a megabyte long": (_file("key.yaml", b"article: a\n? " + b"k" * 1_000_000 + b"\n"), ""),
    "terminal commands": (_file("entities.jsonl", _ENTITY % b'"\\u001b]0;owned\\u0007\\u202e", "x": 1'), "field-unknown"),
}  # fmt: skip
"""What each input is: how it is made, and the rule that the first problem cites (any, if empty)."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project in which the command is run."""
    root = tmp_path_factory.mktemp("hostile") / "harbour"
    shutil.copytree(Path(__file__).parents[1] / "data/harbour", root)
    return root


def _limit_memory() -> None:
    limit = 3_000_000_000
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_hostile_input_ends_in_a_problem(case: tuple[Maker, str], harbour: Path, tmp_path: Path) -> None:
    """It is refused with a rule and a place, without a traceback, in bounded time and memory."""
    make, rule = case
    path = make(tmp_path)
    before = _contents(tmp_path), _contents(harbour)
    started = time.monotonic()
    code = "import resource, sys\nfrom onrecord.cli import main\nsys.argv = ['onrecord', 'validate', sys.argv[1]]\n"
    code += "try:\n    main()\nfinally:\n    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
    code += "    print('peak', peak, file=sys.stderr)\n"
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=harbour,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
        preexec_fn=_limit_memory,
    )
    seconds = time.monotonic() - started
    assert "Traceback" not in run.stderr, run.stderr[-2000:]
    assert run.returncode == 1
    first = run.stdout.splitlines()[0]
    assert first.rpartition("[")[2].removesuffix("]").startswith(rule), run.stdout[:500]
    assert len(run.stdout) < 100_000
    assert "\x1b" not in run.stdout
    peak = int(next(line.split()[1] for line in run.stderr.splitlines() if line.startswith("peak")))
    assert peak / 1024 < MOST_MEMORY_MB
    assert seconds < MOST_SECONDS
    assert (_contents(tmp_path), _contents(harbour)) == before


SOURCES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "article that is a pipe": ("articles/a-2024.txt", os.mkfifo, "file-kind"),
    "article that is a device": ("articles/a-2024.txt", lambda path: path.symlink_to("/dev/zero"), "file-kind"),
    "article of a gigabyte": ("articles/a-2024.txt", lambda path: path.touch() or os.truncate(path, 10**9), "file-size"),
    "article that is a link": ("articles/a-2024.txt", lambda path: path.symlink_to("/etc/passwd"), "file-kind"),
    "annotation that is a link": ("annotations/a-2024.yaml", lambda path: path.symlink_to("/etc/passwd"), "file-kind"),
    "annotation that is a pipe": ("annotations/a-2024.yaml", os.mkfifo, "file-kind"),
    "register that is a device": ("registers/claims.yaml", lambda path: path.unlink() or path.symlink_to("/dev/zero"), "file-kind"),
    "annotation of a gigabyte": ("annotations/a-2024.yaml", lambda path: path.touch() or os.truncate(path, 10**9), "file-size"),
}  # fmt: skip
"""What stands among the sources of a project: where, how it is made, and the rule that is cited."""


@pytest.mark.parametrize("case", SOURCES.values(), ids=list(SOURCES))
def test_hostile_sources_of_a_project_end_in_a_problem(
    case: tuple[str, Callable[[Path], object], str], tmp_path: Path
) -> None:
    """What a project holds is as little trusted as what is given by name; nothing outside it is shown."""
    file, make, rule = case
    shutil.copytree(Path(__file__).parents[1] / "data/harbour", tmp_path / "harbour")
    make(tmp_path / "harbour/dataset" / file)
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "validate"],
        cwd=tmp_path / "harbour",
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
        preexec_fn=_limit_memory,
    )
    assert (run.returncode, "Traceback" in run.stderr) == (1, False), run.stderr[-2000:]
    assert f"{file}:1:1: " in run.stdout
    assert f"[{rule}]" in run.stdout
    assert "root:" not in run.stdout


def _contents(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(path), path.lstat().st_mtime_ns) for path in folder.rglob("*"))


def test_a_cell_that_a_spreadsheet_takes_for_a_formula_is_text(harbour: Path, tmp_path: Path) -> None:
    """CSV cells that begin with = + - @ are read as the text they are, and change no verdict."""
    path = tmp_path / "entities.csv"
    path.write_text(
        'entity_id,type,name,description\nport-cat,person,"=HYPERLINK(""x"")",@SUM(1+1)*cmd|\' /C calc\'!A0\n'
    )
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "validate", str(path)],
        cwd=harbour,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "ok: 1 row\n")
