"""Files in pieces: whole lines, some thousands at a time, in bounded memory."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

LONGEST_LINE_BYTES = 16_000_000
"""A longer line is refused: no record with the text of an article comes near it."""

# Small enough that what is read from a block stays in the cache of the processor.
_BLOCK_BYTES = 1 << 17


class LineTooLongError(Exception):
    """The line after the last one that was read is longer than any record may be."""


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Read whole lines, some dozens of kilobytes at a time; the last line may lack its end.

    Raises:
        LineTooLongError: A line is longer than `LONGEST_LINE_BYTES`.
    """
    return (block + rest for block, rest in _pieces(stream))


def lines_together(stream: BinaryIO) -> Iterator[list[bytes]]:
    """Read lines with their ends, some dozens of kilobytes at a time; the last line may lack its end.

    Raises:
        LineTooLongError: A line is longer than `LONGEST_LINE_BYTES`.
    """
    for block, rest in _pieces(stream):
        lines = BytesIO(block).readlines()
        lines[-1] += rest
        yield lines


def _pieces(stream: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Give some bytes, and what is left of the line in which they end."""
    while block := stream.read(_BLOCK_BYTES):
        rest = b"" if block.endswith(b"\n") else stream.readline(LONGEST_LINE_BYTES)
        if len(rest) == LONGEST_LINE_BYTES:
            raise LineTooLongError
        yield block, rest
