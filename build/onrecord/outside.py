"""The outside: what the system gives and refuses, and what other programs say, in one line of plain words."""

import errno
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from onrecord.problems import UsageError

_LONGEST_CHARS = 300
_OF_OUTPUT = (errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EDQUOT)
"""What goes wrong where something is written."""


def standard_input() -> BinaryIO:
    """Give the bytes of standard input.

    Raises:
        UsageError: Whoever started the program has closed it.
    """
    # The types of the standard library know of no program that is started without one.
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise UsageError("standard input is closed: pipe something in, or give a file")
    return stream.buffer


def has_output() -> bool:
    """Say whether there is a standard output; whoever started the program may have closed it."""
    stream: TextIO | None = sys.stdout
    return stream is not None


def words_of(error: OSError) -> str:
    """Say what the system refuses, and of which file.

    >>> words_of(FileNotFoundError(2, "No such file or directory", "a.txt"))
    'a.txt: No such file or directory'
    """
    why = _why(error)
    if error.filename is not None:
        return f"{os.fsdecode(error.filename)}: {why}"
    return f"the output cannot be written: {why}" if error.errno in _OF_OUTPUT else why


def in_one_line(text: str) -> str:
    r"""Make what another program says fit to be shown: one line, no codes that move the cursor, not endless.

    >>> in_one_line("no\n  \x1b[31mway")
    'no \\x1b[31mway'
    """
    line = " ".join(text.split())
    plain = "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in line)
    return plain if len(plain) <= _LONGEST_CHARS else f"{plain[:_LONGEST_CHARS]}…"


@contextmanager
def written_whole(path: Path) -> Generator[TextIO]:
    """Open a file that is to be written whole or not at all; what is no file, such as a pipe, as it comes.

    Raises:
        UsageError: The system refuses; what was there before is there still.
    """
    real = Path(os.path.realpath(path))
    # A device may be written to, but never replaced by a file of its name.
    is_file = real.is_file() or not real.exists()
    target = real.with_name(f".{real.name[:100]}.{os.getpid()}") if is_file else real
    try:
        with target.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        if is_file:
            _put(target, real)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        # Where nothing may be written, nothing may be removed either, and nothing is there.
        with suppress(OSError):
            if is_file:
                target.unlink(missing_ok=True)


def _put(new: Path, path: Path) -> None:
    if path.exists():
        new.chmod(path.stat().st_mode)
    new.replace(path)


def not_written(path: Path, error: OSError) -> UsageError:
    """Say that an output cannot be written, why, and what to do."""
    if not path.parent.exists():
        return UsageError(f"cannot write {path}: there is no folder {path.parent}; make it first")
    why = _why(error)
    return UsageError(f"cannot write {path}: {why}; make room, or get the right to write there")


def _why(error: OSError) -> str:
    # A library may have put words of its own around those of the system.
    return os.strerror(error.errno) if error.errno else in_one_line(str(error))
