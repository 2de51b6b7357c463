"""Clauses of events: how far the words reach that report an event, around the word that tells of it."""

import re
from dataclasses import dataclass

from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS, words
from onrecord.extract.words.phrases import is_noun, phrase_after, phrase_before
from onrecord.extract.words.units import Units
from onrecord.text.spans import Span

_UNIT = re.compile(r"\d+(?:[,.]\d+)+|[^\W_]+(?:[-'’.&][^\W_]+)*|--+|[^\w\s]")
_LINKS = words("of from by against in on over to towards toward into at across with near under upon")
_CONNECTORS = words(
    "after before since while when as until because although though but which who whose where if"
)
_LIGHT_AFTER = words(
    """
    began begins begun came comes took takes was were is are has had occurred happened started ended followed
    made failed
    """
)
"""Verbs after a noun that say that it took place: the order was given, the invasion began."""
_LIGHT_BEFORE = words(
    """
    launched launching launch launches held holding hold holds made making staged carried conducted imposed
    imposing suffered began begin begun started ordered announced announcing completed
    """
)
"""Verbs before a noun that say the same: launched an invasion, holding referendums."""
_RAISING = words("managed managing began begun continued started proceeded helped")
"""Verbs whose subject is that of the infinitive after them: they managed to take it."""
_BEGINNING = words("began begun begin begins started start starts kept stopped finished completed")
"""Verbs that tell of a stretch of what the verb after them says: had begun leaving."""
_IF = frozenset(("if", "unless", "whether"))
_RELATIVES = frozenset(("that", "which", "who"))
_SAYS_TIME = words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
_TAKE_THAT = words("announced announces announcing declared declares ordered said says orders announce")
_STOPPERS = kinds.STOP | kinds.MARK | kinds.BREAK | kinds.COMMA
_GROUP = kinds.AUXILIARY | kinds.ADVERB
_MOST_LINKS = 4
_INSIDE = frozenset(("-", "/", "&", "'", "’", "$", "%", "#", "£", "€"))
"""Marks that no clause ends at."""
_QUOTING = frozenset(("'", '"', "“", "‘"))
_FARTHEST_VERB = 9


def _tag(word: str, at: int) -> int:
    """Give the tag of a word; a name that ends as adverbs do is none: Italy."""
    tag = TAGS[word]
    if at and tag & kinds.CAPITAL and word.endswith("ly"):
        return (tag & ~kinds.ADVERB) | kinds.NOUN
    return tag


@dataclass(frozen=True)
class Clause:
    """The words that report an event."""

    span: Span
    connector: Span | None = None
    """The word after them that ties another event to it: after, since."""
    hypothetical: bool = False


