"""Quotes: what the frames of a sentence attribute, with content, cue and speaker at their exact places."""

from collections.abc import Sequence

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.blocks import Block, as_quotations, blocks_in
from onrecord.extract.quotes.clause import HALF_DASHES, Frame, Range
from onrecord.extract.quotes.frames import Frames
from onrecord.extract.quotes.nested import inside_of, within
from onrecord.extract.quotes.paragraphs import Paragraphs
from onrecord.extract.quotes.placing import attributed, with_blocks
from onrecord.extract.quotes.rules import RULE_BY_NAME
from onrecord.extract.words import kinds
from onrecord.extract.words.units import Units, units_of, with_margin
from onrecord.extract.words.units import sentences as sentences_of
from onrecord.text.spans import Span

_INTERESTING = kinds.INTERESTING | kinds.QUOTATION
_SHORTEST_CITY = 3
"""A shorter word in capitals opens a sentence, not a dateline: UN, EU."""
_LESS_FOR_BELIEF = 0.2
_AS_SURE = frozenset(("passive", "raised-subject", "source-wants"))
"""Rules that are trusted no less for a verb of belief."""


def find_quotes(
    units: Units, sentences: list[tuple[int, int]], *, thoughts: bool = False
) -> list[ProposedQuote]:
    """Find the quotes of a text, in the order of their cues; then those within its quotations.

    Args:
        units: The units of the text.
        sentences: Its sentences, as ranges of units.
        thoughts: Whether to find within quotations, besides what is said there to have been said, what
            is thought or wanted: “I think he left,” “They hope to win.”
    """
    blocks = blocks_in(units.text)
    units, found = _with_blocks(units, blocks) if blocks else (units, _outer_quotes(units, sentences))
    inside = inside_of(units)
    if inside.text:
        inner = units_of(inside.text)
        found += within(_outer_quotes(inner, sentences_of(inner)), inside, thoughts=thoughts)
    return found


def _with_blocks(units: Units, blocks: Sequence[Block]) -> tuple[Units, list[ProposedQuote]]:
    """Read a text with its blocks as quotations, and again without those that nobody is told to say."""
    units = units_of(units.text, as_quotations(blocks))
    found = with_blocks(units.text, _outer_quotes(units, sentences_of(units)), blocks)
    told = attributed(found, blocks)
    if len(told) < len(blocks):
        units = units_of(units.text, as_quotations(told))
        found = with_blocks(units.text, _outer_quotes(units, sentences_of(units)), told)
    return units, found


def _outer_quotes(units: Units, sentences: list[tuple[int, int]]) -> list[ProposedQuote]:
    finder = _Finder(with_margin(units))
    tags = units.tags
    marked = [at for at in units.telling if tags[at] & _INTERESTING]
    at = 0
    for low, high in sentences:
        first = at
        while at < len(marked) and marked[at] < high:
            at += 1
        if at > first or low == sentences[0][0]:
            finder.read(low, high, marked[first:at])
        else:
            finder.pass_over(low, high)
    return finder.quotes()


