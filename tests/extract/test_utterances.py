"""Utterances: which quotes render a registered act of speech."""

from datetime import date

from onrecord.extract.article import Registers, extract
from onrecord.extract.mentions import Known
from onrecord.extract.occasions.utterances import KnownUtterance, unregistered
from onrecord_schema.vocabularies import EntityType

ENTITIES = Known.of(
    [
        ("norland", EntityType.PLACE, ["Norland"]),
        ("igor-malen", EntityType.PERSON, ["Igor Malen", "Malen"]),
        ("dana-roy", EntityType.PERSON, ["Dana Roy"]),
    ]
)
REGISTERS = Registers(
    ENTITIES,
    utterances=[
        KnownUtterance("malen-on-bridges", "Malen's speech on the bridges of Norland", "2021-05-12"),
        KnownUtterance("malen-on-bread", "Malen's remark on bread", "2021-05-12", "The price was named."),
    ],
    parents={"igor-malen": ["norland"]},
)
TEXT = (
    "Igor Malen said on Wednesday that all bridges of Norland were safe. “We are glad,” he said. "
    "Norland said Wednesday that nobody was hurt. Dana Roy said on Wednesday that the bridges of Norland fell. "
    "Igor Malen said on Monday that bridges were old."
)


def test_by_speaker_words_and_day() -> None:
    """The act is told by all three; what its speaker, or whom they speak for, says that day joins it."""
    read = extract(TEXT, date(2021, 5, 14), REGISTERS)
    assert read.utterances == ["malen-on-bridges", "malen-on-bridges", "malen-on-bridges", None, None]


def test_without_a_register() -> None:
    """What one source said on one day is listed together, for a person to register."""
    read = extract(TEXT, date(2021, 5, 14), Registers(ENTITIES))
    assert read.utterances == [None] * 5
    assert unregistered(read.quotes, read.said, read.utterances) == [[0, 1]]
