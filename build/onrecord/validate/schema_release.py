"""Releasing a version of the schema: the last one is kept, so that its records stay valid."""

import shutil
from pathlib import Path

from onrecord.validate.schema_diff import read_schemas, version_in

RELEASED = "released"
"""The folder, in `schema/`, of the schemas as they were last released."""


def release_schemas(folder: Path) -> str:
    """Copy `json/` to `released/`, and what `released/` held before to `json/<version>/`.

    Args:
        folder: The folder `schema/` of the project.

    Returns:
        What was done, in a line.
    """
    current, released = folder / "json", folder / RELEASED
    version = version_in(read_schemas(current))
    done = f"schema {version} is released"
    if released.is_dir() and (before := version_in(read_schemas(released))) != version:
        shutil.copytree(released, current / before, dirs_exist_ok=True)
        done += f"; {before} is kept in {current.name}/{before}"
    shutil.rmtree(released, ignore_errors=True)
    shutil.copytree(
        current, released, ignore=lambda _, names: [name for name in names if "schema" not in name]
    )
    return done
