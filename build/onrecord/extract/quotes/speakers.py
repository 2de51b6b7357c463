"""Speakers: which group of names a speaker phrase belongs to, where that is safe to say."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from onrecord.extract.mentions import Naming
from onrecord.extract.proposals import ProposedMention, ProposedQuote
from onrecord.extract.quotes.pronouns import Pronouns
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS
from onrecord.extract.words.names import ORGANISATION_WORDS
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType

_PERSONAL = frozenset(("he", "she", "him", "her"))
_SPEAKING_FOR_ALL = frozenset(("authorities", "government"))
"""Nouns that, behind the adjective of a state, mean the state itself."""
_COMPANY = frozenset(("company", "firm", "corporation"))
_COMPANY_WORDS = frozenset(("inc", "corp", "co", "ltd", "plc", "company", "corporation", "&"))
_OFFICES = {"gen": "general", "sen": "senator", "gov": "governor", "rep": "representative", "col": "colonel"}
_OUTLET_NOUNS = frozenset(
    (
        "paper",
        "newspaper",
        "network",
        "broadcaster",
        "magazine",
        "outlet",
        "site",
        "website",
        "channel",
        "station",
    )
)
_DETERMINING = frozenset(("the", "its", "their", "his", "her", "a", "an"))
_FARTHEST_CHARS = 1500
"""A pronoun further from its name than this is left alone."""
_SHORTEST_STEM, _NEAR_OPENING = 4, 60
_AND = " and "


def with_speakers(text: str, quotes: Sequence[ProposedQuote], naming: Naming) -> list[ProposedQuote]:
    """Give each quote the group of its speaker: a name, or a phrase that one name in reach fits.

    A quote of two names side by side becomes two quotes with the same content.
    """
    return list(_Resolver(text, naming).resolved(quotes))


class _Resolver:
    def __init__(self, text: str, naming: Naming) -> None:
        self.text, self.naming = text, naming
        self.starts = [mention.span.start for mention in naming.mentions]
        self.pronouns = Pronouns(text, naming)
        self.by_office = self._by_office()
        self.by_word = self._by_word()
        self.last_person: tuple[int, int] | None = None
        self.last_body: tuple[int, int] | None = None
        """The last speaker that is no person, and where."""
        self.content: Sequence[Span] = ()
        """What the quote at hand says: nobody in it is who says it."""

    def resolved(self, quotes: Sequence[ProposedQuote]) -> Iterator[ProposedQuote]:
        for quote in quotes:
            self.content = quote.segments
            speakers = self._side_by_side(quote.speaker) if quote.speaker else [None]
            for speaker in speakers:
                group = self._meant(speaker) if speaker else None
                if group is not None and speaker:
                    self._remember(group, speaker.start)
                yield quote._replace(speaker=speaker, group=group)

    def _remember(self, group: int, at: int) -> None:
        if self._is_person(group):
            self.last_person = (group, at)
        else:
            self.last_body = (group, at)

    def _is_person(self, group: int) -> bool:
        return self.naming.groups[group].type is EntityType.PERSON

    def _side_by_side(self, speaker: Span) -> list[Span]:
        """Part two names that are joined, and nothing else: Ann Li and Per Dahl."""
        phrase = speaker.of(self.text)
        at = phrase.find(_AND)
        if at < 0 or phrase.count(_AND) > 1 or "," in phrase:
            return [speaker]
        first = Span(speaker.start, speaker.start + at)
        second = Span(first.end + len(_AND), speaker.end)
        across = any(
            mention.span.overlaps(Span(first.end, second.start)) for mention in self._within(speaker)
        )
        return [speaker] if across or self._named(first) is None else [first, second]

    def _meant(self, speaker: Span) -> int | None:
        named = self._named(speaker)
        if named is not None:
            return named
        phrase = [word.lower() for word in speaker.of(self.text).split()]
        if len(phrase) > 1 and phrase[-1] in ("itself", "himself", "herself", "themselves"):
            return self._meant(Span(speaker.start, speaker.end - len(phrase[-1]) - 1))
        if len(phrase) == 1 and phrase[0] in _PERSONAL:
            return self._personal(phrase[0], speaker)
        if phrase == ["it"]:
            return self._body_before(speaker)
        if not phrase:
            return None
        described = self._described(phrase, speaker)
        return self._apposed(phrase, speaker) if described is None else described

    def _within(self, span: Span) -> Iterator[ProposedMention]:
        at = bisect_left(self.starts, span.start)
        while at < len(self.naming.mentions) and self.naming.mentions[at].span.end <= span.end + 2:
            yield self.naming.mentions[at]
            at += 1

    def _named(self, speaker: Span) -> int | None:
        """Find the name that a phrase is, titles before it set aside; one that only qualifies it is none."""
        inside = list(self._within(speaker))
        if not inside:
            return None
        last = inside[-1]
        if self.text[last.span.end : speaker.end].strip(" .'’s\""):
            return None
        before = self.text[speaker.start : last.span.start].split()
        while before and TAGS[before[-1]] & kinds.DETERMINER:
            before.pop()
        # A person's name at the end is who speaks, whatever office stands before it; an institution's is
        # who speaks only if nothing before it makes it a part of the office.
        person = self._is_person(last.group)
        ties = kinds.PREPOSITION if person else kinds.PREPOSITION | kinds.POSSESSIVE
        if any(TAGS[word] & ties for word in (before[-1:] if person else before)):
            return None
        return last.group

    def _personal(self, word: str, pronoun: Span) -> int | None:
        """Find whom a pronoun means, and remember it: who was she is not he."""
        group = self._person_before(word, pronoun)
        if group is not None:
            self.pronouns.meant(group, word)
        return group

    def _person_before(self, word: str, pronoun: Span) -> int | None:
        """Find the one person in reach: in the paragraph, else the last speaker, or the only one named."""
        here = {group for group in self._named_in_paragraph(pronoun) if self.pronouns.fits(group, word)}
        if len(here) == 1:
            return here.pop()
        low = self._reach(pronoun)
        last = self.last_person
        last = last if last is not None and self.pronouns.fits(last[0], word) else None
        if last is not None and last[1] >= low:
            return last[0]
        named = {mention.group for mention in self._before(pronoun, low) if self._is_person(mention.group)}
        since = {group for group in named if self.pronouns.fits(group, word)}
        if since:
            return since.pop() if len(since) == 1 else self._in_sentence_before(pronoun, EntityType.PERSON)
        return self._still(last, pronoun, EntityType.PERSON)

    def _still(self, last: tuple[int, int] | None, pronoun: Span, *types: EntityType) -> int | None:
        """Take the last speaker, paragraphs before, if nobody else it could be was named since."""
        if last is None or pronoun.start - last[1] > _FARTHEST_CHARS:
            return None
        named = {each.group for each in self._before(pronoun, last[1])} - {last[0]}
        return None if any(self.naming.groups[group].type in types for group in named) else last[0]

    def _body_before(self, pronoun: Span) -> int | None:
        """Find what "it" is: what opens the sentence, the last speaker that is no person, or the only one."""
        low = self._reach(pronoun)
        bodies = [each for each in self._before(pronoun, low) if not self._is_person(each.group)]
        sentence = self.text.rfind(". ", low, pronoun.start) + 2
        opening = [each for each in bodies if 0 <= each.span.start - max(low, sentence) <= len("The ")]
        if sentence > 1 and opening:
            return opening[-1].group
        if self.last_body is not None and self.last_body[1] >= low:
            return self.last_body[0]
        groups = {each.group for each in bodies}
        if len(groups) == 1:
            return groups.pop()
        types = EntityType.ORGANIZATION, EntityType.OUTLET
        before = self._in_sentence_before(pronoun, *types)
        return self._still(self.last_body, pronoun, *types) if before is None else before

    def _named_in_paragraph(self, pronoun: Span) -> set[int]:
        """Give the persons named before a pronoun in its own paragraph."""
        start = self.text.rfind("\n", max(0, pronoun.start - _FARTHEST_CHARS), pronoun.start)
        named = {each.group for each in self._before(pronoun, max(start, 0))}
        return {group for group in named if self._is_person(group)}

    def _in_sentence_before(self, pronoun: Span, *types: EntityType) -> int | None:
        """Find the only one of some types in the sentence before one that a pronoun opens, or nearly."""
        line = self.text.rfind("\n", 0, pronoun.start)
        end = self.text.rfind(". ", max(0, line), pronoun.start)
        start = max(line, self.text.rfind(". ", max(0, line), max(0, end)))
        if end < 0 or pronoun.start - end > _NEAR_OPENING:
            return None
        named = {each.group for each in self._before(Span(end, end), start)}
        fitting = {group for group in named if self.naming.groups[group].type in types}
        return fitting.pop() if len(fitting) == 1 else None

    def _before(self, phrase: Span, low: int) -> Iterator[ProposedMention]:
        at = bisect_left(self.starts, phrase.start) - 1
        while at >= 0 and self.naming.mentions[at].span.start >= low:
            if not any(piece.holds(self.naming.mentions[at].span) for piece in self.content):
                yield self.naming.mentions[at]
            at -= 1

    def _reach(self, phrase: Span) -> int:
        """Say where the paragraph before that of a phrase begins, or how far back is too far."""
        farthest = max(0, phrase.start - _FARTHEST_CHARS)
        own = self.text.rfind("\n", farthest, phrase.start)
        before = len(self.text[farthest : max(farthest, own)].rstrip()) + farthest
        return max(self.text.rfind("\n", farthest, before), farthest)

    def _described(self, phrase: list[str], speaker: Span) -> int | None:
        """Find whom "the general", "the ministry", "the company" or "Russian authorities" means."""
        if phrase[-1] in _SPEAKING_FOR_ALL and len(phrase) > 1:
            return self._state_of(phrase[-2])
        if len(phrase) != len(("the", "general")) or phrase[0] not in ("the", "its", "their"):
            return None
        noun = phrase[1]
        if noun in _OUTLET_NOUNS:
            return self._outlet_before(speaker)
        found = _named_before(speaker.start, self.by_office.get(noun, {}))
        if not found and noun in _COMPANY:
            found = _named_before(speaker.start, self.by_word.get("company", {}))
        elif not found and noun in ORGANISATION_WORDS:
            return self._body_called(noun, speaker)
        return found.pop() if len(found) == 1 else None

    def _body_called(self, noun: str, speaker: Span) -> int | None:
        """Find which institution "the ministry" means: the only one in reach named so, or in the article."""
        of_that_name = self.by_word.get(noun, {})
        near = {each.group for each in self._before(speaker, self._reach(speaker))} & of_that_name.keys()
        found = near or _named_before(speaker.start, of_that_name)
        return found.pop() if len(found) == 1 else None

    def _outlet_before(self, speaker: Span) -> int | None:
        """Find the outlet that "the paper" means: the last one named."""
        near = self._before(speaker, max(0, speaker.start - _FARTHEST_CHARS))
        groups = (each.group for each in near)
        return next((one for one in groups if self.naming.groups[one].type is EntityType.OUTLET), None)

    def _apposed(self, phrase: list[str], speaker: Span) -> int | None:
        """Find the name between commas behind an office: its chair, Ann Li, said."""
        if not (
            phrase[0] in _DETERMINING or speaker.of(self.text).split()[0].endswith(("'s", "’s", "s'", "s’"))
        ):
            return None
        at = bisect_left(self.starts, speaker.end)
        if at == len(self.naming.mentions) or self.text[speaker.end : self.starts[at]] != ", ":
            return None
        name = self.naming.mentions[at]
        closed = self.text.startswith(",", name.span.end)
        return name.group if closed and self._is_person(name.group) else None

    def _state_of(self, adjective: str) -> int | None:
        """Find the place whose adjective this is: Russian authorities are Russia."""
        stems = (adjective[:length] for length in range(_SHORTEST_STEM, len(adjective) + 1))
        found = min((self.by_stem[stem] for stem in stems if stem in self.by_stem), default=None)
        return None if found is None or self._is_person(found) else found

    @cached_property
    def by_stem(self) -> dict[str, int]:
        """The first group with each name of one word, by what its adjective begins with."""
        stems: dict[str, int] = {}
        for at, group in enumerate(self.naming.groups):
            stem = group.name.lower().removesuffix("a").removesuffix("e")
            if " " not in stem:
                stems.setdefault(stem, at)
        return stems

    def _by_office(self) -> dict[str, dict[int, int]]:
        """Tell which persons are named with an office, and where first: Gen. Li, the spokesman Per Dahl."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for mention in self.naming.mentions:
            if self._is_person(mention.group):
                lead = self.text[max(0, mention.span.start - 24) : mention.span.start]
                before = lead.rsplit("\n", 1)[-1].split()[-1:]
                for word in (*before, *mention.span.of(self.text).split()[:-1]):
                    plain = word.rstrip(".,").lower()
                    found[_OFFICES.get(plain, plain)].setdefault(mention.group, mention.span.start)
        return found

    def _by_word(self) -> dict[str, dict[int, int]]:
        """Tell which institutions have a word in their names, and where first: the Defence Ministry."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for mention in self.naming.mentions:
            if not self._is_person(mention.group):
                for word in self.naming.groups[mention.group].name.lower().split():
                    plain = "company" if word.strip(".,") in _COMPANY_WORDS else word
                    found[plain].setdefault(mention.group, mention.span.start)
        return found


def _named_before(offset: int, first_named: Mapping[int, int]) -> set[int]:
    """Give the groups that are named before an offset, or two of them if there are more."""
    return {group for group, at in islice(first_named.items(), 2) if at < offset}
