"""Drafts: valid as they stand, verbatim, and readable."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.article import Registers
from onrecord.extract.authoring import as_yaml
from onrecord.extract.claims.registered import ClaimIndex
from onrecord.extract.draft import Head, draft
from onrecord.extract.events.finding import KnownEvent
from onrecord.extract.mentions import Known
from onrecord.extract.selectors import Selectors
from onrecord.paths import Project
from onrecord.read.corpus import CorpusReader
from onrecord.read.documents import parse_document
from onrecord.resolve.dataset import resolve
from onrecord.text.spans import Span, occurrences
from onrecord_schema import Annotation
from onrecord_schema.vocabularies import EntityType, EventType

TEXT = (
    "Bridge Shut\n"
    "By Ann Li\n"
    "Zed Corp. on Wednesday ordered workers to leave the bridge.\n"
    "“It is not safe,” said Per Dahl. He denied that the bridge would fall, and told the Wire on Tuesday it stood.\n"
    "The bridge is not safe.\n"
    "Sign up for our newsletter!\n"
)
REGISTERS = Registers(
    Known.of(
        [
            ("per-dahl", EntityType.PERSON, ["Per Dahl"]),
            ("wire", EntityType.OUTLET, ["Wire"]),
            ("zed", EntityType.ORGANIZATION, ["Zed Corp."]),
        ]
    ),
    ClaimIndex(
        [("bridge-would-fall", "The bridge would fall."), ("bridge-unsafe", "The bridge is not safe.")]
    ),
    [KnownEvent("bridge-cleared", EventType.ORDER, "Workers are ordered off the bridge")],
)
HEAD = Head("wire-2022-11-09", "wire", date(2022, 11, 9))


def test_a_draft_says_what_the_rules_read() -> None:
    """Quotes, speakers, dates, assertions and events stand in the authoring format."""
    annotation = draft(TEXT, HEAD, REGISTERS).annotation
    assert annotation["status"] == "draft"
    assert annotation["headline"] == "Bridge Shut"
    assert annotation["byline"] == "Ann Li"
    assert [one["role"] for one in annotation["passages"]] == ["headline", "byline", "boilerplate"]
    assert annotation["quotes"][1] == {
        "id": "q02",
        "kind": "direct",
        "content": ["It is not safe,"],
        "speaker": {"entity": "per-dahl", "exact": "Per Dahl"},
        "cue": "said",
    }
    assert annotation["quotes"][3]["addressee"] == "wire"
    assert annotation["quotes"][3]["said"] == "2022-11-08"
    assert annotation["assertions"] == [
        {
            "id": "a01",
            "claim": "bridge-unsafe",
            "quote": "q02",
            "stance": "affirms",
            "exact": "It is not safe",
        },
        {
            "id": "a02",
            "claim": "bridge-would-fall",
            "quote": "q03",
            "stance": "denies",
            "exact": "the bridge would fall",
        },
        {"id": "a03", "claim": "bridge-unsafe", "stance": "affirms", "exact": "The bridge is not safe"},
    ]
    assert annotation["events"][0]["event"] == "bridge-cleared"
    assert annotation["events"][0]["reported"] == "2022-11-09"


def test_an_outlet_is_a_relay_but_not_of_what_it_was_told_itself() -> None:
    """What somebody told the Wire reaches another outlet through the Wire."""
    own = draft(TEXT, HEAD, REGISTERS).annotation["quotes"][3]
    assert own["addressee"] == "wire"
    assert "relays" not in own
    other = draft(TEXT, Head("zed-2022-11-09", "zed", date(2022, 11, 9)), REGISTERS).annotation["quotes"][3]
    assert other["relays"] == [{"entity": "wire", "exact": "the Wire"}]


def test_a_draft_is_written_with_its_reasons_and_read_back() -> None:
    """The YAML says over each record which rule made it, and reading it gives the same annotation."""
    made = draft(TEXT, HEAD, REGISTERS)
    written = as_yaml(made)
    assert "  # quotation-then-inverted, 0.9\n  - id: q02\n" in written
    document, problems = parse_document(written, "draft.yaml")
    assert problems == []
    assert document is not None
    assert document.data == made.annotation
    Annotation.model_validate_json(json.dumps(made.annotation))


@settings(deadline=None)  # what is drawn may be long, and the machine busy
@given(st.text(), st.text())
def test_any_text_is_written_so_that_it_reads_back(before: str, said: str) -> None:
    """Colons, line separators, emoji, marks: whatever an article holds, its draft is YAML."""
    text = f"{before}\nLi said “{said}”. Zed Corp. denied it: {said}\n".replace("\x00", "").replace("\r", "")
    made = draft(text, HEAD)
    document, problems = parse_document(as_yaml(made), "draft.yaml")
    assert problems == []
    assert document is not None
    assert document.data == made.annotation


def test_drafts_of_our_articles_resolve_without_a_problem(tmp_path: Path, readings: list[object]) -> None:
    """Every span that a draft selects is found again, in one place, by the build."""
    project = Project(tmp_path)
    for folder in (project.articles, project.annotations, project.registers):
        folder.mkdir(parents=True)
    for name in ("claims", "events", "utterances"):
        (project.registers / f"{name}.yaml").write_text(f"{name}: []\n", encoding="utf-8")
    entity = "{id: wire, type: outlet, name: Wire, description: An outlet.}"
    (project.registers / "entities.yaml").write_text(f"entities: [{entity}]\n", encoding="utf-8")
    for reading in readings:
        article = reading.article  # type: ignore[attr-defined]
        (project.articles / f"{article}.txt").write_text(reading.text, encoding="utf-8")  # type: ignore[attr-defined]
        made = draft(reading.text, Head(article, "wire", date(2023, 7, 1)))  # type: ignore[attr-defined]
        (project.annotations / f"{article}.yaml").write_text(as_yaml(made), encoding="utf-8")
    reader = CorpusReader(project)
    dataset, problems = resolve(reader.read())
    assert problems == []
    assert [problem.rule for problem in reader.problems] == ["file-missing"]
    assert len(dataset.tables["quotes"]) > 80


@pytest.mark.parametrize("word", ["no", "no, no", "o"])
def test_a_selector_leaves_no_doubt(word: str) -> None:
    """Each occurrence is selected by a selector of its own."""
    text = "no, no, no"
    places = list(occurrences(word, text))
    selectors = [Selectors(text).long(place) for place in places]
    assert [one["occurrence"] for one in selectors] == list(range(1, len(places) + 1))


def test_a_near_selector_is_brief_where_it_can_be() -> None:
    """The nearest occurrence needs no number, another one does."""
    text = "He said yes. He said no."
    selectors = Selectors(text)
    content = [Span(21, 23)]
    assert selectors.near(Span(16, 20), content) == {"exact": "said"}
    assert selectors.near(Span(3, 7), content) == {"exact": "said", "occurrence": 1}


def test_what_no_register_has_says_which_rule_read_it() -> None:
    """A name with the rule, its confidence, how often it stands, and the shorter forms that mean the same."""
    text = (
        "Ferry stays\n\nMayor Ann Li said on Monday that 300 people work there. Li left. Ms. Li was late.\n"
    )
    lines = draft(text, Head("herald-x", "herald", date(2022, 11, 9))).suggestions
    assert lines[0] == "entity (person, new-name, 0.7, 3×, also Mayor Ann Li, also Li, also Ms. Li): Ann Li"
    assert [line.split(":")[0] for line in lines[1:]] == ["claim (quoted-content, 0.5) in q01"]
