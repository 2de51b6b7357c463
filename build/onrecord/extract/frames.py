"""Frames: the ways in which a sentence attributes words to a source.

Each frame has a cue, usually a subject beside it, and says on which side its content stands. Nothing
here looks at the content itself; `quotes` does that.
"""

from onrecord.extract import kinds
from onrecord.extract.clause import CLAUSAL, CLAUSE_AHEAD, FINITE, VERBAL, Frame, Range
from onrecord.extract.complements import Complements
from onrecord.extract.phrases import is_noun, phrase_before
from onrecord.extract.units import Units

_QUESTION_WORDS = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
_ONLY_PARTICIPLES = frozenset(("known", "shown", "written", "sworn"))
_LONG = 4
"""A longer stretch is taken for a clause; a shorter one is no headline that its capitals can tell."""
_PAUSES = kinds.COMMA | kinds.STOP | kinds.QUOTATION | kinds.MARK
_AFTER_SOURCE = _PAUSES | kinds.PREPOSITION | kinds.TIME | kinds.ADVERB | kinds.RELATIVE | kinds.COORDINATOR
"""What can follow the source in "said Mr. Li"."""
_STATES_OF_MIND = frozenset(("worried", "convinced", "persuaded", "concerned"))
"""Participles that tell what their subject holds, not what it was told."""


def frames_in(units: Units, low: int, high: int) -> list[Frame]:
    """Find the attributions of a sentence, in the order of their cues."""
    found: list[Frame] = []
    for at in range(low, high):
        tag = units.tags[at]
        if not tag & (kinds.CUE | kinds.ACCORDING | kinds.CUE_NOUN):
            continue
        if found and at < found[-1].cue[1]:
            continue
        if tag & kinds.CAPITAL and at != low and not _is_headline(units, low, high):
            continue
        frame = _Reader(units, (low, high), at, found).frame(tag)
        if frame:
            found.append(frame)
    return found


def _is_headline(units: Units, low: int, high: int) -> bool:
    """Say whether a sentence is written in title case and without a full stop."""
    if units.tags[high - 1] & kinds.STOP or high - low < _LONG:
        return False
    words = [
        tag
        for tag in units.tags[low:high]
        if not tag & (kinds.MARK | kinds.COMMA | kinds.PREPOSITION | kinds.DETERMINER)
    ]
    capitals = sum(1 for tag in words if tag & (kinds.CAPITAL | kinds.NUMBER | kinds.QUOTATION))
    return capitals * 5 >= len(words) * 4


