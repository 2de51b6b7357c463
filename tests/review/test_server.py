"""The server answers its own page, and nobody else in the same browser."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from onrecord.paths import Project
from onrecord.review.journal import read_unsaved
from onrecord.review.server import HEADERS, ReviewServer
from onrecord.review.session import open_session

ONRECORD = str(Path(sys.executable).parent / "onrecord")
HERALD = "herald-2024-03-05"


def ask(
    server: ReviewServer, path: str = "", body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    """Ask the server, with the token, and give status, headers and body."""
    address = urlsplit(server.address)
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    target = path if path.startswith("/") else address.path + path
    with closing(connection):
        connection.request("GET" if body is None else "POST", target, body, given)
        answer = connection.getresponse()
        text = answer.read().decode()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


@pytest.fixture
def server(start, harbour: Project) -> ReviewServer:  # noqa: ANN001 -- `Start`, which conftest names
    """Start a review of the article that begins with an emoji."""
    return start(harbour, HERALD)


def test_it_listens_on_this_machine_only(server: ReviewServer) -> None:
    """The socket is bound to the loopback address."""
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_every_answer_says_how_it_may_be_used(server: ReviewServer) -> None:
    """Nothing inline runs, nothing is fetched from elsewhere, nothing is kept or framed."""
    status, headers, text = ask(server)
    assert status == 200
    assert headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"https?://|<style|style=|<script(?! src=\"[a-z]+.js\" defer)| on[a-z]+=", text)


def test_a_way_of_asking_that_there_is_not_is_refused_as_guardedly(server: ReviewServer) -> None:
    """What the library itself refuses has the same headers."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)) as connection:
        connection.request("OPTIONS", urlsplit(server.address).path)
        answer = connection.getresponse()
    assert answer.status == 501
    assert HEADERS.items() <= dict(answer.getheaders()).items()


def test_the_files_beside_the_page_are_there(server: ReviewServer) -> None:
    """Stylesheets and script come from the same server, nothing else does."""
    assert ask(server, "review.js")[1]["content-type"] == "text/javascript; charset=utf-8"
    assert ask(server, "review.css")[0] == ask(server, "onrecord.css")[0] == 200
    assert ask(server, "../server.py")[0] == ask(server, "nothing")[0] == 404


FORM = urlencode({"version": "0", "do": "delete", "list": "quotes", "at": "0"})

REGISTER = urlencode(
    {
        "version": "0",
        "do": "register:addressee",
        "list": "quotes",
        "at": "0",
        "new:name": "Evil",
        "new:id": "evil",
        "new:type": "person",
        "new:description": "It came from elsewhere.",
    }
)

STRANGERS = {
    "no token": ({"path": "/"}, 404),
    "another token": ({"path": "/AAAA/act", "body": FORM}, 404),
    "a token that is no ASCII": ({"path": "/%C3%A9/"}, 404),
    "another name of this machine (DNS rebinding)": ({"Host": "evil.example:80"}, 421),
    "another port": ({"Host": "127.0.0.1:1"}, 421),
    "a form of another site": ({"path": "act", "body": FORM, "Origin": "https://evil.example"}, 403),
    "a registration from another site": (
        {"path": "act", "body": REGISTER, "Origin": "https://evil.example"},
        403,
    ),
    "a registration from nowhere": ({"path": "/act", "body": REGISTER}, 404),
    "a form of a sandboxed frame": ({"path": "act", "body": FORM, "Origin": "null"}, 403),
    "a form of another local server": ({"path": "act", "body": FORM, "Sec_Fetch_Site": "same-site"}, 403),
    "a form to nowhere": ({"path": "delete", "body": FORM}, 404),
    "a form that is too large": ({"path": "act", "body": "a" * 1_000_001}, 413),
    "a form of no text": ({"path": "act", "body": "a=%ff"}, 400),
    "a form of too many fields": ({"path": "act", "body": "a=1&" * 1001}, 400),
}


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_refused(who: str, server: ReviewServer) -> None:
    """Other sites, other names and unreadable forms change nothing and learn nothing."""
    request, status = STRANGERS[who]
    answer = ask(server, **request)
    assert answer[0] == status
    assert "Dockers" not in answer[2]
    assert server.desk.session.version == 0
    assert server.desk.session.is_saved


def test_a_registration_from_the_page_writes_nothing_but_its_register(
    server: ReviewServer, harbour: Project
) -> None:
    """It is shown at once, written when saved, into the register and the annotation, and nowhere else."""
    before = {path: path.read_bytes() for path in harbour.root.rglob("*") if path.is_file()}
    text = ask(server, "act", REGISTER)[2]
    assert "Registered evil; saving writes it into the register." in text
    assert {path: path.read_bytes() for path in before} == before
    assert "Saved." in ask(server, "act", urlencode({"version": "1", "do": "save"}))[2]
    changed = {
        path.name
        for path in harbour.root.rglob("*")
        if path.is_file() and path.read_bytes() != before.get(path)
    }
    assert changed == {"entities.yaml", f"{HERALD}.yaml"}


