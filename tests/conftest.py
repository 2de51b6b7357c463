"""What all tests share: the repository, a small invented project to change at will, and a browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from onrecord.paths import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent

# CI judges a change by the same examples each time; on a person's machine Hypothesis looks for new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# Without the last five, Chromium looks for hosts of its maker at every start.
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def repository() -> Project:
    """Give the project of this repository, to be read only."""
    return Project(ROOT)


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Give a copy of the small invented project, to be changed at will, as the folder at hand."""
    shutil.copytree(ROOT / "tests/data/harbour", tmp_path / "harbour")
    monkeypatch.chdir(tmp_path / "harbour")
    return Project(tmp_path / "harbour")


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Start a Chromium, installing one if there is none."""
    from playwright.sync_api import sync_playwright

    found = subprocess.run(
        [sys.executable, ROOT / "tests/serve/chromium.py"], stdout=subprocess.PIPE, check=True, text=True
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found.stdout.strip(), args=BROWSER_FLAGS)
        yield chromium
        chromium.close()
