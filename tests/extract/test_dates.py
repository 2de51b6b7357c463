"""Dates against a day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.dates.finding import find_dates
from onrecord_schema.edtf_dates import is_edtf

PUBLISHED = date(2022, 11, 9)
"""A Wednesday."""
WORDS = (
    *("last", "next", "this", "May", "31", "29", "February", "weekend", "month", "year", "week", "9999"),
    *("ago", "ten", ",", "since"),
)


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("Wednesday", "2022-11-09"),
        ("Thursday", "2022-11-03"),
        ("late September", "2022-09-20/2022-09-30"),
        ("in late September", "2022-09-20/2022-09-30"),
        ("February 24", "2022-02-24"),
        ("Nov 11, 2022 7:36 AM CST", "2022-11-11T07:36:00-06:00"),
        ("earlier this week", "2022-11-07/2022-11-09"),
        ("in September", "2022-09"),
        ("since its February invasion", "2022-02/.."),
        ("in 2014", "2014"),
        ("eight-month war", "2022-03~/2022-11"),
        ("November 5, 2022", "2022-11-05"),
        ("Nov. 9, 2022 12:10 PM CST", "2022-11-09T12:10:00-06:00"),
        ("24 February 2022", "2022-02-24"),
        ("Saturday, Nov. 5", "2022-11-05"),
        ("last Wednesday", "2022-11-02"),
        ("next Monday", "2022-11-14"),
        ("the vote will be on Thursday", "2022-11-10"),
        ("ahead of Thursday’s vote", "2022-11-10"),
        ("yesterday", "2022-11-08"),
        ("this morning", "2022-11-09"),
        ("tomorrow", "2022-11-10"),
        ("two weeks ago", "2022-10-26~"),
        ("three days ago", "2022-11-06"),
        ("two months ago", "2022-09"),
        ("five years ago", "2017"),
        ("last week", "2022-10-31/2022-11-06"),
        ("this weekend", "2022-11-12/2022-11-13"),
        ("last month", "2022-10"),
        ("next year", "2023"),
        ("earlier this year", "2022-01-01/2022-11-09"),
        ("early December 2021", "2021-12-01/2021-12-10"),
        ("mid-October", "2022-10-11/2022-10-20"),
        ("in December", "2021-12"),
        ("last May", "2022-05"),
        ("since 2014", "2014/.."),
        ("the 1990s", "199X"),
        ("October 3 last year", "2021-10-03"),
        ("in November last year", "2021-11"),
        ("the end of May", "2022-05-20/2022-05-31"),
        ("Tuesday last week", "2022-11-01"),
        ("this past Tuesday", "2022-11-08"),
        ("over the weekend", "2022-11-05/2022-11-06"),
        ("last summer", "2022-22"),
        ("the winter of 2014", "2014-24"),
        ("New Year’s Eve", "2022-12-31"),
        ("last night", "2022-11-08"),
        ("two-year war", "2020~/2022"),
        ("its February offensive", "2022-02"),
        ("this week", "2022-11-07/2022-11-09"),
        ("between July 2003 and December 2004", "2003-07/2004-12"),
        ("from March to May 2020", "2020-03/2020-05"),
        ("between 2010 and 2014", "2010/2014"),
        ("the end of the year", "2022-12"),
        ("the end of last year", "2021-12"),
        ("throughout the weekend", "2022-11-05/2022-11-06"),
        ("36 hours ago", "2022-11-08"),
        ("almost a decade ago", "2012~"),
        ("about two years ago", "2020~"),
        ("[Ten] years ago", "2012"),
        ("the fair was held this weekend", "2022-11-05/2022-11-06"),
        ("the fair will be held this week", "2022-11-07/2022-11-13"),
        ("the end of 2021", "2021-12"),
        ("between March 1985 and the end of 1986", "1985-03/1986-12"),
        ("it lasted into October", "2022-10"),
        ("the offer expires on Nov. 30", "2022-11-30"),
        ("she hopes to finish by early January", "2023-01-01/2023-01-10"),
        ("a vote is expected in December", "2022-12"),
        ("unless they agree by Thursday", "2022-11-10"),
        ("it closed after Thanksgiving", "2021-11-25"),
        ("it will close before Thanksgiving", "2022-11-24"),
        ("they met at Christmas", "2021-12-25"),
        ("to be home for Christmas", "2022-12-25"),
        ("it was agreed that in March 2020", "2020-03"),
        ("the rules were changed over the summer", "2022-22"),
        ("it froze; they left in the winter", "2021-24"),
        ("they will meet in the spring", "2023-21"),
        ("they will meet in the winter", "2022-24"),
        ("a 2015 injunction", "2015"),
        ("her 2016 campaign", "2016"),
        ("the bridge opens in December", "2022-12"),
        ("the bridge opened in December", "2021-12"),
        ("ask again before school starts in January", "2022-01"),
        ("the bans are to be lifted by Dec. 1", "2022-12-01"),
        ("the bans were lifted by Dec. 1", "2021-12-01"),
        ("a report that by January they will be ready", "2023-01"),
        ("polls show her ahead in the Dec. 6 runoff", "2022-12-06"),
        ("voters go to the polls on Dec. 13", "2022-12-13"),
        ("the story had been planted ahead of the elections in December", "2022-12"),
        ("the old rule, as it has stood since December", "2021-12/.."),
    ],
)
def test_phrase(phrase: str, edtf: str) -> None:
    """Each family of phrases means its date, alone and in a sentence."""
    assert [one.edtf for one in find_dates(phrase, PUBLISHED)] == [edtf]
    sentence = f"Officials spoke of it; {phrase}, at length."
    assert [one.edtf for one in find_dates(sentence, PUBLISHED)] == [edtf]


@pytest.mark.parametrize(
    "phrase",
    [
        "for the past months",
        "2,014 people",
        "$2014",
        "February 30",
        "a second time",
        "he may go",
        "a long march",
        "the past week",
        "the day before the vote",
        "the next day",
        "two weeks later",
        "in the summer",
        "it is hot in the summer",
        "the fall of the city",
        "a 2000 pound bomb",
        "their 1950 square miles",
        "on a Sunday",
        "every other Friday",
        "the Christmas Island ferry",
    ],
)
def test_no_date(phrase: str) -> None:
    """Nothing is made of what names no time."""
    assert find_dates(phrase, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He left on 3 May. The next day, she left.", "2022-05-04"),
        ("He left on 3 May; she had left the day before.", "2022-05-02"),
        ("He left on 3 May. Two weeks later, she left.", "2022-05-17~"),
        ("He left on 3 May, and she left that day.", "2022-05-03"),
        ("In September he left; in the same month, she left.", "2022-09"),
        ("He left on 3 May. Had he left an hour earlier, it would have mattered on 4 May.", "2022-05-04"),
    ],
)
def test_a_phrase_that_counts_from_the_date_before_it(text: str, edtf: str) -> None:
    """The day before, the next day and the same month are told from the date that the text gave last."""
    assert [one.edtf for one in find_dates(text, PUBLISHED)][1:] == [edtf]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("On Thursday, she and her son will open the bridge.", "2022-11-10"),
        ("On Thursday, the minister is to meet them.", "2022-11-10"),
        ("On Thursday, the minister said that it will open.", "2022-11-03"),
        ("On Thursday, the council, which will vote, met them.", "2022-11-03"),
    ],
)
def test_a_day_at_the_head_of_a_sentence(sentence: str, edtf: str) -> None:
    """It lies ahead where the main clause does, and not where only what was said does."""
    assert [one.edtf for one in find_dates(sentence, PUBLISHED)] == [edtf]


def test_a_phrase_far_from_the_date_before_it_means_nothing() -> None:
    """What stands pages after a date does not count from it."""
    assert (
        len(find_dates("He left on 3 May. " + "He was glad. " * 99 + "The next day, he came.", PUBLISHED))
        == 1
    )


def test_parts_are_placed_against_their_own_days() -> None:
    """In an update the weekday is the latest one up to the update, in the story under it up to the story."""
    text = "They left on Friday.\nThey said so on Wednesday."
    parts = [(0, date(2022, 11, 11)), (21, PUBLISHED)]
    assert [one.edtf for one in find_dates(text, PUBLISHED, parts)] == ["2022-11-11", "2022-11-09"]


def test_spans_are_exact() -> None:
    """The span holds the phrase, without the preposition that shows what it is."""
    text = "In September and on Wednesday, Nov. 9, he left."
    assert [one.span.of(text) for one in find_dates(text, PUBLISHED)] == ["September", "Wednesday, Nov. 9"]


def test_without_a_day_of_publication() -> None:
    """Only what says its year means something when the day of publication is unknown."""
    text = "On Wednesday, in May, in 2014 and on 5 May 2015."
    assert [one.edtf for one in find_dates(text, None)] == ["2014", "2015-05-05"]


@given(
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
    st.lists(st.sampled_from(WORDS)),
)
def test_every_date_is_edtf(published: date, words: list[str]) -> None:
    """Whatever the phrase and the day, only dates of the profile come out."""
    text = " ".join(words)
    for one in find_dates(text, published):
        assert is_edtf(one.edtf)
        assert one.span.of(text)
