"""Frames without a finite verb of their own: participles, infinitives, passives, nouns, adjectives."""

from onrecord.extract import kinds
from onrecord.extract.clause import CLAUSAL, CLAUSE_AHEAD, FINITE, Frame, Range
from onrecord.extract.complements import QUESTION_WORDS, Complements
from onrecord.extract.lexicon import words
from onrecord.extract.phrases import is_noun, phrase_after, phrase_before

_NO_VERB = kinds.DETERMINER | kinds.CAPITAL | kinds.POSSESSIVE | kinds.NUMBER
_SEEMS = words("seem seems seemed appear appears appeared tend tends tended continue continues continued")
_LEADS = kinds.PREPOSITION | kinds.SUBORDINATOR
_GIVES = words("""
    made make makes making gave give gives giving expressed express expresses expressing voiced voices
    voicing issued issues issuing repeated repeats repeating raised raises raising drew draws reached
    reaches came come comes offered offers offering
""")
"""Verbs with which a noun of saying has the same source: gave assurances that."""


class Secondary(Complements):
    """Reads the cues that are not the verb of a clause with its subject before it."""

    def _this(self) -> Range:
        return self.cue, self.cue + 1

    def _shared(self, tag: int, helper: int, right: int | None, hearer: Range | None) -> Frame | None:
        """Read "He said A and added B": the subject stands with an earlier verb."""
        if right is None:
            return None
        if self._only_wants(tag, right) and not self.before:
            return None
        link = self.tag(helper)
        if not (link & kinds.COORDINATOR or (link & kinds.COMMA and self.tag(helper - 1) & kinds.COMMA)):
            return None
        frame = Frame(self._this(), self._earlier_subject(), helper, right, "shared-subject", right=right)
        frame.cuts, frame.hearer = True, hearer
        return frame

    def _only_wants(self, tag: int, right: int) -> bool:
        return bool(tag & kinds.WANTING and self.word(right) == "to")

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
        leading = self._leads(before, right)
        if leading:
            return leading
        comma = self._ends_with_comma(before)
        if comma or before < self.low:
            subject = self._earlier_subject()
            rule = "participle"
        elif self.word(before) == "as" or self.tag(before) & (
            kinds.PREPOSITION | kinds.COORDINATOR | kinds.ADVERB | kinds.SUBORDINATOR
        ):
            subject = self._quoted_as(before) or self._earlier_subject()
            rule = "participle-after-preposition"
        else:
            subject = self._subject(before)
            rule = "noun-participle"
        return Frame(self._this(), subject, self.cue, right, rule, right=right, cuts=comma, hearer=hearer)

    def _quoted_as(self, before: int) -> Range | None:
        """Read "quoted an aide as saying", not "was quoted by the paper as saying"."""
        subject = self._subject(before - 1) if self.word(before) == "as" else None
        return None if subject is None or self.word(subject[0] - 1) == "by" else subject

    def _leads(self, before: int, right: int) -> Frame | None:
        """Read "While conceding that A, Mr. Li left": the subject comes after the content."""
        if before > self.low or (before == self.low and not self.tag(before) & _LEADS):
            return None
        for comma in range(right, self.high - 1):
            if self.tags[comma] & kinds.COMMA:
                end = phrase_after(self.units, comma + 1, self.high)
                subject = (comma + 1, end) if end > comma + 1 else None
                return Frame(
                    self._this(), subject, self.cue, right, "participle", right=right, one_clause=True
                )
        return None

    def _infinitive(self, tag: int) -> Frame | None:
        """Read "declined to say whether B"; a bare "to say" attributes nothing yet."""
        right, hearer = self._complement(tag, self.cue + 1)
        if right is None or not tag & (CLAUSAL | kinds.TELLING):
            return None
        if (
            self.word(right - 1) != "that"
            and self.word(right) not in QUESTION_WORDS
            and not self.tag(right) & kinds.QUOTATION
            and self.word(self.cue - 2) not in _SEEMS
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
        raised = self._raised(tag, agent, at) or self._described(tag, at)
        if raised:
            return raised
        right: int | None = None
        if self.word(at) == "that" or self._accuses(at):
            right = at + 1
        elif self._to_do(tag, at) or self._told_clause(tag, at):
            right = at
        elif self.word(at) == "as" and self.tag(at + 1) & kinds.QUOTATION:
            right = at + 1
        if right is None or right >= self.high:
            return None
        return Frame(self._this(), agent, self.cue, right, "passive", right=right)

    def _accuses(self, at: int) -> bool:
        """Read "is accused of hiding the tests"."""
        of_doing = self.word(at) == "of" and self.tag(at + 1) & kinds.GERUND
        return bool(of_doing) and self.word(self.cue) == "accused"

    def _described(self, tag: int, at: int) -> Frame | None:
        """Read "was described as weak by analysts": the subject and what is said of it."""
        subject = self._subject(self._before_helpers())
        if not tag & kinds.NAMING or self.word(at) != "as" or subject is None or at + 1 >= self.high:
            return None
        ends = min(at + CLAUSE_AHEAD, self.high)
        by = next((ahead for ahead in range(at + 1, ends) if self.word(ahead) == "by"), None)
        end = self.high if by is None else self._source_after(by + 1)
        agent = None if by is None or end == by + 1 else (by + 1, end)
        return Frame(
            self._this(),
            agent,
            self.cue,
            at + 1,
            "raised-subject",
            right=at + 1,
            ahead=subject,
            stop=by if agent else None,
        )

    def _told_clause(self, tag: int, at: int) -> bool:
        pronoun = self.tag(at) & kinds.PRONOUN and self.tag(at + 1) & kinds.AUXILIARY
        return bool(tag & kinds.TELLING and pronoun)

    def _to_do(self, tag: int, at: int) -> bool:
        orders = tag & (kinds.ORDERING | kinds.TELLING) and self.word(at) == "to"
        return bool(orders) and self.word(at + 1) != "be" and not self.tag(at + 1) & _NO_VERB

    def _raised(self, tag: int, agent: Range | None, at: int) -> Frame | None:
        """Read "the bank is said to have lost": the subject is part of what is said."""
        if not tag & kinds.RAISING or self.word(at) != "to" or self.tag(at + 1) & _NO_VERB:
            return None
        helper = self._before_helpers()
        subject = self._first_phrase() if self.tag(helper) & kinds.COORDINATOR else self._subject(helper)
        if subject is None or at + 1 >= self.high:
            return None
        return Frame(self._this(), agent, self.cue, at, "raised-subject", right=at, ahead=subject)

    def _asked_first(self) -> Frame | None:
        """Read "Asked whether B, Mr. Li laughed", "Mr. Li, asked whether B, laughed": by whom is not said."""
        after = self.cue + 1
        if self.word(self.cue) != "asked" or self.word(after) not in QUESTION_WORDS:
            return None
        if self.cue != self.low and not self.tag(self.cue - 1) & kinds.COMMA:
            return None
        return Frame(self._this(), None, self.cue, after, "asked-first", right=after, one_clause=True)

    def _minded(self) -> Frame | None:
        """Read "he is confident that B", "they are sure it B"."""
        helper = self._before_helpers()
        if not any(self.tag(at) & kinds.BE for at in range(helper + 1, self.cue)):
            return None
        at = self.cue + 1
        subject = self._subject(helper)
        opens = self.word(at) in ("that", "whether") or self.tag(at) & kinds.PRONOUN
        if subject is None or not opens or at + 1 >= self.high or self.word(subject[0]) in ("it", "there"):
            return None
        right = at + 1 if self.word(at) == "that" else at
        return Frame(self._this(), subject, subject[0], right, "minded", right=right)

    def _noun(self, tag: int) -> Frame | None:
        """Read "the announcement that B", "his warning that B", "his decision to B"."""
        right = self._noun_content(tag)
        if right is None:
            return None
        subject = self._owner()
        if subject is None and tag & kinds.DOING_NOUN and self.word(right) == "to":
            return None
        rule = "noun-infinitive" if self.word(right) == "to" else "noun-that"
        return Frame(
            self._this(),
            subject,
            self.cue,
            right,
            rule,
            right=right,
            tag=kinds.CUE_NOUN,
            one_clause=not self.tag(self.cue + 1) & kinds.BE,
        )

    def _noun_content(self, tag: int) -> int | None:
        after = self.cue + 1
        if self.tag(after) & kinds.BE and self.word(after + 1) == "that" and after + 2 < self.high:
            return after + 2 if self._owner() else None
        if after + 1 >= self.high or (self.before and self.before[-1].right in (after, after + 1)):
            return None
        if self.word(after) == "to" and tag & kinds.DOING_NOUN:
            return None if self.tag(after + 1) & _NO_VERB else after
        apposed = self.word(self.cue - 1) in ("a", "an") and self.tag(self.cue - 2) & kinds.COMMA
        if self.word(after) != "that" or apposed or self.tag(after + 1) & FINITE or not tag & kinds.CUE_NOUN:
            return None
        return after + 1

    def _owner(self) -> Range | None:
        """Find whose announcement it is: Corbel's, the World Bank's, of him who issued it."""
        owner = self.cue - 1
        while owner > self.low and is_noun(self.tags[owner]) and not self._possesses(owner):
            owner -= 1
        if owner >= self.low and self._possesses(owner):
            first = phrase_before(self.units, owner, self.low)
            return (owner if first is None else first, owner + 1)
        if self.tag(owner) & kinds.DETERMINER:
            owner -= 1
        if self.word(owner) in ("to", "in"):
            owner -= 1
        return self._subject(owner - 1) if self.word(owner) in _GIVES else None

    def _possesses(self, at: int) -> bool:
        return bool(self.tags[at] & kinds.POSSESSIVE) or self._is_plural_owner(at)
