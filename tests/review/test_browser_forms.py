"""Forms in a real Chromium: what is typed and chosen, in the head, in records and for registers."""

import difflib
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
    expect(page.locator("#list-edits")).to_have_count(0)
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
    expect(page.locator("#open-record .problem")).to_contain_text("[date-edtf]")
    expect(page.locator("[id='f-published.date']")).to_have_attribute("aria-invalid", "true")
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


def test_another_name_is_given_with_the_keyboard_alone(desk: Any) -> None:
    """Edit, a name and its kind, a row more for the next; Ctrl+S saves and keeps the form, Ctrl+Enter is for the form."""
    page = desk.page
    register = desk.server.desk.session.checker.registers.folder / "entities.yaml"
    before = register.read_text(encoding="utf-8")
    desk.open("quotes-0")
    page.locator("[id='b-edit-speaker.entity']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#registering-title")).to_have_text("Change dockers-union")
    expect(page.locator("#n-name")).to_be_focused()
    page.locator("#registering-more summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("the union")
    page.keyboard.press("Tab")
    expect(page.locator("#notice")).to_have_text("1 problem yet.")
    expect(page.locator("[id='d-names.0.kind'] .what")).to_have_text("is missing [field-missing]")
    expect(page.locator("[id='n-names.0.kind']")).to_be_focused()
    page.keyboard.type("alias")
    page.keyboard.press("Tab")
    expect(page.locator("#notice")).to_have_text("It can be changed so.")
    expect(page.locator("[id='n-names.1.name']")).to_be_focused()
    page.keyboard.press("Control+s")
    expect(page.locator("#notice")).to_have_text("Saved.")
    assert register.read_text(encoding="utf-8") == before
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notice")).to_have_text("Changed dockers-union; saving writes it into the register.")
    expect(page.locator("#registering")).to_have_count(0)
    expect(page.locator("[id='b-edit-speaker.entity']")).to_be_focused()
    expect(page.locator("#list-edits .yaml")).to_have_text('{names: [{name: "the union", kind: alias}]}')
    page.keyboard.press("Control+s")
    expect(page.locator("#list-edits")).to_contain_text("changed in entities, written")
    lines = difflib.ndiff(before.splitlines(), register.read_text(encoding="utf-8").splitlines())
    assert [line for line in lines if line[0] in "+-"] == [
        "-   - {id: dockers-union, type: organization, name: Dockers' union, description: The union of the dockers.}",
        "+   - {id: dockers-union, type: organization, name: Dockers' union, description: The union of the dockers.,"
        ' names: [{name: "the union", kind: alias}]}',
    ]


def test_a_register_is_opened_without_a_record_that_refers_to_it(desk: Any) -> None:
    """Any claim can be changed, and what has no field of its own registered; the buttons that opened the form get the focus back."""
    page = desk.page
    page.locator("#i-claims").fill("no-claim")
    desk.press("b-edit-claims", "There is no 'no-claim' in claims that can be changed here.")
    page.locator("#i-claims").fill("port-staff")
    page.keyboard.press("Enter")
    expect(page.locator("[id='n-quantity.low']")).to_have_value("400")
    page.locator("[id='n-relations.0.relation']").select_option("refines")
    page.locator("[id='n-relations.0.claim']").fill("port-staff")
    desk.press("b-register", "Not registered: correct what is marked first.")
    expect(page.locator("[id='d-relations.0.claim'] .what")).to_contain_text("[relation-not-to-itself]")
    desk.press("b-cancel", "Nothing was changed.")
    expect(page.locator("#b-edit-claims")).to_be_focused()
    page.locator("#i-entities").fill("Council Square")
    page.locator("#b-new-entities").click()
    expect(page.locator("#n-id")).to_have_value("council-square")
    page.locator("#a-quotes-0").click()
    expect(page.locator("#quotes-0.open")).to_be_visible()
    expect(page.locator("#n-name")).to_have_value("Council Square")


def test_the_keyboard_goes_on_where_something_was_added_or_deleted(desk: Any) -> None:
    """The record that was added has the focus, and the next in the text after the one that was deleted."""
    page = desk.page
    desk.drag("Port Alder is the largest harbour on the coast")
    page.locator("#b-add-events").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_have_text("Added an event.")
    expect(page.locator("#a-events-1")).to_be_focused()
    desk.press("b-delete", "Deleted. Undo brings it back.")
    expect(page.locator("#mentions-1.open a")).to_be_focused()
    desk.open("quotes-0")
    page.locator("#b-delete").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#a-assertions-0")).to_be_focused()
