"""`onrecord diff` as people run it: what it tells of each change, which version it asks for, how it ends."""

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import commands
from onrecord.diff.comparison import compare
from onrecord.diff.report import text_lines
from onrecord.paths import Project
from onrecord.pipeline import build
from onrecord.problems import UsageError
from onrecord.read.published import schema_folder
from onrecord.validate.outcome import Outcome
from onrecord_schema.tables import TABLES

ROOT = Path(__file__).parents[2]


class Two:
    """A package and a copy of it, to be changed."""

    def __init__(self, old: Path, new: Path) -> None:
        """Hold the two folders."""
        self.old, self.new = old, new

    def table(self, name: str) -> Path:
        """Give the file of a table of the copy."""
        return self.new / f"dataset/tables/{name}.csv"

    def rows(self, name: str, change: Callable[[list[dict[str, str]]], object]) -> None:
        """Change the rows of a table of the copy."""
        path = self.table(name)
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        header = list(rows[0])
        change(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def describe(self, **said: Any) -> None:
        """Change the descriptor of the copy."""
        path = self.new / "datapackage.json"
        path.write_text(json.dumps(json.loads(path.read_bytes()) | said), encoding="utf-8")

    def diff(self, *options: str) -> Result:
        """Run the command."""
        return CliRunner().invoke(commands, ["diff", str(self.old), str(self.new), *options])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build the invented project; to be read only."""
    project = Project(tmp_path_factory.mktemp("built") / "harbour")
    shutil.copytree(ROOT / "tests/data/harbour", project.root)
    assert build(project, without_text=True).problems == []
    return project


@pytest.fixture
def two(built: Project, harbour: Project, tmp_path: Path) -> Two:
    """Give the invented project, built, and a copy without its sources."""
    shutil.copytree(built.root, harbour.root, dirs_exist_ok=True)
    new = tmp_path / "new"
    shutil.copytree(harbour.root / "dataset/tables", new / "dataset/tables")
    shutil.copy(harbour.root / "datapackage.json", new)
    return Two(harbour.root, new)


def test_the_same_package_twice_has_no_difference(two: Two) -> None:
    """A folder, a descriptor, a zip and a project of the same rows are the same."""
    zipped = max(two.old.glob("dist/*.zip"))
    for path in (two.new, two.new / "datapackage.json", zipped, two.old / "dataset", two.old):
        result = CliRunner().invoke(commands, ["diff", str(two.old), str(path)])
        assert (result.exit_code, result.output) == (0, "no difference, and the version is 1.0.0 still\n")


Change = Callable[[list[dict[str, str]]], object]


def _set(at: int, **fields: str) -> Change:
    return lambda rows: rows[at].update(fields)


def _without(at: int) -> Change:
    return lambda rows: rows.pop(at)


def _with(at: int, *keys: str, **fields: str) -> Change:
    """Add a row like the first but for some fields, before another."""
    return lambda rows: rows.insert(at, {**rows[0], **dict(zip(rows[0], keys, strict=False)), **fields})


CHANGES: dict[str, tuple[str, Change, str]] = {
    "value corrected": (
        "claims",
        _set(1, kind="status"),
        'patch: claims: port-staff: changed\n    kind: "quantity" -> "status"\n',
    ),
    "value that was null, and number": (
        "claims",
        _set(1, quantity_high="450", holds="2024"),
        'patch: claims: port-staff: changed\n    quantity_high: null -> 450.0\n    holds: null -> "2024"\n',
    ),
    "words corrected": (
        "claims",
        _set(0, text="Port Alder was founded in 1902."),
        "patch: claims: founded-1901: changed\n"
        '    text: "Port Alder was founded in 1901." -> "Port Alder was founded in 1902."\n',
    ),
    "id used for something else": (
        "claims",
        _set(0, text="The gates were shut by guards."),
        "major: claims: founded-1901: stands for something else: its words are less than half like what they were\n"
        '    text: "Port Alder was founded in 1901." -> "The gates were shut by guards."\n',
    ),
    "quote that lost some words": (
        "quotes",
        _set(0, text="Nobody"),
        'patch: quotes: courier-2024-03-06-q01: changed\n    text: "Nobody has walked out," -> "Nobody"\n',
    ),
    "quote of another article": (
        "quotes",
        _set(0, article_id="herald-2024-03-05"),
        "major: quotes: courier-2024-03-06-q01: stands for something else: it is of another article\n"
        '    article_id: "courier-2024-03-06" -> "herald-2024-03-05"\n',
    ),
    "row removed": (
        "claims",
        _without(0),
        'major: claims: founded-1901: is gone: "Port Alder was founded in 1901."\n',
    ),
    "row added": (
        "claims",
        _with(1, "port-founded", text="Port Alder was founded by dockers."),
        'minor: claims: port-founded: is new: "Port Alder was founded by dockers."\n',
    ),
    "row added at the end": (
        "claims",
        _with(5, "zeal", text="The dockers are zealous."),
        'minor: claims: zeal: is new: "The dockers are zealous."\n',
    ),
    "row of a link table removed": (
        "entity_names",
        _without(1),
        "patch: entity_names: dockers-union, Dockers' union: is gone: \"Dockers' union\"\n",
    ),
    "row of a link table added": (
        "entity_names",
        _with(1, "courier", "the paper", "alias"),
        'minor: entity_names: courier, the paper: is new: "the paper"\n',
    ),
    "piece of a quote became another": (
        "quote_spans",
        _set(2, text="shouted"),
        'patch: quote_spans: courier-2024-03-06-q01, 3: changed\n    text: "told" -> "shouted"\n',
    ),
    "text of an article changed": (
        "articles",
        _set(0, text_sha256="1" * 64),
        "major: articles: courier-2024-03-06: its text changed, so that offsets kept elsewhere point to other characters\n"
        '    text_sha256: "0e3aa95865378ea9f49f5e7d3fd9e25557871d23f76b46d5bacdbc53c5f061dc"'
        ' -> "1111111111111111111111111111111111111111111111111111111111111111"\n',
    ),
    "row moved": (
        "quotes",
        _set(0, start="79", end="101"),
        "patch: quotes: courier-2024-03-06-q01: moved by +10 characters\n"
        "    start: 69 -> 79\n    end: 91 -> 101\n",
    ),
    "row moved, and its id": (
        "mentions",
        _set(0, mention_id="courier-2024-03-06-m00018", start="18", end="28"),
        "major: mentions: courier-2024-03-06-m00023: moved by -5 characters, and its id with it\n"
        '    mention_id: "courier-2024-03-06-m00023" -> "courier-2024-03-06-m00018"\n'
        "    start: 23 -> 18\n    end: 33 -> 28\n",
    ),
    "another id for the same row": (
        "quotes",
        _set(0, quote_id="courier-2024-03-06-q00"),
        "major: quotes: courier-2024-03-06-q01: has another id\n"
        '    quote_id: "courier-2024-03-06-q01" -> "courier-2024-03-06-q00"\n',
    ),
}


@pytest.mark.parametrize(("table", "change", "said"), CHANGES.values(), ids=CHANGES)
def test_each_change_of_a_row_is_told_and_judged(two: Two, table: str, change: Change, said: str) -> None:
    """A line says how far it moves the version, which row, and what; the values stand below."""
    two.rows(table, change)
    result = two.diff()
    level, kind = said.partition(":")[0], "changed"
    kind = "removed" if "is gone" in said else "added" if "is new" in said else kind
    kind = "moved" if "moved by" in said else kind
    asked = {"major": "2.0.0", "minor": "1.1.0", "patch": "1.0.1"}[level]
    assert result.output == (
        f"{said}1 {kind}\n"
        f"a {level} change: the version is 1.0.0 still, not far enough: {asked} or later is asked for\n"
    )
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.1.0", "a minor change: the version moved from 1.0.0 to 1.1.0, far enough"),
        ("2.0.0", "a minor change: the version moved from 1.0.0 to 2.0.0, far enough"),
        (
            "1.0.9",
            "a minor change: the version moved from 1.0.0 to 1.0.9, not far enough: 1.1.0 or later is asked for",
        ),
        (
            "0.9.0",
            "a minor change: the version moved from 1.0.0 to 0.9.0, not far enough: 1.1.0 or later is asked for",
        ),
        ("second", "a minor change: the versions, 1.0.0 and second, are not both of three numbers"),
        (None, "a minor change: the versions, 1.0.0 and None, are not both of three numbers"),
    ],
)
def test_the_version_is_held_against_the_changes(two: Two, version: str | None, said: str) -> None:
    """The verdict says whether the version moved far enough."""
    two.rows("claims", _with(1, "port-founded"))
    two.describe(version=version)
    assert two.diff().output.splitlines()[-1] == said


def test_another_version_alone_is_no_difference(two: Two) -> None:
    """A package released anew is the same package."""
    two.describe(version="1.0.1")
    result = two.diff()
    assert (result.exit_code, result.output) == (
        0,
        "no difference, and the version moved from 1.0.0 to 1.0.1\n",
    )


def test_rights_are_a_promise_and_a_title_is_not(two: Two) -> None:
    """What one was allowed to do may be allowed no longer; a title may change."""
    two.describe(licenses=[{"name": "CC0-1.0"}], title="Another \x1b[31mtitle")
    lines = two.diff().output.splitlines()
    assert lines[0] == "major: datapackage.json licenses: changed"
    assert lines[2] == "patch: datapackage.json title: changed"
    assert lines[3].endswith(' -> "Another \\u001b[31mtitle"')
    assert lines[4] == "2 in the package"


def test_rows_of_an_article_that_moved_together_are_told_together(two: Two, harbour: Project) -> None:
    """A word put before a report moves everything in it: a line for each table says so."""
    article = harbour.articles / "courier-2024-03-06.txt"
    moved = Two(two.new, two.old)
    article.write_text("Today: " + article.read_text(encoding="utf-8"), encoding="utf-8")
    assert build(harbour).problems == []
    output = moved.diff().output
    shown = (ROOT / "docs/comparing.md").read_text(encoding="utf-8")
    assert output[: output.index("patch: event_reports")] in shown
    lines = output.splitlines()
    assert [line for line in lines if " rows moved" in line] == [
        "patch: assertions: courier-2024-03-06-a01 to courier-2024-03-06-a03: 3 rows moved by +7 characters",
        "major: mentions: courier-2024-03-06-m00023 to courier-2024-03-06-m00130: 3 rows moved by +7 characters, and their ids with them",
        "patch: quote_spans: courier-2024-03-06-q01, 1 to courier-2024-03-06-q02, 3: 6 rows moved by +7 characters",
    ]
    assert '    text: "A walkout has…" -> "Today: A walkout has…"' in lines
    assert lines[-2] == "2 changed, 17 moved"


def test_json_gives_every_row_in_full(two: Two) -> None:
    """A program gets one object: versions, verdict, and a difference a line."""
    two.rows("claims", _set(1, kind="status"))
    result = two.diff("--format", "json")
    said = json.loads(result.output)
    (one,) = said.pop("differences")
    assert said == {
        "old": {"path": str(two.old), "version": "1.0.0", "schema_version": "1.0.0"},
        "new": {"path": str(two.new), "version": "1.0.0", "schema_version": "1.0.0"},
        "change": "patch",
        "version_asked_for": "1.0.1",
        "far_enough": False,
    }
    assert (one["level"], one["kind"], one["table"]) == ("patch", "changed", "claims")
    assert (one["key"], one["fields"]) == (["port-staff"], ["kind"])
    assert (one["old"]["kind"], one["new"]["kind"]) == ("quantity", "status")
    assert one["old"]["text"] == "More than 400 people work at Port Alder."


def test_json_of_no_difference_is_an_empty_list(two: Two) -> None:
    """There is an object even where nothing differs."""
    result = two.diff("--format", "json")
    assert (result.exit_code, json.loads(result.output)["differences"]) == (0, [])


def test_markdown_can_be_pasted_into_a_release_note(two: Two) -> None:
    """The verdict, a table of counts, and the differences of each table; text of the data is code."""
    two.rows("claims", lambda rows: (rows.pop(0), rows[0].update(quantity_unit="`people`")))
    two.describe(version="2.0.0")
    assert two.diff("--format", "markdown").output == (
        "A major change: the version moved from 1.0.0 to 2.0.0, far enough.\n"
        "\n"
        "| table | added | removed | changed | moved |\n"
        "|---|--:|--:|--:|--:|\n"
        "| claims | 0 | 1 | 1 | 0 |\n"
        "\n"
        "### claims\n"
        "\n"
        '- `claims: founded-1901` is gone (major): `"Port Alder was founded in 1901."`\n'
        "- `claims: port-staff` changed (patch)\n"
        '  - `quantity_unit`: `"people"` → `` "`people`" ``\n'
    )


def test_markdown_lists_the_first_of_very_many(two: Two) -> None:
    """A release note stays readable."""
    two.rows("claims", lambda rows: [rows.append({**rows[0], "claim_id": f"t{at:03}"}) for at in range(120)])
    assert two.diff("--format", "markdown").output.splitlines()[-1] == (
        "- and 70 more, which `onrecord diff` lists"
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


BAD: dict[str, tuple[Callable[[Two], object], str]] = {
    "not sorted": (
        lambda two: two.rows("claims", lambda rows: rows.reverse()),
        "claims.csv:3:1: claim_id: strike-cost stands after strike-unlawful, so that rows cannot be compared [rows-sorted]",
    ),
    "key twice": (
        lambda two: two.rows("claims", lambda rows: rows.insert(0, rows[0])),
        "claims.csv:3:1: claim_id: founded-1901 is used twice in claims [id-unique]",
    ),
    "key that is null": (
        lambda two: two.rows("claims", _set(0, claim_id="")),
        "claims.csv:2:1: claim_id: None is no key: it is not text [type]",
    ),
    "key that is no number": (
        lambda two: two.rows("quote_spans", _set(0, seq="first")),
        "quote_spans.csv:2:24: seq: 'first' is no key: it is not a whole number [type]",
    ),
    "column unknown": (
        lambda two: _write(two.table("utterances"), "utterance_id,tittle\n"),
        "utterances.csv:1:14: tittle: is not a field of utterances [field-unknown]",
    ),
    "not CSV": (
        lambda two: _write(two.table("utterances"), two.table("utterances").read_text() + '"a"b\n'),
        "is not CSV: ',' expected after '\"' [csv-syntax]",
    ),
    "file missing": (
        lambda two: two.table("claims").unlink(),
        "'dataset/tables/claims.csv' does not exist [package-path]",
    ),
    "descriptor that is no JSON": (lambda two: _write(two.new / "datapackage.json", "{"), "[json-syntax]"),
    "schema that nobody published": (
        lambda two: two.describe(schemaVersion="9.9.9"),
        "schemaVersion: is of schema version 9.9.9, which is not published [schema-version]",
    ),
}


@pytest.mark.parametrize(("spoil", "said"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("style", ["text", "json", "markdown"])
def test_a_package_that_cannot_be_compared_is_a_problem(
    two: Two, spoil: Callable[[Two], object], said: str, style: str
) -> None:
    """The problem says where and why, nothing else is written, and the status is not that of a difference."""
    spoil(two)
    result = two.diff("--format", style)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.endswith(
        "The packages were not compared: `onrecord validate` says what else is wrong.\n"
    )


def test_a_zip_that_is_damaged_is_a_problem(two: Two, tmp_path: Path) -> None:
    """Whether it cannot be opened, or a table in it not be read."""
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(damaged, "w") as archive:
        for path in sorted(two.new.rglob("*")):
            archive.write(path, path.relative_to(two.new))
    content = damaged.read_bytes()
    damaged.write_bytes(content.replace(b"Port Alder was founded", b"Port Alder was founDed", 1))
    result = CliRunner().invoke(commands, ["diff", str(two.old), str(damaged)])
    assert result.exit_code == 2
    assert "articles.csv:1:1: cannot be read: Bad CRC-32" in result.stderr
    damaged.write_bytes(content[:-30])
    result = CliRunner().invoke(commands, ["diff", str(two.old), str(damaged)])
    assert result.exit_code == 2
    assert "is not a zip that can be read: File is not a zip file [package-zip]" in result.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing", "nothing does not exist"),
        ("", "is no package: give a folder that holds datapackage.json, a zip of one, or a project"),
        ("notes.txt", "is no package: give a folder"),
        ("raw", "is a project that is not built yet: run `onrecord build` in it"),
    ],
)
def test_what_is_no_package_is_a_wrong_call(two: Two, tmp_path: Path, name: str, said: str) -> None:
    """It is said what to give instead."""
    (tmp_path / "notes.txt").write_text("A note.")
    shutil.copytree(ROOT / "tests/data/harbour", tmp_path / "raw")
    with pytest.raises(UsageError, match=re.escape(said)):
        CliRunner().invoke(
            commands,
            ["diff", str(two.old), str(tmp_path / name)],
            catch_exceptions=False,
            standalone_mode=False,
        )


def test_the_edition_without_text_differs_in_text_and_name_alone(built: Project) -> None:
    """Text that is withheld makes no row another one: every difference is a patch."""
    full, without = sorted(built.dist.glob("*.zip"), reverse=True)
    result = CliRunner().invoke(commands, ["diff", str(full), str(without), "--format", "json"])
    found = json.loads(result.output)["differences"]
    assert {(one["level"], one["kind"]) for one in found} == {("patch", "package"), ("patch", "changed")}
    assert {tuple(one["fields"]) for one in found} == {("name",), ("title",), ("text",)}


def _rows_with_ids(package: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Give every row of the tables whose key is one id, read in the plainest way."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for table in (table for table in TABLES if len(table.primary_key) == 1):
        path = package / f"dataset/tables/{table.name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows |= {(table.name, row[table.primary_key[0]]): row for row in csv.DictReader(file)}
    return rows


def test_two_readings_of_the_real_articles_differ_as_a_plain_comparison_finds(tmp_path: Path) -> None:
    """The first reading against the settled dataset: not a row that differs is missed, and none told in vain."""
    for name in ("first", "settled"):
        shutil.copytree(ROOT / "dataset", tmp_path / name / "dataset")
    reading, dataset = ROOT / "dataset/annotations/first", tmp_path / "first/dataset"
    shutil.copytree(reading, dataset / "annotations", dirs_exist_ok=True)
    shutil.copytree(reading / "registers", dataset / "registers", dirs_exist_ok=True)
    for name in ("first", "settled"):
        assert build(Project(tmp_path / name)).problems == []
    two = Two(tmp_path / "first", tmp_path / "settled")
    old, new = _rows_with_ids(two.old), _rows_with_ids(two.new)
    keys = {table.name: table.primary_key for table in TABLES}
    told = json.loads(two.diff("--format", "json").output)["differences"]
    for side, rows, others in (("old", old, new), ("new", new, old)):
        differing = {key for key, row in rows.items() if row != others.get(key)}
        assert differing == {
            (one["table"], one[side][keys[one["table"]][0]])
            for one in told
            if len(keys[one["table"]]) == 1 and one[side]
        }
        assert len(differing) > 100


@pytest.fixture
def schemas(tmp_path: Path) -> Path:
    """Give published schemas beside which 0.9.0 is kept: mediums were channels, names had no table."""
    folder = tmp_path / "schemas"
    shutil.copytree(schema_folder(), folder)
    (folder / "0.9.0").mkdir()
    for path in folder.glob("*.schema.json"):
        if path.name != "entity_names.schema.json":
            text = path.read_text().replace("/1.0.0/", "/0.9.0/").replace('"medium"', '"channel"')
            (folder / "0.9.0" / path.name).write_text(text)
    return folder


def test_a_change_of_the_schema_is_told_as_such_and_not_row_by_row(two: Two, schemas: Path) -> None:
    """A column and a table that only one package has are told once; other values are compared."""
    two.rows("claims", _set(1, kind="status"))
    newer = Two(two.new, two.old)
    quotes = two.table("quotes")
    _write(quotes, quotes.read_text(encoding="utf-8").replace(",medium,", ",channel,", 1))
    two.table("entity_names").unlink()
    resources = json.loads((two.new / "datapackage.json").read_bytes())["resources"]
    two.describe(schemaVersion="0.9.0", resources=[one for one in resources if one["name"] != "entity_names"])
    found = compare(newer.old, newer.new, Outcome(), schemas)
    assert found is not None
    lines = [line for line in text_lines(found) if not line.startswith(("patch: schema", " "))]
    assert re.fullmatch("[0-9]+ in the schema, 1 changed", lines.pop(-2))
    assert lines == [
        "major: schema annotation.quotes[].channel: the field is gone",
        "major: schema quotes.channel: the field is gone",
        "minor: schema annotation.quotes[].medium: the field is new",
        "minor: schema entity_names: is new",
        "minor: schema quotes.medium: the field is new",
        "patch: claims: port-staff: changed",
        "a major change: the version is 1.0.0 still, not far enough: 2.0.0 or later is asked for",
    ]
