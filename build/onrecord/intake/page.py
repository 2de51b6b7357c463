"""Pages: the main text of an HTML page with its title, by trafilatura (the extra `draft`), and its dates."""

# trafilatura ships no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false

import re
from dataclasses import dataclass
from typing import Any

from onrecord.intake.dated import Dated, dates_of
from onrecord.problems import UsageError

_OUTER = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """What a page holds besides its furniture."""

    text: str
    """The main text, one paragraph a line; the title first, where the text does not begin with it."""
    dated: Dated
    """The dates that its markup gives."""


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
    # trafilatura passes over a page whose first elements stand side by side.
    whole = html if _OUTER.search(html) else f"<html><body>{html}</body></html>"
    found: Any = trafilatura.bare_extraction(
        whole, url=url, with_metadata=True, include_comments=False, include_tables=False
    )
    text = (found.text or "").strip() if found else ""
    if not text:
        raise UsageError(f"{name} holds no article that trafilatura can find: copy its text into a file")
    title = " ".join((found.title or "").split())
    opening = "" if not title or text.startswith(title) else f"{title}\n"
    return Page(f"{opening}{text}\n", dates_of(whole))
