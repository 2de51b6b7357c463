"""What a record is called when something is said of it, and which record a problem is about."""

from collections.abc import Iterable
from typing import Any

from onrecord.problems import Problem
from onrecord.review.data import as_posted, mapping, value_at
from onrecord.review.fields import HEAD_RECORD, KIND, RECORD_PATH, Record

_MOST_NAMED = 6


def record_at(problem: Problem) -> Record | None:
    """Give the record that a problem is about; the annotation itself for one of its own fields."""
    path = problem.place.path
    if (match := RECORD_PATH.match(path)) and match["list"] in KIND:
        return match["list"], int(match["at"])
    return HEAD_RECORD if path and path.split(".")[0] not in KIND else None


def name_of(data: Any, record: Record | None) -> str:
    """Give what a record is called: its id, or its kind and its place among them.

    >>> name_of({"quotes": [{"id": "q07"}]}, ("quotes", 0))
    'q07'
    >>> name_of({"mentions": [{"exact": "Kyiv"}]}, ("mentions", 0))
    'name 1 (Kyiv)'
    """
    if record is None or record == HEAD_RECORD:
        return "the head" if record else "the annotation"
    known = mapping(value_at(data, record))
    words = as_posted(known.get("exact"))
    short = f" ({words[:30]}{'…' if words[30:] else ''})" if words else ""
    return as_posted(known.get("id")) or f"{KIND[record[0]].one} {record[1] + 1}{short}"


def named(names: Iterable[str]) -> str:
    """Name a few, and count the rest.

    >>> named(["q01", "q02", "q01"])
    'q01, q02'
    """
    known = list(dict.fromkeys(names))
    more = f" and {len(known) - _MOST_NAMED} more" if known[_MOST_NAMED:] else ""
    return ", ".join(known[:_MOST_NAMED]) + more
