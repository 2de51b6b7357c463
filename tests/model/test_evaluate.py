"""`onrecord evaluate --model`: what a model drafts is held against what people curated."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.evaluate import evaluate
from onrecord.problems import UsageError

SAID = {
    "kind": "direct",
    "content": ["We will not load another ship,", "Not one."],
    "cue": "said",
    "speaker": {"words": "Ines Okoro", "entity": "ines-okoro"},
}
NOTHING: dict[str, Any] = {"passages": [], "quotes": [], "assertions": [], "events": []}


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(evaluate, ("--format", "json", *arguments))


@pytest.mark.usefixtures("joined")
def test_the_drafts_of_a_model_are_measured(script: Any) -> None:
    """One quote of one article, as people curated it: nothing is wrong, the others are missing."""
    script.answer = lambda prompt: json.dumps(
        {**NOTHING, "quotes": [SAID] if "another ship" in prompt else []}
    )
    result = run("--model", "scripted")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert len(script.prompts) == len(found["articles"]) == 2
    quotes = found["spans"]["quotes"]["exact"]
    assert (quotes["second"], quotes["matched"], quotes["precision"]) == (1, 1, 1.0)
    by_article = found["by_article"]["herald-2024-03-05"]["spans"]["quotes"]["exact"]
    assert by_article["matched"] == 1
    assert quotes["first"] > 1


@pytest.mark.usefixtures("joined")
def test_what_the_rules_find_is_not_counted_for_a_model(script: Any) -> None:
    """Names and the day of publication come from the rules, whoever drafts: they are not shown."""
    script.says(NOTHING)
    found = json.loads(run("--model", "scripted").stdout)
    for one in (found, *found["by_article"].values()):
        assert "mentions" not in one["spans"]
        assert not {"entity of a mention", "date of publication"} & one["details"].keys()
    assert "mentions" in json.loads(run().stdout)["spans"]


@pytest.mark.usefixtures("joined")
def test_an_answer_that_cannot_be_used_measures_nothing(script: Any) -> None:
    """A model that answers no JSON is a problem, and no figures are given."""
    script.says("I would rather not.")
    result = run("--model", "scripted")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("Nothing was measured.\n")


@pytest.mark.usefixtures("joined", "script")
def test_a_model_drafts_only_the_projects_articles(tmp_path: Path) -> None:
    """Files and folders have been read by somebody else already."""
    with pytest.raises(UsageError, match="give it without paths"):
        CliRunner().invoke(
            evaluate, [str(tmp_path), str(tmp_path), "--model", "scripted"], catch_exceptions=False
        )
