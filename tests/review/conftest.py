"""A review that runs, and a page of it that is watched."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import Protocol

import pytest

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
            _running(ReviewServer(open_session(project, article_id), 0))
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
