"""`onrecord serve`: builds what is stale, and says what to do when it cannot start."""

import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.pipeline import build
from onrecord.problems import UsageError
from onrecord.serve.app import open_site
from onrecord.serve.stale import database_of, is_stale


def _serve(folder: Path, before: str = "pass") -> subprocess.CompletedProcess[str]:
    program = f"import sys; more = []; {before}; sys.argv = ['onrecord', 'serve', *more]; import onrecord.cli; onrecord.cli.main()"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_without_the_extra_it_says_what_to_type(harbour: Project) -> None:
    """Status 2, one line that ends in the command, no traceback."""
    result = _serve(harbour.root, "sys.modules['datasette'] = None")
    assert result.returncode == 2
    assert result.stderr == (
        "onrecord: the site needs Datasette, which is an extra: pip install 'onrecord[serve]'\n"
    )


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    """Status 2, and no traceback."""
    result = _serve(tmp_path)
    assert result.returncode == 2
    assert "no dataset found" in result.stderr
    assert "Traceback" not in result.stderr


def test_faulty_data_is_reported_and_not_served(harbour: Project) -> None:
    """Every problem is told with its place; status 1."""
    claims = harbour.registers / "claims.yaml"
    claims.write_text(claims.read_text(encoding="utf-8") + "  - id: Not A Slug\n", encoding="utf-8")
    result = _serve(harbour.root)
    assert result.returncode == 1
    assert "dataset/registers/claims.yaml:" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_description_that_cannot_be_read_is_reported(harbour: Project) -> None:
    """Without a name there is no database to look for: status 2, with the problem."""
    harbour.description.write_text("name: [\n", encoding="utf-8")
    result = _serve(harbour.root)
    assert result.returncode == 2
    assert "dataset/dataset.yaml:" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_is_stale_until_it_is_built_and_when_a_source_changes(harbour: Project) -> None:
    """A missing file, a changed source and a removed one all ask for a build."""
    assert is_stale(harbour)
    assert build(harbour).problems == []
    database, description = database_of(harbour)
    database.touch()
    assert description.name == database.stem
    assert not is_stale(harbour)
    later = database.stat().st_mtime_ns + 1
    os.utime(harbour.annotations, ns=(later, later))
    assert is_stale(harbour)


def test_a_database_that_is_not_there_cannot_be_opened(harbour: Project) -> None:
    """The message ends with the command to type."""
    database, description = database_of(harbour)
    with pytest.raises(UsageError, match=r"run onrecord build$"):
        open_site(database, description)


def test_a_port_that_is_taken_is_reported(harbour: Project) -> None:
    """Status 2, and what to choose instead."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = _serve(harbour.root, f"more = ['--port', '{port}']")
    assert result.returncode == 2
    assert result.stderr == (
        f"onrecord: cannot listen on 127.0.0.1 port {port}: Address already in use;"
        " choose another with --port or --host\n"
    )
