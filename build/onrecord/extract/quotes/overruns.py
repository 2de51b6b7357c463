"""Overruns: where the outlet goes on in the same sentence with words of its own, told by how they begin."""

from onrecord.extract.quotes.clause import HALF_DASHES, QUESTION_WORDS, Frame
from onrecord.extract.quotes.turns import Turns
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import SMALL_NUMBERS, words
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.units import last_mark

_COMPARES = frozenset(("against", "compared", "versus", "vs", "up", "down"))
OVERRUNS = _COMPARES | {"on", "which", "a", "an", "and", "then"}
"""Words behind a mark with which the outlet may go on."""
_NUMBER_AHEAD = 4
_VERB_AHEAD = 6
_COMMENTS = words("""
    figure move step day week month development sign blow assessment characterization phrase slogan nickname
    label
""")
"""Nouns with which an outlet sums up what was said, or says when it was."""
_BLOWS = words("""
    blow setback humiliation embarrassment defeat victory triumph reversal shift boost rebuke turnabout
    departure break move step sign reminder
""")
"""Nouns with which an outlet says what something amounts to, whatever stands before them."""
_BLOW_AHEAD = 3
_ASIDE_BACK = 12
_REASONS = frozenset(("ground", "grounds", "theory", "assumption", "premise", "belief"))
_ARTICLES = frozenset(("a", "an", "the", "something"))
_REFUSES = frozenset(("declined", "declines", "refused", "refuses"))
RELUCTANT = _REFUSES | {"asked", "asks", "requested"}
"""Verbs behind which "because" tells why somebody refused or asked, not what was said."""


class Overruns(Turns):
    """Finds where what was said ends and the outlet compares, explains or comments."""

    def _is_outlets(self, frame: Frame, at: int, high: int) -> bool:
        """Say whether the outlet goes on behind a mark, where one of `OVERRUNS` stands."""
        word = self.units.words[at + 1]
        if self.units.words[at] in HALF_DASHES:
            return word in ("a", "an") and self._comments(at + 1, high)
        if not self.tags[at] & kinds.COMMA:
            return False
        if word == "on":
            return self._gives_reason(frame, at + 2)
        if word == "which":
            return self._is_judged_by_others(at + 2, high)
        if word in ("and", "then"):
            return self._says_then(at + 1 + (word == "and"), high)
        return word in _COMPARES and self._compares(frame, at + 2, high)

    def _says_then(self, at: int, high: int) -> bool:
        """Read "said it was over, | and then conceded the point": who spoke speaks again."""
        if self.units.words[at] != "then" or at + 1 >= high:
            return False
        tag = self.tags[at + 1]
        return bool(tag & kinds.PAST and tag & (kinds.SAYING | kinds.REPORTING | kinds.TELLING))

    def _marked_comment(self, at: int, high: int) -> bool:
        """Read "“off track,” | a figure that has barely moved": the comma stands in the marks."""
        ends = (
            at + 3 < high and last_mark(self.units.words[at]) == "," and self.units.words[at + 1] in _ARTICLES
        )
        return ends and self._comments(at + 1, high)

    def _compares(self, frame: Frame, at: int, high: int) -> bool:
        """Read "60 percent say they will, | against 17 percent in May": those who say so are compared."""
        if frame.subject is None:
            return False
        who = self.units.lowered[slice(*frame.subject)]
        if "percent" not in who and "half" not in who and "in" not in who[1:2]:
            return False
        ahead = range(at, min(at + _NUMBER_AHEAD, high))
        return any(
            self.tags[each] & kinds.NUMBER or self.units.words[each] in SMALL_NUMBERS for each in ahead
        )

    def _gives_reason(self, frame: Frame, at: int) -> bool:
        """Read "refused to sign, | on the theory that it was void": why, behind what is no clause."""
        clause = frame.rule not in ("source-verb-infinitive", "source-verb-object")
        words = self.units.words
        return not clause and words[at] == "the" and words[at + 1] in _REASONS

    def _is_judged_by_others(self, at: int, high: int) -> bool:
        """Read "would sign the bill, | which critics call a gift": the last words, of other people."""
        if self.tags[at] & kinds.PRONOUN or any(self.tags[mark] & kinds.COMMA for mark in range(at, high)):
            return False
        for verb in range(at + 1, min(at + _VERB_AHEAD, high)):
            if self.tags[verb] & (kinds.AUXILIARY | kinds.VERB):
                return False
            if self.tags[verb] & kinds.NAMING and not self.tags[verb] & kinds.GERUND:
                return True
        return False

    def _up_to_because(self, frame: Frame, first: int, end: int) -> int:
        """End "declined to speak | because he is ill" and "asked not to be named | because he is ill"."""
        cue = self.units.lowered[frame.cue[0]]
        if self.units.words[first] in QUESTION_WORDS:
            return end
        for at in range(first + 1, end - 1):
            if self.units.words[at] == "because":
                refused = cue in _REFUSES or "not" in self.units.words[first - 1 : at]
                return at if refused else end
        return end

    def _up_to_that(self, first: int, end: int) -> int:
        """End "said they wanted a vote | and that they would wait": another clause of what was said."""
        words = self.units.words
        for at in range(first + 1, end - 2):
            if words[at] == "that" and self.tags[at - 1] & kinds.COORDINATOR:
                return at - 1 if "that" not in words[first : at - 1] else end
        return end

    def _up_to_outer(self, frame: Frame, first: int, end: int) -> int:
        """End "would want a share | , and nobody, she said, …" and "because he hopes to win | , told …"."""
        if frame.rule != "source-wants":
            return end
        aside = self._is_in_aside(frame.edge)
        for at in range(first + 1, end - 2):
            if not self.tags[at] & kinds.COMMA:
                continue
            if aside and self.tags[at + 1] & (kinds.PAST | kinds.AUXILIARY):
                return at
            after = at + 2
            if self.tags[at + 1] & kinds.COORDINATOR:
                subject = phrase_after(self.units, after, end)
                if after < subject < end and self.tags[subject] & kinds.COMMA:
                    return at
        return end

    def _is_in_aside(self, edge: int) -> bool:
        """Say whether "because", "as" or "who" stands between a subject and the comma before it."""
        for at in range(edge - 1, max(edge - _ASIDE_BACK, 0), -1):
            if self.tags[at] & (kinds.COMMA | kinds.STOP | kinds.MARK):
                return bool(self.tags[at] & kinds.COMMA and self.tags[at + 1] & kinds.RELATIVE)
        return False

    def _comments(self, at: int, high: int) -> bool:
        """Say whether the outlet comments on what was said: ", a claim that …", ", the latest sign of …"."""
        if at + 1 >= high:
            return False
        article, following = self.units.words[at], self.units.words[at + 1]
        if article in ("a", "an"):
            known = self.tags[at + 1] & kinds.CUE_NOUN or following in _COMMENTS
            return bool(known) or self._is_blow(at + 1, high)
        if article == "something":
            return True
        return article == "the" and following in ("latest", "only")

    def _is_blow(self, at: int, high: int) -> bool:
        """Read ", a major blow"; not ", a Justice Department move"."""
        for ahead in range(at, min(at + _BLOW_AHEAD, high)):
            if self.tags[ahead] & (kinds.FUNCTION | kinds.CAPITAL | kinds.COMMA):
                return False
            if self.units.words[ahead] in _BLOWS:
                return True
            if ahead > at and self.tags[ahead] & kinds.CUE_NOUN and self.units.words[ahead + 1] == "that":
                return True
        return False
