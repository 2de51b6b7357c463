"""Turns: where the sentence of the outlet goes on behind what was said, without a new subject."""

from onrecord.extract.quotes.clause import FINITE, OBJECTS, VERBAL, Frame
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.units import Units, last_mark

_PASTS = words("""
    took went came gave rose fell began ran saw grew drew drove broke spoke wore ate flew threw wrote chose
    sank shook sprang
""")
"""Past tenses that are no participles."""
_IRREGULAR = words("got left kept led sent won lost built bought brought sold paid made held spent")
"""Past tenses without the usual ending that are participles as well, as those with it are."""
_NOT_FINITE = frozenset(("be", "being", "been", "have", "having", "do"))
_HOLDS = kinds.PAST | kinds.AUXILIARY | kinds.RELATIVE | kinds.SUBORDINATOR
"""What opens a clause within an infinitive, whose verb another one may be joined to."""
_OBJECT = kinds.DETERMINER | kinds.PRONOUN | kinds.POSSESSIVE | kinds.NUMBER
_THEN = kinds.PREPOSITION | kinds.SUBORDINATOR | kinds.GERUND | kinds.RELATIVE | kinds.ADVERB
_MEDIA = words("""
    statement statements interview interviews post posts tweet tweets speech speeches message video email
    e-mail op-ed editorial broadcast briefing appearance podcast column press
""")
"""What somebody speaks in: condemned the attack in a statement."""
_WHOSE = frozenset(("a", "an", "his", "her", "its", "their", "another", "separate"))
_MEANS = frozenset(("in", "on", "at", "during", "via", "through"))
_MEDIUM_AHEAD = 5
_STATES = words("""
    found thought felt was were had believed wanted hoped feared knew liked disliked loved hated
    trusted preferred saw
""")
"""Pasts that say how somebody is or what he holds: no act that follows the saying."""
_SPEAKS = kinds.SAYING | kinds.REPORTING | kinds.TELLING | kinds.NAMING
_GIVES = words("give provide offer discuss speak respond take release share")
"""What those refuse who say no more: would not give details."""
_DONE = kinds.PAST | kinds.VERB | kinds.CUE
_NOT_VERBAL = kinds.DETERMINER | kinds.SUBORDINATOR
_HELPS = kinds.ADVERB | kinds.TIME | kinds.AUXILIARY
_LEARNS = frozenset(("know", "realize", "realise", "learn", "understand"))


