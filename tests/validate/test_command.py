"""`onrecord validate` as people run it: what it looks at, what it says, how it ends."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import commands
from onrecord.paths import Project
from onrecord.pipeline import build
from onrecord.problems import UsageError

MENTION = {
    "mention_id": "courier-2024-03-06-m00110",
    "entity_id": "port-authority",
    "article_id": "courier-2024-03-06",
    "passage_id": "courier-2024-03-06-p00068",
    "start": 110,
    "end": 124,
    "text": "port authority",
}


@pytest.fixture
def built(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Give the invented project, built, as the folder in which commands are run."""
    build(harbour)
    monkeypatch.chdir(harbour.root)
    return harbour


def run(*arguments: str, stdin: str | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(commands, ["validate", *arguments], input=stdin)


def test_a_sound_project_is_told_in_one_line(built: Project) -> None:
    """Nothing but what was checked."""
    result = run()
    assert (result.exit_code, result.output) == (0, "ok: 2 articles, 2 annotations, 4 registers\n")
    assert built.root == Path.cwd()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("dataset", "ok: 2 articles, 2 annotations, 4 registers\n"),
        ("dataset/dataset.yaml", "ok: 2 articles, 2 annotations, 4 registers\n"),
        ("dataset/annotations/herald-2024-03-05.yaml", "ok: 1 file\n"),
        ("dataset/annotations", "ok: 2 files\n"),
        ("dataset/registers/entities.yaml", "ok: 1 file\n"),
        ("dataset/articles/herald-2024-03-05.txt", "ok: 2 files\n"),
        ("datapackage.json", "ok: 1 package, 77 rows\n"),
        ("dist/port-alder-2024.zip", "ok: 1 package, 77 rows\n"),
        ("dataset/tables/quotes.csv", "ok: 5 rows\n"),
        ("dataset/tables", "ok: 77 rows\n"),
    ],
)
def test_what_a_path_holds_is_found_out_by_looking(built: Project, path: str, said: str) -> None:
    """Projects, annotations, registers, articles, packages, zips and rows are told apart."""
    found = next((built.root / path).parent.glob("*.zip")) if path.endswith(".zip") else path
    result = run(str(found))
    assert (result.exit_code, result.output) == (0, said)


@pytest.mark.usefixtures("built")
def test_an_article_and_its_annotation_are_checked_before_they_join(tmp_path: Path) -> None:
    """A new report needs not be in the dataset to be checked against its registers."""
    (tmp_path / "herald-2024-03-09.txt").write_text("The strike is over, Ines Okoro said.\n")
    (tmp_path / "herald-2024-03-09.yaml").write_text(
        "article: herald-2024-03-09\noutlet: herald\nlanguage: en\nrights: Written for the tests.\nquotes:\n"
        "  - {id: q01, kind: indirect, content: [The strike is over], cue: said,\n"
        "     speaker: {entity: ines-okora, exact: Ines Okoro}}\n"
    )
    paths = [str(tmp_path / f"herald-2024-03-09.{suffix}") for suffix in ("txt", "yaml")]
    result = run(*paths, "--against", ".")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [
        f"{paths[1]}:7:24: quotes[0].speaker.entity: no row of entities has the id 'ines-okora' [reference-exists]",
        "    |      speaker: {entity: ines-okora, exact: Ines Okoro}}",
        "    |                        ^",
    ]
    assert "Did you mean 'ines-okoro'?" in result.stdout


@pytest.mark.usefixtures("built")
def test_of_an_article_without_an_annotation_it_is_said_what_was_checked(tmp_path: Path) -> None:
    """A text alone is clean if it is a text; the note says so, and how to go on."""
    path = tmp_path / "herald-2024-03-09.txt"
    path.write_text("The strike is over, Ines Okoro said.\n")
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (0, "ok: 1 file\n")
    assert result.stderr == (
        f"note: {path} has no annotation, so nothing but the text was checked:"
        f" `onrecord draft {path}` proposes one\n"
    )
    path.with_suffix(".yaml").write_text("article: herald-2024-03-09\n")
    assert "note" not in run(str(path), str(path.with_suffix(".yaml"))).stderr
    assert run("dataset/articles/herald-2024-03-05.txt").stderr == ""


@pytest.mark.usefixtures("built")
def test_standard_input_is_looked_at_too() -> None:
    """`-` takes rows in any form, and annotations."""
    row = io.StringIO()
    csv.writer(row).writerows([MENTION, MENTION.values()])
    for text in (json.dumps(MENTION), json.dumps([MENTION]), json.dumps(MENTION) + "\n", row.getvalue()):
        result = run("-", stdin=text)
        assert (result.exit_code, result.output) == (0, "ok: 1 row\n"), text
    annotation = Path("dataset/annotations/herald-2024-03-05.yaml").read_text()
    assert run("-", stdin=annotation).output == "ok: 1 file\n"


