"""When quotes were said."""

from datetime import date

import pytest

from onrecord.extract.article import Registers, extract
from onrecord.extract.mentions import Known
from onrecord_schema.vocabularies import EntityType

PUBLISHED = date(2021, 5, 14)
"""A Friday."""
REGISTERS = Registers(
    Known.of(
        [
            ("norland", EntityType.PLACE, ["Norland"]),
            ("defence-ministry", EntityType.ORGANIZATION, ["Norland Defence Ministry"]),
            ("health-ministry", EntityType.ORGANIZATION, ["Health Ministry"]),
            ("igor-malen", EntityType.PERSON, ["Igor Malen", "Malen"]),
            ("pavel-orr", EntityType.PERSON, ["Pavel Orr", "Orr"]),
            ("dana-roy", EntityType.PERSON, ["Dana Roy", "Roy"]),
            ("sentinel", EntityType.OUTLET, ["Sentinel"]),
        ]
    ),
    parents={
        "defence-ministry": ["norland"],
        "health-ministry": ["norland"],
        "igor-malen": ["defence-ministry"],
        "pavel-orr": ["defence-ministry"],
        "dana-roy": ["health-ministry"],
    },
)


def said(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Give the cue of each quote, and when it was said."""
    read = extract(text, published, REGISTERS)
    return [
        (quote.cue.of(text) if quote.cue else "", timing.edtf if timing else None)
        for quote, timing in zip(read.quotes, read.said, strict=True)
    ]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Igor Malen said Wednesday that it was over.", "2021-05-12"),
        ("Igor Malen on Wednesday said it was over.", "2021-05-12"),
        ("It was over, Igor Malen said on Wednesday.", "2021-05-12"),
        ("“It is over,” Igor Malen told reporters on Tuesday.", "2021-05-11"),
        ("On Monday, Igor Malen said that it was over.", "2021-05-10"),
        ("Late on Monday night, Igor Malen said that it was over.", "2021-05-10"),
        ("In a statement on Thursday, Igor Malen said it was over.", "2021-05-13"),
        ("In televised comments on Thursday night, Igor Malen said it was over.", "2021-05-13"),
        ("In Thursday’s address, Igor Malen said it was over.", "2021-05-13"),
        ("Last week, Igor Malen warned that it was over.", "2021-05-03/2021-05-09"),
        ("Igor Malen said in late April that it was over.", "2021-04-20/2021-04-30"),
        ("Igor Malen insisted this week that it was over.", "2021-05-10/2021-05-14"),
        ("Igor Malen spoke on Monday in Ost, saying that it was over.", "2021-05-10"),
        ("Igor Malen said after Tuesday’s vote that it was over.", "2021-05-11/.."),
        ("On Monday, after weeks of talks, Igor Malen said it was over.", "2021-05-10"),
    ],
)
def test_the_day_beside_the_cue(sentence: str, edtf: str) -> None:
    """A day in the clause of the cue, or where the sentence opens, is the day of the saying."""
    assert [when for _, when in said(sentence)] == [edtf]


@pytest.mark.parametrize(
    "sentence",
    [
        "Igor Malen said that the troops left on Monday.",
        "The troops left on Monday, Igor Malen said.",
        "“They left on Monday,” Igor Malen said.",
        "Igor Malen, who resigned on Monday, said it was over.",
        "Igor Malen said it was over.",
        "Igor Malen said that it would be over by Monday.",
        "In March, the bridge fell, a loss that Igor Malen called a blow.",
        "Igor Malen will say on Sunday that it is over.",
    ],
)
def test_a_day_that_is_not_of_the_saying(sentence: str) -> None:
    """A day in what is said, in a relative clause or in the future tells nothing of the saying."""
    assert {when for _, when in said(sentence)} <= {None}


def test_what_the_same_source_says_next() -> None:
    """It belongs to the same occasion, pronouns included, until another day or hearer comes."""
    text = (
        "Igor Malen said on Monday that it was over. “We won,” he said. He added that he was glad. "
        "Malen told the Sentinel that he was tired. Malen said it was late."
    )
    assert [when for _, when in said(text)] == ["2021-05-10"] * 3 + [None, "2021-05-10"]


def test_what_was_said_at_other_times() -> None:
    """Habit, earlier times, names for things and orders are of no such occasion."""
    text = (
        "Igor Malen said on Monday that it was over. Malen has repeatedly said that it was late. "
        "Malen previously said that it was early. Malen called it a sham. Malen ordered troops to leave."
    )
    assert [when for _, when in said(text)] == ["2021-05-10", None, None, None, None]


def test_the_headline_and_the_lede_before_the_day() -> None:
    """What is told first without a day is what is told below with its day."""
    text = "Malen says it is over\nIgor Malen says it is over.\n\nIn a statement on Thursday, Malen said it was over.\n"
    assert {when for _, when in said(text)} == {"2021-05-13"}


def test_a_body_and_those_who_speak_for_it() -> None:
    """A state, its ministry and its minister announce together; another ministry's people do not."""
    text = (
        "The Norland Defence Ministry said Wednesday that it was over. “We won,” Igor Malen said. "
        "Pavel Orr said it was late. Dana Roy said that beds were short."
    )
    assert [when for _, when in said(text)] == ["2021-05-12", "2021-05-12", "2021-05-12", None]


def test_the_noun_of_what_was_said() -> None:
    """“The announcement” has the day on which it was made, wherever that stands."""
    text = "The truce was announced on Wednesday. Nobody welcomed the announcement that it was over."
    assert ("announcement", "2021-05-12") in said(text)


def test_the_sentence_before() -> None:
    """He spoke on Monday: so what he said then was said on Monday."""
    assert said("Igor Malen spoke to reporters on Monday. “It is over,” he said.") == [("said", "2021-05-10")]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Igor Malen said that the bridge fell on Friday.", "2021-05-14"),
        ("Igor Malen says that as of Friday all troops have left.", "2021-05-14"),
        ("Igor Malen said in response to Friday’s statement that it was over.", "2021-05-14"),
        ("Igor Malen said that the bridge fell on Thursday.", None),
        ("Igor Malen said that the bridge would be open on Friday.", None),
        ("Igor Malen promised to open the bridge by Friday.", None),
    ],
)
def test_what_tells_of_the_day_of_publication(sentence: str, edtf: str | None) -> None:
    """What was said of that day, or after something on it, was said that day: not earlier, and not after."""
    assert [when for _, when in said(sentence)] == [edtf]


