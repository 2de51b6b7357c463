"""Frames: the ways in which a sentence attributes words to a source.

Each frame has a cue, usually a subject beside it, and says on which side its content stands. Nothing
here looks at the content itself; `quotes` does that.
"""

from collections.abc import Sequence

from onrecord.extract.quotes.clause import CLAUSAL, NO_VERB, Frame, Range
from onrecord.extract.quotes.following import LONG, STATES_OF_MIND
from onrecord.extract.quotes.joins import Joins
from onrecord.extract.quotes.measures import SHOWS
from onrecord.extract.quotes.shared import THEN
from onrecord.extract.words import kinds
from onrecord.extract.words.idioms import PHRASAL
from onrecord.extract.words.phrases import phrase_after
from onrecord.extract.words.units import Units
from onrecord.extract.words.verbs import NEEDS, forms

_ONLY_PARTICIPLES = frozenset(("known", "shown", "written", "sworn"))
_FAVORS = frozenset(form for verb in ("favor", "favour", "oppose") for form in forms(verb))
_FELT = frozenset(
    form
    for verb in ("fear", "doubt", "dread", "suspect", "prefer", "regret")
    for form in forms(verb)
    if not form.endswith("ing")
)
"""Verbs of which a noun can say what is felt: fears the cost."""
_SAYS = (
    kinds.SAYING
    | kinds.REPORTING
    | kinds.TELLING
    | kinds.PROMISING
    | kinds.ORDERING
    | kinds.NAMING
    | kinds.JUDGING
)
_ONLY_SOMETIMES = kinds.PHRASAL | kinds.IDIOM
_WITH_CLAUSE = CLAUSAL | kinds.TELLING
_FRONTS = kinds.SUBORDINATOR | kinds.COORDINATOR | kinds.PAST
"""What a sentence begins with that has a clause before the main one: when, but when, asked whether."""
_WOULD_NOT = frozenset(("would", "wouldn't", "wouldn’t"))
_TELLS = kinds.SAYING | kinds.REPORTING
_ANYBODY = frozenset(("one", "you"))


def _is_headline(units: Units, low: int, high: int) -> bool:
    """Say whether a sentence is written in title case and without a full stop."""
    if units.tags[high - 1] & kinds.STOP or high - low < LONG:
        return False
    words = [
        tag
        for tag in units.tags[low:high]
        if not tag & (kinds.MARK | kinds.COMMA | kinds.PREPOSITION | kinds.DETERMINER)
    ]
    capitals = sum(1 for tag in words if tag & (kinds.CAPITAL | kinds.NUMBER | kinds.QUOTATION))
    return capitals * 5 >= len(words) * 4


