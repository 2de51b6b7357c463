"""Cues: whether a word that can be a verb of saying is one here, or a noun."""

from onrecord.extract.quotes.clause import Range
from onrecord.extract.quotes.subjects import SEVERAL, SURELY_PEOPLE, Subjects
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import ARTICLES, is_noun, phrase_after, phrase_before

_OPENS_ANOTHER = frozenset(("that", "which", "while", "because", "whom"))
_PARTICIPLE = kinds.PAST | kinds.GERUND


class Cues(Subjects):
    """Tells verbs of saying from nouns."""

    def _is_noun_here(self, tag: int) -> bool:
        """Tell "the report" and "news reports" from "analysts report"."""
        before = self.tag(self.cue - 1)
        # He had doubts: behind an auxiliary no verb has this form.
        third = not tag & (_PARTICIPLE | kinds.BARE) and not before & kinds.PRONOUN
        helped = (before & kinds.BE and not tag & _PARTICIPLE) or (before & kinds.AUXILIARY and third)
        if helped or self._is_plural_owner(self.cue - 1):
            return True
        if tag & _PARTICIPLE:
            noted = self.cue_word == "writing" and self.word(self.cue - 1) == "in"
            return noted or bool(before & kinds.POSSESSIVE) or self.word(self.cue - 1) in ARTICLES
        if tag & kinds.BARE and (
            self._some(tag) or (self.word(self.cue - 2) == "in" and self._is_share(self.cue - 1))
        ):
            return False
        if before & (kinds.DETERMINER | kinds.POSSESSIVE | kinds.PREPOSITION) and self.word(
            self.cue - 1
        ) not in ("to", "neither"):
            return True
        if tag & kinds.BARE:
            return not (self._subject_is_plural() or self._is_inverted(tag)) and (
                bool(tag & (kinds.NOUN | kinds.CUE_NOUN)) or not is_noun(before)
            )
        return is_noun(before) and not before & kinds.CAPITAL and self._is_plural(self.cue - 1)

    def _is_inverted(self, tag: int) -> bool:
        """Read ", say officials": the subject of a base form follows it."""
        if not (self.tag(self.cue - 1) & kinds.COMMA and tag & kinds.SAYING) or tag & kinds.NOUN:
            return False
        end = phrase_after(self.units, self.cue + 1, self.high)
        return end > self.cue + 1 and self._names_several(self.cue + 1, end)

    def _some(self, tag: int) -> bool:
        """Tell "many fear that" from "some fear": a determiner that stands alone is the subject."""
        several = SURELY_PEOPLE if tag & kinds.NOUN else SEVERAL
        return self.word(self.cue - 1) in several and not is_noun(self.tag(self.cue + 1))

    def _is_plural_owner(self, at: int) -> bool:
        """Say whether an apostrophe stands here that makes a plural the owner: analysts' fears."""
        return (
            self.word(at) in ("'", "’")
            and self.word(at - 1).endswith("s")
            and self.units.end(at - 1) == self.units.starts[at]
        )

    def _subject_is_plural(self) -> bool:
        at = self.cue - 1
        while at >= self.low and (self.tag(at) & kinds.ADVERB or self.word(at) in ("there", "here")):
            at -= 1
        if self.tag(at) & kinds.COORDINATOR and self.before:
            return True
        if self.tag(at) & kinds.AUXILIARY or self.word(at) == "to":
            return not self.tag(at) & kinds.BE
        subject = self._subject(at)
        return self._is_plural(at) if subject is None else self._names_several(*subject)

    def _names_several(self, first: int, end: int) -> bool:
        """Say whether a noun phrase is in the plural: its noun is, or two are joined."""
        for at in range(first, end):
            if self.tags[at] & kinds.PREPOSITION:
                return False
            if self._is_plural(at) or self.word(at) == "and":
                return True
        return False

    def _is_owned(self) -> bool:
        """Tell "his urgent calls for" from "officials call for"."""
        if not self.tag(self.cue) & (kinds.NOUN | kinds.CUE_NOUN) or self.tag(self.cue - 1) & kinds.AUXILIARY:
            return False
        first = phrase_before(self.units, self.cue - 1, self.low)
        return first is not None and bool(self.tags[first] & kinds.POSSESSIVE)

    def _just_before(self, comma: int) -> Range | None:
        """Read "a law that the union, insisting that B, fought": a clause begins with who insists."""
        first = phrase_before(self.units, comma - 1, self.low) if comma > self.low else None
        if first is None:
            return None
        opens = self.word(first - 1) in _OPENS_ANOTHER
        joined = self.tag(first - 1) & kinds.COORDINATOR and self.tag(first - 2) & kinds.COMMA
        closes = any(self.tags[at] & kinds.COMMA for at in range(self.cue, self.high))
        return (first, comma) if (opens or joined) and closes and self._is_source(first, comma) else None

    def _earlier_subject(self) -> Range | None:
        """Find who said what stands before: the source of the last frame, or what a semicolon puts first."""
        spoke = next((frame for frame in reversed(self.before) if frame.rule != "asked-first"), None)
        if spoke is None:
            return self._first_phrase()
        for at in range(self.cue - 1, spoke.after, -1):
            if self.word(at) == ";":
                return self._subject_from(at + 1, self.cue) or spoke.subject
        return spoke.subject
