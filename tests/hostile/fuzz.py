"""Damaged files, and the check that validating one always ends in problems.

    python -m tests.hostile.fuzz 600

validates damaged files for ten minutes and prints how many.
"""

import copy
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from onrecord.paths import Project
from onrecord.pipeline import build
from onrecord.problems import Problem
from onrecord.read.documents import parse_document
from onrecord.report.github import github_lines
from onrecord.report.json_format import json_lines
from onrecord.report.sarif import sarif_lines
from onrecord.report.sources import SourceLines
from onrecord.report.text import text_lines
from onrecord.validate.command import Request, validate

ROOT = Path(__file__).parents[2]

_SEEDS = [
    *sorted(path for path in (ROOT / "tests/examples").rglob("*.*") if path.is_file()),
    *sorted((ROOT / "tests/data/harbour/dataset").glob("*/*.*")),
    *sorted((ROOT / "tests/data/harbour/dataset").glob("*.yaml")),
]
_STRUCTURED = [path for path in _SEEDS if path.suffix in (".yaml", ".json")]
_PIECES = [
    *(
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\r\n",
        b"\n",
        b"\t",
        b'"',
        b"'",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
    ),
    *(
        b": ",
        b"- ",
        b"#",
        b"&a ",
        b"*a",
        b"!!str ",
        b"|",
        b">",
        b"%",
        b"@",
        b"\\",
        b"\\ud800",
        b"\\u0000",
        b"e9",
    ),
    *(b"NaN", b"Infinity", b"null", b"true", b"-0", b"1.0", b"9" * 400, b"\xe2\x80\xa8", b"\xf0\x9f\x99\x82"),
]


@st.composite
def damaged_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file that was good, or bad in one way, with some places changed."""
    seed = draw(st.sampled_from(_SEEDS))
    content = seed.read_bytes()
    for _ in range(draw(st.integers(0, 4))):
        at, gone = draw(st.integers(0, len(content))), draw(st.integers(0, 12))
        content = content[:at] + draw(st.sampled_from(_PIECES) | st.binary(max_size=4)) + content[at + gone :]
    return seed.suffix, content


_VALUES: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        2**31,
        2**70,
        0.5,
        1e300,
        "",
        " ",
        "a",
        "\ud800",
        "a\x00b",
        "\u2028",
        "x" * 5_000,
        "2022-13",
    ),
    *([], {}, [[]], [None], [5], ["a", "a"], {"id": []}, {"exact": 5}, {"": {}}, {"a": {"a": {"a": 1}}}),
    json.loads("[" * 200 + "]" * 200),
]
"""What no field expects."""


def restructured(source: random.Random) -> tuple[str, bytes] | None:
    """Make a file that is well-formed, but has some values of other kinds, or in other places, than it should."""
    seed = source.choice(_STRUCTURED)
    document, _ = parse_document(seed.read_text("utf-8"), seed.name)
    if document is None:
        return None
    data = copy.deepcopy(document.data)
    for _ in range(source.randint(1, 3)):
        ways = list(_ways(data))
        above, step = source.choice(ways) if ways else ([data], 0)
        match source.randint(0, 3):
            case 0:
                del above[step]
            case 1 if isinstance(above, dict):
                above[source.choice(["id", "exact", "quotes", "schema_version", "stray", "entity"])] = above[
                    step
                ]
            case _:
                above[step] = copy.deepcopy(source.choice([*_VALUES, document.data]))
    text = json.dumps(data)
    if seed.suffix == ".yaml":
        lines = (f"{key}: {json.dumps(value)}" for key, value in data.items())
        text = "\n".join(lines) if isinstance(data, dict) else text
    return seed.suffix, text.encode("utf-8", "surrogatepass")


def _ways(data: Any) -> Iterator[tuple[Any, Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, inner in items:
        yield data, step
        yield from _ways(inner)


def damaged(source: random.Random) -> tuple[str, bytes]:
    """Make such a file from a source of chance, faster than Hypothesis does; or one that is damaged in form."""
    if source.random() < 0.4 and (made := restructured(source)):
        return made
    seed = source.choice(_SEEDS)
    content = seed.read_bytes()
    for _ in range(source.randint(0, 4)):
        at, gone = source.randint(0, len(content)), source.randint(0, 12)
        piece = source.choice(_PIECES) if source.random() < 0.7 else source.randbytes(source.randint(0, 4))
        content = content[:at] + piece + content[at + gone :]
    return seed.suffix, content


def outcome_of(harbour: Path, suffix: str, content: bytes) -> list[Problem]:
    """Validate a file as if it would join a project, and write the report in every format."""
    before = Path.cwd()
    os.chdir(harbour)
    path = harbour / f"courier-2024-03-06{suffix}"
    try:
        path.write_bytes(content)
        outcome = validate(Request([str(path)]))
        problems = outcome.in_order()
        sources = SourceLines(outcome.files)
        "".join(text_lines(problems, sources)).encode()
        sources.close()
        outcome.close()
        json.loads("".join(json_lines(problems)))
        json.loads("".join(sarif_lines(problems, {}, "0")))
        "".join(github_lines(problems)).encode()
        assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
        return problems
    finally:
        path.unlink(missing_ok=True)
        os.chdir(before)


def main(seconds: float, seed: int) -> None:
    """Validate damaged files for some seconds."""
    source = random.Random(seed)  # noqa: S311 -- reproducible, not secret
    with tempfile.TemporaryDirectory() as folder:
        harbour = Path(folder) / "harbour"
        shutil.copytree(ROOT / "tests/data/harbour", harbour)
        build(Project(harbour))
        count, faulty, end = 0, 0, time.monotonic() + seconds
        while time.monotonic() < end:
            suffix, content = damaged(source)
            try:
                faulty += bool(outcome_of(harbour, suffix, content))
            except BaseException:
                print(f"after {count} files: {suffix} {content!r}", file=sys.stderr)  # noqa: T201
                raise
            count += 1
    print(f"{count} damaged files in {seconds:g} s, {faulty} of them with problems, no exception")  # noqa: T201


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7)
