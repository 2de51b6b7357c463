"""Passages: lines that are no paragraphs."""

import pytest

from onrecord.extract.passages.finding import find_passages


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Kate Seamons, Staff", "byline"),
        ("By Emil Horst and Dana Roy", "byline"),
        ("Analysis by Nick Rowe, Network", "byline"),
        ("Friday, May 8, 2009", "dateline"),
        ("Posted Nov 9, 2022 12:10 PM CST", "dateline"),
        ("Updated May 14, 2021 8:02 AM EDT", "dateline"),
        ("Published: 14:22 BST, 13 May 2021 | Updated: 17:05 BST, 13 May 2021", "dateline"),
        ("Friday, 02 July 2021 10:12 AM [ Last Update: Friday, 02 July 2021 11:47 AM ]", "dateline"),
        ("5/12/21 AT 2:41 PM EDT", "dateline"),
        ("Thu 20 May 2021 18.30 BST", "dateline"),
        ("Issued on: 09/11/2022 - 17:14", "dateline"),
        ("July 4, 2021·2 min read", "dateline"),
        ("Updated 2 hours ago", "dateline"),
        ("UPDATE Nov 11, 2022 7:36 AM CST", "update_label"),
        ("The bridge at night. Image: Jambula.", "caption"),
        ("A street in Ost (Picture: AP)", "caption"),
        ("FILE PHOTO: A street in Ost, June 20, 2021. REUTERS/Ana Vell", "caption"),
        ("[1/4] A rescuer stands in the market in Ost", "caption"),
        ("Ilya Post/AFP/Getty Images", "caption"),
        ("Image 1 of 3: A bakery. (Ana Vell / EPA-EFE / Shutterstock)", "caption"),
        ("Sign up for our newsletter", "boilerplate"),
        ("Tap here to get our app.", "boilerplate"),
        ("MORE : Inside the tunnels of Ost", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("12 shares", "boilerplate"),
        ("X", "boilerplate"),
        ("Home / Politics", "boilerplate"),
        ("News \xa0 / \xa0 Middle East", "boilerplate"),
        ("This is a breaking news story. More to follow.", "boilerplate"),
        ("www.wire-mirror.example", "boilerplate"),
        ("View comments (212)", "boilerplate"),
        ("Reporting by Emil Horst in Ost; Editing by Kit Moss", "boilerplate"),
        ("Ann Li and Per Dahl contributed to this report.", "boilerplate"),
        ("Do you have a tip on a story? Let us know via world@wire.example.", "boilerplate"),
        ("© 2022 The Wire", "boilerplate"),
        ("Ann Li is a Wire reporter based in Ost.", "author_note"),
    ],
)
def test_line(line: str, role: str) -> None:
    """Each kind of line is told by its form."""
    report = "The bridge was shut on Monday, and nobody knows for how long. " * 5
    text = f"Bridge Shut in Ost\n{report}\n{line}\n"
    found = {one.span.of(text): one.role.value for one in find_passages(text)}
    assert found == {"Bridge Shut in Ost": "headline", line: role}


def test_paragraphs_are_left_alone() -> None:
    """A report that mentions a newsletter at length is no page furniture."""
    text = "He edits a newsletter. " * 20
    assert find_passages(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "He said that he would read more about it in a newsletter.",
        "“Sign up for our newsletter,” she told them.",
        "What we know so far",
        "Smith was a reporter for the Wire when the war began.",
        "On 5 May 2021 the bridge was shut.",
        "The Reuters building was hit (twice).",
    ],
)
def test_a_line_of_the_report_is_left_alone(line: str) -> None:
    """What only sounds like furniture, or says when something happened, is a paragraph."""
    report = "The bridge was shut on Monday, and nobody knows for how long. " * 5
    assert [one.role.value for one in find_passages(f"{report}\n{line}\n")] == []


def test_the_head_of_an_article() -> None:
    """Section, headline, standfirst and names are told by their place above the report."""
    text = (
        "Ost\nBridge shut in Ost after a week of rain\nDrivers are told to stay at home\nClara Venn in Ost\n"
        "Thu 20 May 2021 18.30 BST\n\nThe bridge was shut on Monday.\n"
    )
    assert [(one.role.value, one.rule) for one in find_passages(text)] == [
        ("boilerplate", "section-label"),
        ("headline", "first-line"),
        ("standfirst", "line-under-headline"),
        ("byline", "names-at-head"),
        ("dateline", "date-line"),
    ]


def test_a_standfirst_that_is_printed_twice() -> None:
    """Both copies are standfirsts."""
    text = "Bridge shut in Ost\nDrivers are told to stay at home\nBy Ann Li\nDrivers are told to stay at home\n\nIt fell.\n"
    roles = [one.role.value for one in find_passages(text)]
    assert roles == ["headline", "standfirst", "byline", "standfirst"]


def test_a_line_that_is_printed_twice() -> None:
    """Two lines in a row that are the same, at the head, are a standfirst."""
    text = "Bridge shut in Ost\nIt was shut on Monday.\nIt was shut on Monday.\n\nIt fell.\n"
    assert [one.role.value for one in find_passages(text)] == ["headline", "standfirst", "standfirst"]


def test_lines_among_furniture_at_the_end() -> None:
    """Short lines after the last paragraph are furniture where half of the lines there are."""
    report = "The bridge was shut on Monday, and nobody knows for how long. " * 5
    text = f"Bridge Shut in Ost\n{report}\nAll of Ost in one place\nTap to get it.\nX\n1. Open the menu.\nLink copied\n"
    assert [one.role.value for one in find_passages(text)] == ["headline", *["boilerplate"] * 5]
    told = f"Bridge Shut in Ost\n{report}\nIt was a Monday.\nShare this page\nX\nLink copied\n"
    assert [one.span.of(told) for one in find_passages(told)][1:] == ["Share this page", "X", "Link copied"]


def test_links_under_a_heading() -> None:
    """The short lines after “Read more” are links, up to the next sentence."""
    text = "It rained.\nREAD MORE\nWho Is Per Dahl?\nThe Bridge in Maps\nThe bridge was shut on Monday.\n"
    assert [one.span.of(text) for one in find_passages(text)] == [
        "READ MORE",
        "Who Is Per Dahl?",
        "The Bridge in Maps",
    ]


def test_a_caption_over_its_credit() -> None:
    """The sentence before a credit that stands alone belongs to the picture."""
    text = "It rained.\n\nPer Dahl is seen in Ost in 2019.\nGETTY IMAGES\n\nIt rained on.\n"
    assert [(one.role.value, one.span.of(text)) for one in find_passages(text)] == [
        ("caption", "Per Dahl is seen in Ost in 2019."),
        ("caption", "GETTY IMAGES"),
    ]


def test_the_headline_before_an_update() -> None:
    """The title under the dates of an updated story is the one that it had before."""
    text = (
        "Ost: It Is Over\nPosted May 12, 2021\nUpdated May 14, 2021\nOst Says It Will Be Over\n"
        "UPDATE May 14, 2021\nIt is over.\n"
    )
    assert [(one.role.value, one.rule) for one in find_passages(text)][3] == (
        *("headline", "headline-before-update"),
    )


def test_an_update_over_an_older_story() -> None:
    """The line under the older date is a headline of its own."""
    text = "UPDATE May 14, 2021\nIt is over.\nMay 12, 2021\nIt Will Be Over Soon\nThey said so.\n"
    assert [one.role.value for one in find_passages(text)] == ["update_label", "dateline", "headline"]
