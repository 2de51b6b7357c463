"""Identity: whether some words of the article can mean the entity that a model says they do."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.article import Extraction, Registers
from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.speakers import with_speakers
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import TAGS, words
from onrecord.extract.words.names import ORGANISATION_WORDS
from onrecord.model.prompt import Listed
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import EntityType, QuoteKind

_OF_A_PERSON = words("he she him her himself herself i who")
_OF_A_BODY = words("it itself")
_OF_ANYBODY = words("they them themselves we ourselves")
_STATE, _OUTLET = words("government authorities military"), words("newspaper paper magazine")
_SPOKEN_FOR = words("spokesman spokeswoman spokesperson spokesmen firm panel")
"""Nouns for who may speak as a body, or as one of it."""
_WRITINGS = words("report reports statement study survey article filing lawsuit complaint suit")
_WORD = re.compile(r"\w+(?:[.&]\w+)*")
_JOINED_WORD = re.compile(r"\w+(?:[-.&’']\w+)*")
_PARTS = re.compile(r"\s*[,;()]\s*")
_SHORTEST = 2
_SAYS_OR_DOES = kinds.CUE | kinds.AUXILIARY | kinds.VERB
_MAY_BE_IN_A_NAME = kinds.NOUN | kinds.CAPITAL | kinds.PREPOSITION
_ENDS_A_PHRASE = kinds.PREPOSITION | kinds.RELATIVE


@dataclass(frozen=True)
class Claimed:
    """Words beside a quote, of which a model says whom they mean."""

    span: Span
    entity: str | None
    content: tuple[Span, ...]
    """What is quoted: nobody in it is who says it."""


class Identities:
    """Whom the words of one article can mean, by what the registers call everybody and the rules resolve."""

    def __init__(self, read: Extraction, registers: Registers, listed: Listed) -> None:
        """Look up who is named in the article."""
        self._text, self._naming = read.text, read.naming
        self._names, self._types = registers.entities.names, registers.entities.types
        self._called = {key: [_words(name) for name in names] for key, names in listed.entities}
        self._described = listed.descriptions
        self._named = {key for one in self._names.find(read.text) for key in one.entity_ids}

    def believed(self, claimed: Sequence[Claimed]) -> list[bool]:
        """Say of each whether its words can mean the entity: one of the parts that commas set off does."""
        parts = [
            (at, part)
            for at, one in enumerate(claimed)
            for part in self._parts(one.span)
            if _is_phrase(part.of(self._text))
        ]
        meant = self._resolved([(part, claimed[at].content) for at, part in parts])
        asked = zip(parts, meant, strict=True)
        believed = {at for (at, part), who in asked if self._may_be(part, claimed[at].entity or "", who)}
        return [at in believed for at in range(len(claimed))]

    def _parts(self, span: Span) -> Iterator[Span]:
        start = span.start
        for mark in _PARTS.finditer(self._text, span.start, span.end):
            yield Span(start, mark.start())
            start = mark.end()
        yield Span(start, span.end)

    def _resolved(self, phrases: Iterable[tuple[Span, Sequence[Span]]]) -> list[set[str | None]]:
        """Give whom the rules take each phrase for; None for a name that no register has."""
        asked = [
            ProposedQuote(tuple(content), QuoteKind.INDIRECT, phrase, None, str(at), 0)
            for at, (phrase, content) in enumerate(phrases)
        ]
        found: list[set[str | None]] = [set() for _ in asked]
        for answer in with_speakers(self._text, asked, self._naming):
            if answer.group is not None:
                found[int(answer.rule)].add(self._naming.groups[answer.group].entity_id)
        return found

    def _may_be(self, phrase: Span, entity: str, resolved: set[str | None]) -> bool:
        if entity in resolved:
            return True
        written = phrase.of(self._text)
        plain = written.lower()
        if plain in _OF_A_PERSON | _OF_A_BODY | _OF_ANYBODY:
            return self._fits_pronoun(plain, entity)
        if resolved:
            namesakes = [set(one.entity_ids) for one in self._names.find(written)]
            return any(entity in ids and resolved & ids for ids in namesakes)
        return self._is_part_of_a_name(written, entity) or self._is_described(written, entity)

    def _is_person(self, entity: str) -> bool:
        return self._types.get(entity) is EntityType.PERSON

    def _fits_pronoun(self, pronoun: str, entity: str) -> bool:
        fits = pronoun in _OF_ANYBODY or (pronoun in _OF_A_PERSON) == self._is_person(entity)
        return fits and entity in self._named

    def _is_part_of_a_name(self, written: str, entity: str) -> bool:
        """Say whether words are some of those of a name: any that begin with a capital, or its noun."""
        bare = _bare(_words(written))
        if len(" ".join(bare)) < _SHORTEST or self._is_another_name(written, bare, entity):
            return False
        named = any(word.lower() in bare and word[0].isupper() for word in _WORD.findall(written))
        if named and not all(TAGS[word] & kinds.FUNCTION for word in bare):
            return any(_holds(name, bare) for name in self._called[entity])
        return any(_before_preposition(name)[-len(bare) :] == bare for name in self._called[entity])

    def _is_another_name(self, written: str, bare: Sequence[str], entity: str) -> bool:
        names = [one for one in self._names.find(written) if entity not in one.entity_ids]
        return any(_bare(_words(one.span.of(written))) == bare for one in names)

    def _is_described(self, written: str, entity: str) -> bool:
        """Say whether an office or a common noun can mean an entity that the article names."""
        own_name = any(entity in one.entity_ids for one in self._names.find(written))
        if entity not in self._named or (own_name and self._is_person(entity)):
            return False
        noun = _noun_of(_words(written))
        description = _PARTS.split(self._described.get(entity, ""))[0]
        told = {_singular(_noun_of(one)) for one in (*self._called[entity], _words(description))}
        return bool(noun) and (_singular(noun) in told or self._types.get(entity) in _types_of(noun))


def _types_of(noun: str) -> tuple[EntityType, ...]:
    """Tell of what type somebody is who is called by a common noun; an institution is called by its own."""
    tag = TAGS[noun]
    if noun in _STATE:
        return (EntityType.PLACE,)
    if noun in _OUTLET:
        return (EntityType.OUTLET,)
    if noun in _SPOKEN_FOR:
        return (EntityType.PERSON, EntityType.ORGANIZATION)
    if noun in ORGANISATION_WORDS | _WRITINGS or not tag & (kinds.TITLE | kinds.SOURCE):
        return ()
    if noun.endswith("s"):
        return (EntityType.ORGANIZATION, EntityType.PLACE)
    return (EntityType.PERSON,)


def _is_phrase(written: str) -> bool:
    """Say whether words can be a name or a noun: they are none if somebody says or does something in them.

    >>> _is_phrase("Gen. Ann Li"), _is_phrase("Li said. The general")
    (True, False)
    """
    tags = [TAGS[word] for word in _JOINED_WORD.findall(written)]
    return bool(tags) and not any(tag & _SAYS_OR_DOES and not tag & _MAY_BE_IN_A_NAME for tag in tags)


def _words(text: str) -> list[str]:
    """Give the words in small letters, owners without their endings.

    >>> _words("the Dockers' union’s")
    ['the', 'dockers', 'union']
    """
    return [word.lower() for word in _WORD.findall(re.sub(r"[’']s\b", "", text))]


def _bare(phrase: Sequence[str]) -> list[str]:
    """Leave out what stands before a name and is none: articles and titles."""
    before = kinds.DETERMINER | kinds.TITLE
    first = next((at for at, word in enumerate(phrase) if not TAGS[word] & before), len(phrase))
    return list(phrase[first:])


def _holds(name: Sequence[str], part: Sequence[str]) -> bool:
    return any(list(name[at : at + len(part)]) == part for at in range(len(name) - len(part) + 1))


def _before_preposition(phrase: Sequence[str]) -> list[str]:
    end = next((at for at, word in enumerate(phrase) if TAGS[word] & _ENDS_A_PHRASE), len(phrase))
    return list(phrase[:end])


def _noun_of(phrase: Sequence[str]) -> str:
    """Give the noun of a phrase, or nothing if it has none.

    >>> _noun_of(["a", "spokeswoman", "for", "the", "ministry"])
    'spokeswoman'
    """
    noun = _before_preposition(phrase)[-1:]
    return "" if not noun or TAGS[noun[0]] & kinds.FUNCTION else noun[0]


def _singular(noun: str) -> str:
    return noun.removesuffix("s")
