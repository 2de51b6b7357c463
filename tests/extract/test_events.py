"""Events: which words report them, when they happened, who took part, and which of the register they are."""

from datetime import date

import pytest

from onrecord.extract.article import Extraction, Registers, extract
from onrecord.extract.events.finding import KnownEvent
from onrecord.extract.mentions import Known
from onrecord.extract.proposals import ProposedEvent
from onrecord_schema.vocabularies import EntityType, EventType

PUBLISHED = date(2021, 5, 14)
"""A Friday."""
REGISTERS = Registers(
    Known.of(
        [
            ("norland", EntityType.PLACE, ["Norland"]),
            ("ost", EntityType.PLACE, ["Ost"]),
            ("lumen", EntityType.PLACE, ["Lumen"]),
            ("norland-army", EntityType.UNIT, ["Norland troops"]),
            ("halcyon", EntityType.VESSEL, ["Halcyon"]),
            ("igor-malen", EntityType.PERSON, ["Igor Malen", "Malen"]),
        ]
    ),
    events=[
        KnownEvent("ost-withdrawal", EventType.WITHDRAWAL, "Troops leave Ost", "ost", "2021-05"),
        KnownEvent("ost-withdrawal-2014", EventType.WITHDRAWAL, "Troops leave Ost", "ost", "2014"),
        KnownEvent("invasion", EventType.INVASION, "Norland invades", "norland", "2020-10", ("norland",)),
        KnownEvent("sinking", EventType.SINKING, "The Halcyon sinks", None, "2021-03", ("halcyon",)),
        KnownEvent("ost-capture", EventType.CAPTURE, "Norland troops take Ost", "ost", "2020-10"),
        KnownEvent(
            "announcement", EventType.ANNOUNCEMENT, "The withdrawal is announced", "ost", "2021-05-12"
        ),
        KnownEvent("later", EventType.SANCTION, "Sanctions on Norland", "norland", "2021-09"),
    ],
    parents={"igor-malen": ["norland"], "norland-army": ["norland"]},
)


def read(text: str, published: date = PUBLISHED) -> Extraction:
    """Read a text with the register."""
    return extract(text, published, REGISTERS)


def reports(text: str, published: date = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    """Give the words, the event and the date of each registered event that a text reports."""
    return [
        (event.span.of(text), event.event_id, event.reported)
        for event in read(text, published).events
        if event.event_id
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The withdrawal from Ost is over, he said.", "The withdrawal from Ost is over"),
        ("They spoke of the withdrawal from Ost, and left.", "the withdrawal from Ost"),
        ("Norland troops withdrew from Ost and they slept.", "Norland troops withdrew from Ost"),
        (
            "On Monday Norland troops have been withdrawn from Ost.",
            "Norland troops have been withdrawn from Ost",
        ),
        (
            "He praised the retreat from Ost that Norland began in May.",
            "the retreat from Ost that Norland began in May",
        ),
        ("“They will retreat from Ost,” he said.", "They will retreat from Ost"),
        ("He saw waves of withdrawals from Ost, and left.", "waves of withdrawals from Ost"),
        ("It was an end of the retreat from Ost.", "the retreat from Ost"),
        ("Norland had managed to withdraw from Ost.", "Norland had managed to withdraw from Ost"),
        ("Norland had begun leaving Ost.", "Norland had begun leaving Ost"),
    ],
)
def test_the_words_of_a_report(text: str, words: str) -> None:
    """A noun is taken with what belongs to it, a verb with its subject up to the end of the clause."""
    assert [found for found, event, _ in reports(text) if event == "ost-withdrawal"] == [words]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Norland troops withdrew from Ost on Monday.", "2021-05-10"),
        ("On Monday, Norland troops withdrew from Ost.", "2021-05-10"),
        ("The sinking of the Halcyon in March hurt.", "2021-03"),
        ("Since its October invasion, Norland has lost.", "2020-10"),
        ("Norland invaded in the night of October 3, 2020.", "2020-10-03"),
        ("The seven-month war in Norland goes on.", "2020-10~/.."),
        ("Norland troops withdrew from Ost.", None),
        ("Norland troops withdrew from Ost before Monday.", "../2021-05-10"),
        ("“Norland troops have withdrawn from Ost,” Igor Malen said on Monday.", "../2021-05-10"),
        ("“Norland troops will withdraw from Ost,” Igor Malen said on Monday.", None),
        ("“Norland troops have begun leaving Ost,” Igor Malen said on Monday.", "2021-05-10/.."),
        ("Igor Malen on Wednesday announced that all would be well in Ost.", "2021-05-12"),
    ],
)
def test_the_date_of_a_report(text: str, edtf: str | None) -> None:
    """The date beside the trigger, or up to the day of the saying that tells it as past."""
    assert [found for _, _, found in reports(text)] == [edtf]


