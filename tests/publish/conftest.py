"""What the tests of publishing share: tables of the small project, and the published dataset."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.pipeline import read_and_check
from onrecord.problems import as_text
from onrecord.publish.package import publish
from onrecord.tabulate import Tables, tabulate
from onrecord_schema.registers import DatasetDescription

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Built:
    """A dataset ready to be published, and the project it is published into."""

    project: Project
    tables: Tables
    description: DatasetDescription

    def publish(self, *, without_text: bool = False) -> list[Path]:
        """Publish it."""
        return publish(self.project, self.tables, self.description, without_text=without_text)

    def file(self, path: str) -> Path:
        """Give a file of the project."""
        return self.project.root / path


def read(source: Project, target: Path) -> Built:
    """Read a project without problems, to be published into another folder."""
    checked = read_and_check(source)
    assert [as_text(problem) for problem in checked.problems] == []
    assert checked.description is not None
    return Built(Project(target), tabulate(checked.dataset), checked.description)


@pytest.fixture
def small(tmp_path: Path) -> Built:
    """Give the small project, not yet published, in an empty folder."""
    return read(Project(ROOT / "tests/data/harbour"), tmp_path)


@pytest.fixture(scope="session")
def published(repository: Project, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Give the dataset of this repository, published into a folder of its own; to be read only."""
    built = read(repository, tmp_path_factory.mktemp("published"))
    built.file("dataset").mkdir()
    shutil.copy(repository.root / "LICENSE", built.file("LICENSE"))
    shutil.copy(repository.codebook, built.project.codebook)
    built.publish()
    built.publish(without_text=True)
    return built
