"""`onrecord extract`: many articles, tables or JSON lines out, faults said and left out."""

import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from onrecord.checks.catalogue import check
from onrecord.cli.extract import extract
from onrecord.corpora.documents import slug_of
from onrecord.paths import Project
from onrecord.problems import Place, UsageError
from onrecord.records import Dataset
from onrecord_schema.tables import TABLES

OWN = Path(__file__).parent.parent / "extract/data"
LI = "“It is over,” said Ann Li on Tuesday. Ms. Li has left, Port Alder said.\n"


def run(*arguments: str, stdin: bytes = b"") -> Result:
    """Run the command."""
    return CliRunner().invoke(extract, arguments, input=io.BytesIO(stdin))


def tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read what was written, dates as text."""
    return {
        table.name: [
            {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}
            for row in pq.read_table(folder / f"{table.name}.parquet").to_pylist()
        ]
        for table in TABLES
    }


def lines(*documents: Any) -> bytes:
    """Write documents as JSON lines."""
    return "".join(f"{json.dumps(one)}\n" for one in documents).encode()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Give the articles of ours as JSON lines."""
    documents = [
        {
            "doc_id": f"{path.stem}-{copy}",
            "text": path.read_text(encoding="utf-8"),
            "published": path.stem[-10:],
            "outlet": "The Example Herald",
        }
        for copy in range(20)
        for path in sorted(OWN.glob("*.txt"))
    ]
    (tmp_path / "corpus.jsonl").write_bytes(lines(*documents))
    return tmp_path / "corpus.jsonl"


def test_the_tables_are_those_of_the_dataset_and_break_no_rule(corpus: Path, tmp_path: Path) -> None:
    """All 15 tables are there, and every rule that the dataset obeys holds of them."""
    result = run(str(corpus), "-o", str(tmp_path / "out"))
    found = tables(tmp_path / "out")
    rows = sum(len(table) for table in found.values())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"100 articles, {rows} rows in {tmp_path / 'out'}\n"
    dataset = Dataset()
    for name, table in found.items():
        for row in table:
            dataset.add(name, row, lambda field: Place("row", path=field))
    broken = {problem.rule for problem in check(dataset)}
    # Ids of names are numbered, and a name that only opens a sentence may be one letter from another.
    assert broken - {"id-not-a-typo-apart"} == set()
    assert len(found["quotes"]) > 1000
    assert found["entities"][0]["entity_id"] == "the-example-herald-" + slug_of("The Example Herald")[-8:]


def test_several_processes_write_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    """The order is that of the corpus, however many work at it."""
    assert run(str(corpus), "-o", str(tmp_path / "one")).exit_code == 0
    assert run(str(corpus), "-o", str(tmp_path / "two"), "--jobs", "2").exit_code == 0
    for table in TABLES:
        name = f"{table.name}.parquet"
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_names_mean_the_same_within_an_article_only(tmp_path: Path) -> None:
    """Without a register, Ann Li of one article is not said to be Ann Li of another."""
    stdin = lines({"doc_id": "a", "text": LI}, {"doc_id": "b", "text": LI})
    assert run("-", "-o", str(tmp_path / "out"), stdin=stdin).exit_code == 0
    found = tables(tmp_path / "out")
    speakers = [(row["article_id"], row["speaker_text"], row["speaker_id"]) for row in found["quotes"]]
    people = {row["entity_id"]: row["name"] for row in found["entities"]}
    assert [(article, text, people[who]) for article, text, who in speakers[::2]] == [
        ("a", "Ann Li", "Ann Li"),
        ("b", "Ann Li", "Ann Li"),
    ]
    assert speakers[0][2] != speakers[2][2]
    assert found["articles"][0]["outlet_id"] == "unknown-outlet"


def test_the_registers_of_a_project_are_matched(harbour: Project, tmp_path: Path) -> None:
    """With a project, its names lead to its entities."""
    arguments = ("-", "-o", str(tmp_path / "out"), "--against", str(harbour.root))
    assert run(*arguments, stdin=lines({"doc_id": "a", "text": LI, "outlet": "herald"})).exit_code == 0
    found = tables(tmp_path / "out")
    assert found["quotes"][1]["speaker_id"] == "port-alder"
    assert found["articles"][0]["outlet_id"] == "herald"
    assert [row["entity_id"] for row in found["entities"]].count("herald") == 1


