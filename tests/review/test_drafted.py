"""Many drafts: listed by the command, and the page leads from one to the next."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.review.test_server import ask

from onrecord.paths import Project
from onrecord.review.drafted import drafts, next_draft

ONRECORD = str(Path(sys.executable).parent / "onrecord")
HERALD = "herald-2024-03-05"


@pytest.fixture
def two(drafted: Project) -> tuple[Project, str]:
    """Make another annotation a draft too; give the project and the id of that."""
    path = next(one for one in sorted(drafted.annotations.glob("*.yaml")) if one.stem != HERALD)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        f"status: draft\n{text}" if "status:" not in text else text.replace("reviewed", "draft", 1),
        encoding="utf-8",
    )
    return drafted, path.stem


def run(project: Project) -> str:
    """Run the command without an article."""
    command = [ONRECORD, "review"]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=True).stdout


def test_the_command_without_an_article_lists_the_drafts(two: tuple[Project, str]) -> None:
    """Each with what is left to accept, and how to begin; nothing is served."""
    project, other = two
    assert sorted(run(project).splitlines()) == sorted(
        [
            f"{HERALD}: 3 to accept",
            f"{other}: all accepted, not marked as reviewed",
            "onrecord review --open begins with the first",
        ]
    )


def test_where_there_is_no_draft_the_command_says_so(harbour: Project) -> None:
    """It ends well: there is nothing to do."""
    assert run(harbour) == "no draft is left to review\n"


def test_drafts_follow_each_other_round(two: tuple[Project, str]) -> None:
    """After the last comes the first, as long as it is one."""
    project, other = two
    assert sorted([HERALD, other]) == drafts(project)
    assert next_draft(project.annotations / f"{HERALD}.yaml") == other
    assert next_draft(project.annotations / f"{other}.yaml") == HERALD


def test_only_drafts_of_the_project_are_opened_beside(start: Any, two: tuple[Project, str]) -> None:
    """Another draft has an address of its own below the token; what is no draft has none."""
    project, other = two
    server = start(project, HERALD)
    assert f"<h1>{other}</h1>" in ask(server, f"{other}/")[2]
    assert f"<h1>{HERALD}</h1>" in ask(server, f"{HERALD}/")[2]
    assert ask(server, f"{other}/review.js")[0] == 200
    for path in ("nowhere/", "../", "%2e%2e/", f"{other}/nothing", "registers/claims/"):
        assert ask(server, path)[0] == 404
    (project.annotations / f"{other}.yaml").write_text("status: draft\narticle: [", encoding="utf-8")
    fresh = start(project, HERALD)
    status, _, text = ask(fresh, f"{other}/")
    assert (status, "correct this in an editor first" in text) == (409, True)


def test_a_form_changes_the_article_that_its_page_shows(start: Any, two: tuple[Project, str]) -> None:
    """Versions of two articles are counted apart, and so are their files."""
    project, other = two
    server = start(project, HERALD)
    assert "Deleted." in ask(server, f"{other}/act", "version=0&do=delete&list=quotes&at=0")[2]
    assert server.desk.session.version == 0
    assert [one.version for one in server.desk.sessions] == [0, 1]


def test_the_page_leads_to_the_next_draft(sit: Any, two: tuple[Project, str]) -> None:
    """When one is reviewed and saved, a link opens the next; after the last it says that none is left."""
    project, other = two
    desk = sit(project, HERALD)
    page = desk.page
    page.locator("#b-accept-all").click()
    page.locator("#b-reviewed").click()
    expect(page.locator("#next")).to_have_count(0)
    desk.press("b-save", "Saved.")
    page.locator("#a-next").click()
    expect(page.locator("h1")).to_have_text(other)
    desk.press("b-reviewed", "Marked as reviewed.")
    page.locator("#b-save").click()
    expect(page.locator("#next")).to_have_text("No other draft is left.")
    assert drafts(project) == []
