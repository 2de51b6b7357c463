"""Sources: the bytes of an article, and what is known of them before they are read."""

import re
from dataclasses import dataclass, field

# Possessive: what has been passed over is not tried in other ways, of which there may be millions.
_BEFORE = rb"\s*+(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+"
_PAGE_BEGINS = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PIECE_BEGINS = re.compile(
    _BEFORE
    + rb"<(title|style|script|article|main|section|header|nav|div|table|h[1-6]|p|ul|ol|blockquote|figure)"
    rb"(?:\s[^<>]*)?>.*?</\1\s*>"
    rb"|" + _BEFORE + rb"<(?:meta|link|base)\s[^<>]*=[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
"""A page without its outer tags, as some tools save it; what only mentions a tag does not close it too."""


@dataclass(frozen=True)
class Source:
    """The bytes of an article as they came."""

    name: str
    """How messages name it: a path, an address, `standard input`."""
    content: bytes = field(repr=False)
    is_page: bool
    """Whether it is HTML."""
    charset: str | None = None
    """The encoding that the server says it has."""
    url: str | None = None
    """The address at which it was found."""


def looks_like_page(content: bytes) -> bool:
    """Say whether bytes begin as HTML does.

    >>> looks_like_page(b"<!DOCTYPE html><title>a</title>"), looks_like_page(b"<b> is less than c")
    (True, False)
    >>> looks_like_page(b"<title>a</title><p>b"), looks_like_page(b"<p> opens a paragraph")
    (True, False)
    """
    return (_PAGE_BEGINS.match(content[:4096]) or _PIECE_BEGINS.match(content)) is not None
