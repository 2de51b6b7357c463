"""Mentions: registered and new names, types, groups, and who a speaker is."""

import time
from datetime import date

from onrecord.extract.article import Registers, extract
from onrecord.extract.mentions import Known, find_mentions
from onrecord_schema.vocabularies import EntityType

KNOWN = Known.of(
    [
        ("volodymyr-zelensky", EntityType.PERSON, ["Volodymyr Zelensky", "Zelensky"]),
        ("ukraine", EntityType.PLACE, ["Ukraine", "Kyiv"]),
        ("kyiv", EntityType.PLACE, ["Kyiv"]),
    ]
)


def groups(text: str, known: Known) -> dict[str, tuple[str, list[str]]]:
    """Give the type and the mentions of every group by its name."""
    naming = find_mentions(text, known)
    return {
        group.name: (
            group.type.value,
            [mention.span.of(text) for mention in naming.mentions if mention.group == at],
        )
        for at, group in enumerate(naming.groups)
    }


def test_names_that_mean_the_same_are_grouped() -> None:
    """A surname, with or without a title, belongs to the full name; an acronym to the long form."""
    text = "Ann Li of the World Trade Organization spoke. Ms. Li left, then Li wrote to the WTO."
    assert groups(text, Known()) == {
        "World Trade Organization": ("organization", ["World Trade Organization", "WTO"]),
        "Ann Li": ("person", ["Ann Li", "Ms. Li", "Li"]),
    }


def test_registered_names_come_first() -> None:
    """A registered name is found at its place, and nothing new overlaps it."""
    text = "Ukrainian President Volodymyr Zelensky spoke. Zelensky left Poland."
    assert groups(text, KNOWN) == {
        "Volodymyr Zelensky": ("person", ["Volodymyr Zelensky", "Zelensky"]),
        "Poland": ("place", ["Poland"]),
    }


def test_a_name_of_several_entities_is_marked_so() -> None:
    """The entity that the dataset shows under the name is taken, with half the confidence."""
    text = "Talks in Kyiv failed."
    mention = find_mentions(text, KNOWN).mentions[0]
    assert (mention.rule, mention.confidence) == ("ambiguous-name", 0.5)
    assert find_mentions(text, KNOWN).groups[mention.group].entity_id == "kyiv"


def test_sentence_openers_are_no_names() -> None:
    """A capital at the start of a sentence makes no name, unless the word is one elsewhere."""
    assert groups("Yesterday rain fell. Bridges broke. Rain stopped.", Known()) == {}


def speakers(text: str) -> list[str | None]:
    """Give the registered entity of every quote's speaker."""
    read = extract(text, date(2022, 11, 9), Registers(KNOWN))
    return [None if one.group is None else read.naming.groups[one.group].entity_id for one in read.quotes]


def test_a_title_before_a_name_is_part_of_the_speaker() -> None:
    """The phrase that ends with a person's name is that person, whatever office stands before it."""
    assert speakers("The president of Ukraine Volodymyr Zelensky said it was over.") == ["volodymyr-zelensky"]


def test_an_aide_is_not_whom_he_aids() -> None:
    """A name that only says whose adviser or lawyer speaks is not the speaker."""
    assert speakers("An adviser to Zelensky said it was over.") == [None]
    assert speakers("Officials in Ukraine said it was over.") == [None]


def test_a_pronoun_is_the_last_speaker() -> None:
    """“He” is resolved to the person who spoke before, in the same or the preceding paragraph."""
    text = "Zelensky said it was over.\nHe said he was glad."
    assert speakers(text) == ["volodymyr-zelensky", "volodymyr-zelensky"]


def test_tens_of_thousands_of_names_take_no_longer_than_their_text() -> None:
    """Thirty thousand names that begin alike do not slow the search down."""
    known = Known.of((f"person-{n}", EntityType.PERSON, [f"Ann Li{n}"]) for n in range(30_000))
    text = "Ann Li29999 met Ann Li3 and Ann Lee. " * 5_000
    started = time.perf_counter()
    assert len(known.names.find(text)) == 10_000
    assert time.perf_counter() - started < 2
