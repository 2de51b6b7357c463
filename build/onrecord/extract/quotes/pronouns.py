"""Pronouns: which of the persons of an article is he, and which she, as far as the article tells."""

from onrecord.extract.mentions import Naming
from onrecord_schema.vocabularies import EntityType

_FORMS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_TITLES = {"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she", "lady": "she"}
_LONGEST_TITLE = 6


class Pronouns:
    """Knows what persons are called: by the title before a name, and by a pronoun that meant them before."""

    def __init__(self, text: str, naming: Naming) -> None:
        """Read the titles before the names of persons."""
        self._by_group: dict[int, str] = {}
        for mention in naming.mentions:
            if naming.groups[mention.group].type is EntityType.PERSON:
                start = mention.span.start
                for words in (mention.span.of(text), text[max(0, start - _LONGEST_TITLE) : start]):
                    self._note(mention.group, _title(words))

    def fits(self, group: int, pronoun: str) -> bool:
        """Say whether nothing that was read before speaks against a pronoun for a person."""
        return self._by_group.get(group, _FORMS[pronoun]) == _FORMS[pronoun]

    def meant(self, group: int, pronoun: str) -> None:
        """Remember whom a pronoun meant."""
        self._note(group, _FORMS[pronoun])

    def _note(self, group: int, form: str | None) -> None:
        if form is not None:
            self._by_group.setdefault(group, form)


def _title(words: str) -> str | None:
    """Give the pronoun of a title that opens or ends a few words: Mr. Li; said Ms."""
    found = words.lower().replace(".", " ").split()
    return next((_TITLES[word] for word in (found[:1] + found[-1:]) if word in _TITLES), None)
