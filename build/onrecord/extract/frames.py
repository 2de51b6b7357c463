"""Frames: the ways in which a sentence attributes words to a source.

Each frame has a cue, usually a subject beside it, and says on which side its content stands. Nothing
here looks at the content itself; `quotes` does that.
"""

from onrecord.extract import kinds
from onrecord.extract.clause import CLAUSAL, CLAUSE_AHEAD, FINITE, Frame, Range
from onrecord.extract.complements import Complements
from onrecord.extract.phrases import is_noun, phrase_before
from onrecord.extract.units import Units

_QUESTION_WORDS = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
_ONLY_PARTICIPLES = frozenset(("known", "shown", "written", "sworn"))
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
        frame = _Reader(units, low, high, at, found).frame(tag)
        if frame:
            found.append(frame)
    return found


def _is_headline(units: Units, low: int, high: int) -> bool:
    """Say whether a sentence is written in title case and without a full stop."""
    if units.tags[high - 1] & kinds.STOP or high - low < 4:
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
            if self.tags[at] & (FINITE | kinds.PRONOUN | kinds.DETERMINER) and not self.word(at) == "the":
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
            frame = Frame((self.cue, self.cue + 1), (first, self.cue), first - 1, self.cue + 1, "in-words-of")
        for at in range(frame.after, min(frame.after + CLAUSE_AHEAD, self.high)):
            if self.tags[at] & kinds.QUOTATION:
                frame.right, frame.cuts = at, True
                return frame
        return None

    def _opens_clause(self, at: int) -> bool:
        before = at - 1
        if self.tag(before) & kinds.COMMA:
            before -= 1
        return (
            bool(self.tag(before) & (kinds.COORDINATOR | kinds.SUBORDINATOR))
            and self.tag(before) & kinds.CAPITAL == kinds.CAPITAL
        )

    def _verb(self, tag: int) -> Frame | None:
        if self._is_noun_here(tag) or (self.word(self.cue + 1) == "not" and not tag & kinds.SAYING):
            return None
        helper = self._before_helpers()
        passive = bool(tag & kinds.PAST) and any(
            self.tag(at) & kinds.BE for at in range(helper + 1, self.cue)
        )
        if self.word(self.cue) in _ONLY_PARTICIPLES and helper == self.cue - 1:
            return None
        if passive and self.word(self.cue) in _STATES_OF_MIND:
            return self._finite(tag & ~kinds.TELLING | kinds.BELIEVING, helper)
        if passive:
            return self._passive(tag)
        if tag & kinds.GERUND and not any(self.tag(at) & kinds.BE for at in range(helper + 1, self.cue)):
            return self._participle(tag)
        if self.word(self.cue - 1) == "to":
            return self._infinitive(tag)
        return self._finite(tag, helper)

    def _finite(self, tag: int, helper: int) -> Frame | None:
        subject = self._subject(helper)
        right, hearer = self._complement(tag, self.cue + 1)
        inverted = (
            self._inverted(tag, helper) if tag & (kinds.SAYING | kinds.REPORTING | kinds.BELIEVING) else None
        )
        if inverted and (subject is None or right is None or self.tag(helper) & kinds.QUOTATION):
            return inverted
        if subject is None and self.tag(helper) & kinds.COMMA and right and self.word(right - 1) == "that":
            subject = self._first_phrase()
        if subject is None:
            return self._shared(tag, helper, right, hearer)
        edge = subject[0]
        after_content = edge > self.low and self._ends_with_comma(edge - 1)
        after = self._after_adverbials(self.cue + 1)
        interrupts = bool(self.tag(after) & kinds.COMMA) and edge - self._floor() > 1
        if (
            tag & (CLAUSAL | kinds.TELLING)
            and after_content
            and (interrupts or self._has_clause(self._floor(), edge))
        ):
            weak = right is None or self.tag(edge - 1) & kinds.QUOTATION
            if weak and self.word(right if right is not None else self.high) != "that":
                rule = (
                    "clause-then-source"
                    if not self.tag(edge - 1) & kinds.QUOTATION
                    else "quotation-then-source"
                )
                if tag & kinds.TELLING:
                    hearer = hearer or self._hearer(self.cue + 1)
                    after = self._after_adverbials(hearer[1]) if hearer else after
                return Frame((self.cue, self.cue + 1), subject, edge, after, rule, left=True, hearer=hearer)
        if right is None:
            return None
        if (
            tag & kinds.NAMING
            and right == self.cue + 1
            and self.tag(right) & kinds.QUOTATION
            and not self._names(subject)
        ):
            return None
        rule = self._rule_of(tag, right)
        frame = Frame((self.cue, self.cue + 1), subject, edge, after, rule, right=right, hearer=hearer)
        frame.cuts = self._cuts(edge)
        return frame

    def _names(self, subject: Range) -> bool:
        """Tell "what he called “…”" from "a man called “…”"."""
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
        return (
            any(
                self.tags[at] & (FINITE | kinds.PAST) or self.tags[at] & kinds.CUE for at in range(first, end)
            )
            or end - first > 4
        )

    def _inverted(self, tag: int, helper: int) -> Frame | None:
        """Read "…," said Mr. Li, and Said Mr. Li: "…"."""
        opens = self.cue == self.low
        if not opens and not self._ends_with_comma(helper):
            return None
        end = self._source_after(self.cue + 1)
        if end == self.cue + 1 or not self._can_speak(self.cue + 1, end):
            return None
        following = self.tag(end)
        if opens:
            if self.word(end) != ":" and not following & kinds.COMMA and not following & kinds.QUOTATION:
                return None
            right = self._after_colon(end)
            return right and Frame(
                (self.cue, self.cue + 1), (self.cue + 1, end), self.cue, end, "inverted-opening", right=right
            )
        if end < self.high and not following & (
            kinds.COMMA
            | kinds.STOP
            | kinds.QUOTATION
            | kinds.PREPOSITION
            | kinds.TIME
            | kinds.ADVERB
            | kinds.MARK
            | kinds.RELATIVE
            | kinds.COORDINATOR
        ):
            return None
        if not self.tag(helper) & kinds.QUOTATION and not self._has_clause(self._floor(), helper):
            return None
        after = self._after_adverbials(end)
        return Frame(
            (self.cue, self.cue + 1),
            (self.cue + 1, end),
            self.cue,
            after,
            "quotation-then-inverted",
            left=True,
        )

    def _shared(self, tag: int, helper: int, right: int | None, hearer: Range | None) -> Frame | None:
        """Read "He said A and added B": the subject stands with an earlier verb."""
        if right is None:
            return None
        subject = self.before[-1].subject if self.before else self._first_phrase()
        if self.tag(helper) & kinds.COORDINATOR or (
            self.tag(helper) & kinds.COMMA and self.tag(helper - 1) & kinds.COMMA
        ):
            return Frame(
                (self.cue, self.cue + 1),
                subject,
                helper,
                right,
                "shared-subject",
                right=right,
                cuts=True,
                hearer=hearer,
            )
        return None

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
            subject = self.before[-1].subject if self.before else self._first_phrase()
            rule = "participle"
        elif self.word(before) == "as" or self.tag(before) & (
            kinds.PREPOSITION | kinds.COORDINATOR | kinds.ADVERB | kinds.SUBORDINATOR
        ):
            subject = self.before[-1].subject if self.before else self._first_phrase()
            rule = "participle-after-preposition"
        else:
            subject = self._subject(before)
            rule = "noun-participle"
        return Frame(
            (self.cue, self.cue + 1), subject, self.cue, right, rule, right=right, cuts=comma, hearer=hearer
        )

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
        return Frame(
            (self.cue, self.cue + 1), subject, self.cue - 1, right, "infinitive", right=right, hearer=hearer
        )

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
        return Frame((self.cue, self.cue + 1), agent, self.cue, right, "passive", right=right)

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
            (self.cue, self.cue + 1),
            subject,
            self.cue,
            self.cue + 2,
            "noun-that",
            right=self.cue + 2,
            tag=kinds.CUE_NOUN,
        )