class Frames(Joins):
    """Reads the sentences of a text, and in them the surroundings of one cue after the other."""

    def frames_in(self, low: int, high: int, cues: Sequence[int]) -> list[Frame]:
        """Find the attributions of a sentence, in the order of their cues.

        Args:
            low: The first unit of the sentence.
            high: The unit after its last.
            cues: The units that may be a cue, in order; others, and those outside the sentence, are passed
                over.
        """
        self.open(low, high)
        found = self.before
        for at in cues:
            tag = self.tags[at]
            if not tag & kinds.INTERESTING or not low <= at < high:
                continue
            if found and at < found[-1].cue[1]:
                continue
            if tag & kinds.CAPITAL and at != low:
                if not _is_headline(self.units, low, high):
                    continue
                self.no_verb = NO_VERB & ~kinds.CAPITAL
            self.turn_to(at)
            frame = self._frame(tag)
            if frame:
                found.append(frame)
        return found

    def _frame(self, tag: int) -> Frame | None:
        if tag & _ONLY_SOMETIMES:
            tag = self._with_particle(tag) if tag & kinds.PHRASAL else tag
            frame = self._idiom() if tag & kinds.IDIOM else None
            if frame:
                return frame
        if tag & kinds.ACCORDING:
            frame = self._verbless()
            if frame or not tag & kinds.CUE_NOUN:
                return frame
        if tag & kinds.CUE:
            frame = self._said(tag)
            if frame:
                return frame
        if tag & kinds.MINDED:
            return self._made_clear() if self.cue_word == "clear" else self._minded()
        return self._noun(tag) if tag & (kinds.CUE_NOUN | kinds.DOING_NOUN) else None

    def _said(self, tag: int) -> Frame | None:
        """Read a verb of saying, or what it is felt or held to be."""
        frame = self._asked_first() or self._as_called(tag) or self._declared_aim(tag) or self._verb(tag)
        if frame:
            frame.tag = tag
        elif self.cue_word in _FELT:
            frame = self._felt()
        elif self.cue_word in STATES_OF_MIND:
            frame = self._minded()
        return frame

    def _with_particle(self, tag: int) -> int:
        """Give what the cue is with the word behind it, "shot back", or alone."""
        joined = PHRASAL[self.cue_word].get(self.word(self.cue + 1))
        if joined is None:
            return tag & ~kinds.PHRASAL
        self.behind = self.cue + 2
        self._tags_here[self.cue] = joined
        return joined

    def _verb(self, tag: int) -> Frame | None:
        needed = NEEDS.get(self.cue_word)
        following = self.word(self.cue + 1)
        negated = following == "not" and not tag & kinds.SAYING and not self._refrains()
        asked = self.cue_word == "asked" and self._asked_about()
        if (needed and following != needed) or self._is_noun_here(tag) or negated or asked:
            return None
        helper = self._before_helpers()
        is_form_of_be = helper + 1 < self.cue and any(
            tag & kinds.BE for tag in self.tags[helper + 1 : self.cue]
        )
        if self.tag(helper) & kinds.BE:
            is_form_of_be = not self._has(tag, helper)
        if is_form_of_be and tag & kinds.PAST:
            if self.cue_word in STATES_OF_MIND and self.word(self.cue + 1) != "to":
                return self._finite(tag & ~kinds.TELLING | kinds.BELIEVING, helper)
            return self._passive(tag)
        if tag & kinds.GERUND and not is_form_of_be:
            return self._participle(tag)
        if self.word(self.cue - 1) == "to" and tag & kinds.BARE:
            return self._infinitive(tag)
        bare_participle = self.cue_word in _ONLY_PARTICIPLES and helper == self.cue - 1
        return None if bare_participle else self._finite(tag, helper)

    def _finite(self, tag: int, helper: int) -> Frame | None:
        """Read a finite verb: "Mr. Li said that A", "A, Mr. Li said", "A, said Mr. Li"."""
        again = self.before and self.tag(helper) & kinds.COMMA and self.word(helper + 1) in THEN
        subject = None if again else self._within_content(self._subject(helper))
        right, hearer = self._complement(tag, self.behind)
        if self._is_reduced(tag, helper):
            return None
        titled = self._is_titled(helper)
        if titled:
            subject = self._subject_before_apposition(helper)
        # Only then can it be preferred to what stands in the usual order.
        unsure = not again and (
            subject is None or right is None or self.tag(helper) & (kinds.QUOTATION | kinds.COMMA)
        )
        if unsure and subject and self.cue_word in SHOWS and self._measures(self.cue + 1):
            unsure = False
        inverted = self._inverted(helper) if unsure and tag & CLAUSAL and not titled else None
        if inverted and (
            subject is None
            or right is None
            or self.tag(helper) & kinds.QUOTATION
            or self._interrupted(subject, helper, inverted.after)
        ):
            return inverted
        if subject is None and self.tag(helper) & kinds.QUOTATION and self._ends_with_comma(helper):
            subject = self._before_marked(helper)
        apart = self.tag(helper) & (kinds.COMMA | kinds.PREPOSITION)
        if subject is None and apart and right and self.word(right - 1) == "that":
            subject = self._first_phrase()
        if subject is None:
            return self._shared(tag, helper, right, hearer)
        return self._relative(tag, subject, right) or self._with_subject(tag, helper, subject, right, hearer)

    def _is_reduced(self, tag: int, helper: int) -> bool:
        """Leave out "a state characterised by fear" and "the well known effects": no subject did that."""
        bare = tag & kinds.PAST and helper == self.cue - 1
        if self.cue_word == "known" and not any(
            self.tags[at] & kinds.AUXILIARY for at in range(helper + 1, self.cue)
        ):
            return True
        return bool(bare and tag & kinds.NAMING) and self.word(self.cue + 1) == "by"

    def _with_subject(
        self, tag: int, helper: int, subject: Range, right: int | None, hearer: Range | None
    ) -> Frame | None:
        anybody = self.units.lowered[subject[0]] in _ANYBODY and self._is_anybody(tag, helper, right)
        if anybody or self._comments(subject) or self._is_narrated(tag, subject, right):
            return None
        if right is None and tag & kinds.NAMING:
            if self._is_what(subject):
                right = self._named_thing()
            elif named := self._named_relative(subject):
                return named
        after = self._after_adverbials(self.behind)
        frame = Frame(self._this(), subject, subject[0], after, "", hearer=hearer)
        if right is None and tag & _TELLS and self._as_or_so(frame):
            return frame
        # "…, the man who wrote the bill" says nothing of what stands before.
        follows = tag & _WITH_CLAUSE and self._follows_content(frame, right)
        if follows and not self.tag(helper) & kinds.RELATIVE:
            return self._after_content(frame, tag)
        if right is None or not self._attributes(tag, helper, subject, right):
            return None
        that = self.units.lowered[subject[0] - 1] == "that"
        fronted = self._fronted_object(tag, subject, right) if that else None
        return fronted or self._with_content(frame, tag, helper, right)

    def _with_content(self, frame: Frame, tag: int, helper: int, right: int) -> Frame:
        """Say where the content of a verb with its subject begins, and how far it may reach."""
        subject = frame.subject or frame.cue
        before = self.tag(subject[0] - 1)
        frame.leads = bool(self.tags[self.low] & _FRONTS) and self._is_fronted(subject)
        owned = self.word(subject[0]) == "whose"
        frame.relative = owned or bool((self.tag(helper) | before) & kinds.RELATIVE)
        if tag & kinds.NAMING and self._is_what(subject) and self.tag(right) & kinds.QUOTATION:
            frame.stop = right + 1
        cuts = not (frame.relative and self._restricts(helper)) and self._cuts(frame.edge)
        frame.right, frame.rule, frame.cuts = right, self._rule_of(tag, right), cuts
        return frame

    def _attributes(self, tag: int, helper: int, subject: Range, right: int) -> bool:
        """Leave out names, restrictive relative clauses of wishing, and acts that are yet to come."""
        if tag & kinds.NAMING and not self._names(subject, right):
            return False
        if not tag & kinds.SAYING and tag & (kinds.BELIEVING | kinds.WANTING) and self._may(helper):
            return False
        if (self.cue_word in _FAVORS or self.behind > self.cue + 1) and self._is_thing(subject):
            return False
        if self.behind > self.cue + 1 and self._is_negated(helper):
            return True
        governed = self.tag(right - 1) & kinds.PREPOSITION and self._governed(right - 1) == right
        if not (governed or self._has_object(tag, right)) or not self._is_to_come(helper):
            return True
        # Would not confirm the report: he was asked.
        return self.word(helper + 1) in _WOULD_NOT and self._is_negated(helper) and self._is_source(*subject)

    def _rule_of(self, tag: int, right: int) -> str:
        if self.tag(right) & kinds.QUOTATION:
            return "source-then-quotation"
        if self.word(right - 1) == "that" or self._wants_thing(tag, right):
            return "source-verb-that" if self.word(right - 1) == "that" else "source-wants"
        if self.word(right) == "to" or self._only_wants(tag, right):
            return "source-wants" if self._only_wants(tag, right) else "source-verb-infinitive"
        if tag & kinds.RECALLING and right == self.behind and self._is_gerund(right):
            return "source-verb-gerund"
        governed = self.tag(right - 1) & kinds.PREPOSITION and self._governed(right - 1) == right
        if governed:
            return "source-verb-object" if tag & _SAYS else "source-wants"
        return "source-verb-object" if self._has_object(tag, right) else "source-verb-clause"

    def _wants_thing(self, tag: int, right: int) -> bool:
        """Read "wants a vote", "want him gone"."""
        if not tag & kinds.WANTING or right != self._wanted(self.cue + 1):
            return False
        return self.word(phrase_after(self.units, right, self.high)) != "to"
