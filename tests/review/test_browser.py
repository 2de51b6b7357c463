"""The page in a real Chromium: words are selected, records corrected, and the file changes by those lines."""

import re
import time
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onrecord.paths import Project

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
HERALD = "herald-2024-03-05"
NEWSER = "newser-2022-11-09"


def test_words_selected_with_the_mouse_become_the_span(desk: Any) -> None:
    """After an emoji that JavaScript counts twice, the words that were selected are what is saved."""
    desk.open("quotes-2")
    desk.drag('strike was "unlawful" and would cost 2 million')
    desk.press("b-span-content.0", "Changed.")
    desk.press("b-save", "Saved.")
    assert desk.lines() == [
        '-    content: ["the strike was \\"unlawful\\" and would cost 2 million euros a day"]',
        '+    content: ["strike was \\"unlawful\\" and would cost 2 million"]',
    ]


def test_a_selection_stays_until_it_is_used(desk: Any) -> None:
    """One may select first and open the record then; what was used is no longer selected."""
    desk.drag("stopped work on Tuesday")
    desk.open("quotes-0")
    expect(desk.page.locator("#selection")).to_have_text("Selected: stopped work on Tuesday")
    assert desk.page.evaluate("String(getSelection())") == "stopped work on Tuesday"
    desk.page.locator("#f-medium").fill("a letter")
    desk.page.locator("#f-medium").press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    desk.press("b-span-content.0", "Changed.")
    expect(desk.page.locator("[id='w-content.0']")).to_have_value("stopped work on Tuesday")
    expect(desk.page.locator("#selection")).to_have_text("Nothing is selected in the article.")
    assert desk.page.evaluate("readSelection()") is None
    desk.press("b-add-events", "Select words in the article first.")


def test_words_are_selected_with_the_keyboard(desk: Any) -> None:
    """`Select in text`, Shift and arrows, Enter: a span is corrected without a mouse, at either end."""
    desk.open("assertions-3")
    desk.page.locator("[id='b-pick-exact']").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#selection")).to_have_text("Selected: Port Alder was founded in 1901")
    for _ in range(len(" in 1901")):
        desk.page.keyboard.press("Shift+ArrowLeft")
    desk.page.keyboard.press("Alt+s")
    for _ in range(len("Port ")):
        desk.page.keyboard.press("Shift+ArrowRight")
    expect(desk.page.locator("#selection")).to_have_text("Selected: Alder was founded")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    desk.page.keyboard.press("Control+s")
    expect(desk.page.locator("#notice")).to_have_text("Saved.")
    assert desk.lines() == [
        "-  - {id: a04, claim: founded-1901, stance: affirms, exact: Port Alder was founded in 1901}",
        "+  - {id: a04, claim: founded-1901, stance: affirms, exact: Alder was founded}",
    ]


def test_a_selection_over_the_emoji_and_several_passages_is_counted_in_code_points(desk: Any) -> None:
    """What the script sends is what Python counts, from the first character to the last."""
    page = desk.page
    page.evaluate("getSelection().selectAllChildren(document.getElementById('article'))")
    assert page.evaluate("selected") == [0, len(desk.server.desk.session.article.rstrip())]
    page.evaluate("getSelection().removeAllRanges()")
    desk.drag("🚢 Dockers")
    assert page.evaluate("selected") == [0, 9]
    assert page.evaluate("getSelection().toString().length") == 10
    desk.drag('"We will not load')
    start = desk.server.desk.session.article.index('"We will')
    assert page.evaluate("selected") == [start, start + 17]


def test_a_problem_appears_and_disappears_with_the_kind(desk: Any) -> None:
    """The rules of the build run after every change, and say what to do."""
    desk.open("quotes-1")
    expect(desk.page.locator("#problem-count")).to_have_text("0 problems")
    desk.page.locator("#f-kind").select_option("mixed")
    expect(desk.page.locator("#problem-count")).to_have_text("1 problem")
    expect(desk.page.locator("#open-record .problem")).to_contain_text(
        "is mixed, but its content holds no quotation marks [kind-agrees-with-marks]"
    )
    expect(desk.page.locator("#open-record .hint")).to_contain_text("make it `direct` or `indirect`")
    desk.page.locator("#f-kind").select_option("direct")
    expect(desk.page.locator("#problem-count")).to_have_text("0 problems")
    assert desk.server.desk.session.is_saved