@pytest.mark.usefixtures("built")
def test_the_table_may_be_said() -> None:
    """Rows whose fields fit no table, or another one, are taken for the table that is named."""
    result = run("-", "--table", "mentions", stdin='{"text": "port authority"}')
    assert result.exit_code == 1
    rules = {line.rpartition("[")[2] for line in result.stdout.splitlines() if line.endswith("]")}
    assert rules == {"field-missing]"}
    result = run("-", stdin='{"colour": "red"}')
    assert "holds rows of no table that is known [file-kind]" in result.stdout


def test_lines_and_columns_are_those_of_an_editor(built: Project, tmp_path: Path) -> None:
    """Quoted line breaks, multi-byte characters and blank lines are counted as an editor counts them."""
    entity = {"entity_id": "port-cat", "type": "person", "name": "Kät 🐈", "description": "a\n“b”\n\nc"}
    bad = {**entity, "entity_id": "Port Dog", "type": "dog"}
    (tmp_path / "entities.jsonl").write_text(
        "\n".join(["", json.dumps(entity, ensure_ascii=False), "", json.dumps(bad, ensure_ascii=False)])
        + "\n"
    )
    with (tmp_path / "entities.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("name", "description", "entity_id", "type"), *(
            (row["name"], row["description"], row["entity_id"], row["type"]) for row in (entity, bad)
        )])  # fmt: skip
    (tmp_path / "entities.json").write_text(json.dumps([entity, bad], ensure_ascii=False, indent=1))
    found = {}
    for suffix in ("jsonl", "csv", "json"):
        path = tmp_path / f"entities.{suffix}"
        lines = path.read_text().split("\n")
        result = run("--format", "json", str(path))
        problems = json.loads(result.stdout)
        found[suffix] = [(one["line"], one["column"]) for one in problems]
        for one in problems:
            value = bad[one["path"].removeprefix("[1].")]
            value = json.dumps(value).strip('"') if suffix != "csv" else value
            at = lines[one["line"] - 1][one["column"] - 1 :]
            assert at.removeprefix('"').startswith(value), (suffix, one)
    assert found == {"jsonl": [(4, 15), (4, 35)], "csv": [(9, 4), (9, 13)], "json": [(9, 16), (10, 11)]}
    assert built.root.is_dir()


@pytest.mark.usefixtures("built")
def test_one_cause_is_one_problem_with_all_its_places(tmp_path: Path) -> None:
    """An entity that is missing is said once, with every place that names it."""
    rows = [{**MENTION, "mention_id": f"courier-2024-03-06-x{n}", "entity_id": "harbour"} for n in range(30)]
    path = tmp_path / "mentions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    [problem] = [
        one
        for one in json.loads(run("--format", "json", str(path)).stdout)
        if one["rule"] == "reference-exists"
    ]
    assert (problem["line"], [place["line"] for place in problem["also"]]) == (1, list(range(2, 31)))
    text = run(str(path)).stdout
    assert text.count("no row of entities has the id 'harbour'") == 1
    assert "and 9 more places (--format json lists them)" in text


def test_rows_that_are_in_the_dataset_already_are_duplicates(built: Project, tmp_path: Path) -> None:
    """A key that the package has is refused, and the first place is named."""
    source = built.root / "dataset/tables/entities.csv"
    path = tmp_path / "entities.csv"
    path.write_text("\n".join(source.read_text().splitlines()[:2]) + "\n")
    result = run("--format", "json", str(path))
    [problem] = json.loads(result.stdout)
    assert problem["message"] == "courier is used twice in entities"
    assert problem["hint"].startswith("The first is at dataset/tables/entities.csv:2:1: entity_id.")


def test_without_a_dataset_at_hand_it_is_said_that_references_were_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shape and the rules of a row alone still hold."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mentions.json").write_text(json.dumps({**MENTION, "entity_id": "nobody"}))
    result = run("mentions.json")
    assert (result.exit_code, result.stdout) == (0, "ok: 1 row\n")
    assert result.stderr == (
        "note: there is no dataset at hand, so references and spans were not checked: give --against\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.yaml"], "nowhere.yaml does not exist"),
        (["--table", "boats", "x.csv"], "there is no table 'boats'; there are articles, "),
        (
            ["--against", "nowhere", "dataset/tables/quotes.csv"],
            "nowhere is neither a data package nor a folder",
        ),
    ],
)
@pytest.mark.usefixtures("built")
def test_a_wrong_call_is_a_usage_error(arguments: list[str], said: str) -> None:
    """It is no problem of the data: exit status 2, by way of UsageError."""
    result = run(*arguments)
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).startswith(said)


def test_a_package_without_a_table_that_others_refer_to_is_a_problem(built: Project) -> None:
    """What cannot be checked is said, once."""
    path = built.root / "datapackage.json"
    said = json.loads(path.read_text())
    said["resources"] = [one for one in said["resources"] if one["name"] != "passages"]
    path.write_text(json.dumps(said))
    result = run("--format", "json", str(path))
    [problem] = json.loads(result.stdout)
    assert problem["rule"] == "package-descriptor"
    assert problem["message"].startswith("lacks the table passages, to which ")


