"""What all tests share: the repository, and a small invented project to change at will."""

import shutil
from pathlib import Path

import pytest

from onrecord.paths import Project

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Project:
    """Give the project of this repository, to be read only."""
    return Project(ROOT)


@pytest.fixture
def harbour(tmp_path: Path) -> Project:
    """Give a copy of the small invented project, to be changed at will."""
    shutil.copytree(ROOT / "tests/data/harbour", tmp_path / "harbour")
    return Project(tmp_path / "harbour")
