"""Passages: which lines are no paragraphs of the report itself, and from when its parts are.

A line is told by its own form, or by its place: at the head of an article, after a heading of links, before a
picture credit.
"""

from dataclasses import dataclass
from itertools import pairwise

from onrecord.extract.passages.rules import (
    CALLS,
    CREDIT_ALONE,
    DATELINE_PARTS,
    HEADING_AT_THE_END,
    HEADING_OF_LINKS,
    LINE_RULES,
    MEDIA_WORD,
    NAMES_ALONE,
    TIME_AGO,
    TOLD,
    WHOLE_DATE,
)
from onrecord.extract.proposals import ProposedPassage
from onrecord.text.passages import text_lines
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import PassageRole

_LONGEST_HEADLINE, _LONGEST_DATELINE, _LONGEST_STANDFIRST, _LONGEST_CALL = 160, 140, 250, 220
_SHORTEST_HEADLINE = 10
_LONGEST_LINK, _LONGEST_CAPTION = 120, 300
_HEAD_LINES = 14
"""So many lines at most stand before the report begins."""
_LABEL_WORDS = 3
"""A line of so many words, without a stop, at the head of an article names its section."""
_LEAST_FURNITURE, _SENTENCE_WORDS = 3, 8
_END = ".!?…”\"'’"
_HEAD_ROLES = (PassageRole.BYLINE, PassageRole.DATELINE)


@dataclass(frozen=True)
class _Line:
    span: Span
    text: str


def find_passages(text: str) -> list[ProposedPassage]:
    """Find the lines that are no paragraphs: headline, byline, dateline, caption, furniture and others."""
    lines = [_Line(span, span.of(text)) for span in text_lines(text)]
    found = [_by_rule(line) for line in lines]
    _read_head(lines, found)
    _read_links(lines, found)
    _read_captions(lines, found)
    _read_parts(lines, found)
    return [passage for passage in found if passage is not None]


def _by_rule(line: _Line) -> ProposedPassage | None:
    if _is_dateline(line.text):
        return ProposedPassage(line.span, PassageRole.DATELINE, "date-line", 0.9)
    for rule in LINE_RULES:
        if len(line.text) <= rule.longest and rule.pattern.match(line.text):
            return ProposedPassage(line.span, rule.role, rule.name, rule.confidence)
    if _is_call(line.text):
        return ProposedPassage(line.span, PassageRole.BOILERPLATE, "page-furniture", 0.7)
    return None


def _is_call(content: str) -> bool:
    """Say whether a line speaks to the reader of the page: sign up, read more, get in touch."""
    if len(content) > _LONGEST_CALL:
        return False
    lower = content.lower()
    return any(call in lower for call in CALLS) and TOLD.search(content) is None


def _is_dateline(content: str) -> bool:
    """Say whether a line says when, and perhaps where, it was published, and nothing else.

    >>> _is_dateline("Published: 14:22 BST, 13 May 2021 | Updated: 17:05 BST, 13 May 2021")
    True
    >>> _is_dateline("UPDATE May 13, 2021")
    False
    """
    if len(content) > _LONGEST_DATELINE or content.startswith(("UPDATE", "Update ")):
        return False
    if not (WHOLE_DATE.search(content) or TIME_AGO.search(content)):
        return False
    rest = DATELINE_PARTS.sub("", content)
    if not any(map(str.isalnum, rest)):
        return True
    place = content.partition(",")[0]
    return rest.startswith(place) and place.istitle() and not any(map(str.isalnum, rest[len(place) :]))


