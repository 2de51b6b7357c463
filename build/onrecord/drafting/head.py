"""The head of a draft: which article it is, whose, and from when, as far as that is known."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import NamedTuple

from onrecord.drafting.desk import Desk
from onrecord.extract.between import days_of
from onrecord.extract.draft import Head
from onrecord.extract.passages.finding import find_passages
from onrecord.extract.passages.publication import Moment
from onrecord.extract.passages.publication import published as publication_of
from onrecord.intake.article import Intake
from onrecord.intake.dated import Statement
from onrecord.problems import UsageError
from onrecord_schema.edtf_dates import bounds, is_edtf
from onrecord_schema.fields import SLUG_PATTERN

_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)")
_LONGEST_ID = 120
_ID_FORM = "lower-case ASCII letters, digits and single hyphens"


@dataclass(frozen=True)
class Asked:
    """What the person who drafts says of the article."""

    article_id: str | None = None
    outlet: str | None = None
    published: str | None = None
    """EDTF; dates in the article are placed against it if it is one certain day."""
    language: str = "en"
    url: str | None = None
    rights: str | None = None
    stem: str = ""
    """The name of the file without its ending."""


def head_of(asked: Asked, intake: Intake, desk: Desk) -> Head:
    """Put together what is known of an article besides its text.

    Raises:
        UsageError: The outlet or the id is not known, or no id; or `--published` is no date.
    """
    outlet = _outlet(asked, desk)
    stated, updated = publication_of(intake.text, find_passages(intake.text))
    known = _published(asked, intake, stated, updated)
    return Head(
        _article_id(asked, outlet, known.day),
        outlet,
        known.day,
        known.basis,
        known.note,
        asked.language,
        asked.url or intake.url,
        **({"rights": asked.rights} if asked.rights else {}),
        published_edtf=known.edtf,
        updated=_updated(known, updated, intake),
    )


def _outlet(asked: Asked, desk: Desk) -> str:
    if asked.outlet in desk.outlets:
        return asked.outlet
    for name in (asked.article_id or "", asked.stem) if asked.outlet is None else ():
        if found := [one for one in desk.outlets if name.startswith(f"{one}-")]:
            return max(found, key=len)
    registered = f"the outlets of this project are: {', '.join(desk.outlets) or 'none'}"
    if asked.outlet is None:
        raise UsageError(f"which outlet published it? give --outlet ID; {registered}")
    raise UsageError(f"{_no_outlet(asked.outlet, desk)}\n{registered}")


def _no_outlet(outlet: str, desk: Desk) -> str:
    """Say why an id is not that of an outlet, and what to do: add it to the register only if that can be."""
    path = desk.project.registers / "entities.yaml"
    register = desk.project.name_of(path)
    other = next((one for one in desk.entities.entities if one.id == outlet), None)
    if other is not None:
        return f"{outlet!r} is no outlet but a {other.type.value} in {register}: give the id of the outlet"
    if not _is_id(outlet):
        meant = get_close_matches(outlet.lower(), desk.outlets, 1)
        hint = f"did you mean {meant[0]}?" if meant else f"write it as the register does, in {_ID_FORM}"
        return f"--outlet {outlet!r} is no id: {hint}"
    # As the records above it are indented: what is copied in another column would be no YAML.
    indent = re.search("^ *(?=- )", path.read_text("utf-8"), re.MULTILINE)
    line = f"{indent[0] if indent else ''}- {{id: {outlet}, type: outlet, name: …, description: …}}"
    return f"{outlet!r} is no outlet of {register}: add it there first, as\n{line}"


def _article_id(asked: Asked, outlet: str, published: date | None) -> str:
    if asked.article_id is not None:
        if len(asked.article_id) > _LONGEST_ID:
            much = f"{len(asked.article_id)} characters, and may have {_LONGEST_ID}"
            raise UsageError(f"--id {asked.article_id[:40]}… has {much}: shorten it")
        if not _is_id(asked.article_id):
            raise UsageError(f"--id {asked.article_id!r} is not a slug: {_ID_FORM}")
        return asked.article_id
    if asked.stem.startswith(f"{outlet}-") and _is_id(asked.stem):
        return asked.stem
    if published is None:
        raise UsageError("the article needs an id: give --id, or a day as --published for <outlet>-<date>")
    return f"{outlet}-{published.isoformat()}"


def _is_id(name: str) -> bool:
    return len(name) <= _LONGEST_ID and re.fullmatch(SLUG_PATTERN, name) is not None and "\n" not in name


class _Published(NamedTuple):
    """When the article was published, as precisely as anything says, and what says it."""

    edtf: str | None
    basis: str
    note: str | None

    @property
    def day(self) -> date | None:
        """The day, if it is one and certain: what is counted from a day that only may be it is false."""
        days = days_of(self.edtf)
        return days[0] if days and days[0] == days[1] else None


def _published(asked: Asked, intake: Intake, stated: Moment | None, updated: Moment | None) -> _Published:
    given = asked.published
    if given is not None and not (is_edtf(given) and bounds(given)[0]):
        raise UsageError(f"--published {given!r} is no date that has a first day: write 2022-11-09, or EDTF")
    if stated is not None and (given is None or bounds(given)[0] == stated.day.isoformat()):
        return _Published(stated.edtf, "stated", f"“{stated.line}”")
    if given is not None:
        return _Published(given, "external", "Given when the draft was made; name the source.")
    address = _day_in_address(asked.url or intake.url or "")
    if intake.dated.published:
        edtf, where = intake.dated.published[0]
        return _Published(
            edtf, "external", f"The markup of the page: {where}.{_otherwise(edtf, intake, address)}"
        )
    if address is not None:
        return _Published(address, "external", "The date in the address of the page.")
    if updated is not None:
        return _Published(updated.edtf[:10], "inferred", f"Only an update is dated: “{updated.line}”")
    return _Published(None, "inferred", None)


def _otherwise(edtf: str, intake: Intake, address: str | None) -> str:
    """Say which other days the page gives for its publication."""
    others = [*intake.dated.published, *([Statement(address, "its address")] if address else [])]
    differing = {one.edtf[:10]: one for one in reversed(others) if bounds(one.edtf) != bounds(edtf)}
    return "".join(
        f" {one.where[0].upper()}{one.where[1:]} has {day}." for day, one in reversed(differing.items())
    )


def _updated(known: _Published, stated: Moment | None, intake: Intake) -> str | None:
    """Take the last update that a line states, or the markup, if it is not before the publication."""
    updates = [stated.edtf] if stated is not None else [one.edtf for one in intake.dated.updated[:1]]
    return next((one for one in updates if known.edtf is None or _is_after(one, known.edtf)), None)


def _is_after(updated: str, published: str) -> bool:
    """Say whether an update may be later than the publication: by the clock where both have one."""
    if "T" in updated and "T" in published:
        one, other = datetime.fromisoformat(updated), datetime.fromisoformat(published)
        if (one.tzinfo is None) == (other.tzinfo is None):
            return one > other
    return updated != published and (bounds(updated)[1] or "") >= (bounds(published)[0] or "")


def _day_in_address(url: str) -> str | None:
    """Read the day that many addresses hold.

    >>> _day_in_address("https://example.org/world/2022/11/9/withdrawal")
    '2022-11-09'
    """
    found = _DAY_IN_ADDRESS.search(url)
    day = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else ""
    return day if is_edtf(day) else None
