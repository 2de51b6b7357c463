"""The clause around a cue: its units, and what can be told of them without knowing the verb."""

from dataclasses import dataclass
from typing import Final

from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.units import Units, last_mark

Range = tuple[int, int]
"""Units from the first up to but not including the second."""

CLAUSAL = kinds.SAYING | kinds.REPORTING | kinds.BELIEVING
"""Takes a clause, or quoted words, as what is said."""
VERBAL = kinds.AUXILIARY | kinds.VERB | kinds.PAST
"""May be the verb of a clause."""
FINITE = kinds.AUXILIARY | kinds.VERB
"""Is the verb of a clause."""
SPEAKING = kinds.SAYING | kinds.REPORTING | kinds.TELLING
"""Says that something was said, not only thought."""
QUESTION_WORDS = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
"""Words that open what is asked."""
NO_VERB = kinds.DETERMINER | kinds.CAPITAL | kinds.POSSESSIVE | kinds.NUMBER
"""Is no verb: after "to" it makes no infinitive."""
_ENDS = frozenset(",?!.…—-")
CLAUSE_AHEAD = 16
"""How many units ahead the rules look for the end or the verb of a clause."""
OBJECTS = frozenset(("him", "her", "them", "us", "me", "it"))
"""Pronouns that are no subjects."""
HALF_DASHES = frozenset(("—", "–", "-", "--"))
"""Marks that set off a stretch as commas do."""
_ALWAYS_PLURAL = frozenset(
    (
        *("we", "i", "you", "they", "people", "police", "who", "which", "that", "some", "many", "most"),
        *("few", "several", "data", "those", "these", "all", "both", "half", "men", "women", "children"),
        *("percent", "thirds", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    )
)
_ADVERBIAL = kinds.ADVERB | kinds.TIME | kinds.NUMBER
_COUNTS = kinds.DETERMINER | kinds.NUMBER
_NOMINAL = kinds.DETERMINER | kinds.CAPITAL | kinds.PRONOUN | kinds.NUMBER

_WHICH_TIME = frozenset(("last", "next", "this", "earlier", "early", "late", "all", "every", "each"))


@dataclass(slots=True)
class Frame:
    """One attribution: its cue, who is named beside it, and where its content is to be sought."""

    cue: Range
    subject: Range | None
    edge: int
    """The first unit of the frame: its subject or its cue, whichever comes first."""
    after: int
    """The first unit after the frame."""
    rule: str
    left: bool = False
    """The content ends where the frame begins."""
    right: int | None = None
    """The content begins with this unit."""
    cuts: bool = False
    """Ends the content of an earlier frame: ", he added", ", according to"."""
    tag: int = 0
    hearer: Range | None = None
    relay: Range | None = None
    """Through whom the words come: the paper that quoted an aide as saying them."""
    ahead: Range | None = None
    """The part of the content that stands before the cue: the subject of "the bank is said to have lost"."""
    one_clause: bool = False
    """The content is one clause and no more: the sentence goes on after it."""
    stop: int | None = None
    """The content ends before this unit: "was described as weak by analysts"."""
    leads: bool = False
    """The frame stands in a clause before the main one: "Though he thinks so, …"."""
    judges: bool = False
    """The content is an object, not a clause: and denounced the plan."""
    relative: bool = False
    """The frame stands in a relative clause, after which the verb of the sentence comes."""


_BEYOND = 64
"""How many blank units follow the last one; indexes below zero lead to them as well."""


class Clause:
    """The units of a sentence around one cue, and the frames found before it.

    One reader goes from sentence to sentence and from cue to cue. The rules ask for neighbours that may
    lie outside of the sentence, and do so more often than anything else: hence they look into lists that
    are as long as the text, but hold the units of this sentence only.
    """

    def __init__(self, units: Units) -> None:
        """Look at the units of a text, none of whose sentences is read yet."""
        self.units, self.tags, self.words = units, units.tags, units.words
        blank = len(units.tags) + _BEYOND
        self._words_here, self._tags_here = [""] * blank, [0] * blank
        self.word: Final = self._words_here.__getitem__
        """Gives a word of the sentence in lower case; nothing outside of it."""
        self.tag: Final = self._tags_here.__getitem__
        """Gives what a word of the sentence can be; nothing outside of it."""
        self.low = self.high = self.cue = 0
        self.cue_word = ""
        self.behind = 0
        """The unit behind the cue and its particle: shot back | that."""
        self.before: list[Frame] = []
        self.no_verb = NO_VERB
        """What is no verb behind "to": in a headline a word with a capital can be one."""

    def open(self, low: int, high: int) -> None:
        """Turn to a sentence, and away from the one before it."""
        self._words_here[self.low : self.high] = [""] * (self.high - self.low)
        self._tags_here[self.low : self.high] = [0] * (self.high - self.low)
        self._words_here[low:high] = self.units.lowered[low:high]
        self._tags_here[low:high] = self.tags[low:high]
        self.low, self.high, self.before, self.no_verb = low, high, [], NO_VERB

    def turn_to(self, cue: int) -> None:
        """Look at a cue of the sentence, after the frames of the cues before it."""
        self.cue, self.cue_word, self.behind = cue, self.units.lowered[cue], cue + 1

    def _this(self) -> Range:
        return self.cue, self.cue + 1

    def _is_plural(self, at: int) -> bool:
        word = self.word(at)
        return word in _ALWAYS_PLURAL or (
            word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us", "is"))
        )

    def _is_singular(self, at: int) -> bool:
        return not self._is_plural(at)

    def _ends_with_comma(self, at: int) -> bool:
        tag = self.tag(at)
        if tag & kinds.COMMA or (at >= self.low and self.words[at] in HALF_DASHES):
            return True
        return bool(tag & kinds.QUOTATION) and last_mark(self.words[at]) in _ENDS

    def _is_infinitive(self, at: int) -> bool:
        """Tell "to leave" from "to the press" and "to reporters"."""
        if self.word(at) != "to":
            return False
        following = self.tag(at + 1)
        nominal = _NOMINAL if self.no_verb & kinds.CAPITAL else _NOMINAL & ~kinds.CAPITAL
        plural = self.word(at + 1).endswith("s") and not following & kinds.BARE
        return not (following & nominal or plural)

    def _ago(self, at: int) -> int | None:
        """Pass over "a week ago", "two long years ago"."""
        return next((ahead + 1 for ahead in (at + 2, at + 3) if self.word(ahead) == "ago"), None)

    def _after_adverbials(self, at: int) -> int:
        """Pass over what says when, where or how something was said."""
        while at < self.high:
            tag = self.tags[at]
            if tag & _COUNTS and (ago := self._ago(at)):
                at = ago
            elif tag & _ADVERBIAL:
                at += 1
            elif self.word(at) in _WHICH_TIME and self.tag(at + 1) & kinds.TIME:
                at += 2
            elif tag & kinds.PREPOSITION and self.word(at) != "than" and not self._is_infinitive(at):
                end = at + 1
                while self.tag(end) & kinds.TIME:
                    end += 1
                if end == at + 1:
                    # In televised remarks: a participle stands before its noun.
                    opening = self.tag(end) & kinds.PAST and self.tag(end + 1) & kinds.NOUN
                    end = phrase_after(self.units, at + 1 + bool(opening), self.high)
                while self.tag(end) & (kinds.TIME | kinds.NUMBER):
                    end += 1
                if end <= at + 1:
                    return at
                at = end
            else:
                break
        return at
