"""Shared: verbs of saying whose subject stands with an earlier verb, or apart from them."""

from onrecord.extract.quotes.clause import CLAUSAL, Frame, Range
from onrecord.extract.quotes.nouns import Nouns
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after, phrase_before

_OPENS_CLAUSE = frozenset(("when", "where", "while", "because", "although", "though", "whereas"))
THEN = frozenset(("then", "later", "finally", "eventually"))
"""What stands between a comma and another verb of the same subject: denied it, then said A."""
_LEADS_SUBJECT = kinds.COORDINATOR | kinds.SUBORDINATOR


class Shared(Nouns):
    """Finds whose verb it is where no subject stands beside it."""

    def _shared(self, tag: int, helper: int, right: int | None, hearer: Range | None) -> Frame | None:
        """Read "He said A and added B": the subject stands with an earlier verb."""
        if right is None:
            return None
        if self._is_of_content(tag, helper, right):
            return self._held_too(tag, helper, right)
        link = self.tag(helper)
        # In headlines a comma stands for "and": Norland denies it, blames neighbors.
        listed = self.before and self._ends_with_comma(helper) and self.cue_word.endswith("s")
        doubled = link & kinds.COMMA and self.tag(helper - 1) & kinds.COMMA
        told = link & kinds.COMMA and tag & kinds.SAYING and self._follows_act(tag, helper)
        told = told or (link & kinds.COMMA and self.word(helper + 1) in THEN and bool(self.before))
        if not (link & kinds.COORDINATOR or doubled or listed or told):
            return None
        if hearer is None and not tag & CLAUSAL and tag & kinds.TELLING and self.word(right - 1) == "that":
            # Without a hearer it is a passive: was called in and told that A.
            return Frame(self._this(), None, helper, right, "passive", right=right)
        frame = Frame(self._this(), self._shared_subject(), helper, right, "shared-subject", right=right)
        earlier = self.before[-1] if self.before else None
        if earlier and earlier.rule == "according-to" and earlier.right:
            # According to Mr. Li, the firm has left and plans to sell: the firm plans.
            frame.subject = self._subject_from(earlier.right, self.cue)
            return frame
        frame.cuts, frame.hearer, frame.relative = True, hearer, self._is_within_relative()
        frame.judges = self._has_object(tag, right)
        return frame

    def _held_too(self, tag: int, helper: int, right: int) -> Frame | None:
        """Read "say they like her but | doubt she can win": who is spoken of holds that."""
        told = self.before[-1] if self.before else None
        if told is None or told.right is None or not told.tag & kinds.SAYING or told.left:
            return None
        subject = self._subject_from(told.right, self.cue)
        if subject is None or not self.tag(helper) & kinds.COORDINATOR:
            return None
        if tag & kinds.BARE and not self._is_plural(subject[1] - 1):
            return None
        return Frame(self._this(), subject, self.cue, right, "shared-subject", right=right)

    def _is_of_content(self, tag: int, helper: int, right: int) -> bool:
        """Say whether the verb belongs to what was said before, or shares no verb's subject."""
        if not self.before:
            return self._only_wants(tag, right) and not self._follows_verb(helper)
        only_held = not tag & kinds.CUE & ~(kinds.WANTING | kinds.BELIEVING)
        wanted = self.before[-1].right
        goes_on = tag & kinds.BARE and wanted is not None and self.word(wanted) == "to"
        return bool(goes_on or (only_held and self.before[-1].tag & kinds.SAYING)) or self._is_now(
            tag, helper
        )

    def _is_now(self, tag: int, helper: int) -> bool:
        """Read "She said the group has a lawyer and expects to win": what she did is past."""
        told = self.before[-1]
        present = self.cue_word.endswith("s") and not tag & kinds.PAST
        said = told.tag & kinds.SAYING and self.tag(told.cue[0]) & kinds.PAST and not told.left
        joined = self.tag(helper) & kinds.COORDINATOR and self.word(helper + 1) != "now"
        return bool(present and said and joined)

    def _follows_act(self, tag: int, comma: int) -> bool:
        """Read "She laughed, said A": a past right behind the phrase that opens the sentence."""
        end = phrase_after(self.units, self.low, comma)
        acted = end > self.low and self.tag(end) & kinds.PAST and tag & kinds.PAST
        return bool(acted) and not any(self.tags[at] & kinds.COMMA for at in range(end, comma))

    def _follows_verb(self, coordinator: int) -> bool:
        """Read "She heard of it and wanted to help": a verb in the past before "and"."""
        first = self._first_phrase()
        past = kinds.PAST | kinds.VERB
        return (
            self.word(coordinator) in ("and", "but")
            and bool(self.tag(self.cue) & kinds.PAST)
            and first is not None
            and bool(self.tag(first[1]) & past)
        )

    def _shared_subject(self) -> Range | None:
        """Find the subject of an earlier verb: of one of saying, or of the clause that "when" opens."""
        spoke = next((frame for frame in reversed(self.before) if self._is_told_by_one(frame)), None)
        if spoke is not None or self.before:
            return spoke.subject if spoke else self._earlier_subject()
        for at in range(self.cue - 1, self.low, -1):
            if self.word(at) in _OPENS_CLAUSE and self.tag(at - 1) & kinds.COMMA:
                end = phrase_after(self.units, at + 1, self.cue)
                return (at + 1, end) if end > at + 1 else self._first_phrase()
        return self._first_phrase()

    def _is_told_by_one(self, frame: Frame) -> bool:
        """Leave out nouns of saying, "according to" and "asked by": their sources do not go on."""
        return bool(frame.tag & kinds.CUE) and frame.rule != "asked-first"

    def _is_within_relative(self) -> bool:
        """Say whether the clause of this verb began with ", who": the verb of the sentence follows it."""
        at = self.cue - 1
        while at > self.low and not self.tag(at) & kinds.COMMA:
            at -= 1
        return bool(at > self.low and self.tag(at + 1) & kinds.RELATIVE)

    def _only_wants(self, tag: int, right: int) -> bool:
        return bool(tag & kinds.WANTING and self.word(right) == "to")

    def _beside_subject(self, comma: int) -> Range | None:
        """Read "Ms. Lund, noting that A, left": the subject of the sentence, whose verb comes behind A."""
        if not self.tag(comma) & kinds.COMMA:
            return None
        first = phrase_before(self.units, comma - 1, self.low)
        if first is None:
            return None
        opens = first == self.low or self.tag(first - 1) & _LEADS_SUBJECT or self.word(first - 1) == "that"
        return (first, comma) if opens else None
