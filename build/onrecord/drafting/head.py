"""The head of a draft: which article it is, whose, and from when, as far as that is known."""

import re
from dataclasses import dataclass
from datetime import date

from onrecord.drafting.desk import Desk
from onrecord.extract.dates import find_dates
from onrecord.extract.draft import Head
from onrecord.extract.passages import find_passages
from onrecord.intake.article import Intake
from onrecord.problems import UsageError
from onrecord_schema.fields import SLUG_PATTERN
from onrecord_schema.vocabularies import PassageRole

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_ID = 120


@dataclass(frozen=True)
class Asked:
    """What the person who drafts says of the article."""

    article_id: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str = "en"
    url: str | None = None
    rights: str | None = None
    stem: str = ""
    """The name of the file without its ending."""


def head_of(asked: Asked, intake: Intake, desk: Desk) -> Head:
    """Put together what is known of an article besides its text.

    Raises:
        UsageError: The outlet or the id is not known, or no id.
    """
    outlet = _outlet(asked, desk)
    published, basis, note = _published(asked, intake)
    known = {"rights": asked.rights} if asked.rights else {}
    return Head(
        _article_id(asked, outlet, published),
        outlet,
        published,
        basis,
        note,
        asked.language,
        asked.url or intake.url,
        **known,
    )


def _outlet(asked: Asked, desk: Desk) -> str:
    if asked.outlet in desk.outlets:
        return asked.outlet
    name = asked.article_id or asked.stem
    if asked.outlet is None and (found := [one for one in desk.outlets if name.startswith(f"{one}-")]):
        return max(found, key=len)
    registered = f"the outlets of this project are: {', '.join(desk.outlets) or 'none'}"
    if asked.outlet is None:
        raise UsageError(f"which outlet published it? give --outlet ID; {registered}")
    line = f"- {{id: {asked.outlet}, type: outlet, name: …, description: …}}"
    register = desk.project.name_of(desk.project.registers / "entities.yaml")
    raise UsageError(
        f"{asked.outlet!r} is no outlet of {register}: add it there first, as\n  {line}\n{registered}"
    )


def _article_id(asked: Asked, outlet: str, published: date | None) -> str:
    if asked.article_id is not None:
        if not _is_id(asked.article_id):
            form = "lower-case ASCII letters, digits and single hyphens"
            raise UsageError(f"--id {asked.article_id!r} is not a slug: {form}")
        return asked.article_id
    if asked.stem.startswith(f"{outlet}-") and _is_id(asked.stem):
        return asked.stem
    if published is None:
        raise UsageError("the article needs an id: give --id, or --published for <outlet>-<date>")
    return f"{outlet}-{published.isoformat()}"


def _is_id(name: str) -> bool:
    return len(name) <= _LONGEST_ID and re.fullmatch(SLUG_PATTERN, name) is not None and "\n" not in name


def _published(asked: Asked, intake: Intake) -> tuple[date | None, str, str | None]:
    stated, line = _stated(intake.text)
    if stated is not None and asked.published in (None, stated):
        return stated, "stated", f"“{line}”"
    if asked.published is not None:
        return asked.published, "external", "Given when the draft was made; name the source."
    if intake.published is not None:
        return intake.published, "external", "The date in the markup of the page."
    return None, "inferred", None


def _stated(text: str) -> tuple[date | None, str]:
    """Find the first line that gives the whole date of publication."""
    for passage in find_passages(text):
        if passage.role is PassageRole.DATELINE:
            line = passage.span.of(text)
            for found in find_dates(line, None):
                if _DAY.fullmatch(found.edtf):
                    return date.fromisoformat(found.edtf), line
    return None, ""
