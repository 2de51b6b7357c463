"""Polls: a poll had him ahead, in a survey most said so, and what a share of those asked have picked."""

from onrecord.extract.quotes.clause import FINITE, OBJECTS, Frame
from onrecord.extract.quotes.minds import Minds
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import phrase_after, phrase_before

_PUTS = words("had has have gave gives put puts placed")
"""What a poll does with a candidate, besides showing."""
_PLACES = words("at up down ahead behind leading trailing within tied winning losing running with")
"""What stands behind a candidate whom a poll puts somewhere."""
_FARTHEST_BY, _FARTHEST_PUT = 5, 14
_OTHER_CLAUSE = FINITE | kinds.PRONOUN | kinds.COORDINATOR | kinds.RELATIVE | kinds.COMMA | kinds.CUE


class Polls(Minds):
    """Reads polls, and shares of those asked, as sources."""

    def _respondents_chose(self) -> Frame | None:
        """Read "55 percent of respondents picked Lee": a share of those asked has answered so."""
        if "percent" not in self.units.lowered[max(self.low, self.cue - _FARTHEST_BY) : self.cue]:
            return None
        subject, right = self._subject(self.cue - 1), self.cue + 1
        if subject is None or "percent" not in self.units.lowered[subject[0] : subject[1]]:
            return None
        people = self.word(subject[1] - 1) == "percent" or self._is_plural(subject[1] - 1)
        if not people or phrase_after(self.units, right, self.high) == right:
            return None
        rule, stop = "source-verb-object", self._object_end(right)
        return Frame(self._this(), subject, subject[0], right, rule, right=right, stop=stop)

    def _in_survey(self) -> Frame | None:
        """Read "in a Franklin survey last week, 58 percent said A": the survey says so."""
        end = self.cue + 1
        whose = phrase_before(self.units, self.cue, self.low)
        ends = range(end, min(end + _FARTHEST_PUT, self.high - 1))
        comma = next((at for at in ends if self.tags[at] & (kinds.COMMA | FINITE)), self.high)
        if whose is None or whose != self.low + 1 or not self.tag(comma) & kinds.COMMA:
            return None
        shares = self.units.lowered[comma + 1 : comma + 1 + _FARTHEST_PUT]
        if "percent" not in shares and not self.tag(comma + 1) & kinds.NUMBER:
            return None
        frame = Frame((self.low, whose), (whose, end), self.low, comma, "in-view")
        frame.right = comma + 1
        return frame

    def _poll_had(self) -> Frame | None:
        """Read "a poll last week had him at 41 percent", "surveys put her ahead"."""
        ends = range(self.cue + 1, min(self.cue + _FARTHEST_PUT, self.high - 1))
        at = next((one for one in ends if self.word(one) in _PUTS or self.tag(one) & _OTHER_CLAUSE), 0)
        first = at + 1
        if self.word(at) not in _PUTS:
            return None
        end = first + 1 if self.word(first) in OBJECTS else phrase_after(self.units, first, self.high)
        ends = range(first + 1, min(end + 1 + 2 * (self.word(end) in ("a", "an")), self.high))
        placed = any(self.tag(one) & kinds.NUMBER or self.word(one) in _PLACES for one in ends)
        start = phrase_before(self.units, self.cue, self.low)
        if start is None or not placed or self.tag(first) & FINITE:
            return None
        subject = (start, self.cue + 1)
        rule = "source-verb-object"
        return Frame((at, at + 1), subject, start, at + 1, rule, right=first, tag=kinds.JUDGING)
