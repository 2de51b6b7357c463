"""A hostile model and the registers of this dataset: it can attribute words to nobody whom they cannot mean."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from onrecord.cli.draft import draft
from onrecord.paths import Project
from onrecord.problems import as_text
from onrecord.validate.command import Request, validate

TEXT = """\
Ferry strike
9 November 2022

Putin said on Wednesday that he would go. “We go,” Shoigu said. The general did not. NPR reported it.
The Ferry sank in late September, residents said; its withdrawal from Kherson had begun in 2014.
"""
WE_GO: dict[str, Any] = {"kind": "direct", "content": ["We go,"], "cue": "said"}


@pytest.fixture
def joined(repository: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Give a copy of this dataset, without what is built of it, and work inside it."""
    shutil.copytree(repository.dataset, tmp_path / "copy/dataset", ignore=shutil.ignore_patterns("tables"))
    monkeypatch.chdir(tmp_path / "copy")
    return Project(tmp_path / "copy")


def drafted(project: Project, script: Any, **said: Any) -> tuple[dict[str, Any], list[str]]:
    """Draft what the model says; give what got in, and the notes of what did not."""
    script.says(said)
    given = ("-", "--outlet", "metro", "--id", "metro-ferry", "--model", "scripted")
    result: Result = CliRunner().invoke(draft, given, input=io.BytesIO(TEXT.encode()))
    assert result.exit_code == 0, result.output
    annotation = project.annotations / "metro-ferry.yaml"
    assert [as_text(one) for one in validate(Request([str(annotation)])).in_order()] == []
    written = annotation.read_text(encoding="utf-8")
    left_out = "# left out: "
    notes = [line.removeprefix(left_out) for line in written.splitlines() if line.startswith(left_out)]
    return yaml.safe_load(written), notes


def speaker(words: str, entity: str) -> dict[str, Any]:
    """Say who speaks."""
    return {**WE_GO, "speaker": {"words": words, "entity": entity}}


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("Ferry", "sergei-shoigu"),
        ("The Ferry", "sergei-shoigu"),
        ("strike", "sergei-shoigu"),
        ("Shoigu", "vladimir-putin"),
        ("Putin", "sergei-shoigu"),
        ("NPR", "vladimir-putin"),
        ("he", "npr"),
        ("it", "vladimir-putin"),
        ("The general", "sergei-surovikin"),
        ("residents", "vladimir-putin"),
        ("Wednesday", "vladimir-putin"),
        ("on", "npr"),
        ("go. ", "vladimir-putin"),
        ("Shoigu said. The general did not. NPR", "npr"),
    ],
)
def test_words_that_cannot_mean_an_entity_are_kept_without_it(
    joined: Project, script: Any, words: str, entity: str
) -> None:
    """A name of somebody else, no name at all, a pronoun for another sort, an office of one who is not named."""
    annotation, notes = drafted(joined, script, quotes=[speaker(words.strip(), entity)])
    (quote,) = annotation["quotes"]
    assert "entity" not in quote["speaker"]
    assert quote["speaker"]["exact"] == words.strip()
    assert notes == [f"'{entity}' cannot be meant by the words: {words.strip()}"]


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("Shoigu", "sergei-shoigu"),
        ("Putin", "vladimir-putin"),
        ("he", "vladimir-putin"),
        ("he", "sergei-shoigu"),
        ("it", "npr"),
        ("The general", "sergei-shoigu"),
        ("NPR", "npr"),
    ],
)
def test_words_that_can_mean_an_entity_are_believed(
    joined: Project, script: Any, words: str, entity: str
) -> None:
    """A name, a pronoun or an office, for somebody whom the article names."""
    annotation, notes = drafted(joined, script, quotes=[speaker(words, entity)])
    assert (annotation["quotes"][0]["speaker"]["entity"], notes) == (entity, [])


def test_a_relay_that_its_words_cannot_mean_is_left_out(joined: Project, script: Any) -> None:
    """The words of the article that name an outlet are its relay; others are none."""
    wrong = {**WE_GO, "relays": [{"words": "Ferry", "entity": "npr"}, {"words": "NPR"}]}
    annotation, notes = drafted(joined, script, quotes=[wrong])
    assert "relays" not in annotation["quotes"][0]
    assert notes == ["a relay has no entity: NPR", "'npr' cannot be meant by the words: Ferry"]


def test_a_relay_that_its_words_name_is_kept(joined: Project, script: Any) -> None:
    """NPR is a name of NPR."""
    right = {**WE_GO, "relays": [{"words": "NPR", "entity": "npr"}]}
    annotation, notes = drafted(joined, script, quotes=[right])
    assert annotation["quotes"][0]["relays"] == [{"entity": "npr", "exact": "NPR"}]
    assert notes == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("1066-10-14", "no date that the article names"),
        ("2022-11-08", "no date that the article names"),
        ("2022-10", "no date that the article names"),
        ("20XX", "no date that the article names"),
        ("2022-11-09T12:00:00Z", "no date that the article names"),
        ("2022-11-10", "no date that can be"),
        ("Wednesday", "no date that can be"),
    ],
)
def test_a_day_that_the_article_does_not_name_is_dropped(
    joined: Project, script: Any, said: str, why: str
) -> None:
    """Neither another day, nor a clock, nor a vaguer date that holds none of the days in it."""
    annotation, notes = drafted(joined, script, quotes=[{**WE_GO, "said": said}])
    assert "said" not in annotation["quotes"][0]
    assert notes == [f"'{said}' is {why}"]


