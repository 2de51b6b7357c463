"""Dates of a page: when its own markup says that it was published, and last changed.

Only what is said to be that is read; a year in the footer or any other date in the page is not.
htmldate, by which trafilatura dates pages, guesses from those too, and does not say what it went by.
"""

# trafilatura and lxml ship no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import Any, NamedTuple, cast

from onrecord.extract.passages.publication import moments
from onrecord_schema.edtf_dates import is_edtf

_PUBLISHED_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate"),
    *("datepublished", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date"),
    *("publication-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.issued"),
)
_UPDATED_NAMES = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time"),
    *("datemodified", "last-modified", "dcterms.modified", "dc.date.modified", "dc.modified"),
)
_PUBLISHED_CLASS = re.compile(r"(?i)(?:.*[-_])?(?:date)?(?:published|pubdate)(?:[-_]?(?:date|time|at|on))?")
_UPDATED_CLASS = re.compile(r"(?i)(?:.*[-_])?(?:date)?(?:updated|modified)(?:[-_]?(?:date|time|at|on))?")
_ARTICLE = re.compile(r"(?:.*[/#:])?\w*(?:Article|Posting|Report|Review)")
_PAGE = re.compile(r"(?:.*[/#:])?(?:\w*Page|CreativeWork)")
_HAS_MONTH = re.compile(r"[A-Za-z]{3}")
_HAS_CLOCK = re.compile(r"\d[T ]\d")
_MAIL = re.compile(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC?|[+-]\d{4})")
"""A date as mail and HTTP write it; what its parser takes besides, it takes without am and pm."""
_LONGEST_CHARS = 200
_PLACEHOLDERS = ("0001-01-01", "1970-01-01")
"""What programs write that know no date."""
_MOST_OFFSET = timedelta(hours=14)


class Statement(NamedTuple):
    """A date, and the part of the markup that gives it."""

    edtf: str
    """A day, or a second where a clock is given; a month or a year where nothing more is."""
    where: str
    """The name of the field: `article:published_time`."""


@dataclass(frozen=True)
class Dated:
    """The dates that a page gives of itself, the plainest statement first; none that is no date."""

    published: tuple[Statement, ...] = ()
    updated: tuple[Statement, ...] = ()


def dates_of(html: str) -> Dated:
    """Read the dates that a page gives of itself."""
    from trafilatura import load_html

    tree: Any = load_html(html)
    if tree is None:
        return Dated()
    return Dated(
        tuple(_stated(tree, "datePublished", _PUBLISHED_NAMES, _PUBLISHED_CLASS)),
        tuple(_stated(tree, "dateModified", _UPDATED_NAMES, _UPDATED_CLASS)),
    )


def _stated(tree: Any, key: str, names: tuple[str, ...], classes: re.Pattern[str]) -> Iterator[Statement]:
    named = chain(_in_meta(tree, names), _in_data(tree, key), _in_items(tree, key))
    for value, where in chain(named, _in_times(tree, classes)):
        edtf = as_edtf(value)
        if edtf is not None:
            yield Statement(edtf, where)


def _in_meta(tree: Any, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Read `<meta property=… content=…>`, in the order of the names."""
    found = [
        (str(meta.get("property") or meta.get("name") or "").lower(), meta.get("content") or "")
        for meta in tree.iter("meta")
    ]
    for name in names:
        yield from ((content, name) for known, content in found if known == name)


def _in_data(tree: Any, key: str) -> Iterator[tuple[str, str]]:
    """Read JSON-LD: what it says of an article goes before what it says of the page."""
    things = [thing for script in tree.iter("script") for thing in _things(script)]
    for kind in (_ARTICLE, _PAGE):
        for thing in things:
            if _is_of(thing.get("@type"), kind) and isinstance(thing.get(key), str):
                yield thing[key], f"JSON-LD {key}"


def _things(script: Any) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or ""):
        return
    data: Any = None
    with suppress(ValueError, RecursionError):
        data = json.loads((script.text or "").strip(), strict=False)
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            graph, main = thing.get("@graph"), thing.get("mainEntity")
            inner: list[Any] = [thing, main, *(graph if isinstance(graph, list) else [graph])]
            yield from (cast("dict[str, Any]", one) for one in inner if isinstance(one, dict))


def _is_of(written: Any, kind: re.Pattern[str]) -> bool:
    names: list[Any] = written if isinstance(written, list) else [written]
    return any(isinstance(name, str) and kind.fullmatch(name) for name in names)


def _in_items(tree: Any, key: str) -> Iterator[tuple[str, str]]:
    """Read `itemprop`, but not that of a comment or of another thing within the page."""
    for element in tree.iterfind(f".//*[@itemprop='{key}']"):
        scope = next((one for one in element.iterancestors() if one.get("itemscope") is not None), None)
        if scope is None or _is_told_of(scope.get("itemtype") or ""):
            yield _value(element), f"itemprop {key}"


def _is_told_of(itemtype: str) -> bool:
    return not itemtype.strip() or _is_of(itemtype.split(), _ARTICLE) or _is_of(itemtype.split(), _PAGE)


def _in_times(tree: Any, classes: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Read `<time>` that is marked as the date of publication, or of the update."""
    for element in tree.iter("time"):
        names = (element.get("class") or "").split()
        marked = next((name for name in names if classes.fullmatch(name)), None)
        if marked is None and classes is _PUBLISHED_CLASS and element.get("pubdate") is not None:
            marked = "pubdate"
        if marked is not None:
            yield _value(element), f"<time> {marked}"


def _value(element: Any) -> str:
    return element.get("content") or element.get("datetime") or " ".join(element.itertext())


def as_edtf(written: str) -> str | None:
    """Read a date as pages write it; None if it is none.

    >>> as_edtf("2022-11-10T08:00Z"), as_edtf("Thu, 10 Nov 2022 08:00:00 +0100"), as_edtf("2022-13-45")
    ('2022-11-10T08:00:00Z', '2022-11-10T08:00:00+01:00', None)
    """
    plain = " ".join(written[:_LONGEST_CHARS].split())
    edtf = plain if is_edtf(plain) and "/" not in plain else _moment(plain)
    return None if edtf is None or not is_edtf(edtf) or edtf.startswith(_PLACEHOLDERS) else edtf


def _moment(plain: str) -> str | None:
    read = parsedate_to_datetime if _MAIL.fullmatch(plain) else datetime.fromisoformat
    with suppress(ValueError):
        moment = read(plain)
        return _written(moment) if ":" in plain or _HAS_CLOCK.search(plain) else str(moment.date())
    found = moments(plain) if _HAS_MONTH.search(plain) else []
    return found[0].edtf if found else None


def _written(moment: datetime) -> str:
    """Write a moment as EDTF does; a zone that it cannot write is left out, with the clock that it tells."""
    away = moment.utcoffset()
    if away is not None and (abs(away) > _MOST_OFFSET or away % timedelta(minutes=1)):
        return str(moment.date())
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
