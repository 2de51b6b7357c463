"""Sources: the bytes of an article, and what is known of them before they are read."""

import re
from dataclasses import dataclass, field

_PAGE_BEGINS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


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
    """
    return _PAGE_BEGINS.match(content[:4096]) is not None
