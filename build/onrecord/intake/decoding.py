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

_IN_PAGE = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_LAST = "cp1252"
"""What old pages are in that say nothing: tried last, because almost any bytes fit it."""


def decoded(source: Source, notes: list[str]) -> str:
    """Decode a source; what was guessed or changed is added to the notes.

    Raises:
        UsageError: No encoding fits, the text is empty, or it holds a NUL character.
    """
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
            if why:
                notes.append(f"read as {encoding}, {why}")
            return text
    return _none_fits(source)


def _candidates(source: Source) -> list[tuple[str, str]]:
    in_page = _IN_PAGE.search(source.content[:4096]) if source.is_page else None
    declared = source.charset or (in_page and in_page[1].decode("ascii"))
    found = [("utf-8", "")]
    if declared and declared.lower().replace("_", "-") not in ("utf-8", "utf8"):
        found.insert(0, (declared, "as it says of itself"))
    return [*found, (_LAST, "because it is not UTF-8")]


def _or_none(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return text.removeprefix("\ufeff")


def _none_fits(source: Source) -> str:
    raise UsageError(f"{source.name} is in no encoding known here: save it as UTF-8")
