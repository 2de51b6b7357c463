"""What a person did or typed is not lost: by a second tab, a server that ends, or a program that is killed."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, expect

from onrecord.paths import Project
from onrecord.review.actions import act
from onrecord.review.session import open_session

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
HERALD = "herald-2024-03-05"


def said_of_a_failure(desk: Any) -> Any:
    """Give the notice, and pass over what the browser itself notes of an answer that failed or did not come."""
    notice = desk.page.locator("#notice.failed")
    expect(notice).to_be_visible()
    desk.untoward.clear()
    return notice


def test_a_page_whose_program_has_ended_says_what_to_do(desk: Any) -> None:
    """Not `Failed to fetch`: what is kept, what is not, and where to go on."""
    desk.open("quotes-0")
    desk.server.shutdown()
    desk.server.server_close()
    desk.page.locator("#b-delete").click()
    expect(said_of_a_failure(desk)).to_have_text(
        "Not done: onrecord review does not answer. If it has ended, what it was told is kept:"
        " start it again and open the address that it prints, where it is offered."
    )


def test_a_page_of_an_earlier_start_says_where_to_go_on(desk: Any) -> None:
    """Another start answers at the same port, under another address."""
    desk.open("quotes-0")
    object.__setattr__(desk.server.desk, "token", "another")
    desk.page.locator("#b-delete").click()
    expect(said_of_a_failure(desk)).to_contain_text(
        "Not done: This page is of a review that has ended; its changes are kept."
    )


def test_what_was_not_saved_is_offered_on_the_page(sit: Any, harbour: Project) -> None:
    """One sees what it was, brings it back by one press, and saves it."""
    earlier = open_session(harbour, HERALD)
    act(earlier, {"version": "0", "do": "delete", "list": "quotes", "at": "0"})
    stamp = earlier.journal.path.stem.rpartition("-")[2]
    desk = sit(harbour, HERALD)
    page: Page = desk.page
    expect(page.locator(f"#left-{stamp} pre")).to_contain_text("-  - id: q01")
    page.evaluate(AXE)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("axe.run()")["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    desk.press(f"b-take-up-{stamp}", "Brought back; undo takes it away again.")
    expect(page.locator(f"#left-{stamp}")).to_have_count(0)
    expect(page.locator("#quotes-2")).to_have_count(0)
    desk.page.locator("#b-save").click()
    expect(page.locator("#notice")).to_contain_text("Saved.")
    assert list(harbour.dist.iterdir()) == []


def test_two_tabs_correct_different_fields(desk: Any) -> None:
    """What is typed in a tab that shows an older state is taken, beside what the other tab did."""
    desk.open("quotes-1")
    other: Page = desk.page.context.new_page()
    other.goto(desk.page.url)
    other.locator("#f-kind").select_option("mixed")
    expect(other.locator("#notice")).to_have_text("Changed.")
    desk.page.locator("#f-medium").fill("a letter")
    desk.page.locator("#f-medium").press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    expect(desk.page.locator("#f-kind")).to_have_value("mixed")
    quote = desk.server.desk.session.now.data["quotes"][1]
    assert (quote["kind"], quote["medium"]) == ("mixed", "a letter")


def test_two_tabs_that_disagree_lose_nothing(desk: Any) -> None:
    """The second is told, and what was typed there stands in its field until it is applied again."""
    desk.open("quotes-1")
    other: Page = desk.page.context.new_page()
    other.goto(desk.page.url)
    other.locator("#f-medium").fill("a speech")
    other.locator("#f-medium").press("Enter")
    expect(other.locator("#notice")).to_have_text("Changed.")
    field = desk.page.locator("#f-medium")
    field.fill("a letter")
    field.press("Enter")
    expect(desk.page.locator("#notice")).to_contain_text("Not done: q02 was changed elsewhere")
    expect(field).to_have_value("a letter")
    assert desk.server.desk.session.now.data["quotes"][1]["medium"] == "a speech"
    field.press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    assert desk.server.desk.session.now.data["quotes"][1]["medium"] == "a letter"
