"""Measures: what a poll or picture shows, what is claimed and what is recalled, where no clause stands."""

from onrecord.extract.quotes.clause import OBJECTS
from onrecord.extract.quotes.objects import Objects
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after

_MEASURES = frozenset(
    ("poll", "polls", "survey", "surveys", "study", "data", "figures", "records", "results")
)
_STANDS = frozenset(("ahead", "behind", "tied", "even", "up", "down"))
_BACK, _FAR_BACK = 8, 24
"""How many units before "show", and before "appear to show", its subject is looked for."""
_OPENING = 4
"""How many words at the head of a sentence may name the poll whose verb comes behind an aside."""
_PICTURES = frozenset(
    ("photographs", "photos", "images", "footage", "video", "videos", "picture", "pictures", "satellite")
)
_RECALLS = frozenset(("recall", "recalls", "recalled", "remember", "remembers", "remembered"))
_CLAIMED = frozenset(("victory", "credit", "responsibility", "innocence", "ignorance", "immunity"))
"""What is claimed by saying so, unlike a life or a title."""


class Measures(Objects):
    """Reads contents that are neither clause nor object."""

    def _claims(self, at: int) -> bool:
        """Read "claimed victory"."""
        return self.word(at) in _CLAIMED and self.cue_word.startswith("claim")

    def _is_gerund(self, at: int) -> bool:
        return bool(self.tag(at) & kinds.GERUND) or self.word(at) in ("having", "being")

    def _measures(self, at: int) -> bool:
        """Read "polls show the race tightening": what a measurement shows, clause or not."""
        if not self.cue_word.startswith(("show", "found", "find")):
            return False
        far = _FAR_BACK if self.word(self.cue - 1) == "to" else _BACK
        before = self.units.lowered[max(self.low, self.cue - far) : self.cue]
        pictured = any(word in _PICTURES for word in before)
        measured = pictured or any(word in _MEASURES for word in before)
        measured = measured or any(self.word(at) in _MEASURES for at in range(self.low, self.low + _OPENING))
        end = phrase_after(self.units, at, self.high)
        if pictured and end > at and self.word(self.cue - 1) not in _PICTURES:
            return True
        while self.tag(end) & kinds.ADVERB:
            end += 1
        doing = any(self.tag(ahead) & kinds.GERUND for ahead in range(at + 1, end + 1))
        placed = any(self.word(n) == "at" and self.tag(n + 1) & kinds.NUMBER for n in range(at + 1, end + 1))
        stands = any(self.word(ahead) in _STANDS for ahead in range(at + 1, end + 1))
        return measured and end > at and (doing or placed or stands)

    def _takes_gerund(self, tag: int, at: int) -> bool:
        """Tell "recommended closing the plant" from "reported housing starts"."""
        if not tag & kinds.RECALLING or not self._is_gerund(at):
            return False
        if self.tag(at) & kinds.AUXILIARY or (self.cue_word in _RECALLS and at == self.behind):
            return True
        following = self.tag(at + 1)
        done = (
            kinds.DETERMINER | kinds.PAST | kinds.PREPOSITION | kinds.CAPITAL | kinds.NUMBER | kinds.QUOTATION
        )
        return at == self.behind and bool(following & done or self.word(at + 1) in OBJECTS)
