"""Blocks: lines that are somebody's words without marks: in a transcript, behind a colon, in a tweet."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.extract.quotes.signs import READS
from onrecord.extract.quotes.transcripts import LONGEST_LABEL, bare, turns_in
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS, words
from onrecord.text.quotation import Quotation
from onrecord.text.spans import Span

_SIGNED = re.compile(
    r"(?<![\w,])(?P<dash>—|–|--|―|-) ?(?P<name>\w[^\n@()]{1,50}?) \(@\w+\)"
    r"(?P<day>,? (?:on )?[A-Z][a-z]+\.? \d{1,2},? \d{4})?\W*$"
)
"""The signature of a tweet: -- Ann Lund (@annlund) October 2, 2018."""
_BY_NAME = re.compile(r"(?:—|–|--|―) ?[A-Z][^.!?“”\"]{1,80}$")
_LINK = re.compile(r"(?: ?(?:https?://|pic\.twitter\.com/|t\.co/)\S+)+$")
_NEXT_SENTENCE = re.compile(r"[.!?][”\"]? (?=[A-Z“\"])")
_WORD = re.compile(r"[\w'’-]+")
_MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_TELLS = re.compile(r"\b(?:said|says|told|wrote|added|asked|according)\b")
_TALKS = re.compile(
    r"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Mm]y|[Oo]ur|[Yy]ou|[Yy]ou['’]\w+|[Yy]our)\b|!|(?<!\w)[@#]\w"
)
"""What in a line tells that somebody speaks for himself."""
_GOES_ON = re.compile(
    r"(?:The|His|Her|Their) (?:statement|letter|memo(?:randum)?|note|message|e-?mail|post|tweet|text|op-ed)"
    r" (?:also |then )?(?:goes|went|continue[sd]|conclude[sd]|end(?:s|ed)|adds|added|close[sd])\b"
)
"""How a report goes on behind a block: The statement goes on to …."""
_PAPER = re.compile(
    r"(?P<who>(?:The|A|An|His|Her|Their|One|[A-Z][\w.]*['’]s?)(?: [\w'’-]+){0,3}?"
    r" (?:statement|letter|memo(?:randum)?|note|message|e-?mail|op-ed|editorial|affidavit|resolution))\b"
    r"[^“”\"]{0,120}?\b(?P<cue>reads?|said|says|began|begins|stated|states|continue[sd]|conclude[sd]|ended)"
    r"(?:,? in (?:part|full),?)?:$"
)
"""A paper that speaks at some distance: The letter, signed by nine senators, reads: …."""
_SHOWS = words("watch see click listen photo photos video related")
_WRITTEN = words("""
    statement letter memo memorandum note email e-mail message text op-ed essay editorial caption affidavit
    resolution oath prayer poem verse inscription
""")
_POSTED = words("tweet tweets tweeted post posts posted instagram facebook twitter x thread story")
_SAYS = kinds.SAYING | kinds.REPORTING | kinds.TELLING | kinds.JUDGING
_NO_WORDS = "“”\"'‘•*-–—·▪[("
_MOST_LINES = 5
_MOST_BEFORE_GOING_ON = 3
_SHORTEST = 5
_LONGEST_INTRO = 400
_LONGEST_LINKS = 200
_LONGEST_TWEET = 330
"""In characters: 280, and links."""
_ENDS = ".!?…"


AFTER_COLON = "block-after-colon"
"""The rule for blocks of which the sentence before tells who speaks."""


class Block(NamedTuple):
    """Words without marks that are somebody's."""

    pieces: tuple[Span, ...]
    speaker: Span | None
    """Who is named at their head or foot; None where only what stands before can tell."""
    cue: Span | None
    rule: str
    intro: Span
    """The line that leads to them, or their own."""


def blocks_in(text: str) -> list[Block]:
    """Find the blocks of a text, in its order."""
    labelled = introduced = False
    raw = text.split("\n")
    for line in raw:
        labelled = labelled or ": " in line[:LONGEST_LABEL]
        introduced = introduced or line[-1:] == ":"
    if not (labelled or introduced or " (@" in text):
        return []
    lines = list(_lines(raw))
    found = [
        Block(tuple(turn.pieces), turn.speaker, turn.cue, "transcript", turn.speaker)
        for turn in (turns_in(text, lines) if labelled else [])
    ]
    taken = {block.intro.start for block in found}
    found += _posts(text, lines, taken)
    return sorted(found, key=lambda block: block.pieces[0])


def as_quotations(blocks: Sequence[Block]) -> list[Quotation]:
    """Give the pieces of blocks as quotations whose marks are missing."""
    return [Quotation(piece, piece, closed=True) for block in blocks for piece in block.pieces]


def _lines(raw: list[str]) -> Iterator[Span]:
    at = 0
    for line in raw:
        inside = line.strip()
        if inside:
            start = at + line.index(inside[0])
            yield Span(start, start + len(inside))
        at += len(line) + 1


