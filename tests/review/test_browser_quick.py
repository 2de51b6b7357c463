"""The page in a real Chromium, used quickly: no press is lost, nor what is typed, and none hits another record."""

import time
from typing import Any

from playwright.sync_api import Route, expect

from onrecord.paths import Project
from onrecord.review.actions import act

HERALD = "herald-2024-03-05"


def slowed(desk: Any) -> None:
    """Let every answer to a form come half a second late."""

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    desk.page.route("**/act", late)


def test_what_is_typed_stays_when_a_problem_above_goes(desk: Any) -> None:
    """A problem that is solved takes nothing with it but itself: the field below keeps its text and its caret."""
    page = desk.page
    desk.open("quotes-1")
    page.locator("#f-kind").select_option("mixed")
    expect(page.locator("#open-record .problem")).to_have_count(1)
    slowed(desk)
    page.locator("#f-kind").select_option("direct")
    page.locator("#f-medium").focus()
    page.evaluate("document.activeElement.wasHere = true")
    page.keyboard.type("a spe")
    expect(page.locator("#open-record .problem")).to_have_count(0)
    assert page.evaluate("document.activeElement.wasHere")
    page.keyboard.type("ech")
    expect(page.locator("#f-medium")).to_have_value("a speech")


def test_each_of_several_quick_presses_counts(sit: Any, drafted: Project) -> None:
    """Three times Ctrl+Enter without a pause accepts three proposals, three times Ctrl+Z brings them back."""
    desk = sit(drafted, HERALD)
    desk.open("quotes-0")
    desk.page.evaluate("""() => { for (let n = 0; n < 3; n += 1)
        document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {key: "Enter", ctrlKey: true, bubbles: true, cancelable: true})) }""")
    expect(desk.page.locator(".counts")).to_contain_text("draft, 0 to accept")
    for _ in range(3):
        desk.page.keyboard.press("Control+z")
    expect(desk.page.locator(".counts")).to_contain_text("draft, 3 to accept")
    for _ in range(3):
        desk.page.keyboard.press("Control+Shift+z")
    expect(desk.page.locator(".counts")).to_contain_text("draft, 0 to accept")


def test_a_double_click_on_accept_accepts_two(sit: Any, drafted: Project) -> None:
    """Each click on a button that means what is there counts when its turn comes."""
    desk = sit(drafted, HERALD)
    slowed(desk)
    desk.open("quotes-0")
    desk.page.locator("#b-accept").dblclick()
    expect(desk.page.locator(".counts")).to_contain_text("draft, 1 to accept")


def test_after_a_refused_accept_the_next_proposal_opens(sit: Any, drafted: Project) -> None:
    """Where another page has accepted the record, the next one opens, and the next press accepts that."""
    desk = sit(drafted, HERALD)
    session = desk.server.desk.session
    desk.open("quotes-0")
    act(session, {"version": str(session.version), "do": "accept", "list": "quotes", "at": "0"})
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.locator("#assertions-0.open")).to_be_visible()
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.locator(".counts")).to_contain_text("draft, 1 to accept")


def test_a_double_click_leaves_open_what_is_corrected(desk: Any) -> None:
    """A word within the words of another record is selected, and goes into the record that was open."""
    desk.open("quotes-0")
    box = desk.page.locator("#article .l-assertion", has_text="was founded in 1901").bounding_box()
    desk.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    time.sleep(0.6)
    expect(desk.page.locator("#quotes-0.open")).to_be_visible()
    selected = desk.page.evaluate("selectedText")
    assert selected.strip() in "Port Alder was founded in 1901"
    desk.press("b-span-content.0", "Changed.")
    words = desk.page.locator("[id='w-content.0']")
    expect(words).to_have_value(selected.strip())


def test_a_selection_begun_for_one_record_does_not_go_into_another(desk: Any) -> None:
    """`Select in text` ends when another record opens, though it has a part of the same name."""
    desk.open("quotes-0")
    desk.page.locator("[id='b-pick-content.0']").click()
    desk.open("quotes-1")
    desk.page.locator("#article").focus()
    desk.page.keyboard.press("Shift+ArrowLeft")
    desk.page.keyboard.press("Enter")
    time.sleep(0.2)
    assert desk.server.desk.session.is_saved


def test_what_is_half_typed_is_asked_about_before_the_page_goes(desk: Any) -> None:
    """Loading the page anew would lose what a field holds: the browser asks first, as for what is not saved."""
    asks = "!dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    desk.open("quotes-0")
    assert not desk.page.evaluate(asks)
    desk.page.locator("#f-medium").focus()
    desk.page.keyboard.type("a let")
    assert desk.page.evaluate(asks)


def test_a_server_that_has_ended_is_named_in_plain_words(desk: Any) -> None:
    """The page says that nothing answers and what to do, keeps what was typed, and sends it once it is answered."""
    desk.open("quotes-0")
    desk.page.route("**/act", lambda route: route.abort())
    desk.page.locator("#f-medium").fill("a letter")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#notice")).to_contain_text("open the address that it prints")
    expect(desk.page.locator("#f-medium")).to_have_value("a letter")
    desk.page.unroute("**/act")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    desk.untoward.clear()  # the browser's own line for a request that failed
