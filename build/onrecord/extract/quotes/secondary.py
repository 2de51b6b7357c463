"""Frames without a finite verb of their own: participles, infinitives, adjectives."""

from onrecord.extract.quotes.clause import CLAUSAL, OBJECTS, QUESTION_WORDS, Frame, Range
from onrecord.extract.quotes.shared import Shared
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import is_noun, phrase_after, phrase_before

_SEEMS = words("seem seems seemed appear appears appeared tend tends tended continue continues continued")
_APT = frozenset(("likely", "likelier", "unlikely", "inclined", "prone", "apt", "likeliest"))
_DEGREES = frozenset(("more", "less", "most", "least"))
_PARTICIPLES = ("participle", "participle-object", "noun-participle")
_WITNESSED = frozenset(("overheard", "heard", "seen", "caught", "filmed", "recorded", "spotted"))
_TAKES = frozenset(("took", "takes", "taken", "taking"))
_TRIES = words("sought tried refused declined")
_LINKS = _TRIES | words("proceeded continued began hastened rushed")
"""Verbs behind which an infinitive tells what was said: began to say."""
_FARTHEST_TOOK = 7
_LEADS = kinds.PREPOSITION | kinds.SUBORDINATOR


class Secondary(Shared):
    """Reads the cues that are not the verb of a clause with its subject before it."""

    def _participle(self, tag: int) -> Frame | None:
        """Read "…, adding that B" and "a statement saying B"."""
        if self.before and self.before[-1].right == self.cue:
            return None
        right, hearer = self._complement(tag, self.behind)
        if right is None and self.tag(passed := self._after_adverbials(self.behind)) & kinds.QUOTATION:
            right = passed
        if tag & kinds.BELIEVING and not tag & CLAUSAL & ~kinds.BELIEVING:
            return None
        if right is None:
            return self._quoted_as_saying()
        if not self._has_clause_after(tag, right):
            return self._participle_object(tag, right, hearer)
        before = self.cue - 1
        leading = self._leads(before, right)
        if leading or (before < self.low and right == self.behind and self._is_modified(right)):
            return leading
        return self._participle_clause(before, right, hearer)

    def _participle_clause(self, before: int, right: int, hearer: Range | None) -> Frame:
        """Find who says so in "he left, saying A", "began by saying A", "a letter saying A"."""
        comma = self._ends_with_comma(before)
        beside = self._beside_subject(before)
        if comma or before < self.low:
            subject = beside or self._just_before(before) or self._earlier_subject()
            rule = "participle"
        elif self.word(before) == "as" or self.tag(before) & (
            kinds.PREPOSITION | kinds.COORDINATOR | kinds.ADVERB | kinds.SUBORDINATOR
        ):
            subject = self._quoted_as(before) or self._earlier_subject()
            rule = "participle-after-preposition"
        else:
            subject = self._overheard(self._subject(before))
            rule = "noun-participle"
        return Frame(
            self._this(),
            subject,
            self.cue,
            right,
            rule,
            right=right,
            cuts=comma,
            hearer=hearer,
            relay=self._quoting(before),
            relative=beside is not None,
        )

    def _overheard(self, nearest: Range | None) -> Range | None:
        """Read "a deputy was overheard in the kitchen asking if A": the kitchen asks nothing."""
        if nearest is not None and self._is_source(*nearest):
            return nearest
        told = range(self.low + 1, self.cue)
        witnessed = any(self.units.lowered[at] in _WITNESSED and self.tags[at - 1] & kinds.BE for at in told)
        return (self._first_phrase() or nearest) if witnessed else nearest

    def _has_clause_after(self, tag: int, right: int) -> bool:
        if not tag & (CLAUSAL | kinds.TELLING):
            return False
        quoted = self.tag(right) & kinds.QUOTATION
        opens = self.word(right - 1) == "that" or self.word(right) in QUESTION_WORDS
        return bool(quoted) or opens or self._sure_clause(right, tag)

    def _participle_object(self, tag: int, right: int, hearer: Range | None) -> Frame | None:
        """Read "…, calling it a success", "…, urging them to leave", "…, vowing to fight"."""
        acts = kinds.NAMING | kinds.JUDGING | kinds.ORDERING | kinds.PROMISING
        before = self.cue - 1
        joined = self.before and self.tag(before) & kinds.COORDINATOR and self.before[-1].rule in _PARTICIPLES
        if not tag & acts or before <= self.low:
            return None
        if self.word(right) == "to" and is_noun(self.tag(before)):
            return self._noun_to(before, right, hearer)
        if self._is_bare_source(before):
            subject = self._subject(before)
            return subject and Frame(
                self._this(), subject, self.cue, right, "noun-participle", right=right, cuts=True
            )
        if not (self._ends_with_comma(before) or joined):
            return None
        beside = self._beside_subject(before)
        edge = before if joined else self.cue
        frame = Frame(self._this(), beside or self._earlier_subject(), edge, right, "participle-object")
        frame.right, frame.cuts, frame.hearer, frame.relative = right, True, hearer, beside is not None
        return frame

    def _is_bare_source(self, noun: int) -> bool:
        """Read "a statement condemning the attack" and "with Ms. Lund calling it a lie"."""
        if self.tag(noun) & (kinds.SOURCE | kinds.CUE_NOUN) and not self.tag(self.cue + 1) & kinds.TIME:
            return True
        first = phrase_before(self.units, noun, self.low)
        return first is not None and self.word(first - 1) == "with"

    def _noun_to(self, noun: int, right: int, hearer: Range | None) -> Frame | None:
        """Read "an order directing them to stop": it ends before the verb of the sentence."""
        subject = self._subject(noun)
        rule = "noun-participle"
        return subject and Frame(
            self._this(), subject, self.cue, right, rule, right=right, hearer=hearer, one_clause=True
        )

    def _quoted_as(self, before: int) -> Range | None:
        """Read "quoted an aide as saying", not "was quoted by the paper as saying"."""
        if self.word(before) != "as":
            return None
        subject = (before - 1, before) if self.word(before - 1) in OBJECTS else self._subject(before - 1)
        return None if subject is None or self.word(subject[0] - 1) == "by" else subject

    def _quoting(self, before: int) -> Range | None:
        """Find who quotes: the paper quoted an aide as saying; was quoted by the paper as saying."""
        subject = self._subject(before - 1) if self.word(before) == "as" else None
        if subject is not None and self.word(subject[0] - 1) == "by":
            return subject
        quoted = self._quoted_as(before)
        if quoted is None or self.word(quoted[0] - 1) not in ("quoted", "quotes", "cited", "cites"):
            return None
        return self._subject(quoted[0] - 2)

    def _quoted_as_saying(self) -> Frame | None:
        """Read “A,” the paper quoted an aide as saying."""
        before = self.cue - 1
        if self.word(before) == "as" and self.tag(before - 2) & kinds.BE:
            return self._was_quoted(before - 3)
        quoting, quoted = self._quoting(before), self._quoted_as(before)
        if quoting is None or quoted is None or not self._ends_with_comma(quoting[0] - 1):
            return None
        rule = "participle-after-preposition"
        return Frame(self._this(), quoted, quoting[0], self.cue + 1, rule, left=True, relay=quoting)

    def _was_quoted(self, last: int) -> Frame | None:
        """Read “A,” the minister was quoted as saying by state television."""
        subject = self._subject(last)
        if subject is None or not self._ends_with_comma(subject[0] - 1):
            return None
        after = self.cue + 1
        end = self._source_after(after + 1) if self.word(after) == "by" else after
        relay = (after + 1, end) if end > after + 1 else None
        rule = "participle-after-preposition"
        return Frame(self._this(), subject, subject[0], end if relay else after, rule, left=True, relay=relay)

    def _leads(self, before: int, right: int) -> Frame | None:
        """Read "While conceding that A, Mr. Li left": the subject comes after the content."""
        if before > self.low or (before == self.low and not self.tag(before) & _LEADS):
            return None
        modifies = right == self.behind and self._is_modified(right)
        for comma in range(right, self.high - 1):
            if self.tags[comma] & kinds.COMMA and not modifies:
                end = phrase_after(self.units, comma + 1, self.high)
                subject = (comma + 1, end) if end > comma + 1 else None
                return Frame(
                    self._this(), subject, self.cue, right, "participle", right=right, one_clause=True
                )
        return None

    def _infinitive(self, tag: int) -> Frame | None:
        """Read "declined to say whether B"; a bare "to say" attributes nothing yet."""
        right, hearer = self._complement(tag, self.behind)
        if right is not None and self._goes_on_to():
            return self._went_on(tag, right, hearer)
        if right is None or not tag & (CLAUSAL | kinds.TELLING):
            return None
        if (
            self.word(right - 1) != "that"
            and self.word(right) not in QUESTION_WORDS
            and not self.tag(right) & kinds.QUOTATION
            and self.word(self.cue - 2) not in _SEEMS
            and not (self.word(self.cue - 2) in _APT and self._sure_clause(right, tag))
        ):
            return None
        helper = self.cue - 2
        governed = bool(self.before) and self.before[-1].right == self.cue - 1
        if governed or self.tag(helper) & kinds.BELIEVING:
            return None
        skipped = kinds.ADVERB | kinds.AUXILIARY | kinds.PAST | kinds.VERB | kinds.PREPOSITION
        while helper >= self.low and (self.tags[helper] & skipped or self.word(helper) in _DEGREES):
            helper -= 1
        subject = self._subject(helper)
        if subject and self.tag(subject[0] - 1) & (kinds.BE | kinds.AUXILIARY):
            # What stands behind "be" is no subject: aides have been quick to point out.
            while helper > self.low and not self.tag(helper + 1) & kinds.AUXILIARY:
                helper -= 1
            while helper > self.low and self.tag(helper) & (kinds.AUXILIARY | kinds.ADVERB):
                helper -= 1
            subject = self._subject(helper)
        subject = subject or self._first_phrase()
        return Frame(self._this(), subject, self.cue - 1, right, "infinitive", right=right, hearer=hearer)

    def _goes_on_to(self) -> int:
        """Find the verb of "went on to say", "took to Twitter to say", "refused to rule out"; 0 is none."""
        link = self.cue - 2
        if self.word(link) in _LINKS:
            return link
        if self.word(link) == "on" and self.word(link - 1) in ("went", "goes", "go", "going"):
            return link - 1
        for at in range(link - 1, max(self.low, link - _FARTHEST_TOOK), -1):
            if self.word(at) == "to" and self.word(at - 1) in _TAKES:
                return at - 1
        return 0

    def _went_on(self, tag: int, right: int, hearer: Range | None) -> Frame | None:
        """Read "he went on to call it a lie": it is as if he called it so."""
        helper = self._goes_on_to() - 1
        while helper >= self.low and self.tags[helper] & (kinds.ADVERB | kinds.AUXILIARY):
            helper -= 1
        joined = self.tag(helper) & kinds.COORDINATOR
        subject = self._shared_subject() if joined else self._subject(helper)
        link = self.word(self.cue - 2)
        if subject is None or (link in _TRIES and not tag & (kinds.NAMING | kinds.JUDGING)):
            return None
        rule = "source-then-quotation" if self.tag(right) & kinds.QUOTATION else "source-verb-object"
        if tag & CLAUSAL and rule == "source-verb-object":
            rule = "infinitive"
        return Frame(self._this(), subject, subject[0], right, rule, right=right, hearer=hearer)
