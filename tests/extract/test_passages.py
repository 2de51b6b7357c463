"""Passages: lines that are no paragraphs."""

import pytest

from onrecord.extract.passages import find_passages


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Kate Seamons, Staff", "byline"),
        ("Friday, May 8, 2009", "dateline"),
        ("Posted Nov 9, 2022 12:10 PM CST", "dateline"),
        ("UPDATE Nov 11, 2022 7:36 AM CST", "update_label"),
        ("The bridge at night. Image: Jambula.", "caption"),
        ("A street in Ost (Picture: AP)", "caption"),
        ("Sign up for our newsletter", "boilerplate"),
        ("© 2022 The Wire", "boilerplate"),
        ("Ann Li is a Wire reporter based in Ost.", "author_note"),
    ],
)
def test_line(line: str, role: str) -> None:
    """Each kind of line is told by its form."""
    text = f"Bridge Shut in Ost\nThe bridge was shut on Monday, and nobody knows for how long.\n{line}\n"
    found = {one.span.of(text): one.role.value for one in find_passages(text)}
    assert found == {"Bridge Shut in Ost": "headline", line: role}


def test_paragraphs_are_left_alone() -> None:
    """A report that mentions a newsletter at length is no page furniture."""
    text = "He edits a newsletter. " * 20
    assert find_passages(text) == []
