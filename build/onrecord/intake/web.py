"""The web: one page, over http or https alone, bounded in size and time."""

import http.client
import time
import urllib.error
import urllib.request
from typing import Any, cast
from urllib.parse import quote, urlsplit, urlunsplit

from onrecord.intake.source import Source, looks_like_page
from onrecord.outside import in_one_line
from onrecord.problems import UsageError

LONGEST_SECONDS = 30.0
"""How long a page may take in all."""

_WAIT_SECONDS = 10.0
_CHUNK_BYTES = 65_536
_PAGES = ("text/html", "application/xhtml+xml")
_AGENT = "onrecord (drafts annotations of single articles)"
_KEPT = "%/:=&?~#+!$,;'@()*[]|"
"""What stays in an address as it is, besides letters, digits and `_.-~`."""

_REDIRECTIONS = range(300, 400)
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
            in_ascii(address), headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain;q=0.9"}
        )
        with _opener().open(request, timeout=min(_WAIT_SECONDS, longest_seconds)) as answer:
            return _read(answer, largest_bytes, until)
    except urllib.error.HTTPError as error:
        error.close()
        raise UsageError(f"{address} {_answers(error)}: {_AND_SO}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UsageError(f"cannot fetch {address}: {_why(error)}") from error


def in_ascii(address: str) -> str:
    """Write an address as the web carries it: scheme and host in lower case and ASCII, the rest escaped.

    >>> in_ascii("HTTP://Müller.example/straße?q=ö&r=%20#ü")
    'http://xn--mller-kva.example/stra%C3%9Fe?q=%C3%B6&r=%20#%C3%BC'
    """
    parts = urlsplit(address.strip())
    who, at, host = parts.netloc.rpartition("@")
    host = host.lower()
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    netloc = f"{quote(who, _KEPT)}{at}{host}"
    return urlunsplit((parts.scheme, netloc, *(quote(part, _KEPT) for part in parts[2:])))


def _answers(error: urllib.error.HTTPError) -> str:
    if error.code in _REDIRECTIONS and "infinite loop" in str(error.reason):
        return "leads round in a circle, from one address to the next"
    return f"answers {error.code} {in_one_line(str(error.reason))}"


def _why(error: Exception) -> str:
    """Say what went wrong, as the system says it, without the names of Python's classes."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, UnicodeError):
        return "it is no address that the web knows"
    return in_one_line(str(getattr(reason, "strerror", None) or reason))


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
    url = in_ascii(cast("str", answer.geturl()))
    kind = cast("str", answer.headers.get_content_type())
    if not kind.startswith("text/") and kind not in _PAGES:
        raise UsageError(f"{url} is {kind}, neither text nor HTML: {_AND_SO} as text")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise UsageError(f"{url} came compressed, which was not asked for: {_AND_SO}")
    held = _body(answer, url, largest_bytes, until)
    is_page = kind in _PAGES or looks_like_page(held)
    return Source(url, held, is_page, answer.headers.get_content_charset(), url)


def _body(answer: Any, url: str, largest_bytes: int, until: float) -> bytes:
    content = bytearray()
    cut = UsageError(f"{url} was cut off on the way: try again, or {_AND_SO}")
    try:
        while chunk := answer.read1(_CHUNK_BYTES):
            content += chunk
            if len(content) > largest_bytes:
                raise UsageError(f"{url} has more than {largest_bytes:,} bytes: {_AND_SO}")
            if time.monotonic() > until:
                raise UsageError(f"{url} takes too long: {_AND_SO}")
    except http.client.IncompleteRead as error:
        raise cut from error
    # What is left of the length that the server said: reading in pieces does not look at it.
    if answer.length:
        raise cut
    return bytes(content)
