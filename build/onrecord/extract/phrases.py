"""Phrases: how far a noun phrase reaches to the left or right of a place, told by tags alone."""

from onrecord.extract.lexicon import Tag
from onrecord.extract.units import Units

_DETERMINER, _POSSESSIVE = int(Tag.DETERMINER), int(Tag.POSSESSIVE)
_PREPOSITION, _PRONOUN, _ADVERB, _TIME = (
    int(Tag.PREPOSITION),
    int(Tag.PRONOUN),
    int(Tag.ADVERB),
    int(Tag.TIME),
)
_CAPITAL, _SOURCE, _PAST, _STOP = int(Tag.CAPITAL), int(Tag.SOURCE), int(Tag.PAST), int(Tag.STOP)
_COORDINATOR, _RELATIVE, _MARK, _NUMBER = (
    int(Tag.COORDINATOR),
    int(Tag.RELATIVE),
    int(Tag.MARK),
    int(Tag.NUMBER),
)
_SUBJECT = _PRONOUN | _RELATIVE
_HEAD = int(Tag.NOUN | Tag.CAPITAL | Tag.NUMBER | Tag.SOURCE | Tag.TITLE | Tag.CUE_NOUN)
_NEVER = int(
    Tag.DETERMINER
    | Tag.PREPOSITION
    | Tag.PRONOUN
    | Tag.AUXILIARY
    | Tag.ADVERB
    | Tag.COORDINATOR
    | Tag.SUBORDINATOR
    | Tag.RELATIVE
    | Tag.TIME
    | Tag.VERB
    | Tag.COMMA
    | Tag.STOP
    | Tag.MARK
    | Tag.BREAK
)
_JOINERS = frozenset(("&", "-", "/", "$", "%", "'", "’", "#"))
_BEFORE_ADVERB = frozenset(("of", "for", "at", "in", "from", "with", "on", "to"))
_ATTACHED = frozenset(("of", "for", "at", "with", "from"))


def is_noun(tag: int) -> bool:
    """Say whether a unit can stand in a noun phrase as noun, name or adjective."""
    return bool(tag & _HEAD) and not tag & _NEVER


def phrase_before(units: Units, last: int, low: int) -> int | None:
    """Find where the noun phrase that ends with a unit begins; None when none ends there.

    Args:
        units: The units of the text.
        last: The last unit of the phrase.
        low: The phrase does not begin before this unit.
    """
    tags = units.tags
    if last > low and units.words[last] in ("there", "here") and is_noun(tags[last - 1]):
        last -= 1
    if tags[last] & _SUBJECT and last >= low:
        return last
    at = last
    if not (is_noun(tags[last]) or _joins(units, last)):
        if not _is_name_like_time(units, last, low):
            return None
    while at > low:
        before = at - 1
        tag = tags[before]
        if tag & _DETERMINER:
            at = before
            if at > low + 1 and units.words[at - 1] == "of" and tags[at - 2] & (_DETERMINER | _HEAD):
                at -= 2
                continue
            if at > low + 1 and _hangs(units, at - 1):
                at -= 2
                continue
            if at > low and tags[at - 1] & _DETERMINER:
                continue
            break
        if is_noun(tag) or _joins(units, before):
            at = before
        elif (
            tag & (_PAST | _ADVERB)
            and before > low
            and tags[before - 1] & (_DETERMINER | _POSSESSIVE | _ADVERB)
        ):
            at = before
        elif before > low and _hangs(units, before):
            at = before - 1
        elif tag & _COORDINATOR and before > low and _coordinates(units, before, at):
            at = before - 1
        else:
            break
    return at


def _hangs(units: Units, at: int) -> bool:
    """Say whether a preposition ties what follows to the noun before it: a spokesman for the firm."""
    tag = units.tags[at - 1]
    if units.words[at] == "of":
        return is_noun(tag) or bool(tag & _DETERMINER)
    if units.words[at] not in _BEFORE_ADVERB or not is_noun(tag):
        return False
    known = tag & (_SOURCE | _CAPITAL) or units.words[at - 1].endswith("s")
    return bool(known or (at > 1 and units.tags[at - 2] & _DETERMINER))


def _joins(units: Units, at: int) -> bool:
    """Say whether punctuation belongs to the word beside it: Mr., AT & T, analysts'."""
    word = units.words[at]
    if word == ".":
        return at > 0 and units.starts[at] == units.end(at - 1)
    return word in _JOINERS


def _is_name_like_time(units: Units, at: int, low: int) -> bool:
    """Tell a surname from a month: Theresa May, not on May."""
    tags = units.tags
    return (
        bool(tags[at] & _TIME and tags[at] & _CAPITAL)
        and at > low
        and bool(tags[at - 1] & _CAPITAL and is_noun(tags[at - 1]))
    )


def _coordinates(units: Units, at: int, after: int) -> bool:
    left, right = units.tags[at - 1], units.tags[after]
    kind = _CAPITAL | _SOURCE
    return is_noun(left) and bool(left & kind) and bool(right & (kind | _DETERMINER))


def phrase_after(units: Units, first: int, high: int) -> int:
    """Find where the noun phrase that begins with a unit ends (exclusive); `first` itself when none does."""
    tags = units.tags
    if first >= high:
        return first
    if tags[first] & _SUBJECT:
        return first + 1
    at = first
    while at < high and (tags[at] & _DETERMINER or (tags[at] & (_ADVERB | _PAST) and at > first)):
        at += 1
    head = at
    while at < high and (is_noun(tags[at]) or (_joins(units, at) and at > head)):
        at += 1
        if at < high and _attaches(units, at, high):
            inner = phrase_after(units, at + 1, high)
            if inner > at + 1:
                return inner
    return at if at > head else first


def _attaches(units: Units, at: int, high: int) -> bool:
    if units.words[at] in _ATTACHED:
        return at + 1 < high
    if units.words[at] in ("in", "on"):
        return at + 1 < high and bool(units.tags[at + 1] & _CAPITAL) and not units.tags[at + 1] & _TIME
    return False
