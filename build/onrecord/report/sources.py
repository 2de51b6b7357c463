"""Source lines: the line of a file at which a problem points, read when it is shown."""

from collections.abc import Callable, Mapping
from typing import BinaryIO

Opener = Callable[[], BinaryIO]
"""Opens a file again, from its beginning."""

_LONGEST_LINE_BYTES = 1_000_000


class SourceLines:
    """Gives lines of the files that were validated; cheap when asked in the order of the file."""

    def __init__(self, openers: Mapping[str, Opener]) -> None:
        """Know how to open each file, by the name that problems use."""
        self._openers = openers
        self._file = ""
        self._stream: BinaryIO | None = None
        self._number = 0
        self._line = b""

    def line(self, file: str, number: int) -> str | None:
        """Give a line without its end, None where there is none; lines end at a line feed alone."""
        if file not in self._openers:
            return None
        # Imported here: these modules are loaded only where a package is a zip.
        import zlib
        from zipfile import BadZipFile

        try:
            return self._read(file, number)
        except (OSError, EOFError, BadZipFile, zlib.error):
            # A file that is damaged, or gone by now, shows no line.
            return None

    def _read(self, file: str, number: int) -> str | None:
        if file != self._file or number < self._number or self._stream is None:
            self._open(file)
        while self._number < number and self._stream is not None:
            self._line = self._stream.readline(_LONGEST_LINE_BYTES)
            if not self._line:
                return None
            self._number += self._line.endswith(b"\n") or len(self._line) < _LONGEST_LINE_BYTES
        return self._line.decode("utf-8", "replace").rstrip("\r\n") if self._number == number else None

    def _open(self, file: str) -> None:
        self.close()
        self._file, self._number = file, 0
        self._stream = self._openers[file]()

    def close(self) -> None:
        """Close the file that was read last."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
