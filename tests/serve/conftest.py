"""The site on the dataset of this project, and a browser that looks at it."""

import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import httpx
import pytest

from onrecord.paths import Project
from onrecord.pipeline import read_and_check
from onrecord.publish.sqlite_file import sqlite_bytes
from onrecord.tabulate import tabulate

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def free_port() -> int:
    """Give a port on which nothing listens."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[str]:
    """Run a server until it answers, give its address, and end it."""
    with (folder / "server.log").open("w+b") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(200):
                assert process.poll() is None, (folder / "server.log").read_text()
                try:
                    httpx.get(f"{address}/robots.txt")
                    break
                except httpx.TransportError:
                    time.sleep(0.05)
            yield address
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture(scope="session")
def project_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the sources of the dataset, so that building it leaves this folder alone."""
    copy = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "dataset", copy / "dataset")
    for name in ("LICENSE", "README.md", "CITATION.cff"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture(scope="session")
def site(project_copy: Path) -> Iterator[str]:
    """Run `onrecord serve` on the dataset, and give its address."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "onrecord"), "serve", "--port", str(port)]
    with running(command, port, project_copy) as address:
        yield address


@pytest.fixture(scope="session")
def serve_file() -> Callable[..., AbstractContextManager[str]]:
    """Give what serves one SQLite file, with words such as `public`, and gives its address."""

    def serve(path: Path, *words: str) -> AbstractContextManager[str]:
        port = free_port()
        command = [sys.executable, str(HERE / "serve_database.py"), str(path), str(port), *words]
        return running(command, port, path.parent)

    return serve


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the SQLite file of the dataset."""
    path = tmp_path_factory.mktemp("database") / "kherson.db"
    path.write_bytes(sqlite_bytes(tabulate(read_and_check(Project(ROOT)).dataset)))
    return path


@pytest.fixture
def conn(database: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection as Datasette makes it."""
    with closing(sqlite3.connect(f"{database.as_uri()}?immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection
