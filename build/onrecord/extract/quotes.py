"""Quotes: what the frames of a sentence attribute, with content, cue and speaker at their exact places."""

from dataclasses import replace

from onrecord.extract import kinds
from onrecord.extract.clause import Frame, Range
from onrecord.extract.frames import frames_in
from onrecord.extract.phrases import is_noun, phrase_after
from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.rules import RULE_BY_NAME
from onrecord.extract.units import Units
from onrecord.text.spans import Span, trimmed
from onrecord_schema.vocabularies import QuoteKind

_INTERESTING = kinds.INTERESTING | kinds.QUOTATION
_FINITE = kinds.AUXILIARY | kinds.VERB
_VERBAL = kinds.AUXILIARY | kinds.VERB | kinds.PAST
_BETWEEN = kinds.COMMA | kinds.STOP | kinds.COORDINATOR | kinds.MARK
_SPOKEN_ENDS = ".,?!…—"
_LOOSE = kinds.COMMA | kinds.COORDINATOR | kinds.BREAK
_DASHES = ("—", "–", "-", ":", ";", "though", "although", "while")
_SHORTEST_PULL_QUOTE = 3
_SHORTEST_CITY = 3
"""A shorter word in capitals opens a sentence, not a dateline: UN, EU."""
_LESS_FOR_BELIEF = 0.2
_LONGEST_SPEAKER_OF_HEADLINE = 5


def find_quotes(units: Units, sentences: list[tuple[int, int]]) -> list[ProposedQuote]:
    """Find the quotes of a text, in the order of their cues."""
    finder = _Finder(units)
    tags = units.tags
    marked = [at for at, tag in enumerate(tags) if tag & _INTERESTING]
    at = 0
    for low, high in sentences:
        while at < len(marked) and marked[at] < low:
            at += 1
        if (at < len(marked) and marked[at] < high) or low == sentences[0][0]:
            finder.read(low, high)
        else:
            finder.pass_over()
    return finder.found


