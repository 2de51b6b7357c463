"""A review that runs, and a page of it that is watched."""

import difflib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, expect

from onrecord.paths import Project
from onrecord.review.actions import act
from onrecord.review.asked import Outcome
from onrecord.review.server import ReviewServer
from onrecord.review.session import Session, changes, open_session

ROOT = Path(__file__).parent.parent.parent


class Do(Protocol):
    """Does something to a session, and gives what it says; `words` are selected in the article."""

    def __call__(
        self, session: Session, what: str, record: tuple[str, int] | None = None, **fields: str
    ) -> Outcome:
        """Do it; `field__kind` is the field `kind` of the form."""
        ...


Start = Callable[[Project, str], ReviewServer]


@contextmanager
def _running(server: ReviewServer) -> Iterator[ReviewServer]:
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def start() -> Iterator[Start]:
    """Give a function that starts a review of an article on a free port."""
    with ExitStack() as running:
        yield lambda project, article_id: running.enter_context(
            _running(ReviewServer(open_session(project, article_id), 0, project))
        )


@pytest.fixture
def kherson(tmp_path: Path) -> Project:
    """Give a copy of the dataset of this repository, to be changed at will."""
    for name in ("articles", "annotations", "registers"):
        shutil.copytree(ROOT / "dataset" / name, tmp_path / "kherson" / "dataset" / name)
    shutil.copy(ROOT / "dataset" / "dataset.yaml", tmp_path / "kherson" / "dataset")
    return Project(tmp_path / "kherson")


@pytest.fixture
def do() -> Do:
    """Give a function that does what a form asks for."""

    def doing(session: Session, what: str, record: tuple[str, int] | None = None, **fields: str) -> Outcome:
        form = {
            "version": str(session.version),
            "do": what,
            **{key.replace("__", ":"): one for key, one in fields.items()},
        }
        if record:
            form |= {"list": record[0], "at": str(record[1])}
        if words := form.pop("words", None):
            start = session.article.index(words)
            form |= {"start": str(start), "end": str(start + len(words))}
        return act(session, form)

    return doing


@pytest.fixture
def lines() -> Callable[[Session], list[str]]:
    """Give a function that gives the lines that saving would take away and bring."""
    return lambda session: [
        line for line in changes(session.on_disk, session.now.text) if not line.startswith("@@")
    ]


DRAFT = """\
# yaml-language-server: $schema=../../schema/json/annotation.schema.json
# A program proposed this, and no person has reviewed it. Over each record: the rule, its confidence.
status: draft
article: herald-2024-03-05
outlet: herald
language: en
rights: "Written for the tests, CC BY 4.0."
quotes:
  # clause-said, 0.9
  - id: q01
    kind: indirect
    content: ["Dockers at Port Alder stopped work"]
    speaker: {entity: dockers-union, exact: "the union"}
    cue: said
  # marks, 0.97
  - id: q02
    kind: direct
    content: ["We will not load another ship,"]
    speaker: {entity: ines-okoro, exact: "Ines Okoro"}
    cue: said
assertions:
  # similar-words, 0.5
  - {id: a01, claim: strike-begun, quote: q01, stance: affirms, exact: "stopped work"}
# Not in any register; register what is worth it, and delete the rest:
# claim (event, 0.4): Port Alder is the largest harbour on the coast.
"""


@pytest.fixture
def drafted(harbour: Project) -> Project:
    """Give the small invented project with a draft in place of one annotation."""
    (harbour.annotations / "herald-2024-03-05.yaml").write_text(DRAFT, encoding="utf-8")
    return harbour


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
def sit(start: Start, browser: Browser) -> Iterator[Callable[..., Desk]]:
    """Give a function that opens the review of an article in the browser; nothing untoward may come of it."""
    desks: list[Desk] = []

    def sitting(project: Project, article_id: str, **context: Any) -> Desk:
        desks.append(Desk(browser, start(project, article_id), **context))
        return desks[-1]

    yield sitting
    for desk in desks:
        assert desk.untoward == []
        desk.page.context.close()


@pytest.fixture
def desk(sit: Callable[..., Desk], harbour: Project) -> Desk:
    """Open the review of an article that begins with an emoji: one code point, two UTF-16 units."""
    article_id = "herald-2024-03-05"
    for path in (harbour.articles / f"{article_id}.txt", harbour.annotations / f"{article_id}.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("⚓️", "🚢"), encoding="utf-8")
    return sit(harbour, article_id)
