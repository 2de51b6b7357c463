"""Frames: the ways in which a sentence attributes words to a source.

Each frame has a cue, usually a subject beside it, and says on which side its content stands. Nothing
here looks at the content itself; `quotes` does that.
"""

from dataclasses import dataclass

from onrecord.extract.lexicon import CUE, Tag, forms
from onrecord.extract.phrases import is_noun, phrase_after, phrase_before
from onrecord.extract.units import Units

Range = tuple[int, int]
"""Units from the first up to but not including the second."""

_SAYING, _REPORTING, _BELIEVING, _TELLING = (
    int(Tag.SAYING),
    int(Tag.REPORTING),
    int(Tag.BELIEVING),
    int(Tag.TELLING),
)
_PROMISING, _ORDERING, _NAMING, _JUDGING = (
    int(Tag.PROMISING),
    int(Tag.ORDERING),
    int(Tag.NAMING),
    int(Tag.JUDGING),
)
_CLAUSAL = _SAYING | _REPORTING | _BELIEVING
_BARE, _GERUND, _PAST, _CAPITAL, _BE = (
    int(Tag.BARE),
    int(Tag.GERUND),
    int(Tag.PAST),
    int(Tag.CAPITAL),
    int(Tag.BE),
)
_AUXILIARY, _ADVERB, _TIME, _COMMA = int(Tag.AUXILIARY), int(Tag.ADVERB), int(Tag.TIME), int(Tag.COMMA)
_QUOTATION, _STOP, _MARK, _PRONOUN = int(Tag.QUOTATION), int(Tag.STOP), int(Tag.MARK), int(Tag.PRONOUN)
_DETERMINER, _PREPOSITION, _POSSESSIVE = int(Tag.DETERMINER), int(Tag.PREPOSITION), int(Tag.POSSESSIVE)
_COORDINATOR, _SUBORDINATOR, _RELATIVE = int(Tag.COORDINATOR), int(Tag.SUBORDINATOR), int(Tag.RELATIVE)
_VERB, _SOURCE, _NOUN, _NUMBER = int(Tag.VERB), int(Tag.SOURCE), int(Tag.NOUN), int(Tag.NUMBER)
_CUE_NOUN, _ACCORDING = int(Tag.CUE_NOUN), int(Tag.ACCORDING)
_VERBAL = _AUXILIARY | _VERB | _PAST
_NOMINAL = _DETERMINER | _CAPITAL | _PRONOUN | int(Tag.NUMBER)
_FINITE = _AUXILIARY | _VERB
_CLAUSE_AHEAD = 16
_ALWAYS_PLURAL = frozenset(("we", "i", "you", "they", "people", "police", "who", "which", "that"))
_QUESTION_WORDS = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
_NO_CLAUSE_NOUNS = frozenset(("so", "such", "is", "than"))
_SAYS = frozenset(
    form
    for verb in ("say", "insist", "argue", "contend", "allege", "claim", "assert", "concede")
    for form in forms(verb)
)
"""Verbs that take a clause without "that", and hardly anything else."""
_BETWEEN_HELPERS = frozenset(("since", "long", "both", "all"))
_OBJECTS = frozenset(("him", "her", "them", "us", "me", "it"))
_STATES_OF_MIND = frozenset(("worried", "convinced", "persuaded", "concerned"))
"""Participles that tell what their subject holds, not what it was told."""
_HALF_DASHES = frozenset(("—", "–", "-", "--"))


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


def frames_in(units: Units, low: int, high: int) -> list[Frame]:
    """Find the attributions of a sentence, in the order of their cues."""
    found: list[Frame] = []
    for at in range(low, high):
        tag = units.tags[at]
        if not tag & (CUE | _ACCORDING | _CUE_NOUN):
            continue
        if found and at < found[-1].cue[1]:
            continue
        if tag & _CAPITAL and at != low and not _is_headline(units, low, high):
            continue
        frame = _Reader(units, low, high, at, found).frame(tag)
        if frame:
            found.append(frame)
    return found


