"""Documents: the articles of a folder or of JSON lines, one at a time."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.extract.neutral import is_unicode
from onrecord.problems import Place, Problem, UsageError
from onrecord_schema.fields import SLUG_PATTERN

FORM = 'Write {"doc_id": "…", "text": "…", "published": "YYYY-MM-DD", "outlet": "…"} on one line.'
LONGEST_ID = 90
"""Ids of rows are longer than the article's by an offset and a letter, and may have 120 characters."""

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Document:
    """An article of a corpus."""

    article_id: str
    text: str
    published: date | None
    outlet: str | None
    """What the corpus calls the outlet."""
    source: str
    """The file that holds it."""


def documents_of(corpus: str, stream: BinaryIO | None, problems: list[Problem]) -> Iterator[Document]:
    """Read the articles of a corpus; what cannot be read is a problem, and left out.

    Args:
        corpus: A folder of `.txt` files, a file of JSON lines, or `-`.
        stream: What the lines are read from.
        problems: Takes the problems met.

    Raises:
        UsageError: There is no such folder.
    """
    seen: set[bytes] = set()
    found = _in_folder(Path(corpus), problems) if stream is None else _in_lines(stream, corpus, problems)
    for document, place in found:
        # A digest, so that a million long ids cost no more than short ones.
        key = sha256(document.article_id.encode()).digest()[:12]
        if key in seen:
            hint = "Give each document an id of its own."
            problems.append(
                Problem(place, f"a document before it has the id {document.article_id!r}", "id-unique", hint)
            )
            continue
        seen.add(key)
        yield document


def _in_folder(folder: Path, problems: list[Problem]) -> Iterator[tuple[Document, Place]]:
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise UsageError(f"{folder} holds no .txt files")
    for path in paths:
        place = Place(path.as_posix())
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            problems.append(Problem(place, f"is not UTF-8: {error.reason}", "file-utf8", "Save it as UTF-8."))
            continue
        document = Document(slug_of(path.stem), text, None, None, path.name)
        if _is_usable(document, place, problems):
            yield document, place


def _in_lines(stream: BinaryIO, name: str, problems: list[Problem]) -> Iterator[tuple[Document, Place]]:
    for number, line in enumerate(text_lines_of(stream, name, problems), 1):
        place = Place("<stdin>" if name == "-" else name, number)
        if line.strip():
            document = _document(line, place, problems)
            if document is not None and _is_usable(document, place, problems):
                yield document, place


def text_lines_of(stream: BinaryIO, name: str, problems: list[Problem]) -> Iterator[str]:
    """Decode lines one by one; one that is not UTF-8 is a problem, and empty."""
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8").removeprefix("\ufeff" if number == 1 else "")
        except UnicodeDecodeError as error:
            place = Place("<stdin>" if name == "-" else name, number)
            problems.append(Problem(place, f"is not UTF-8: {error.reason}", "file-utf8", "Save it as UTF-8."))
            yield ""


def _document(line: str, place: Place, problems: list[Problem]) -> Document | None:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        problems.append(Problem(place, f"is not JSON: {error}", "json-syntax", FORM))
        return None
    fields = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    doc_id, text, outlet = fields.get("doc_id"), fields.get("text"), fields.get("outlet")
    published, sound = _day(fields.get("published"))
    if not (
        isinstance(doc_id, str | int) and isinstance(text, str) and isinstance(outlet, str | None) and sound
    ):
        message = "is not a document with `doc_id`, `text` and a plain day, or null, as `published`"
        problems.append(Problem(place, message, "neutral-document", FORM))
        return None
    return Document(slug_of(str(doc_id)), text, published, outlet or None, place.file)


def _day(value: Any) -> tuple[date | None, bool]:
    if value is None or value == "":
        return None, True
    if isinstance(value, str) and _DAY.match(value):
        try:
            return date.fromisoformat(value[:10]), True
        except ValueError:
            return None, False
    return None, False


def _is_usable(document: Document, place: Place, problems: list[Problem]) -> bool:
    text = document.text
    fault = "is empty" if not text.strip() else "holds a NUL character" if "\x00" in text else ""
    if not fault and not is_unicode(text + (document.outlet or "")):
        fault = "holds half a surrogate pair, which is no character"
    if fault:
        problems.append(
            Problem(place, f"{document.article_id} {fault}", "neutral-document", "Mend the text.")
        )
    return not fault


def slug_of(name: str) -> str:
    """Make an id of a name: as it is if it is one, or else its letters and a digest that tells it apart.

    >>> slug_of("wsj-0001"), slug_of("WSJ_0001.txt")
    ('wsj-0001', 'wsj-0001-txt-9f0d2914')
    """
    if len(name) <= LONGEST_ID and re.fullmatch(SLUG_PATTERN, name) and "\n" not in name:
        return name
    letters = _NO_LETTERS.sub("-", name.lower()).strip("-")[:70].strip("-")
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{letters}-{digest}" if letters else digest


def batches(documents: Iterable[Document], most_chars: int, most: int) -> Iterator[list[Document]]:
    """Take documents together, so that handing them on costs little and none waits long."""
    batch: list[Document] = []
    chars = 0
    for document in documents:
        batch.append(document)
        chars += len(document.text)
        if len(batch) >= most or chars >= most_chars:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
