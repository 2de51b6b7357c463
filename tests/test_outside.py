"""What the system gives and refuses: closed inputs, bytes that are no text, places where nothing can be written."""

import errno
import os
import resource
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.outside import in_one_line, words_of
from onrecord.paths import Project

DOCUMENT = '{"doc_id": "a", "text": "“No,” said Li."}\n'
QUOTES = ("extract", "-", "--format", "quotes-jsonl")


def onrecord(*arguments: str | bytes, folder: Path, after: str = "", stdin: str = "") -> tuple[int, str, str]:
    """Run the command as people do, with what stands after it in a shell; give status, output and what is said."""
    command = [sys.executable, "-m", "onrecord", *arguments]
    words = " ".join(shlex.quote(os.fsdecode(word)) for word in command)
    run = subprocess.run(
        ["/bin/sh", "-c", os.fsencode(f"{words} {after}")],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def on_a_full_disk(*arguments: str, folder: Path, stdin: str) -> tuple[int, str, str]:
    """Run the command where no file can grow beyond 3,000 bytes."""
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000)),
    )
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("draft", "-", "--outlet", "herald", "--id", "herald-x"),
        QUOTES,
        ("extract", "-", "-o", "out"),
        ("validate", "-"),
    ],
)
def test_a_standard_input_that_is_closed_is_said(harbour: Project, arguments: tuple[str, ...]) -> None:
    """Some programs start others without one."""
    said = "onrecord: standard input is closed: pipe something in, or give a file\n"
    assert onrecord(*arguments, folder=harbour.root, after="<&-") == (2, "", said)


def test_a_standard_output_that_is_closed_is_said(tmp_path: Path) -> None:
    """What is found must not go nowhere."""
    said = "onrecord: standard output is closed: give -o FILE\n"
    assert onrecord(*QUOTES, folder=tmp_path, after=">&-", stdin=DOCUMENT) == (2, "", said)


@pytest.mark.parametrize(
    ("option", "before"),
    [
        (option, ("draft", "-", "--dry-run"))
        for option in ("--rights", "--language", "--url", "--outlet", "--id", "--published", "--model")
    ]
    + [("--model", ("evaluate",)), ("--host", ("serve",)), ("--address", ("serve",))],
)
def test_bytes_that_are_no_text_are_refused_as_words(
    harbour: Project, option: str, before: tuple[str, ...]
) -> None:
    """What is no text cannot be written into a file of UTF-8."""
    status, out, said = onrecord(*before, option, b"\xff", folder=harbour.root, stdin="Text.")
    assert (status, out, said.splitlines()[-1]) == (
        2,
        "",
        f"Error: Invalid value for '{option}': b'\\xff' is not UTF-8: write it as text",
    )


def test_names_of_files_need_not_be_text(tmp_path: Path) -> None:
    """A corpus of such files is read; Parquet alone takes no such name for its folder, and says so."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / os.fsdecode(b"corpus/\xff.txt")).write_text("“No,” said Li.", encoding="utf-8")
    status, out, said = onrecord("extract", "corpus", "-o", "out", folder=tmp_path)
    assert (status, out.split(",")[0], said) == (0, "1 articles", "")
    assert onrecord("extract", "corpus", "-o", b"\xff", folder=tmp_path) == (
        2,
        "",
        "onrecord: the name \\udcff is not UTF-8, which Parquet asks for: name another folder\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "out"]


def test_an_output_whose_folder_is_missing(tmp_path: Path) -> None:
    """The folder is named, and no name of ours."""
    said = "onrecord: cannot write nowhere/o.jsonl: there is no folder nowhere; make it first\n"
    assert onrecord(*QUOTES, "-o", "nowhere/o.jsonl", folder=tmp_path, stdin=DOCUMENT) == (2, "", said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [QUOTES, ("extract", "-")])
def test_an_output_whose_folder_is_a_file(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Nothing can be made in it, nor cleared away."""
    (tmp_path / "file").write_text("a", encoding="utf-8")
    why = "File exists" if arguments is not QUOTES else "Not a directory"
    assert onrecord(*arguments, "-o", "file/out", folder=tmp_path, stdin=DOCUMENT) == (
        2,
        "",
        f"onrecord: cannot write file/out: {why}; make room, or get the right to write there\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_an_output_onto_a_full_disk(tmp_path: Path) -> None:
    """A device is written to and stays what it is; standard output has no name to say."""
    why = "No space left on device"
    said = f"onrecord: cannot write /dev/full: {why}; make room, or get the right to write there\n"
    assert onrecord(*QUOTES, "-o", "/dev/full", folder=tmp_path, stdin=DOCUMENT) == (2, "", said)
    assert Path("/dev/full").is_char_device()
    said = f"onrecord: the output cannot be written: {why}\n"
    assert onrecord(*QUOTES, folder=tmp_path, after=">/dev/full", stdin=DOCUMENT) == (2, "", said)


@pytest.mark.parametrize("arguments", [QUOTES, ("extract", "-")])
def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """An output is whole or not there; one that was there before is still."""
    (tmp_path / "before").write_text("before", encoding="utf-8")
    more = "".join(DOCUMENT.replace('"a"', f'"a{number}"') for number in range(200))
    name = "before" if arguments is QUOTES else "out"
    assert on_a_full_disk(*arguments, "-o", name, folder=tmp_path, stdin=more) == (
        2,
        "",
        f"onrecord: cannot write {name}: File too large; make room, or get the right to write there\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["before"]
    assert (tmp_path / "before").read_text(encoding="utf-8") == "before"


def test_what_the_system_says_is_said_without_numbers() -> None:
    """Its words, and the file; codes that move the cursor, and lines, are no part of a message."""
    assert words_of(OSError(errno.EACCES, "Permission denied", "a.txt")) == "a.txt: Permission denied"
    assert words_of(OSError(errno.EACCES, "Permission denied")) == "Permission denied"
    assert words_of(OSError("of a library\n\x1b[1m")) == "of a library \\x1b[1m"
    assert in_one_line("a" * 400) == f"{'a' * 300}…"
