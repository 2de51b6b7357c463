"""Decoding: bytes become text with LF line ends; whatever was changed on the way is said."""

import codecs
import re

from onrecord.intake.source import Source
from onrecord.problems import UsageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; that of UTF-32 begins with that of UTF-16."""

_IN_PAGE = re.compile(
    rb"(?:<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,200}?encoding\s*=)\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
_LAST = "cp1252"
"""What old pages are in that say nothing: tried last, because almost any bytes fit it."""

_AS_BROWSERS_READ = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Encodings that pages name, and the larger ones that browsers take them for (WHATWG, Encoding)."""

_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip, or a document that is one, such as .docx or .odt"),
    (b"\xd0\xcf\x11\xe0", "a document of an old word processor"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x1f\x8b", "compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
"""How files begin that are no text, although some encoding would fit them."""


def decoded(source: Source, notes: list[str]) -> str:
    """Decode a source; what was guessed or changed is added to the notes.

    Raises:
        UsageError: No encoding fits, the text is empty, or it holds a NUL character.
    """
    for beginning, kind in _KINDS:
        if source.content.startswith(beginning):
            raise UsageError(f"{source.name} is {kind}, and no text: save its text as UTF-8, and give that")
    text = _unmarked(source, notes)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notes.append("line ends were CRLF or CR, and are LF now")
    if "\x00" in text:
        raise UsageError(f"{source.name} holds a NUL character: it is no text")
    if not text.strip():
        raise UsageError(f"{source.name} is empty")
    return text


def _unmarked(source: Source, notes: list[str]) -> str:
    for mark, encoding in _MARKS:
        if source.content.startswith(mark):
            notes.append(f"the byte order mark was left out, and the text read as {encoding.upper()}")
            return _or_none(source.content, encoding) or _none_fits(source)
    for encoding, why in _candidates(source):
        text = _or_none(source.content, encoding)
        if text is not None:
            if why and not text.isascii():
                notes.append(f"read as {encoding}, {why}")
            return text
    return _none_fits(source)


def _candidates(source: Source) -> list[tuple[str, str]]:
    """Give the encodings to try, and why. What is UTF-8 beyond ASCII is it by no chance, whatever is said."""
    declared = _declared(source)
    last = (_LAST, "because it is not UTF-8")
    if declared is None:
        return [("utf-8", ""), last]
    name = _codec(declared)
    if name == "utf-8" or not source.content.isascii():
        but = "" if name == "utf-8" else f"which it is, though it says {declared}"
        first = [("utf-8", but)]
    else:
        first = []
    as_read = _AS_BROWSERS_READ.get(name, name)
    itself = declared, "as it says of itself"
    larger = [] if as_read == name else [(as_read, f"as browsers read what says {declared}")]
    return [*first, *larger, itself, ("utf-8", ""), last]


def _declared(source: Source) -> str | None:
    """Give the encoding that the server says, or the page; one that could say so in ASCII is not UTF-16."""
    if source.charset:
        return source.charset
    found = _IN_PAGE.search(source.content[:4096]) if source.is_page else None
    name = found[1].decode("ascii") if found else None
    return None if name is None or name.lower().startswith(("utf-16", "utf-32")) else name


def _codec(label: str) -> str:
    try:
        return codecs.lookup(label).name
    except LookupError:
        return label.lower()


def _or_none(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return text.removeprefix("\ufeff")


def _none_fits(source: Source) -> str:
    raise UsageError(f"{source.name} is in no encoding known here: save it as UTF-8")