class _Finder:
    """Goes through a text sentence by sentence, and knows what the sentence before it said."""

    def __init__(self, units: Units) -> None:
        self.units, self.tags = units, units.tags
        self.found: list[ProposedQuote] = []
        self.first_line = next((at for at, tag in enumerate(self.tags) if tag & kinds.BREAK), len(self.tags))
        self.going_on: int | None = None
        """The quote that quoted words without a cue would continue: the last of the sentence before."""

    def pass_over(self) -> None:
        self.going_on = None

    def read(self, low: int, high: int) -> None:
        """Add the quotes of one sentence."""
        if self._continues(low, high):
            return
        if self._pull_quote(low, high) or self._headline(low, high):
            return
        before = len(self.found)
        low = self._after_dateline(low, high)
        if self.tags[high - 1] & kinds.STOP:
            high -= 1
        frames = frames_in(self.units, low, high)
        for at, frame in enumerate(frames):
            self._add(frames, at, frame, low, high)
        if not frames:
            self._unknown_verb(low, high)
        self._last(before)

    def _after_dateline(self, low: int, high: int) -> int:
        """Pass over "LONDON, May 3 (Wire) --" at the head of a report."""
        first = self.units.words[low]
        if len(first) >= _SHORTEST_CITY and first.isupper():
            for at in range(low + 1, min(low + 15, high)):
                if self.units.words[at] in ("-", "–", "—"):
                    return at + 2 if self.units.words[at + 1 : at + 2] == ["-"] else at + 1
        return low

    def _unknown_verb(self, low: int, high: int) -> None:
        """Read “…,” she shrugged: any verb will do between quoted words and the end."""
        if not self.tags[low] & kinds.QUOTATION or self.units.words[low].rstrip()[-1:] not in ",?!":
            return
        if " " not in self.units.words[low].strip():
            return
        end = phrase_after(self.units, low + 1, high)
        if end > low + 1 and end < high and self.tags[end] & (kinds.PAST | kinds.VERB):
            cue, subject = (end, end + 1), (low + 1, end)
        elif (
            low + 1 < high
            and self.tags[low + 1] & (kinds.PAST | kinds.VERB)
            and phrase_after(self.units, low + 2, high) > low + 2
        ):
            cue, subject = (low + 1, low + 2), (low + 2, phrase_after(self.units, low + 2, high))
        else:
            return
        after = max(cue[1], subject[1])
        if after < high and not self.tags[after] & (
            kinds.COMMA | kinds.STOP | kinds.PREPOSITION | kinds.QUOTATION
        ):
            return
        frame = Frame(cue, subject, low + 1, after, "quotation-then-verb", left=True)
        self._add([frame], 0, frame, low, high)

    def _last(self, before: int) -> None:
        """Remember which quote may go on: the one whose quoted words stand last."""
        self.going_on = None
        if len(self.found) > before:
            marked = [n for n in range(before, len(self.found)) if self.found[n].kind != QuoteKind.INDIRECT]
            self.going_on = (marked or [before])[-1]

    def _continues(self, low: int, high: int) -> bool:
        """Read a sentence of quoted words alone, or one that a paragraph left open."""
        if not all(self.tags[at] & (kinds.QUOTATION | kinds.STOP) for at in range(low, high)):
            return False
        if self.going_on is None:
            return self._is_alone(low)
        quote = self.found[self.going_on]
        pieces = tuple(self._inside(at) for at in range(low, high) if self.tags[at] & kinds.QUOTATION)
        new_paragraph = low > 0 and bool(self.tags[low - 1] & kinds.BREAK)
        last = self.units.quotations.get(low - 2)
        open_before = last is not None and not last.closed
        if quote.kind is QuoteKind.DIRECT and not (new_paragraph and not open_before):
            self.found[self.going_on] = replace(quote, segments=quote.segments + pieces)
        else:
            self.found.append(
                ProposedQuote(
                    pieces,
                    QuoteKind.DIRECT,
                    quote.speaker,
                    quote.cue,
                    "quotation-goes-on",
                    RULE_BY_NAME["quotation-goes-on"].confidence,
                )
            )
            self.going_on = len(self.found) - 1
        return True

    def _is_alone(self, low: int) -> bool:
        return bool(self.tags[low] & kinds.QUOTATION)

    def _pull_quote(self, low: int, high: int) -> bool:
        """Read “…” — Name, on a line of its own."""
        if (
            not self.tags[low] & kinds.QUOTATION
            or high - low < _SHORTEST_PULL_QUOTE
            or self.units.words[low + 1] not in ("-", "—", "–")
        ):
            return False
        if phrase_after(self.units, low + 2, high) != high or not self.tags[low + 2] & kinds.CAPITAL:
            return False
        rule = RULE_BY_NAME["quotation-dash-name"]
        cue = self.units.span(low + 1, low + 2)
        self.found.append(
            ProposedQuote(
                (self._inside(low),),
                QuoteKind.DIRECT,
                self.units.span(low + 2, high),
                cue,
                rule.name,
                rule.confidence,
            )
        )
        return True

    def _headline(self, low: int, high: int) -> bool:
        """Read "Russia: Withdrawal Is Complete", on the first line."""
        if low > self.first_line or self.tags[high - 1] & kinds.STOP:
            return False
        end = phrase_after(self.units, low, high)
        if end - low > _LONGEST_SPEAKER_OF_HEADLINE or end == low or end + 2 >= high:
            return False
        if self.units.words[end] != ":" or not self.tags[low] & kinds.CAPITAL:
            return False
        rule = RULE_BY_NAME["headline-colon"]
        segments, kind = self._content([(end + 1, high)])
        if segments:
            speaker, cue = self.units.span(low, end), self.units.span(end, end + 1)
            self.found.append(ProposedQuote(segments, kind, speaker, cue, rule.name, rule.confidence))
        return bool(segments)

    def _add(self, frames: list[Frame], at: int, frame: Frame, low: int, high: int) -> None:
        if frame.left:
            ranges = self._left(frames, at, frame, low, high)
        else:
            ranges = [self._right(frames, at, frame, high)]
            if frame.ahead:
                ranges.insert(0, frame.ahead)
        name = frame.rule
        if name == "according-to" and frame.left and self._relays(frames[:at], frame):
            name = "according-to-relay"
        segments, kind = self._content([one for one in ranges if one[0] < one[1]])
        if not segments:
            return
        rule = RULE_BY_NAME[name]
        believed = frame.tag & kinds.CUE & ~kinds.BELIEVING == 0 and frame.tag & kinds.BELIEVING
        confidence = rule.confidence - (_LESS_FOR_BELIEF if believed and not frame.ahead else 0)
        self.found.append(
            ProposedQuote(
                segments,
                kind,
                self._speaker(frame.subject),
                self.units.span(*frame.cue),
                rule.name,
                round(confidence, 2),
                frame.hearer and self.units.span(*frame.hearer),
            )
        )

    def _speaker(self, subject: Range | None) -> Span | None:
        if subject is None:
            return None
        span = self.units.span(*subject)
        for ending in ("'s", "’s", "'", "’"):
            if span.of(self.units.text).endswith(ending):
                return Span(span.start, span.end - len(ending))
        return span

    def _relays(self, earlier: list[Frame], frame: Frame) -> bool:
        """Take "according to" after an attributed clause as the relay of that quote."""
        if not earlier or earlier[-1].right is None or not self.found or frame.subject is None:
            return False
        quote = self.found[-1]
        if quote.cue != self.units.span(*earlier[-1].cue):
            return False
        self.found[-1] = replace(quote, relays=(*quote.relays, self.units.span(*frame.subject)))
        return True

    def _right(self, frames: list[Frame], at: int, frame: Frame, high: int) -> Range:
        first = frame.right or high
        end = self._cut(frames[at + 1 :], first, high)
        if frame.one_clause:
            return first, self._one_clause(first, end)
        if frame.leads:
            return first, self._up_to_main_clause(first, end)
        if self.units.words[first : first + 1] == ["to"]:
            end = self._up_to_next_clause(first, end)
        if frame.relative:
            return first, self._up_to_main_verb(first, end)
        if first < end and self.tags[first] & kinds.QUOTATION:
            return self._quoted(first, end)
        return first, end

    def _one_clause(self, first: int, end: int) -> int:
        """Find where the clause of a noun ends: before a comma, or the verb that the noun is subject of."""
        seen = apart = self.units.words[first] == "to"
        for at in range(first + seen, end):
            tag = self.tags[at]
            if tag & kinds.COMMA:
                return at
            if self._is_verb(at) and not self.tags[at - 1] & kinds.PREPOSITION:
                if seen and apart:
                    return at
                seen = True
            else:
                apart = seen
        return end

    def _is_verb(self, at: int) -> bool:
        """Say whether a word is a verb, or looks like one: the program wastes money."""
        tag, word = self.tags[at], self.units.words[at]
        if tag & _VERBAL:
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
        """End an infinitive before ", and that" or ", but he": another clause of the sentence."""
        for at in range(first, end - 2):
            joined = self.tags[at] & kinds.COMMA and self.tags[at + 1] & kinds.COORDINATOR
            if joined and self.tags[at + 2] & (kinds.PRONOUN | kinds.SUBORDINATOR):
                return at
        return end

    def _up_to_main_verb(self, first: int, end: int) -> int:
        """End what "who said" takes before ", has left": the verb of the sentence."""
        for at in range(first, end - 1):
            if self.tags[at] & kinds.COMMA and self._is_verb(at + 1):
                return at
        return end

    def _quoted(self, first: int, end: int) -> Range:
        """Keep to quoted words when they are what was said; a marked fragment goes on as paraphrase."""
        last = first
        while last + 1 < end and self.tags[last + 1] & (kinds.QUOTATION | _BETWEEN):
            last += 1
        inside = self.units.words[first].strip()
        said = inside[-1:] in _SPOKEN_ENDS or inside[:1].isupper() or first + 1 == end
        return (first, last + 1) if said else (first, end)

    def _cut(self, later: list[Frame], first: int, high: int) -> int:
        """Find where content that begins at a unit ends: where another attribution or a semicolon begins."""
        for frame in later:
            ends = frame.left and not self._goes_on(frame, later, high)
            if frame.edge > first and (frame.cuts or ends):
                high = min(high, frame.edge)
                break
            if frame.edge < first < frame.cue[0] < high and self.tags[frame.cue[0] - 1] & kinds.COMMA:
                high = frame.cue[0]
                break
        for at in range(first, high):
            if self.units.words[at] == ";" and self.tags[at] & kinds.MARK:
                return at
            if self.tags[at] & kinds.COMMA and self._comments(at + 1, high):
                return at
        return high

    def _goes_on(self, frame: Frame, later: list[Frame], high: int) -> bool:
        """Say whether a frame between commas only interrupts: no other frame follows its comma."""
        comma = frame.after
        if comma >= high or not self.tags[comma] & kinds.COMMA:
            return False
        return all(comma + 1 not in (other.edge, other.cue[0]) for other in later)

    def _comments(self, at: int, high: int) -> bool:
        """Say whether the outlet comments on what was said: ", a claim that …"."""
        return (
            at + 1 < high and self.units.words[at] in ("a", "an") and bool(self.tags[at + 1] & kinds.CUE_NOUN)
        )

    def _left(self, frames: list[Frame], at: int, frame: Frame, low: int, high: int) -> list[Range]:
        floor = low
        interrupts = frame.after < high and bool(self.tags[frame.after] & kinds.COMMA)
        for earlier in frames[:at]:
            if earlier.ahead:
                continue
            if earlier.left:
                floor = max(floor, earlier.after)
            elif interrupts or earlier.cuts:
                floor = max(floor, earlier.edge if earlier.cuts and not interrupts else earlier.right or low)
        end = frame.edge
        for before in range(end - 1, floor, -1):
            if self.units.words[before] == ";" and self.tags[before] & kinds.MARK:
                floor = before + 1
                break
        last = end - 1
        while last > floor and self.tags[last] & (kinds.COMMA | kinds.MARK):
            last -= 1
        if self.tags[last] & kinds.QUOTATION:
            first = last
            while first - 1 >= floor and self.tags[first - 1] & (kinds.QUOTATION | _BETWEEN):
                first -= 1
            inside = self.units.words[first].lstrip()
            floor = first if inside[:1].isupper() or first == floor else floor
            return [(floor, end), *self._quoted_on(frames[at + 1 :], frame.after, high)]
        colon = self._quoted_after_colon(frames[at + 1 :], frame.after, high)
        return [(floor, end), *(colon or self._clause_on(frames[at + 1 :], frame, high))]

    def _quoted_on(self, later: list[Frame], after: int, high: int) -> list[Range]:
        """Find quoted words after the frame, as in “A,” he said, “B”."""
        limit = min([high, *(frame.edge for frame in later)])
        for at in range(after, limit):
            if self.tags[at] & kinds.QUOTATION:
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

    def _clause_on(self, later: list[Frame], frame: Frame, high: int) -> list[Range]:
        """Find the rest of a clause that the frame interrupts: The plan, he said, is dead."""
        after = frame.after
        if after >= high or not self.tags[after] & kinds.COMMA:
            return []
        after += 1
        # After a name comes an apposition, unless the verb of the clause does.
        opens = _FINITE | kinds.QUOTATION
        if frame.rule == "quotation-then-inverted" and not (after < high and self.tags[after] & opens):
            return []
        end = self._cut(later, after - 1, high)
        if after >= end or self.tags[after] & (kinds.COORDINATOR | kinds.RELATIVE):
            return []
        return [(after, end)]

    def _content(self, ranges: list[Range]) -> tuple[tuple[Span, ...], QuoteKind]:
        """Turn ranges of units into content: quoted words without their marks, or a paraphrase."""
        tight = [one for one in (self._tight(*each) for each in ranges) if one[0] < one[1]]
        inside = [at for first, end in tight for at in range(first, end)]
        quoted = [at for at in inside if self.tags[at] & kinds.QUOTATION]
        if quoted and all(self.tags[at] & (kinds.QUOTATION | _BETWEEN) for at in inside):
            return tuple(self._inside(at) for at in quoted), QuoteKind.DIRECT
        kind = QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
        return tuple(self.units.span(*one) for one in tight), kind

    def _tight(self, first: int, end: int) -> Range:
        """Leave out punctuation and conjunctions at the ends, but not the stop of an abbreviation."""
        while first < end and self.tags[first] & (kinds.COMMA | kinds.COORDINATOR | kinds.STOP | kinds.BREAK):
            first += 1
        while end > first and (self.tags[end - 1] & _LOOSE or self.units.words[end - 1] in _DASHES):
            end -= 1
        if first < end and self.units.words[first] in ("—", "–", "-"):
            first += 1
        return first, end

    def _inside(self, at: int) -> Span:
        return trimmed(self.units.quotations[at].inside, self.units.text)
