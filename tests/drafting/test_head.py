"""The head of a draft: from when an article is, and what says so."""

import pytest

from onrecord.drafting.desk import Desk
from onrecord.drafting.head import Asked, head_of
from onrecord.extract.draft import Head
from onrecord.intake.article import Intake
from onrecord.intake.dated import Dated, Statement
from onrecord.problems import UsageError


def head(
    desk: Desk, text: str, published: str | None = None, url: str | None = None, dated: Dated | None = None
) -> Head:
    """Give the head of an article of the Herald."""
    return head_of(Asked("herald-x", "herald", published, url=url), Intake(text, dated or Dated()), desk)


@pytest.mark.parametrize(
    ("text", "published", "url", "edtf", "basis"),
    [
        ("It Is Over\nPosted Nov 9, 2022 12:10 PM CST\n", None, None, "2022-11-09T12:10:00-06:00", "stated"),
        ("It Is Over\n9 November 2022\n", "2022-11-09", None, "2022-11-09", "stated"),
        ("It Is Over\n9 November 2022\n", "2022-11-10", None, "2022-11-10", "external"),
        ("It is over.\n", "2022-11-09/2022-11-10", None, "2022-11-09/2022-11-10", "external"),
        ("It is over.\n", None, "https://example.org/2022/11/9/over", "2022-11-09", "external"),
        ("It Is Over\nUpdated 3:14 PM EDT, Wed June 30, 2021\n", None, None, "2021-06-30", "inferred"),
        ("It is over.\n", "2022-11", None, "2022-11", "external"),
        ("It is over.\n", "2022-11-09~", None, "2022-11-09~", "external"),
        ("It is over.\n", None, None, None, "inferred"),
    ],
)
def test_the_date_of_publication(  # noqa: PLR0913, PLR0917 -- one for each thing that is told
    desk: Desk, text: str, published: str | None, url: str | None, edtf: str | None, basis: str
) -> None:
    """A line that states it goes first, to the minute; then what the person says, the address, an update.

    What allows several days, or is uncertain, is kept as it is, and no day is made of it.
    """
    known = head(desk, text, published, url)
    assert (known.published_edtf, known.basis) == (edtf, basis)
    day = edtf[:10] if edtf and edtf[10:] in ("", "T12:10:00-06:00") and len(edtf) > len("2022-11") else None
    assert (known.published.isoformat() if known.published else None) == day


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


def test_the_markup_of_a_page_goes_before_its_address(desk: Desk) -> None:
    """What the markup states is kept to the second, with its zone; another day in the address is said."""
    dated = Dated((Statement("2022-11-10T08:00:00Z", "article:published_time"),))
    known = head(desk, "It is over.\n", url="https://example.org/2022/11/9/over", dated=dated)
    assert (known.published_edtf, known.basis, known.note) == (
        "2022-11-10T08:00:00Z",
        "external",
        "The markup of the page: article:published_time. Its address has 2022-11-09.",
    )
    assert known.published is not None
    assert known.published.isoformat() == "2022-11-10"


def test_statements_of_the_markup_that_differ_are_said(desk: Desk) -> None:
    """The first is taken; whoever reviews the draft sees the others."""
    dated = Dated((Statement("2022-11-10", "article:published_time"), Statement("2022-11", "pubdate")))
    assert head(desk, "It is over.\n", dated=dated).note == (
        "The markup of the page: article:published_time. Pubdate has 2022-11."
    )


@pytest.mark.parametrize(
    ("published", "updated", "kept"),
    [
        ((), "2022-11-11", "2022-11-11"),
        (("2022-11-10",), "2022-11-11T09:00:00Z", "2022-11-11T09:00:00Z"),
        (("2022-11-10",), "2022-11-09", None),
        (("2022-11-10T08:00:00Z",), "2022-11-10T08:00:00Z", None),
        (("2022-11-10T08:00:00Z",), "2022-11-10T08:30:00+01:00", None),
        (("2022-11-10T08:00:00Z",), "2022-11-10T08:30:00Z", "2022-11-10T08:30:00Z"),
        (("2022-11-10T08:00:00Z",), "2022-11-10", "2022-11-10"),
    ],
)
def test_when_a_page_was_modified_is_an_update_and_no_publication(
    desk: Desk, published: tuple[str, ...], updated: str, kept: str | None
) -> None:
    """The date of a change says nothing of when a page was published; one before that is no update."""
    dated = Dated(
        tuple(Statement(one, "datePublished") for one in published), (Statement(updated, "dateModified"),)
    )
    known = head(desk, "It is over.\n", dated=dated)
    assert known.published_edtf == (published[0] if published else None)
    assert known.updated == kept


def test_no_id_is_made_of_a_date_that_is_no_day(desk: Desk) -> None:
    """An id that names the first day of a month would be read as the day of publication."""
    with pytest.raises(UsageError, match="the article needs an id: give --id, or a day as --published"):
        head_of(Asked(None, "herald", "2022-11"), Intake("It is over."), desk)
