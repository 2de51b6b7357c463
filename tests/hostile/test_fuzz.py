"""Files damaged at random: whatever they hold, the outcome is a list of problems, never an exception.

`python -m tests.hostile.fuzz SECONDS` runs the same for as long as asked and counts the files.
"""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from .fuzz import ROOT, damaged_files, outcome_of


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the invented project, built."""
    from onrecord.paths import Project
    from onrecord.pipeline import build

    root = tmp_path_factory.mktemp("fuzz") / "harbour"
    shutil.copytree(ROOT / "tests/data/harbour", root)
    build(Project(root))
    return root


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(file=damaged_files())
def test_damaged_files_end_in_problems(harbour: Path, file: tuple[str, bytes]) -> None:
    """Every report on a damaged file can be written in every format."""
    outcome_of(harbour, *file)
