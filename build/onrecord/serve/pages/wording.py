"""Wording: which words of a rendering no other rendering of the same act of speech has."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_PIECE = re.compile(r"[\w’'-]+|[^\w’'-]+")


@dataclass(frozen=True)
class Words:
    """A stretch of a rendering, and whether its words are its own."""

    text: str
    differs: bool


def compared(texts: Sequence[str]) -> list[tuple[Words, ...]]:
    """Split each text into words that another text has too, and words that it alone has.

    Case and the marks around a word do not count; the time is that of reading the texts once.

    >>> [[part.text for part in words if part.differs] for words in compared(["It is so.", "is “so”"])]
    [['It '], []]
    """
    used = Counter(word for text in texts for word in {_key(piece) for piece in _PIECE.findall(text)} if word)
    return [tuple(_joined(text, used)) for text in texts]


def _key(piece: str) -> str:
    return piece.casefold().strip("’'-") if any(character.isalnum() for character in piece) else ""


def _joined(text: str, used: Counter[str]) -> list[Words]:
    parts: list[Words] = []
    for piece in _PIECE.findall(text):
        key = _key(piece)
        # What stands between two words goes with the word before it.
        differs = used[key] == 1 if key else bool(parts) and parts[-1].differs
        if parts and parts[-1].differs == differs:
            parts[-1] = Words(parts[-1].text + piece, differs)
        else:
            parts.append(Words(piece, differs))
    return parts