def test_a_form_of_the_page_is_answered(server: ReviewServer) -> None:
    """A form gives the whole page; the script asks for the part that changes."""
    host = f"127.0.0.1:{server.server_port}"
    status, _, text = ask(server, "act", FORM, Origin=f"http://{host}", Sec_Fetch_Site="same-origin")
    assert status == 200
    assert text.startswith("<!DOCTYPE html>")
    assert "Deleted. Undo brings it back." in text
    _, _, text = ask(server, "act", FORM, X_Part="state")
    assert "<!DOCTYPE" not in text
    assert "It was deleted already." in text


def test_what_is_no_http_ends_the_connection(server: ReviewServer) -> None:
    """A form without a length is refused, noise is answered with an error, and the server goes on."""
    path = urlsplit(server.address).path
    host = f"127.0.0.1:{server.server_port}"
    for request in (f"POST {path}act HTTP/1.1\r\nHost: {host}\r\n\r\n", "\x00\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", server.server_port), 5) as connection:
            connection.sendall(request.encode())
            assert connection.recv(1000).startswith((b"HTTP/1.1 411 ", b"HTTP/1.1 400 ", b"<!DOCTYPE"))
    assert ask(server)[0] == 200


def test_closing_ends_the_connections_that_browsers_keep(harbour: Project) -> None:
    """When the program ends, no thread goes on waiting for a browser that may ask again."""
    before = set(threading.enumerate())
    server = ReviewServer(open_session(harbour, HERALD), 0)
    serving = threading.Thread(target=server.serve_forever, args=(0.02,))
    serving.start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", urlsplit(server.address).path)
    connection.getresponse().read()
    server.shutdown()
    server.server_close()
    serving.join()
    assert connection.sock.recv(1) == b""
    connection.close()
    assert set(threading.enumerate()) == before


def test_each_start_has_a_token_of_its_own(start, harbour: Project, server: ReviewServer) -> None:  # noqa: ANN001 -- as above
    """The address of one start does not open the next."""
    other = start(harbour, HERALD)
    assert other.desk.token != server.desk.token
    assert ask(other, urlsplit(server.address).path)[0] == 404


@pytest.mark.parametrize(
    "article", [HERALD, f"dataset/annotations/{HERALD}.yaml", f"dataset/articles/{HERALD}.txt"]
)
def test_the_command_prints_the_address_and_keeps_what_was_not_saved(harbour: Project, article: str) -> None:
    """`onrecord review` of an id or a path runs until it is ended; edits that were not saved are then in dist/."""
    command = [ONRECORD, "review", article, "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=harbour.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        match = re.fullmatch(
            rf"Reviewing {HERALD} at http://127\.0\.0\.1:(\d+)/([\w-]{{32}})/ \(Ctrl\+C ends it\)\n", said
        )
        assert match is not None, said
        connection = http.client.HTTPConnection("127.0.0.1", int(match[1]), timeout=10)
        connection.request("POST", f"/{match[2]}/act", FORM)
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, True)
        connection.close()
        time.sleep(0.1)
        process.terminate()
        _, errors = process.communicate(timeout=10)
    (kept,) = harbour.dist.iterdir()
    assert errors == f"Not saved; the next review offers it (it is in dist/{kept.name})\n"
    assert process.returncode == 0
    unsaved = read_unsaved(kept.read_text(encoding="utf-8"))
    assert unsaved is not None
    assert "id: q01" not in unsaved.text


def test_a_wrong_call_is_said_in_one_line(harbour: Project, server: ReviewServer) -> None:
    """An unknown article, or a port that is taken: exit status 2 and no traceback."""
    elsewhere = f"/elsewhere/{HERALD}.txt"
    for arguments, message in (
        (
            [elsewhere],
            f"onrecord: {elsewhere} is no file of this project, neither dataset/articles/{HERALD}.txt"
            f" nor dataset/annotations/{HERALD}.yaml: run it in its own project\n",
        ),
        (["nowhere"], "onrecord: there is no dataset/articles/nowhere.txt: onrecord draft makes both\n"),
        (
            [HERALD, "--port", str(server.server_port)],
            f"onrecord: cannot listen on port {server.server_port}: Address already in use;"
            " choose another with --port\n",
        ),
    ):
        run = subprocess.run(
            [ONRECORD, "review", *arguments], cwd=harbour.root, capture_output=True, text=True, check=False
        )
        assert (run.returncode, run.stdout, run.stderr) == (2, "", message)