def _is_headline(units: Units, low: int, high: int) -> bool:
    """Say whether a sentence is written in title case and without a full stop."""
    if units.tags[high - 1] & _STOP or high - low < 4:  # noqa: PLR2004 -- shorter ones tell nothing
        return False
    words = [tag for tag in units.tags[low:high] if not tag & (_MARK | _COMMA | _PREPOSITION | _DETERMINER)]
    capitals = sum(1 for tag in words if tag & (_CAPITAL | _NUMBER | _QUOTATION))
    return capitals * 5 >= len(words) * 4


class _Reader:
    """Reads the surroundings of one cue."""

    def __init__(self, units: Units, low: int, high: int, cue: int, before: list[Frame]) -> None:
        self.units, self.tags, self.words = units, units.tags, units.words
        self.low, self.high, self.cue = low, high, cue
        self.before = before

    def word(self, at: int) -> str:
        return self.words[at].lower() if self.low <= at < self.high else ""

    def tag(self, at: int) -> int:
        return self.tags[at] if self.low <= at < self.high else 0

    def frame(self, tag: int) -> Frame | None:
        if tag & _ACCORDING:
            return self._according() or self._putting() or self._in_words()
        if tag & CUE:
            frame = self._verb(tag)
            if frame:
                frame.tag = tag
                return frame
        return self._noun() if tag & _CUE_NOUN else None

    def _according(self) -> Frame | None:
        if self.word(self.cue + 1) != "to":
            return None
        end = self._source_after(self.cue + 2)
        if end == self.cue + 2:
            return None
        first = self.cue == self.low or self._opens_clause(self.cue)
        if first:
            end = self._up_to_comma(end)
        frame = Frame((self.cue, self.cue + 2), (self.cue + 2, end), self.cue, end, "according-to", cuts=True)
        if first:
            frame.right = self._after_commas(end)
        else:
            frame.left = True
        return frame

    def _up_to_comma(self, end: int) -> int:
        """Take a source that opens a sentence up to its comma: the envoy to the United States Ali Reza, …."""
        for at in range(end, min(end + 12, self.high)):
            if self.tags[at] & _COMMA:
                return at
            if self.tags[at] & (_FINITE | _PRONOUN | _DETERMINER) and not self.word(at) == "the":
                return end
        return end

    def _putting(self) -> Frame | None:
        """Read "as Mr. Li puts it"."""
        if self.word(self.cue + 1) != "it" or self.word(self.cue) == "words":
            return None
        subject = self._subject(self.cue - 1)
        if subject is None or self.word(subject[0] - 1) != "as":
            return None
        after = self.cue + 2
        frame = Frame((self.cue, after), subject, subject[0] - 1, after, "as-source-puts-it", cuts=True)
        if subject[0] - 1 == self.low:
            frame.right = self._after_commas(after)
        else:
            frame.left = True
        return frame

    def _in_words(self) -> Frame | None:
        """Read "in the words of Mr. Li" and "in Mr. Li's words"."""
        if self.word(self.cue) != "words":
            return None
        if self.word(self.cue - 2) == "in" and self.word(self.cue + 1) == "of":
            end = self._source_after(self.cue + 2)
            frame = Frame((self.cue - 2, self.cue + 2), (self.cue + 2, end), self.cue - 2, end, "in-words-of")
        else:
            first = phrase_before(self.units, self.cue - 1, self.low)
            if first is None or self.word(first - 1) != "in" or not self.tag(self.cue - 1) & _POSSESSIVE:
                return None
            frame = Frame((self.cue, self.cue + 1), (first, self.cue), first - 1, self.cue + 1, "in-words-of")
        for at in range(frame.after, min(frame.after + _CLAUSE_AHEAD, self.high)):
            if self.tags[at] & _QUOTATION:
                frame.right, frame.cuts = at, True
                return frame
        return None

    def _opens_clause(self, at: int) -> bool:
        before = at - 1
        if self.tag(before) & _COMMA:
            before -= 1
        return (
            bool(self.tag(before) & (_COORDINATOR | _SUBORDINATOR))
            and self.tag(before) & _CAPITAL == _CAPITAL
        )

    def _source_after(self, at: int) -> int:
        """Find the end of a source to the right: a noun phrase, or quoted words used as one."""
        if self.tag(at) & _QUOTATION:
            return at
        end = phrase_after(self.units, at, self.high)
        while end < self.high and end > at and self._links(end):
            end = phrase_after(self.units, end + 1, self.high)
        return end

    def _links(self, at: int) -> bool:
        return (
            (self.word(at) == "and" or self.word(at) in ("in", "on", "by"))
            and phrase_after(self.units, at + 1, self.high) > at + 1
            and not self.tag(at + 1) & (_TIME | _PRONOUN)
        )

    def _after_commas(self, at: int) -> int | None:
        """Find the clause after an apposition: "According to Mr. Li, chairman of Zed, sales rose"."""
        if self.tag(at) & _COMMA:
            return self._after_apposition(at)
        return at if at < self.high else None

    def _after_apposition(self, comma: int) -> int:
        at = comma + 1
        end = phrase_after(self.units, at, self.high)
        if end > at and self.tag(end) & _COMMA and self.tag(at) & (_DETERMINER | _SOURCE | _NUMBER | _NOUN):
            return end + 1
        return at

    def _verb(self, tag: int) -> Frame | None:
        if self._is_noun_here(tag) or (self.word(self.cue + 1) == "not" and not tag & _SAYING):
            return None
        helper = self._before_helpers()
        passive = bool(tag & _PAST) and any(self.tag(at) & _BE for at in range(helper + 1, self.cue))
        if passive and self.word(self.cue) in _STATES_OF_MIND:
            return self._finite(tag & ~_TELLING | _BELIEVING, helper)
        if passive:
            return self._passive(tag)
        if tag & _GERUND and not any(self.tag(at) & _BE for at in range(helper + 1, self.cue)):
            return self._participle(tag)
        if self.word(self.cue - 1) == "to":
            return self._infinitive(tag)
        return self._finite(tag, helper)

    def _is_noun_here(self, tag: int) -> bool:
        """Tell "the report" and "news reports" from "analysts report"."""
        before = self.tag(self.cue - 1)
        if tag & (_PAST | _GERUND):
            return bool(before & (_DETERMINER | _POSSESSIVE)) and not before & _PRONOUN
        if before & (_DETERMINER | _POSSESSIVE | _PREPOSITION) and self.word(self.cue - 1) != "to":
            return True
        if tag & _BARE:
            return not self._subject_is_plural()
        return is_noun(before) and not before & _CAPITAL and self._is_plural(self.cue - 1)

    def _subject_is_plural(self) -> bool:
        at = self.cue - 1
        while at >= self.low and self.tag(at) & _ADVERB:
            at -= 1
        if self.tag(at) & _COORDINATOR and self.before:
            return True
        if self.tag(at) & _AUXILIARY or self.word(at) == "to":
            return not self.tag(at) & _BE
        return self._is_plural(at)

    def _is_plural(self, at: int) -> bool:
        word = self.word(at)
        return word in _ALWAYS_PLURAL or (
            word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us", "is"))
        )

    def _before_helpers(self) -> int:
        """Find the last unit before the auxiliaries and adverbs that stand with the verb."""
        at = self.cue - 1
        while at >= self.low and (
            self.tag(at) & (_AUXILIARY | _ADVERB | _TIME) or self.word(at) in _BETWEEN_HELPERS
        ):
            if (
                self.tag(at) & _TIME
                and self.tag(at - 1) & _CAPITAL
                and not self.tag(at - 1) & (_TIME | _PREPOSITION)
            ):
                break
            at -= 1
        if self.tag(at) & _COMMA and at > self.low and self.tag(at - 1) & _ADVERB:
            back = at - 1
            if self.tag(back - 1) & _COMMA:
                return back - 2
        return at

    def _finite(self, tag: int, helper: int) -> Frame | None:
        subject = self._subject(helper)
        right, hearer = self._complement(tag, self.cue + 1)
        inverted = self._inverted(tag, helper) if tag & (_SAYING | _REPORTING | _BELIEVING) else None
        if inverted and (subject is None or right is None or self.tag(helper) & _QUOTATION):
            return inverted
        if subject is None:
            return self._shared(tag, helper, right, hearer)
        edge = subject[0]
        after_content = edge > self.low and self._ends_with_comma(edge - 1)
        after = self._after_adverbials(self.cue + 1)
        interrupts = bool(self.tag(after) & _COMMA) and edge - self._floor() > 1
        if (
            tag & (_CLAUSAL | _TELLING)
            and after_content
            and (interrupts or self._has_clause(self._floor(), edge))
        ):
            weak = right is None or self.tag(edge - 1) & _QUOTATION
            if weak and self.word(right if right is not None else self.high) != "that":
                rule = (
                    "clause-then-source" if not self.tag(edge - 1) & _QUOTATION else "quotation-then-source"
                )
                if tag & _TELLING:
                    hearer = hearer or self._hearer(self.cue + 1)
                    after = self._after_adverbials(hearer[1]) if hearer else after
                return Frame((self.cue, self.cue + 1), subject, edge, after, rule, left=True, hearer=hearer)
        if right is None:
            return None
        if (
            tag & _NAMING
            and right == self.cue + 1
            and self.tag(right) & _QUOTATION
            and not self._names(subject)
        ):
            return None
        rule = self._rule_of(tag, right)
        frame = Frame((self.cue, self.cue + 1), subject, edge, after, rule, right=right, hearer=hearer)
        frame.cuts = self._cuts(edge)
        return frame

    def _names(self, subject: Range) -> bool:
        """Tell "what he called “…”" from "a man called “…”"."""
        return bool(self.tags[subject[0]] & _PRONOUN) or self.word(subject[0] - 1) in ("what", "which")

    def _cuts(self, edge: int) -> bool:
        before = self.tag(edge - 1)
        if before & _COORDINATOR:
            return True
        return self.word(edge - 1) in (";", "while", "although", "though", "whereas")

    def _rule_of(self, tag: int, right: int) -> str:
        if self.tag(right) & _QUOTATION:
            return "source-then-quotation"
        if self.word(right - 1) == "that":
            return "source-verb-that"
        if self.word(right) == "to":
            return "source-verb-infinitive"
        if tag & (_NAMING | _JUDGING) and not tag & _CLAUSAL:
            return "source-verb-object"
        return "source-verb-clause"

    def _ends_with_comma(self, at: int) -> bool:
        tag = self.tag(at)
        if tag & _COMMA or (at >= self.low and self.words[at] in _HALF_DASHES):
            return True
        return bool(tag & _QUOTATION) and self.words[at].rstrip()[-1:] in ",?!.…—-"

    def _floor(self) -> int:
        return max([self.low, *(frame.after for frame in self.before if frame.left or frame.cuts)])

    def _has_clause(self, first: int, end: int) -> bool:
        """Say whether a stretch can be what somebody says: quoted words, or a clause."""
        if any(self.tags[at] & _QUOTATION for at in range(first, end)) and self.tags[end - 1] & _QUOTATION:
            return True
        return (
            any(self.tags[at] & (_FINITE | _PAST) or self.tags[at] & CUE for at in range(first, end))
            or end - first > 4
        )  # noqa: PLR2004

    def _subject(self, last: int) -> Range | None:
        """Find the noun phrase before the verb, an apposition or relative clause between them left out."""
        if last < self.low:
            return None
        if self.tag(last) & _COMMA or self.words[last] in (")", *_HALF_DASHES):
            return self._subject_before_apposition(last)
        first = phrase_before(self.units, last, self.low)
        if first is not None and self.tag(first) & _RELATIVE:
            return self._antecedent(first)
        if (
            first is None
            or self.tag(first - 1) & (_VERBAL | _PREPOSITION | _ADVERB)
            or self.word(first - 1) == "to"
        ):
            relative = self._relative_before(last)
            if relative is not None:
                return self._antecedent(relative)
        return None if first is None else (first, last + 1)

    def _relative_before(self, last: int) -> int | None:
        """Find the "who" of a relative clause without commas that ends before the verb."""
        for at in range(last, max(self.low, last - 12), -1):
            tag = self.tags[at]
            if tag & _RELATIVE and self.word(at) == "who":
                return at
            if tag & (_COMMA | _QUOTATION | _SUBORDINATOR | _COORDINATOR):
                return None
        return None

    def _antecedent(self, relative: int) -> Range | None:
        last = relative - 1
        if self.tag(last) & _COMMA:
            last -= 1
        if last < self.low:
            return None
        first = phrase_before(self.units, last, self.low)
        return None if first is None else (first, last + 1)

    def _subject_before_apposition(self, comma: int) -> Range | None:
        nearest: Range | None = None
        for at in range(comma - 1, max(self.low, comma - 40), -1):
            if self.tags[at] & _QUOTATION and self.words[at].rstrip()[-1:] in ",?!":
                break
            if not self.tags[at] & _COMMA and self.words[at] not in ("(", *_HALF_DASHES):
                continue
            first = phrase_before(self.units, at - 1, self.low)
            if first is None or (self.tags[first] & _GERUND and first == self.low):
                continue
            before = self.tag(first - 1)
            if first == self.low or before & (_COORDINATOR | _SUBORDINATOR | _QUOTATION):
                return first, at
            if before & _COMMA and self.tags[at - 1] & (_CAPITAL | _SOURCE):
                nearest = nearest if nearest and not self._is_name(first, at) else (first, at)
        return nearest

    def _is_name(self, first: int, end: int) -> bool:
        return any(self.tags[at] & _CAPITAL and not self.tags[at] & _DETERMINER for at in range(first, end))

    def _inverted(self, tag: int, helper: int) -> Frame | None:
        """Read "…," said Mr. Li, and Said Mr. Li: "…"."""
        opens = self.cue == self.low
        if not opens and not self._ends_with_comma(helper):
            return None
        end = self._source_after(self.cue + 1)
        if end == self.cue + 1 or not self._can_speak(self.cue + 1, end):
            return None
        following = self.tag(end)
        if opens:
            if self.word(end) != ":" and not following & _COMMA and not following & _QUOTATION:
                return None
            right = self._after_colon(end)
            return right and Frame(
                (self.cue, self.cue + 1), (self.cue + 1, end), self.cue, end, "inverted-opening", right=right
            )
        if end < self.high and not following & (
            _COMMA | _STOP | _QUOTATION | _PREPOSITION | _TIME | _ADVERB | _MARK | _RELATIVE | _COORDINATOR
        ):
            return None
        if not self.tag(helper) & _QUOTATION and not self._has_clause(self._floor(), helper):
            return None
        after = self._after_adverbials(end)
        return Frame(
            (self.cue, self.cue + 1),
            (self.cue + 1, end),
            self.cue,
            after,
            "quotation-then-inverted",
            left=True,
        )

    def _after_colon(self, at: int) -> int | None:
        while at < self.high and self.words[at] != ":" and not self.tags[at] & _QUOTATION:
            at += 1
        if at < self.high and self.words[at] == ":":
            at += 1
        return at if at < self.high else None

    def _can_speak(self, first: int, end: int) -> bool:
        if self.tags[first] & _TIME:
            return False
        return any(self.tags[at] & (_CAPITAL | _SOURCE | _PRONOUN) for at in range(first, end)) or bool(
            self.tags[first] & _DETERMINER
        )

    def _shared(self, tag: int, helper: int, right: int | None, hearer: Range | None) -> Frame | None:
        """Read "He said A and added B": the subject stands with an earlier verb."""
        if right is None or not self.before:
            return None
        last = self.before[-1]
        if self.tag(helper) & _COORDINATOR or (self.tag(helper) & _COMMA and self.tag(helper - 1) & _COMMA):
            return Frame(
                (self.cue, self.cue + 1),
                last.subject,
                helper,
                right,
                "shared-subject",
                right=right,
                cuts=True,
                hearer=hearer,
            )
        return None

    def _participle(self, tag: int) -> Frame | None:
        """Read "…, adding that B" and "a statement saying B"."""
        right, hearer = self._complement(tag, self.cue + 1)
        if right is None and self.tag(passed := self._after_adverbials(self.cue + 1)) & _QUOTATION:
            right = passed
        if right is None or (tag & _BELIEVING and not tag & _CLAUSAL & ~_BELIEVING):
            return None
        if not tag & (_CLAUSAL | _TELLING):
            return None
        quoted = self.tag(right) & _QUOTATION
        if not (quoted or self.word(right - 1) == "that" or self._sure_clause(right, tag)):
            return None
        before = self.cue - 1
        comma = self._ends_with_comma(before)
        if comma or before < self.low:
            subject = self.before[-1].subject if self.before else self._first_phrase()
            rule = "participle"
        elif self.word(before) == "as" or self.tag(before) & (
            _PREPOSITION | _COORDINATOR | _ADVERB | _SUBORDINATOR
        ):
            subject = self.before[-1].subject if self.before else self._first_phrase()
            rule = "participle-after-preposition"
        else:
            subject = self._subject(before)
            rule = "noun-participle"
        return Frame(
            (self.cue, self.cue + 1), subject, self.cue, right, rule, right=right, cuts=comma, hearer=hearer
        )

    def _first_phrase(self) -> Range | None:
        """Find the subject of the sentence: its first noun phrase that no preposition governs."""
        at = self.low
        while at < self.cue:
            tag = self.tags[at]
            if tag & _PREPOSITION:
                at = max(at + 1, phrase_after(self.units, at + 1, self.cue))
            elif tag & (_COORDINATOR | _ADVERB | _COMMA | _SUBORDINATOR | _TIME | _MARK):
                at += 1
            else:
                end = phrase_after(self.units, at, self.cue)
                return (at, end) if end > at else None
        return None

    def _infinitive(self, tag: int) -> Frame | None:
        """Read "declined to say whether B"; a bare "to say" attributes nothing yet."""
        right, hearer = self._complement(tag, self.cue + 1)
        if right is None or not tag & (_CLAUSAL | _TELLING):
            return None
        if (
            self.word(right - 1) != "that"
            and self.word(right) not in _QUESTION_WORDS
            and not self.tag(right) & _QUOTATION
        ):
            return None
        helper = self.cue - 2
        governed = bool(self.before) and self.before[-1].right == self.cue - 1
        if governed or self.tag(helper) & _BELIEVING:
            return None
        while helper >= self.low and self.tags[helper] & (
            _ADVERB | _AUXILIARY | _PAST | _VERB | _PREPOSITION
        ):
            helper -= 1
        subject = self._subject(helper) or self._first_phrase()
        return Frame(
            (self.cue, self.cue + 1), subject, self.cue - 1, right, "infinitive", right=right, hearer=hearer
        )

    def _passive(self, tag: int) -> Frame | None:
        """Read "was told that B", "have been ordered to B by C"; the agent stands after "by"."""
        at = self.cue + 1
        agent: Range | None = None
        if self.word(at) == "by":
            end = self._source_after(at + 1)
            if end > at + 1:
                agent, at = (at + 1, end), end
        right: int | None = None
        if self.word(at) == "that":
            right = at + 1
        elif self.word(at) == "to" and tag & (_ORDERING | _TELLING) and self.word(at + 1) != "be":
            right = at
        elif self.word(at) == "as" and self.tag(at + 1) & _QUOTATION:
            right = at + 1
        if right is None or right >= self.high:
            return None
        return Frame((self.cue, self.cue + 1), agent, self.cue, right, "passive", right=right)

    def _noun(self) -> Frame | None:
        """Read "the announcement that B", "his warning that B"."""
        if self.word(self.cue + 1) != "that" or self.cue + 2 >= self.high:
            return None
        taken = bool(self.before) and self.before[-1].right == self.cue + 2
        apposed = self.word(self.cue - 1) in ("a", "an") and self.tag(self.cue - 2) & _COMMA
        if taken or apposed or self.tag(self.cue + 2) & (_AUXILIARY | _VERB):
            return None
        owner = self.cue - 1
        while owner > self.low and is_noun(self.tags[owner]) and not self.tags[owner] & _POSSESSIVE:
            owner -= 1
        subject: Range | None = None
        if owner >= self.low and self.tags[owner] & _POSSESSIVE:
            first = phrase_before(self.units, owner, self.low)
            subject = (owner if first is None else first, owner + 1)
        return Frame(
            (self.cue, self.cue + 1),
            subject,
            self.cue,
            self.cue + 2,
            "noun-that",
            right=self.cue + 2,
            tag=_CUE_NOUN,
        )

    def _hearer(self, at: int) -> Range | None:
        end = phrase_after(self.units, at, self.high)
        if self.word(at) in _OBJECTS - {"it"}:
            end = at + 1
        return (at, end) if end > at and not self.tags[at] & _TIME else None

    def _after_adverbials(self, at: int) -> int:
        """Pass over what says when, where or how something was said."""
        while at < self.high:
            tag = self.tags[at]
            if tag & (_ADVERB | _TIME | _NUMBER):
                at += 1
            elif tag & _PREPOSITION and self.word(at) != "than" and not self._is_infinitive(at):
                end = at + 1
                while self.tag(end) & _TIME:
                    end += 1
                if end == at + 1:
                    end = phrase_after(self.units, at + 1, self.high)
                while self.tag(end) & (_TIME | _NUMBER):
                    end += 1
                if end <= at + 1:
                    return at
                at = end
            else:
                break
        return at

    def _is_infinitive(self, at: int) -> bool:
        """Tell "to leave" from "to the press" and "to reporters"."""
        if self.word(at) != "to":
            return False
        following = self.tag(at + 1)
        return not (following & _NOMINAL or self.word(at + 1).endswith("s"))

    def _complement(self, tag: int, at: int) -> tuple[int | None, Range | None]:
        """Find where the content to the right begins, and the hearer before it."""
        hearer: Range | None = None
        if tag & _TELLING and not self._begins_clause(at):
            hearer = self._hearer(at)
            if hearer is None and not tag & _CLAUSAL:
                return None, None
            at = hearer[1] if hearer else at
        elif tag & _ORDERING:
            return self._order(tag, at)
        right = self._content_after(tag, at)
        if right is None and tag & _ORDERING:
            return self._order(tag, self.cue + 1)
        return right, hearer

    def _begins_clause(self, at: int) -> bool:
        return self.word(at) in ("that", "to") or bool(self.tag(at) & (_QUOTATION | _COMMA))

    def _order(self, tag: int, at: int) -> tuple[int | None, Range | None]:
        hearer = self._hearer(at)
        after = hearer[1] if hearer else at
        if hearer and self.word(after) == "not":
            after += 1
        if hearer and self.word(after) == "to" and not self.tag(after + 1) & (_DETERMINER | _CAPITAL):
            return after, hearer
        return self._content_after(tag & ~_ORDERING, at), None

    def _content_after(self, tag: int, at: int) -> int | None:
        passed = self._after_adverbials(at)
        if self.tag(at) & (_ADVERB | _TIME) and passed < self.high:
            if self.word(passed) in ("that", ":") or self.tag(passed) & (_QUOTATION | _COMMA):
                return self._opens_content(tag, passed)
        direct = self._opens_content(tag, at)
        if direct is not None:
            return direct
        if (
            self.tag(at) & _PREPOSITION
            and tag & (_SAYING | _REPORTING | _TELLING)
            and not self._is_infinitive(at)
        ):
            that = self._that_ahead(at)
            if that is not None:
                return that
        if passed > at:
            found = self._opens_content(tag, passed)
            if found is not None:
                return found
            if (
                self.tag(passed) & _COMMA
                and self._sure_clause(passed + 1, tag)
                and tag & _SAYING
                and not self._left_quoted()
            ):
                return at if not self.tag(at) & (_TIME | _ADVERB) else passed + 1
        return None

    def _that_ahead(self, at: int) -> int | None:
        """Find "that" behind what says when or where: said in Paris after the vote was held that …."""
        for ahead in range(at + 1, min(at + _CLAUSE_AHEAD, self.high - 1)):
            if (
                self.tags[ahead] & (_QUOTATION | _COMMA)
                or self.tags[ahead] & CUE & ~_BELIEVING
                and self.tags[ahead] & _PAST
            ):
                return None
            if self.words[ahead] == "that" and not self.tags[ahead + 1] & (_FINITE | _PAST):
                return ahead + 1
        return None

    def _left_quoted(self) -> bool:
        return any(self.tags[at] & _QUOTATION for at in range(self.low, self.cue))

    def _opens_content(self, tag: int, at: int) -> int | None:
        """Say whether content begins right here, for a verb of this family."""
        if at >= self.high:
            return None
        word, this = self.word(at), self.tags[at]
        if this & _COMMA and tag & (_CLAUSAL | _TELLING):
            for ahead in range(at + 2, min(at + 10, self.high - 1)):
                if self.tags[ahead] & _COMMA and self.words[ahead + 1] == "that":
                    return ahead + 2
        if word == ":" or this & _COMMA:
            after = at + 1
            while self.tag(after) & _COMMA:
                after += 1
            return after if after < self.high and (word == ":" or self.tags[after] & _QUOTATION) else None
        if this & _QUOTATION:
            return at
        if word == "that" and tag & (_CLAUSAL | _TELLING | _PROMISING):
            return at + 1 if at + 1 < self.high and not self.tags[at + 1] & _STOP else None
        if (
            word == "to"
            and tag & _PROMISING
            and not self.tag(at + 1) & (_DETERMINER | _CAPITAL | _POSSESSIVE | _NUMBER)
        ):
            return at
        if word in _QUESTION_WORDS and tag & (_CLAUSAL | _TELLING):
            return at if at + 1 < self.high and not self.tags[at + 1] & _COMMA else None
        if tag & (_CLAUSAL | _TELLING) and self._sure_clause(at, tag):
            return at
        if tag & (_NAMING | _JUDGING) and self._opens_object(at, tag):
            return at + 1 if word in _OBJECTS and self.tag(at + 1) & _QUOTATION else at
        return None

    def _opens_object(self, at: int, tag: int) -> bool:
        """Say whether an object is judged or named here: called it a success, decried the vote."""
        end = phrase_after(self.units, at, self.high)
        if self.word(at) in _OBJECTS:
            end = at + 1
        if end == at:
            return False
        if tag & _NAMING:
            if any(self.word(ahead) == "as" for ahead in range(end, min(end + _CLAUSE_AHEAD, self.high))):
                return True
            return bool(self.tag(end) & (_QUOTATION | _DETERMINER | _NOUN))
        return bool(self.tags[at] & (_DETERMINER | _POSSESSIVE | _NOUN | _CAPITAL | _PRONOUN))

    def _sure_clause(self, at: int, tag: int) -> bool:
        """Say whether a clause begins here; verbs that say nothing else need less of a sign."""
        if at >= self.high:
            return False
        this = self.tags[at]
        if this & _PRONOUN:
            return (
                bool(self.tag(at + 1) & (_FINITE | _PAST | _ADVERB) or self.tag(at + 1) & CUE)
                or bool(tag & _SAYING)
                or self.word(at) != "it"
            )
        if this & (_COMMA | _STOP | _MARK | _COORDINATOR | _AUXILIARY | _VERB) or (
            this & _PREPOSITION and not this & _SUBORDINATOR
        ):
            return False
        if this & (_GERUND | _PAST) and not tag & _SAYING:
            return False
        subject = phrase_after(self.units, at, self.high)
        if subject == at:
            return bool(tag & _SAYING and this & (_ADVERB | _SUBORDINATOR | _GERUND))
        if self.word(self.cue) in _SAYS and self.high - at > 2:  # noqa: PLR2004 -- "said sales rose"
            return True
        return self._verb_follows(subject, tag)

    def _verb_follows(self, at: int, tag: int) -> bool:
        """Say whether a noun phrase that ends here is the subject of a clause."""
        at = self._past_relative(at)
        while at < self.high and self.tags[at] & (_ADVERB | _PREPOSITION | _TIME):
            after = at + 1
            if self.tags[at] & _PREPOSITION:
                if self.word(at) == "to":
                    return bool(tag & _BELIEVING)
                after = phrase_after(self.units, at + 1, self.high)
            at = max(after, at + 1)
        if at >= self.high:
            return False
        this, word = self.tags[at], self.words[at]
        if this & (_FINITE | _PAST):
            modifies = self.word(at + 1) in ("by", "to", "with") or is_noun(self.tag(at + 1))
            return bool(this & _FINITE) or not modifies
        if this & CUE and not this & _NOUN:
            return True
        return bool(
            this & _NOUN
            and not this & _CAPITAL
            and word.endswith("s")
            and not word.endswith(("ss", "us"))
            and self._is_singular(at - 1)
        )

    def _past_relative(self, at: int) -> int:
        """Pass over a clause or apposition between commas after a noun."""
        if self.tag(at) & _COMMA:
            for ahead in range(at + 1, min(at + _CLAUSE_AHEAD, self.high)):
                if self.tags[ahead] & _COMMA:
                    return ahead + 1
        elif self.tag(at) & _RELATIVE:
            return at + 1
        return at

    def _is_singular(self, at: int) -> bool:
        return not self._is_plural(at)
