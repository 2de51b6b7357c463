"""Quoted words beside a verb that no list has: any will do where nothing else can be meant."""

from onrecord.extract.quotes.clause import Frame, Range
from onrecord.extract.quotes.contents import Contents
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.units import last_mark

_PAUSES = frozenset(",?!")
_ENDS = frozenset(".?!…")
_READS = frozenset(("read", "reads", "went", "goes", "ran"))
"""What a sign, a verse or a headline does, besides saying."""
_AFTER = kinds.COMMA | kinds.STOP | kinds.PREPOSITION | kinds.QUOTATION

_SENT = frozenset(("this", "word", "post", "tweet", "message", "note", "statement", "letter", "response"))
_LONGEST_SENDER = 12
"""So many units before a colon can name whom something is from."""


class Strange(Contents):
    """Reads sentences in which no frame was found."""

    def _unknown(self, low: int, high: int) -> Frame | None:
        return self._quoted_first(low, high) or self._quoted_last(low, high)

    def _quoted_first(self, low: int, high: int) -> Frame | None:
        """Read “…,” she shrugged: any verb will do between quoted words and the end."""
        words = self.units.words
        if low >= high or not self.tags[low] & kinds.QUOTATION or last_mark(words[low]) not in _PAUSES:
            return None
        end = phrase_after(self.units, low + 1, high)
        does = end < high and (self.tags[end] & (kinds.PAST | kinds.VERB) or self.units.words[end] in _READS)
        if end > low + 1 and does:
            cue, subject = (end, end + 1), (low + 1, end)
        elif low + 1 < high and self._is_told(low + 1) and phrase_after(self.units, low + 2, high) > low + 2:
            cue, subject = (low + 1, low + 2), (low + 2, phrase_after(self.units, low + 2, high))
        else:
            return None
        after = max(cue[1], subject[1])
        if after < high and not self.tags[after] & _AFTER:
            return None
        return Frame(cue, subject, low + 1, after, "quotation-then-verb", left=True)

    def _is_told(self, at: int) -> bool:
        """Say whether a word between quoted words and a name is a verb: snapped, snaps."""
        tag, word = self.tags[at], self.units.words[at]
        third = tag & kinds.NOUN and not tag & kinds.CAPITAL and word.endswith("s")
        named = at + 1 < len(self.tags) and self.tags[at + 1] & (kinds.CAPITAL | kinds.PRONOUN)
        return bool(tag & (kinds.PAST | kinds.VERB) or (third and named))

    def _quoted_last(self, low: int, high: int) -> Frame | None:
        """Read Mr. Li laughed: “…”; a sign read, “…”; his answer: “…”: a whole sentence is quoted last."""
        last = high - 1
        mark = last - 1
        if not self.tags[last] & kinds.QUOTATION or mark <= low or not self._is_sentence(last):
            return None
        while mark > low and self.units.words[mark] == "\n":
            mark -= 1
        colon = self.units.words[mark] == ":"
        if not (colon or self.tags[mark] & kinds.COMMA):
            return None
        first = self._after_from(low, mark) if colon else None
        first = self._after_opening(low, mark) if first is None else first
        end = phrase_after(self.units, first, mark)
        if end == first:
            return None
        cue = self._cue_before(end, mark, colon=colon)
        if cue is None:
            return None
        apart = self.tags[end] & kinds.COMMA
        subject = (first, cue[0] if cue[0] < mark and not apart else end)
        return Frame(cue, subject, first, last, "verb-then-quotation", right=last)

    def _after_from(self, low: int, mark: int) -> int | None:
        """Find the name in "Then there was this, from Rep. Li of Ohio: “…”", right before the colon."""
        for at in range(mark - 1, max(low, mark - _LONGEST_SENDER) - 1, -1):
            if self.units.words[at] in ("from", "From"):
                sent = at == low or self.tags[at - 1] & kinds.COMMA or self.units.words[at - 1] in _SENT
                named = sent and self.tags[at + 1] & kinds.CAPITAL
                return at + 1 if named and phrase_after(self.units, at + 1, mark) == mark else None
        return None

    def _is_sentence(self, at: int) -> bool:
        inside = self.units.words[at].strip()
        return inside[:1].isupper() and last_mark(inside) in _ENDS

    def _after_opening(self, low: int, mark: int) -> int:
        """Pass over a clause or adverbial before the subject: Asked if he would run, …."""
        commas = [at for at in range(low, mark) if self.tags[at] & kinds.COMMA]
        opens = self.tags[low] & (kinds.PREPOSITION | kinds.SUBORDINATOR | kinds.PAST | kinds.ADVERB)
        return commas[0] + 1 if commas and opens else low

    def _cue_before(self, end: int, mark: int, *, colon: bool) -> Range | None:
        """Take the verb behind the subject as the cue; a colon can do without one."""
        for at in (end, mark - 1):
            verb = self.tags[at] & (kinds.PAST | kinds.VERB) and not self.tags[at] & kinds.AUXILIARY
            if end <= at < mark and (verb or self.units.words[at] in _READS):
                return at, at + 1
        return (mark, mark + 1) if colon else None
