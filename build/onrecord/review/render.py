"""The page as HTML, and the few files that it needs."""

import gc
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

import onrecord.serve
from onrecord.review.session import Session
from onrecord.review.shown import Row, ShownPassage
from onrecord.review.views import View
from onrecord.serve.templating import strict_environment

HERE = Path(__file__).parent

SCRIPTS = ("selection", "becoming", "asking", "triage", "keys", "review")
"""The scripts of the page, in the order in which they are read: each uses those before it."""

STATIC = {
    "onrecord.css": (Path(onrecord.serve.__path__[0]) / "static" / "onrecord.css", "text/css"),
    "review.css": (HERE / "static" / "review.css", "text/css"),
    **{f"{name}.js": (HERE / "static" / f"{name}.js", "text/javascript") for name in SCRIPTS},
}
"""The files beside the page: the stylesheet of all pages, our own, and the scripts."""


@cache
def _environment() -> Environment:
    made = strict_environment(HERE / "templates")
    filters: dict[str, Any] = {"verbatim": verbatim, "shown_once": shown_once}
    made.filters.update(filters)
    return made


def verbatim(text: str) -> Markup:
    r"""Escape text so that a browser has the same characters: a carriage return would become a line feed.

    >>> print(verbatim("<a\r"))
    &lt;a&#13;
    """
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704 -- escaped right here


@lru_cache(maxsize=20_000)
def shown_once(shown: Row | ShownPassage) -> Markup:
    """Write a passage or a row of the list, which mostly are what they were before an edit."""
    macros: Any = _environment().get_template("parts.html").module
    return Markup((macros.row if isinstance(shown, Row) else macros.passage)(shown).strip())  # noqa: S704 -- escaped by the template


def page(view: View) -> str:
    """Write the whole page."""
    return _environment().get_template("page.html").render(view=view, scripts=SCRIPTS)


def part(view: View) -> str:
    """Write what changes from one state to the next."""
    return _environment().get_template("main.html").render(view=view)


def settled(session: Session) -> Session:
    """Give a session of which all has been read and shown: the collector of garbage leaves that alone."""
    part(View(session, None))
    gc.collect()
    gc.freeze()
    return session