def test_a_zip_that_is_damaged_is_a_problem(built: Project, tmp_path: Path) -> None:
    """What cannot be unpacked is said, at the member."""
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in (built.root / "datapackage.json", *sorted((built.root / "dataset/tables").glob("*.csv"))):
            archive.write(file, file.relative_to(built.root))
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Ines Okoro", b"Anna Okoro"))
    result = run(str(path))
    assert result.exit_code == 1
    assert "cannot be read: Bad CRC-32 for file 'dataset/tables/" in result.stdout


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_the_name_of_a_file_need_not_be_text(built: Project, style: str) -> None:
    """Bytes that are no UTF-8 are reported like any other name, on a terminal that takes UTF-8 alone."""
    path = os.fsencode(built.root) + b"/entities \xff.jsonl"
    Path(os.fsdecode(path)).write_bytes(b'{"entity_id": "A"}\n')
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "validate", "--format", style, path],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )
    assert (run.returncode, b"Traceback" in run.stderr) == (1, False)
    shown = {
        "text": "entities ·.jsonl:1:1",
        "json": "entities \\udcff.jsonl",
        "github": ".jsonl,line=1,col=1",
        "sarif": "entities%20%FF.jsonl",
    }
    assert shown[style] in run.stdout.decode()


def test_another_reading_is_held_to_its_own_registers(built: Project) -> None:
    """A folder of annotations with registers beside them stands for itself; no file hides another of its name."""
    second = built.dataset / "annotations/second"
    (second / "registers").mkdir(parents=True)
    for name in ("claims", "events", "utterances"):
        text = (built.registers / f"{name}.yaml").read_text()
        (second / f"registers/{name}.yaml").write_text(text.replace("strike-2024", "walkout-2024"))
    for path in built.annotations.glob("*.yaml"):
        (second / path.name).write_text(path.read_text().replace("event: strike-2024", "event: walkout-2024"))
    for paths, files in (
        (["dataset/annotations/second/herald-2024-03-05.yaml"], "1 file"),
        (["dataset/annotations/second"], "5 files"),
        (["dataset/annotations", "dataset/registers"], "11 files"),
    ):
        result = run(*paths)
        assert (result.exit_code, result.output) == (0, f"ok: {files}\n")
    path = built.annotations / "herald-2024-03-05.yaml"
    path.write_text(path.read_text().replace("We will not load", "We shall not load"))
    assert "1 problem: 11 files" in run("dataset/annotations", "dataset/registers").output


def test_a_zip_whose_descriptor_is_damaged_is_a_problem(built: Project, tmp_path: Path) -> None:
    """The list of members may be sound where a member is not."""
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(built.root / "datapackage.json", "datapackage.json")
    path.write_bytes(path.read_bytes().replace(b"PK\x03\x04", b"PK\x03\x05", 1))
    result = run(str(path))
    assert result.exit_code == 1
    assert "is not a zip that can be read: Bad magic number for file header [package-zip]" in result.stdout


@pytest.mark.usefixtures("built")
def test_a_fault_that_many_rows_have_is_one_problem_in_many_places(tmp_path: Path) -> None:
    """A program that writes a word wrong writes it wrong in every row: one cause, each place named."""
    rows = [{**MENTION, "mention_id": f"courier-2024-03-06-m{at}", "text": ""} for at in range(3)]
    path = tmp_path / "mentions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = run(str(path))
    assert [line for line in result.stdout.splitlines() if ".jsonl" in line] == [
        f"{path}:1:185: text: is empty [type]",
        f"    also {path}:2:185: text",
        f"    also {path}:3:185: text",
    ]
    assert result.stderr.splitlines()[-1] == "1 problem in 3 places: 3 rows"


@pytest.mark.usefixtures("built")
def test_a_fault_of_shape_hides_no_other_fault_of_its_row(tmp_path: Path) -> None:
    """A row with a field that is no field, and text that is not in the article, has both told at once."""
    path = tmp_path / "mentions.jsonl"
    path.write_text(json.dumps({**MENTION, "text": "Port Authority", "entity_id": "Port Authority"}) + "\n")
    assert [(one["path"], one["rule"]) for one in json.loads(run("--format", "json", str(path)).stdout)] == [
        ("entity_id", "pattern"),
        ("text", "span-grounded"),
    ]


@pytest.mark.usefixtures("built")
def test_a_row_of_very_many_unknown_fields_is_told_in_short(tmp_path: Path) -> None:
    """The first hundred are named one by one, and the rest are counted."""
    path = tmp_path / "mentions.jsonl"
    path.write_text(json.dumps({**MENTION, **{f"field_{at}": at for at in range(20_000)}}) + "\n")
    problems = json.loads(run("--format", "json", str(path)).stdout)
    assert len(problems) == 101
    assert problems[-1]["message"] == "is not a field of mentions, nor are 19,899 more after it"
