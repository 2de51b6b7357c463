"""Transcripts: lines that name before a colon who speaks, as in LI: It is over."""

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
    r"(?P<name>[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,4})"
    r"(?:, [A-Z][\w ]{1,30})?(?: \([^()\n]{1,40}\))?:(?= \S)"
)
_REMARK = re.compile(
    r"[(\[](?:[A-Z][A-Z ,.'’-]+"
    r"|(?i:laugh|applau|cross-?talk|inaudible|pause|sigh|cheer|boo|interrupt)[^()\[\]\n]*)"
    r"[)\]]"
)
"""What a transcript says of the sound: (CROSSTALK), [laughs]."""
_TALKS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Yy]our|[Oo]ur|me|us)\b|\?")
_NAME = re.compile(r"(?:[a-z\d,]|\b(?:[A-Z]|Mrs?|Ms|Dr|Sen|Rep|Gov)\.) ([A-Z][^\W_]+(?: [A-Z][^\W_]+)*)")
"""Words with capitals that open no sentence."""
_WORD = re.compile(r"[^\W_]+")
_ASKS = frozenset(("q", "a", "question", "answer"))
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
    titled: bool
    """Whether the name has a title: DR. ANN ROWE."""
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
    known = frozenset(word.lower() for name in _NAME.findall(text) for word in name.split())
    found: list[Turn] = []
    for run in _runs(labelled):
        if _is_transcript(text, run, known):
            found += _turns(text, lines, run)
    return [turn for turn in found if turn.pieces]


def _labelled(text: str, lines: list[Span]) -> Iterator[_Line]:
    """Find the lines that begin with a name and a colon; the first line of a text is its headline."""
    for number, span in enumerate(lines[1:], 1):
        if text.find(": ", span.start, span.start + LONGEST_LABEL) < 0:
            continue
        label = _LABEL.match(text, span.start, span.end)
        if label:
            name = Span(*label.span("name"))
            words_of = _WORD.findall(name.of(text).lower())
            titled = len(words_of) > 1 and TAGS[words_of[0]] & kinds.TITLE > 0
            yield _Line(number, span, name, words_of[-1], titled, label.end() - 1)


def _runs(labelled: list[_Line]) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for line in labelled:
        if run and line.number - run[-1].number > _FARTHEST:
            yield run
            run = []
        run.append(line)
    yield run


def _is_transcript(text: str, run: list[_Line], known: frozenset[str]) -> bool:
    """Tell a transcript from a table of facts: two speak, both are somebody, and they say I and you."""
    labels = Counter(line.label for line in run)
    titled = {line.label for line in run if line.titled}
    if len(labels) <= 1 or not all(
        label in titled or _is_somebody(label, count, known) for label, count in labels.items()
    ):
        return False
    talking = sum(1 for line in run if _TALKS.search(text, line.colon, line.span.end))
    return talking * 2 >= len(run)


def _is_somebody(label: str, count: int, known: frozenset[str]) -> bool:
    if label in _NO_NAMES or TAGS[label] & kinds.TIME:
        return False
    initials = len(label) <= _LONGEST_INITIALS and count > 1
    role = TAGS[label] & (kinds.SOURCE | kinds.TITLE)
    return bool(initials or role or label in _ROLES or label in known)


def _turns(text: str, lines: list[Span], run: list[_Line]) -> Iterator[Turn]:
    """Give the words of each line, and of the lines up to the next name where the same speaker goes on."""
    asks = all(line.label in _ASKS for line in run)
    for at, line in enumerate(run):
        pieces = list(_pieces(text, line.colon + 1, line.span.end))
        end = run[at + 1].number if at + 1 < len(run) else line.number
        for number in range(line.number + 1, end):
            if not _is_speech(text, lines[number], asks=asks):
                break
            pieces += _pieces(text, *lines[number])
        yield Turn(pieces, line.name, Span(line.colon, line.colon + 1))


def _is_speech(text: str, line: Span, *, asks: bool) -> bool:
    """Say whether an unnamed line can be a speaker's: in an interview any, else one with I or you."""
    if text[line.end - 1] not in '.!?…”"' or any(mark in line.of(text) for mark in '“”"'):
        return False
    return asks or _TALKS.search(text, *line) is not None


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the words of a stretch, without the remarks in brackets."""
    stretches: list[Span] = []
    for remark in _REMARK.finditer(text, start, end):
        stretches.append(Span(start, remark.start()))
        start = remark.end()
    for stretch in (*stretches, Span(start, end)):
        piece = bare(text, stretch)
        if piece.start < piece.end:
            yield piece


def bare(text: str, span: Span) -> Span:
    """Leave out spaces, and the marks of one quotation around all of a stretch."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    marked = end - start > 1 and text[start] + text[end - 1] in ("“”", '""')
    if marked and not any(mark in text[start + 1 : end - 1] for mark in '“”"'):
        return Span(start + 1, end - 1)
    return Span(start, end)
