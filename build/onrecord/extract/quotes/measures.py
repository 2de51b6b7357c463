"""Measures: what polls, counts and studies show, and what those who look into something find."""

from onrecord.extract.quotes.clause import OBJECTS
from onrecord.extract.quotes.objects import Objects
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import phrase_after

SHOWS = words("show shows showed shown showing find finds found finding")
"""What a measurement does: only of these is it asked what was measured."""
_FINDS = words("find finds found")
_MEASURES = words("""
    poll polls polling survey surveys study studies data figures records results count counts model models
    analysis analyses audit audits review reviews report reports tally tallies returns census tests
    numbers statistics documents filings estimates
""")
_LOOKS_INTO = words("""
    researchers auditors inspectors economists academics scientists scholars regulators reviewers
    epidemiologists demographers statisticians
""")
"""Those whose finding something is a report of it."""
_STANDS = words("ahead behind tied even up down short")
_AT = frozenset(("at", "with", "within"))
_BACK, _FAR_BACK = 8, 24
"""How many units before "show", and before "appear to show", its subject is looked for."""
_PICTURES = words("photographs photos images footage video videos picture pictures satellite")
_NAMED = kinds.DETERMINER | kinds.NUMBER | kinds.NOUN


class Measures(Objects):
    """Tells what is measured from what is only shown or found."""

    def _measures(self, at: int) -> bool:
        """Read "polls show the race tightening", "a count showed them short": a clause or not."""
        apart = self.word(self.cue - 1) == "to" or self.tag(self.cue - 1) & kinds.COMMA
        far = _FAR_BACK if apart else _BACK
        before = self.units.lowered[max(self.low, self.cue - far) : self.cue]
        pictured = not _PICTURES.isdisjoint(before)
        end = at + 1 if self.word(at) in OBJECTS else phrase_after(self.units, at, self.high)
        if end == at:
            return False
        if pictured:
            return self.word(self.cue - 1) not in _PICTURES or self._stands(at, end)
        if self._looked_into():
            return self._is_result(at)
        return not _MEASURES.isdisjoint(before) and (self._is_result(at) or self._stands(at, end))

    def _finds(self, at: int) -> bool:
        """Read "found the speech absurd", "found the part about taxes “kind of nuts.”"."""
        if self.cue_word not in _FINDS:
            return False
        end = at + 1 if self.word(at) in OBJECTS else phrase_after(self.units, at, self.high)
        named = self.tag(at) & kinds.DETERMINER or self.word(at) in OBJECTS
        quoted = named and end > at and self.tag(self._after_adverbials(end)) & kinds.QUOTATION
        return bool(quoted) or self._is_called(at, end)

    def _stands(self, at: int, end: int) -> bool:
        """Read "the race tightening", "them 20 votes short", "Lund at 51 percent"."""
        while self.tag(end) & (kinds.ADVERB | kinds.NUMBER) or self.word(end) == "votes":
            end += 1
        doing = any(self.tag(ahead) & kinds.GERUND for ahead in range(at + 1, end + 1))
        number = any(
            self.word(one) in _AT and self.tag(one + 1) & (kinds.NUMBER | kinds.DETERMINER)
            for one in range(at + 1, end + 1)
        )
        return doing or number or self.word(end) in _STANDS

    def _is_result(self, at: int) -> bool:
        """Read "the data show a decline", "researchers found little support"."""
        return bool(self.tag(at) & _NAMED) and not self.tag(at) & (kinds.CAPITAL | kinds.POSSESSIVE)

    def _looked_into(self) -> bool:
        """Say whether those who report by finding stand before the verb: state inspectors found lead."""
        at = self.cue - 1
        while self.tag(at) & (kinds.AUXILIARY | kinds.ADVERB):
            at -= 1
        return self.word(at) in _LOOKS_INTO
