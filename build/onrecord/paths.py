"""Where things are in a project: one place that knows the layout."""

import os
from dataclasses import dataclass
from pathlib import Path

from onrecord.problems import UsageError

REGISTERS = ("entities", "claims", "events", "utterances")
"""The registers, each a file of the same name in `dataset/registers/`."""


@dataclass(frozen=True)
class Project:
    """A folder that holds a dataset: its sources, and what is built from them."""

    root: Path

    @property
    def dataset(self) -> Path:
        """The curated data and the published tables."""
        return self.root / "dataset"

    @property
    def description(self) -> Path:
        """The description of the dataset as a whole."""
        return self.dataset / "dataset.yaml"

    @property
    def articles(self) -> Path:
        """The texts of the articles, `<article_id>.txt`."""
        return self.dataset / "articles"

    @property
    def annotations(self) -> Path:
        """What each article says, `<article_id>.yaml`."""
        return self.dataset / "annotations"

    @property
    def registers(self) -> Path:
        """What articles share."""
        return self.dataset / "registers"

    @property
    def codebook(self) -> Path:
        """The codebook, hand-written but for its generated parts."""
        return self.dataset / "CODEBOOK.md"

    @property
    def dist(self) -> Path:
        """What is built and not committed."""
        return self.root / "dist"

    def name_of(self, path: Path) -> str:
        """Name a file as problems name it: as it leads from the current folder, with forward slashes."""
        file, root, here = path.resolve(), self.root.resolve(), Path.cwd()
        inside = file.is_relative_to(root) and here.is_relative_to(root)
        if inside or file.is_relative_to(here):
            return Path(os.path.relpath(file, here)).as_posix()
        return path.as_posix()

    def from_root(self, path: Path) -> str:
        """Name a file as rows and the build name it: relative to the project, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def find_project(start: Path | None = None) -> Project:
    """Find the project that holds a folder: the nearest one up that has `dataset/dataset.yaml`.

    Raises:
        UsageError: There is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        project = Project(folder)
        if project.description.is_file():
            return project
    raise UsageError(
        f"no dataset found in {here} or any folder above it: run onrecord inside a project,"
        " a folder that holds dataset/dataset.yaml"
    )
