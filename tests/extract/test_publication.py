"""When articles, and parts of them, were published."""

import pytest

from onrecord.extract.passages.finding import find_passages
from onrecord.extract.passages.publication import moments, part_at, parts_of, published


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Posted Nov 9, 2022 12:10 PM CST", [("2022-11-09T12:10:00-06:00", False)]),
        ("Updated 3:14 PM EDT, Wed June 30, 2021", [("2021-06-30T15:14:00-04:00", True)]),
        ("5/12/21 AT 2:41 PM EDT", [("2021-05-12T14:41:00-04:00", False)]),
        ("Issued on: 09/11/2022 - 17:14", [("2022-11-09T17:14:00", False)]),
        ("Thu 20 May 2021 18.30 BST", [("2021-05-20T18:30:00+01:00", False)]),
        ("Published On 9 Nov 2022", [("2022-11-09", False)]),
        ("2022-11-09 12:10", [("2022-11-09T12:10:00", False)]),
        (
            "Friday, 02 July 2021 10:12 AM [ Last Update: Friday, 02 July 2021 11:47 AM ]",
            [("2021-07-02T10:12:00", False), ("2021-07-02T11:47:00", True)],
        ),
        ("09/11/2022", []),
        ("February 30, 2021", []),
        ("Updated 2 hours ago", []),
    ],
)
def test_moments(line: str, found: list[tuple[str, bool]]) -> None:
    """Days and clocks are read in many styles; what may be two days is none."""
    assert [(one.edtf, one.updated) for one in moments(line)] == found


def test_the_first_publication_and_the_last_update() -> None:
    """The line without a label of updating says when it was published."""
    text = "It Is Over\nBy Ann Li\nUpdated May 14, 2021\nPosted May 12, 2021\nUpdated May 13, 2021\n"
    first, last = published(text, find_passages(text))
    assert first is not None
    assert last is not None
    assert (first.edtf, last.edtf) == ("2021-05-12", "2021-05-14")


TWO_PARTS = "UPDATE May 14, 2021 8:02 AM\nIt is over.\n\nMay 12, 2021\nIt is not over.\n"


def test_parts() -> None:
    """An update and the story under its own date are parts; a page without an update has none."""
    parts = parts_of(TWO_PARTS, find_passages(TWO_PARTS))
    assert [part.edtf for part in parts] == ["2021-05-14T08:02:00", "2021-05-12"]
    assert [part_at(parts, TWO_PARTS.index(words)) for words in ("It is over", "It is not")] == [0, 1]
    plain = "Posted May 12, 2021\nIt is over.\nMay 10, 2021\nIt is not.\n"
    assert parts_of(plain, find_passages(plain)) == ()
