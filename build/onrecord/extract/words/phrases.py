"""Phrases: how far a noun phrase reaches to the left or right of a place, told by tags alone."""

from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.units import Units

_SUBJECT = kinds.PRONOUN | kinds.RELATIVE
_HEAD = kinds.NOUN | kinds.CAPITAL | kinds.NUMBER | kinds.SOURCE | kinds.TITLE | kinds.CUE_NOUN
_NEVER = (
    kinds.FUNCTION
    | kinds.RELATIVE
    | kinds.TIME
    | kinds.VERB
    | kinds.COMMA
    | kinds.STOP
    | kinds.MARK
    | kinds.BREAK
)
_JOINERS = frozenset(("&", "-", "/", "$", "%", "'", "’", "#"))
_BEFORE_ADVERB = frozenset(("of", "for", "at", "in", "from", "with", "on", "to", "by", "about", "against"))
_MODIFIES = kinds.ADVERB | kinds.PAST
_OPENS_PHRASE = kinds.DETERMINER | kinds.POSSESSIVE | kinds.ADVERB
ARTICLES = frozenset(("the", "a", "an", "no", "every", "such"))
"""Determiners that cannot stand alone, as "many" and "others" can."""
_ATTACHED = frozenset(("of", "for", "at", "with", "from"))


_NUMBERS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
_NUMBERS_OR_TENS = _NUMBERS | {"ten", "twenty", "3", "4", "5", "8", "10", "20", "100"}
_SORTS_OF_VOTERS = frozenset(("likely", "registered", "eligible", "undecided"))
_SOME = frozenset(("some", "many", "most", "few", "those", "others"))
_KNOWS_OF = words("""
    close familiar knowledgeable opposed sympathetic responsible involved loyal critical skeptical
    supportive wary hostile eligible liable dependent allied active present
""")
"""Adjectives after a noun that tie a preposition to it: people familiar with the plan."""


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
    placed = last > low and units.words[last] in ("there", "here")
    if placed and (is_noun(tags[last - 1]) or tags[last - 1] & kinds.PRONOUN):
        last -= 1
    if tags[last] & _SUBJECT and last >= low:
        return last
    alone = tags[last] & kinds.DETERMINER and _stands_alone(units, last)
    if alone and not (last > low + 1 and units.words[last - 1] == "of"):
        return (
            last - 2
            if last > low + 1 and units.words[last - 1] == "in" and _is_share(units, last - 1)
            else last
        )
    if not (alone or is_noun(tags[last]) or _joins(units, last) or _is_name_like_time(units, last, low)):
        return None
    at, before = last, _word_before(units, last, low)
    while before is not None:
        at, before = before, _word_before(units, before, low)
    return at


def _stands_alone(units: Units, at: int) -> bool:
    """Say whether a determiner can be a phrase of its own: many, others, not the."""
    return not units.tags[at] & kinds.POSSESSIVE and units.words[at].lower() not in ARTICLES


def _word_before(units: Units, at: int, low: int) -> int | None:
    """Take one more word, or a preposition and the noun before it, into a phrase that begins at a unit."""
    tags, before = units.tags, at - 1
    if before < low:
        return None
    tag = tags[before]
    if tags[at] & kinds.DETERMINER:
        return _before_determiner(units, at, low)
    tells = tag & kinds.CUE and tags[at] & kinds.CAPITAL and _tells_of(units, before, low)
    adjective = tag & _MODIFIES and before > low and tags[before - 1] & _OPENS_PHRASE
    sort = units.words[before] in _SORTS_OF_VOTERS and before > low and units.words[before - 1] == "of"
    joins = adjective or sort or tag & kinds.DETERMINER or is_noun(tag) or _joins(units, before)
    if joins and not tells:
        return before
    if before == low or tells:
        return None
    if _hangs(units, before) or (tag & kinds.COORDINATOR and _coordinates(units, before, at)):
        return before - 1
    return None


def _tells_of(units: Units, at: int, low: int) -> bool:
    """Read a verb between two names, which could be a noun: the Courier reports Gen. Li left."""
    word = units.words[at]
    return at > low and word.islower() and word.endswith("s") and bool(units.tags[at - 1] & kinds.CAPITAL)


