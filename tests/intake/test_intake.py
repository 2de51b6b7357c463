"""Taking in text: encodings, line ends, pages, and what is said about them."""

import builtins
import re
import time
from typing import Any

import pytest

from onrecord.intake.article import take_in
from onrecord.intake.decoding import decoded
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


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "ISO_8859-1", "us-ascii"])
@pytest.mark.parametrize("is_page", [False, True])
def test_latin_1_is_read_as_browsers_do(label: str, *, is_page: bool) -> None:
    """Pages that call themselves Latin-1 are Windows-1252: their curly quotes are kept."""
    body = f'<html><head><meta http-equiv="content-type" content="text/html; charset={label}"></head>'
    content = f"{body if is_page else ''}<p>“Nobody loads it,” she said – again.</p>".encode("cp1252")
    notes: list[str] = []
    text = decoded(Source("a", content, is_page, None if is_page else label), notes)
    assert "“Nobody loads it,” she said – again." in text
    assert notes == [f"read as cp1252, as browsers read what says {label}"]


@pytest.mark.parametrize(
    ("label", "codec", "text"), [("gb2312", "gb18030", "“镕”"), ("iso-8859-9", "cp1254", "“ş”")]
)
def test_other_encodings_are_read_as_the_larger_ones_they_stand_for(
    label: str, codec: str, text: str
) -> None:
    """What browsers read, people write."""
    notes: list[str] = []
    assert decoded(Source("a", text.encode(codec), is_page=False, charset=label), notes) == text
    assert notes == [f"read as {codec}, as browsers read what says {label}"]


@pytest.mark.parametrize(
    "source",
    [
        Source("a", "“Nö”".encode(), is_page=False, charset="iso-8859-1"),
        Source("a", '<meta charset="windows-1252">“Nö”'.encode(), is_page=True),
        Source("a", '<?xml version="1.0" encoding="ISO-8859-1"?><html>“Nö”'.encode(), is_page=True),
    ],
)
def test_what_is_utf_8_is_read_so_whatever_it_is_called(source: Source) -> None:
    """Several bytes that make a character in UTF-8 do so by no chance; the note says what was passed over."""
    notes: list[str] = []
    assert decoded(source, notes).endswith("“Nö”")
    assert re.fullmatch(r"read as utf-8, which it is, though it says [\w-]+", "\n".join(notes))


def test_a_label_is_not_believed_where_it_cannot_be() -> None:
    """A page that says UTF-16 in single bytes is none; ASCII needs no note, but Japanese in ASCII's bytes is Japanese."""
    notes: list[str] = []
    assert decoded(Source("a", b'<meta charset="utf-16">ab', is_page=True), notes).endswith("ab")
    assert decoded(Source("a", b"ab", is_page=False, charset="iso-8859-1"), notes) == "ab"
    assert notes == []
    japanese = Source("a", "港".encode("iso-2022-jp"), is_page=False, charset="iso-2022-jp")
    assert decoded(japanese, notes) == "港"
    assert notes == ["read as iso-2022-jp, as it says of itself"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"{\\rtf1 a}", r"rich text \(RTF\)"),
        (b"PK\x03\x04a", "a zip, or a document"),
    ],
)
def test_files_that_are_no_text_are_refused_by_name(content: bytes, kind: str) -> None:
    """Their bytes would fit an encoding, and be nonsense."""
    with pytest.raises(UsageError, match=f"a is {kind}.*: save its text as UTF-8, and give that"):
        take_in(Source("a", content, is_page=False))


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
        (b"<head><title>a</title></head><p>b", True),
        (b"<body>a", True),
        (b"<meta charset=utf-8><p>a", True),
        (b"<title>a</title><p>b", True),
        (b'<article class="a">\n<h1>b</h1></article>', True),
        (b"<p> is how a paragraph begins.", False),
        (b"<table of contents> </list>", False),
        (b"Is <html> a word?", False),
        (b"<htmlish", False),
    ],
)
def test_pages_are_told_by_their_beginning(content: bytes, *, is_page: bool) -> None:
    """What begins as HTML does is HTML, whatever it is called."""
    assert looks_like_page(content) is is_page


@pytest.mark.parametrize("content", [b"<!-- a -->" * 100_000, b" " * 1_000_000, b"<p>" * 300_000])
def test_looking_whether_a_text_is_a_page_takes_no_time(content: bytes) -> None:
    """However often it begins to look like one."""
    before = time.process_time()
    assert not looks_like_page(content)
    assert time.process_time() - before < 1


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
