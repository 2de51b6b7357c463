"""Frames without a verb of saying: according to, as he puts it, in the words of, in his view."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, FINITE, Frame
from onrecord.extract.quotes.views import Views
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after, phrase_before

_HEARSAY = frozenset(("allegedly", "reportedly"))
_AT_ABOUT = frozenset(
    (
        "at",
        "to",
        "near",
        "closer",
        "above",
        "below",
        "around",
        "about",
        "between",
        "over",
        "under",
        "$",
        "more",
        "than",
    )
)
"""What stands between what is estimated and the number."""


class Verbless(Views):
    """Reads the cues that are prepositions or fixed phrases."""

    def _verbless(self) -> Frame | None:
        """Read what is beside a cue that is no verb, in one way after the other."""
        return (
            self._according()
            or self._per()
            or self._citing()
            or self._reasons()
            or self._putting()
            or self._estimating()
            or self._allegedly()
            or self._in_words()
        )

    def _allegedly(self) -> Frame | None:
        """Read "Allegedly, A": somebody says so, and the report does not tell who."""
        comma = self.cue + 1
        if self.cue_word not in _HEARSAY or self.cue != self.low or not self.tag(comma) & kinds.COMMA:
            return None
        right = comma + 1
        return (
            Frame(self._this(), None, self.cue, right, "allegedly", right=right)
            if right < self.high
            else None
        )

    def _reasons(self) -> Frame | None:
        """Read "Citing weak demand, Zed cut its forecast", "Zed cut its forecast, citing weak demand"."""
        first, before = self.cue + 1, self.cue - 1
        end = phrase_after(self.units, first, self.high)
        # Who cites a source says what the source said: that is no reason of the citing one's own.
        if self.cue_word != "citing" or end == first or self._is_source(first, end):
            return None
        if self.cue == self.low:
            comma = next((at for at in range(end, self.high) if self.tags[at] & kinds.COMMA), self.high)
            subject = self._subject_from(comma + 1, self.high)
        else:
            subject = self._earlier_subject() if self._ends_with_comma(before) else None
        if subject is None:
            return None
        return Frame(
            self._this(), subject, self.cue, first, "citing-reasons", right=first, one_clause=True, cuts=True
        )

    def _estimating(self) -> Frame | None:
        """Read "analysts put the figure closer to $5 million", "the ministry puts losses at 74"."""
        first = self.cue + 1
        end = phrase_after(self.units, first, self.high)
        if self.cue_word not in ("put", "puts") or end == first:
            return None
        at = next((at for at in range(first + 1, end) if self.word(at) in _AT_ABOUT), end)
        number = at
        while self.word(number) in _AT_ABOUT:
            number += 1
        subject = self._subject(self._before_helpers())
        if number == at or not self.tag(number) & (kinds.NUMBER | kinds.QUOTATION) or subject is None:
            return None
        return Frame(
            self._this(), subject, subject[0], first, "source-verb-object", right=first, tag=kinds.JUDGING
        )

    def _according(self) -> Frame | None:
        if self.word(self.cue + 1) != "to":
            return None
        end = self._source_after(self.cue + 2)
        if end == self.cue + 2:
            return None
        within = self.word(self.cue - 1) == "that"
        first = within or self.cue == self.low or self._opens_clause(self.cue)
        if first:
            end = self._up_to_comma(end)
        cue = (self.cue, self.cue + 2)
        frame = Frame(cue, (self.cue + 2, end), self.cue, end, "according-to", cuts=not within)
        if first:
            frame.right = self._after_commas(end)
        else:
            frame.left = True
        return frame

    def _per(self) -> Frame | None:
        """Read "A, per the BBC"; not "40 a day, per car"."""
        if self.cue_word != "per":
            return None
        first = self.cue + 1
        end = self._source_after(first)
        if not self._is_source(first, end):
            return None
        if self.cue == self.low:
            return self._per_first(first, end)
        if not self._ends_with_comma(self.cue - 1):
            return None
        return Frame(self._this(), (self.cue + 1, end), self.cue, end, "according-to", left=True, cuts=True)

    def _per_first(self, first: int, end: int) -> Frame | None:
        """Read "Per the BBC, A"; Per Dahl is a person."""
        outlet = self.word(first) == "the" or self.words[first].isupper()
        if not outlet or not self.tag(end) & kinds.COMMA or end + 1 >= self.high:
            return None
        cue = self._this()
        return Frame(cue, (first, end), self.cue, end, "according-to", right=end + 1, cuts=True)

    def _citing(self) -> Frame | None:
        """Read "the paper reported, citing two aides, that A": the aides said what the paper reported."""
        if self.cue_word != "citing" or not self.before or not self._ends_with_comma(self.cue - 1):
            return None
        first = self.cue + 1
        end = self._source_after(first + bool(self.tag(first) & kinds.PAST))
        reported = self.word(self.before[-1].cue[0]).startswith(("report", "wr"))
        people = any(self.tags[at] & kinds.SOURCE for at in range(first, end))
        if not (people or (reported and self._is_source(first, end))):
            return None
        return Frame(self._this(), (first, end), self.cue, end, "citing", left=True, cuts=True)

    def _up_to_comma(self, end: int) -> int:
        """Take a source that opens a sentence up to its comma: the envoy to the United States Ali Reza, …."""
        for at in range(end, min(end + 12, self.high)):
            if self.tags[at] & kinds.COMMA:
                return at
            if self.tags[at] & (FINITE | kinds.PRONOUN | kinds.DETERMINER) and self.word(at) != "the":
                return end
        return end

    def _putting(self) -> Frame | None:
        """Read "as Mr. Li puts it"."""
        if self.word(self.cue + 1) != "it" or self.cue_word == "words":
            return None
        subject = self._subject(self.cue - 1)
        if subject is None or self.word(subject[0] - 1) not in ("as", "how"):
            return None
        after = self.cue + 2
        edge = subject[0] - 1
        if self.word(edge) == "how" and self.tag(edge - 1) & kinds.BE:
            edge -= 1
        frame = Frame((self.cue, after), subject, edge, after, "as-source-puts-it", cuts=True)
        if edge == self.low:
            # As Mr. Li put it in a speech on Monday, A: where and when are none of A.
            passed = self._after_adverbials(after)
            frame.right = self._after_commas(passed if self.tag(passed) & kinds.COMMA else after)
        else:
            frame.left = True
        return frame

    def _as_called(self, tag: int) -> Frame | None:
        """Read “A,” as Mr. Li calls it."""
        if not tag & kinds.NAMING or self.word(self.cue + 1) != "it":
            return None
        subject = self._subject(self.cue - 1)
        edge = subject[0] - 1 if subject else self.low
        if subject is None or self.word(edge) != "as" or not self.tag(edge - 1) & kinds.QUOTATION:
            return None
        return Frame(self._this(), subject, edge, self.cue + 2, "as-source-calls-it", left=True, cuts=True)

    def _in_words(self) -> Frame | None:
        """Read "in the words of Mr. Li", "in Mr. Li's words", "in his view"."""
        if self.cue_word in ("view", "opinion"):
            return self._in_view()
        if self.cue_word != "words":
            return None
        if self.word(self.cue - 2) == "in" and self.word(self.cue + 1) == "of":
            end = self._source_after(self.cue + 2)
            frame = Frame((self.cue - 2, self.cue + 2), (self.cue + 2, end), self.cue - 2, end, "in-words-of")
        else:
            first = phrase_before(self.units, self.cue - 1, self.low)
            if first is None or self.word(first - 1) != "in" or not self.tag(self.cue - 1) & kinds.POSSESSIVE:
                return None
            frame = Frame(self._this(), (first, self.cue), first - 1, self.cue + 1, "in-words-of")
        for at in range(frame.after, min(frame.after + CLAUSE_AHEAD, self.high)):
            if self.tags[at] & kinds.QUOTATION:
                frame.right, frame.cuts = at, True
                return frame
        return None

    def _in_view(self) -> Frame | None:
        owner = self.cue - 1
        first = phrase_before(self.units, owner, self.low) if self.tag(owner) & kinds.NOUN else owner
        if first is None or self.word(first - 1) != "in" or not self.tag(owner) & kinds.POSSESSIVE:
            return None
        after = self.cue + 1
        frame = Frame(self._this(), (first, self.cue), first - 1, after, "in-view", cuts=True)
        if frame.edge == self.low and self.tag(after) & kinds.COMMA and after + 1 < self.high:
            frame.right = after + 1
        elif self.tag(frame.edge - 1) & kinds.COMMA:
            frame.left = True
        else:
            return None
        return frame

    def _opens_clause(self, at: int) -> bool:
        """Say whether only a conjunction stands before: "But according to Mr. Li"."""
        before = at - 2 if self.tag(at - 1) & kinds.COMMA else at - 1
        return before == self.low and bool(self.tag(before) & (kinds.COORDINATOR | kinds.SUBORDINATOR))