def _posts(text: str, lines: list[Span], taken: set[int]) -> Iterator[Block]:
    """Find what stands behind a line that leads to it, or before a signature."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.start in taken:
            at += 1
        elif text[line.end - 1] == ":" and (end := _end_of_block(text, lines, at, taken)) > at + 1:
            yield _led_to(text, lines, at, end)
            at = end
        else:
            signed = _signed(text, line)
            # Without a day it may be who wrote the report.
            if signed and signed["day"]:
                before = lines[at - 1] if at and lines[at - 1].start not in taken else None
                yield from _signed_block(text, line, before, signed)
            at += 1


def _signed(text: str, line: Span) -> re.Match[str] | None:
    if text.find(" (@", line.start, line.end) < 0:
        return None
    return _SIGNED.search(text, line.start, line.end)


def _signed_block(text: str, line: Span, before: Span | None, signed: re.Match[str]) -> Iterator[Block]:
    """Read a tweet above its signature, in the same line or in the one before."""
    words = Span(line.start, signed.start()) if signed.start() > line.start else before
    if words is None or text[words.end - 1] == ":":
        return
    piece = _without_links(text, words)
    if piece.start < piece.end:
        name, dash = Span(*signed.span("name")), Span(*signed.span("dash"))
        yield Block((piece,), name, dash, "signed-post", line)


def _without_links(text: str, span: Span) -> Span:
    inside = bare(text, span)
    link = _LINK.search(text, max(inside.start, inside.end - _LONGEST_LINKS), inside.end)
    return bare(text, Span(span.start, link.start()) if link else span)


def _led_to(text: str, lines: list[Span], at: int, end: int) -> Block:
    signed = _signed(text, lines[end - 1])
    named = signed or _BY_NAME.match(text, *lines[end - 1])
    pieces = list(lines[at + 1 : end])
    if named:
        pieces[-1] = Span(pieces[-1].start, named.start())
    held = [piece for piece in (_without_links(text, each) for each in pieces) if piece.start < piece.end]
    paper = _PAPER.match(text, _last_sentence(text, lines[at]), lines[at].end)
    speaker = Span(*signed.span("name")) if signed else Span(*paper.span("who")) if paper else None
    cue = Span(*signed.span("dash")) if signed else Span(*paper.span("cue")) if paper else None
    return Block(tuple(held), speaker, cue, AFTER_COLON, lines[at])


def _end_of_block(text: str, lines: list[Span], intro: int, taken: set[int]) -> int:
    """Find the line after a block that a line leads to; the line after the intro, where there is none."""
    first = last = intro + 1
    kind = _leads(text, lines[intro])
    limit = min(first + _MOST_LINES, len(lines)) if kind else first
    while last < limit and lines[last].start not in taken and text[lines[last].end - 1] != ":":
        last += 1
    return _after_signature(text, lines, first, last) or _after_words(text, lines, first, last, kind)


def _after_signature(text: str, lines: list[Span], first: int, last: int) -> int | None:
    """Find the line after the signature of a tweet that is no longer than tweets are."""
    for ahead in range(first, last):
        signed = _signed(text, lines[ahead])
        if signed:
            start = lines[first].start
            return ahead + 1 if start < signed.start() <= start + _LONGEST_TWEET else None
    return None


def _after_words(text: str, lines: list[Span], first: int, last: int, kind: str) -> int:
    """Take one line, or all up to a name at their foot, or to "The statement goes on to"."""
    if first >= last or not _is_words(text, lines[first], sure=kind == "written"):
        return first
    for ahead in range(first + 1, min(first + _MOST_BEFORE_GOING_ON + 1, last)):
        if _BY_NAME.match(text, *lines[ahead]):
            return ahead + 1
        if _GOES_ON.match(text, *lines[ahead]):
            return ahead
        if not _is_words(text, lines[ahead], sure=True):
            break
    return first + 1


def _leads(text: str, line: Span) -> str:
    """Say what a line that ends with a colon leads to: words that are "written", "said", or nothing."""
    told = _WORD.findall(text[_last_sentence(text, line) : line.end].lower())
    if not told or told[0] in _SHOWS:
        return ""
    if not _WRITTEN.isdisjoint(told) and _POSTED.isdisjoint(told):
        return "written"
    says = any(TAGS[word] & _SAYS and not TAGS[word] & kinds.NOUN for word in told)
    return "said" if says or not (READS | _POSTED).isdisjoint(told) else ""


def _last_sentence(text: str, line: Span) -> int:
    """Find where the last sentence of a line begins, or about there."""
    start = max(line.start, line.end - _LONGEST_INTRO)
    for end in _NEXT_SENTENCE.finditer(text, start, line.end):
        start = end.end()
    return start


def _is_words(text: str, line: Span, *, sure: bool) -> bool:
    """Say whether a line can be somebody's words: it has an end, and nobody else tells it."""
    inside = line.of(text)
    apart = _MARKED.sub("", inside)
    if inside[0] in _NO_WORDS or inside[-1] not in _ENDS or inside.count(" ") < _SHORTEST - 1:
        return False
    if apart != inside and _TELLS.search(apart):
        return False
    return sure or _TALKS.search(apart) is not None
