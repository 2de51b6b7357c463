"""Listens: runs a site in this process until it is interrupted."""

import asyncio
import webbrowser
from threading import Timer
from typing import Any

import uvicorn

_BROWSER_DELAY_SECONDS = 1.0


def listen(site: Any, host: str, port: int, *, opens: bool) -> None:
    """Serve a site until it is interrupted.

    Args:
        site: A Datasette that `open_site` gave.
        host: The address to listen on.
        port: The port; 0 lets the system choose one.
        opens: Whether to open the browser.
    """
    asyncio.run(site.invoke_startup())
    if opens:
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 -- compared, not bound
        opening = Timer(_BROWSER_DELAY_SECONDS, webbrowser.open, (f"http://{shown}:{port}/",))
        opening.daemon = True
        opening.start()
    # `Server:` would tell strangers what to look for; the access log would tell us who reads what.
    uvicorn.run(site.app(), host=host, port=port, log_level="info", access_log=False, server_header=False)
