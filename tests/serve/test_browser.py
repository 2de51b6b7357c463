"""The pages in a real Chromium: readable by all, calling nobody, usable by keyboard."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")

PAGES = {
    "home": "/",
    "reader": "/-/read/newser-2022-11-09?layers=all#q10",
    "reader-plain": "/-/read/metro-2022-11-09",
    "claims": "/-/claims",
    "claim": "/-/claims/{contradicted}",
    "sources": "/-/sources",
    "sources-by-country": "/-/sources?by=country",
    "utterances": "/-/utterances",
    "timeline": "/-/timeline",
    "timeline-as-of": "/-/timeline?as_of=2022-11-10",
    "map": "/-/map",
    "map-of-the-world": "/-/map?view=world",
    "search": "/-/search?q=kherson",
    "ask": "/-/ask",
    "answer": "/-/ask/who-said",
    "nothing": "/-/read/nowhere",
}

ALL_RULES: dict[str, Any] = {}

# Contrast, the slow rule, is a matter of the scheme and not of the width: each scheme is looked at once.
BUT_CONTRAST: dict[str, Any] = {"rules": {"color-contrast": {"enabled": False}}}

VIEWS: list[tuple[int, Any, dict[str, Any]]] = [
    (360, "light", ALL_RULES),
    (1280, "light", BUT_CONTRAST),
    (1280, "dark", ALL_RULES),
    (360, "dark", BUT_CONTRAST),
]


class Watch:
    """A page, and everything untoward that happens on it."""

    def __init__(self, page: Page, site: str) -> None:
        """Listen to a page of a site."""
        self.page = page
        self.untoward: list[str] = []
        page.on("console", lambda said: said.type in ("error", "warning") and self.note(said.text))
        page.on("pageerror", lambda error: self.note(str(error)))
        page.on("dialog", lambda dialog: self.note(f"dialog: {dialog.message}"))
        page.on("request", lambda request: request.url.startswith(site) or self.note(f"asks {request.url}"))

    def note(self, what: str) -> None:
        """Remember something untoward; that a page is not there is said once by the browser, too."""
        if "404 (Not Found)" not in what:
            self.untoward.append(what)


def watched(browser: Browser, site: str, width: int = 1280, scheme: Any = "light") -> Watch:
    """Open an empty page that is watched."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    return Watch(context.new_page(), site)


@pytest.fixture(scope="module")
def contradicted(site: str, browser: Browser) -> str:
    """Give the id of a claim that another contradicts."""
    page = browser.new_page()
    page.goto(f"{site}/-/claims?show=apart")
    href = page.locator(".matrix tbody th a").first.get_attribute("href")
    page.close()
    return str(href).rpartition("/")[2]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_quiet_at_every_size(
    name: str, site: str, browser: Browser, contradicted: str
) -> None:
    """At 360 and 1280 px, light and dark: axe finds nothing, nothing overflows, nothing calls outside."""
    watch = watched(browser, site)
    watch.page.goto(site + PAGES[name].format(contradicted=contradicted))
    watch.page.evaluate(AXE)
    for width, scheme, rules in VIEWS:
        watch.page.set_viewport_size({"width": width, "height": 900})
        watch.page.emulate_media(color_scheme=scheme)
        found = watch.page.evaluate("rules => axe.run(rules)", rules)
        faults = [
            (fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found["violations"]
        ]
        assert faults == [], (width, scheme)
        overflow = watch.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, (width, scheme)
    assert watch.untoward == []
    watch.page.context.close()


CONTROLS = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((control) => control.checkVisibility())
  .filter((control) => { control.focus(); return document.activeElement !== control || control.tabIndex < 0; })
  .map((control) => control.outerHTML.slice(0, 120))
"""


@pytest.mark.parametrize(
    "name", ["home", "reader", "claims", "sources", "timeline", "map", "search", "answer"]
)
def test_every_control_takes_the_focus(name: str, site: str, browser: Browser, contradicted: str) -> None:
    """No link, button, field or fold is out of reach of the keyboard."""
    watch = watched(browser, site)
    watch.page.goto(site + PAGES[name].format(contradicted=contradicted))
    assert watch.page.evaluate(CONTROLS) == []
    watch.page.context.close()


def test_the_tab_key_walks_through_a_page_in_order(site: str, browser: Browser) -> None:
    """Tab goes to the skip link, then through navigation and search into the content."""
    watch = watched(browser, site)
    page = watch.page
    page.goto(f"{site}/-/read/newser-2022-11-09")
    reached: list[str] = []
    for _ in range(16):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        )
    assert reached[0] == "Skip to the content"
    assert reached[1:9] == [
        "onrecord", "Reports", "Claims", "Sources", "Utterances", "Timeline", "Map", "Ask",
    ]  # fmt: skip
    assert reached[9:15] == [
        "find", "Search", "show-quotes", "show-assertions", "show-events", "show-mentions",
    ]  # fmt: skip
    assert reached[15] == "q01"
    page.context.close()


def test_a_mark_opens_its_note_and_closes_with_escape(site: str, browser: Browser) -> None:
    """Following a reference shows the note with speaker, cue and how others put it; Escape hides it."""
    watch = watched(browser, site)
    page = watch.page
    page.goto(f"{site}/-/read/newser-2022-11-09")
    reference = page.locator(".ref", has_text="q10").first
    note = page.locator("#q10")
    assert not note.is_visible()
    reference.click()
    assert note.is_visible()
    assert "Cue" in note.inner_text()
    assert page.locator(".s.here").count() > 0
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert watch.untoward == []
    page.context.close()


def test_layers_switch_without_a_script(site: str, browser: Browser) -> None:
    """With scripts off, a layer's references appear and vanish with its box, and notes open."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/-/read/metro-2022-11-09")
    claims = page.locator(".ref.r-assertion")
    assert claims.count() > 0
    assert not claims.first.is_visible()
    page.locator("#show-assertions").check()
    assert claims.first.is_visible()
    claims.first.click()
    assert page.locator(".note:target").is_visible()
    context.close()


STOCK = {
    "database": "",
    "table": "/quotes",
    "view": "/disagreements",
    "row": "/quotes/newser-2022-11-09-q10",
    "query": "/who-said",
    "sql": "?sql=select+1",
}

# Datasette 0.65 goes from its first to its third heading; changing that means changing its templates.
BUT_HEADING_ORDER: dict[str, Any] = {"rules": {"heading-order": {"enabled": False}}}


@pytest.mark.parametrize("name", STOCK)
def test_datasettes_own_pages_are_accessible_and_quiet(name: str, site: str, browser: Browser) -> None:
    """With our base template and names for their controls, axe finds nothing but the order of headings."""
    watch = watched(browser, site)
    watch.page.goto(f"{site}/kherson-withdrawal-2022{STOCK[name]}", wait_until="load")
    watch.page.evaluate(AXE)
    found = watch.page.evaluate("rules => axe.run(rules)", BUT_HEADING_ORDER)
    faults = [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found["violations"]]
    assert faults == []
    assert watch.untoward == []
    watch.page.context.close()
