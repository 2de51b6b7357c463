"""Forms in a real Chromium: what is typed and chosen, in the head, in records and for registers."""

import time
from typing import Any

from playwright.sync_api import Route, expect


def slowed(desk: Any) -> None:
    """Let every answer to a form come half a second late."""

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    desk.page.route("**/act", late)


def test_typing_goes_on_while_the_server_answers(desk: Any) -> None:
    """What is typed when an answer comes stays, with its caret, and is sent as a whole when its field is left."""
    session = desk.server.desk.session
    desk.open("quotes-0")
    slowed(desk)
    desk.page.locator("#f-medium").fill("a statement")
    desk.page.locator("#f-said").focus()
    desk.page.keyboard.press("End")
    desk.page.keyboard.type("/2024")
    desk.page.evaluate("document.activeElement.wasHere = true")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    expect(desk.page.locator("#f-said")).to_have_value("2024-03-05/2024")
    assert desk.page.evaluate("document.activeElement.wasHere")
    assert desk.page.evaluate("document.activeElement.selectionStart") == len("2024-03-05/2024")
    assert (session.at, session.now.data["quotes"][0]["said"]) == (1, "2024-03-05")
    desk.page.keyboard.type("-03-06")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#own-changes")).to_contain_text("+    said: 2024-03-05/2024-03-06")
    assert session.at == 2
    assert session.now.data["quotes"][0]["medium"] == "a statement"


def test_fields_that_change_faster_than_answers_come_all_count(desk: Any) -> None:
    """An answer that knows nothing of a later change does not take it back."""
    desk.open("quotes-1")
    slowed(desk)
    desk.page.locator("#f-medium").fill("a statement")
    desk.page.locator("#f-said").fill("2024-03")
    desk.page.locator("#f-said").press("Tab")
    desk.page.locator("#f-kind").select_option("indirect")
    desk.page.locator("#f-addressee").fill("herald")
    desk.page.locator("#f-addressee").press("Tab")
    expect(desk.page.locator("#own-changes")).to_contain_text("addressee: herald")
    quote = desk.server.desk.session.now.data["quotes"][1]
    assert {name: quote[name] for name in ("medium", "said", "kind", "addressee")} == {
        "medium": "a statement",
        "said": "2024-03",
        "kind": "indirect",
        "addressee": "herald",
    }
    assert desk.server.desk.session.at == 4


def test_what_is_typed_is_saved_by_the_key_that_saves(desk: Any) -> None:
    """Ctrl+S in a field that was not left applies what it holds, and then saves."""
    desk.open("quotes-1")
    desk.page.locator("#f-medium").fill("a speech")
    desk.page.keyboard.press("Control+s")
    expect(desk.page.locator("#notice")).to_have_text("Saved.")
    assert desk.lines() == ['+    medium: "a speech"']
    assert desk.server.desk.session.at == 1
    desk.page.locator("#b-undo").click()
    expect(desk.page.locator("#f-medium")).to_have_value("")


def test_a_speaker_is_registered_where_it_is_chosen(desk: Any) -> None:
    """The form begins with the words, says what is wrong while it is filled in, and the quote refers to it."""
    page = desk.page
    register = desk.server.desk.session.checker.registers.folder / "entities.yaml"
    before = register.read_text(encoding="utf-8")
    desk.open("quotes-0")
    page.locator("[id='b-new-speaker.entity']").click()
    expect(page.locator("#n-name")).to_be_focused()
    expect(page.locator("#n-name")).to_have_value("the union")
    page.locator("#n-name").fill("Ines Okoru")
    page.locator("#n-name").press("Tab")
    page.locator("#n-type").select_option("person")
    expect(page.locator("#n-id")).to_have_value("ines-okoru")
    expect(page.locator("#registering .what")).to_have_text(["is missing [field-missing]"])
    desk.press("b-register", "Not registered: correct what is marked first.")
    page.locator("#n-description").fill("Another secretary.")
    page.locator("#n-description").press("Tab")
    expect(page.locator("#registering .what")).to_have_text(
        ["'ines-okoru' is one letter from 'ines-okoro' [id-not-a-typo-apart]"]
    )
    page.locator("#n-id").fill("ines-okoru-two")
    page.locator("#n-id").press("Enter")
    expect(page.locator("#notice")).to_have_text(
        "Registered ines-okoru-two; saving writes it into the register."
    )
    expect(page.locator("[id='f-speaker.entity']")).to_have_value("ines-okoru-two")
    expect(page.locator("#ids-entities option[value=ines-okoru-two]")).to_have_count(1)
    assert register.read_text(encoding="utf-8") == before
    desk.press("b-save", "Saved.")
    gained = register.read_text(encoding="utf-8").removeprefix(before)
    assert gained == (
        '  - {id: ines-okoru-two, type: person, name: "Ines Okoru", description: "Another secretary."}\n'
    )
    desk.press("b-take-back-entities-ines-okoru-two", "Taken back. What refers to it is a problem now.")
    desk.press("b-undo", "Undone.")
    desk.press("b-undo", "Undone.")
    expect(page.locator("#list-added")).to_have_count(0)
    desk.press("b-save", "Saved.")
    assert register.read_text(encoding="utf-8") == before
    assert desk.lines() == []


def test_the_head_is_edited_with_the_keyboard_alone(desk: Any) -> None:
    """Tab leads to the head of the article and through its fields; leaving a field applies it."""
    page = desk.page
    page.locator("#a-head-0").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#head-0.open")).to_be_visible()
    page.locator("#f-language").focus()
    page.keyboard.press("Tab")
    expect(page.locator("[id='f-published.date']")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("2024-03-32")
    page.keyboard.press("Tab")
    expect(page.locator("#open-record .problem")).to_contain_text("published.date [date-edtf]")
    expect(page.locator("[id='f-published.basis']")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("2024-03")
    page.keyboard.press("Control+s")
    expect(page.locator("#notice")).to_have_text("Saved.")
    assert desk.lines() == [
        "-published: {date: 2024-03-05, basis: stated}",
        "+published: {date: 2024-03, basis: stated}",
    ]


def test_what_is_typed_is_not_lost_to_the_button_that_follows(desk: Any) -> None:
    """Leaving a field by pressing a button does both: the field is changed, then the button is obeyed."""
    desk.open("quotes-0")
    desk.page.locator("#f-medium").fill("a statement")
    desk.page.locator("#b-delete").click()
    expect(desk.page.locator("#notice")).to_have_text("Deleted. Undo brings it back.")
    desk.press("b-undo", "Undone.")
    assert desk.server.desk.session.now.data["quotes"][0]["medium"] == "a statement"
