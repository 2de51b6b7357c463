"""The page in a real Chromium: going through what was proposed, with single keys and filters."""

from typing import Any

import pytest
from playwright.sync_api import expect

from onrecord.paths import Project

HERALD = "herald-2024-03-05"


@pytest.fixture
def draft(sit: Any, drafted: Project) -> Any:
    """Open the review of a draft with three proposals."""
    return sit(drafted, HERALD)


def opens(desk: Any, key: str, anchor: str) -> None:
    """Press a key, and see a record open that has the focus."""
    desk.page.keyboard.press(key)
    expect(desk.page.locator(f"#{anchor}.open")).to_be_visible()
    expect(desk.page.locator(f"#a-{anchor}")).to_be_focused()


def test_records_follow_each_other_as_in_the_text(draft: Any) -> None:
    """Keys j and k go through all lists in the order of the text, and round."""
    draft.open("head-0")
    for anchor in ("quotes-0", "assertions-0", "quotes-1", "head-0"):
        opens(draft, "j", anchor)
    for anchor in ("quotes-1", "assertions-0", "quotes-0"):
        opens(draft, "k", anchor)


def test_a_draft_is_gone_through_with_single_keys(draft: Any) -> None:
    """Key a accepts and goes on, x deletes and goes on, 1 to 3 choose the kind, u takes back."""
    session = draft.server.desk.session
    draft.open("quotes-0")
    opens(draft, "a", "assertions-0")
    opens(draft, "x", "quotes-1")
    assert session.now.data["assertions"] == []
    draft.page.keyboard.press("3")
    expect(draft.page.locator("#f-kind")).to_have_value("mixed")
    draft.page.keyboard.press("u")
    expect(draft.page.locator("#f-kind")).to_have_value("direct")
    draft.page.keyboard.press("a")
    expect(draft.page.locator("#progress")).to_contain_text("3 of 3 done")
    draft.page.keyboard.press("a")
    expect(draft.page.locator("#notice")).to_have_text("Nothing is left to accept.")


def test_with_nothing_open_accepting_begins_with_the_first(draft: Any) -> None:
    """Ctrl+Enter opens what waits for it, and accepts it when it is pressed again."""
    opens(draft, "Control+Enter", "quotes-0")
    opens(draft, "Control+Enter", "assertions-0")
    expect(draft.page.locator(".counts")).to_contain_text("2 to accept")


def test_single_keys_are_for_outside_fields_and_can_be_turned_off(draft: Any) -> None:
    """In a field they are letters; e leads into the fields and Escape out; a switch ends them for good."""
    page = draft.page
    draft.open("quotes-0")
    page.keyboard.press("e")
    expect(page.locator("[id='w-content.0']")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    expect(page.locator("#a-quotes-0")).to_be_focused()
    expect(page.locator(".counts")).to_contain_text("3 to accept")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("accept, and go to the next to do")
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.reload()
    page.locator("#a-quotes-0").focus()
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#assertions-0.open")).to_have_count(0)


def test_the_list_shows_what_the_filter_leaves(draft: Any) -> None:
    """To do, with problems, a rule, a confidence: the list, the keys and accepting keep to it; the open one stays."""
    page = draft.page
    page.locator("#filter-rule").select_option("marks")
    expect(page.locator("#filtered")).to_have_text("1 of 4 records")
    expect(page.locator("#quotes-0")).to_be_hidden()
    expect(page.locator("#list-assertions")).to_be_hidden()
    page.locator("#filter-rule").select_option("")
    page.locator("#filter-below").fill("0.95")
    expect(page.locator("#filtered")).to_have_text("2 of 4 records")
    expect(page.locator("#quotes-1")).to_be_hidden()
    page.locator("#filter-below").fill("0.95j")
    expect(page.locator("#filter-below")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#quotes-1")).to_be_visible()
    page.locator("#filter-below").fill("0,95")
    expect(page.locator("#quotes-1")).to_be_hidden()
    page.keyboard.press("Escape")
    opens(draft, "j", "quotes-0")
    opens(draft, "a", "assertions-0")
    expect(page.locator("#quotes-0")).to_be_hidden()
    page.locator("#filter-below").fill("")
    page.locator("#filter-show").select_option("problems")
    expect(page.locator("#assertions-0")).to_be_visible()
    expect(page.locator("#filtered")).to_have_text("0 of 4 records")


def test_a_proposal_looks_like_one(draft: Any) -> None:
    """In the text it is striped, in the list it is marked until it is accepted; each list says how much is left."""
    page = draft.page
    words = page.locator("#article .l-direct", has_text="We will not load")
    assert "gradient" in words.evaluate("one => getComputedStyle(one).backgroundImage")
    expect(page.locator("#list-quotes")).to_have_text("Quotes 2, 2 to do")
    draft.open("quotes-1")
    page.keyboard.press("a")
    expect(page.locator("#quotes-1 .done")).to_have_text("✓accepted")
    expect(page.locator("#list-quotes")).to_have_text("Quotes 2, 1 to do")
    assert "gradient" not in words.evaluate("one => getComputedStyle(one).backgroundImage")
