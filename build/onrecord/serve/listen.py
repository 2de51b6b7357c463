"""Listens: runs a site in this process until it is interrupted."""

import asyncio
import socket
import sys
import webbrowser
from threading import Timer
from typing import Any

import uvicorn

from onrecord.problems import UsageError

_BROWSER_DELAY_SECONDS = 0.5


def listen(site: Any, host: str, port: int, *, opens: bool) -> None:
    """Serve a site until it is interrupted.

    Args:
        site: A Datasette that `open_site` gave.
        host: The address to listen on.
        port: The port; 0 lets the system choose one.
        opens: Whether to open the browser.

    Raises:
        UsageError: Something else listens there already, or the host has no such address.
    """
    listening = _bound(host, port)
    address = _address(host, listening.getsockname()[1])
    asyncio.run(site.invoke_startup())
    if opens:
        opening = Timer(_BROWSER_DELAY_SECONDS, webbrowser.open, (address,))
        opening.daemon = True
        opening.start()
    sys.stderr.write(f"{address} (Ctrl-C stops it)\n")
    # No access log: it would tell who reads what. No `Server:`, which tells strangers what to look for.
    config = uvicorn.Config(site.app(), log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because only then asyncio sends small answers at once: 40 ms each otherwise.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        hint = f"cannot listen on {host} port {port}: {error.strerror}; choose another with --port or --host"
        raise UsageError(hint) from error
    return listening


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104 -- compared, not bound
    return f"http://{shown}:{port}/"
