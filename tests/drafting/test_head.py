"""The head of a draft: from when an article is, and what says so."""

import pytest

from onrecord.drafting.desk import Desk
from onrecord.drafting.head import Asked, head_of
from onrecord.extract.draft import Head
from onrecord.intake.article import Intake
from onrecord.problems import UsageError


def head(desk: Desk, text: str, published: str | None = None, url: str | None = None) -> Head:
    """Give the head of an article of the Herald."""
    return head_of(Asked("herald-x", "herald", published, url=url), Intake(text), desk)


@pytest.mark.parametrize(
    ("text", "published", "url", "edtf", "basis"),
    [
        ("It Is Over\nPosted Nov 9, 2022 12:10 PM CST\n", None, None, "2022-11-09T12:10:00-06:00", "stated"),
        ("It Is Over\n9 November 2022\n", "2022-11-09", None, "2022-11-09", "stated"),
        ("It Is Over\n9 November 2022\n", "2022-11-10", None, "2022-11-10", "external"),
        ("It is over.\n", "2022-11-09/2022-11-10", None, "2022-11-09/2022-11-10", "external"),
        ("It is over.\n", None, "https://example.org/2022/11/9/over", "2022-11-09", "external"),
        ("It Is Over\nUpdated 3:14 PM EDT, Wed June 30, 2021\n", None, None, "2021-06-30", "inferred"),
        ("It is over.\n", None, None, None, "inferred"),
    ],
)
def test_the_date_of_publication(  # noqa: PLR0913, PLR0917 -- one for each thing that is told
    desk: Desk, text: str, published: str | None, url: str | None, edtf: str | None, basis: str
) -> None:
    """A line that states it goes first, to the minute; then what the person says, the address, an update."""
    known = head(desk, text, published, url)
    assert (known.published_edtf, known.basis) == (edtf, basis)
    assert (known.published.isoformat() if known.published else None) == (edtf[:10] if edtf else None)


def test_the_last_update(desk: Desk) -> None:
    """It is kept beside the date of publication, if it is not the same."""
    text = "It Is Over\nPosted May 12, 2021 9:15 AM EDT\nUpdated May 14, 2021 8:02 AM EDT\n"
    assert head(desk, text).updated == "2021-05-14T08:02:00-04:00"
    assert head(desk, "It Is Over\nPosted May 12, 2021\n").updated is None


@pytest.mark.parametrize("published", ["9 November", "2022-13-01", "../2022-11-09"])
def test_a_date_that_is_none(desk: Desk, published: str) -> None:
    """What has no first day places no weekday, and is refused."""
    with pytest.raises(UsageError, match="is no date that has a first day"):
        head(desk, "It is over.", published)
