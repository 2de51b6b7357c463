"""`onrecord evaluate`: drafts against curated work, folders, and files in the neutral form."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.evaluate import evaluate
from onrecord.evaluate.marks import QuoteMark
from onrecord.evaluate.neutral import read_neutral
from onrecord.paths import Project
from onrecord.problems import Problem, UsageError, as_text
from onrecord.text.spans import Span

TEXT = "“It is over,” said Ann Li. Sales fell, she said."
DIRECT = {"segments": [[1, 12]], "kind": "direct", "speaker": [19, 25], "cue": [14, 18]}
INDIRECT = {"segments": [[27, 37]], "kind": "indirect", "speaker": [39, 42], "cue": [43, 47]}


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(evaluate, arguments)


def written(path: Path, *documents: dict[str, Any]) -> str:
    """Write a file in the neutral form, and give its path."""
    path.write_text("".join(f"{json.dumps(one)}\n" for one in documents), encoding="utf-8")
    return str(path)


def document(doc_id: str, *quotes: dict[str, Any]) -> dict[str, Any]:
    """Make a document with its quotes."""
    return {"doc_id": doc_id, "text": TEXT, "published": None, "quotes": list(quotes)}


def test_drafts_are_held_against_the_curated_articles(
    harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without arguments each article is drafted anew; in sum, and article by article."""
    monkeypatch.chdir(harbour.root)
    result = run("--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["articles"] == ["courier-2024-03-06", "herald-2024-03-05"]
    assert list(found["by_article"]) == found["articles"]
    quotes = found["spans"]["quotes"]["overlap"]
    assert quotes["first"] == sum(
        one["spans"]["quotes"]["overlap"]["first"] for one in found["by_article"].values()
    )
    assert quotes["matched"] >= 4
    assert "courier-2024-03-06: quotes " in run().stdout
    markdown = run("--format", "markdown").stdout
    assert markdown.startswith("| marks | curated | drafted | P | R | F1 |")
    assert "\n| article by article | P | R | F1 |" in markdown


def test_what_is_drafted_is_not_measured_against_drafts(
    harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article that nobody has reviewed says nothing about how good drafts are."""
    monkeypatch.chdir(harbour.root)
    path = harbour.annotations / "courier-2024-03-06.yaml"
    path.write_text(f"status: draft\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    result = run("--format", "json")
    assert json.loads(result.stdout)["articles"] == ["herald-2024-03-05"]


def test_files_in_the_neutral_form_are_scored(tmp_path: Path) -> None:
    """A quote that is missed, one with another speaker, and a document that is not there: all count."""
    gold = written(tmp_path / "gold.jsonl", document("a", DIRECT, INDIRECT), document("b", DIRECT))
    wrong = {**DIRECT, "speaker": [27, 32]}
    predicted = written(tmp_path / "found.jsonl", document("a", wrong), document("c", DIRECT))
    result = run(gold, predicted, "--format", "json")
    found = json.loads(result.stdout)
    exact = found["spans"]["quotes"]["exact"]
    assert (exact["matched"], exact["first"], exact["second"]) == (1, 3, 1)
    assert found["details"]["speaker's words in a quote, overlapping"] == {"pairs": 1, "same": 0.0}
    assert found["details"]["cue of a quote, exact"] == {"pairs": 1, "same": 1.0}
    assert result.stderr == (
        "note: 1 document is in the first file alone: read in vain\n"
        "note: 1 document is in the second file alone: not measured\n"
    )
    assert run(gold, gold).stdout == (
        "2 articles: a, b\n"
        "\n"
        "marks            first  second      P      R     F1   P ≥½   R ≥½  F1 ≥½\n"
        "quotes               3       3  100.0  100.0  100.0  100.0  100.0  100.0\n"
        "direct quotes        2       2  100.0  100.0  100.0  100.0  100.0  100.0\n"
        "indirect quotes      1       1  100.0  100.0  100.0  100.0  100.0  100.0\n"
        "mixed quotes         0       0      –      –      –      –      –      –\n"
        "\n"
        "label of matched marks  pairs   same  kappa\n"
        "kind of a quote             3  100.0   1.00\n"
        "\n"
        "matched marks with the same              pairs   same\n"
        "speaker's words in a quote, overlapping      3  100.0\n"
        "speaker's words in a quote, exact            3  100.0\n"
        "cue of a quote, overlapping                  3  100.0\n"
        "cue of a quote, exact                        3  100.0\n"
    )


@pytest.mark.parametrize(
    ("text", "length"), [(TEXT.replace("Ann", "Bob"), 48), (f"{TEXT} ", 49)], ids=["as-long", "longer"]
)
def test_a_document_with_another_text_is_refused_and_the_others_measured(
    tmp_path: Path, text: str, length: int
) -> None:
    """Offsets into another text mean other words, however long it is: a problem, exit status 1."""
    gold = written(tmp_path / "gold.jsonl", document("a", DIRECT, INDIRECT), document("b", DIRECT))
    other = {**document("a", DIRECT, INDIRECT), "text": text}
    predicted = written(tmp_path / "found.jsonl", document("b", DIRECT), other)
    result = run(gold, predicted, "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == (
        f"{predicted}:2:1: the text of document 'a' is not the one in {gold}: 48 and {length} characters"
        " [neutral-text]\n    It is not measured. Read the same text in both files.\n"
    )
    found = json.loads(result.stdout)
    assert found["articles"] == ["b"]
    assert found["spans"]["quotes"]["exact"] == {
        "matched": 1,
        "first": 1,
        "second": 1,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }


def test_files_of_which_no_text_is_the_same_are_not_measured(tmp_path: Path) -> None:
    """No table without a document, and exit status 1."""
    gold = written(tmp_path / "gold.jsonl", document("a", DIRECT))
    predicted = written(tmp_path / "found.jsonl", {**document("a", DIRECT), "text": f"{TEXT} "})
    result = run(gold, predicted)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("nothing was measured: no document has the same text in both files.\n")


FAULTY = [
    {**DIRECT, "segments": []},
    {**DIRECT, "segments": [[5, 5]]},
    {**DIRECT, "segments": [[0, 999]]},
    {**DIRECT, "segments": [[1, 6], [4, 8]]},
    {**DIRECT, "segments": "1-2"},
    {**DIRECT, "segments": [[False, True]]},
    {**DIRECT, "kind": "loud"},
    {**DIRECT, "kind": []},
    {**DIRECT, "kind": {}},
    {**DIRECT, "speaker": [False, 6]},
    {**DIRECT, "speaker": [3]},
    7,
]


@pytest.mark.parametrize("quote", FAULTY, ids=str)
def test_a_quote_that_is_none_is_a_problem(quote: Any) -> None:
    """Offsets out of the text, out of order, or of no quote at all; a truth value is no offset, a list no kind."""
    problems: list[Problem] = []
    line = json.dumps({"doc_id": "a", "text": TEXT, "quotes": [INDIRECT, quote]}).encode()
    assert len(read_neutral([line], "a.jsonl", problems).quotes) == 1
    assert [as_text(one).splitlines()[0] for one in problems] == [
        "a.jsonl:1:1: quotes[1]: is no quote with segments in order inside the text, a kind, and speaker and"
        " cue or null [neutral-quote]"
    ]


def test_segments_may_come_in_any_order_and_speaker_and_cue_may_be_missing() -> None:
    """They are put into the order of the text."""
    quote = {"segments": [[27, 37], [1, 12]], "kind": "direct", "speaker": None}
    line = json.dumps({"doc_id": 1, "text": TEXT, "quotes": [quote]}).encode()
    assert read_neutral([b"\n", line], "a.jsonl", []).quotes == [
        QuoteMark("1", (Span(1, 12), Span(27, 37)), {"kind": "direct"})
    ]


def test_faulty_lines_are_said_and_nothing_is_measured(tmp_path: Path) -> None:
    """A score of half a file would be no score."""
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(
        b'{\n[1]\n\xff\n{"doc_id": 1, "text": "a", "quotes": []}\n{"doc_id": 1, "text": "a", "quotes": []}\n'
    )
    result = run(str(gold), str(gold))
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "gold.jsonl:2:1: is not a document with `doc_id`, `text` and `quotes` [neutral-document]"
        in result.stderr
    )
    assert "gold.jsonl:5:1: document '1' is there twice [id-unique]" in result.stderr
    assert result.stderr.endswith("nothing was measured: both files have to be sound.\n")


def test_other_calls_are_refused(tmp_path: Path) -> None:
    """A file and a folder, an annotation and JSON lines, or one of them, cannot be compared."""
    file, annotation = written(tmp_path / "a.jsonl"), written(tmp_path / "a.yml")
    for arguments in ([file], [file, str(tmp_path)], [file, annotation], [file, file, file]):
        result = run(*arguments)
        assert isinstance(result.exception, UsageError)
        assert str(result.exception) == (
            "give two annotations, two folders of them, two files of JSON lines, or nothing"
        )


def test_two_annotations_of_one_article_are_compared(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What a second person read is held against the first, file by file, and so are folders of some articles."""
    monkeypatch.chdir(harbour.root)
    first = harbour.annotations / "herald-2024-03-05.yaml"
    second = tmp_path / first.name
    second.write_text(
        first.read_text(encoding="utf-8").replace("kind: direct", "kind: mixed", 1), encoding="utf-8"
    )
    result = run(str(first), str(second))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 article: herald-2024-03-05\n")
    assert run(str(tmp_path), str(tmp_path)).stdout.startswith("1 article: herald-2024-03-05\n")
    short = second.rename(second.with_suffix(".yml"))
    for one, other in ((first, short), (tmp_path, tmp_path)):
        result = run(str(one), str(other))
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("1 article: herald-2024-03-05\n")
    second = short.rename(second)
    apart = run(str(harbour.annotations), str(tmp_path))
    assert str(apart.exception) == (
        f"{harbour.annotations} and {tmp_path} are not of the same articles: courier-2024-03-06"
    )
    (tmp_path / "none").mkdir()
    assert str(run(str(tmp_path / "none"), str(tmp_path)).exception) == (
        f"{tmp_path / 'none'} holds no annotations"
    )
    second.write_text(second.read_text(encoding="utf-8").replace("cue: ", "cue: no ", 1), encoding="utf-8")
    assert str(run(str(first), str(second)).exception).startswith(f"{second} has 1 problem, the first is:\n")


def test_a_dataset_with_problems_is_not_measured(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Curated work has to be sound before anything is held against it."""
    monkeypatch.chdir(harbour.root)
    path = harbour.annotations / "courier-2024-03-06.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("cue: ", "cue: no ", 1), encoding="utf-8")
    result = run()
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).startswith(
        "the dataset has problems, the first is:\ndataset/annotations/courier"
    )
