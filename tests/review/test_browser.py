"""The page in a real Chromium: words are selected, records corrected, and the file changes by those lines."""

import difflib
import re
import time
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from onrecord.paths import Project
from onrecord.review.server import ReviewServer

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
HERALD = "herald-2024-03-05"
NEWSER = "newser-2022-11-09"


class Desk:
    """A page of a review, watched, and the file behind it."""

    def __init__(self, browser: Browser, server: ReviewServer, **context: Any) -> None:
        """Open the page and listen to it."""
        self.server, self.untoward = server, list[str]()
        self.before = server.desk.session.on_disk
        self.page = browser.new_context(viewport={"width": 1280, "height": 900}, **context).new_page()
        self.page.on("console", lambda said: said.type in ("error", "warning") and self.note(said.text))
        self.page.on("pageerror", lambda error: self.note(str(error)))
        self.page.on(
            "request", lambda one: one.url.startswith(server.address) or self.note(f"asks {one.url}")
        )
        self.page.goto(server.address)

    def note(self, what: str) -> None:
        """Remember something untoward."""
        self.untoward.append(what)

    def open(self, anchor: str) -> None:
        """Open a record by its link."""
        self.page.locator(f"#a-{anchor}").click()
        expect(self.page.locator(f"#{anchor}.open")).to_be_visible()

    def press(self, button: str, said: str) -> None:
        """Press a button, and wait for what it says."""
        self.page.locator(f"[id='{button}']").click()
        expect(self.page.locator("#notice")).to_have_text(said)

    def drag(self, words: str) -> None:
        """Select words of the article with the mouse."""
        box = self.page.evaluate(WHERE, words)
        self.page.mouse.move(*box["from"])
        self.page.mouse.down()
        self.page.mouse.move(*box["to"], steps=4)
        self.page.mouse.up()
        expect(self.page.locator("#selection")).to_have_text(f"Selected: {words}")

    def lines(self) -> list[str]:
        """Give the lines of the file that are not as they were when the review began."""
        after = self.server.desk.session.path.read_text(encoding="utf-8")
        lines = difflib.unified_diff(self.before.splitlines(), after.splitlines(), lineterm="", n=0)
        return [line for line in list(lines)[2:] if not line.startswith("@@")]


# Where the first occurrence of words begins and ends on the screen.
WHERE = """words => {
  const walker = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest("[data-start]") === null) continue;
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const at = text.indexOf(words);
  const place = (offset) => {
    const [start, node] = nodes.findLast(([start]) => start <= offset);
    return [node, offset - start];
  };
  const range = document.createRange();
  range.setStart(...place(at));
  const [node, end] = place(at + words.length - 1);
  range.setEnd(node, end + 1);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  const [first, last] = [boxes[0], boxes.at(-1)];
  return {
    from: [first.left + 0.5, first.top + first.height / 2], to: [last.right - 0.5, last.top + last.height / 2],
  };
}"""


