"""Towns: states and ages between commas, which are no asides."""

from onrecord.extract.quotes.clause import Clause
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import is_noun, phrase_before

_STATES = words("""
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
    n.h n.j n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo d.c
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
    utah vermont virginia wisconsin wyoming ontario quebec
""")
"""States, as they stand between commas behind a town: of Lincoln, Neb., said."""


class Towns(Clause):
    """Passes over what stands between commas behind a town or a name."""

    def _is_in_aside(self, town: int) -> bool:
        """Read "Zed, based in Dayton, Ohio, said": the town stands in an aside."""
        first = phrase_before(self.units, town, self.low) or town
        based = self.tag(first - 1) & kinds.PREPOSITION and self.tag(first - 2) & kinds.PAST
        return bool(based) and not is_noun(self.tag(first - 3))

    def _before_state(self, comma: int) -> int | None:
        """Find the town in "a firm in Lincoln, Neb., said": the commas set off no apposition."""
        state = comma - 1 - (self.word(comma - 1) == ".")
        if self.word(state) not in _STATES or not self.tag(comma) & kinds.COMMA:
            return None
        named = self.tag(state - 1) & kinds.COMMA and self.tag(state - 2) & kinds.CAPITAL
        return state - 2 if named else None

    def _before_age(self, comma: int) -> int:
        """Pass over an age or a state: Mr. Li, 44 years old, who; of Lincoln, Neb., who."""
        town = self._before_state(comma)
        if town is not None:
            return town + 1
        age = comma - 3 if self.word(comma - 1) == "old" else comma - 1
        return age - 1 if self.tag(age) & kinds.NUMBER and self.tag(age - 1) & kinds.COMMA else comma
