"""Units: the words, marks and whole quotations of a text, and the sentences they form.

A quotation with its marks is one unit, so that no sentence ends inside it and the grammar of the
sentence around it can be read as if it were a word. Offsets go with every unit from here on.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS, words
from onrecord.text.quotation import Quotation, outer_quotations
from onrecord.text.spans import Span, Stretches

_UNIT = re.compile(r"@\w+|(?:\d{1,3}(?:,\d{3})+(?![^\W_])|[^\W_]+)(?:[-'’.&][^\W_]+)*|--+|[^\w\s]|\n")
_ENDING = kinds.STOP | kinds.BREAK | kinds.QUOTATION
_TELLING = kinds.INTERESTING | _ENDING
"""What may be a cue, or end a sentence."""
_LONGEST_KEPT, _MOST_KEPT = 40, 100_000
"""How long a piece is at most, in code points, that is kept, and how many are: 46 MB with the words' tags."""
_FULL_STOPS = frozenset(".!?…")
_AT_ITS_START = (0,)
"""The offsets of a piece of one unit: this very object, so that it is told at once."""
_MARGIN = 6
_LONGEST_SENTENCE = 400
"""What goes on for more units without an end is no sentence, and is read piece by piece."""
_TERM_WORDS = 6
"""A marked stretch of at most so many words, without a stop at its end, can be a term or a title."""

_TITLES = words(
    """
    mr mrs ms dr st gen sen rep gov lt col sgt capt rev hon messrs prof maj adm cpl pvt no vs fig ft mt
    jan feb mar apr jun jul aug sept sep oct nov dec bros ave blvd
    """
)
"""Abbreviations that a name or a number follows: no sentence ends here."""
_MAY_END = words("inc corp co ltd jr sr plc etc u.s u.k u.n a.m p.m d.c u.s.a e.u ph.d")
"""Abbreviations that may end a sentence: one does when a function word in capitals follows."""