def _read_head(lines: list[_Line], found: list[ProposedPassage | None]) -> None:
    """Tell the lines before the report begins: section, headline, standfirst, names of writers."""
    end = _end_of_head(lines, found)
    headline = _headline(lines, found, end)
    for at in range(end):
        if found[at] is None and at != headline:
            role, rule, confidence = _role_at_head(lines, found, at, headline)
            if role is not None:
                found[at] = ProposedPassage(lines[at].span, role, rule, confidence)
    standfirsts = {
        lines[at].text
        for at, passage in enumerate(found[:end])
        if passage is not None and passage.role is PassageRole.STANDFIRST
    }
    for at in range(min(len(lines) - 1, _HEAD_LINES)):
        if headline is not None and found[at] is None and lines[at].text == lines[at + 1].text:
            standfirsts.add(lines[at].text)
    for at in range(min(len(lines), _HEAD_LINES)):
        if found[at] is None and lines[at].text in standfirsts:
            found[at] = ProposedPassage(lines[at].span, PassageRole.STANDFIRST, "standfirst-again", 0.8)
    if headline is not None:
        found[headline] = ProposedPassage(lines[headline].span, PassageRole.HEADLINE, "first-line", 0.8)


def _end_of_head(lines: list[_Line], found: list[ProposedPassage | None]) -> int:
    """Find the first line of the report: after the last byline or date at the head, or the first sentence."""
    last = 0
    for at, passage in enumerate(found[:_HEAD_LINES]):
        if len(lines[at].text) > _LONGEST_STANDFIRST or (
            passage is not None and passage.role is PassageRole.UPDATE_LABEL
        ):
            break
        if passage is not None and passage.role in _HEAD_ROLES:
            last = at + 1
    for at in range(last, min(len(lines), _HEAD_LINES)):
        if found[at] is None and (
            lines[at].text[-1] in _END + ":;," or len(lines[at].text) > _LONGEST_HEADLINE
        ):
            return at
        label = found[at]
        if label is not None and label.role is PassageRole.UPDATE_LABEL:
            return at
    return min(len(lines), _HEAD_LINES)


def _headline(lines: list[_Line], found: list[ProposedPassage | None], end: int) -> int | None:
    free = [at for at in range(end) if found[at] is None and _is_headline(lines[at].text)]
    if not free:
        return None
    first = free[0]
    if len(free) > 1 and _is_label(lines[first].text) and not _is_label(lines[free[1]].text):
        return free[1]
    return first


def _is_headline(content: str) -> bool:
    return _SHORTEST_HEADLINE < len(content) <= _LONGEST_HEADLINE and content[-1] not in ".:;,"


def _is_label(content: str) -> bool:
    return content.count(" ") < _LABEL_WORDS and content[-1] not in _END


def _role_at_head(
    lines: list[_Line], found: list[ProposedPassage | None], at: int, headline: int | None
) -> tuple[PassageRole | None, str, float]:
    content = lines[at].text
    after = headline is not None and at > headline
    if after and NAMES_ALONE.fullmatch(content) and _by_a_date(found, at) and not MEDIA_WORD.search(content):
        return PassageRole.BYLINE, "names-at-head", 0.7
    if content.rstrip(" —–-:").count(" ") < _LABEL_WORDS and content[-1] not in ".!?…":
        return PassageRole.BOILERPLATE, "section-label", 0.7
    begun = any(passage is not None and passage.role in _HEAD_ROLES for passage in found[:at])
    if after and not begun and content[-1] not in ":;,":
        return PassageRole.STANDFIRST, "line-under-headline", 0.6
    return None, "", 0.0


def _by_a_date(found: list[ProposedPassage | None], at: int) -> bool:
    """Say whether a line of publication stands next to a line."""
    beside = [found[other] for other in (at - 1, at + 1) if 0 <= other < len(found)]
    return any(passage is not None and passage.role is PassageRole.DATELINE for passage in beside)


def _read_links(lines: list[_Line], found: list[ProposedPassage | None]) -> None:
    """Tell the short lines after a heading of links."""
    among = False
    for at, line in enumerate(lines):
        if HEADING_OF_LINKS.fullmatch(line.text):
            among = True
        elif found[at] is None:
            among = among and len(line.text) <= _LONGEST_LINK and line.text[-1] not in '.”"'
            if among:
                found[at] = ProposedPassage(line.span, PassageRole.BOILERPLATE, "link-after-heading", 0.6)
    _read_tail(lines, found)


