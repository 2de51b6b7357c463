"""Mentions: registered and new names, types, groups, and who a speaker is."""

import time
from datetime import date

import pytest

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


def test_an_office_before_a_name_is_no_part_of_it() -> None:
    """The short name later means the person, and so does the first name, or the name in capitals."""
    text = "Deputy Foreign Minister Ann Li met Democrat Tom Dahl. Li left, and Tom stayed. DAHL: No."
    assert groups(text, Known()) == {
        "Ann Li": ("person", ["Deputy Foreign Minister Ann Li", "Li"]),
        "Tom Dahl": ("person", ["Democrat Tom Dahl", "Tom", "DAHL"]),
    }


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("They met at the Grand Hall in May.", "Grand Hall", "organization"),
        ("They met in Grand Falls in May.", "Grand Falls", "place"),
        ("DES MOINES — They met in May.", "DES MOINES", "place"),
        ("DENVER (NPR) — They met in May.", "DENVER", "place"),
        ("The people of Nebraska met.", "Nebraska", "place"),
        ("They left the U.S. The vote was late.", "U.S.", "place"),
        ("They moved General Motors.", "General Motors", "organization"),
        ("They met Attorney General Lynch.", "Lynch", "person"),
        ("They met Gen. Ann Li.", "Ann Li", "person"),
        (
            "They met the Los Angeles General Hospital Trust.",
            "Los Angeles General Hospital Trust",
            "organization",
        ),
    ],
)
def test_what_a_new_name_names(text: str, name: str, type_: str) -> None:
    """Told by its words, by what stands before it, and by the dash of a dateline."""
    assert groups(text, Known())[name][0] == type_


@pytest.mark.parametrize(
    "text", ["Do so UNLESS it rains.", "On Monday’s show he left.", "At Christmas they left."]
)
def test_capitals_that_name_nobody(text: str) -> None:
    """Words of grammar in capitals, and days."""
    assert groups(text, Known()) == {}


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
