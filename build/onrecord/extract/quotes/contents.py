"""Contents: how far what was said reaches, to either side of a frame, and which characters it is."""

from onrecord.extract.quotes.clause import FINITE, HALF_DASHES, Frame, Range
from onrecord.extract.quotes.ends import BETWEEN
from onrecord.extract.quotes.lefts import Lefts
from onrecord.extract.quotes.overruns import OVERRUNS, RELUCTANT
from onrecord.extract.words import kinds
from onrecord.extract.words.units import Units
from onrecord.text.spans import Span, trimmed
from onrecord_schema.vocabularies import QuoteKind

_PARTS = kinds.MARK | kinds.COMMA | kinds.QUOTATION
_OWN_VERB = frozenset(("shared-subject", "source-verb-that", "source-verb-clause", "source-then-quotation"))
"""Rules of a verb that ends what a participle before it began: Ms. Lund, saying A, added B."""
_LOOSE = kinds.COMMA | kinds.COORDINATOR | kinds.BREAK
_LOOSE_OR_STOP = _LOOSE | kinds.STOP
_ASKS = frozenset(("what", "how", "why", "whether", "who", "when"))
_DASHES = frozenset(("—", "–", "-", "--", ":", ";", "though", "although", "while"))


class Contents(Lefts):
    """Finds the content of frames."""

    def __init__(self, units: Units) -> None:
        """Look at the units of a text."""
        super().__init__(units)
        self.marked: list[int] = []
        """The quotations in the sentence that is read."""
        self.holding: Range = (0, 0)
        """What the last source said that stands in nobody else's words."""

    def _right(self, frames: list[Frame], at: int, frame: Frame, high: int) -> Range:
        first = frame.right or high
        end = self._cut(frame, frames[at + 1 :], first, frame.stop or high)
        infinitive = first < end and self.units.words[first] == "to"
        if infinitive and self._all_marked(first, end):
            return first + 1, end
        if frame.one_clause and first < end:
            return first, self._one_clause(first, end)
        if frame.leads:
            return first, self._up_to_main_clause(first, end)
        if frame.rule == "noun-participle" and self._is_absolute(frame):
            return first, self._up_to_absolute_end(first, end)
        end = self._held_up_to(frame, first, end)
        if self.units.lowered[frame.cue[0]] in RELUCTANT:
            end = self._up_to_because(frame, first, end)
        quoted = first < end and self.tags[first] & kinds.QUOTATION
        if frame.relative and not (quoted and self.units.words[first].endswith(",")):
            end = self._up_to_verb_of(frames[at + 1 :], frame, first, end)
            return first, self._up_to_main_verb(first, end)
        if first < end and self.units.words[first] in _ASKS:
            end = self._up_to_next_verb(first, end)
        if quoted:
            first, end = self._quoted(first, end)
        judges = frame.judges or frame.rule == "source-verb-object"
        judged = judges or bool(quoted and frame.tag & kinds.JUDGING)
        return first, self._judged_up_to(first, end, judged=judged) if judged or self.marked else end

    def _held_up_to(self, frame: Frame, first: int, end: int) -> int:
        """End what is believed, wanted or promised."""
        if self._is_held(frame) and self.units.words[first - 1] != "that":
            end = self._up_to_turn(first, end)
        if first < end and self.units.words[first] == "to":
            end = self._up_to_next_clause(first, end)
        held = frame.tag & kinds.CUE and not frame.tag & kinds.CUE & ~(kinds.BELIEVING | kinds.WANTING)
        if held and first < end and self.units.words[first - 1] != "that":
            if self.holding[0] <= frame.edge < self.holding[1]:
                end = self._up_to_that(first, end)
            end = self._up_to_outer(frame, first, end)
        return self._up_to_until(frame, first, end) if frame.tag & kinds.BELIEVING else end

    def _judged_up_to(self, first: int, end: int, *, judged: bool) -> int:
        """End what is judged or announced, and what stands partly in marks."""
        for at in self.marked:
            if first <= at < end - 3 and self._acts_after_quoted(at, judged=judged):
                end = at + 1
                break
        if not judged:
            return end
        end = self._without_medium(first, self._up_to_next_subject(first, end))
        return self._without_day(first, end)

    def _cut(self, frame: Frame, later: list[Frame], first: int, high: int) -> int:
        """Find where content that begins at a unit ends: where another attribution or a semicolon begins."""
        if later:
            high = self._up_to_other(later, first, high)
        for at in range(first, high):
            if not self.tags[at] & _PARTS:
                continue
            if self.tags[at] & kinds.QUOTATION:
                if self._marked_comment(at, high):
                    return at + 1
                continue
            if at + 2 < high and self.units.words[at + 1] in OVERRUNS and self._is_outlets(frame, at, high):
                return at
            if not self._parts(at, high) or self._lists_on(first, at, high):
                continue
            if later or not self._marked_on(at, high):
                return at
        return high

    def _up_to_other(self, later: list[Frame], first: int, high: int) -> int:
        """Find where another attribution begins."""
        for frame in later:
            if frame.rule == "shared-subject" and self._goes_on_within(frame, first):
                continue
            ends = frame.left and not self._goes_on(frame, later, high)
            if frame.rule == "in-words-of" and self._is_within_clause(frame):
                continue
            if frame.edge > first and (frame.cuts or ends):
                return min(high, frame.edge - (self.units.words[frame.edge - 1] == "as"))
            apart = frame.edge < first and frame.rule in _OWN_VERB
            if apart and first < frame.cue[0] < high and self.tags[frame.cue[0] - 1] & kinds.COMMA:
                return frame.cue[0]
        return high

    def _goes_on_within(self, frame: Frame, first: int) -> bool:
        """Read "said she doubted it but hoped to win": who doubted goes on to hope, and that was said."""
        held = not frame.tag & kinds.CUE & ~(kinds.BELIEVING | kinds.WANTING)
        return held and frame.subject is not None and frame.subject[0] >= first

    def _is_within_clause(self, frame: Frame) -> bool:
        """Read "said it was, in the words of an aide, “dead”": the clause goes on in those words."""
        before = frame.edge - 2
        opens = FINITE | kinds.PREPOSITION | kinds.SUBORDINATOR | kinds.COORDINATOR
        return bool(self.tags[frame.edge - 1] & kinds.COMMA and self.tags[before] & opens)

    def _parts(self, at: int, high: int) -> bool:
        """Say whether a mark ends what was said: a semicolon, or a comma before the outlet's comment."""
        tag = self.tags[at]
        if tag & kinds.MARK and self.units.words[at] == ";":
            return True
        if not tag & kinds.COMMA or at + 2 >= high:
            return False
        had_said = self.units.words[at + 1] == "having" and self.tags[at + 2] & kinds.CUE
        return bool(had_said) or self._comments(at + 1, high)

    def _marked_on(self, at: int, high: int) -> bool:
        """Say whether quoted words follow a semicolon: no other source is named."""
        return self.units.words[at] == ";" and any(at < marked < high for marked in self.marked)

    def _goes_on(self, frame: Frame, later: list[Frame], high: int) -> bool:
        """Say whether a frame between commas only interrupts: no other frame follows its comma."""
        comma = frame.after
        if comma >= high or not self.tags[comma] & kinds.COMMA or self._comments(comma + 1, high):
            return False
        if frame.rule == "quotation-then-inverted":
            passed = self._past_apposition(comma + 1, high)
            if passed >= high or not self.tags[passed] & (FINITE | kinds.QUOTATION):
                return False
        return all(comma + 1 not in (other.edge, other.cue[0]) for other in later)

    def _left(self, frames: list[Frame], at: int, frame: Frame, low: int, high: int) -> list[Range]:
        floor = self._left_from(frames, at, frame, low, high)
        end = frame.edge
        last = end - 1
        while last > floor and self.tags[last] & (kinds.COMMA | kinds.MARK):
            last -= 1
        if self.tags[last] & kinds.QUOTATION:
            floor = self._first_quoted(floor, last)
            quoted = self._quoted_on(frames[at + 1 :], frame.after, high)
            if not quoted and self._is_fragment_on(frame, floor, high):
                quoted = self._clause_on(frames[at + 1 :], frame, floor, high)
            return [(floor, end), *quoted]
        colon = self._quoted_after_colon(frames[at + 1 :], frame.after, high)
        return [(floor, end), *(colon or self._clause_on(frames[at + 1 :], frame, floor, high))]

    def _left_from(self, frames: list[Frame], at: int, frame: Frame, low: int, high: int) -> int:
        """Find where what stands before a source begins: behind other sources, and a semicolon."""
        floor = self._after_colon_of(frames[:at], frame, low)
        interrupts = self._goes_on(frame, frames[at + 1 :], high)
        for earlier in frames[:at]:
            if earlier.ahead or earlier.leads:
                continue
            if earlier.left:
                floor = max(floor, earlier.after)
            elif earlier.cuts or interrupts:
                begun = interrupts and not self._is_own_act(earlier)
                begins = earlier.right or low if begun else earlier.edge if earlier.cuts else low
                floor = max(floor, begins) if (earlier.right or low) < frame.edge else floor
        if interrupts and frame.rule == "according-to":
            floor = self._part_before(floor, frame.edge)
        for before in range(frame.edge - 1, floor, -1):
            if self.units.words[before] == ";" and self.tags[before] & kinds.MARK:
                return before + 1
        return floor

    def _first_quoted(self, floor: int, last: int) -> int:
        """Find where quoted words before a source begin; a fragment takes in what stands before it."""
        first = last
        while first - 1 >= floor and self.tags[first - 1] & (kinds.QUOTATION | BETWEEN):
            first -= 1
        while not self.tags[first] & kinds.QUOTATION:
            # A comma or colon before the first quoted words parts them from what the outlet says.
            first += 1
        return first if self.units.words[first].lstrip()[:1].isupper() else floor

    def _quoted_on(self, later: list[Frame], after: int, high: int) -> list[Range]:
        """Find quoted words after the frame, as in “A,” he said, “B”."""
        limit = min([high, *(frame.edge for frame in later)])
        for at in range(after, limit):
            if self.tags[at] & kinds.QUOTATION:
                # “A,” he said, “B,” she added: B is hers.
                if any(frame.left and frame.edge == at + 1 for frame in later):
                    return []
                if self.tags[at - 1] & kinds.POSSESSIVE:
                    return []
                opens = (
                    at == after
                    or self.tags[at - 1] & (kinds.COMMA | kinds.MARK)
                    or self.units.words[at - 1] in ("and", "but")
                )
                return [self._quoted(at, high)] if opens else []
        return []

    def _quoted_after_colon(self, later: list[Frame], after: int, high: int) -> list[Range]:
        """Find quoted words that follow the name with a colon: A, says Mr. Li, head of Zed: “B”."""
        if self.tags[after - 1] & kinds.QUOTATION or later or high - 1 <= after:
            return []
        quoted = self.tags[high - 1] & kinds.QUOTATION and self.units.words[high - 2] == ":"
        return [(high - 1, high)] if quoted else []

    def _clause_on(self, later: list[Frame], frame: Frame, floor: int, high: int) -> list[Range]:
        """Find the rest of a clause that the frame interrupts: The plan, he said, is dead."""
        verbal = any(self._is_verb(at) for at in range(floor, frame.edge))
        if frame.rule == "according-to" and not verbal:
            after = self._past_source(frame, high)
            return [(after, high)] if after < high else []
        after = self._past_name(frame, high, verbal=verbal)
        # A verb behind the frame, its subject before it, is what was said: The clerk, she said, asked why.
        others = [other for other in later if other.edge > frame.edge or other.rule == "shared-subject"]
        # The verb before the source needs what stands behind it: The clinic is, she said, the only one.
        opens = self._ends_with_verb_of(frame)
        end = self._cut(frame, others, after - (not opens), high)
        if after >= end or not (opens or self._continues_clause(frame, after, end, verbal=verbal)):
            return []
        return [(after + (self.units.words[after] == "that"), end)]

    def _content(self, ranges: list[Range]) -> tuple[tuple[Span, ...], QuoteKind]:
        """Turn ranges of units into content: quoted words without their marks, or a paraphrase."""
        tight = [one for one in (self._tight(*each) for each in ranges) if one[0] < one[1]]
        quoted = [at for first, end in tight for at in self.marked if first <= at < end]
        if quoted and all(
            self.tags[at] & (kinds.QUOTATION | BETWEEN) for first, end in tight for at in range(first, end)
        ):
            return tuple(self._inside(at) for at in quoted), QuoteKind.DIRECT
        kind = QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
        return tuple(self.units.span(*one) for one in tight), kind

    def _tight(self, first: int, end: int) -> Range:
        """Leave out punctuation and conjunctions at the ends, but not the stop of an abbreviation."""
        tags, words = self.tags, self.units.words
        while first < end and (tags[first] & _LOOSE_OR_STOP or words[first] == ")"):
            first += 1
        while end > first and (tags[end - 1] & _LOOSE or words[end - 1] in _DASHES):
            end -= 1
        while end - 1 > first and tags[end - 1] & kinds.ADVERB and tags[end - 2] & kinds.COORDINATOR:
            end -= 3 if tags[end - 3] & kinds.COMMA else 2
        if first < end and words[first] in HALF_DASHES:
            first += 1
        return first, end

    def _inside(self, at: int) -> Span:
        return trimmed(self.units.quotations[at].inside, self.units.text)
