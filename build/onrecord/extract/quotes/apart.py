"""Quotes that stand apart, without a clause around them: in headlines, beside a dash, on signs."""

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.clause import HALF_DASHES
from onrecord.extract.quotes.rules import RULE_BY_NAME
from onrecord.extract.quotes.signs import Signs, joined, may_stand
from onrecord.extract.quotes.strange import Strange
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.units import Units
from onrecord_schema.vocabularies import QuoteKind

_SHORTEST_PULL_QUOTE = 3
_LONGEST_SPEAKER_OF_HEADLINE = 5
_LABELS = words("""
    watch video videos photos pictures breaking exclusive opinion analysis update updated listen live
    correction editorial column commentary obituary recap gallery podcast explainer related
""")
"""Words before the colon of a headline that say what kind of report it is; nobody speaks."""
_TOPICS = frozenset(("on", "to", "about"))
_NOBODY = kinds.ACCORDING | kinds.GERUND | kinds.CUE_NOUN | kinds.FUNCTION
_ANSWERS = words("response reaction reactions answer answers letter letters note tribute guide ode key road")
"""Nouns before "to" or "on" that are nobody."""


class Apart(Strange):
    """Reads what stands apart."""

    def __init__(self, units: Units) -> None:
        """Look at the units of a text, none of whose quotes is found yet."""
        super().__init__(units)
        self.found: list[ProposedQuote] = []
        self.first_line = next((at for at in units.telling if self.tags[at] & kinds.BREAK), len(self.tags))

    def _after_label(self, low: int, high: int) -> int:
        """Pass over "WATCH:", "OPINION:" and their like at the head of a headline."""
        colon = low + 2 < high and self.units.words[low + 1] == ":"
        return low + 2 if colon and self.units.lowered[low] in _LABELS else low

    def _pull_quote(self, low: int, high: int) -> bool:
        """Read “…” — Name, on a line of its own."""
        if (
            not self.tags[low] & kinds.QUOTATION
            or high - low < _SHORTEST_PULL_QUOTE
            or self.units.words[low + 1] not in HALF_DASHES
        ):
            return False
        if phrase_after(self.units, low + 2, high) != high or not self.tags[low + 2] & kinds.CAPITAL:
            return False
        rule = RULE_BY_NAME["quotation-dash-name"]
        cue = self.units.span(low + 1, low + 2)
        self.found.append(
            ProposedQuote(
                (self._inside(low),),
                QuoteKind.DIRECT,
                self.units.span(low + 2, high),
                cue,
                rule.name,
                rule.confidence,
            )
        )
        return True

    def _headline(self, low: int, high: int) -> bool:
        """Read "Russia: Withdrawal Is Complete", on the first line."""
        if low > self.first_line or self.tags[high - 1] & kinds.STOP:
            return False
        end = phrase_after(self.units, low, high)
        colon = self._past_topic(end, high)
        if end - low > _LONGEST_SPEAKER_OF_HEADLINE or end == low or colon + 1 >= high:
            return False
        if colon + 2 == high and not self.tags[colon + 1] & kinds.QUOTATION:
            return False
        says = self.tags[low] & kinds.CUE and not self.tags[low] & kinds.SOURCE
        if self.units.words[colon] != ":" or not self.tags[low] & kinds.CAPITAL or says:
            return False
        rule = RULE_BY_NAME["headline-colon"]
        segments, kind = self._content([(colon + 1, high)])
        if segments:
            speaker, cue = self.units.span(low, end), self.units.span(colon, colon + 1)
            self.found.append(ProposedQuote(segments, kind, speaker, cue, rule.name, rule.confidence))
        return bool(segments)

    def _past_topic(self, end: int, high: int) -> int:
        """Pass over "on taxes" and "to rivals", where only quoted words follow the colon."""
        if end >= high or self.units.lowered[end] not in _TOPICS:
            return end
        if self.tags[end - 1] & _NOBODY or self.units.lowered[end - 1] in _ANSWERS:
            return end
        colon = phrase_after(self.units, end + 1, high)
        quoted = (
            colon + 2 == high and self.units.words[colon] == ":" and self.tags[colon + 1] & kinds.QUOTATION
        )
        return colon if quoted else end

    def _signs(self, before: int, low: int, high: int) -> bool:
        """Add quoted words that stand on a sign or in a caption, where no frame has taken them.

        Says whether there are any.

        Args:
            before: How many quotes had been found before this sentence.
            low: Its first unit.
            high: The unit after its last.
        """
        likely = [at for at in self.marked if at >= low and may_stand(self.units.lowered, at, high)]
        if not likely:
            return False
        signs, known = Signs(self.units, low, high), len(self.found)
        taken = {segment.end for quote in self.found[before:] for segment in quote.segments}
        for at in likely:
            source = signs.source_of(at) if self._inside(at).end not in taken else None
            if source:
                places = joined(self.units, at, self.marked)
                pieces = tuple(self._inside(place) for place in places)
                taken.update(piece.end for piece in pieces)
                who, cue = self.units.span(*source[0]), self.units.span(*source[1])
                rule = RULE_BY_NAME["sign"]
                self.found.append(
                    ProposedQuote(pieces, QuoteKind.DIRECT, who, cue, rule.name, rule.confidence)
                )
        return len(self.found) > known
