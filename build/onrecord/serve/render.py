"""Rendering: a page as HTML, and the same content as JSON."""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from onrecord.serve.pages.page import Page
from onrecord.serve.templating import strict_environment
from onrecord.serve.visit import Visit

HERE = Path(__file__).parent

NAVIGATION = (
    ("/", "Reports"),
    ("/-/claims", "Claims"),
    ("/-/sources", "Sources"),
    ("/-/utterances", "Utterances"),
    ("/-/timeline", "Timeline"),
    ("/-/map", "Map"),
    ("/-/ask", "Ask"),
)
"""The pages that every page leads to."""


@cache
def environment() -> Environment:
    """Give the environment of the templates, with what every page knows."""
    made = strict_environment(HERE / "templates")
    known: dict[str, Any] = {"static": static, "navigation": NAVIGATION}
    made.globals.update(known)
    known |= {name: made.get_template(f"{name}.html").module for name in ("macros", "form")}
    made.globals.update(known)
    return made


@cache
def static(name: str) -> str:
    """Give the address of a static file, which changes when the file does."""
    digest = hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:8]
    return f"/-/onrecord/{name}?v={digest}"


def as_html(page: Page, visit: Visit, path: str) -> str:
    """Write a page as HTML.

    Args:
        page: The page.
        visit: The visit that it answers.
        path: Where the page is, without parameters.
    """
    template = environment().get_template(page.template)
    return template.render(page=page, content=page.content, links=visit.links, visit=visit, path=path)


def as_json(page: Page) -> str:
    """Write what a page shows as JSON."""
    evidence = asdict(page.evidence)
    body = {
        "title": page.title,
        "summary": page.summary,
        "content": asdict(page.content),
        "evidence": evidence,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