def test_a_date_holds_for_the_other_reports() -> None:
    """Where an article dates an event once, its other reports have that date; a war goes on from it."""
    text = (
        "Norland invaded Ost on October 3, 2020.\n\nThe invasion by Norland was a shock.\n\n"
        "The seven-month war in Norland goes on.\n"
    )
    assert [when for _, event, when in reports(text) if event == "invasion"] == [
        "2020-10-03",
        "2020-10-03",
        "2020-10-03/..",
    ]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("just days after", "2020-10-05/2020-10-17"),
        ("three days after", "2020-10-06"),
        ("two weeks after", "2020-10-17~"),
        ("after", "2020-10-03/.."),
        ("before", "../2020-10-03"),
    ],
)
def test_events_tied_to_another(words: str, edtf: str) -> None:
    """Days after a day are from the second day on, for two weeks; after it alone leaves the end open."""
    text = f"Norland troops seized Ost {words} Norland launched its invasion on October 3, 2020."
    assert [when for _, event, when in reports(text) if event == "ost-capture"] == [edtf]


def test_a_date_that_looks_back() -> None:
    """“Back in” belongs to the main clause, whatever noun stands before it."""
    text = "Norland troops withdrew from Ost after weeks of talks back in May."
    assert [when for _, _, when in reports(text)] == ["2021-05"]
    text = "Norland troops seized Ost following an invasion of Norland back in October."
    assert [when for _, event, when in reports(text) if event == "ost-capture"] == ["2020-10"]
    text = "Norland troops withdrew from Ost after weeks of talks, and came back in May."
    assert [when for _, _, when in reports(text)] == [None]


def test_since_the_start_of_another() -> None:
    """What an event is counted from may be its start; the saying around them does not date it."""
    text = (
        "Igor Malen said on Wednesday that Ost was the one port that Norland troops had seized since the "
        "start of its invasion in October."
    )
    assert [when for _, event, when in reports(text) if event == "ost-capture"] == ["2020-10/.."]


@pytest.mark.parametrize(
    ("words", "edtf"), [("two weeks after", "2020-10-03"), ("hours after", "2020-10-17")]
)
def test_a_day_counted_back(words: str, edtf: str) -> None:
    """What stands two weeks before a day has its own."""
    text = f"Norland troops seized Ost on October 17, 2020, {words} Norland invaded."
    assert [when for _, event, when in reports(text) if event == "invasion"] == [edtf]


def test_the_day_of_a_war() -> None:
    """The second day of the war is counted from its first."""
    text = "Norland invaded on October 3, 2020. Norland troops seized Ost on the war’s second day."
    assert [when for _, event, when in reports(text) if event == "ost-capture"] == ["2020-10-04"]


def test_another_time_is_another_event() -> None:
    """An event of the register is offered only if the dates beside the clause can be its own."""
    assert reports("In 2014, Norland troops withdrew from Ost in 2014.") == [
        ("Norland troops withdrew from Ost in 2014", "ost-withdrawal-2014", "2014")
    ]
    assert reports("Norland troops withdrew from Ost in 2017.") == []


def test_what_had_not_happened_by_then_is_not_offered() -> None:
    """An article knows nothing of events after it was published."""
    assert reports("Sanctions on Norland hurt.") == []
    assert [event for _, event, _ in reports("Sanctions on Norland hurt.", date(2021, 10, 1))] == ["later"]


def test_another_place_is_another_event() -> None:
    """A clause that names another place is not offered the event, and without any sign none is."""
    assert reports("Troops withdrew from Lumen.") == []
    assert reports("The company withdrew its offer.") == []


def test_hypotheses_are_no_reports() -> None:
    """What stands after “if” did not happen."""
    assert reports("If Norland troops withdraw from Ost, all is well.") == []


def taking_part(text: str, event: ProposedEvent) -> list[tuple[str, str]]:
    """Name the participants of an event with their roles."""
    groups = read(text).naming.groups
    return [(groups[group].name, role.value) for group, role in event.participants]


@pytest.mark.parametrize(
    ("text", "place", "participants"),
    [
        ("Norland troops seized Ost.", "Ost", [("Norland troops", "actor")]),
        ("Ost was seized by Norland troops.", "Ost", [("Norland troops", "actor")]),
        ("The sinking of the Halcyon hurt.", None, [("Halcyon", "target")]),
        ("Igor Malen announced it in Ost.", "Ost", [("Igor Malen", "announcer")]),
    ],
)
def test_place_and_participants(text: str, place: str | None, participants: list[tuple[str, str]]) -> None:
    """Who stands before the verb acts, unless the clause is passive; a place is where it happened."""
    found = read(text)
    event = found.events[0]
    assert (None if event.place is None else found.naming.groups[event.place].name) == place
    assert taking_part(text, event) == participants


@pytest.mark.parametrize(
    "text",
    [
        "They met in advance of the fair in Ost.",
        "He has an advanced degree from Ost.",
        "They went to a religious retreat in Ost.",
        "Malen told reporters in Ost that it was late.",
    ],
)
def test_words_that_stand_for_no_event_here(text: str) -> None:
    """The same words in another sense propose nothing."""
    assert read(text).events == []