def _before_determiner(units: Units, at: int, low: int) -> int | None:
    """Go on before "the": all the men, some of the men, a spokesman for the men."""
    if units.tags[at - 1] & kinds.DETERMINER:
        return at - 1
    joined = units.words[at - 1] == "and" and at - 2 >= low
    if joined and units.tags[at] & kinds.POSSESSIVE and units.tags[at - 2] & kinds.PRONOUN:
        return at - 2
    named = joined and units.tags[at - 2] & kinds.CAPITAL and is_noun(units.tags[at - 2])
    if named and (units.tags[at] & kinds.POSSESSIVE or _opens_sentence(units, at - 2, low)):
        return at - 2
    return at - 2 if at > low + 1 and _hangs(units, at - 1) else None


def _opens_sentence(units: Units, last: int, low: int) -> bool:
    """Say whether a name that ends with a unit is the first phrase of the sentence, and so its subject."""
    first = last
    while first > low and is_noun(units.tags[first - 1]):
        first -= 1
    return first == low or (first == low + 1 and bool(units.tags[low] & kinds.DETERMINER))


def _hangs(units: Units, at: int) -> bool:
    """Say whether a preposition ties what follows to the noun before it: a spokesman for the firm."""
    tag = units.tags[at - 1]
    if units.words[at] == "of":
        return is_noun(tag) or bool(tag & kinds.DETERMINER)
    if units.words[at - 1].lower() in _SOME and units.words[at] in ("in", "on", "at"):
        return True
    if units.words[at] not in _BEFORE_ADVERB or not is_noun(tag):
        return units.words[at] == "in" and _is_share(units, at)
    known = (
        tag & (kinds.SOURCE | kinds.CAPITAL)
        or units.words[at - 1].endswith("s")
        or units.words[at - 1] in _KNOWS_OF
    )
    return bool(
        known
        or (units.words[at] == "in" and _is_share(units, at))
        or (at > 1 and units.tags[at - 2] & (kinds.DETERMINER | kinds.POSSESSIVE))
    )


def _joins(units: Units, at: int) -> bool:
    """Say whether punctuation belongs to the word beside it: Mr., AT & T, analysts'."""
    word = units.words[at]
    if word == ".":
        return at > 0 and units.starts[at] == units.end(at - 1)
    return word in _JOINERS


def _is_share(units: Units, at: int) -> bool:
    """Say whether a preposition stands between two numbers: six in ten, 1 in 5."""
    numbers = units.lowered[at - 1] in _NUMBERS or units.tags[at - 1] & kinds.NUMBER
    return units.words[at] in ("in", "of") and bool(numbers) and units.words[at + 1] in _NUMBERS_OR_TENS


def _is_name_like_time(units: Units, at: int, low: int) -> bool:
    """Tell a surname from a month: Theresa May, not on May."""
    tags = units.tags
    return (
        bool(tags[at] & kinds.TIME and tags[at] & kinds.CAPITAL)
        and at > low
        and bool(tags[at - 1] & kinds.CAPITAL and is_noun(tags[at - 1]))
    )


def _coordinates(units: Units, at: int, after: int) -> bool:
    left, right = units.tags[at - 1], units.tags[after]
    kind = kinds.CAPITAL | kinds.SOURCE
    return is_noun(left) and bool(left & kind) and bool(right & (kind | kinds.DETERMINER))


def phrase_after(units: Units, first: int, high: int) -> int:
    """Find where the noun phrase that begins with a unit ends (exclusive); `first` itself when none does."""
    tags = units.tags
    if first >= high:
        return first
    if tags[first] & _SUBJECT:
        return first + 1
    at = first
    while at < high and (tags[at] & kinds.DETERMINER or (tags[at] & _MODIFIES and at > first)):
        at += 1
    head = at
    # `is_noun` by hand: no other loop runs as often.
    while at < high and (
        (tags[at] & _HEAD and not tags[at] & _NEVER)
        or ((at > head or units.words[at] == "$") and _joins(units, at))
    ):
        at += 1
        if at < high and _attaches(units, at, high):
            inner = phrase_after(units, at + 1, high)
            if inner > at + 1:
                return inner
    if (
        at == head
        and at > first
        and not tags[at - 1] & kinds.POSSESSIVE
        and units.words[at - 1].lower() not in ARTICLES
    ):
        inner = phrase_after(units, at + 1, high) if at + 1 < high and units.words[at] == "of" else at
        return inner if inner > at + 1 else at
    return at if at > head else first


def _attaches(units: Units, at: int, high: int) -> bool:
    if units.words[at] in _ATTACHED:
        return at + 1 < high
    if units.words[at] in ("in", "on"):
        return (
            at + 1 < high and bool(units.tags[at + 1] & kinds.CAPITAL) and not units.tags[at + 1] & kinds.TIME
        )
    return False