@pytest.fixture
def desk(start: Any, browser: Browser, harbour: Project) -> Any:
    """Open the review of an article that begins with an emoji: one code point, two UTF-16 units."""
    for path in (harbour.articles / f"{HERALD}.txt", harbour.annotations / f"{HERALD}.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("⚓️", "🚢"), encoding="utf-8")
    desk = Desk(browser, start(harbour, HERALD))
    yield desk
    assert desk.untoward == []
    desk.page.context.close()


def test_words_selected_with_the_mouse_become_the_span(desk: Desk) -> None:
    """After an emoji that JavaScript counts twice, the words that were selected are what is saved."""
    desk.open("quotes-2")
    desk.drag('strike was "unlawful" and would cost 2 million')
    desk.press("b-span-content.0", "Changed.")
    desk.press("b-save", "Saved.")
    assert desk.lines() == [
        '-    content: ["the strike was \\"unlawful\\" and would cost 2 million euros a day"]',
        '+    content: ["strike was \\"unlawful\\" and would cost 2 million"]',
    ]


def test_a_selection_stays_until_it_is_used(desk: Desk) -> None:
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


def test_words_are_selected_with_the_keyboard(desk: Desk) -> None:
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


def test_a_selection_over_the_emoji_and_several_passages_is_counted_in_code_points(desk: Desk) -> None:
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


def test_a_problem_appears_and_disappears_with_the_kind(desk: Desk) -> None:
    """The rules of the build run after every change, and say what to do."""
    desk.open("quotes-1")
    expect(desk.page.locator("#problem-count")).to_have_text("0 problems")
    desk.page.locator("#f-kind").select_option("mixed")
    expect(desk.page.locator("#problem-count")).to_have_text("1 problem")
    expect(desk.page.locator("#open-record .problem")).to_contain_text(
        "is mixed, but its content holds no quotation marks quotes[1].kind [kind-agrees-with-marks]"
    )
    expect(desk.page.locator("#open-record .hint")).to_contain_text("make it `direct` or `indirect`")
    desk.page.locator("#f-kind").select_option("direct")
    expect(desk.page.locator("#problem-count")).to_have_text("0 problems")
    assert desk.server.desk.session.is_saved


def test_a_quote_is_added_filled_in_deleted_and_brought_back(desk: Desk) -> None:
    """A new quote shows what it lacks until it is complete; undo and redo go through every step."""
    desk.drag("Port Alder is the largest harbour")
    desk.press("b-add-quotes", "Added a quote.")
    expect(desk.page.locator("#open-record .problem")).to_contain_text("is missing quotes[3].cue")
    desk.drag("founded")
    desk.press("b-span-cue", "Changed.")
    desk.drag("The port authority")
    desk.press("b-span-speaker", "Changed.")
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


def test_what_is_typed_is_not_lost_to_the_button_that_follows(desk: Desk) -> None:
    """Leaving a field by pressing a button does both: the field is changed, then the button is obeyed."""
    desk.open("quotes-0")
    desk.page.locator("#f-medium").fill("a statement")
    desk.page.locator("#b-delete").click()
    expect(desk.page.locator("#notice")).to_have_text("Deleted. Undo brings it back.")
    desk.press("b-undo", "Undone.")
    assert desk.server.desk.session.now.data["quotes"][0]["medium"] == "a statement"


def slowed(desk: Desk) -> None:
    """Let every answer to a form come half a second late."""

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    desk.page.route("**/act", late)


def test_typing_goes_on_while_the_server_answers(desk: Desk) -> None:
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


def test_fields_that_change_faster_than_answers_come_all_count(desk: Desk) -> None:
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


def test_what_is_typed_is_saved_by_the_key_that_saves(desk: Desk) -> None:
    """Ctrl+S in a field that was not left applies what it holds, and then saves."""
    desk.open("quotes-1")
    desk.page.locator("#f-medium").fill("a speech")
    desk.page.keyboard.press("Control+s")
    expect(desk.page.locator("#notice")).to_have_text("Saved.")
    assert desk.lines() == ['+    medium: "a speech"']
    assert desk.server.desk.session.at == 1
    desk.page.locator("#b-undo").click()
    expect(desk.page.locator("#f-medium")).to_have_value("")


def test_a_speaker_is_registered_where_it_is_chosen(desk: Desk) -> None:
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


def test_the_head_is_edited_with_the_keyboard_alone(desk: Desk) -> None:
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


def test_two_clicks_delete_one_record(desk: Desk) -> None:
    """A second click that was meant for the first record does not hit the next."""
    desk.open("quotes-0")
    desk.page.evaluate("[1, 2].forEach(() => document.getElementById('b-delete').click())")
    expect(desk.page.locator("#notice")).to_contain_text("This page was out of date")
    assert [quote["id"] for quote in desk.server.desk.session.now.data["quotes"]] == ["q02", "q03"]


def test_a_draft_is_accepted_with_one_key(start: Any, browser: Browser, drafted: Project) -> None:
    """Each proposal says its rule; Ctrl+Enter accepts it and goes to the next; then the draft is reviewed."""
    desk = Desk(browser, start(drafted, HERALD))
    expect(desk.page.locator(".counts")).to_contain_text("draft, 3 to accept")
    expect(desk.page.locator("#quotes-0")).to_contain_text("proposed: clause-said, 0.9")
    desk.open("quotes-0")
    expect(desk.page.locator("#open-record")).to_contain_text(
        "Proposed by the rule clause-said. Confidence 0.9."
    )
    for left in (2, 1, 0):
        desk.page.keyboard.press("Control+Enter")
        expect(desk.page.locator(".counts")).to_contain_text(f"draft, {left} to accept")
    desk.press("b-reviewed", "Marked as reviewed.")
    desk.press("b-save", "Saved.")
    assert [line[1:] for line in desk.lines() if line[0] == "-"] == [
        "# A program proposed this, and no person has reviewed it. Over each record: the rule, its confidence.",
        "status: draft",
        "  # clause-said, 0.9",
        "  # marks, 0.97",
        "  # similar-words, 0.5",
    ]
    assert desk.untoward == []


def test_a_conflict_on_disk_is_shown_and_nothing_overwritten(desk: Desk) -> None:
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


def test_a_click_on_marked_words_opens_their_record(desk: Desk) -> None:
    """Each click on the same words goes on to the next record that has them."""
    words = desk.page.locator("#article .l-assertion", has_text="was founded in 1901")
    words.click()
    expect(desk.page.locator("#assertions-3.open")).to_be_visible()
    inner = desk.page.locator("#article .l-assertion.l-indirect", has_text="stopped work")
    opened: set[str] = set()
    for _ in range(3):
        inner.click()
        expect(desk.page.locator("#article .l-here").first).to_be_visible()
        time.sleep(0.2)
        opened.add(str(desk.page.locator(".rows .open").get_attribute("id")))
    assert opened == {"quotes-0", "assertions-0", "events-0"}


def test_without_the_script_the_forms_still_work(start: Any, browser: Browser, harbour: Project) -> None:
    """Words are typed instead of selected, and every answer is a whole page."""
    desk = Desk(browser, start(harbour, HERALD), java_script_enabled=False)
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


def test_one_word_of_the_real_dataset_is_corrected_in_its_line(
    start: Any, browser: Browser, kherson: Project
) -> None:
    """In a file of 250 lines of mixed style: one line changes, comments and escapes stay, and it is quick."""
    desk = Desk(browser, start(kherson, NEWSER))
    desk.open("quotes-3")
    desk.page.locator("[id='f-speaker.entity']").fill("russia")
    began = time.monotonic()
    desk.page.locator("[id='f-speaker.entity']").press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Changed.")
    assert time.monotonic() - began < 2
    desk.press("b-save", "Saved.")
    (before, after) = desk.lines()
    assert before.replace("russian-defense-ministry", "russia") == "-" + after[1:]
    assert desk.untoward == []


HOSTILE = '<img src=x onerror="alert(1)"></p></section><script>alert(2)</script>'


def test_hostile_text_is_inert(start: Any, browser: Browser, harbour: Project) -> None:
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
    desk = Desk(browser, start(harbour, HERALD))
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
    assert desk.untoward == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_at_every_size(
    start: Any, browser: Browser, drafted: Project, scheme: Any
) -> None:
    """At 360 and 1280 px, with problems and a conflict on it: axe finds nothing and nothing overflows."""
    desk = Desk(browser, start(drafted, HERALD), color_scheme=scheme)
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
    assert desk.untoward == []


def register_something(page: Page) -> None:
    """Register an utterance for the open quote."""
    page.locator("#b-new-utterance").click()
    page.locator("#n-title").fill("The union on the ships")
    page.locator("#b-register").click()
    expect(page.locator("#list-added")).to_be_visible()


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
