"""Event triggers: the words that stand for an event of each type, verbs and nouns apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EventType


@dataclass(frozen=True)
class Trigger:
    """Words that stand for an event of a type, matched as whole words."""

    type: EventType
    words: str
    noun: bool
    confidence: float = 0.5
    weak: bool = False
    """Whether the words mean other things as well, so that the register has to have such an event."""


def _noun(type_: EventType, words: str, confidence: float = 0.5) -> Trigger:
    return Trigger(type_, words, noun=True, confidence=confidence)


def _verb(type_: EventType, words: str, confidence: float = 0.5) -> Trigger:
    return Trigger(type_, words, noun=False, confidence=confidence)


def _weak_noun(type_: EventType, words: str) -> Trigger:
    return Trigger(type_, words, noun=True, confidence=0.3, weak=True)


def _weak_verb(type_: EventType, words: str) -> Trigger:
    return Trigger(type_, words, noun=False, confidence=0.3, weak=True)


TRIGGERS: tuple[Trigger, ...] = (
    _noun(
        EventType.WITHDRAWAL,
        "withdrawals?|(?<!religious )(?<!spiritual )(?<!weekend )retreats?|pull-?outs?|pull-?backs?",
    ),
    _verb(
        EventType.WITHDRAWAL,
        r"withdr(?:aw(?:s|n|ing)?|ew)|retreat(?:ed|ing)|pull(?:s|ed|ing)?(?: \w+){0,4}? (?:out|back)",
    ),
    _weak_verb(EventType.WITHDRAWAL, "leav(?:e|es|ing)|left|abandon(?:s|ed|ing)?|giv(?:e|es|ing) up"),
    _weak_noun(EventType.WITHDRAWAL, "exit|departure"),
    _noun(EventType.CAPTURE, "capture|recapture|seizure|liberation"),
    _verb(
        EventType.CAPTURE,
        "(?:re)?captur(?:ed|es|ing)|seiz(?:e|ed|es|ing)|liberat(?:e|ed|es|ing)|overr[au]n|retook"
        "|retak(?:e|en|ing)|t(?:ook|aken?|aking) (?:full |over )?control",
    ),
    _weak_verb(
        EventType.CAPTURE, "took|tak(?:e|en|ing)|fell|falls?|occup(?:y|ied|ies|ying)|enter(?:ed|s|ing)"
    ),
    _weak_noun(EventType.CAPTURE, "occupation"),
    _noun(EventType.ADVANCE, "(?<!in )advances?|(?:counter-?)?offensives?"),
    _verb(
        EventType.ADVANCE,
        # An advanced degree is no advance.
        r"(?<!in )advanc(?:e|ing)|advanced(?=[.,;]| (?:on|to|towards?|into|through|across|along|from|at|as"
        r"|north|south|east|west|further|rapidly|slowly|\d))"
        r"|push(?:ed|es|ing)? (?:forward|on|into|towards?|ahead)",
    ),
    _noun(
        EventType.STRIKE,
        "(?:air|missile|drone|rocket)[ -]?strikes?|shelling|bombardments?|bombings?",
    ),
    _verb(EventType.STRIKE, "shell(?:ed|s)|bomb(?:ed|s)|bombard(?:ed|s|ing)?"),
    _weak_verb(
        EventType.STRIKE,
        "hit(?:s|ting)?|struck|strik(?:e|es|ing)|target(?:s|ed|ing)|attack(?:ed|s|ing)|fired",
    ),
    _weak_noun(EventType.STRIKE, "strikes?|attacks?"),
    _noun(EventType.DESTRUCTION, "destruction|demolition"),
    _verb(
        EventType.DESTRUCTION,
        "destroy(?:ed|s|ing)?|bl[oe]wn? up|blew up|demolish(?:ed|es|ing)?|took out|taken out|knocked out",
    ),
    _weak_verb(EventType.DESTRUCTION, "collapsed?|damaged"),
    _noun(EventType.SINKING, "sinking"),
    _verb(EventType.SINKING, "s[aiu]nks?"),
    _weak_noun(EventType.SINKING, "loss"),
    _noun(EventType.INVASION, "invasion|incursion"),
    _verb(EventType.INVASION, "invad(?:e|ed|es|ing)"),
    _weak_noun(
        EventType.INVASION,
        "war|conflict|(?:special )?(?:military )?operation|campaign|aggression|onslaught",
    ),
    _noun(EventType.ANNEXATION, "annexations?", 0.6),
    _verb(EventType.ANNEXATION, "annex(?:ed|es|ing)?", 0.6),
    _weak_verb(EventType.ANNEXATION, "join(?:ed|s|ing)?|incorporat(?:e|ed|es|ing)|absorb(?:ed|s|ing)"),
    _noun(EventType.REFERENDUM, "referend(?:ums?|a)|plebiscites?"),
    _weak_noun(EventType.REFERENDUM, "votes?|ballots?|polls?"),
    _weak_verb(EventType.REFERENDUM, "voted"),
    _noun(EventType.RELOCATION, "relocations?|deportations?|resettlements?"),
    _verb(EventType.RELOCATION, "relocat(?:e|ed|es|ing)|deport(?:ed|s|ing)?|resettl(?:e|ed|ing)"),
    _weak_noun(EventType.RELOCATION, "evacuations?|removals?|transfers?"),
    _weak_verb(EventType.RELOCATION, "evacuat(?:e|ed|ing)|remov(?:e|ed|ing)|moved|transferred"),
    _noun(EventType.SANCTION, "sanctions|embargo(?:es)?|punitive measures"),
    _verb(EventType.SANCTION, "sanctioned"),
    _verb(
        EventType.LEGISLATION,
        "(?:sign(?:s|ed|ing)|adopt(?:s|ed|ing)|pass(?:es|ed|ing)|enact(?:s|ed|ing)|approv(?:es|ed|ing)"
        r"|ratif(?:ies|ied))(?: \w+){0,3} (?:law|bill|decree|amendment|legislation|act)",
    ),
    _weak_noun(EventType.LEGISLATION, "law|bill|decree|amendment|legislation"),
    _verb(EventType.ORDER, "order(?:ed|s|ing)", 0.4),
    _weak_noun(EventType.ORDER, "orders?|decision"),
    _weak_verb(
        EventType.ORDER,
        "decid(?:ed|es|ing)|instruct(?:ed|s|ing)|told(?= (?:[\\w’'-]+ ){1,4}to\\b)|approved|command(?:ed|s)",
    ),
    _noun(EventType.ANNOUNCEMENT, "announcements?", 0.4),
    _verb(EventType.ANNOUNCEMENT, "announc(?:e|ed|es|ing)", 0.4),
    _weak_noun(EventType.STATEMENT_OF_STATUS, "statement|address|speech|remarks"),
    _weak_verb(
        EventType.STATEMENT_OF_STATUS,
        "declar(?:ed|es|ing)|condemn(?:ed|s|ing)|denounc(?:ed|es|ing)|decr(?:ied|ies|ying)",
    ),
    _noun(EventType.CELEBRATION, "celebrations?|jubilation", 0.4),
    _verb(
        EventType.CELEBRATION, "celebrat(?:e|ed|es|ing)|cheer(?:ed|ing)|hugg(?:ed|ing)|hoist(?:ed|ing)", 0.4
    ),
)
"""The triggers: nouns and verbs, sure and weak, type by type."""

SAYINGS = (EventType.ANNOUNCEMENT, EventType.STATEMENT_OF_STATUS)
"""What a saying with a day or an occasion of its own can be."""

_ANY = re.compile(
    r"\b(?:" + "|".join(f"(?P<t{at}>{trigger.words})" for at, trigger in enumerate(TRIGGERS)) + r")\b"
)


_FIRST_OF_SEVERAL = re.compile(
    r"pull|giv|took|tak|push|bl[eo]w|knock|air|missile|drone|rocket|special|military|punitive"
    r"|sign|adopt|pass|enact|approv|ratif|overr"
)
"""How triggers of several words begin."""
_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=65536)
def _may_begin(word: str) -> bool:
    """Say whether a trigger can begin with a word; most words of a text are seen many times."""
    return _ANY.match(word) is not None or _FIRST_OF_SEVERAL.match(word) is not None


def triggers_in(text: str, start: int, end: int) -> Iterator[tuple[Trigger, Span]]:
    """Find the triggers of a stretch of a text in lower case."""
    reached = start
    for word in _WORD.finditer(text, start, end):
        if word.start() >= reached and _may_begin(word.group()):
            match = _ANY.match(text, word.start(), end)
            if match is not None:
                reached = match.end()
                yield TRIGGERS[int((match.lastgroup or "t0")[1:])], Span(*match.span())


CLASS_OF_WORD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:{trigger.words})", re.IGNORECASE), trigger.type.value)
    for trigger in TRIGGERS
    if not trigger.weak
)
"""What single words stand for, so that a text and a claim in other words can be held against each other."""
