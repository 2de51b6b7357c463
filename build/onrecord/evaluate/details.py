"""Details: what else is the same where two readings mark the same place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.marks import Mark, QuoteMark, Reading
from onrecord.evaluate.scores import Share, share
from onrecord.records import Row
from onrecord.text.spans import Span

OF_THE_RULES = frozenset(("mentions", "entity of a mention", "date of publication"))
"""What the rules alone find, whoever drafts the rest."""

_Pairs = Sequence[tuple[Mark, Mark]]
_QuotePairs = Sequence[tuple[QuoteMark, QuoteMark]]


@dataclass(frozen=True)
class Detail:
    """In how many of the matched marks something else is the same too."""

    name: str
    share: Share


@dataclass(frozen=True)
class Matched:
    """The marks of two readings that were matched, table by table."""

    mentions: _Pairs
    quotes: _QuotePairs
    assertions: _Pairs
    reports: _Pairs


def details(first: Reading, second: Reading, matched: Matched) -> Iterator[Detail]:
    """Count what is the same in the marks that were matched."""
    quotes = matched.quotes
    yield Detail("entity of a mention", _same(matched.mentions, "entity_id"))
    speaker, cue = (list(_places(name, quotes, of)) for name, of in _BESIDE)
    yield from speaker
    yield Detail("speaker of a quote", _same(quotes, "speaker_id"))
    yield Detail("speaker of a quote, where both name an entity", _same_if_both(quotes, "speaker_id"))
    yield from cue
    yield Detail("relays of a quote", share(a.relays == b.relays for a, b in quotes if a.relays or b.relays))
    yield Detail("date of publication", _dates_of_publication(first, second))
    yield Detail("date of a quote", _same_if_any(quotes, "said"))
    yield Detail("date of a quote, where both give one", _same_if_both(quotes, "said"))
    yield from _of_claims(first, second, matched.assertions)
    yield from _of_events(first, second, matched.reports)


def details_of_quotes(quotes: _QuotePairs) -> Iterator[Detail]:
    """Count what is the same in quotes of which nothing is known but their places."""
    for name, of in _BESIDE:
        yield from _places(name, quotes, of)


def _of_claims(first: Reading, second: Reading, pairs: _Pairs) -> Iterator[Detail]:
    if not _is_shared(first.claims, second.claims, "text"):
        yield Detail("quantity of a claim", _quantities(first, second, pairs))
        return
    yield Detail("claim of an assertion", _same(pairs, "claim_id"))
    same = _of_the_same(pairs, "claim_id")
    yield Detail("stance of an assertion of the same claim", _same(same, "stance"))
    yield Detail("quantity of a claim", _quantities(first, second, pairs))


def _of_events(first: Reading, second: Reading, pairs: _Pairs) -> Iterator[Detail]:
    """Compare dates of reports of the same event; of all matched ones if each reading has its own events."""
    name, same = "date of an event report", pairs
    if _is_shared(first.events, second.events, "title"):
        yield Detail("event of a report", _same(pairs, "event_id"))
        name, same = "date of a report of the same event", _of_the_same(pairs, "event_id")
    yield Detail(name, _same_if_any(same, "reported"))
    yield Detail(f"{name}, where both give one", _same_if_both(same, "reported"))


def _is_shared(first: Mapping[str, Row], second: Mapping[str, Row], field: str) -> bool:
    """Say whether two readings use one register, so that its ids mean the same in both."""
    both = first.keys() & second.keys()
    return bool(both) and all(first[key].get(field) == second[key].get(field) for key in both)


def _of_the_same(pairs: _Pairs, field: str) -> _Pairs:
    return [(one, other) for one, other in pairs if one.row[field] == other.row[field]]


def _same(pairs: _Pairs, field: str) -> Share:
    return share(one.row[field] == other.row[field] for one, other in pairs)


def _same_if_any(pairs: _Pairs, field: str) -> Share:
    """Count what is the same among the pairs of which at least one says something."""
    return _same([(one, other) for one, other in pairs if one.row[field] or other.row[field]], field)


def _same_if_both(pairs: _Pairs, field: str) -> Share:
    """Count what is the same among the pairs of which both say something."""
    return _same([(one, other) for one, other in pairs if one.row[field] and other.row[field]], field)


def _places(name: str, pairs: _QuotePairs, of: Callable[[QuoteMark], Span | None]) -> Iterator[Detail]:
    """Count words that share a character, and words that are the same; both readings may point to none."""
    places = [(of(one), of(other)) for one, other in pairs]
    yield Detail(f"{name}, overlapping", share(_overlap(one, other) for one, other in places))
    yield Detail(f"{name}, exact", share(one == other for one, other in places))


_BESIDE: tuple[tuple[str, Callable[[QuoteMark], Span | None]], ...] = (
    ("speaker's words in a quote", lambda quote: quote.speaker),
    ("cue of a quote", lambda quote: quote.cue),
)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is other if one is None or other is None else one.overlaps(other)


def _dates_of_publication(first: Reading, second: Reading) -> Share:
    return share(row["published"] == second.articles[key]["published"] for key, row in first.articles.items())


def _quantities(first: Reading, second: Reading, pairs: _Pairs) -> Share:
    values = [(_quantity(first, one), _quantity(second, other)) for one, other in pairs]
    return share(one == other for one, other in values if one or other)


def _quantity(reading: Reading, assertion: Mark) -> tuple[float | None, float | None] | None:
    claim = reading.claims.get(assertion.row["claim_id"])
    if claim is None or claim["quantity_unit"] is None:
        return None
    return claim["quantity_low"], claim["quantity_high"]
