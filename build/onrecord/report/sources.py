"""Source lines: the line of a file at which a problem points, read when it is shown."""

import io
from collections.abc import Callable, Mapping
from typing import BinaryIO

Opener = Callable[[], BinaryIO]
"""Opens a file again, from its beginning."""

_LONGEST_LINE_BYTES = 1_000_000


def _faults_of_files() -> tuple[type[Exception], ...]:
    # Imported here, when there is a fault: most of what is validated is no zip.
    import zlib
    from zipfile import BadZipFile

    return (OSError, EOFError, BadZipFile, zlib.error)


class SourceLines:
    """Gives lines of the files that were validated; cheap when asked in the order of the file."""

    def __init__(self, openers: Mapping[str, Opener]) -> None:
        """Know how to open each file, by the name that problems use."""
        self._openers = openers
        self._file = ""
        self._stream: BinaryIO = io.BytesIO()
        self._number = 0
        self._line = b""

    def line(self, file: str, number: int) -> str | None:
        """Give a line without its end, None where there is none; lines end at a line feed alone."""
        try:
            if file != self._file or number < self._number:
                if file not in self._openers:
                    return None
                self._open(file)
            while self._number < number:
                self._line = self._stream.readline(_LONGEST_LINE_BYTES)
                if not self._line:
                    return None
                if len(self._line) < _LONGEST_LINE_BYTES or self._line.endswith(b"\n"):
                    self._number += 1
        except _faults_of_files():
            # A file that is damaged, or gone by now, shows no line.
            return None
        return self._line.decode("utf-8", "replace").rstrip("\r\n")

    def _open(self, file: str) -> None:
        self.close()
        self._stream = self._openers[file]()
        self._file, self._number = file, 0

    def close(self) -> None:
        """Close the file that was read last."""
        self._stream.close()
        self._file = ""
