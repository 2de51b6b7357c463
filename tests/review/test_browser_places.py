"""The page in a real Chromium: what is in sight, what is shown after a step, and what the keyboard reaches."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from onrecord.paths import Project

NEWSER = "newser-2022-11-09"


@pytest.fixture
def long(sit: Any, kherson: Project) -> Any:
    """Open the review of an annotation of many records."""
    return sit(kherson, NEWSER)


def is_in_sight(one: Locator) -> bool:
    """Say whether all of an element is in the window, with nothing in front of it."""
    return bool(
        one.evaluate("""one => {
          const box = one.getBoundingClientRect();
          const [left, top] = [box.left + 2, box.top + box.height / 2];
          const front = document.elementFromPoint(left, top);
          return box.top >= 0 && box.bottom <= innerHeight && (one.contains(front) || front.contains(one));
        }""")
    )


def test_the_records_scroll_and_the_page_stays(long: Any) -> None:
    """At the end of the records the head, the buttons and the article are where they were."""
    page = long.page
    page.locator("#records").hover()
    for _ in range(12):
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(30)
    assert page.evaluate("[scrollX, scrollY]") == [0, 0]
    assert page.evaluate("document.documentElement.scrollHeight") <= 900
    assert is_in_sight(page.locator("#b-save"))
    assert is_in_sight(page.locator("#i-utterances"))


@pytest.mark.parametrize("size", [(360, 740), (900, 740), (1280, 900)])
def test_a_selection_and_what_can_be_done_with_it_are_in_sight_together(long: Any, size: Any) -> None:
    """With a late record open, the words and the buttons that take them are seen at once, at every size."""
    page = long.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    long.open("assertions-5")
    page.locator("#b-pick-exact").click()
    page.evaluate("getSelection().collapseToStart(); getSelection().modify('extend', 'forward', 'word')")
    for one in ("#b-span-exact", "#b-add-quotes", "#b-add-passages", "#b-save"):
        assert is_in_sight(page.locator(one)), one
    assert is_in_sight(page.locator("#article .l-here").first)


def test_a_selection_stays_marked_while_a_field_has_the_focus(desk: Any) -> None:
    """What the buttons would take is seen, though the browser shows no selection any more."""
    desk.open("quotes-0")
    desk.drag("stopped work on Tuesday")
    desk.page.locator("#f-medium").click()
    marked = "[...CSS.highlights.get('chosen')].map(String).join()"
    assert desk.page.evaluate(marked) == "stopped work on Tuesday"
    desk.page.keyboard.press("Escape")
    desk.press("b-span-content.0", "Changed.")
    assert not desk.page.evaluate("CSS.highlights.has('chosen')")


def test_escape_ends_a_selection(desk: Any) -> None:
    """Outside fields it leaves nothing selected, and nothing marked."""
    desk.drag("stopped work on Tuesday")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#selection")).to_have_text("Nothing is selected in the article.")
    assert not desk.page.evaluate("CSS.highlights.has('chosen')")
    desk.press("b-add-events", "Select words in the article first.")


def test_the_words_come_first_and_rare_fields_are_folded(desk: Any) -> None:
    """What an open record says, its kind and speaker are in sight; fields that few records have are one step away."""
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    desk.open("quotes-2")
    for one in ("w-content.0", "w-speaker", "w-cue", "f-kind", "f-speaker.entity"):
        assert is_in_sight(desk.page.locator(f"[id='{one}']")), one
    desk.open("assertions-3")
    expect(desk.page.locator("#c-words")).to_be_visible()
    desk.open("events-0")
    expect(desk.page.locator("#f-reported")).to_be_visible()
    desk.page.locator("#f-reported").fill("")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    desk.open("quotes-0")
    desk.open("events-0")
    expect(desk.page.locator("#f-reported")).to_be_hidden()
    desk.page.locator("#c-more summary").click()
    expect(desk.page.locator("#f-reported")).to_be_visible()


def test_a_problem_is_said_at_its_field(desk: Any) -> None:
    """The field is marked as wrong and described by what is wrong; the list names the record as its row does."""
    page = desk.page
    desk.open("quotes-1")
    page.locator("#f-kind").select_option("mixed")
    kind = page.locator("#f-kind")
    expect(kind).to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"#{kind.get_attribute('aria-describedby')}")).to_contain_text("no quotation marks")
    expect(page.locator("#problems a")).to_have_text("q02: kind")
    page.locator("#f-kind").select_option("direct")
    expect(page.locator("#problem-count")).to_have_text("0 problems")
    page.locator("[id='w-content.0']").fill("We will not burn another ship,")
    page.keyboard.press("Enter")
    expect(page.locator("[id='w-content.0']")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[id='d-content.0']")).to_contain_text("[quote-verbatim]")


def test_what_is_missing_is_said_in_the_words_of_the_page(desk: Any) -> None:
    """A quote without a cue says how to give it one here, and not how to write it in the file."""
    desk.drag("Port Alder is the largest harbour")
    desk.press("b-add-quotes", "Added a quote.")
    hint = desk.page.locator("#open-record .hint")
    expect(hint).to_have_text("Select its words in the article, and take them for “cue”.")
    expect(desk.page.locator("#problems a")).to_have_text("q04: cue")


def test_what_is_undone_is_opened_and_shown(long: Any) -> None:
    """Undo and redo open the record that they change, wherever one has been meanwhile."""
    page = long.page
    long.open("assertions-9")
    page.locator("#b-delete").click()
    expect(page.locator("#notice")).to_have_text("Deleted. Undo brings it back.")
    long.open("head-0")
    long.press("b-undo", "Undone.")
    expect(page.locator("#assertions-9.open")).to_be_visible()
    assert is_in_sight(page.locator("#a-assertions-9"))
    assert is_in_sight(page.locator("#article .l-here").first)


def test_on_a_telephone_each_record_that_opens_begins_in_sight(long: Any) -> None:
    """Below the article and above the buttons: its row, and the words that it marks."""
    page = long.page
    page.set_viewport_size({"width": 360, "height": 740})
    long.open("quotes-0")
    for _ in range(8):
        before = page.locator(".rows .open").get_attribute("id")
        page.keyboard.press("j")
        expect(page.locator(f"#{before}.open")).to_have_count(0)
        assert is_in_sight(page.locator(".rows .open > a"))
        assert is_in_sight(page.locator("#article .l-here").first)


def test_what_is_added_in_the_place_of_the_open_record_is_shown(desk: Any) -> None:
    """A new first quote has the place that the open one had: it is brought into sight all the same."""
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 500})
    desk.open("quotes-0")
    desk.drag("halt work")
    page.evaluate("document.getElementById('records').scrollTop = 10000")
    desk.press("b-add-quotes", "Added a quote.")
    expect(page.locator("#a-quotes-0")).to_contain_text("halt work")
    assert is_in_sight(page.locator("#a-quotes-0"))


def test_undo_and_redo_have_their_usual_keys(desk: Any) -> None:
    """Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, also while a list of choices has the focus."""
    page = desk.page
    desk.open("quotes-1")
    page.locator("#f-kind").select_option("indirect")
    expect(page.locator("#notice")).to_have_text("Changed.")
    page.locator("#f-kind").focus()
    for key, kind in (("z", "direct"), ("Shift+Z", "indirect"), ("z", "direct"), ("y", "indirect")):
        page.keyboard.press(f"Control+{key}")
        expect(page.locator("#f-kind")).to_have_value(kind)


def test_a_click_on_words_leads_the_keyboard_to_their_record(desk: Any) -> None:
    """After the click, the next Tab is in the record's form."""
    desk.page.locator("#article .l-assertion", has_text="was founded in 1901").click()
    expect(desk.page.locator("#a-assertions-3")).to_be_focused()
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator("#b-delete")).to_be_focused()


def test_a_record_is_added_with_the_keyboard_alone(desk: Any) -> None:
    """In the article, Shift and an arrow begin a selection, and Alt+S goes to its other end."""
    page = desk.page
    desk.open("assertions-3")
    page.locator("#article").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#selection")).to_have_text("Selected: Port")
    for _ in range(len(" Alder")):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#selection")).to_have_text("Selected: Port Alder")
    page.keyboard.press("Alt+s")
    for _ in range(len("Port ")):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#selection")).to_have_text("Selected: Alder")
    page.locator("#b-add-events").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_have_text("Added an event.")