class Clauses:
    """Reads the clauses of one sentence, quoted words like all others."""

    def __init__(self, text: str, sentence: Span) -> None:
        """Cut a sentence into words."""
        found = list(_UNIT.finditer(text, sentence.start, sentence.end))
        listed = [match.group() for match in found]
        tags = [_tag(word, at) for at, word in enumerate(listed)]
        self.units = Units(
            text, listed, [word.lower() for word in listed], [match.start() for match in found], tags, {}
        )

    def around(self, trigger: Span, *, noun: bool) -> Clause:
        """Find the clause or phrase around a trigger."""
        units = self.units
        first, last = units.at(trigger.start), units.at(trigger.end - 1)
        if noun and not self._is_verb(first):
            return self._phrase(first, last)
        return self._clause_from(self._subject(first), last + 1)

    def _is_verb(self, at: int) -> bool:
        """Tell "they will retreat" from "the retreat"."""
        if at == 0:
            return False
        before = self.units.tags[at - 1]
        return bool(before & (kinds.AUXILIARY | kinds.PRONOUN)) or self._is(at - 1, frozenset(("to",)))

    def _span(self, start: int, end: int) -> Span:
        """Give the characters of some words, a full stop at their end left out."""
        while end > start + 1 and self.units.words[end - 1] == ".":
            end -= 1
        return self.units.span(start, end)

    def _phrase(self, first: int, last: int) -> Clause:
        """Take the noun phrase, and a verb that only says that it took place."""
        start = self._phrase_start(first)
        end = self._linked(last + 1)
        if self._is(end, _LIGHT_AFTER):
            return self._clause_from(start, end)
        verb = self._verb_of_relative(end)
        if verb is not None:
            return self._clause_from(start, verb)
        before = start - 1
        if before >= 0 and self._is(before, _LIGHT_BEFORE):
            start = self._subject(before)
        return Clause(self._span(start, end))

    def _phrase_start(self, first: int) -> int:
        start = phrase_before(self.units, first, 0)
        start = first if start is None else start
        # A time before the noun: the October invasion.
        if start > 0 and self.units.tags[start - 1] & kinds.TIME and not self._is(start - 1, _SAYS_TIME):
            start -= 1
            while start > 0 and self.units.tags[start - 1] & (kinds.DETERMINER | kinds.POSSESSIVE):
                start -= 1
        start = self._apart(start, first)
        # A noun before "of": waves of sanctions.
        determined = kinds.DETERMINER | kinds.POSSESSIVE
        while (
            start > 1
            and not self.units.tags[start] & determined
            and self.units.words[start - 1] == "of"
            and is_noun(self.units.tags[start - 2])
        ):
            wider = phrase_before(self.units, start - 2, 0)
            start = start - 2 if wider is None else wider
        return start

    def _apart(self, start: int, first: int) -> int:
        """Leave out what stands before a quotation mark, or is only related: a prize of the war."""
        for at in range(first - 1, start, -1):
            word, after = self.units.words[at], self.units.tags[at + 1]
            if word in _QUOTING or (word == "of" and after & (kinds.DETERMINER | kinds.POSSESSIVE)):
                return at + 1
        return start

    def _linked(self, end: int) -> int:
        """Take in the phrases that prepositions tie to what ends here."""
        units, high = self.units, len(self.units.words)
        for _ in range(_MOST_LINKS):
            if end >= high or units.words[end].lower() not in _LINKS:
                return end
            after = phrase_after(units, end + 1, high)
            after = after if after > end + 1 else self._time_after(end + 1)
            if after == end + 1:
                return end
            end = after
        return end

    def _verb_of_relative(self, end: int) -> int | None:
        """Find the verb in "the sanctions that they imposed", "the campaign, which began in May"."""
        at = end + 1 if self._is(end, frozenset((",",))) else end
        if not self._is(at, _RELATIVES) and (at > end or not self._opens_clause(at)):
            return None
        if at > end and self._is(at + 1, _LIGHT_AFTER):
            return at + 1
        for place in range(at, min(at + _FARTHEST_VERB, len(self.units.words))):
            if self.units.tags[place] & _STOPPERS and self.units.words[place] not in _INSIDE:
                return None
            if self._is(place, _LIGHT_BEFORE):
                return place
        return None

    def _opens_clause(self, at: int) -> bool:
        """Say whether a subject stands right after a noun: the sanctions Norland imposed."""
        if at >= len(self.units.words):
            return False
        return bool(self.units.tags[at] & (kinds.PRONOUN | kinds.CAPITAL | kinds.DETERMINER))

    def _time_after(self, at: int) -> int:
        units = self.units
        while at < len(units.words) and units.tags[at] & (kinds.TIME | kinds.NUMBER):
            at += 1
        return at

    def _is(self, at: int, listed: frozenset[str]) -> bool:
        return at < len(self.units.words) and self.units.words[at].lower() in listed

    def _subject(self, verb: int) -> int:
        """Find where the subject of a verb begins; the verb itself if it has none."""
        units, at = self.units, self._verb_group(verb)
        if at > 1 and units.words[at - 1] == "to" and self._is(at - 2, _RAISING):
            at = self._verb_group(at - 2)
        elif at > 0 and units.words[verb].endswith("ing") and self._is(at - 1, _BEGINNING):
            at = self._verb_group(at - 1)
        if at == 0 or units.words[at - 1].lower() == "to":
            return at
        at = self._over_date(at)
        if at > 0 and units.words[at - 1].lower() in ("that", "which", "who") and self._goes_back(at - 1):
            start = phrase_before(units, at - 2, 0)
            return at - 1 if start is None else start
        if at == 0 or units.tags[at - 1] & _STOPPERS:
            return self._with_relative(at)
        start = phrase_before(units, at - 1, 0)
        if start is None:
            return at
        while start > 1 and units.words[start - 1].lower() in _LINKS and is_noun(units.tags[start - 2]):
            wider = phrase_before(units, start - 2, 0)
            start = start - 2 if wider is None else wider
        return self._with_relative(start)

    def _verb_group(self, verb: int) -> int:
        """Find where the auxiliaries and adverbs before a verb begin."""
        units, at = self.units, verb
        while at > 0 and (units.tags[at - 1] & _GROUP or units.words[at - 1].lower() in ("not", "never")):
            at -= 1
        return at

    def _over_date(self, at: int) -> int:
        """Pass over "on Wednesday" between subject and verb."""
        back = at
        while back > 0 and self.units.tags[back - 1] & kinds.TIME:
            back -= 1
        if back < at and back > 0 and self.units.words[back - 1].lower() in ("on", "late", "early", "in"):
            back -= 1
        return back if back > 0 and is_noun(self.units.tags[back - 1]) else at

    def _with_relative(self, start: int) -> int:
        """Take in what a relative clause without a comma tells of: four provinces that he annexed."""
        units = self.units
        if (
            start > 1
            and units.words[start - 1].lower() in ("that", "which", "who")
            and self._goes_back(start - 1)
        ):
            wider = phrase_before(units, start - 2, 0)
            return start if wider is None else wider
        if start > 0 and units.words[start - 1].lower() in ("which", "who"):
            return start - 1
        before = units.tags[start - 1] if start > 0 else kinds.STOP
        plain = is_noun(before) and not before & (kinds.CUE | kinds.CAPITAL | kinds.TIME | kinds.QUOTATION)
        if plain and units.tags[start] & (kinds.PRONOUN | kinds.CAPITAL):
            wider = phrase_before(units, start - 1, 0)
            return start if wider is None else wider
        return start

    def _goes_back(self, relative: int) -> bool:
        before = self.units.tags[relative - 1] if relative > 0 else kinds.STOP
        return is_noun(before) and not before & kinds.CUE and not before & _STOPPERS

    def _clause_from(self, start: int, after: int) -> Clause:
        """Go on to the end of the clause: a mark, a connector, or a verb that "and" joins."""
        units, at = self.units, after
        takes_that = any(self._is(place, _TAKE_THAT) for place in range(max(start, after - 2), after))
        connector: Span | None = None
        while at < len(units.words):
            word, tag = units.words[at].lower(), units.tags[at]
            if tag & _STOPPERS and word not in _INSIDE and not self._joined(at):
                break
            if word in _CONNECTORS:
                connector = units.span(at, at + 1)
                break
            if word == "that" and not takes_that:
                break
            if word == "and" and self._joins_verb(at + 1):
                break
            at += 1
        end = max(at, after)
        hypothetical = start > 0 and self._hypothetical(start)
        return Clause(self._span(start, end), connector, hypothetical)

    def _joined(self, at: int) -> bool:
        """Say whether a stop stands within a name or a number: U.S. forces."""
        units = self.units
        short = at > 0 and len(units.words[at - 1]) <= len("Gen") and units.words[at - 1][0].isupper()
        return units.words[at] == "." and short and at + 1 < len(units.words)

    def _joins_verb(self, at: int) -> bool:
        units = self.units
        while at < len(units.words) and units.tags[at] & kinds.ADVERB:
            at += 1
        if at >= len(units.words):
            return False
        tag = units.tags[at]
        return bool(tag & (kinds.VERB | kinds.AUXILIARY | kinds.PRONOUN | kinds.PAST | kinds.CUE)) and not (
            tag & kinds.CAPITAL
        )

    def _hypothetical(self, start: int) -> bool:
        """Say whether the clause stands after "if"."""
        return any(self._is(at, _IF) for at in range(max(0, start - 2), start))
