"""The neutral form: JSON lines in, JSON lines out."""

import json

from onrecord.extract.neutral import extract_lines
from onrecord.problems import Problem, as_text


def test_a_document_comes_back_with_its_quotes() -> None:
    """The same object, with segments, kind, speaker and cue as offsets."""
    text = "“No,” said Li, “never.” The board met."
    line = json.dumps({"doc_id": "d1", "text": text, "published": None, "source": "ours"})
    problems: list[Problem] = []
    (out,) = extract_lines([line, "\n"], "in.jsonl", problems)
    assert problems == []
    assert json.loads(out) == {
        "doc_id": "d1",
        "text": text,
        "published": None,
        "source": "ours",
        "quotes": [{"segments": [[1, 4], [16, 22]], "kind": "direct", "speaker": [11, 13], "cue": [6, 10]}],
    }


def test_faulty_lines_are_problems_and_the_rest_goes_on() -> None:
    """Every faulty line is named with its number, and none of them stops the others."""
    lines = [
        "{",
        '["a"]',
        '{"doc_id": "a"}',
        '{"doc_id": "b", "text": "Li said no."}',
        '{"text": 1, "doc_id": 2}',
    ]
    problems: list[Problem] = []
    assert len(list(extract_lines(lines, "in.jsonl", problems))) == 1
    assert [as_text(problem).splitlines()[0].rpartition(" [")[0][:36] for problem in problems] == [
        "in.jsonl:1:1: is not JSON: Expecting",
        "in.jsonl:2:1: is not a document with",
        "in.jsonl:3:1: is not a document with",
        "in.jsonl:5:1: is not a document with",
    ]
