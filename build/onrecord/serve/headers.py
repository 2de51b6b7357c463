"""Headers on every response, and doors that stay shut to strangers."""

from collections.abc import Awaitable, Callable
from typing import Any

from onrecord.serve.site import Site

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]

STOCK_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""The strictest Content-Security-Policy under which Datasette's own pages work: they have inline scripts."""

_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"content-security-policy": STOCK_POLICY.encode(),
}

_OPEN_TO_STRANGERS = (
    "/-/read/",
    "/-/claims",
    "/-/sources",
    "/-/utterances",
    "/-/timeline",
    "/-/map",
    "/-/search",
    "/-/ask",
    "/-/package.zip",
    "/-/onrecord/",
    "/-/static/",
    "/-/mcp",
)
"""What strangers see below `/-/`. Datasette's own pages there tell of paths, threads and plugins."""


def guarded(app: App, site: Site) -> App:
    """Wrap an application: it says how its pages may be used, and hides its insides from strangers."""

    async def guard(scope: Scope, receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif site.public and _is_closed(scope["path"]):
            await _refuse(send)
        else:
            await app(scope, receive, _with_headers(send))

    return guard


def _is_closed(path: str) -> bool:
    return path.startswith("/-/") and not path.startswith(_OPEN_TO_STRANGERS)


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = [(name.lower(), value) for name, value in message.get("headers", [])]
            names = {name for name, _ in given}
            added = [(name, value) for name, value in _ALWAYS.items() if name not in names]
            message = {**message, "headers": [*given, *added]}
        await send(message)

    return send_with_headers


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_ALWAYS.items()]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": b"There is nothing here.\n"})
