"""The JSON profile: nine inputs on which validators disagree get one verdict here, by every way in."""

import json
from pathlib import Path

import pytest

from onrecord.validate.command import Request, validate

GOOD = {"entity_id": "port-master", "type": "person", "name": "Port master", "description": "A person."}

CASES = {
    "id with a trailing newline": (json.dumps({**GOOD, "entity_id": "port-master\n"}), "pattern"),
    "integer with a fraction": ('{"quote_id": "q-1", "seq": 1.0, "part": "cue", "start": 1, "end": 2, "text": "a"}',
                                "json-number"),
    "NaN": (json.dumps({**GOOD, "latitude": float("nan")}), "json-syntax"),
    "infinity": (json.dumps(GOOD)[:-1] + ', "latitude": 1e400}', "json-number"),
    "duplicate key": (json.dumps(GOOD)[:-1] + ', "name": "Harbour"}', "json-duplicate-key"),
    "duplicate key, spaced": (json.dumps(GOOD)[:-1] + ', "name"\t : "Harbour"}', "json-duplicate-key"),
    "duplicate key, escaped": (json.dumps(GOOD)[:-1] + ', "n\\u0061me": "Harbour"}', "json-duplicate-key"),
    "lone surrogate": (json.dumps({**GOOD, "name": "a\ud800"}), "json-surrogate"),
    "2^70": ('{"quote_id": "q-1", "seq": 1, "part": "cue", "start": 1, "end": 1180591620717411303424, "text": "a"}',
             "type"),
    "byte order mark": ("\ufeff" + json.dumps(GOOD), "file-bom"),
    "invalid UTF-8": (json.dumps({**GOOD, "name": "a\udcff"}, ensure_ascii=False), "file-utf8"),
    "true for a number": (json.dumps({**GOOD, "latitude": True}), "type"),
}  # fmt: skip
"""What each input is, the JSON, and the rule it breaks; `\\udcff` stands for the byte 0xff."""


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_inputs_on_which_validators_disagree_are_refused(
    case: tuple[str, str], suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is refused, for the reason the profile gives, as JSON and as JSON lines."""
    monkeypatch.chdir(tmp_path)
    text, rule = case
    path = tmp_path / f"rows.{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogateescape" if "\udcff" in text else "strict") + b"\n")
    table = "quote_spans" if "quote_id" in text else "entities"
    assert [problem.rule for problem in validate(Request([str(path)], table)).in_order()] == [rule]


def test_the_record_that_the_cases_spoil_is_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but its fault makes a case bad."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.json").write_text(json.dumps(GOOD))
    assert validate(Request(["rows.json"])).in_order() == []
