"""Fetching: one page, from a server of our own on this machine."""

import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.intake.reading import read_source
from onrecord.intake.web import fetch
from onrecord.problems import UsageError


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/text":
                self._answer("text/plain; charset=iso-8859-7", "Λιμάνι".encode("iso8859-7"))
            case "/moved":
                self._answer("", b"", 302, {"Location": "/text"})
            case "/file":
                self._answer("", b"", 302, {"Location": "file:///etc/hostname"})
            case "/ftp":
                self._answer("", b"", 302, {"Location": "ftp://127.0.0.1/a"})
            case "/loop":
                self._answer("", b"", 302, {"Location": "/loop"})
            case "/pdf":
                self._answer("application/pdf", b"%PDF")
            case "/zipped":
                self._answer("text/html", b"\x1f\x8b", 200, {"Content-Encoding": "gzip"})
            case "/large":
                self._answer("text/html", b"a" * 200_000)
            case "/slow":
                self._drip()
            case _:
                self._answer_oddly()

    def _answer_oddly(self) -> None:
        match self.path:
            case "/cut":
                self._answer("text/html", b"<html>a", 200, {"Content-Length": "5000"})
            case "/cut-chunk":
                self._chunks(b"ff\r\n<html>a")
            case "/no-last-chunk":
                self._chunks(b"7\r\n<html>a\r\n")
            case "/chunks":
                self._chunks(b"7\r\n<html>a\r\n0\r\n\r\n")
            case "/stra%C3%9Fe?q=%C3%B6":
                self._answer("text/plain", "Straße".encode())
            case "/odd-reason":
                self.send_response(500, "no\x1b[31m way")
                self.end_headers()
            case _:
                self._answer("text/plain", b"no", 404)

    def _answer(
        self, kind: str, content: bytes, status: int = 200, more: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            **(more or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _chunks(self, body: bytes) -> None:
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(50):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Run a server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/text", "/moved"])
def test_a_page_comes_with_its_encoding_and_last_address(address: str, path: str) -> None:
    """Redirections within the web are followed."""
    source = read_source(address + path)
    assert source.content.decode("iso8859-7") == "Λιμάνι"
    assert (source.charset, source.url, source.is_page) == ("iso-8859-7", f"{address}/text", False)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "answers 404 Not Found: save the page and give the file"),
        ("/file", "answers 302"),
        ("/ftp", "unknown url type: ftp"),
        (
            "/loop",
            "/loop leads round in a circle, from one address to the next: save the page and give the file",
        ),
        ("/pdf", "is application/pdf, neither text nor HTML"),
        ("/zipped", "came compressed"),
        ("/large", "has more than 100,000 bytes"),
        ("/slow", "takes too long"),
        ("/cut", "/cut was cut off on the way: try again, or save the page and give the file"),
        ("/cut-chunk", "/cut-chunk was cut off on the way: try again"),
        ("/no-last-chunk", "/no-last-chunk was cut off on the way: try again"),
        ("/odd-reason", r"/odd-reason answers 500 no\\x1b\[31m way: save the page"),
    ],
)
def test_what_is_no_page_is_refused(address: str, path: str, message: str) -> None:
    """Files, FTP, loops, other media, what is too large, too slow, or cut off: each is said."""
    with pytest.raises(UsageError, match=message):
        fetch(address + path, 100_000, 0.5)


@pytest.mark.parametrize(
    "wrong", ["ftp://127.0.0.1/a", "file:///etc/hostname", "data://a", "gopher://127.0.0.1"]
)
def test_other_schemes_are_not_even_tried(wrong: str) -> None:
    """Only http and https."""
    with pytest.raises(UsageError, match="is neither http nor https"):
        read_source(wrong)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("http://", "no host given"),
        ("http://[", "Invalid IPv6 URL"),
        ("http://127.0.0.1:1/", "Connection refused"),
        ("http://127.0.0.1:notaport/", "nonnumeric port: 'notaport'"),
    ],
)
def test_an_address_that_leads_nowhere_is_said(wrong: str, why: str) -> None:
    """No traceback for a bad address, and no names of classes in what is said of it."""
    with pytest.raises(UsageError, match=f"^cannot fetch {re.escape(wrong)}: {why}$"):
        read_source(wrong)


def test_a_page_in_chunks_is_whole_with_its_last(address: str) -> None:
    """A server that does not know the length beforehand says when it is over."""
    assert fetch(f"{address}/chunks", 100_000).content == b"<html>a"


@pytest.mark.parametrize("written", ["{address}/straße?q=ö", "{shouted}/stra%C3%9Fe?q=ö"])
def test_an_address_is_written_as_the_web_carries_it(address: str, written: str) -> None:
    """Letters beyond ASCII are escaped, and HTTP is http: so the register takes the address too."""
    shouted = address.replace("http", "HTTP")
    source = read_source(written.format(address=address, shouted=shouted))
    assert source.content.decode() == "Straße"
    assert source.url == f"{address}/stra%C3%9Fe?q=%C3%B6"


@pytest.mark.parametrize("host", ["a" * 64 + "ü.example", "\udcff.example"])
def test_a_host_that_cannot_be_written_is_said(host: str) -> None:
    """No words of Python's about codecs."""
    with pytest.raises(UsageError, match=r"it is no address that the web knows$"):
        read_source(f"http://{host}/")