class _Reader(Complements):
    """Reads the surroundings of one cue."""

    def frame(self, tag: int) -> Frame | None:
        if tag & kinds.ACCORDING:
            return self._according() or self._putting() or self._in_words()
        if tag & kinds.CUE:
            frame = self._verb(tag)
            if frame:
                frame.tag = tag
                return frame
        return self._noun() if tag & kinds.CUE_NOUN else None

    def _according(self) -> Frame | None:
        if self.word(self.cue + 1) != "to":
            return None
        end = self._source_after(self.cue + 2)
        if end == self.cue + 2:
            return None
        first = self.cue == self.low or self._opens_clause(self.cue)
        if first:
            end = self._up_to_comma(end)
        frame = Frame((self.cue, self.cue + 2), (self.cue + 2, end), self.cue, end, "according-to", cuts=True)
        if first:
            frame.right = self._after_commas(end)
        else:
            frame.left = True
        return frame

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
        if self.word(self.cue + 1) != "it" or self.word(self.cue) == "words":
            return None
        subject = self._subject(self.cue - 1)
        if subject is None or self.word(subject[0] - 1) != "as":
            return None
        after = self.cue + 2
        frame = Frame((self.cue, after), subject, subject[0] - 1, after, "as-source-puts-it", cuts=True)
        if subject[0] - 1 == self.low:
            frame.right = self._after_commas(after)
        else:
            frame.left = True
        return frame

    def _in_words(self) -> Frame | None:
        """Read "in the words of Mr. Li" and "in Mr. Li's words"."""
        if self.word(self.cue) != "words":
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

    def _opens_clause(self, at: int) -> bool:
        """Say whether only a conjunction stands before: "But according to Mr. Li"."""
        before = at - 2 if self.tag(at - 1) & kinds.COMMA else at - 1
        return before == self.low and bool(self.tag(before) & (kinds.COORDINATOR | kinds.SUBORDINATOR))

    def _verb(self, tag: int) -> Frame | None:
        if self._is_noun_here(tag) or (self.word(self.cue + 1) == "not" and not tag & kinds.SAYING):
            return None
        helper = self._before_helpers()
        is_form_of_be = any(self.tag(at) & kinds.BE for at in range(helper + 1, self.cue))
        if is_form_of_be and tag & kinds.PAST:
            if self.word(self.cue) in _STATES_OF_MIND:
                return self._finite(tag & ~kinds.TELLING | kinds.BELIEVING, helper)
            return self._passive(tag)
        if tag & kinds.GERUND and not is_form_of_be:
            return self._participle(tag)
        if self.word(self.cue - 1) == "to":
            return self._infinitive(tag)
        bare_participle = self.word(self.cue) in _ONLY_PARTICIPLES and helper == self.cue - 1
        return None if bare_participle else self._finite(tag, helper)

    def _finite(self, tag: int, helper: int) -> Frame | None:
        """Read a finite verb: "Mr. Li said that A", "A, Mr. Li said", "A, said Mr. Li"."""
        subject = self._subject(helper)
        right, hearer = self._complement(tag, self.cue + 1)
        inverted = self._inverted(helper) if tag & CLAUSAL else None
        if inverted and (subject is None or right is None or self.tag(helper) & kinds.QUOTATION):
            return inverted
        if subject is None and self.tag(helper) & kinds.COMMA and right and self.word(right - 1) == "that":
            subject = self._first_phrase()
        if subject is None:
            return self._shared(helper, right, hearer)
        frame = Frame(
            self._this(), subject, subject[0], self._after_adverbials(self.cue + 1), "", hearer=hearer
        )
        if tag & (CLAUSAL | kinds.TELLING) and self._follows_content(frame, right):
            return self._after_content(frame, tag)
        if right is None or (tag & kinds.NAMING and not self._names(subject, right)):
            return None
        frame.right, frame.rule, frame.cuts = right, self._rule_of(tag, right), self._cuts(frame.edge)
        return frame

    def _this(self) -> Range:
        return self.cue, self.cue + 1

    def _follows_content(self, frame: Frame, right: int | None) -> bool:
        """Say whether what was said stands before the source: "A, Mr. Li said", "A, Mr. Li said, B"."""
        before = frame.edge - 1
        if frame.edge == self.low or not self._ends_with_comma(before):
            return False
        interrupts = self.tag(frame.after) & kinds.COMMA and frame.edge - self._floor() > 1
        if not (interrupts or self._has_clause(self._floor(), frame.edge)):
            return False
        if right is None:
            return True
        return bool(self.tag(before) & kinds.QUOTATION) and self.word(right) != "that"

    def _after_content(self, frame: Frame, tag: int) -> Frame:
        quoted = self.tag(frame.edge - 1) & kinds.QUOTATION
        frame.rule = "quotation-then-source" if quoted else "clause-then-source"
        frame.left = True
        if tag & kinds.TELLING:
            frame.hearer = frame.hearer or self._hearer(self.cue + 1)
            if frame.hearer:
                frame.after = self._after_adverbials(frame.hearer[1])
        return frame

    def _names(self, subject: Range, right: int) -> bool:
        """Tell "what he called “…”" from "a man called “…”"."""
        if right != self.cue + 1 or not self.tag(right) & kinds.QUOTATION:
            return True
        return bool(self.tags[subject[0]] & kinds.PRONOUN) or self.word(subject[0] - 1) in ("what", "which")

    def _cuts(self, edge: int) -> bool:
        before = self.tag(edge - 1)
        if before & kinds.COORDINATOR:
            return True
        return self.word(edge - 1) in (";", "while", "although", "though", "whereas")

    def _rule_of(self, tag: int, right: int) -> str:
        if self.tag(right) & kinds.QUOTATION:
            return "source-then-quotation"
        if self.word(right - 1) == "that":
            return "source-verb-that"
        if self.word(right) == "to":
            return "source-verb-infinitive"
        if tag & (kinds.NAMING | kinds.JUDGING) and not tag & CLAUSAL:
            return "source-verb-object"
        return "source-verb-clause"

    def _floor(self) -> int:
        return max([self.low, *(frame.after for frame in self.before if frame.left or frame.cuts)])

    def _has_clause(self, first: int, end: int) -> bool:
        """Say whether a stretch can be what somebody says: quoted words, or a clause."""
        if (
            any(self.tags[at] & kinds.QUOTATION for at in range(first, end))
            and self.tags[end - 1] & kinds.QUOTATION
        ):
            return True
        if end - first > _LONG:
            return True
        return any(self.tags[at] & (VERBAL | kinds.CUE) for at in range(first, end))

    def _inverted(self, helper: int) -> Frame | None:
        """Read "A," said Mr. Li, and Said Mr. Li: "A"."""
        opens = self.cue == self.low
        end = self._source_after(self.cue + 1)
        if end == self.cue + 1 or not self._can_speak(self.cue + 1, end):
            return None
        if opens:
            return self._opening(end)
        if not self._ends_with_comma(helper) or not (end >= self.high or self.tag(end) & _AFTER_SOURCE):
            return None
        if not self.tag(helper) & kinds.QUOTATION and not self._has_clause(self._floor(), helper):
            return None
        after = self._after_adverbials(end)
        return Frame(self._this(), (self.cue + 1, end), self.cue, after, "quotation-then-inverted", left=True)

    def _opening(self, end: int) -> Frame | None:
        right = self._after_colon(end)
        if right is None or not (self.word(end) == ":" or self.tag(end) & (kinds.COMMA | kinds.QUOTATION)):
            return None
        return Frame(self._this(), (self.cue + 1, end), self.cue, end, "inverted-opening", right=right)

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
            and self.word(right) not in _QUESTION_WORDS
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
