"""Taking in text: encodings, line ends, pages, and what is said about them."""

import builtins
from typing import Any

import pytest

from onrecord.intake.article import take_in
from onrecord.intake.reading import read_source
from onrecord.intake.source import Source, looks_like_page
from onrecord.problems import UsageError


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        pytest.param("“Nö”\n".encode(), "“Nö”\n", [], id="utf-8"),
        pytest.param(
            "\ufeffNö".encode(),
            "Nö",
            ["the byte order mark was left out, and the text read as UTF-8"],
            id="bom",
        ),
        pytest.param(
            "Nö".encode("utf-16"),
            "Nö",
            ["the byte order mark was left out, and the text read as UTF-16"],
            id="utf-16",
        ),
        pytest.param(
            "Nö".encode("utf-32"),
            "Nö",
            ["the byte order mark was left out, and the text read as UTF-32"],
            id="utf-32",
        ),
        pytest.param(
            "“Nö”".encode("cp1252"), "“Nö”", ["read as cp1252, because it is not UTF-8"], id="windows-1252"
        ),
        pytest.param(
            b"a\r\nb\rc\n", "a\nb\nc\n", ["line ends were CRLF or CR, and are LF now"], id="line-ends"
        ),
    ],
)
def test_text_is_decoded_and_changes_are_said(content: bytes, text: str, notes: list[str]) -> None:
    """UTF-8 comes through as it is; anything else is said."""
    intake = take_in(Source("a.txt", content, is_page=False))
    assert (intake.text, list(intake.notes)) == (text, notes)


def test_the_encoding_that_a_source_declares_goes_first() -> None:
    """A server, or a page, knows its own encoding; one that does not fit is passed over."""
    greek = "Λιμάνι".encode("iso8859-7")
    assert take_in(Source("a", greek, is_page=False, charset="iso-8859-7")).notes == (
        "read as iso-8859-7, as it says of itself",
    )
    assert take_in(Source("a", "Nö".encode(), is_page=False, charset="no-such-encoding")).text == "Nö"


def test_bytes_of_no_encoding_are_refused() -> None:
    """Bytes that are neither UTF-8 nor Windows-1252 are no text."""
    with pytest.raises(UsageError, match="a is in no encoding known here: save it as UTF-8"):
        take_in(Source("a", b"\x81\x8d\xff", is_page=False))


@pytest.mark.parametrize(
    ("content", "is_page"),
    [
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>a", True),
        (b"<!-- saved -->\n<html lang=en>", True),
        (b'<?xml version="1.0"?><html>', True),
        (b"Is <html> a word?", False),
        (b"<htmlish", False),
    ],
)
def test_pages_are_told_by_their_beginning(content: bytes, *, is_page: bool) -> None:
    """What begins as HTML does is HTML, whatever it is called."""
    assert looks_like_page(content) is is_page


def test_a_file_that_is_too_large_is_refused(tmp_path: Any) -> None:
    """One article is never ten megabytes."""
    (tmp_path / "big.txt").write_bytes(b"a" * 10_000_001)
    with pytest.raises(UsageError, match="has more than 10,000,000 bytes: give one article at a time"):
        read_source(str(tmp_path / "big.txt"))


def test_without_the_extra_the_command_to_install_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing library is said with what to type."""
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name == "trafilatura":
            raise ModuleNotFoundError("No module named 'trafilatura'", name="trafilatura")
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pages need trafilatura.*pip install 'onrecord\[draft\]'"):
        take_in(Source("a", b"<html><body>a</body></html>", is_page=True))