@pytest.mark.parametrize(
    "said", ["2022-11-09", "2022-11", "2022", "2022-09-20/2022-09-30", "2022-09-24", "2014/2022-11-09"]
)
def test_a_day_that_the_article_names_is_kept(joined: Project, script: Any, said: str) -> None:
    """Wednesday was the ninth; late September holds the 24th; both ends of an interval are named."""
    annotation, notes = drafted(joined, script, quotes=[{**WE_GO, "said": said}])
    assert (str(annotation["quotes"][0]["said"]), notes) == (said, [])


def test_an_event_keeps_only_a_date_that_the_article_names(joined: Project, script: Any) -> None:
    """No battle of Borodino is in the text."""
    event = {
        "event": "kherson-withdrawal-2022",
        "words": "its withdrawal from Kherson",
        "reported": "1812-09-14",
    }
    annotation, notes = drafted(joined, script, events=[event])
    assert annotation["events"] == [
        {"id": "e01", "event": "kherson-withdrawal-2022", "exact": "its withdrawal from Kherson"}
    ]
    assert notes == ["'1812-09-14' is no date that the article names"]


def test_an_event_of_which_no_word_tells_is_left_out(joined: Project, script: Any) -> None:
    """Words without one for the type of the event, its title or its place report something else."""
    event = {"event": "kherson-withdrawal-2022", "words": "The general did not"}
    annotation, notes = drafted(joined, script, events=[event])
    assert "events" not in annotation
    assert notes == [
        "an event has no word that tells of the event 'kherson-withdrawal-2022': The general did not"
    ]


@pytest.mark.parametrize("stance", ["affirms", "denies", "doubts"])
def test_a_claim_that_shares_no_telling_word_is_left_out(joined: Project, script: Any, stance: str) -> None:
    """Nobody denies a withdrawal by saying that it was Wednesday."""
    assertion = {"claim": "withdrawal-is-complete", "stance": stance, "words": "Putin said on Wednesday"}
    annotation, notes = drafted(joined, script, assertions=[assertion])
    assert "assertions" not in annotation
    assert notes == [
        "an assertion shares no telling word with the claim 'withdrawal-is-complete': Putin said on Wednesday"
    ]


def test_an_assertion_stands_in_the_quote_that_it_is_asserted_through(joined: Project, script: Any) -> None:
    """What is said elsewhere is not laid in the mouth of a source; of several places the one in its quote counts."""
    quote = {
        "kind": "indirect",
        "content": ["its withdrawal from Kherson had begun in 2014"],
        "cue": "said",
        "speaker": {"words": "residents"},
    }
    claim = {"claim": "withdrawal-has-begun", "stance": "denies", "quote": 0}
    elsewhere = {**claim, "words": "The Ferry sank in late September"}
    inside, outside = (
        {**claim, "words": "had begun"},
        {**claim, "quote": 1, "words": "had begun"},
    )
    said = [quote, {**WE_GO}]
    annotation, notes = drafted(joined, script, quotes=said, assertions=[elsewhere, inside, outside])
    assert annotation["assertions"] == [
        {
            "id": "a01",
            "claim": "withdrawal-has-begun",
            "quote": "q01",
            "stance": "denies",
            "exact": "had begun",
        }
    ]
    assert notes == [
        "an assertion shares no telling word with the claim 'withdrawal-has-begun': The Ferry sank in late September",
        "an assertion does not stand in its quote: had begun",
    ]


def test_a_cue_without_a_word_is_none(joined: Project, script: Any) -> None:
    """Of the marks a colon alone attributes anything."""
    annotation, notes = drafted(joined, script, quotes=[{**WE_GO, "cue": "“"}])
    assert "quotes" not in annotation
    assert notes == ["a quote has a cue without a word: '“': We go,"]


@pytest.mark.parametrize("content", [["."], ["We go,", "."]])
def test_content_without_a_word_is_no_quote(joined: Project, script: Any, content: list[str]) -> None:
    """A full stop says nothing, whoever says it."""
    annotation, notes = drafted(
        joined, script, quotes=[{"kind": "indirect", "content": content, "cue": "said"}]
    )
    assert "quotes" not in annotation
    assert notes == [f"a quote has a piece without a word: {' … '.join(content)}"]


def test_what_is_said_again_is_counted_once(joined: Project, script: Any) -> None:
    """Nine hundred times the same quote is one, with one note; what refers to the others refers to it."""
    event = {"event": "kherson-withdrawal-2022", "words": "its withdrawal from Kherson"}
    passage = {"role": "headline", "words": "Ferry strike"}
    annotation, notes = drafted(
        joined,
        script,
        quotes=[speaker("Shoigu", "sergei-shoigu")] * 900,
        events=[event] * 3,
        passages=[passage] * 2,
    )
    assert [len(annotation[name]) for name in ("quotes", "events", "passages")] == [1, 1, 1]
    assert notes == [
        "1 of the passages, said before",
        "899 of the quotes, said before",
        "2 of the events, said before",
    ]