def test_a_quote_is_added_filled_in_deleted_and_brought_back(desk: Any) -> None:
    """A new quote shows what it lacks until it is complete; undo and redo go through every step."""
    desk.drag("Port Alder is the largest harbour")
    desk.press("b-add-quotes", "Added a quote.")
    expect(desk.page.locator("#open-record .problem")).to_contain_text("cue: is missing [field-missing]")
    desk.drag("founded")
    desk.press("b-span-cue", "Changed.")
    expect(desk.page.locator("#w-cue")).to_have_value("founded")
    desk.drag("The port authority")
    desk.press("b-span-speaker", "Changed.")
    # The notice said so before: the words tell that the answer is here.
    expect(desk.page.locator("#w-speaker")).to_have_value("The port authority")
    desk.page.locator("[id='f-speaker.entity']").fill("port-authority")
    desk.page.locator("[id='f-speaker.entity']").press("Enter")
    expect(desk.page.locator("#problem-count")).to_have_text("0 problems")
    desk.open("quotes-0")
    desk.press("b-delete", "Deleted. Undo brings it back.")
    expect(desk.page.locator("#problem-count")).to_have_text("1 problem")
    desk.press("b-undo", "Undone.")
    expect(desk.page.locator("#problem-count")).to_have_text("0 problems")
    desk.press("b-save", "Saved.")
    assert desk.lines() == [
        "+  - id: q04",
        "+    kind: indirect",
        '+    content: ["Port Alder is the largest harbour"]',
        '+    speaker: {entity: port-authority, exact: "The port authority"}',
        "+    cue: founded",
    ]


def test_two_clicks_delete_one_record(desk: Any) -> None:
    """A second click that was meant for the first record does not hit the next."""
    desk.open("quotes-0")
    desk.page.evaluate("[1, 2].forEach(() => document.getElementById('b-delete').click())")
    expect(desk.page.locator("#notice")).to_contain_text("It was deleted already.")
    assert [quote["id"] for quote in desk.server.desk.session.now.data["quotes"]] == ["q02", "q03"]


def test_a_draft_is_accepted_with_one_key(sit: Any, drafted: Project) -> None:
    """Each proposal says its rule; Ctrl+Enter accepts it and goes to the next; then the draft is reviewed."""
    desk = sit(drafted, HERALD)
    expect(desk.page.locator(".counts")).to_contain_text("draft, 3 to accept")
    expect(desk.page.locator("#quotes-0")).to_contain_text("proposed: clause-said, 0.9")
    desk.open("quotes-0")
    expect(desk.page.locator("#open-record")).to_contain_text(
        "Proposed by the rule clause-said. Confidence 0.9."
    )
    for left in (2, 1, 0):
        desk.page.keyboard.press("Control+Enter")
        expect(desk.page.locator(".counts")).to_contain_text(f"draft, {left} to accept")
    desk.press("b-reviewed", "Marked as reviewed. 1 suggestion is dropped; undo brings it back.")
    desk.press("b-save", "Saved.")
    assert [line[1:] for line in desk.lines() if line[0] == "-"] == [
        "# A program proposed this, and no person has reviewed it. Over each record: the rule, its confidence.",
        "status: draft",
        "  # clause-said, 0.9",
        "  # marks, 0.97",
        "  # similar-words, 0.5",
        "# Not in any register; register what is worth it, and delete the rest:",
        "# claim (event, 0.4): Port Alder is the largest harbour on the coast.",
    ]


def test_a_conflict_on_disk_is_shown_and_nothing_overwritten(desk: Any) -> None:
    """The page shows what someone else changed, and one decides."""
    path = desk.server.desk.session.path
    desk.open("quotes-1")
    desk.page.locator("#f-kind").select_option("indirect")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    theirs = path.read_text(encoding="utf-8").replace("cue: said", "cue: says", 1)
    path.write_text(theirs, encoding="utf-8")
    desk.press(
        "b-save", "Not saved: the file has changed on disk since it was loaded. What changed is below."
    )
    expect(desk.page.locator(".conflict pre")).to_have_text("@@ -18 +18 @@\n-    cue: said\n+    cue: says")
    assert path.read_text(encoding="utf-8") == theirs
    desk.press("b-theirs", "Loaded from disk. Undo brings back what you had.")
    expect(desk.page.locator(".conflict")).to_have_count(0)


def test_a_click_on_marked_words_opens_their_record(desk: Any) -> None:
    """Each click on the same words goes on to the next record that has them."""
    words = desk.page.locator("#article .l-assertion", has_text="was founded in 1901")
    words.click()
    expect(desk.page.locator("#assertions-3.open")).to_be_visible()
    inner = desk.page.locator("#article .l-assertion.l-indirect", has_text="stopped work")
    opened: set[str] = set()
    for _ in range(3):
        inner.click()
        expect(desk.page.locator("#article .l-here").first).to_be_visible()
        time.sleep(0.6)  # a second click that comes sooner is a double click
        opened.add(str(desk.page.locator(".rows .open").get_attribute("id")))
    assert opened == {"quotes-0", "assertions-0", "events-0"}


def test_without_the_script_the_forms_still_work(sit: Any, harbour: Project) -> None:
    """Words are typed instead of selected, and every answer is a whole page."""
    desk = sit(harbour, HERALD, java_script_enabled=False)
    desk.page.locator("#a-quotes-0").click()
    desk.page.locator("[id='w-content.0']").fill("stopped work on Tuesday")
    desk.page.locator("#b-fields").click()
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    desk.page.locator("#b-save").click()
    expect(desk.page.locator("#notice")).to_have_text("Saved.")
    assert desk.lines() == [
        '-    content: ["Dockers at Port Alder stopped work on Tuesday"]',
        '+    content: ["stopped work on Tuesday"]',
    ]