def test_a_folder_of_texts_is_a_corpus(tmp_path: Path) -> None:
    """Each .txt file is an article, its name the id."""
    result = run(str(OWN), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert [row["article_id"] for row in tables(tmp_path / "out")["articles"]] == sorted(
        path.stem for path in OWN.glob("*.txt")
    )


def test_faulty_documents_are_said_and_the_others_written(tmp_path: Path) -> None:
    """Nothing stops at a bad line, and nothing is left out without a word."""
    stdin = b"".join(
        (
            lines({"doc_id": "a", "text": LI}),
            b"{\n\n\xff\n",
            lines(
                {"doc_id": "a", "text": LI},
                {"doc_id": "b"},
                {"doc_id": "c", "text": LI, "published": "soon"},
                {"doc_id": "d", "text": " "},
                {"doc_id": "e", "text": "\ud800"},
                {"doc_id": "f", "text": "a\x00"},
                [1],
                {"doc_id": 7, "text": LI, "published": None},
            ),
        )
    )
    result = run("-", "-o", str(tmp_path / "out"), stdin=stdin)
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if line.startswith("<stdin>")] == [
        "<stdin>:2:2: lacks a key in double quotes here [json-syntax]",
        "<stdin>:4:1: is not UTF-8: invalid start byte [file-utf8]",
        "<stdin>:5:1: a document before it has the id 'a' [id-unique]",
        "<stdin>:6:1: text: is missing [neutral-document]",
        "<stdin>:7:1: published: is no day, no moment that begins with one, and not null [neutral-document]",
        "<stdin>:8:1: text: is empty [neutral-document]",
        "<stdin>:9:25: text: holds half of a surrogate pair [json-surrogate]",
        "<stdin>:10:1: text: holds a NUL character [neutral-document]",
        "<stdin>:11:1: is not a JSON object [neutral-document]",
    ]
    assert [row["article_id"] for row in tables(tmp_path / "out")["articles"]] == ["a", "7"]


def test_quotes_go_through_line_by_line(tmp_path: Path) -> None:
    """The neutral form: the same objects with their quotes; a faulty line is a problem, not the end."""
    stdin = lines({"doc_id": "a", "text": LI, "more": 1}, {"doc_id": "b", "text": "\ud800"}) + b"\xff\n"
    result = run("-", "--format", "quotes-jsonl", stdin=stdin)
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["more"] == 1
    assert json.loads(line)["quotes"][0] == {
        "segments": [[1, 12]], "kind": "direct", "speaker": [19, 25], "cue": [14, 18],
    }  # fmt: skip
    assert result.exit_code == 1
    assert [text.split(": ", 1)[1] for text in result.stderr.splitlines() if text.startswith("<stdin>")] == [
        "text: holds half of a surrogate pair [json-surrogate]",
        "is not UTF-8: invalid start byte [file-utf8]",
    ]
    written = run("-", "--format", "quotes-jsonl", "-o", str(tmp_path / "o.jsonl"), stdin=stdin)
    assert written.stdout == ""
    assert (tmp_path / "o.jsonl").read_text(encoding="utf-8") == f"{line}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-"], "where to? give -o FOLDER"),
        (["nowhere.jsonl", "-o", "out"], "cannot read nowhere.jsonl: No such file or directory"),
        ([str(OWN), "--format", "quotes-jsonl"], "is a folder: --format quotes-jsonl takes a file"),
        ([str(OWN), "-o", str(OWN)], "exists: name a folder that does not, or move it away"),
        ([str(OWN.parent), "-o", "out"], "holds no .txt files"),
        (["-", "--format", "quotes-jsonl", "-o", str(OWN)], "data is a folder: name the file to write"),
        (["ferry.txt", "-o", "out"], "ferry.txt is one text: give the folder that holds it, or draft it"),
    ],
)
def test_a_call_that_cannot_be_served_is_refused(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing or in the way is said, and nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert isinstance(result.exception, UsageError)
    assert message in str(result.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [("wsj-0001", "wsj-0001"), ("", "e3b0c442"), ("é", "4a99557e"), ("a" * 200, f"{'a' * 70}-c2a908d9")],
)
def test_any_name_becomes_an_id(name: str, slug: str) -> None:
    """An id stays as it is; anything else gets a digest that tells it apart."""
    assert slug_of(name) == slug
