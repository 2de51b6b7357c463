"""Quantities: numbers and amounts with what they count, and how sure the text is of them."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.proposals import ProposedDate, ProposedQuantity
from onrecord.extract.words.lexicon import SMALL_NUMBERS, words
from onrecord.text.spans import Span

_WORDS = {word: float(number) for number, word in enumerate(SMALL_NUMBERS)} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mn": 1e6,
    "bn": 1e9,
}
_ROUND = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6}
"""The least that a plural of a round number can mean."""
_PARTS = {
    "half": 0.5,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "a quarter": 0.25,
    "two thirds": 2 / 3,
    "three quarters": 0.75,
}
_MONEY = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR"}

_LOW = frozenset(
    ("more than", "over", "at least", "upwards of", "no fewer than", "no less than", "well over")
)
_HIGH = frozenset(
    ("less than", "fewer than", "under", "up to", "as many as", "as much as", "at most", "no more than")
)
_HEDGE = (
    "more than|over|at least|upwards of|no fewer than|no less than|well over|less than|fewer than|under|up to"
    "|as many as|as much as|at most|no more than|some|about|around|nearly|almost|roughly|approximately"
    "|an estimated|estimated|close to|almost|exactly"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "|".join(_SCALES)
_NUMBER = re.compile(rf"(?:(?P<money>US\$|[$£€]) ?)?(?P<number>{_DIGITS})(?:[ -](?P<scale>{_SCALE})\b)?")
_COUNTED = "|".join(word for word in (*_WORDS, *_ROUND) if word not in ("zero", "one"))
_WORD_NUMBER = re.compile(rf"\b(?P<number>{_COUNTED})\b(?:[ -](?P<scale>{_SCALE})\b)?")
_TRAILING_HEDGE = re.compile(
    rf"(?:\b({_HEDGE}) |(?P<part>{'|'.join(_PARTS)}) of (?:the |its |their )?)$", re.IGNORECASE
)
_RANGE = re.compile(rf"\s?(?:to|-|–|and)\s?(?P<number>{_DIGITS})(?:[ -](?P<scale>{_SCALE})\b)?")
_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b)")
_UNIT = re.compile(r"(?: of(?: the)?)?((?:[ -][a-zA-Z’'-]+){1,3})")
_NO_UNIT = words(
    """
    to in on at by of from and or for the a an was were is are had have has with as than but who which
    that
    """
)
_COLLECTIVE = words(
    "people personnel police men women children infantry aircraft staff km mph kg miles hectares acres"
)


def find_quantities(text: str, dates: Sequence[ProposedDate] = ()) -> list[ProposedQuantity]:
    """Find the quantities of a text that are no dates.

    >>> [(one.low, one.high, one.unit) for one in find_quantities("more than 100,000 people")]
    [(100000.0, None, 'people')]
    """
    found = [*_numerals(text), *_word_numbers(text)]
    taken = iter(sorted(one.span for one in dates))
    return list(_without(sorted(found, key=lambda one: one.span), taken))


def _without(found: list[ProposedQuantity], taken: Iterator[Span]) -> Iterator[ProposedQuantity]:
    """Leave out what stands in a date; both run in the order of the text."""
    date = next(taken, None)
    reached = 0
    for one in found:
        while date is not None and date.end <= one.span.start:
            date = next(taken, None)
        if (date is None or not date.overlaps(one.span)) and one.span.start >= reached:
            reached = one.span.end
            yield one


def _numerals(text: str) -> Iterator[ProposedQuantity]:
    for match in _NUMBER.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if (
            before.isalnum()
            or (before in ("-", ":", ".", "/", "#", "_") and before)
            or after in (":", "/")
            or after.isalpha()
        ):
            continue
        value = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        yield _quantity(text, match, value, _MONEY.get(match["money"] or ""))


def _word_numbers(text: str) -> Iterator[ProposedQuantity]:
    for match in _WORD_NUMBER.finditer(text):
        word = match["number"]
        if word in _ROUND:
            yield _quantity(text, match, _ROUND[word], None, low_only=True)
        else:
            yield _quantity(text, match, _WORDS[word] * _SCALES.get(match["scale"] or "", 1), None)


def _quantity(
    text: str, match: re.Match[str], value: float, unit: str | None, *, low_only: bool = False
) -> ProposedQuantity:
    start, end, hedge, rule = match.start(), match.end(), None, "number"
    low: float | None = value
    high: float | None = None if low_only else value
    before = _TRAILING_HEDGE.search(text, max(0, start - 20), start)
    if before and before["part"]:
        start, hedge, rule = before.start(), before["part"], "part-of-number"
        low = high = value * _PARTS[before["part"].lower()]
    elif before:
        start, hedge, rule = before.start(), before[1].lower(), "hedged-number"
        low, high = (value, None) if hedge in _LOW else (None, value) if hedge in _HIGH else (low, high)
    elif second := _RANGE.match(text, end):
        upper = float(second["number"].replace(",", "")) * _SCALES.get(second["scale"] or "", 1)
        between = text[second.start() : second.end()].strip()
        if upper > value and (not between.startswith("and") or text[max(0, start - 8) : start] == "between "):
            low = value * (
                _SCALES.get(second["scale"] or "", 1) if not match["scale"] and value < upper / 1000 else 1
            )
            end, high, rule = second.end(), upper, "range"
    if percent := _PERCENT.match(text, end):
        return ProposedQuantity(Span(start, percent.end()), low, high, "percent", hedge, rule, 0.9)
    unit, end = (unit, end) if unit else _unit(text, end)
    return ProposedQuantity(Span(start, end), low, high, unit, hedge, rule, 0.8 if unit else 0.5)


def _unit(text: str, end: int) -> tuple[str | None, int]:
    """Read what is counted: the first plural within three words."""
    match = _UNIT.match(text, end)
    if match is None:
        return None, end
    for word in re.finditer(
        r"[a-zA-Z’'-]+", match[1].replace("-", " ", 1) if match[1][0] == "-" else match[1]
    ):
        plain = word.group().rstrip("-")
        if plain in _NO_UNIT:
            return None, end
        if plain in _COLLECTIVE or (
            plain.endswith("s") and plain.islower() and not plain.endswith(("ss", "'s", "’s"))
        ):
            return plain, match.start(1) + word.end()
    return None, end
