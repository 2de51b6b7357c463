"""Subjects: who is named beside a cue, appositions and relative clauses left out."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, HALF_DASHES, VERBAL, Range
from onrecord.extract.quotes.towns import Towns
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import is_noun, phrase_after, phrase_before
from onrecord.extract.words.units import last_mark

_OPENS_CLAUSE = kinds.COORDINATOR | kinds.SUBORDINATOR | kinds.QUOTATION
_PAUSES = frozenset(",?!")
_OPENS_ASIDE, _CLOSES_ASIDE = HALF_DASHES | {"("}, HALF_DASHES | {")"}
_HELPING = kinds.AUXILIARY | kinds.ADVERB
_WHERE = frozenset(("in", "at", "on", "near", "from", "outside", "within", "across", "around", "behind"))
_OPENS_PHRASE = kinds.COORDINATOR | kinds.SUBORDINATOR | kinds.COMMA | kinds.CUE
"""What stands before a subject; a noun behind a verb is none."""
_WITHIN_RELATIVE = VERBAL | kinds.PREPOSITION | kinds.ADVERB | kinds.CUE
_BETWEEN_HELPERS = frozenset(("since", "long", "both", "all", "first"))
"""Words besides adverbs that stand between an auxiliary and its verb: has long said."""

_ASKED = frozenset(("interviewed", "polled", "surveyed", "questioned", "contacted", "reached", "queried"))
"""Participles that stand behind those who say something: companies polled expect a rise."""
_TIES = frozenset(("by", "at", "in", "with", "to", "on"))
"""Prepositions behind a participle that says more of a noun: people briefed on the talks."""
_OUT_OF = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
"""Numbers of a share: six in ten voters say."""
_NAMES_TOO = frozenset(("march", "april", "may", "june", "august"))
"""Months that are names of persons too."""
SURELY_PEOPLE = frozenset(("many", "most", "others", "few"))
SEVERAL = SURELY_PEOPLE | {"some", "all", "both", "several", "those", "two", "three", "four", "five", "ten"}


class Subjects(Towns):
    """Finds the source in a clause."""

    def _before_helpers(self) -> int:
        """Find the last unit before the auxiliaries, adverbs and days that stand with the verb."""
        at = self.cue - 1
        while at >= self.low and self._helps(at):
            at -= 1
        # "Mr. Li, however, said": an adverb between commas.
        if self.tag(at) & kinds.COMMA and self.tag(at - 1) & kinds.ADVERB and self.tag(at - 2) & kinds.COMMA:
            return at - 3
        return at

    def _is_so(self, helper: int) -> bool:
        """Say whether a form of "be" stands behind a unit, or in it: he's expected."""
        if self.tag(helper) & kinds.BE:
            return True
        return any(self.tag(at) & kinds.BE for at in range(helper + 1, self.cue))

    def _helps(self, at: int) -> bool:
        tag = self.tags[at]
        if tag & kinds.TIME:
            # Theresa May is no month, but "Zed Corp. Tuesday said" has a day.
            before = self.tag(at - 1)
            surname = self.word(at) in _NAMES_TOO and before & kinds.CAPITAL
            return not surname or bool(before & (kinds.TIME | kinds.PREPOSITION))
        if tag & _HELPING:
            return not tag & kinds.PRONOUN
        word = self.word(at)
        if word in _BETWEEN_HELPERS:
            return word not in ("both", "all") or (at > self.low and not self.tag(at - 1) & _OPENS_PHRASE)
        if word in ("no", "longer"):
            return self.word(at + (word == "no")) == "longer" and self.word(at - (word == "longer")) == "no"
        return word == "on" and bool(self.tag(at + 1) & kinds.TIME)

    def _subject(self, last: int) -> Range | None:
        """Find the noun phrase before the verb, an apposition or relative clause between them left out."""
        if last < self.low:
            return None
        if self.tag(last) & kinds.COMMA or self.words[last] in _CLOSES_ASIDE:
            return self._subject_before_comma(last)
        if self.tag(last) & kinds.PAST and self._is_qualified(last):
            last -= 1
        first = phrase_before(self.units, last, self.low)
        if first is None and self.words[last] == "left":
            last -= self._on_the_left(last)
            first = phrase_before(self.units, last, self.low)
        if first is not None and self.tag(first) & kinds.RELATIVE:
            return self._antecedent(first)
        if first is None or (self._is_governed(first) and not self._is_person(first)):
            relative = self._relative_before(last)
            if relative is not None:
                return self._antecedent(relative)
        if first is None:
            return None
        if self.word(first - 1) == "in" and self._is_share(first):
            first -= 2
        behind = self._behind_example(first)
        first = self._listed_before(self._head_before(first), last)
        return (first, last + 1) if behind is None else self._subject(behind)

    def _is_share(self, first: int) -> bool:
        """Read "six in | ten voters"."""
        return self.word(first) in _OUT_OF and self.word(first - 2) in _OUT_OF

    def _subject_before_comma(self, comma: int) -> Range | None:
        """Tell "a firm in Lincoln, Neb., said" from "Ann Li, the mayor, said"."""
        town = self._before_state(comma)
        if town is None or self._is_in_aside(town):
            return self._subject_before_apposition(comma)
        return self._subject(town)

    def _on_the_left(self, last: int) -> int:
        """Give how many units to pass over in "voices on the left said": it is no verb."""
        if last - 3 < self.low or self.words[last] != "left":
            return 0
        return 3 if self.word(last - 1) == "the" and self.word(last - 2) in ("on", "of", "from") else 0

    def _is_person(self, at: int) -> bool:
        """Tell "people who know him say | he left" from "those who have seen it say"."""
        return bool(self.tag(at) & kinds.PRONOUN) and self.word(at) not in ("it", "you")

    def _is_qualified(self, participle: int) -> bool:
        """Read "those surveyed said" and "a report released Tuesday said": the participle is no verb."""
        if self.word(participle - 1) in ("those", "people") or self.word(participle) in _ASKED:
            return True
        return bool(self.tag(participle + 1) & kinds.TIME) and is_noun(self.tag(participle - 1))

    def _head_before(self, first: int) -> int:
        """Take in the noun that a preposition ties a phrase to: a worker in the city said."""
        if self.word(first - 1) not in _WHERE or not is_noun(self.tag(first - 2)):
            return first
        head = phrase_before(self.units, first - 2, self.low)
        if head is None or self.tag(head) & (kinds.PRONOUN | kinds.RELATIVE | kinds.TIME):
            return first
        before = self.tag(head - 1)
        return head if head == self.low or before & _OPENS_PHRASE else first

    def _listed_before(self, first: int, last: int) -> int:
        """Take in the names before the last two that open the sentence: Norland, Zed and Teller said."""
        if "and" not in self.units.lowered[first:last]:
            return first
        at = first
        while at - 2 >= self.low and self.tag(at - 1) & kinds.COMMA:
            before = phrase_before(self.units, at - 2, self.low)
            if before is None or not self.tag(at - 2) & kinds.CAPITAL:
                return first
            at = before
        return at if at == self.low else first

    def _is_governed(self, first: int) -> bool:
        """Say whether a phrase hangs on a word before it: a preposition, a verb, what looks like a noun."""
        before = self.tag(first - 1)
        return bool(before & _WITHIN_RELATIVE) or self.word(first - 1) == "to" or is_noun(before)

    def _behind_example(self, first: int) -> int | None:
        """Find what "such as Zed", "including Zed" or "hired by Zed" stands behind: that is who said it."""
        link = self.word(first - 1)
        if link == "including":
            return first - 2
        if link == "as" and self.word(first - 2) == "such":
            return first - 3
        return self._hired(first) if link in _TIES else None

    def _hired(self, first: int) -> int | None:
        """Find who was hired in "a consultant hired in May by the firm says": the firm says nothing."""
        at = first - 2
        while self.tag(at) & (kinds.TIME | kinds.NUMBER) or self.tag(at + 1) & kinds.TIME:
            at -= 1
        before = at - 1 - (self.word(at - 1) in ("first", "not"))
        return before if self.tag(at) & kinds.PAST and is_noun(self.tag(before)) else None

    def _relative_before(self, last: int) -> int | None:
        """Find the "who" of a relative clause without commas that ends before the verb."""
        for at in range(last, max(self.low, last - 12), -1):
            tag = self.tags[at]
            if tag & kinds.RELATIVE and self.word(at) == "who":
                return at
            if tag & (kinds.COMMA | kinds.QUOTATION | kinds.SUBORDINATOR | kinds.COORDINATOR):
                return None
        return None

    def _before_marked(self, marked: int) -> Range | None:
        """Read "Mr. Li, who called it “a sham,” | said": quoted words end a relative clause."""
        for at in range(marked - 1, max(self.low, marked - CLAUSE_AHEAD), -1):
            if self.tags[at] & kinds.COMMA:
                return self._antecedent(at + 1) if self.tags[at + 1] & kinds.RELATIVE else None
        return None

    def _antecedent(self, relative: int) -> Range | None:
        last = relative - 1
        if self.tag(last) & kinds.COMMA:
            last = self._before_age(last) - 1
        if last < self.low:
            return None
        first = phrase_before(self.units, last, self.low)
        if first is None:
            return None
        apposed = self.tag(first - 1) & kinds.COMMA and self.tag(last + 1) & kinds.COMMA
        return (apposed and self._subject_before_apposition(last + 1)) or (first, last + 1)

    def _subject_before_apposition(self, comma: int) -> Range | None:
        nearest: Range | None = None
        if self.words[comma] == ")":
            return self._subject_before_bracket(comma)
        whole = phrase_before(self.units, comma - 1, self.low)
        if whole is not None and whole == self.low and self.words[comma] == ",":
            asked = self.tags[whole] & kinds.PAST and self._is_asked_first(whole)
            return None if asked else (whole, comma)
        for at in range(comma - 1, max(self.low, comma - 40), -1):
            if self.tags[at] & kinds.QUOTATION and last_mark(self.words[at]) in _PAUSES:
                break
            if not self.tags[at] & kinds.COMMA and self.words[at] not in _OPENS_ASIDE:
                continue
            first = phrase_before(self.units, at - 1 - self._on_the_left(at - 1), self.low)
            if first is None or (self._is_asked_first(first) and not self.tag(at + 1) & kinds.RELATIVE):
                continue
            if first == self.low + 1 and self.tags[self.low] & kinds.ADVERB:
                first = self.low
            before = self.tag(first - 1)
            said = self.before and self.before[-1].right == first
            if said or first == self.low or before & _OPENS_CLAUSE or self.word(first - 1) in (";", ":"):
                return first, at
            if before & kinds.COMMA and self.tags[at - 1] & (kinds.CAPITAL | kinds.SOURCE):
                nearest = nearest if nearest and not self._is_name(first, at) else (first, at)
        return nearest

    def _is_asked_first(self, at: int) -> bool:
        """Tell "Asked about the tape, …" and "Asking for calm, …" from "Retired miner Carl Foss, 74, …"."""
        asked = self.tags[at] & kinds.PAST and self.tag(at + 1) & kinds.PREPOSITION
        return at == self.low and bool(asked or self.tags[at] & kinds.GERUND)

    def _subject_before_bracket(self, closing: int) -> Range | None:
        """Read "Sen. Li (D., Ohio) said"."""
        for at in range(closing - 1, max(self.low, closing - 20), -1):
            if self.words[at] == "(":
                return self._subject(at - 1)
        return None

    def _is_name(self, first: int, end: int) -> bool:
        return any(
            self.tags[at] & kinds.CAPITAL and not self.tags[at] & kinds.DETERMINER for at in range(first, end)
        )

    def _first_phrase(self) -> Range | None:
        """Find the subject of the sentence: its first noun phrase that no preposition governs."""
        at = self.low
        while at < self.cue:
            tag = self.tags[at]
            if tag & kinds.PREPOSITION:
                at = max(at + 1, phrase_after(self.units, at + 1, self.cue))
            elif tag & kinds.PAST and at == self.low:
                at = next(
                    (ahead for ahead in range(at, self.cue) if self.tags[ahead] & kinds.COMMA), self.cue
                )
            elif tag & (
                kinds.COORDINATOR | kinds.ADVERB | kinds.COMMA | kinds.SUBORDINATOR | kinds.TIME | kinds.MARK
            ):
                at += 1
            else:
                return self._subject_from(at, self.cue)
        return None

    def _subject_from(self, first: int, high: int) -> Range | None:
        """Take the subject that begins here, without a verb that looks like a noun: Zed cut its debt."""
        end = phrase_after(self.units, first, high)
        if self.tag(end) & kinds.DETERMINER and end - first > 1 and not self.tag(end - 1) & kinds.CAPITAL:
            end -= 1
        return (first, end) if end > first else None

    def _can_speak(self, first: int, end: int) -> bool:
        if self.tags[first] & kinds.TIME:
            return False
        return any(
            self.tags[at] & (kinds.CAPITAL | kinds.SOURCE | kinds.PRONOUN) for at in range(first, end)
        ) or bool(self.tags[first] & kinds.DETERMINER)

    def _is_source(self, first: int, end: int) -> bool:
        """Ask for a name, a pronoun or a noun for those who speak."""
        known = kinds.CAPITAL | kinds.SOURCE | kinds.PRONOUN
        some = self.word(first) in SEVERAL or self.word(first) == "one"
        return some or any(self.tags[at] & known for at in range(first, end))

    def _source_after(self, at: int) -> int:
        """Find the end of a source to the right: a noun phrase, or quoted words used as one."""
        if self.tag(at) & kinds.QUOTATION:
            return at
        end = phrase_after(self.units, at, self.high)
        while end < self.high and end > at and self._links(end):
            end = phrase_after(self.units, end + 1, self.high)
        return end

    def _links(self, at: int) -> bool:
        return (
            (self.word(at) == "and" or self.word(at) in ("in", "on", "by"))
            and phrase_after(self.units, at + 1, self.high) > at + 1
            and not self.tag(at + 1) & (kinds.TIME | kinds.PRONOUN)
        )
