"""Paragraphs of quoted words alone: they go on with what was quoted before, or with what comes next."""

from collections import defaultdict
from typing import NamedTuple

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.apart import Apart
from onrecord.extract.quotes.clause import Range
from onrecord.extract.quotes.rules import RULE_BY_NAME
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.units import Units, last_mark
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind

_BY_ITSELF = kinds.QUOTATION | kinds.STOP
_ENDS = frozenset(".?!…")
_ACTS = frozenset(("he", "she"))
_GESTURES = words("""
    paused smiled laughed nodded shrugged sighed grinned frowned hesitated winced disagreed agreed chuckled
    smirked gestured blinked scowled wept bristled balked
""")
"""What somebody does beside speaking; quoted words behind it are taken for his."""


class _LeftOpen(NamedTuple):
    """A paragraph of nothing but quoted words, which the next one goes on with."""

    quote: int
    """The quote that its words were given to, as no cue stands with them."""
    pieces: tuple[Span, ...]
    alone: bool
    """Whether that quote holds nothing else."""


class Paragraphs(Apart):
    """Gives quoted words that no cue stands with to a quote before or behind them."""

    def __init__(self, units: Units) -> None:
        """Look at the units of a text."""
        super().__init__(units)
        self.more: dict[int, list[Span]] = defaultdict(list)
        """The later pieces of quotes, kept apart until the end: one quote may have thousands."""
        self.going_on: int | None = None
        """The quote that quoted words without a cue would continue: the last of the sentence before."""
        self.left_open: _LeftOpen | None = None
        """The paragraph before, if it is quoted words that it leaves open."""

    def quotes(self) -> list[ProposedQuote]:
        """Give what was found, each quote with the pieces in which it went on."""
        for at, pieces in self.more.items():
            self.found[at] = self.found[at]._replace(segments=(*self.found[at].segments, *pieces))
        return self.found

    def _last(self, before: int) -> None:
        """Remember which quote may go on: the one whose quoted words stand last."""
        self.going_on = None
        if len(self.found) > before:
            marked = [
                n for n in range(before, len(self.found)) if self.found[n].kind is not QuoteKind.INDIRECT
            ]
            self.going_on = (marked or [before])[-1]

    def _continues(self, low: int, high: int, previous: Range) -> bool:
        """Read a sentence of quoted words alone, or one that a paragraph left open."""
        if not self.tags[low] & _BY_ITSELF:
            return False
        if not all(tag & _BY_ITSELF for tag in self.tags[low:high]):
            return False
        if self.going_on is None:
            return self._alone(low, previous)
        quote = self.found[self.going_on]
        places = [at for at in range(low, high) if self.tags[at] & kinds.QUOTATION]
        pieces = tuple(self._inside(at) for at in places)
        if quote.kind is not QuoteKind.INDIRECT:
            if quote.kind is QuoteKind.MIXED:
                pieces = tuple(self.units.span(at, at + 1) for at in places)
            self.more[self.going_on] += pieces
        else:
            self.found.append(
                ProposedQuote(
                    pieces,
                    QuoteKind.DIRECT,
                    quote.speaker,
                    quote.cue,
                    "quotation-goes-on",
                    RULE_BY_NAME["quotation-goes-on"].confidence,
                )
            )
            self.going_on = len(self.found) - 1
        return True

    def _leave_open(self, low: int, high: int, previous: Range, before: _LeftOpen | None) -> None:
        """Remember a paragraph that opens a quotation and closes none: who says it may stand in the next."""
        quotation = self.units.quotations.get(high - 1)
        if self.going_on is None or quotation is None or quotation.closed or previous[1] == low:
            return
        pieces = tuple(self._inside(at) for at in range(low, high) if at in self.units.quotations)
        if before is not None and before.quote == self.going_on:
            self.left_open = before._replace(pieces=(*before.pieces, *pieces))
            return
        alone = self.found[self.going_on].segments == pieces
        self.left_open = _LeftOpen(self.going_on, pieces, alone)

    def _take_up(self, left_open: _LeftOpen, at: int, low: int) -> int:
        """Give what a paragraph left open to the one that goes on with it and names who says it."""
        quote = self.found[at]
        if quote.cue is None or quote.kind is QuoteKind.INDIRECT or quote.segments[0] != self._inside(low):
            return at
        told, more = left_open.quote, self.more.pop(left_open.quote, [])
        whole = quote._replace(segments=(*left_open.pieces, *quote.segments))
        if left_open.alone:
            # The quote of nothing but these words makes way for the one that says who said them.
            self.found[told] = whole
            del self.found[at]
            return told
        self.more[told] = more[: len(more) - len(left_open.pieces)]
        self.found[at] = whole
        return at

    def _alone(self, low: int, previous: Range) -> bool:
        """Read He paused. “It is over.”: who acted in the sentence before, in the same line, says it."""
        if not self.tags[low] & kinds.QUOTATION:
            return False
        rule, first = RULE_BY_NAME["quotation-alone"], previous[0]
        end = self._actor(*previous) if previous[1] == low else first
        if end > first and last_mark(self.units.words[low]) in _ENDS:
            speaker = self.units.span(first, end)
            inside = (self._inside(low),)
            self.found.append(
                ProposedQuote(inside, QuoteKind.DIRECT, speaker, None, rule.name, rule.confidence)
            )
            self.going_on = len(self.found) - 1
        return True

    def _actor(self, low: int, high: int) -> int:
        """Find where the phrase ends that names who acts: he, or the coach in "The coach paused"."""
        if self.tags[high - 1] & kinds.STOP:
            high -= 1
        end = phrase_after(self.units, low, high)
        if self.tags[low] & kinds.PRONOUN and self.units.lowered[low] in _ACTS:
            return end
        verb = end - 1 if self.units.words[end - 1] in _GESTURES else end
        return verb if low < verb < high and self.units.words[verb] in _GESTURES else low
