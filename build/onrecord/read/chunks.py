"""Files in pieces: whole lines, some thousands at a time, in bounded memory."""

from collections.abc import Iterator
from typing import BinaryIO

LONGEST_LINE_BYTES = 16_000_000
"""A longer line is refused: no record with the text of an article comes near it."""

# Small enough that what is read from a block stays in the cache of the processor.
_BLOCK_BYTES = 1 << 16


class LineTooLongError(Exception):
    """A line is longer than any record may be."""

    def __init__(self, line: int) -> None:
        """Name the line, counted from 1."""
        super().__init__(f"line {line} is longer than {LONGEST_LINE_BYTES:,} bytes")
        self.line = line


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    r"""Read whole lines, some dozens of kilobytes at a time; the last line may lack its end.

    Raises:
        LineTooLongError: A line is longer than `LONGEST_LINE_BYTES`.
    """
    carry, line = b"", 1
    while data := stream.read(_BLOCK_BYTES):
        cut = data.rfind(b"\n") + 1
        if cut:
            block = carry + data[:cut]
            line += block.count(b"\n")
            carry = data[cut:]
            yield block
        else:
            carry += data
            if len(carry) > LONGEST_LINE_BYTES:
                raise LineTooLongError(line)
    if carry:
        yield carry
