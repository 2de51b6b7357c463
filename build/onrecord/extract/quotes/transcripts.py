"""Transcripts: lines that name who speaks before a colon, "TULLY: That's your word." """

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS, words
from onrecord.text.spans import Span

LONGEST_LABEL = 50
"""Behind more characters than these no colon is looked for."""
_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,4})(?:, [A-Z][\w ]{1,30})?(?: \([^()\n]{1,40}\))?:(?= \S)"
)
_REMARK = re.compile(
    r"\s*[(\[](?:[A-Z][A-Z ,.'’-]+|(?i:laugh|applau|cross-?talk|inaudible|pause|sigh|cheer|boo|interrupt)[^()\[\]\n]*)"
    r"[)\]]\s*"
)
"""What a transcript says of the sound: (CROSSTALK), [laughs]."""
_TALKS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Yy]our|[Oo]ur|me|us)\b|\?")
_WORD = re.compile(r"[^\W_]+")
_ROLES = words("""
    q a question answer interviewer host moderator reporter voter caller dispatcher anchor announcer narrator
    audience crowd protester questioner speaker clerk defendant student
""")
_NO_NAMES = words("""
    watch video videos photo photos breaking exclusive opinion analysis update updated correction note
    related more read listen live source sources credit where when what who why how date time tickets cost age
    party hometown home occupation education family experience phone email website contact admission
    details info background position positions status verdict bottom line claim ruling fact rating
""")
"""Words before a colon that name a part of a report, or a line of a table."""
_FARTHEST = 3
"""How many lines lie between two that name a speaker, at most, in one transcript, plus one."""
_LONGEST_INITIALS = 3


class Turn(NamedTuple):
    """What one speaker says in one line."""

    pieces: list[Span]
    """The words, without the remarks in brackets."""
    speaker: Span
    cue: Span


class _Line(NamedTuple):
    number: int
    span: Span
    name: Span
    label: str
    """The last word of the name, in lower case."""
    colon: int


def turns_in(text: str, lines: list[Span]) -> list[Turn]:
    """Find the turns of the transcripts in a text.

    Args:
        text: The article.
        lines: Its lines, without those that are empty.
    """
    labelled = list(_labelled(text, lines))
    if len(labelled) <= 1:
        return []
    known: Counter[str] = Counter(_WORD.findall(text.lower()))
    known.subtract(line.label for line in labelled)
    found: list[Turn] = []
    for run in _runs(labelled):
        if _is_transcript(text, run, known):
            found += [_turn(text, line) for line in run]
    return [turn for turn in found if turn.pieces]


def _labelled(text: str, lines: list[Span]) -> Iterator[_Line]:
    """Find the lines that begin with a name and a colon; the first line of a text is its headline."""
    for number, span in enumerate(lines[1:], 1):
        if text.find(": ", span.start, span.start + LONGEST_LABEL) < 0:
            continue
        label = _LABEL.match(text, span.start, span.end)
        if label:
            name = Span(*label.span("name"))
            last = _WORD.findall(name.of(text).lower())[-1]
            yield _Line(number, span, name, last, label.end() - 1)


def _runs(labelled: list[_Line]) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for line in labelled:
        if run and line.number - run[-1].number > _FARTHEST:
            yield run
            run = []
        run.append(line)
    yield run


def _is_transcript(text: str, run: list[_Line], known: Counter[str]) -> bool:
    """Tell a transcript from a table of facts: two speak, both are somebody, and they say I and you."""
    labels = Counter(line.label for line in run)
    if len(labels) <= 1 or not all(_is_somebody(label, count, known) for label, count in labels.items()):
        return False
    talking = sum(1 for line in run if _TALKS.search(text, line.colon, line.span.end))
    return talking * 2 >= len(run)


def _is_somebody(label: str, count: int, known: Counter[str]) -> bool:
    if label in _NO_NAMES:
        return False
    initials = len(label) <= _LONGEST_INITIALS and count > 1
    role = TAGS[label] & (kinds.SOURCE | kinds.TITLE)
    return bool(initials or role or label in _ROLES or known[label] > 0)


def _turn(text: str, line: _Line) -> Turn:
    pieces: list[Span] = []
    start = line.colon + 1
    for remark in _REMARK.finditer(text, start, line.span.end):
        pieces.append(Span(start, remark.start()))
        start = remark.end()
    pieces.append(Span(start, line.span.end))
    held = [bare(text, piece) for piece in pieces]
    return Turn([piece for piece in held if piece.start < piece.end], line.name, Span(line.colon, line.colon + 1))


def bare(text: str, span: Span) -> Span:
    """Leave out spaces, and the marks of one quotation around all of a stretch."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    marked = end - start > 1 and text[start] + text[end - 1] in ("“”", '""')
    if marked and not any(mark in text[start + 1 : end - 1] for mark in "“”\""):
        return Span(start + 1, end - 1)
    return Span(start, end)
