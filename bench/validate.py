"""How fast `onrecord validate` is, side by side with its peers in one run, on seeded data.

    python bench/validate.py [--records 1000000] [--articles 100000] [--rounds 3] [--lines-only]

Every measurement is a process of its own; the best of the rounds counts, and its peak memory. Peers read
the same files. Times are those of the processor, user and system together, as other programs may share it:
all of this runs on one core.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus import write_package

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

PARSE = """
import orjson, sys
for line in open(sys.argv[1], "rb"):
    orjson.loads(line)
"""

JSONSCHEMA = """
import json, orjson, sys
from jsonschema import Draft202012Validator
validator = Draft202012Validator(json.load(open("schema/json/quotes.schema.json")))
assert all(validator.is_valid(orjson.loads(line)) for line in open(sys.argv[1], "rb"))
"""

JSONSCHEMA_RS = """
import json, orjson, sys
import jsonschema_rs
validator = jsonschema_rs.validator_for(json.load(open("schema/json/quotes.schema.json")))
assert all(validator.is_valid(orjson.loads(line)) for line in open(sys.argv[1], "rb"))
"""

ITER_ERRORS = """
import json, orjson, sys
import jsonschema_rs
validator = jsonschema_rs.validator_for(json.load(open("schema/json/quotes.schema.json")))
for line in open(sys.argv[1], "rb"):
    assert [str(error) for error in validator.iter_errors(orjson.loads(line))]
"""

PYDANTIC = """
import sys
from onrecord_schema import Quote
for line in open(sys.argv[1], "rb"):
    Quote.model_validate_json(line)
"""

FRICTIONLESS_ROWS = """
import json, sys
from frictionless import Resource, Schema, system
from onrecord.publish.table_schema import table_schema
from onrecord_schema import TABLE_BY_NAME
said = table_schema(TABLE_BY_NAME["quotes"])
said["foreignKeys"] = []
with system.use_context(trusted=True):
    resource = Resource(path=sys.argv[1], schema=Schema.from_descriptor(said))
    report = resource.validate()
assert report.valid, report.flatten(["type", "note"])[:3]
"""

FRICTIONLESS_PACKAGE = """
import sys
from frictionless import Package, system
with system.use_context(trusted=True):
    report = Package(sys.argv[1]).validate()
