"""The workspace: where a review of code looks for the files that problems name."""

import os
from pathlib import Path


def from_workspace(file: str) -> str:
    """Name a file from the folder that GitHub checked out, rather than the one in which the command runs.

    Outside of GitHub, and for a file that is not in that folder, the name stays as it is.
    """
    workspace = os.environ.get("GITHUB_WORKSPACE")
    path = Path(os.path.abspath(file))  # noqa: PTH100 -- names a link, rather than what it leads to
    if not workspace or not path.is_relative_to(workspace):
        return file
    return path.relative_to(workspace).as_posix()
