"""Ends: how far what was said reaches to the right, told by what goes on behind it."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, OBJECTS, SPEAKING, VERBAL, Frame, Range
from onrecord.extract.quotes.overruns import Overruns
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import is_noun, phrase_after
from onrecord.extract.words.units import last_mark
from onrecord.extract.words.verbs import forms

BETWEEN = kinds.COMMA | kinds.STOP | kinds.COORDINATOR | kinds.MARK
"""What stands between quoted words of one source."""
_APART = kinds.SUBORDINATOR | kinds.RELATIVE
_SPOKEN_ENDS = ".,?!…—"
_GOES_ON = frozenset(("a", "an", "following", "after", "amid", "saying", "citing"))
"""Words behind a comma that begin what is no part of an object: announced his leave, following hers."""
_IN_WORDS = ["in", "the", "words"]
_GOVERNED = kinds.DETERMINER | kinds.POSSESSIVE | kinds.NUMBER | kinds.PREPOSITION | kinds.QUOTATION
"""What stands behind a verb that looks like a noun: and make the river."""
_WHICH_DAY = frozenset(("last", "next", "this", "on"))
_WHEN = kinds.TIME | kinds.ADVERB
_INSISTS = frozenset(
    form for verb in ("insist", "maintain", "contend", "argue", "claim") for form in forms(verb)
)
_THOUGH = frozenset(("though", "although", "whereas"))
_RELATIVES = frozenset(("that", "who", "which"))
_BUT = frozenset(("but", "so", "yet", "though", "although"))


class Ends(Overruns):
    """Finds where clauses, infinitives and objects end."""

    def _all_marked(self, first: int, end: int) -> bool:
        """Read "ordered him to “leave at once”": the rest of the infinitive stands in marks."""
        return all(self.tags[at] & (kinds.QUOTATION | BETWEEN) for at in range(first + 1, end))

    def _is_held(self, frame: Frame) -> bool:
        """Say whether somebody holds it to be so, perhaps against others, rather than reports it."""
        believes = frame.tag & kinds.BELIEVING and not frame.tag & SPEAKING
        return bool(believes) or self.units.lowered[frame.cue[0]] in _INSISTS

    def _up_to_turn(self, first: int, end: int) -> int:
        """End a belief before ", but he left", ", so he left", and in speech before ", he left"."""
        opened = False
        for at in range(first, end - 2):
            opened = opened or bool(self.tags[at] & kinds.SUBORDINATOR)
            if self.tags[at] & kinds.COMMA:
                spliced = self.tags[at + 1] & kinds.PRONOUN and not opened
                if spliced or self.units.words[at + 1] in _BUT:
                    return at
            elif self.tags[at] & kinds.QUOTATION and self.units.words[at + 1] in _BUT:
                return at + 1
        return end

    def _up_to_next_subject(self, first: int, end: int) -> int:
        """End what is announced or judged before ", but he left" and ", a day before": it is no clause."""
        words = self.units.words
        for at in range(first + 1, end - 2):
            joined = self.tags[at] & kinds.COORDINATOR and words[at + 2 : at + 5] != _IN_WORDS
            if joined and (self._is_done_next(at + 1) or self.tags[at + 1] & kinds.COMMA):
                return at
            if not self.tags[at] & kinds.COMMA:
                continue
            if self.tags[at + 1] & _APART and not self.tags[at + 1] & kinds.PREPOSITION:
                closed = self._past_clause(at, end)
                if closed == at or not (self.tags[closed] & kinds.QUOTATION or words[closed] == "as"):
                    return at
                continue
            joined = bool(self.tags[at + 1] & kinds.COORDINATOR)
            if self._begins_clause(at + 1 + joined, end) or self.units.words[at + 1] in _GOES_ON:
                return at
        return end

    def _without_day(self, first: int, end: int) -> int:
        """Leave out the day behind an object: called for a vote | last May; but: plans for May."""
        last = end - 1
        while last > first and self.tags[last] & kinds.TIME:
            last -= 1
        if last > first and last < end - 1 and self.units.words[last] in _WHICH_DAY:
            last -= 1
        governed = self.tags[last] & kinds.PREPOSITION
        return end if governed or last == first else last + 1

    def _begins_clause(self, at: int, end: int) -> bool:
        """Say whether a subject and its verb stand here: last week the army left, a day before he left."""
        if at + 1 < end and self.tags[at] & kinds.PREPOSITION and self.tags[at + 1] & kinds.TIME:
            at += 1
        while at < end and (self.tags[at] & _WHEN or self.units.words[at] == "last"):
            at += 1
        subject = phrase_after(self.units, at, end)
        return at < subject < end and self._is_verb(subject)

    def _is_done_next(self, at: int) -> bool:
        """Tell "and prayed for the dead" from "and wounded men"."""
        after = kinds.DETERMINER | kinds.PREPOSITION | kinds.PRONOUN | kinds.SUBORDINATOR
        done = self.tags[at] & (kinds.PAST | kinds.VERB) and not self.tags[at] & kinds.NOUN
        return self._is_told_again(at) or bool(done and self.tags[at + 1] & after)

    def _one_clause(self, first: int, end: int) -> int:
        """Find where the clause of a noun ends: before a comma, or the verb that the noun is subject of."""
        seen = apart = self.units.words[first] == "to"
        passed = first
        for at in range(first + seen, end):
            if at < passed:
                continue
            tag = self.tags[at]
            if tag & kinds.COMMA:
                passed = at if seen or at + 1 == end else self._past_clause(at, end)
                if passed == at:
                    return at
                continue
            if tag & kinds.QUOTATION and seen and last_mark(self.units.words[at]) == ",":
                return at + 1
            if self._is_verb(at) and not self.tags[at - 1] & kinds.PREPOSITION:
                if self.units.words[at - 1] in _RELATIVES:
                    passed = self._past_verb(at, end)
                elif seen and (apart or self._ends_verb(at - 1)):
                    return at
                else:
                    seen = True
            else:
                apart = seen
        return end

    def _past_clause(self, comma: int, end: int) -> int:
        """Pass over a relative clause between commas: the fear that the dam, which is old, would break."""
        if self.tags[comma + 1] & kinds.RELATIVE or self.units.words[comma + 1] == "where":
            closing = range(comma + 2, min(comma + CLAUSE_AHEAD, end - 1))
            return next((at + 1 for at in closing if self.tags[at] & kinds.COMMA), comma)
        return comma

    def _past_verb(self, at: int, end: int) -> int:
        """Pass over the verb of a relative clause: a right that | may be taken | for no reason."""
        while at < end and self.tags[at] & (VERBAL | kinds.ADVERB):
            at += 1
        return at

    def _ends_verb(self, at: int) -> bool:
        """Say whether a verb ends here, so that the next one is another: that the war was lost | stunned."""
        return bool(self.tags[at] & (kinds.PAST | kinds.VERB) and not self.tags[at] & kinds.AUXILIARY)

    def _is_verb(self, at: int) -> bool:
        """Say whether a word is a verb, or looks like one: the program wastes money."""
        tag, word = self.tags[at], self.units.words[at]
        if tag & VERBAL:
            return True
        third = tag & kinds.NOUN and not tag & kinds.CAPITAL and word.endswith("s")
        before, after = self.tags[at - 1], self.tags[at + 1] if at + 1 < len(self.tags) else 0
        single = is_noun(before) and not self.units.words[at - 1].endswith("s")
        return bool(third and single and (after & (kinds.DETERMINER | kinds.ADVERB) or is_noun(after)))

    def _up_to_main_clause(self, first: int, end: int) -> int:
        """End what "though he says" takes before the main clause."""
        stops = kinds.COORDINATOR | kinds.RELATIVE | kinds.PREPOSITION | kinds.GERUND | kinds.SUBORDINATOR
        for at in range(first, end - 1):
            if self.tags[at] & kinds.COMMA and not self.tags[at + 1] & stops:
                return at
        return end

    def _up_to_next_clause(self, first: int, end: int) -> int:
        """End an infinitive before ", and that", ", but he" or "and denied": another clause."""
        for at in range(first, end - 1):
            if self.tags[at] & kinds.COORDINATOR and (
                self._is_told_again(at + 1) or self._acts_next(first, at)
            ):
                return at
            if not self.tags[at] & kinds.COMMA or at + 2 == end:
                continue
            if self.tags[at + 1] & kinds.RELATIVE or self.units.words[at + 1] == "where":
                if not self._resumes(at, end):
                    return at
                continue
            if self.units.words[at + 1] in _THOUGH and self._begins_clause(at + 2, end):
                return at
            if self.tags[at + 1] & kinds.COORDINATOR and (
                self.tags[at + 2] & kinds.SUBORDINATOR or self._begins_clause(at + 2, end)
            ):
                return at
        return end

    def _resumes(self, comma: int, end: int) -> bool:
        """Read "to reopen the mill, which closed in May, | and make it pay": an infinitive goes on."""
        closed = self._past_clause(comma, end)
        if closed == comma or closed + 1 >= end or not self.tags[closed] & kinds.COORDINATOR:
            return False
        at = (
            closed
            + 1
            + bool(self.tags[closed + 1] & kinds.ADVERB or self.units.words[closed + 1] == "instead")
        )
        if self.units.words[at] == "to" or (
            self.tags[at] & kinds.QUOTATION and self.units.words[at].lstrip()[:1].islower()
        ):
            return True
        bare = self.tags[at] & kinds.BARE or self.tags[at] == kinds.NOUN
        governs = at + 1 < end and (self.tags[at + 1] & _GOVERNED or self.units.words[at + 1] in OBJECTS)
        return bool(bare and governs)

    def _up_to_next_verb(self, first: int, end: int) -> int:
        """End what is asked before "and may not say until then", ", and that": the sentence goes on."""
        for at in range(first + 1, end - 1):
            turned = self.tags[at] & kinds.COMMA and self.units.words[at + 1] == "but"
            if turned and self._begins_clause(at + 2, end):
                return at
            if self.tags[at] & kinds.COORDINATOR:
                that = self.tags[at - 1] & kinds.COMMA and self.units.words[at + 1] == "that"
                if that or self.tags[at + 1] & kinds.AUXILIARY:
                    return at
        return end

    def _is_told_again(self, at: int) -> bool:
        """Say whether a finite verb of saying stands here: its past is no infinitive; not "questioned by"."""
        told = self.tags[at] & kinds.PAST and self.tags[at] & kinds.CUE
        return bool(told) and not (at + 1 < len(self.tags) and self.units.words[at + 1] == "by")

    def _up_to_main_verb(self, first: int, end: int) -> int:
        """End what "who said" takes before ", has left": the verb of the sentence."""
        infinitive = self.units.words[first] == "to"
        for at in range(first, end - 1):
            after = at + 1
            opens = infinitive and self.tags[at] & kinds.COMMA and not self.tags[after] & kinds.RELATIVE
            if opens and self._begins_clause(after, end):
                return at
            while after < end - 1 and self.tags[after] & (kinds.ADVERB | kinds.TIME):
                after += 1
            if self.tags[at] & kinds.COMMA and (self._is_verb(after) or self.tags[after] & kinds.CUE):
                return at
            if self.tags[at] & kinds.COORDINATOR and self.units.words[after] in ("those", "others"):
                return at
            closes = self.tags[at] & kinds.QUOTATION and self.units.words[at].rstrip().endswith(",")
            if closes and (self._is_verb(after) or self.tags[after] & kinds.CUE):
                return at + 1
        return end

    def _quoted(self, first: int, end: int) -> Range:
        """Keep to quoted words when they are what was said; a marked fragment goes on as paraphrase."""
        last = first
        while last + 1 < end and self.tags[last + 1] & (kinds.QUOTATION | BETWEEN):
            last += 1
        inside = self.units.words[first].strip()
        said = inside[-1:] in _SPOKEN_ENDS or inside[:1].isupper() or first + 1 == end
        return (first, last + 1) if said else (first, end)

    def _past_apposition(self, after: int, high: int) -> int:
        """Pass over who somebody is: , says Carl Foss, an economist, ….

        Only where another comma closes it.
        """
        if after < high and self.tags[after] & kinds.RELATIVE:
            ends = range(after + 1, min(after + CLAUSE_AHEAD, high - 1))
            return next((at + 1 for at in ends if self.tags[at] & kinds.COMMA), after)
        end = phrase_after(self.units, after, high)
        closed = end > after and end < high and self.tags[end] & kinds.COMMA
        return end + 1 if closed else after
