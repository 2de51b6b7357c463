"""What new names name: told by their words, and by what stands before them."""

from collections.abc import Sequence
from functools import lru_cache

from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS, words
from onrecord.extract.words.names import COUNTRIES, ORGANISATION_WORDS, OUTLET_WORDS, PLACE_WORDS
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

_PERSON_TITLES = words("mr mrs ms dr prof sir lord lady dame")
_CALLINGS = words(
    """
    democrat republican congressman congresswoman pastor rabbi bishop imam sheriff reverend detective
    officer attorney lawyer coach spokesman spokeswoman commentator actor singer author
    """
)
"""What a person is, before the name: no part of the name, as titles are none."""
_BEFORE_GENERAL = words("attorney solicitor inspector surgeon lieutenant major brigadier secretary governor")
_NO_PERSONS = ORGANISATION_WORDS | OUTLET_WORDS | PLACE_WORDS
_BEFORE_PLACES = frozenset(("in", "near", "from", "across", "outside"))
_LONGEST_ACRONYM, _LONGEST_PERSON = 6, 3
_WINDOW = 12
"""So many characters before a name hold the word before it."""
MOST_KEPT = 20_000
"""How many names are kept with what was told of them: the same ones come again and again."""


def type_of(text: str, span: Span) -> EntityType:
    """Tell what a name names, by its words, its title, the word before it, or a dateline around it."""
    if _opens_dateline(text, span):
        return EntityType.PLACE
    told = type_by_words(span.of(text))
    if told is not None:
        return told
    before = text[max(0, span.start - _WINDOW) : span.start].rstrip(" ").rsplit(" ", 1)[-1].lower()
    if before in _BEFORE_PLACES:
        return EntityType.PLACE
    several = 1 < len(words_of(span.of(text))) <= _LONGEST_PERSON
    return EntityType.PERSON if several and before != "the" else EntityType.ORGANIZATION


def _opens_dateline(text: str, span: Span) -> bool:
    """Read DES MOINES — and DENVER (AP) —, at the head of a line."""
    at_head = span.start == 0 or text[span.start - 1] == "\n"
    return (
        at_head
        and span.of(text).isupper()
        and text[span.end : span.end + 2] in (" —", " –", " (", ", ", " -")
    )


@lru_cache(maxsize=MOST_KEPT)
def words_of(written: str) -> tuple[str, ...]:
    """Give the words of a name without titles and offices before it.

    >>> words_of("Gen. Ann Li"), words_of("Deputy Foreign Minister Ann Li"), words_of("General Motors")
    (('Ann', 'Li'), ('Ann', 'Li'), ('General', 'Motors'))
    """
    found = written.split(" ")
    for last in range(len(found) - 2, -1, -1):
        if _ends_office(found, last):
            return tuple(found[last + 1 :])
    return tuple(found)


def _ends_office(found: Sequence[str], last: int) -> bool:
    """Say whether a title ends with a word, and a person's name stands behind it."""
    title = found[last].rstrip(".").lower()
    if not (TAGS[found[last].rstrip(".")] & kinds.TITLE or title in _CALLINGS):
        return False
    if any(word.rstrip(".").lower() in _NO_PERSONS for word in found[last + 1 :]):
        return False
    if title != "general" or last + 2 < len(found):
        return True
    return last > 0 and found[last - 1].lower() in _BEFORE_GENERAL


@lru_cache(maxsize=MOST_KEPT)
def type_by_words(written: str) -> EntityType | None:
    """Tell what a name names by its words and titles alone; None if they do not tell."""
    found = words_of(written)
    name = " ".join(found)
    plain = [word.rstrip(".").lower() for word in found]
    if plain[-1] in OUTLET_WORDS:
        return EntityType.OUTLET
    if name in COUNTRIES:
        return EntityType.PLACE
    if _is_person_by_title(written, found):
        return EntityType.PERSON
    if ORGANISATION_WORDS.intersection(plain) or is_acronym(name) or "&" in name:
        return EntityType.ORGANIZATION
    return EntityType.PLACE if PLACE_WORDS.intersection(plain) else None


def is_acronym(name: str) -> bool:
    """Say whether a name is a few capitals."""
    return name.isupper() and 1 < len(name) <= _LONGEST_ACRONYM


def _is_person_by_title(written: str, found: Sequence[str]) -> bool:
    first = written.split(" ", 1)[0].rstrip(".").lower()
    return first in _PERSON_TITLES or (len(found) < len(written.split(" ")) and first not in PLACE_WORDS)