@pytest.mark.parametrize(
    ("clause", "edtf"),
    [
        ("a day after he said that it was over", "2021-05-12"),
        ("two days after he said that it was over", "2021-05-11"),
        ("hours after he said that it was over", "2021-05-13"),
        ("days after he said that it was over", "../2021-05-13"),
        ("after he said that it was over", "../2021-05-13"),
    ],
)
def test_what_was_said_before_the_saying_of_the_main_clause(clause: str, edtf: str) -> None:
    """It is counted back where that can be counted, lies before it otherwise, and is not what he says next."""
    text = f"On Thursday, Igor Malen said that it was late, {clause}. “We won,” he said."
    assert [when for _, when in said(text)] == ["2021-05-13", edtf, "2021-05-13"]


def test_what_was_said_around_the_announcement() -> None:
    """Before it and after it is told from the one day on which it was made; after it ends with publication."""
    text = (
        "Igor Malen made the announcement on {}. Before the announcement, Dana Roy said that beds were short. "
        "“We won,” Pavel Orr said in an address following the announcement. Orr said that he was glad."
    )
    assert [when for _, when in said(text.format("Wednesday"))] == [
        *("../2021-05-12", "2021-05-12/..", "2021-05-12/..")
    ]
    assert [when for _, when in said(text.format("Friday"))] == ["../2021-05-14", "2021-05-14", "2021-05-14"]


def test_by_the_announcement_and_of_it() -> None:
    """What the announcement says has its day; what others think of the news has not."""
    text = (
        "Igor Malen made the announcement on Wednesday. The troops will leave, according to the announcement "
        "by Malen. The news of the truce has been hailed as a win."
    )
    assert [when for _, when in said(text)] == ["2021-05-12", None]


def test_what_only_tells_which_one_is_meant() -> None:
    """A saying in a relative clause without a comma is background, and of no occasion in the news."""
    text = "Igor Malen said on Monday that it was over. Ost is a district that Malen said was safe."
    assert [when for _, when in said(text)] == ["2021-05-10", None]


def test_a_country_far_from_what_it_said() -> None:
    """Many speak for a country: what it says pages on is of another occasion."""
    text = f"Norland said on Monday that it was over. Norland said that it was glad. {'It rained. ' * 60}"
    assert [when for _, when in said(f"{text}Norland said that a fire broke out.")] == [
        *("2021-05-10", "2021-05-10", None)
    ]


def test_what_somebody_now_says() -> None:
    """In an update, what somebody now says was said on its day; so were the headline and what its bodies say."""
    text = (
        "Norland: Retreat Is Complete\nPosted May 12, 2021\n\nUPDATE May 14, 2021\nNorland now says that it has "
        "left. Norland’s Defence Ministry says that nothing is left.\n\nMay 12, 2021\n"
        "Igor Malen now says that it was over.\n"
    )
    assert [when for _, when in said(text, date(2021, 5, 12))] == [*["2021-05-14"] * 3, "2021-05-12"]
    assert said("Norland now says that it has left.") == [("says", None)]


def test_parts_dated_apart() -> None:
    """A weekday counts from the date of its part, and no day is carried from one part to another."""
    text = (
        "It Is Over\nPosted May 12, 2021\n\nUPDATE May 14, 2021\nIgor Malen said Friday that it was over.\n\n"
        "May 12, 2021\nIgor Malen said that it was not over.\n"
    )
    assert [when for _, when in said(text, date(2021, 5, 12))] == ["2021-05-14", None]


def test_nothing_without_a_day_of_publication() -> None:
    """When the day of publication is unknown, no quote is dated."""
    assert said("Igor Malen said Wednesday that it was over.", None) == [("said", None)]