class Turns:
    """Finds where what was said ends and its speaker acts."""

    def __init__(self, units: Units) -> None:
        """Look at the units of a text."""
        self.units, self.tags = units, units.tags

    def _acts_next(self, first: int, at: int) -> bool:
        """Tell "vowed to cut fares and raised them", "…, and did" from "to help those who fled and fell"."""
        verb = at + 1 + bool(self.tags[at + 1] & kinds.ADVERB)
        return verb < len(self.tags) and self._is_past_act(verb, at) and not self._holds_clause(first, at)

    def _is_past_act(self, at: int, coordinator: int) -> bool:
        """Say whether a finite verb stands here: a past with its object, or an auxiliary."""
        tag, word = self.tags[at], self.units.lowered[at]
        if tag & kinds.AUXILIARY:
            return word not in _NOT_FINITE
        if word in _PASTS:
            return True
        known = tag & kinds.PAST and not tag & (kinds.NOUN | kinds.MINDED)
        if at + 1 >= len(self.tags) or not (known or word in _IRREGULAR):
            return False
        following = self.units.lowered[at + 1]
        if following == "to" or following in OBJECTS or self.tags[at + 1] & _OBJECT:
            return True
        # The poor and displaced in the town: what ends so can be a noun.
        governs = self.tags[at + 1] & kinds.PREPOSITION and following != "by"
        return bool(governs and not self.tags[coordinator - 2] & kinds.DETERMINER)

    def _holds_clause(self, first: int, at: int) -> bool:
        """Say whether an infinitive holds a clause or participle before a unit: to help those who fled."""
        return any(
            (self.tags[each] & _HOLDS and not self.tags[each] & kinds.PREPOSITION)
            or self.units.words[each] == "that"
            for each in range(first + 1, at)
        )

    def _acts_after_quoted(self, at: int, *, judged: bool) -> bool:
        """Read what follows a comma in marks: said it was “over,” then left; called it “over,” in …."""
        if last_mark(self.units.words[at]) != ",":
            return False
        after = at + 1 + bool(self.tags[at + 1] & kinds.COORDINATOR)
        then = self.units.words[after] == "then" and self.tags[after + 1] & VERBAL
        return bool(then or (judged and self.tags[at + 1] & _THEN))

    def _without_medium(self, first: int, end: int) -> int:
        """Leave out what somebody said so in: condemned the strike | in a statement."""
        for at in range(first + 1, end - 2):
            if self.units.words[at] in _MEANS and self.units.words[at + 1] in _WHOSE:
                for noun in range(at + 2, min(at + _MEDIUM_AHEAD, end)):
                    if self.units.lowered[noun] in _MEDIA:
                        return at if noun + 1 == end or not self._is_of(noun + 1) else end
        return end

    def _is_of(self, at: int) -> bool:
        """Tell "errors in a speech by the mayor" from "in a speech to the council"."""
        return self.units.words[at] in ("of", "by", "from", "that", "about")

    def _is_predicate(self, frame: Frame, first: int, end: int) -> bool:
        """Tell ", she said, but keeps quiet" and ", and thought it odd" from ", he said, and left"."""
        at = first
        while at < end - 1 and self.tags[at] & kinds.ADVERB and not self.tags[at] & kinds.AUXILIARY:
            at += 1
        tag = self.tags[at]
        if tag & kinds.AUXILIARY:
            return not self._refuses(at + 1, end)
        if tag & _NOT_VERBAL or self.units.words[at - 1] == "not":
            return True
        governed = self.tags[first] & (kinds.ADVERB | kinds.PREPOSITION)
        if governed and not any(self.tags[each] & _DONE for each in range(first, end)):
            return not any(self.units.words[each] in _PASTS for each in range(first, end))
        if tag & (kinds.NOUN | kinds.CUE | kinds.VERB) and not tag & (kinds.PAST | kinds.CAPITAL):
            told = self.tags[frame.cue[0]] & kinds.PAST
            return bool(told) and self.units.words[at].endswith("s") and at + 1 < end
        return at + 1 < end and self.units.words[at] in _STATES

    def _refuses(self, at: int, end: int) -> bool:
        """Read "would not elaborate", "did not say when": it is about what was said."""
        while at < end and self.tags[at] & (kinds.AUXILIARY | kinds.ADVERB):
            at += 1
        if at >= end:
            return False
        said = self.tags[at] & _SPEAKS and not self.tags[at - 1] & kinds.BE
        return bool(said) or self.units.words[at] in _GIVES

    def _lists_on(self, first: int, at: int, high: int) -> bool:
        """Read "said that A; and that B", "has three fears: that A; that B; and that C"."""
        if self.units.words[at] != ";":
            return False
        after = at + 1 + bool(self.tags[at + 1] & kinds.COORDINATOR)
        if after + 1 >= high or self.units.words[after] != "that" or self.tags[after + 1] & FINITE:
            return False
        joined = after > at + 1 or self._is_joined_further(after, high)
        return joined and "that" in self.units.words[max(first - 1, 0) : at]

    def _is_joined_further(self, first: int, high: int) -> bool:
        """Read "; that B; and that C": a list; "; that sum, he added, is fair" is none."""
        words = self.units.words
        return any(
            words[at] == ";" and words[at + 2] == "that" and self.tags[at + 1] & kinds.COORDINATOR
            for at in range(first, high - 2)
        )

    def _up_to_verb_of(self, later: list[Frame], frame: Frame, first: int, end: int) -> int:
        """End what "donors who pressed him" takes before ", now wonder", whose subject they are."""
        for other in later:
            verb = other.cue[0]
            if verb < end and not other.left and other.subject == frame.subject and other.subject:
                while verb > first and self.tags[verb - 1] & _HELPS:
                    verb -= 1
                return verb if verb > first and not self.tags[verb - 1] & kinds.COORDINATOR else end
        infinitive = self.units.words[first] == "to" and self.units.words[first - 1] != "that"
        bare = infinitive or frame.rule == "source-verb-object"
        return self._up_to_finite(first, end) if bare else end

    def _up_to_finite(self, first: int, end: int) -> int:
        """End what "voters who asked the town" takes before ", have sued": to close the road | have sued."""
        for at in range(first + 1, end):
            tag = self.tags[at]
            if at == first + 1 and self.units.words[first] == "to":
                continue
            told = tag & kinds.CUE and not tag & kinds.NOUN
            if told or tag & (_HOLDS | kinds.COMMA | kinds.COORDINATOR) or self.units.words[at] == "that":
                finite = (
                    tag & kinds.AUXILIARY
                    and not tag & kinds.CAPITAL
                    and not self.units.lowered[at].startswith("be")
                )
                return at if finite and not self.tags[at - 1] & kinds.PRONOUN else end
        return end

    def _up_to_until(self, frame: Frame, first: int, end: int) -> int:
        """End what somebody did not know before "until he came": only then was it known."""
        if self.units.lowered[frame.cue[0]] in _LEARNS:
            for at in range(first + 1, end - 2):
                if self.units.words[at] == "until" and any(
                    self.tags[verb] & VERBAL for verb in range(at + 1, end)
                ):
                    return at
        return end

    def _is_absolute(self, frame: Frame) -> bool:
        """Read "with Ms. Lund warning of war", "with aides urging peace and Mr. Li warning of war"."""
        return frame.subject is not None and self.units.words[frame.subject[0] - 1] in ("with", "and")

    def _up_to_absolute_end(self, first: int, end: int) -> int:
        """End what is said in "with Ms. Lund urging peace" before a comma and "and Mr. Li warning"."""
        for at in range(first + 1, end - 1):
            if self.tags[at] & kinds.COMMA:
                return at
            if self.tags[at] & kinds.COORDINATOR:
                subject = phrase_after(self.units, at + 1, end)
                acts = range(at + 2, min(subject + 1, end))
                if any(self.tags[each] & kinds.GERUND for each in acts):
                    return at
        return end
