"""JSON lines of documents: one set of rules for tables and quotes, and what goes through comes out as it stood."""

import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate
from onrecord.cli.extract import extract
from onrecord.corpora.lines import lines_of
from onrecord.corpora.quotes import with_quotes
from onrecord.problems import Problem, first_line

TEXT = "“No,” said Li, “never.” The board met."


def read(content: str | bytes) -> tuple[list[str], list[str]]:
    """Give the lines with their quotes, and what is said of the others."""
    problems: list[Problem] = []
    stream = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    written = list(with_quotes(lines_of(stream, "in.jsonl", problems)))
    return written, [first_line(problem) for problem in problems]


def test_a_document_comes_back_with_its_quotes() -> None:
    """The same object, with segments, kind, speaker and cue as offsets."""
    document = {"doc_id": "d1", "text": TEXT, "published": None, "source": "ours"}
    written, problems = read(f"{json.dumps(document)}\n\n")
    assert problems == []
    assert [json.loads(line) for line in written] == [
        {
            **document,
            "quotes": [
                {"segments": [[1, 4], [16, 22]], "kind": "direct", "speaker": [11, 13], "cue": [6, 10]}
            ],
        }
    ]


def test_every_value_comes_out_as_it_was_written() -> None:
    """Digits that no float holds, escapes, and lists stay character by character; old quotes do not stay."""
    line = (
        ' {"doc_id" : 7, "quotes": [1], "n": 1.0000000000000000001,"t\\u00e4": "\\u00e9\\n", "deep":'
        ' {"a": [1e5,  -0]}, "text":"The board met.", "published":"2022-11-09T08:00:00Z"} '
    )
    written, problems = read(line)
    assert problems == []
    assert written == [
        '{"doc_id": 7, "quotes": [], "n": 1.0000000000000000001, "tä": "\\u00e9\\n",'
        ' "deep": {"a": [1e5,  -0]}, "text": "The board met.", "published": "2022-11-09T08:00:00Z"}'
    ]


FAULTS = [
    ("{", "1:2: lacks a key in double quotes here [json-syntax]"),
    ('["a"]', "1:1: is not a JSON object [neutral-document]"),
    ('{"doc_id": "a"}', "1:1: text: is missing [neutral-document]"),
    ('{"doc_id": "a", "text": 1}', "1:1: text: is no text [neutral-document]"),
    ('{"doc_id": "a", "text": " "}', "1:1: text: is empty [neutral-document]"),
    ('{"doc_id": "a", "text": "\\u0000"}', "1:1: text: holds a NUL character [neutral-document]"),
    ('{"text": "a"}', "1:1: doc_id: is missing [neutral-document]"),
    *(
        (
            f'{{"doc_id": {one}, "text": "a"}}',
            "1:1: doc_id: is no text and no whole number [neutral-document]",
        )
        for one in ("null", "[1]", "true", "1.5")
    ),
    *(
        (
            f'{{"doc_id": "a", "text": "a", "published": {one}}}',
            "1:1: published: is no day, no moment that begins with one, and not null [neutral-document]",
        )
        for one in ('"not a date"', '"2022-11-09T99:99"', '"2022-11-31"', '"2022-11"', "20221109")
    ),
    (
        '{"doc_id": "a", "text": "a", "outlet": 1}',
        "1:1: outlet: is no text and not null [neutral-document]",
    ),
    ('{"doc_id": "a", "text": "a", "n": NaN}', "1:35: n: NaN is not JSON [json-syntax]"),
    ('{"doc_id": "a", "text": "a", "n": [1e999]}', "1:36: n[0]: is too large a number [json-number]"),
    (
        '{"doc_id": "a", "text": "a", "n": 1, "n": 2}',
        "1:38: n: has the key n twice in one record [json-duplicate-key]",
    ),
    ('{"doc_id": "a", "text": "\\ud800"}', "1:25: text: holds half of a surrogate pair [json-surrogate]"),
    (
        '{"doc_id": "a", "text": "a", "n": ' + "[" * 3000 + "]" * 3000 + "}",
        "1:74: nests deeper than 40 levels [json-depth]",
    ),
]


@pytest.mark.parametrize(("line", "fault"), FAULTS)
def test_what_is_no_document_is_none_for_tables_and_quotes_alike(
    line: str, fault: str, tmp_path: Path
) -> None:
    """The same words for both, and the documents around it are read."""
    good = json.dumps({"doc_id": "good", "text": TEXT})
    (tmp_path / "in.jsonl").write_text(f"{line}\n{good}\n", encoding="utf-8")
    command = [str(tmp_path / "in.jsonl"), "-o"]
    quotes = CliRunner().invoke(extract, [*command, str(tmp_path / "out.jsonl"), "--format", "quotes-jsonl"])
    tables = CliRunner().invoke(extract, [*command, str(tmp_path / "out")])
    said = [f"{tmp_path / 'in.jsonl'}:{fault}"]
    for result in (quotes, tables):
        assert result.exit_code == 1
        assert [one for one in result.stderr.splitlines() if one.startswith("/")] == said
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["doc_id"] == "good"
    assert pq.read_table(tmp_path / "out/articles.parquet")["article_id"].to_pylist() == ["good"]


def test_a_document_that_comes_twice_is_read_once_and_evaluate_takes_what_is_written(tmp_path: Path) -> None:
    """7 and "7" are one id: who scores the output would refuse the second."""
    written, problems = read(
        '{"doc_id": 7, "text": "a"}\n{"doc_id": "7", "text": "b"}\n{"doc_id": "8", "text": "c"}'
    )
    assert problems == ["in.jsonl:2:1: a document before it has the id '7' [id-unique]"]
    assert [json.loads(line)["text"] for line in written] == ["a", "c"]
    (tmp_path / "out.jsonl").write_text("\n".join(written), encoding="utf-8")
    assert CliRunner().invoke(evaluate, [str(tmp_path / "out.jsonl")] * 2).exit_code == 0


def test_a_line_that_is_not_utf_8_is_said_and_the_rest_goes_on() -> None:
    """A byte order mark at the beginning is no fault."""
    written, problems = read(b'\xef\xbb\xbf{"doc_id": "a", "text": "a"}\n\xff\n{"doc_id": "b", "text": "b"}')
    assert problems == ["in.jsonl:2:1: is not UTF-8: invalid start byte [file-utf8]"]
    assert [json.loads(line)["doc_id"] for line in written] == ["a", "b"]
