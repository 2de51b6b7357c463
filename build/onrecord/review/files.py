"""Files that are read and replaced as a whole."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


class ChangedOnDiskError(Exception):
    """The file is not as it was when it was loaded, so nothing was saved."""


def read_whole(path: Path) -> str:
    """Give what a file holds; nothing if there is none."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def write_whole(path: Path, text: str, before: str | None = None) -> None:
    """Replace a file in one step: whoever reads it meets the old content or the new one.

    Args:
        path: The file.
        text: What it is to hold.
        before: What it has to hold until now; anything when None.

    Raises:
        ChangedOnDiskError: It holds something else; it is left alone.
    """
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, draft)
        # Looked at last of all: what another program writes meanwhile is not replaced unseen.
        if before is not None and read_whole(path) != before:
            raise ChangedOnDiskError
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
