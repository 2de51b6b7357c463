"""What an edit on the review page costs, and what saving changes.

    python bench/review.py

Prints the time of an edit on each annotation of the dataset (the edit, the rules, the page), the same
beside ten thousand more entities, what registering another takes there, the time of an edit of a very
long annotation, and, where ruamel.yaml is installed, how many lines a round trip through it changes.
"""

import io
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from onrecord.paths import Project
from onrecord.review.actions import act
from onrecord.review.render import part, settled
from onrecord.review.session import Session, open_session
from onrecord.review.views import View

ROOT = Path(__file__).parent.parent
ENTITIES = 10_000
RUNS = 15


class Time(NamedTuple):
    """How long something took."""

    seconds: float
    """By the clock on the wall: on a busy machine, of which others have their share."""
    own: float
    """Of the processor, in seconds."""


def timed(doing: Callable[[], object]) -> Time:
    """Do something, and give how long it took."""
    began, own = perf_counter(), process_time()
    doing()
    return Time(perf_counter() - began, process_time() - own)


def edit(session: Session, medium: str) -> None:
    """Change the medium of the third quote to one it never had, and write the page."""
    show(session, {"do": "fields", "list": "quotes", "at": "2", "field:medium": medium})


def show(session: Session, asked: dict[str, str]) -> None:
    """Do what a form asks for, and write the page."""
    outcome = act(session, {"version": str(session.version), **asked})
    part(View(session, outcome.open, outcome.said))


def edits(project: Project, article_id: str) -> str:
    """Time edits of one annotation."""
    session = settled(open_session(project, article_id))
    times = [timed(partial(edit, session, f"a letter, number {run}")) for run in range(RUNS)]
    usual, own = (median(which) * 1000 for which in zip(*times, strict=True))
    slowest = max(times).seconds * 1000
    lines = session.on_disk.count("\n")
    return f"{article_id}: {lines} lines, median {usual:.0f} ms (own {own:.0f}), slowest {slowest:.0f} ms"


def registers(project: Project, article_id: str) -> str:
    """Time what registers take: a new entity tried, added and saved; one that is there, likewise."""
    session = settled(open_session(project, article_id))
    new = {"new:name": "Port council", "new:type": "organization", "new:description": "It governs."}
    old = {**new, "new:name": "First7 Last", "new:type": "person", "editing": "person-7"}
    asked = [{"do": "try:entities", **new}, {"do": "register:entities", **new}, {"do": "save"}]
    asked += [{"do": "try:entities", **old}, {"do": "register:entities", **old}, {"do": "save"}]
    times: list[str] = []
    for one in asked:
        took = timed(partial(show, session, one))
        what = f"{one['do'].partition(':')[0]}{' a change' if 'editing' in one else ''}"
        times.append(f"{what} {took.seconds * 1000:.0f} ms (own {took.own * 1000:.0f})")
    times.append(f"the next edit {timed(partial(edit, session, 'a letter')).seconds * 1000:.0f} ms")
    return f"registers: {', '.join(times)}"


def long_annotation(project: Project) -> str:
    """Write an article of 300,000 characters with 500 quotes and 1,500 claims; give its id."""
    paragraphs = [
        f'Person number {n} said "the thing number {n} is so" on Tuesday. {"Filler words follow. " * 26}'
        for n in range(500)
    ]
    lines = ["article: long-1", "outlet: newser", "language: en", "rights: x", "quotes:"]
    for n in range(500):
        lines += [f"  - id: q{n:03d}", "    kind: direct", f'    content: ["the thing number {n} is so"]']
        lines += [f'    speaker: {{exact: "Person number {n}"}}', "    cue: said"]
    lines.append("assertions:")
    stance = "claim: withdrawal-has-begun, stance: affirms"
    lines += [f'  - {{id: a{n:04d}, {stance}, exact: "Person number {n % 500} said"}}' for n in range(1500)]
    (project.articles / "long-1.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    (project.annotations / "long-1.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "long-1"


def round_trip(text: str, **settings: int) -> int:
    """Count the lines that reading and writing with ruamel.yaml changes."""
    from ruamel.yaml import YAML  # pyright: ignore[reportMissingImports] -- measured where it is installed

    yaml: Any = YAML()
    yaml.preserve_quotes = True
    if settings:
        yaml.width = settings["width"]
        yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(yaml.load(text), stream)
    before, after = text.splitlines(), stream.getvalue().splitlines()
    return len(before) - sum(line in set(after) for line in before)


def main() -> None:
    """Measure and print."""
    project = Project(ROOT)
    annotations = sorted(project.annotations.glob("*.yaml"))
    print("An edit, the rules and the page:")
    for path in annotations:
        print(f"  {edits(project, path.stem)}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Project(Path(folder))
        shutil.copytree(project.dataset, copy.dataset)
        with (copy.registers / "entities.yaml").open("a", encoding="utf-8") as register:
            for number in range(ENTITIES):
                register.write(
                    f"- {{id: person-{number}, type: person, name: First{number} Last, description: One.}}\n"
                )
        print(f"Beside {ENTITIES} more entities:\n  {edits(copy, annotations[-1].stem)}")
        print(f"  {registers(copy, annotations[-1].stem)}")
        print(f"A long one:\n  {edits(copy, long_annotation(copy))}")
    if find_spec("ruamel"):
        print("Lines that a round trip through ruamel.yaml changes, as it comes and with our indentation:")
        for path in annotations:
            text = path.read_text(encoding="utf-8")
            print(f"  {path.stem}: {round_trip(text)}, {round_trip(text, width=100_000)}")


if __name__ == "__main__":
    main()
