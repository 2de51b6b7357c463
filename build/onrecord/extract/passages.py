"""Passages: which lines are no paragraphs of the report itself."""

import re
from dataclasses import dataclass

from onrecord.extract.proposals import ProposedPassage
from onrecord.text.passages import text_lines
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import PassageRole

_LONGEST_HEADLINE, _LONGEST_BYLINE, _LONGEST_FURNITURE = 160, 90, 250
_SHORTEST_HEADLINE = 10
_FIRST_LINES = 4


@dataclass(frozen=True)
class LineRule:
    """Lines that look so have this role."""

    name: str
    role: PassageRole
    pattern: re.Pattern[str]
    confidence: float = 0.8


_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK = r"(?:[ ,|-]+[\d:]+ ?[AaPp]?\.?[Mm]?\.?(?: [A-Z]{2,4})?)?"
_PUBLISHED = "(?:(?:[Pp]osted|[Pp]ublished|[Ll]ast (?:updated|modified))[^.]{0,20} )?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})"
_PICTURE = "(?:Picture|Pictures|Photo|Photos|Image|Images|Photograph|Credit)"
_WRITES = "(?:reporter|journalist|correspondent|columnist|staff writer|editor)"
_FURNITURE = (
    *(
        "newsletter",
        r"subscribe\b",
        r"sign up\b",
        "follow (?:us|@)",
        "follow .{2,30} on (?:twitter|facebook)",
    ),
    *("download (?:the|our) app", r"our app\b", "read more", "read also", "click here", "advertisement"),
    *("related(?: links| articles| stories)?:", "share (?:this|your)", "cookies?", "story continues"),
    *("continue reading", "all rights reserved", "privacy policy", "terms of (?:use|service)"),
    *("most (?:read|viewed|popular)", "recommended for you", "listen to this article"),
)
"""Words of lines that belong to the page, in any newspaper."""
LINE_RULES: tuple[LineRule, ...] = (
    LineRule(
        "update-label",
        PassageRole.UPDATE_LABEL,
        re.compile(r"(?:UPDATED?\b|Update:|Updated\b|CORRECTION\b)[^.]{0,80}$"),
    ),
    LineRule(
        "date-line",
        PassageRole.DATELINE,
        re.compile(rf"(?:[A-Z][\w ]{{2,30}}, )?{_PUBLISHED}{_DAY}{_DATE}{_CLOCK}$"),
        0.9,
    ),
    LineRule(
        "by-line", PassageRole.BYLINE, re.compile(rf"(?:By|BY|by) [A-Z][^.!?]{{2,{_LONGEST_BYLINE}}}$"), 0.9
    ),
    LineRule(
        "staff-line",
        PassageRole.BYLINE,
        re.compile(r"[A-Z][\w .'’-]{3,40}, +[\w ]+ (?:Staff|Writer|Correspondent|Reporter|Editor)$"),
    ),
    LineRule(
        "picture-credit",
        PassageRole.CAPTION,
        re.compile(rf".*(?:\b{_PICTURE}s?: ?\S|Getty Images|AP Photo|file photo|{_PICTURE} by\b)"),
    ),
    LineRule(
        "about-the-writer",
        PassageRole.AUTHOR_NOTE,
        re.compile(
            r"(?i:about the (?:author|writer)s?)\b.*"
            rf"|[A-Z][\w .'’-]{{3,40}} is an? [\w’' -]{{0,40}}{_WRITES}\b.*"
        ),
        0.7,
    ),
    LineRule("page-furniture", PassageRole.BOILERPLATE, re.compile(rf"(?i).*(?:{'|'.join(_FURNITURE)})")),
    LineRule(
        "section-label",
        PassageRole.BOILERPLATE,
        re.compile(
            r"(?:TRENDING|RELATED|MORE|WATCH|READ|LATEST|TOP STORIES|OPINION|[A-Z]|Advertisement|Comments?)$"
        ),
        0.7,
    ),
    LineRule("copyright", PassageRole.BOILERPLATE, re.compile(r"(?:©|\(c\)|Copyright\b).*"), 0.9),
)
"""The rules in the order in which they are tried."""


def find_passages(text: str) -> list[ProposedPassage]:
    """Find the lines that are headline, byline, dateline, caption, label, note or page furniture."""
    found: list[ProposedPassage] = []
    headline = False
    for at, line in enumerate(text_lines(text)):
        proposed = _by_rule(text, line)
        if proposed is None and not headline and at < _FIRST_LINES and _is_headline(line.of(text)):
            proposed = ProposedPassage(line, PassageRole.HEADLINE, "first-line", 0.8)
            headline = True
        if proposed is not None:
            found.append(proposed)
        elif len(line.of(text)) > _LONGEST_HEADLINE:
            headline = True
    return found


def _by_rule(text: str, line: Span) -> ProposedPassage | None:
    content = line.of(text)
    if len(content) > _LONGEST_FURNITURE:
        return None
    for rule in LINE_RULES:
        if rule.pattern.match(content):
            return ProposedPassage(line, rule.role, rule.name, rule.confidence)
    return None


def _is_headline(content: str) -> bool:
    return _SHORTEST_HEADLINE < len(content) <= _LONGEST_HEADLINE and content[-1] not in ".:;,"
