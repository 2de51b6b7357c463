"""Drafts in a build: left out of the tables, and in an edition of their own that says so."""

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from onrecord.paths import Project
from onrecord.pipeline import build
from onrecord.problems import as_text
from onrecord.validate.command import Request, validate

ONRECORD = str(Path(sys.executable).parent / "onrecord")
DRAFT = "herald-2024-03-07"

TEXT = "“The strike goes on,” said Ada Quist on Tuesday. Port Alder flooded on Monday.\n"
ANNOTATION = f"""\
status: draft
article: {DRAFT}
outlet: herald
language: en
published: {{date: 2024-03-07, basis: stated}}
rights: Written for the tests, CC BY 4.0.
quotes:
  # quotation-then-inverted, 0.9
  - id: q01
    kind: direct
    content: ["The strike goes on,"]
    speaker: {{entity: ada-quist, exact: Ada Quist}}
    cue: said
    utterance: quist-goes-on
assertions:
  - {{id: a01, claim: strike-goes-on, quote: q01, stance: affirms, exact: The strike goes on}}
events:
  - {{id: e01, event: flood-2024, exact: Port Alder flooded on Monday}}
"""
REGISTERED = {
    "entities": "  - {id: ada-quist, type: person, name: Ada Quist, description: A docker.}\n",
    "claims": (
        "  - {id: strike-goes-on, text: The strike goes on., kind: happening,"
        " relations: [{relation: supersedes, claim: strike-begun, note: Later.}]}\n"
    ),
    "events": (
        "  - {id: flood-2024, type: destruction, title: Port Alder is flooded, occurred: 2024-03-04,"
        " status: occurred, participants: [{entity: ada-quist, role: target}]}\n"
    ),
    "utterances": "  - {id: quist-goes-on, title: Ada Quist on the strike, said: 2024-03-05}\n",
}


@pytest.fixture
def drafted(harbour: Project) -> Project:
    """Give the invented project with a draft in it, and registers with what only the draft needs."""
    build(harbour)
    (harbour.articles / f"{DRAFT}.txt").write_text(TEXT, encoding="utf-8")
    (harbour.annotations / f"{DRAFT}.yaml").write_text(ANNOTATION, encoding="utf-8")
    for name, line in REGISTERED.items():
        with (harbour.registers / f"{name}.yaml").open("a", encoding="utf-8") as register:
            register.write(line)
    return harbour


def table(project: Project, name: str) -> list[dict[str, str]]:
    """Read a committed table."""
    with (project.dataset / f"tables/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_draft_is_left_out_of_the_tables_and_is_no_problem(drafted: Project) -> None:
    """Neither the draft nor what the registers have for it alone changes anything that is committed."""
    assert validate(Request([str(drafted.root)])).in_order() == []
    result = build(drafted)
    assert (result.problems, result.drafts, result.rows) == ([], (DRAFT,), 77)
    assert result.written == []
    assert build(drafted, check_only=True).problems == []


def test_the_command_names_what_it_left_out(drafted: Project) -> None:
    """Nothing is left out without a word."""
    run = subprocess.run([ONRECORD, "build"], cwd=drafted.root, capture_output=True, text=True, check=False)
    assert run.stdout == "77 rows; 0 files written, the others were current.\n"
    assert run.stderr == f"not reviewed, and left out: {DRAFT}\n"


def test_drafts_have_an_edition_of_their_own_that_says_so(drafted: Project) -> None:
    """The zip and the database with drafts say which articles nobody has reviewed; nothing else is written."""
    result = build(drafted, with_drafts=True)
    assert sorted(path.name for path in result.written) == [
        "harbour-strike-2024-with-drafts.db",
        "harbour-strike-2024-with-drafts.zip",
    ]
    with ZipFile(drafted.dist / "harbour-strike-2024-with-drafts.zip") as archive:
        described = json.loads(archive.read("datapackage.json"))
        assert f"drafts that no person has reviewed: {DRAFT}." in archive.read("README.md").decode()
    assert described["drafts"] == [DRAFT]
    assert described["name"] == "harbour-strike-2024-with-drafts"
    assert described["title"].endswith(", with drafts that no person has reviewed")
    with closing(sqlite3.connect(drafted.dist / "harbour-strike-2024-with-drafts.db")) as connection:
        assert connection.execute("SELECT * FROM drafts").fetchall() == [(DRAFT,)]
        said = connection.execute(
            "SELECT text FROM quotes WHERE article_id IN (SELECT article_id FROM drafts)"
        )
        assert said.fetchall() == [("The strike goes on,",)]
    assert [row["article_id"] for row in table(drafted, "articles")] == [
        "courier-2024-03-06", "herald-2024-03-05",
    ]  # fmt: skip


def test_the_edition_with_drafts_is_a_valid_package(drafted: Project) -> None:
    """Its zip passes the validation that any package has to pass."""
    build(drafted, with_drafts=True)
    outcome = validate(Request([str(drafted.dist / "harbour-strike-2024-with-drafts.zip")]))
    found = outcome.in_order()
    outcome.close()
    assert [as_text(one) for one in found] == []


def test_a_reviewed_draft_is_built(drafted: Project) -> None:
    """With the one line changed, its rows and what they need are in the tables."""
    path = drafted.annotations / f"{DRAFT}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    result = build(drafted)
    assert (result.problems, result.drafts) == ([], ())
    assert "ada-quist" in {row["entity_id"] for row in table(drafted, "entities")}
    assert "strike-goes-on" in {row["claim_id"] for row in table(drafted, "claim_relations")}


def test_a_faulty_draft_stops_the_build(drafted: Project) -> None:
    """A draft is in the project, so the build judges it as `onrecord validate` does."""
    path = drafted.annotations / f"{DRAFT}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("cue: said", "cue: shouted"), encoding="utf-8")
    assert [one.place.path for one in build(drafted).problems] == ["quotes[0].cue"]


def test_what_the_tables_would_lack_without_the_draft_is_said(drafted: Project) -> None:
    """An event that only a draft reports, but that a claim of others is about, cannot be left out."""
    path = drafted.registers / "claims.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("kind: law, event: strike-2024", "kind: law, event: flood-2024"), encoding="utf-8"
    )
    assert [one.message for one in build(drafted).problems] == ["no row of event_reports has 'flood-2024'"]
    assert build(drafted).written == []


def test_committed_and_drafts_are_not_asked_for_together(drafted: Project) -> None:
    """Drafts are never committed, so there is nothing to compare."""
    run = subprocess.run(
        [ONRECORD, "build", "--check", "--with-drafts"],
        cwd=drafted.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (
        2,
        "onrecord: --check looks at what is committed, and drafts never are: leave --with-drafts out\n",
    )
