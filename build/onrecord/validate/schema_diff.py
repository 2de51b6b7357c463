"""What changed between two versions of the published schemas, and how far the version has to move.

Semantic versioning, seen from data: a change is major when a record that was valid may be valid no
longer, minor when only more records are valid, patch when the same records are.
"""

import json
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.problems import UsageError
from onrecord.read.published import resolved, version_of

Schema = dict[str, Any]


class Level(IntEnum):
    """How far a change moves the version."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Change(NamedTuple):
    """A change of the schema."""

    level: Level
    place: str
    """What changed: `quotes.medium`."""
    why: str


_LOWER_BOUNDS = {"minimum": "number", "minLength": "length", "minItems": "number of items"}
_UPPER_BOUNDS = {"maximum": "number", "maxLength": "length", "maxItems": "number of items"}
_WORDS = ("title", "description", "examples", "default", "x-unit")


def read_schemas(folder: Path) -> dict[str, Schema]:
    """Read the schemas in a folder, by name.

    Raises:
        UsageError: There are none.
    """
    paths = sorted(folder.glob("*.schema.json"))
    if not paths:
        raise UsageError(f"{folder} holds no published schemas (*.schema.json)")
    return {path.name.removesuffix(".schema.json"): json.loads(path.read_bytes()) for path in paths}


def changes(old: Mapping[str, Schema], new: Mapping[str, Schema]) -> list[Change]:
    """Give every change between two sets of schemas, the largest first."""
    return sorted(_changes(old, new), key=lambda change: (-change.level, change.place, change.why))


def _changes(old: Mapping[str, Schema], new: Mapping[str, Schema]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield Change(Level.MAJOR, name, "is gone")
        elif name not in old:
            yield Change(Level.MINOR, name, "is new")
        else:
            yield from _in_key(name, old[name], new[name])
            yield from _in_value(name, old[name], new[name], old[name], new[name])


def _in_key(name: str, old: Schema, new: Schema) -> Iterator[Change]:
    if old.get("x-primaryKey") != new.get("x-primaryKey"):
        was, becomes = old.get("x-primaryKey"), new.get("x-primaryKey")
        yield Change(Level.MAJOR, name, f"the primary key was {was}, and is {becomes}")


def _in_value(place: str, old: Schema, new: Schema, of_old: Schema, of_new: Schema) -> Iterator[Change]:
    was, becomes = resolved(old, of_old), resolved(new, of_new)
    yield from _in_null(place, old, new)
    if old.get("x-references") != new.get("x-references"):
        yield Change(
            Level.MAJOR, place, f"refers to {new.get('x-references')}, no longer {old.get('x-references')}"
        )
    if was.get("type") != becomes.get("type"):
        yield Change(Level.MAJOR, place, f"is of type {becomes.get('type')}, no longer {was.get('type')}")
        return
    if len(was.get("oneOf", ())) != len(becomes.get("oneOf", ())):
        yield Change(Level.MAJOR, place, "may take other forms")
        return
    for at, (one, other) in enumerate(zip(was.get("oneOf", ()), becomes.get("oneOf", ()), strict=True), 1):
        yield from _in_value(f"{place}(form {at})", one, other, of_old, of_new)
    yield from _in_members(place, was, becomes)
    yield from _in_form(place, was, becomes)
    yield from _in_bounds(place, was, becomes)
    yield from _in_fields(place, was, becomes, of_old, of_new)
    if "items" in was and "items" in becomes:
        yield from _in_value(f"{place}[]", was["items"], becomes["items"], of_old, of_new)
    if any(old.get(word, was.get(word)) != new.get(word, becomes.get(word)) for word in _WORDS):
        yield Change(Level.PATCH, place, "is described in other words")


def _in_null(place: str, old: Schema, new: Schema) -> Iterator[Change]:
    was, becomes = _nullable(old), _nullable(new)
    if was and not becomes:
        yield Change(Level.MAJOR, place, "may no longer be null")
    elif becomes and not was:
        yield Change(Level.MINOR, place, "may now be null")


def _nullable(said: Schema) -> bool:
    return any(branch.get("type") == "null" for branch in said.get("anyOf", ()))


def _in_members(place: str, old: Schema, new: Schema) -> Iterator[Change]:
    was, becomes = set(old.get("enum", ())), set(new.get("enum", ()))
    if was and not becomes:
        yield Change(Level.MINOR, place, "is no longer a vocabulary")
    elif becomes and not was:
        yield Change(Level.MAJOR, place, "has become a vocabulary")
    else:
        yield from (
            Change(Level.MAJOR, place, f"the member {one!r} is gone") for one in sorted(was - becomes)
        )
        yield from (Change(Level.MINOR, place, f"the member {one!r} is new") for one in sorted(becomes - was))


def _in_form(place: str, old: Schema, new: Schema) -> Iterator[Change]:
    for keyword in ("pattern", "format", "not", "const"):
        if old.get(keyword) != new.get(keyword):
            if keyword not in new:
                yield Change(Level.MINOR, place, f"the {keyword} is gone")
            else:
                # Whether one pattern admits all that another does is not decided here: it may not.
                change = "changed" if keyword in old else "is new"
                yield Change(Level.MAJOR, place, f"the {keyword} {change}, and may admit less")


def _in_bounds(place: str, old: Schema, new: Schema) -> Iterator[Change]:
    infinity = float("inf")
    for bounds, none, least in ((_LOWER_BOUNDS, -infinity, True), (_UPPER_BOUNDS, infinity, False)):
        for keyword, what in bounds.items():
            was, becomes = old.get(keyword, none), new.get(keyword, none)
            if was != becomes:
                narrower = becomes > was if least else becomes < was
                end = "smallest" if least else "largest"
                why = f"the {end} {what} was {was:g}, and is {becomes:g}"
                yield Change(Level.MAJOR if narrower else Level.MINOR, place, why)


def _in_fields(place: str, old: Schema, new: Schema, of_old: Schema, of_new: Schema) -> Iterator[Change]:
    was, becomes = old.get("properties", {}), new.get("properties", {})
    required, now_required = set(old.get("required", ())), set(new.get("required", ()))
    for field in was.keys() - becomes.keys():
        yield Change(Level.MAJOR, f"{place}.{field}", "the field is gone")
    for field in becomes.keys() - was.keys():
        if field in now_required:
            yield Change(Level.MAJOR, f"{place}.{field}", "the field is new, and required")
        else:
            yield Change(Level.MINOR, f"{place}.{field}", "the field is new")
    for field in was.keys() & becomes.keys():
        if field in now_required - required:
            yield Change(Level.MAJOR, f"{place}.{field}", "is required now")
        elif field in required - now_required:
            yield Change(Level.MINOR, f"{place}.{field}", "is no longer required")
        yield from _in_value(f"{place}.{field}", was[field], becomes[field], of_old, of_new)


def version_in(schemas: Mapping[str, Schema]) -> str:
    """Give the version that a set of schemas states."""
    return version_of(next(iter(schemas.values())))


def moved(old: str, new: str) -> Level | None:
    """Tell how far a version moved; None when it did not move forward.

    >>> moved("1.2.3", "1.3.0")
    <Level.MINOR: 2>
    """
    was, becomes = _numbers(old), _numbers(new)
    if becomes <= was:
        return None
    first = next(at for at in range(3) if was[at] != becomes[at])
    return (Level.MAJOR, Level.MINOR, Level.PATCH)[first]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