def _read_tail(lines: list[_Line], found: list[ProposedPassage | None]) -> None:
    """Tell the lines between a heading of links and the end of the page, if all are short."""
    for at in range(len(lines) - 1, -1, -1):
        if HEADING_AT_THE_END.fullmatch(lines[at].text):
            for after in range(at + 1, len(lines)):
                if found[after] is None:
                    found[after] = ProposedPassage(
                        lines[after].span, PassageRole.BOILERPLATE, "link-after-heading", 0.6
                    )
            return
        if found[at] is None and len(lines[at].text) > _LONGEST_LINK:
            _read_end(lines, found, at + 1)
            return


def _read_end(lines: list[_Line], found: list[ProposedPassage | None], start: int) -> None:
    """Tell the short lines after the last paragraph where half of them are furniture by form."""
    furniture = sum(passage is not None for passage in found[start:])
    if furniture < _LEAST_FURNITURE or 2 * furniture < len(lines) - start:
        return
    for at in range(start, len(lines)):
        content = lines[at].text
        short = content[-1] not in _END or content.count(" ") < _SENTENCE_WORDS
        if found[at] is None and short and TOLD.search(content) is None:
            found[at] = ProposedPassage(lines[at].span, PassageRole.BOILERPLATE, "line-among-furniture", 0.6)


def _read_captions(lines: list[_Line], found: list[ProposedPassage | None]) -> None:
    """Tell the line before a picture credit that stands alone."""
    for at, (line, credit) in enumerate(pairwise(lines)):
        if found[at] is None and len(line.text) <= _LONGEST_CAPTION and CREDIT_ALONE.fullmatch(credit.text):
            found[at] = ProposedPassage(line.span, PassageRole.CAPTION, "line-over-credit", 0.6)


def _read_parts(lines: list[_Line], found: list[ProposedPassage | None]) -> None:
    """Tell the headline of an older part: the line under its date or over it, after an update."""
    _read_second_headline(lines, found)
    updated = False
    for at, passage in enumerate(found):
        if passage is None:
            continue
        updated = updated or passage.role is PassageRole.UPDATE_LABEL
        if updated and passage.role is PassageRole.DATELINE:
            _mark_headline(lines, found, at + 1, "line-under-older-date")
            if not _is_headed(found, at + 1):
                _mark_headline(lines, found, at - 1, "line-over-older-date")


def _read_second_headline(lines: list[_Line], found: list[ProposedPassage | None]) -> None:
    """Tell the headline that an updated story had before: under the dates at its head, over the update."""
    label = next((at for at, one in enumerate(found) if _has(one, PassageRole.UPDATE_LABEL)), 0)
    dates = [at for at in range(min(label, _HEAD_LINES)) if _has(found[at], PassageRole.DATELINE)]
    if dates and dates[-1] + 1 < label and _is_titled(lines[dates[-1] + 1].text):
        _mark_headline(lines, found, dates[-1] + 1, "headline-before-update")


def _has(passage: ProposedPassage | None, role: PassageRole) -> bool:
    return passage is not None and passage.role is role


def _is_titled(content: str) -> bool:
    """Say whether most words of a line begin with a capital, as headlines do in America."""
    words = content.split()
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _mark_headline(lines: list[_Line], found: list[ProposedPassage | None], at: int, rule: str) -> None:
    if 0 <= at < len(lines) and found[at] is None and _is_headline(lines[at].text):
        found[at] = ProposedPassage(lines[at].span, PassageRole.HEADLINE, rule, 0.7)


def _is_headed(found: list[ProposedPassage | None], at: int) -> bool:
    passage = found[at] if at < len(found) else None
    return passage is not None and passage.role is PassageRole.HEADLINE
