"""Relative clauses of saying: villages that Norland says were empty, what it called a lie."""

from onrecord.extract.quotes.clause import CLAUSAL, FINITE, Frame, Range
from onrecord.extract.quotes.verbless import Verbless
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import is_noun, phrase_after, phrase_before

_PLACES = frozenset(("in", "on", "at", "from", "with", "to", "into"))
"""Prepositions that tie what follows to a verb rather than to the noun before it."""


class Relatives(Verbless):
    """Reads what is said of something outside the clause of saying."""

    def _comments(self, subject: Range) -> bool:
        """Say whether the outlet sums up what was said before: ", a charge Tehran denies"."""
        first, several = subject[0], subject[1] - subject[0] > 1
        noun = self.tag(first + 1) & (kinds.CUE_NOUN | kinds.CUE) and subject[1] - first > len(
            ("a", "charge")
        )
        sums_up = self.word(first) == "something" or (self.word(first) in ("a", "an") and noun)
        return bool(sums_up and several and self.tag(first - 1) & kinds.COMMA)

    def _is_what(self, subject: Range) -> bool:
        return self.word(subject[0] - 1) == "what"

    def _is_narrated(self, tag: int, subject: Range, right: int | None) -> bool:
        """Tell "what he said next" from "what he called a lie": the first attributes nothing."""
        quoted = right is not None and self.tag(right) & kinds.QUOTATION
        return self._is_what(subject) and not (tag & kinds.NAMING or quoted)

    def _named_thing(self) -> int | None:
        """Find the name in "what he called a lie", "what he described as a lie"."""
        first = self.cue + 1 + (self.word(self.cue + 1) == "as")
        if self.tag(first) & kinds.QUOTATION:
            return first
        return first if phrase_after(self.units, first, self.high) > first else None

    def _named_relative(self, subject: Range) -> Frame | None:
        """Read "an act that the mayor hailed as a triumph", and ", which she describes as a farce"."""
        link, right = subject[0] - 1, self.cue + 2
        if self.word(right - 1) != "as" or self.word(link) not in ("that", "which") or right >= self.high:
            return None
        frame = Frame(self._this(), subject, link, right, "fronted-subject", right=right, relative=True)
        first = None if self.tag(link - 1) & kinds.COMMA else phrase_before(self.units, link - 1, self.low)
        if first is not None:
            frame.ahead, frame.right, frame.edge = (first, link), right - 1, first
        return frame

    def _relative(self, tag: int, subject: Range, right: int | None) -> Frame | None:
        if self._is_narrated(tag, subject, right):
            return self._what_said_was(subject)
        return self._fronted(tag, subject) if right is None or right == self.cue + 1 else None

    def _what_said_was(self, subject: Range) -> Frame | None:
        """Read "showed what it said was a bomb", "into what he says will be war".

        What comes first in a sentence is the outlet's own.
        """
        be = self.cue + 1
        while self.word(be) in ("to", "will", "would", "could", "may", "might"):
            be += 1
        right = be + 1
        if not self.tag(be) & kinds.BE or subject[0] - 1 == self.low or right >= self.high:
            return None
        return Frame(self._this(), subject, subject[0] - 1, right, "what-said-was", right=right)

    def _within_content(self, subject: Range | None) -> Range | None:
        """Tell "the Courier reports | Ann Li ordered" from one long name: the content is its bound."""
        right = self.before[-1].right if self.before else None
        if subject is None or right is None or not subject[0] < right < subject[1]:
            return subject
        return right, subject[1]

    def _fronted(self, tag: int, subject: Range) -> Frame | None:
        """Read "villages that Norland says were empty": what is said begins with what stands before."""
        after, link = self.cue + 1, subject[0] - 1
        if (
            not tag & CLAUSAL
            or not (self.word(link) in ("that", "which", "who") or self._joins_relative(link))
            or not self._goes_with(after, tag)
        ):
            return None
        named = self.tags[subject[1] - 1] & (kinds.CAPITAL | kinds.PRONOUN | kinds.SOURCE)
        if tag & kinds.NOUN and not tag & kinds.PAST and not (named or tag & kinds.BARE):
            return None
        if self._joins_relative(link):
            rule = "fronted-subject"
            return Frame(
                self._this(), subject, subject[0], after, rule, right=after, cuts=True, relative=True
            )
        last = link - 1 if not self.tag(link - 1) & kinds.COMMA else link - 2
        first = phrase_before(self.units, last, self.low) if last >= self.low else None
        if first is None:
            return None
        first = next((at + 1 for at in range(last, first, -1) if self.word(at) in _PLACES), first)
        return Frame(
            self._this(),
            subject,
            first,
            after,
            "fronted-subject",
            right=after,
            ahead=(first, last + 1),
            relative=True,
        )

    def _joins_relative(self, link: int) -> bool:
        """Read ", which the church describes as a retreat, but critics charge is a camp"."""
        return bool(self.tag(link) & kinds.COORDINATOR and self.before and self.before[-1].relative)

    def _fronted_object(self, tag: int, subject: Range, right: int) -> Frame | None:
        """Read "the towns that Norland said it would leave": they are what it would leave."""
        link = subject[0] - 1
        noun = self.tag(link - 1)
        if self.word(link) != "that" or not is_noun(noun) or noun & (kinds.CUE_NOUN | kinds.CUE):
            return None
        if right != self.cue + 1 or not tag & CLAUSAL or not self._sure_clause(right, tag):
            return None
        first = phrase_before(self.units, link - 1, self.low)
        if first is None:
            return None
        ahead = (first, link)
        rule = "fronted-subject"
        return Frame(self._this(), subject, first, right, rule, right=right, ahead=ahead, one_clause=True)

    def _goes_with(self, at: int, tag: int) -> bool:
        """Say whether the verb of a fronted subject stands here: were, violates the law."""
        this, word = self.tag(at), self.word(at)
        if this & FINITE or (this & kinds.PAST and tag & kinds.SAYING):
            return True
        third = this & kinds.NOUN and not this & kinds.CAPITAL and word.endswith("s")
        return bool(third and self.tag(at + 1) & (kinds.DETERMINER | kinds.ADVERB | kinds.PREPOSITION))
