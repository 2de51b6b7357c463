"""The article: its text, and what its source says about it."""

from dataclasses import dataclass, field

from onrecord.intake.dated import Dated
from onrecord.intake.decoding import decoded
from onrecord.intake.page import read_page
from onrecord.intake.source import Source
from onrecord.problems import UsageError


@dataclass(frozen=True)
class Intake:
    """An article that was taken in."""

    text: str
    dated: Dated = field(default_factory=Dated)
    """The dates that a page gives in its markup; none for plain text."""
    url: str | None = None
    notes: tuple[str, ...] = ()
    """What was guessed or changed on the way, a sentence each."""


def take_in(source: Source) -> Intake:
    """Read the text of an article out of a source.

    Raises:
        UsageError: There is no text in it.
    """
    notes: list[str] = []
    text = decoded(source, notes)
    if not source.is_page:
        return Intake(text, Dated(), source.url, tuple(notes))
    page = read_page(text, source.name, source.url)
    if "\x00" in page.text:
        raise UsageError(f"{source.name} holds a NUL character: it is no text")
    notes.append("the main text was taken out of the page; compare it with what the page shows")
    return Intake(page.text, page.dated, source.url, tuple(notes))
