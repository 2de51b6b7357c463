"""The web: one page, over http or https alone, bounded in size and time."""

import http.client
import time
import urllib.error
import urllib.request
from typing import Any, cast

from onrecord.intake.source import Source, looks_like_page
from onrecord.problems import UsageError

LONGEST_SECONDS = 30.0
"""How long a page may take in all."""

_WAIT_SECONDS = 10.0
_CHUNK_BYTES = 65_536
_PAGES = ("text/html", "application/xhtml+xml")
_AGENT = "onrecord (drafts annotations of single articles)"
_AND_SO = "save the page and give the file"


def fetch(address: str, largest_bytes: int, longest_seconds: float = LONGEST_SECONDS) -> Source:
    """Fetch one page.

    Raises:
        UsageError: The address is not of the web, the server fails, or the page is no text, too large
            or too slow.
    """
    if not address.lower().startswith(("http://", "https://")):
        raise UsageError(f"{address} is neither http nor https: {_AND_SO}")
    until = time.monotonic() + longest_seconds
    try:
        request = urllib.request.Request(  # noqa: S310 -- the scheme was checked
            address, headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain;q=0.9"}
        )
        with _opener().open(request, timeout=min(_WAIT_SECONDS, longest_seconds)) as answer:
            return _read(answer, largest_bytes, until)
    except urllib.error.HTTPError as error:
        error.close()
        raise UsageError(f"{address} answers {error.code} {error.reason}: {_AND_SO}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UsageError(f"cannot fetch {address}: {_why(error)}") from error


def _why(error: Exception) -> str:
    """Say what went wrong, as the system says it, without the names of Python's classes."""
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", None) or reason)


def _opener() -> urllib.request.OpenerDirector:
    """Make an opener that knows the web and nothing else: no files, no FTP, not even when redirected."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.UnknownHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _read(answer: Any, largest_bytes: int, until: float) -> Source:
    url = cast("str", answer.geturl())
    kind = cast("str", answer.headers.get_content_type())
    if not kind.startswith("text/") and kind not in _PAGES:
        raise UsageError(f"{url} is {kind}, neither text nor HTML: {_AND_SO} as text")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise UsageError(f"{url} came compressed, which was not asked for: {_AND_SO}")
    content = bytearray()
    while chunk := answer.read1(_CHUNK_BYTES):
        content += chunk
        if len(content) > largest_bytes:
            raise UsageError(f"{url} has more than {largest_bytes:,} bytes: {_AND_SO}")
        if time.monotonic() > until:
            raise UsageError(f"{url} takes too long: {_AND_SO}")
    held = bytes(content)
    is_page = kind in _PAGES or looks_like_page(held)
    return Source(url, held, is_page, answer.headers.get_content_charset(), url)
