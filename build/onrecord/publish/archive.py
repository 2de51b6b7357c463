"""The package as one zip file: the same bytes from the same files (and the same zlib)."""

import io
import zipfile

EARLIEST_TIME = (1980, 1, 1, 0, 0, 0)
"""The time that every entry bears: the earliest that zip can hold, for no clock is read."""

_MADE_ON_UNIX = 3
_READABLE_FILE = 0o100644 << 16


def zip_bytes(files: dict[str, bytes]) -> bytes:
    """Pack files, in the order of their paths."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(files):
            archive.writestr(_entry(path), files[path], zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, EARLIEST_TIME)
    entry.create_system = _MADE_ON_UNIX
    entry.external_attr = _READABLE_FILE
    return entry