def test_one_word_of_the_real_dataset_is_corrected_in_its_line(sit: Any, kherson: Project) -> None:
    """In a file of 250 lines of mixed style: one line changes, comments and escapes stay, and it is quick."""
    desk = sit(kherson, NEWSER)
    desk.open("quotes-3")
    desk.page.locator("[id='f-speaker.entity']").fill("russia")
    began = time.monotonic()
    desk.page.locator("[id='f-speaker.entity']").press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    assert time.monotonic() - began < 2
    desk.press("b-save", "Saved.")
    (before, after) = desk.lines()
    assert before.replace("russian-defense-ministry", "russia") == "-" + after[1:]


HOSTILE = '<img src=x onerror="alert(1)"></p></section><script>alert(2)</script>'


def test_hostile_text_is_inert(sit: Any, harbour: Project) -> None:
    """Markup in the article, the annotation and the registers is shown as the text it is."""
    article = harbour.articles / f"{HERALD}.txt"
    article.write_text(
        article.read_text(encoding="utf-8") + f"\n{HOSTILE} said Ines\rOkoro &amp; co.\n",
        encoding="utf-8",
        newline="",
    )
    path = harbour.annotations / f"{HERALD}.yaml"
    quoted = HOSTILE.replace('"', '\\"')
    text = path.read_text(encoding="utf-8").replace("cue: said", f'cue: said\n    medium: "{quoted}"', 1)
    text += f'  - {{id: "{quoted}", event: "{quoted}", exact: "{quoted} said Ines\\rOkoro &amp;"}}\n'
    path.write_text(text + f"# Not in any register\n# {HOSTILE}\n", encoding="utf-8")
    register = harbour.registers / "entities.yaml"
    named = register.read_text(encoding="utf-8").replace("name: Ines Okoro", f'name: "{quoted}"')
    register.write_text(named, encoding="utf-8")
    desk = sit(harbour, HERALD)
    desk.page.on("dialog", lambda dialog: desk.note(dialog.message))
    for anchor in ("events-1", "quotes-0", "quotes-1"):
        desk.open(anchor)
    assert desk.page.locator("img, main script").count() == 0
    desk.open("events-1")
    desk.press("b-fields", "Nothing was changed.")
    desk.page.locator("#b-new-event").click()
    expect(desk.page.locator("#n-title")).to_have_value(re.compile("^<img src=x"))
    desk.page.locator("#n-id").fill(HOSTILE)
    desk.press("b-register", "Not registered: correct what is marked first.")
    expect(desk.page.locator("#registering .what", has_text="<script>")).to_have_count(1)
    assert desk.page.locator("img, main script").count() == 0
    desk.page.evaluate("getSelection().selectAllChildren(document.getElementById('article'))")
    assert desk.page.evaluate("selected") == [0, len(desk.server.desk.session.article.rstrip())]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_at_every_size(sit: Any, drafted: Project, scheme: Any) -> None:
    """At 360 and 1280 px, with problems and a conflict on it: axe finds nothing and nothing overflows."""
    desk = sit(drafted, HERALD, color_scheme=scheme)
    page: Page = desk.page
    desk.open("quotes-1")
    page.locator("#f-kind").select_option("mixed")
    expect(page.locator("#problem-count")).to_have_text("1 problem")
    path = desk.server.desk.session.path
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    page.locator("#b-save").click()
    expect(page.locator(".conflict")).to_be_visible()
    page.evaluate(AXE)
    is_accessible(page)
    page.locator("#b-ours").click()
    register_something(page)
    page.locator("[id='b-new-addressee']").click()
    page.locator("#b-try").click()
    expect(page.locator("#registering .what").first).to_be_visible()
    is_accessible(page)
    page.locator("#b-keys").click()
    is_accessible(page)
    page.locator("#keys button").click()
    page.locator("#i-events").fill("strike-2024")
    page.locator("#b-edit-events").click()
    expect(page.locator("#registering-title")).to_have_text("Change strike-2024")
    is_accessible(page)


def register_something(page: Page) -> None:
    """Register an utterance for the open quote."""
    page.locator("#b-new-utterance").click()
    page.locator("#n-title").fill("The union on the ships")
    page.locator("#b-register").click()
    expect(page.locator("#list-edits")).to_be_visible()


def is_accessible(page: Page) -> None:
    """Say that axe finds nothing, with everything unfolded, on a telephone and on a laptop."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate("axe.run()")
        faults = [
            (fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found["violations"]
        ]
        assert faults == [], width
        assert page.evaluate("document.documentElement.scrollWidth") == width