assert report.valid, report.flatten(["type", "note"])[:3]
"""

ONRECORD = """
import sys
from onrecord.cli import main
sys.argv = ["onrecord", "validate", *sys.argv[1:]]
main()
"""


class Measured(NamedTuple):
    """Processor seconds and peak memory of a process."""

    seconds: float
    megabytes: float
    slowest: float = 0.0
    """The seconds of the slowest round."""


def measure(code: str, *arguments: str, rounds: int, status: int = 0) -> Measured:
    """Run some Python as a process, several times, and take the fastest."""
    wrapper = (
        "import resource, runpy, sys, time\n"
        "code = sys.argv.pop(1)\n"
        "started = time.process_time()\n"
        "status = 0\n"
        "try:\n    exec(compile(code, 'bench', 'exec'), {'__name__': 'bench'})\n"
        "except SystemExit as ended:\n    status = ended.code or 0\n"
        "spent = time.process_time() - started\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "print('measured', spent, peak, status, file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", wrapper, code, *arguments]
    results: list[Measured] = []
    for _ in range(rounds):
        run = _piped(command)
        if run.returncode:
            raise RuntimeError(run.stderr[-800:])
        _, seconds, peak, ended = next(
            line.split() for line in run.stderr.splitlines() if line.startswith("measured")
        )
        if int(ended) != status:
            raise RuntimeError(f"ended with {ended}, not {status}: {run.stderr[-500:]}")
        results.append(Measured(float(seconds), float(peak)))
    return min(results)._replace(slowest=max(results).seconds)


def _piped(command: list[str]) -> "subprocess.CompletedProcess[str]":
    """Run a command whose output goes through a pipe, and is thrown away at its end."""
    read = "import sys\nwhile sys.stdin.buffer.read(1 << 20): pass"
    with subprocess.Popen([sys.executable, "-c", read], stdin=subprocess.PIPE) as reader:
        return subprocess.run(
            command, stdout=reader.stdin, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False
        )


def cold(*command: str, rounds: int) -> float:
    """Time a whole command, from starting it to its end, in milliseconds of the processor."""
    times: list[float] = []
    for _ in range(rounds * 5):
        before = _spent_by_children()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, check=True)
        times.append(_spent_by_children() - before)
    return min(times) * 1000


def _spent_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(name: str, measured: Measured, records: int, floor: Measured) -> None:
    """Print a line of the table."""
    rate, cost = records / measured.seconds, measured.seconds / floor.seconds
    spread = f"{measured.seconds:7.2f} to {measured.slowest:7.2f} s"
    figures = f"{spread} | {rate:10,.0f}/s | {cost:6.2f} | {measured.megabytes:6.0f} MB"
    print(f"| {name:44} | {figures} |")


def lines(folder: Path, records: int, rounds: int) -> None:
    """Measure contributed JSON lines."""
    base, rows = folder / "base", folder / "contributed.jsonl"
    write_package(base, articles=2_000, quotes_per_article=10)
    _without_quotes(base)
    _repeat(base / "quotes.jsonl", rows, records)
    print(f"\nJSON lines: {records:,} quotes to join 2,000 articles; cost against parsing alone")
    floor = measure(PARSE, str(rows), rounds=rounds)
    say("orjson, parsing alone", floor, records, floor)
    ours = measure(ONRECORD, str(rows), "--table", "quotes", "--against", str(base), rounds=rounds)
    say("onrecord: shape, references, spans, rules", ours, records, floor)
    say("jsonschema-rs on orjson: shape", measure(JSONSCHEMA_RS, str(rows), rounds=rounds), records, floor)
    say("pydantic: shape", measure(PYDANTIC, str(rows), rounds=rounds), records, floor)
    few, same = base / "quotes.jsonl", base / "tables/quotes.csv"
    small = measure(PARSE, str(few), rounds=rounds)
    say(
        "frictionless: shape, keys (20,000, as CSV)",
        measure(FRICTIONLESS_ROWS, str(same), rounds=1),
        20_000,
        small,
    )
    say("jsonschema: shape (20,000)", measure(JSONSCHEMA, str(few), rounds=1), 20_000, small)
    bad_lines(folder, base, records, rounds)


def bad_lines(folder: Path, base: Path, records: int, rounds: int) -> None:
    """Measure JSON lines that are all bad, in one way after the other; all problems are written to a pipe."""
    bad = folder / "bad.jsonl"
    for name, how in FAULTS.items():
        _repeat(base / "quotes.jsonl", bad, records, spoil=how)
        floor = measure(PARSE, str(bad), rounds=rounds)
        arguments = (str(bad), "--table", "quotes", "--against", str(base))
        explained = measure(ONRECORD, *arguments, rounds=rounds, status=1)
        print(f"\nEvery record bad: {name}; every problem written with its lines ({records:,})")
        say("orjson, parsing alone", floor, records, floor)
        say("onrecord: explained", explained, records, floor)
        if how is _misshapen:
            peer = measure(ITER_ERRORS, str(bad), rounds=rounds)
            say("jsonschema-rs on orjson: iter_errors", peer, records, floor)


def _emptied(line: str, _: int) -> str:
    return line.replace('"cue_text":"said"', '"cue_text":""')


def _misshapen(line: str, number: int) -> str:
    return line.replace('"speaker_id":"speaker-', f'"speaker_id":"Speaker {number} ')


def _misspelt(line: str, number: int) -> str:
    return line.replace('direct","text"', f'dirct-{number}","text"')


def _unknown(line: str, number: int) -> str:
    return line.replace('"speaker_id":"speaker-', f'"speaker_id":"speaker-{number}-')


def _misquoted(line: str, number: int) -> str:
    return line.replace(',"text":"', f',"text":"{number} ')


FAULTS: dict[str, Callable[[str, int], str]] = {
    "the same empty text in all": _emptied,
    "an id that is no slug, another one in each": _misshapen,
    "a misspelt member of a vocabulary, another one in each": _misspelt,
    "a reference to no row, to another one in each": _unknown,
    "a text that is not in its article, another one in each": _misquoted,
}
"""Ways to spoil a record: one fault of all is told once, with its places, and each of many is told."""


def _without_quotes(base: Path) -> None:
    path = base / "datapackage.json"
    said = json.loads(path.read_text())
    said["resources"] = [one for one in said["resources"] if one["name"] != "quotes"]
    path.write_text(json.dumps(said))


def _repeat(
    source: Path, target: Path, records: int, *, spoil: Callable[[str, int], str] = lambda line, _: line
) -> None:
    """Write as many records as asked, each with an id of its own."""
    given = source.read_text(encoding="utf-8").splitlines()
    with target.open("w", encoding="utf-8") as out:
        for number in range(records):
            line = given[number % len(given)]
            line = line.replace('","article_id"', f'-{number}","article_id"', 1)
            out.write(spoil(line, number) + "\n")


def package(folder: Path, articles: int, rounds: int) -> None:
    """Measure a whole package."""
    root = folder / "package"
    write_package(root, articles=articles, quotes_per_article=10)
    quotes = articles * 10
    print(f"\nA package of {quotes:,} quotes over {articles:,} articles, with passages and speakers")
    ours = measure(ONRECORD, str(root / "datapackage.json"), rounds=rounds)
    say("onrecord: shape, keys, spans, rules", ours, quotes, ours)
    say(
        "frictionless: shape, keys",
        measure(FRICTIONLESS_PACKAGE, str(root / "datapackage.json"), rounds=1),
        quotes,
        ours,
    )


def starts(folder: Path, rounds: int) -> None:
    """Measure commands on one file, from cold."""
    record = folder / "one.json"
    article = next(iter((ROOT / "dataset/annotations").glob("news*.yaml")))
    good = json.loads((ROOT / "tests/examples/quantity-in-order/good.json").read_text())
    record.write_text(json.dumps({**good, "event_id": None}))
    onrecord, peer = str(BIN / "onrecord"), str(BIN / "check-jsonschema")
    rows = {
        "onrecord, one JSON record": (onrecord, "validate", str(record)),
        "check-jsonschema, the same": (peer, "--schemafile", "schema/json/claims.schema.json", str(record)),
        "onrecord, one YAML annotation": (onrecord, "validate", str(article)),
        "check-jsonschema, the same ": (
            peer,
            "--schemafile",
            "schema/json/annotation.schema.json",
            str(article),
        ),
        "onrecord --help": (onrecord, "--help"),
        "python -c 'import pydantic'": (sys.executable, "-c", "import pydantic"),
    }
    print("\nFrom cold, whole command")
    for name, command in rows.items():
        print(f"| {name:34} | {cold(*command, rounds=rounds):6.0f} ms |")


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lines-only", action="store_true", help="leave out packages and starts from cold")
    given = parser.parse_args()
    os.environ["PYTHONHASHSEED"] = "0"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines(folder, given.records, given.rounds)
        if given.lines_only:
            return
        starts(folder, given.rounds)
        package(folder, given.articles, min(given.rounds, 2))


if __name__ == "__main__":
    main()
