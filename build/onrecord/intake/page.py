"""Pages: the main text of an HTML page, its title and date, by trafilatura (the extra `draft`)."""

# trafilatura ships no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.problems import UsageError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Page:
    """What a page holds besides its furniture."""

    text: str
    """The main text, one paragraph a line; the title first, where the text does not begin with it."""
    published: date | None
    """The date that the markup gives."""


def read_page(html: str, name: str, url: str | None = None) -> Page:
    """Find the main text of a page.

    Raises:
        UsageError: trafilatura is not installed, or finds no article.
    """
    try:
        import trafilatura
    except ImportError as missing:
        hint = "pages need trafilatura, which is an extra: pip install 'onrecord[draft]'"
        raise UsageError(f"{hint} ({missing})") from missing
    found: Any = trafilatura.bare_extraction(
        html, url=url, with_metadata=True, include_comments=False, include_tables=False
    )
    text = (found.text or "").strip() if found else ""
    if not text:
        raise UsageError(f"{name} holds no article that trafilatura can find: copy its text into a file")
    title = " ".join((found.title or "").split())
    opening = "" if not title or text.startswith(title) else f"{title}\n"
    return Page(f"{opening}{text}\n", _day(found.date))


def _day(written: str | None) -> date | None:
    if not written or not _DAY.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