@dataclass(slots=True)
class Units:
    """The units of a text, as parallel lists."""

    text: str
    words: list[str]
    lowered: list[str]
    """The words in lower case: they are asked for again and again."""
    starts: list[int]
    tags: list[int]
    quotations: dict[int, Quotation]
    """The quotations, by the position of their unit."""
    telling: list[int] = field(default_factory=list[int])
    """The positions of the units that may be a cue or end a sentence, so that not all are gone through."""

    def span(self, first: int, end: int) -> Span:
        """Give the characters of the units from `first` up to but not including `end`."""
        last = end - 1
        if self.tags[last] & kinds.QUOTATION:
            return Span(self.starts[first], self.quotations[last].whole.end)
        return Span(self.starts[first], self.starts[last] + len(self.words[last]))

    def end(self, at: int) -> int:
        """Give the offset after a unit."""
        if at in self.quotations:
            return self.quotations[at].whole.end
        return self.starts[at] + len(self.words[at])

    def at(self, offset: int) -> int:
        """Find the unit in which an offset lies, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)


class _Piece(NamedTuple):
    """What stands between two spaces: the units in it, as lists of `Units`, but counted from its start."""

    words: tuple[str, ...]
    lowered: tuple[str, ...]
    tags: tuple[int, ...]
    offsets: tuple[int, ...]
    telling: tuple[int, ...]
    length: int
    """With the space after it."""


class _Pieces(dict[str, _Piece]):
    """The pieces met, kept so that each is cut once: most of a text are words that were met before."""

    def __missing__(self, piece: str) -> _Piece:
        """Cut a piece that was not met before."""
        made = _piece(piece)
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[piece] = made
        return made


def _piece(piece: str) -> _Piece:
    found = list(_UNIT.finditer(piece))
    words = tuple(match.group() for match in found)
    lowered = tuple(word.lower() for word in words)
    offsets = tuple(match.start() for match in found)
    tags = tuple(TAGS[word] for word in words)
    return _Piece(
        words,
        # What is kept is one tuple, where it can be.
        words if lowered == words else lowered,
        tags,
        offsets if offsets != _AT_ITS_START else _AT_ITS_START,
        tuple(at for at, tag in enumerate(tags) if tag & _TELLING),
        len(piece) + 1,
    )


_PIECES = _Pieces()


def units_of(text: str, blocks: Sequence[Quotation] = ()) -> Units:
    """Cut a text into units.

    Args:
        text: The text.
        blocks: Stretches to take for quotations, as if marks stood around them.
    """
    units = Units(text, [], [], [], [], {})
    at = 0
    for quotation in _with(blocks, outer_quotations(text)) if blocks else outer_quotations(text):
        inside = quotation.inside.of(text)
        if inside.isspace():
            # Marks around nothing are marks and no more.
            continue
        _cut(units, at, quotation.whole.start)
        units.telling.append(len(units.words))
        units.quotations[len(units.words)] = quotation
        is_term = inside.count(" ") < _TERM_WORDS and inside[-1:] not in ".,?!…;"
        units.words.append(inside)
        units.lowered.append(inside.lower())
        units.starts.append(quotation.whole.start)
        units.tags.append(kinds.QUOTATION | kinds.NOUN if is_term else kinds.QUOTATION)
        at = quotation.whole.end
    _cut(units, at, len(text))
    return units


def _with(blocks: Sequence[Quotation], marked: list[Quotation]) -> list[Quotation]:
    """Put blocks among the quotations, in place of those that stand in them."""
    stretches = Stretches(block.whole for block in blocks)
    apart = [one for one in marked if not stretches.overlap(one.whole)]
    return sorted([*apart, *blocks], key=lambda one: one.whole)


def _cut(units: Units, start: int, end: int) -> None:
    """Cut a stretch line by line, and lines at their spaces, across which no unit goes."""
    words, lowered, starts = units.words, units.lowered, units.starts
    tags, telling = units.tags, units.telling
    at = start
    for line in units.text[start:end].split("\n"):
        if at > start:
            telling.append(len(words))
            words.append("\n")
            lowered.append("\n")
            tags.append(kinds.BREAK)
            starts.append(at - 1)
        for inside, small, known, offsets, tells, length in map(_PIECES.__getitem__, line.split(" ")):
            # The tests are for speed: most pieces tell nothing, and are one unit.
            if tells:
                for position in tells:
                    telling.append(len(words) + position)
            words += inside
            lowered += small
            tags += known
            if offsets is _AT_ITS_START:
                starts.append(at)
            else:
                for offset in offsets:
                    starts.append(at + offset)
            at += length


def with_margin(units: Units) -> Units:
    """Give the units with a few line ends behind them, for those that look a little ahead."""
    ends = len(units.text)
    return replace(
        units,
        words=units.words + ["\n"] * _MARGIN,
        lowered=units.lowered + ["\n"] * _MARGIN,
        starts=units.starts + [ends] * _MARGIN,
        tags=units.tags + [kinds.BREAK] * _MARGIN,
    )


def sentences(units: Units) -> list[tuple[int, int]]:
    r"""Find the sentences, as ranges of units; line ends belong to none.

    >>> units = units_of('Mr. Li said: “No. Never.” He left.\nThe U.S. agreed.')
    >>> [units.span(*each).of(units.text) for each in sentences(units)]
    ['Mr. Li said: “No. Never.”', 'He left.', 'The U.S. agreed.']
    """
    _join_introductions(units)
    tags, breaks = units.tags, kinds.BREAK
    ends = [
        at + 1
        for at in units.telling
        if (tag := tags[at]) & _ENDING and (tag & breaks or _ends_sentence(units, at, tag))
    ]
    found: list[tuple[int, int]] = []
    for first, end in pairwise([0, *ends, len(tags)]):
        start, stop = first, end
        while start < stop and tags[start] & breaks:
            start += 1
        while stop > start and tags[stop - 1] & breaks:
            stop -= 1
        while stop - start > _LONGEST_SENTENCE:
            found.append((start, start + _LONGEST_SENTENCE))
            start += _LONGEST_SENTENCE
        if start < stop:
            found.append((start, stop))
    return found


def last_mark(quoted: str) -> str:
    """Give the mark with which quoted words end, those that close an inner quotation left out.

    >>> last_mark("He said ‘no.’ ")
    '.'
    """
    return quoted.rstrip(" ’”'\"")[-1:]


def _join_introductions(units: Units) -> None:
    """Read line ends after a comma or colon as commas when a quotation opens the next line."""
    tags = units.tags
    for at in units.quotations:
        before = at - 1
        while before > 0 and tags[before] & kinds.BREAK:
            before -= 1
        if 0 < before < at - 1 and (tags[before] & kinds.COMMA or units.words[before] == ":"):
            tags[before + 1 : at] = [kinds.COMMA] * (at - 1 - before)


def _ends_sentence(units: Units, at: int, tag: int) -> bool:
    if tag & kinds.BREAK or at + 1 >= len(units.tags):
        return True
    following = units.tags[at + 1]
    if following & kinds.BREAK:
        return True
    if units.starts[at + 1] == units.end(at) or not (
        following & (kinds.CAPITAL | kinds.QUOTATION)
        or units.words[at + 1][0] in "([•"
        or units.words[at + 1][0].isdigit()
    ):
        return False
    if tag & kinds.QUOTATION:
        last = last_mark(units.words[at])
        if last == "." and following & kinds.PRONOUN:
            # What is attributed ends with a comma: “It is over.” He adds, in a note, that …
            return True
        return last in _FULL_STOPS and not _is_attributed(units, at + 1)
    return units.words[at] != "." or not _is_abbreviation(units, at, following)


def _is_abbreviation(units: Units, at: int, following: int) -> bool:
    if at == 0 or units.end(at - 1) != units.starts[at]:
        return False
    before, lowered = units.words[at - 1], units.lowered[at - 1]
    if lowered in _TITLES or (len(before) == 1 and before.isupper() and before != "I"):
        return True
    if following & kinds.QUOTATION:
        return lowered in _MAY_END and units.words[at + 1][:1].islower()
    return lowered in _MAY_END and not following & kinds.FUNCTION


def _is_attributed(units: Units, at: int) -> bool:
    """Say whether a verb of saying follows after a name: “Why?” Smith asked."""
    for ahead in range(at, min(at + 8, len(units.tags) - 1)):
        tag = units.tags[ahead]
        if tag & (kinds.QUOTATION | kinds.BREAK | kinds.STOP):
            return False
        if tag & kinds.CUE and ahead > at:
            return bool(units.tags[ahead + 1] & (kinds.STOP | kinds.COMMA | kinds.BREAK | kinds.QUOTATION))
    return False
