"""Sources that follow what they said: "A, Mr. Li said", "A, said Mr. Li"."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, FINITE, OBJECTS, VERBAL, Frame, Range
from onrecord.extract.quotes.relatives import Relatives
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after

LONG = 4
"""A longer stretch is taken for a clause; a shorter one is no headline that its capitals can tell."""
STATES_OF_MIND = frozenset(("worried", "convinced", "persuaded", "concerned"))
"""Participles that tell what their subject holds, not what it was told."""
_PAUSES = kinds.COMMA | kinds.STOP | kinds.QUOTATION | kinds.MARK
_SUBORDINATES = kinds.RELATIVE | kinds.SUBORDINATOR
_AFTER_SOURCE = _PAUSES | kinds.PREPOSITION | kinds.TIME | kinds.ADVERB | kinds.RELATIVE | kinds.COORDINATOR
"""What can follow the source in "said Mr. Li"."""


class Following(Relatives):
    """Reads a source behind the content."""

    def _interrupted(self, subject: Range, helper: int, after: int) -> bool:
        """Read "One reason, says Carl Foss, is that": what stands before the comma is not who says it."""
        if self.word(self.cue + 1) in ("a", "an") and self.tag(helper) & kinds.COMMA:
            return self._is_whole(helper) and not self._has_finite(self.cue + 1)
        names = self.tag(self.cue + 1) & kinds.CAPITAL and self.tag(after) & kinds.COMMA
        return bool(names and subject[1] == helper and self.tag(helper) & kinds.COMMA)

    def _is_whole(self, comma: int) -> bool:
        """Read "The plan, first aired in May, would cut A, B and C, says a memo": its verb stands before."""
        for at in range(self.low, comma):
            if self.tags[at] & _SUBORDINATES:
                return False
            if self.tags[at] & FINITE and not self.tags[at] & kinds.CAPITAL:
                return True
        return False

    def _has_finite(self, first: int) -> bool:
        """Say whether a finite verb stands behind a unit in the same part of the sentence."""
        for at in range(first, self.high):
            if self.tags[at] & kinds.MARK:
                break
            if self.tags[at] & FINITE and not self.tags[at] & kinds.CAPITAL:
                return True
        return False

    def _follows_content(self, frame: Frame, right: int | None) -> bool:
        """Say whether what was said stands before the source: "A, Mr. Li said", "A, Mr. Li said, B"."""
        before = frame.edge - 1
        if frame.edge == self.low or not self._ends_with_comma(before) or self._is_infinitive(self.cue + 1):
            return False
        if self._was_asked() and not self.tag(before) & kinds.QUOTATION:
            return False
        interrupts = self.tag(frame.after) & kinds.COMMA and frame.edge - self._floor() > 1
        headline = self.cue + 1 == self.high and self.tag(self.cue) & kinds.CAPITAL
        if self.word(self.cue + 1) in OBJECTS and not self.tag(self.cue) & kinds.TELLING:
            return False
        if right is None and (headline or self._passes_on(before)):
            return True
        said = interrupts or self._has_clause(self._floor(), frame.edge)
        if not said or right is None or self._splits(frame, right):
            return bool(said)
        return bool(self.tag(before) & kinds.QUOTATION) and self.word(right) != "that"

    def _was_asked(self) -> bool:
        """Read "Asked whether he would run, he said no": the question is not what he said."""
        first = self.before[-1] if self.before else None
        return first is not None and first.rule == "asked-first" and first.edge == self.low

    def _passes_on(self, comma: int) -> bool:
        """Read "A, the army said, Reuters reports": one source right behind another."""
        passes = bool(self.tag(self.cue) & kinds.SAYING) or self.cue_word.startswith("report")
        return passes and bool(self.before) and self.before[-1].left and self.before[-1].after == comma

    def _splits(self, frame: Frame, right: int) -> bool:
        """Read "Voters, he says, “are tired”": a subject outside the marks, its verb inside."""
        floor = self._floor()
        if self.tag(floor) & kinds.COORDINATOR:
            floor += 1
        last = self.tag(frame.edge - 2)
        opens = phrase_after(self.units, floor, frame.edge) == frame.edge - 1
        return (
            bool(self.tag(frame.after) & kinds.COMMA)
            and bool(self.tag(right) & kinds.QUOTATION)
            and self.words[right].lstrip("“\"‘'")[:1].islower()
            and (opens or bool(last & FINITE and not last & kinds.CAPITAL))
        )

    def _after_content(self, frame: Frame, tag: int) -> Frame:
        quoted = self.tag(frame.edge - 1) & kinds.QUOTATION
        frame.rule = "quotation-then-source" if quoted else "clause-then-source"
        frame.left = True
        if tag & kinds.TELLING:
            frame.hearer = frame.hearer or self._hearer(self.cue + 1)
            if frame.hearer:
                frame.after = self._after_adverbials(frame.hearer[1])
        return frame

    def _floor(self) -> int:
        return max([self.low, *(frame.after for frame in self.before if frame.left or frame.cuts)])

    def _has_clause(self, first: int, end: int) -> bool:
        """Say whether a stretch can be what somebody says: quoted words, or a clause."""
        if (
            any(self.tags[at] & kinds.QUOTATION for at in range(first, end))
            and self.tags[end - 1] & kinds.QUOTATION
        ):
            return True
        if end - first > LONG:
            return True
        return any(self.tags[at] & (VERBAL | kinds.CUE) for at in range(first, end))

    def _inverted(self, helper: int) -> Frame | None:
        """Read "A," said Mr. Li, and Said Mr. Li: "A"."""
        opens = self.cue == self.low
        end = self._source_after(self.cue + 1)
        # In a headline a common noun without an article can speak: "…, says envoy".
        says = end >= self.high and self.tag(self.cue) & kinds.SAYING and not self.tag(self.cue) & kinds.PAST
        if end == self.cue + 1 or not (says or self._can_speak(self.cue + 1, end)):
            return None
        if opens:
            return self._opening(end)
        dated = self._is_dated(end)
        closes = end >= self.high or self.tag(end) & _AFTER_SOURCE or dated
        if not self._ends_with_comma(helper) or not closes:
            return None
        who = self._past_who(end)
        interrupts = self.tag(who) & kinds.COMMA and who + 1 < self.high
        quoted = self.tag(helper) & kinds.QUOTATION
        if not (quoted or says or dated or self._is_source(self.cue + 1, end)):
            return None
        alone = not (quoted or self.tag(self.cue) & kinds.SAYING) and self._is_aside_alone(helper)
        if alone or not (quoted or interrupts or self._has_clause(self._floor(), helper)):
            return None
        after = who if interrupts else self._after_adverbials(end)
        return Frame(self._this(), (self.cue + 1, end), self.cue, after, "quotation-then-inverted", left=True)

    def _is_dated(self, at: int) -> bool:
        """Read "says a report | released Monday", "a memo dated May 3", "a study published by the firm"."""
        when = kinds.TIME | kinds.PREPOSITION
        return bool(self.tag(at) & kinds.PAST and self.tag(at + 1) & when and not self.tag(at) & kinds.CUE)

    def _is_aside_alone(self, comma: int) -> bool:
        """Read "The board, formed in May, found a home": a phrase and an aside are no clause."""
        end = phrase_after(self.units, self.low, comma)
        aside = kinds.PAST | kinds.GERUND | kinds.RELATIVE | kinds.PREPOSITION
        if not self.tag(end) & kinds.COMMA or not self.tag(end + 1) & aside:
            return False
        return not any(self.tags[at] & kinds.COMMA for at in range(end + 1, comma))

    def _past_who(self, end: int) -> int:
        """Pass over who they are to the comma: , say those who fought it, …."""
        if not self.tag(end) & kinds.RELATIVE:
            return end
        ends = range(end + 1, min(end + CLAUSE_AHEAD, self.high))
        return next((at for at in ends if self.tags[at] & kinds.COMMA), end)

    def _is_titled(self, helper: int) -> bool:
        """Read "the memo, titled “A Path,” says": the quoted words name what says it."""
        names = self.tag(helper) & kinds.QUOTATION and self.tag(helper - 1) & kinds.PAST
        return bool(names) and self.tag(helper - 2) & kinds.COMMA > 0

    def _opening(self, end: int) -> Frame | None:
        right = self._after_colon(end)
        if right is None or not (self.word(end) == ":" or self.tag(end) & (kinds.COMMA | kinds.QUOTATION)):
            return None
        return Frame(self._this(), (self.cue + 1, end), self.cue, end, "inverted-opening", right=right)

    def _as_or_so(self, frame: Frame) -> bool:
        """Read "as the mayor noted" and "or so they say": whether the frame is whole thereby."""
        if frame.edge == self.low:
            return False
        before = self.units.lowered[frame.edge - 1]
        if before == "so":
            self._so_they_say(frame)
        return before == "as" and self._as_told(frame)

    def _so_they_say(self, frame: Frame) -> None:
        """Take "or so" to the source behind its content: it is dead, or so they say."""
        edge = frame.edge - 1
        edge -= self.word(edge - 1) == "or"
        if self.tag(edge - 1) & kinds.COMMA:
            frame.edge = edge

    def _as_told(self, frame: Frame) -> bool:
        """Read "as the mayor noted, the budget is late", "it is not, as critics claim, a gift"."""
        edge, comma = frame.edge - 1, self.cue + 1
        opens = edge == self.low or (edge == self.low + 1 and self.tag(self.low) & kinds.COORDINATOR)
        closed = self.tag(comma) & kinds.COMMA
        if not (closed and (opens or self.tag(edge - 1) & kinds.COMMA)) or comma + 1 >= self.high:
            return False
        frame.edge, frame.rule, frame.cuts = edge, "as-source-puts-it", True
        if opens:
            frame.right = comma + 1
        else:
            frame.left = True
            # What critics claim is that it is one.
            frame.edge -= 2 * (self.word(edge - 2) == "not")
        return True

    def _is_anybody(self, tag: int, helper: int, right: int | None) -> bool:
        """Read "one might say", "you know what I mean" and "you ask her": nobody in particular does so."""
        if self.cue == helper + 1 and self.word(helper) == "you":
            known = self.word(self.behind) in ("who", "how", "why", "that")
            thinks = tag & kinds.BELIEVING or right is None
            return bool(tag & kinds.BARE and thinks) and not (tag & kinds.SAYING or known)
        return self._may(helper)

    def _has(self, tag: int, helper: int) -> bool:
        """Tell "he's said that" from "he's said to", "he's convinced" and "he's saying"."""
        if not tag & kinds.PAST or not self.word(helper).endswith(("'s", "’s")):
            return False
        following = self.word(self.cue + 1)
        passive = (tag & kinds.RAISING and following == "to") or following in ("of", "by")
        return helper + 1 == self.cue and not passive and self.cue_word not in STATES_OF_MIND

    def _refrains(self) -> bool:
        """Tell "agreed not to sell" from "asked not to be named"."""
        return self.word(self.cue + 2) == "to" and self.word(self.cue + 3) != "be"

    def _asked_about(self) -> bool:
        """Read ", asked about the plan, said": nothing of his own comes behind it."""
        return self.word(self.cue + 1) == "about" and bool(self.tag(self.cue - 1) & kinds.COMMA)

    def _names(self, subject: Range, right: int) -> bool:
        """Tell "what he called “…”" from "a man called “…”"."""
        judges = self.tag(self.cue) & kinds.JUDGING
        if judges or right != self.cue + 1 or not self.tag(right) & kinds.QUOTATION:
            return True
        return bool(self.tags[subject[0]] & kinds.PRONOUN) or self.word(subject[0] - 1) in ("what", "which")
