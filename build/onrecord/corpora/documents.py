"""Documents: the articles of a folder or of JSON lines, one at a time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from onrecord.corpora.lines import fault_of, lines_of, same_id
from onrecord.problems import Place, Problem, UsageError
from onrecord_schema.fields import SLUG_PATTERN

LONGEST_ID = 90
"""Ids of rows are longer than the article's by an offset and a letter, and may have 120 characters."""

_NO_LETTERS = re.compile(r"[^a-z0-9]+")


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
            problems.append(same_id(place, document.article_id))
            continue
        seen.add(key)
        yield document


def _in_folder(folder: Path, problems: list[Problem]) -> Iterator[tuple[Document, Place]]:
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise UsageError(f"{folder} holds no .txt files")
    for path in paths:
        place = Place(path.as_posix())
        text = _text(path, place, problems)
        if text is not None:
            # A name need not be text that a table can hold.
            source = path.name.encode("utf-8", "backslashreplace").decode()
            yield Document(slug_of(path.stem), text, None, None, source), place


def _text(path: Path, place: Place, problems: list[Problem]) -> str | None:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(Problem(place, f"is not UTF-8: {error.reason}", "file-utf8", "Save it as UTF-8."))
        return None
    except OSError as error:
        hint = "Give yourself the right to read it, or move it away."
        problems.append(Problem(place, f"cannot be read: {error.strerror}", "file-kind", hint))
        return None
    if fault := fault_of(text):
        problems.append(Problem(place, fault, "neutral-document", "Mend the text."))
    return None if fault else text


def _in_lines(stream: BinaryIO, name: str, problems: list[Problem]) -> Iterator[tuple[Document, Place]]:
    for line in lines_of(stream, name, problems):
        article_id = slug_of(line.doc_id)
        yield Document(article_id, line.text, line.published, line.outlet, line.place.file), line.place


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
