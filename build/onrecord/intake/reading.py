"""Reading: the bytes of what a person names, bounded in size."""

import re
from pathlib import Path
from typing import BinaryIO

from onrecord.intake.source import Source, looks_like_page
from onrecord.outside import standard_input
from onrecord.problems import UsageError

LARGEST_BYTES = 10_000_000
"""A larger file or page is refused."""

_STDIN = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")


def read_source(where: str, stdin: BinaryIO | None = None) -> Source:
    """Read what a person names: a file, an `http` or `https` address, or `-`.

    Raises:
        UsageError: It cannot be had, is too large, or is neither text nor HTML.
    """
    if where == _STDIN:
        content = (stdin or standard_input()).read(LARGEST_BYTES + 1)
        return _bounded(Source("standard input", content, looks_like_page(content)))
    if _ADDRESS.match(where):
        # Imported here: most drafts are made of files.
        from onrecord.intake.web import fetch

        return fetch(where, LARGEST_BYTES)
    path = Path(where)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot read {where}: {error.strerror}") from error
    is_page = path.suffix.lower() in _PAGE_ENDINGS or looks_like_page(content)
    return _bounded(Source(where, content, is_page))


def _bounded(source: Source) -> Source:
    if len(source.content) > LARGEST_BYTES:
        raise UsageError(f"{source.name} has more than {LARGEST_BYTES:,} bytes: give one article at a time")
    return source
