"""The server of the page: on this machine only, for one person, one annotation after another.

What guards it against other sites in the same browser: it listens on 127.0.0.1; it answers only where the
`Host` header says so (DNS rebinding); every address begins with a token that is made anew at each start
and no other site can know; a form must come from the page itself.
"""

import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from onrecord.paths import Project
from onrecord.problems import UsageError
from onrecord.review.actions import act
from onrecord.review.asked import NotDoneError, record_of
from onrecord.review.drafted import drafts
from onrecord.review.render import STATIC, page, part
from onrecord.review.session import Session, open_session
from onrecord.review.views import View

HOST = "127.0.0.1"
LARGEST_FORM_BYTES = 1_000_000
_DIGITS = 9
_OTHER_START = (
    "This page is of a review that has ended; its changes are kept."
    " Open the address that onrecord review printed when it was started last: it offers them there."
)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""The headers of every answer: nothing inline runs, nothing comes from elsewhere, nothing is kept."""


@dataclass(frozen=True)
class Answer:
    """An answer to a request."""

    body: str
    kind: str = "text/html"
    status: HTTPStatus = HTTPStatus.OK


class RefusedError(Exception):
    """A request that is not answered."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        """Say why."""
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class Desk:
    """The reviews of a project, their token, and the lock that lets one request at a time change them."""

    session: Session
    """The review that was asked for."""
    project: Project | None = None
    """Where other drafts are, which can be gone on to."""
    others: dict[str, Session] = field(default_factory=dict[str, Session])
    """The reviews of those that have been."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    lock: Any = field(default_factory=Lock)

    @property
    def sessions(self) -> list[Session]:
        """All reviews that were begun."""
        return [self.session, *self.others.values()]

    def session_of(self, article_id: str) -> Session | None:
        """Give the review of an article, begun if it is a draft; None if it is not.

        Raises:
            UsageError: It cannot be read.
        """
        known = next((one for one in self.sessions if one.article_id == article_id), None)
        if known is None and self.project and article_id in drafts(self.project):
            known = self.others[article_id] = open_session(self.project, article_id)
        return known


class _Handler(BaseHTTPRequestHandler):
    server: "ReviewServer"  # pyright: ignore[reportIncompatibleVariableOverride] -- the only server it serves
    protocol_version = "HTTP/1.1"
    timeout = 30
    _has_read = False

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def version_string(self) -> str:
        return "onrecord"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the library's own name
        """Say nothing: one person's clicks are nobody's business, and the terminal is theirs."""

    def end_headers(self) -> None:
        """Send the headers of every answer, those to what the library itself refuses too."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def _answer(self, make: Any) -> None:
        self._has_read = False
        try:
            answer = make(self._path())
        except RefusedError as refused:
            self.close_connection = True
            self._pass_over_body()
            answer = Answer(f"{refused}\n", "text/plain", refused.status)
        content = answer.body.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", f"{answer.kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _pass_over_body(self) -> None:
        """Read what was sent and not looked at: closing before would lose the answer on its way."""
        length = self.headers.get("Content-Length", "")
        unread = not self._has_read and length.isascii() and length.isdecimal() and len(length) <= _DIGITS
        left = min(int(length), 2 * LARGEST_FORM_BYTES) if unread else 0
        while left > 0 and (chunk := self.rfile.read(min(left, 65_536))):
            left -= len(chunk)

    def _path(self) -> str:
        """Give the address behind the token, of a request that may be answered."""
        if self.headers.get("Host") not in self.server.own_hosts:
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "This is not the address of this server.")
        token, _, rest = self.path.removeprefix("/").partition("/")
        if not hmac.compare_digest(token.encode(), self.server.desk.token.encode()):
            raise RefusedError(HTTPStatus.NOT_FOUND, _OTHER_START)
        return rest

    def _session(self, path: str) -> tuple[Session, str]:
        """Give the review that an address is about, and the address within it: `<article_id>/act`."""
        article_id, slash, _ = urlsplit(path).path.partition("/")
        if not slash:
            return self.server.desk.session, path
        try:
            with self.server.desk.lock:
                session = self.server.desk.session_of(article_id)
        except UsageError as error:
            raise RefusedError(HTTPStatus.CONFLICT, str(error)) from error
        if session is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "There is nothing here.")
        return session, path[len(article_id) + 1 :]

    def _get(self, path: str) -> Answer:
        session, path = self._session(path)
        asked = urlsplit(path)
        if asked.path in STATIC:
            file, kind = STATIC[asked.path]
            return Answer(file.read_text("utf-8"), kind)
        if asked.path:
            raise RefusedError(HTTPStatus.NOT_FOUND, "There is nothing here.")
        name, _, at = parse_qs(asked.query).get("open", [""])[0].partition("-")
        with self.server.desk.lock:
            return self._shown(View(session, record_of({"list": name, "at": at})))

    def _post(self, path: str) -> Answer:
        session, path = self._session(path)
        if path != "act":
            raise RefusedError(HTTPStatus.NOT_FOUND, "There is nothing here.")
        self._must_come_from_the_page()
        form = self._form()
        with self.server.desk.lock:
            try:
                outcome = act(session, form)
            except NotDoneError as error:
                return self._shown(View(session, error.shown, str(error), failed=True, typed=error.typed))
            return self._shown(View(session, outcome.open, outcome.said, failed=outcome.failed))

    def _shown(self, view: View) -> Answer:
        view.root = f"/{self.server.desk.token}/"
        return Answer(part(view) if self.headers.get("X-Part") == "state" else page(view))

    def _must_come_from_the_page(self) -> None:
        origin = self.headers.get("Origin", f"http://{self.headers['Host']}")
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        if origin != f"http://{self.headers['Host']}" or site != "same-origin":
            raise RefusedError(HTTPStatus.FORBIDDEN, "This form does not come from the page.")

    def _form(self) -> dict[str, str]:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdecimal():
            raise RefusedError(HTTPStatus.LENGTH_REQUIRED, "The length of the form is missing.")
        if len(length) > len(str(LARGEST_FORM_BYTES)) or int(length) > LARGEST_FORM_BYTES:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The form is too large.")
        body = self.rfile.read(int(length))
        self._has_read = True
        try:
            fields = parse_qs(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=1000)
        except ValueError as error:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "The form cannot be read.") from error
        # `do` is what the button says, after what a field of that name might have said.
        return {name: values[-1] for name, values in fields.items()}


class ReviewServer(ThreadingHTTPServer):
    """Serves the reviews of one person on this machine."""

    daemon_threads = False  # closing waits for them: nothing is cut off in the middle of an answer

    def __init__(self, session: Session, port: int, project: Project | None = None) -> None:
        """Bind to a port.

        Args:
            session: The review that the address leads to.
            port: The port; 0 lets the system choose one.
            project: Where the drafts are that can be gone on to.

        Raises:
            UsageError: The port is taken.
        """
        self.desk = Desk(session, project)
        self._connections: set[socket] = set()
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise UsageError(
                f"cannot listen on port {port}: {error.strerror}; choose another with --port"
            ) from error
        self.own_hosts = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}

    @property
    def address(self) -> str:
        """The address of the page, with the token."""
        return f"http://{HOST}:{self.server_port}/{self.desk.token}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, and remember the connection: browsers keep them open."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """End every connection, and wait for the threads that answer on them."""
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a browser that hangs up; show any other fault, which is ours."""
        import sys

        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)
