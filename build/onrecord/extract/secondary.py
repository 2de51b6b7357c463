"""Frames without a finite verb of their own: participles, infinitives, passives, nouns, adjectives."""

from onrecord.extract import kinds
from onrecord.extract.clause import CLAUSAL, Frame, Range
from onrecord.extract.complements import QUESTION_WORDS, Complements
from onrecord.extract.phrases import is_noun, phrase_before


class Secondary(Complements):
    """Reads the cues that are not the verb of a clause with its subject before it."""

    def _this(self) -> Range:
        return self.cue, self.cue + 1

    def _shared(self, helper: int, right: int | None, hearer: Range | None) -> Frame | None:
        """Read "He said A and added B": the subject stands with an earlier verb."""
        if right is None:
            return None
        tag = self.tag(helper)
        if not (tag & kinds.COORDINATOR or (tag & kinds.COMMA and self.tag(helper - 1) & kinds.COMMA)):
            return None
        frame = Frame(self._this(), self._earlier_subject(), helper, right, "shared-subject", right=right)
        frame.cuts, frame.hearer = True, hearer
        return frame

    def _earlier_subject(self) -> Range | None:
        return self.before[-1].subject if self.before else self._first_phrase()

    def _participle(self, tag: int) -> Frame | None:
        """Read "…, adding that B" and "a statement saying B"."""
        right, hearer = self._complement(tag, self.cue + 1)
        if right is None and self.tag(passed := self._after_adverbials(self.cue + 1)) & kinds.QUOTATION:
            right = passed
        if right is None or (tag & kinds.BELIEVING and not tag & CLAUSAL & ~kinds.BELIEVING):
            return None
        if not tag & (CLAUSAL | kinds.TELLING):
            return None
        quoted = self.tag(right) & kinds.QUOTATION
        if not (quoted or self.word(right - 1) == "that" or self._sure_clause(right, tag)):
            return None
        before = self.cue - 1
        comma = self._ends_with_comma(before)
        if comma or before < self.low:
            subject = self._earlier_subject()
            rule = "participle"
        elif self.word(before) == "as" or self.tag(before) & (
            kinds.PREPOSITION | kinds.COORDINATOR | kinds.ADVERB | kinds.SUBORDINATOR
        ):
            subject = self._earlier_subject()
            rule = "participle-after-preposition"
        else:
            subject = self._subject(before)
            rule = "noun-participle"
        return Frame(self._this(), subject, self.cue, right, rule, right=right, cuts=comma, hearer=hearer)

    def _infinitive(self, tag: int) -> Frame | None:
        """Read "declined to say whether B"; a bare "to say" attributes nothing yet."""
        right, hearer = self._complement(tag, self.cue + 1)
        if right is None or not tag & (CLAUSAL | kinds.TELLING):
            return None
        if (
            self.word(right - 1) != "that"
            and self.word(right) not in QUESTION_WORDS
            and not self.tag(right) & kinds.QUOTATION
        ):
            return None
        helper = self.cue - 2
        governed = bool(self.before) and self.before[-1].right == self.cue - 1
        if governed or self.tag(helper) & kinds.BELIEVING:
            return None
        while helper >= self.low and self.tags[helper] & (
            kinds.ADVERB | kinds.AUXILIARY | kinds.PAST | kinds.VERB | kinds.PREPOSITION
        ):
            helper -= 1
        subject = self._subject(helper) or self._first_phrase()
        return Frame(self._this(), subject, self.cue - 1, right, "infinitive", right=right, hearer=hearer)

    def _passive(self, tag: int) -> Frame | None:
        """Read "was told that B", "have been ordered to B by C"; the agent stands after "by"."""
        at = self.cue + 1
        agent: Range | None = None
        if self.word(at) == "by":
            end = self._source_after(at + 1)
            if end > at + 1:
                agent, at = (at + 1, end), end
        right: int | None = None
        if self.word(at) == "that":
            right = at + 1
        elif self.word(at) == "to" and tag & (kinds.ORDERING | kinds.TELLING) and self.word(at + 1) != "be":
            right = at
        elif self.word(at) == "as" and self.tag(at + 1) & kinds.QUOTATION:
            right = at + 1
        if right is None or right >= self.high:
            return None
        return Frame(self._this(), agent, self.cue, right, "passive", right=right)

    def _noun(self) -> Frame | None:
        """Read "the announcement that B", "his warning that B"."""
        if self.word(self.cue + 1) != "that" or self.cue + 2 >= self.high:
            return None
        taken = bool(self.before) and self.before[-1].right == self.cue + 2
        apposed = self.word(self.cue - 1) in ("a", "an") and self.tag(self.cue - 2) & kinds.COMMA
        if taken or apposed or self.tag(self.cue + 2) & (kinds.AUXILIARY | kinds.VERB):
            return None
        owner = self.cue - 1
        while owner > self.low and is_noun(self.tags[owner]) and not self.tags[owner] & kinds.POSSESSIVE:
            owner -= 1
        subject: Range | None = None
        if owner >= self.low and self.tags[owner] & kinds.POSSESSIVE:
            first = phrase_before(self.units, owner, self.low)
            subject = (owner if first is None else first, owner + 1)
        return Frame(
            self._this(),
            subject,
            self.cue,
            self.cue + 2,
            "noun-that",
            right=self.cue + 2,
            tag=kinds.CUE_NOUN,
        )
