"""Families of phrases that say when: how each looks, and which function says what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.extract.dates import counting, seasons, values
from onrecord.extract.dates.counting import SMALL
from onrecord.extract.dates.setting import Setting
from onrecord.extract.dates.values import FEASTS, ZONES

_DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    rf"\s*(?P<zone>{'|'.join(ZONES).upper()})?"
)
_NUMBER = r"(?:\d+|" + "|".join((*SMALL, *(word.capitalize() for word in SMALL))) + r")"

_BEFORE = 24
"""How many characters most phrases have at most before the word that tells them."""


@dataclass(frozen=True)
class Family:
    """A family of phrases: how they look, and what they mean on a day."""

    name: str
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], Setting], str | None]
    """Gives the EDTF date; None when the phrase names no time."""
    confidence: float = 0.9
    opening: tuple[int, ...] = ()
    """The groups with which what is proposed can begin, where that is not the beginning of the phrase."""
    before: int = _BEFORE
    """How many characters a phrase can have before the word that tells it."""
    counts: bool = False
    """Whether every such phrase with a month has a digit."""
    needs: str = ""
    """What stands behind that word in every such phrase: where it does not, the pattern is not tried."""


_OPENING = ("since", "part", "which", "month", "dated", "year", "roughly")


def _family(
    name: str,
    pattern: str,
    value: Callable[[re.Match[str], Setting], str | None],
    confidence: float = 0.9,
    before: int = _BEFORE,
) -> Family:
    compiled = re.compile(pattern)
    groups = compiled.groupindex
    opening = () if "date" in groups else tuple(groups[one] for one in _OPENING if one in groups)
    return Family(name, compiled, value, confidence, opening, before)


_DAY_BEFORE = rf"(?:{_DAY_NAME},? )?"
_SINCE = r"(?P<since>[Ss]ince (?:(?:its|the|their|his|her|last) )?)?"

_ORDINAL = "(?:st|nd|rd|th)?"
_OWN_YEAR = rf"(?:,? (?P<year>{_YEAR})(?!\d)|,? (?:of )?(?P<whose>last|this) year\b)?"
_BEFORE_MONTH = (
    r"(?:(?:[Ii]n|[Ii]nto|[Dd]uring|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]hrough|[Bb]efore|[Aa]fter|[Ss]everal"
    r"|of|and|the|its|a|to|,|\() ?)"
)
"""What stands before a month that is one: May and March are other words too."""
_BEFORE_YEAR = (
    "(?:[Ii]n|[Oo]f|[Ff]rom|[Bb]y|[Uu]ntil|[Tt]hrough|[Dd]uring|[Bb]etween|[Bb]efore|[Aa]fter"
    r"|and|the|to|[Ee]arly|[Ll]ate|mid|year|\()"
)
"""What stands before a number of four digits that is a year."""
_OWNING = "(?:[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[’']s)"
_MEASURED = (
    r"(?:(?:square|cubic|nautical|metric) )?"
    r"(?:[kc]?m|[km]g|(?:kilo|centi)?met(?:er|re)s?|miles?|feet|foot|yards?|acres?|tons?|tonnes?|pounds?|dollars?"
    r"|euros?|people|men|women|children|soldiers|troops|votes?|points?|jobs?|words?|pages?|hours?|or|to)\b"
)
"""What is counted behind a number that looks like a year: a 2000 pound bomb."""
_LASTING = "(?:war|conflict|invasion|siege|offensive|campaign)"

_DAY_AND_CLOCK = _family(
    "day-and-clock",
    rf"{_DAY_BEFORE}(?P<month>{_MONTH_NAME}) (?P<date>\d{{1,2}}),? (?P<year>{_YEAR}),? (?:at )?{_CLOCK}",
    values.whole_day,
)

DAYS = (
    replace(_DAY_AND_CLOCK, needs=":"),
    _family(
        "month-day",
        rf"{_SINCE}{_DAY_BEFORE}(?P<month>{_MONTH_NAME}) (?P<date>\d{{1,2}}){_ORDINAL}(?!\d|:){_OWN_YEAR}",
        values.whole_day,
    ),
    _family(
        "day-month",
        rf"{_SINCE}{_DAY_BEFORE}(?P<date>\d{{1,2}}){_ORDINAL} (?:of )?(?P<month>{_MONTH_NAME}){_OWN_YEAR}",
        values.whole_day,
    ),
)
_MONTH_FAMILIES = (
    _family(
        "months",
        rf"(?:[Bb]etween|[Ff]rom) (?P<month>{_MONTH_NAME})(?:,? (?P<year>{_YEAR}))?"
        rf" (?:and|to|through|until) (?:(?P<last>{_MONTH_NAME}),?|the end of)"
        rf" (?P<year_of_last>{_YEAR})(?!\d)",
        values.months,
    ),
    _family(
        "part-of-month",
        r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the )?(?:end|start|beginning|middle) of)[- ]"
        rf"(?P<month>{_MONTH_NAME}){_OWN_YEAR}",
        values.part_of_month,
    ),
    _family(
        "month-and-year",
        rf"{_SINCE}(?P<month>{_MONTH_NAME}),? (?:of )?(?P<year>{_YEAR})(?!\d)",
        values.month,
    ),
    _family(
        "month-of-this-or-last-year",
        rf"(?P<month>{_MONTH_NAME}),? (?:of )?(?P<whose>last|this) year\b",
        values.month,
    ),
    _family(
        "since-month",
        rf"(?P<since>[Ss]ince (?:(?:its|the|their|his|her|last) )?)(?P<month>{_MONTH_NAME})",
        values.month,
    ),
    _family(
        "last-month-named", rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<month>{_MONTH_NAME})", values.month
    ),
    _family(
        "month",
        rf"{_BEFORE_MONTH}(?P<month>{_MONTH_NAME})(?![\w-])",
        values.month,
        0.8,
        before=len("Several "),
    ),
)
_YEAR_FAMILIES = (
    _family(
        "years",
        rf"(?:[Bb]etween|[Ff]rom) (?P<year>{_YEAR}) (?:and|to|through|until) (?P<last>{_YEAR})(?![\d%]|,\d)",
        values.years,
        before=len("Between "),
    ),
    _family("decade", rf"(?P<year>{_YEAR})s\b", values.decade, 0.8, before=0),
    _family(
        "year",
        rf"(?:(?P<since>[Ss]ince )|{_BEFORE_YEAR}[ -]?)(?P<year>{_YEAR})(?![\d,.]\d|\d|[-–]\w|%)",
        values.year,
        0.8,
        before=len("Through "),
    ),
    _family(
        "year-of-thing",
        rf"{_OWNING} (?P<year>(?:19[5-9]|20[0-4])\d)(?= [a-z])(?! {_MEASURED})",
        values.year,
        0.8,
        before=len("their "),
    ),
)
_WEEKDAY_FAMILIES = (
    _family(
        "weekday",
        r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his past|[Tt]his|[Cc]oming) )?"
        rf"(?P<day>{_DAY_NAME})"
        r"(?: (?:of )?(?P<week>last|this|next) week\b)?",
        values.weekday,
        before=len("This coming "),
    ),
)
_DAY_WORD = (
    _family(
        "day-word",
        "(?P<word>yesterday|today|tonight|tomorrow|Yesterday|Today|Tomorrow|[Ll]ast night"
        r"|this (?:morning|afternoon|evening))\b",
        values.day_word,
    ),
)
_ROUGHLY = "(?:[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Rr]oughly|[Ss]ome)"
_AGO = (
    _family(
        "ago",
        rf"(?P<roughly>{_ROUGHLY} )?\[?(?P<count>{_NUMBER})\]?(?: of)?"
        r" (?P<unit>(?:minute|hour|day|week|month|year|decade)s?) (?P<word>ago|earlier|later)\b",
        counting.ago,
        before=len("almost [seventeen] minutes"),
    ),
)
_LONG_RUNNING = (
    _family(
        "long-running",
        rf"(?P<count>{_NUMBER})[- ](?P<unit>month|year)(?:[- ]old|[- ]long)?(?= (?:\w+ )?{_LASTING})",
        counting.long_running,
        0.6,
    ),
)
_WEEK_WORD = (
    _family(
        "week",
        r"(?:(?P<part>[Ee]arlier|[Ll]ater) )?(?P<which>[Tt]his|[Ll]ast|[Nn]ext) (?P<unit>weekend|week)\b",
        values.week,
    ),
)
_MONTH_OR_YEAR = (
    _family(
        "month-or-year",
        r"(?:(?P<part>[Ee]arlier|[Ll]ater) )?(?P<which>[Tt]his|[Ll]ast|[Nn]ext) (?P<unit>month|year)\b",
        values.month_or_year,
    ),
)
_TOLD_BY_ANOTHER = (
    _family(
        "told-by-another",
        r"(?:[Tt]he (?P<word>same|next|following|previous)|[Tt]hat) (?P<unit>day|month|year)\b"
        r"|[Tt]he day (?P<side>before|after)(?=[,.;:)]| that\b| and\b| when\b|$)",
        counting.told_by_another,
        0.6,
    ),
)
_END_OF = (
    _family(
        "end-of-year",
        rf"(?:[Tt]he )?end of (?:(?P<which>the|this|last|next) year\b|(?P<year>{_YEAR})(?!\d))",
        values.end_of_year,
        0.7,
        before=len("the end of "),
    ),
)
_FEAST = (
    _family(
        "feast",
        rf"(?P<feast>{'|'.join(FEASTS)})".replace("'", "['’]") + rf"(?! [A-Z]){_OWN_YEAR}",
        values.feast,
        0.7,
    ),
)
_SEASON_NAME = "spring|summer|autumn|fall|winter"
_BEFORE_SEASON = "(?:[Ii]n|[Oo]ver|[Dd]uring|[Bb]y|[Uu]ntil|[Tt]hrough|[Tt]hroughout|[Mm]ost of|[Aa]ll)"
_SEASON = (
    _family(
        "season",
        rf"(?P<which>[Ll]ast|[Tt]his) (?P<season>{_SEASON_NAME})\b(?! of)"
        rf"|(?P<dated>{_SEASON_NAME})(?: of)? (?P<year>{_YEAR})(?!\d)",
        seasons.season,
        0.7,
    ),
    _family(
        "season-named",
        rf"{_BEFORE_SEASON} the (?P<season>{_SEASON_NAME})\b(?! (?:of|from|in|and|[A-Z])|-)",
        seasons.season_named,
        0.6,
        before=len("throughout the "),
    ),
)
_WEEKEND = (_family("weekend", "(?:[Oo]ver|[Aa]t|[Dd]uring|[Tt]hroughout) the weekend", values.weekend, 0.8),)
_WITH_DIGITS = ("months", "month-and-year")
FAMILIES_BY_TRIGGER: dict[str, tuple[Family, ...]] = {
    "weekday": (*DAYS, *_WEEKDAY_FAMILIES),
    "month-name": (
        *DAYS,
        *(replace(family, counts=family.name in _WITH_DIGITS) for family in _MONTH_FAMILIES),
    ),
    "year": (*_END_OF, *_YEAR_FAMILIES),
    "day-word": _DAY_WORD,
    "ago": _AGO,
    "week": _WEEK_WORD,
    "month": _MONTH_OR_YEAR,
    "long-running": _LONG_RUNNING,
    "told-by-another": _TOLD_BY_ANOTHER,
    "feast": _FEAST,
    "season": _SEASON,
    "weekend": _WEEKEND,
    "end-of": _END_OF,
}
"""The families whose phrases can hold a word of each kind, the longest first."""