class _Finder(Paragraphs):
    """Goes through a text sentence by sentence, and knows what the sentence before it said."""

    def __init__(self, units: Units) -> None:
        super().__init__(units)
        self.frames = Frames(units)
        self.previous: Range = (0, 0)
        """The sentence before."""

    def pass_over(self, low: int, high: int) -> None:
        """Leave out a sentence that has neither cue nor quotation."""
        self.going_on, self.previous = None, (low, high)

    def read(self, low: int, high: int, cues: Sequence[int]) -> None:
        """Add the quotes of one sentence.

        Args:
            low: Its first unit.
            high: The unit after its last.
            cues: The units of it that may be a cue.
        """
        self.marked = [at for at in cues if self.tags[at] & kinds.QUOTATION]
        previous, self.previous = self.previous, (low, high)
        left_open, self.left_open = self.left_open, None
        if self._continues(low, high, previous):
            self._leave_open(low, high, previous, left_open)
            return
        low = self._after_label(low, high)
        if self._pull_quote(low, high) or self._headline(low, high):
            return
        before = len(self.found)
        low = self._after_dateline(low, high)
        if self.tags[high - 1] & kinds.STOP:
            high -= 1
        frames = self.frames.frames_in(low, high, cues)
        for at, frame in enumerate(frames):
            self._add(frames, at, frame, low, high)
        signed = bool(self.marked) and self._signs(before, low, high)
        if not signed and all(frame.rule == "asked-first" for frame in frames):
            unknown = self._unknown(low, high)
            if unknown:
                self._add([*frames, unknown], len(frames), unknown, low, high)
        if left_open is not None and before < len(self.found) and self.tags[low] & kinds.QUOTATION:
            before = self._take_up(left_open, before, low)
        self._last(before)

    def _after_dateline(self, low: int, high: int) -> int:
        """Pass over "LONDON, May 3 (Wire) --" at the head of a report."""
        first = self.units.words[low]
        if len(first) >= _SHORTEST_CITY and first.isupper():
            # What stands behind the dash is the report, if anything does.
            for at in range(low + 1, min(low + 15, high - 1)):
                if self.units.words[at] in HALF_DASHES:
                    return at + 1
        return low

    def _add(self, frames: list[Frame], at: int, frame: Frame, low: int, high: int) -> None:
        if at and frame.left and self._passes_on(frames[at - 1], frame):
            return
        if frame.left:
            ranges = self._left(frames, at, frame, low, high)
        else:
            # What somebody says in the words of another ends with these: say they hope to win, | against 9.
            within = self.holding[0] <= frame.edge < self.holding[1]
            ranges = [self._right(frames, at, frame, self.holding[1] if within else high)]
            if not within:
                self.holding = ranges[0]
            if frame.ahead:
                ranges.insert(0, frame.ahead)
        name = frame.rule
        if name == "according-to" and frame.left and self._relays(frames[:at], frame):
            name = "according-to-relay"
        segments, kind = self._content([one for one in ranges if one[0] < one[1]])
        if not segments:
            return
        rule = RULE_BY_NAME[name]
        believed = frame.tag & kinds.CUE & ~kinds.BELIEVING == 0 and frame.tag & kinds.BELIEVING
        believed = believed and frame.rule not in _AS_SURE
        confidence = round(rule.confidence - _LESS_FOR_BELIEF, 2) if believed else rule.confidence
        self.found.append(
            ProposedQuote(
                segments,
                kind,
                self._speaker(frame.subject),
                self.units.span(*frame.cue),
                rule.name,
                confidence,
                frame.hearer and self.units.span(*frame.hearer),
                relays=(self.units.span(*frame.relay),) if frame.relay else (),
            )
        )

    def _passes_on(self, earlier: Frame, frame: Frame) -> bool:
        """Read a source behind another one of the same words: A, the army said, Reuters reports.

        Whoever is cited stands nearer to the words than the one that cites.
        """
        behind = earlier.left and earlier.after == frame.edge - 1
        quote = self.found[-1] if self.found and (behind or frame.rule == "citing") else None
        if quote is None or quote.cue != self.units.span(*earlier.cue) or quote.speaker is None:
            return False
        source, cue = self._speaker(frame.subject), self.units.span(*frame.cue)
        if frame.rule == "citing":
            rule = RULE_BY_NAME["citing"]
            cited = quote._replace(speaker=source, cue=cue, rule=rule.name, confidence=rule.confidence)
            self.found[-1] = quote._replace(rule="outlet-relay")
            self.found.append(cited._replace(relays=(quote.speaker, *quote.relays), addressee=None))
            return True
        if source is None:
            return False
        rule = RULE_BY_NAME["outlet-relay"]
        passed_on = quote._replace(speaker=source, cue=cue, rule=rule.name, confidence=rule.confidence)
        self.found[-1] = quote._replace(relays=(*quote.relays, source))
        self.found.append(passed_on._replace(relays=(), addressee=None))
        return True

    def _speaker(self, subject: Range | None) -> Span | None:
        if subject is None:
            return None
        span = self.units.span(*subject)
        if self.units.text[span.end - 1] not in "s'’":
            return span
        phrase = span.of(self.units.text)
        ending = next((one for one in ("'s", "’s", "'", "’") if phrase.endswith(one)), "")
        return Span(span.start, span.end - len(ending)) if phrase != ending else None

    def _relays(self, earlier: list[Frame], frame: Frame) -> bool:
        """Take "according to" after an attributed clause as the relay of that quote."""
        if not earlier or earlier[-1].right is None or not self.found or frame.subject is None:
            return False
        quote = self.found[-1]
        if quote.cue != self.units.span(*earlier[-1].cue):
            return False
        self.found[-1] = quote._replace(relays=(*quote.relays, self.units.span(*frame.subject)))
        return True
