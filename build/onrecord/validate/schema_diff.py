"""What changed between two versions of the published schemas, and how far the version has to move.

Semantic versioning, seen from data: a change is major when a record that was valid may be valid no
longer, minor when only more records are valid, patch when the same records are.
"""

import json
import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.problems import UsageError
from onrecord.read.published import version_of

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
_UNDERSTOOD = {
    *(
        "$id",
        "$comment",
        "$defs",
        "type",
        "enum",
        "pattern",
        "format",
        "not",
        "const",
        "oneOf",
        "anyOf",
        "items",
    ),
    *("properties", "required", "additionalProperties", "x-references", "x-primaryKey"),
    *(*_LOWER_BOUNDS, *_UPPER_BOUNDS, *_WORDS),
}
"""The keywords whose changes are told apart."""


def read_schemas(folder: Path) -> dict[str, Schema]:
    """Read the schemas in a folder, by name.

    Raises:
        UsageError: There are none, one cannot be read, or they do not all state one version.
    """
    paths = sorted(folder.glob("*.schema.json"))
    if not paths:
        raise UsageError(f"{folder} holds no published schemas (*.schema.json)")
    schemas = {path.name.removesuffix(".schema.json"): _read(path) for path in paths}
    versions = sorted({version_of(schema) for schema in schemas.values()})
    if len(versions) > 1:
        raise UsageError(f"the schemas in {folder} are of several versions: {', '.join(versions)}")
    return schemas


def _read(path: Path) -> Schema:
    try:
        schema: Any = json.loads(path.read_bytes())
        if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version_of(schema)):
            raise UsageError(f"{path} states no version: its $id is {schema['$id']!r}")
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise UsageError(f"{path} is no schema that states its version in $id: {error!r}") from error
    return schema


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
            yield from _in_schema(name, old[name], new[name])


def _in_schema(name: str, old: Schema, new: Schema) -> Iterator[Change]:
    found = [
        *_in_key(name, old, new),
        *_in_value(name, old, new, old, new),
        *_in_words_of_types(name, old.get("$defs", {}), new.get("$defs", {})),
    ]
    if not found and _but_for_the_version(old) != _but_for_the_version(new):
        found = [Change(Level.PATCH, name, "says the same in another way")]
    yield from found


def _but_for_the_version(schema: Schema) -> Schema:
    return {keyword: said for keyword, said in schema.items() if keyword not in ("$id", "$comment")}


def _in_key(name: str, old: Schema, new: Schema) -> Iterator[Change]:
    if old.get("x-primaryKey") != new.get("x-primaryKey"):
        was, becomes = old.get("x-primaryKey", "nothing"), new.get("x-primaryKey", "nothing")
        yield Change(Level.MAJOR, name, f"the primary key was {was}, and is {becomes}")


def _in_words_of_types(name: str, old: Schema, new: Schema) -> Iterator[Change]:
    for shared in sorted(old.keys() & new.keys()):
        if _words(old[shared]) != _words(new[shared]):
            yield Change(Level.PATCH, f"{name}.$defs.{shared}", "is described in other words")


def _words(said: Schema) -> list[Any]:
    """Give what a schema says in words, but not what it refers to."""
    branches = _not_null(said)
    within = branches[0] if len(branches) == 1 else {}
    return [said.get(word, within.get(word)) for word in _WORDS]


def _not_null(said: Schema) -> list[Schema]:
    return [one for one in said.get("anyOf", ()) if one.get("type") != "null"]


def _meaning(said: Schema, document: Schema) -> Schema:
    """Give what a schema says of a value that is there: what it refers to, and what stands beside that."""
    beside = {keyword: value for keyword, value in said.items() if keyword not in ("$ref", "anyOf")}
    if "$ref" in said:
        shared = document["$defs"][said["$ref"].rpartition("/")[2]]
        return {**_meaning(shared, document), **beside}
    branches = _not_null(said)
    if len(branches) == 1:
        return {**_meaning(branches[0], document), **beside}
    return said


def _in_value(place: str, old: Schema, new: Schema, of_old: Schema, of_new: Schema) -> Iterator[Change]:
    was, becomes = _meaning(old, of_old), _meaning(new, of_new)
    yield from _in_null(place, old, new)
    yield from _in_references(place, was.get("x-references"), becomes.get("x-references"))
    if was.get("type") != becomes.get("type"):
        if (was.get("type"), becomes.get("type")) != ("integer", "number"):
            yield Change(Level.MAJOR, place, f"is of type {becomes.get('type')}, no longer {was.get('type')}")
            return
        yield Change(Level.MINOR, place, "may now have a fraction")
    yield from _in_forms(place, was, becomes, of_old, of_new)
    yield from _in_members(place, was, becomes)
    yield from _in_form(place, was, becomes)
    yield from _in_bounds(place, was, becomes)
    yield from _in_fields(place, was, becomes, of_old, of_new)
    yield from _in_items(place, was, becomes, of_old, of_new)
    yield from _in_other_keywords(place, was, becomes)
    if _words(old) != _words(new):
        yield Change(Level.PATCH, place, "is described in other words")


def _in_references(place: str, was: str | None, becomes: str | None) -> Iterator[Change]:
    if was == becomes:
        return
    if becomes is None:
        yield Change(Level.MINOR, place, f"refers to {was} no longer")
    elif was is None:
        yield Change(Level.MAJOR, place, f"refers to {becomes} now")
    else:
        yield Change(Level.MAJOR, place, f"refers to {becomes}, no longer {was}")


def _in_forms(place: str, was: Schema, becomes: Schema, of_old: Schema, of_new: Schema) -> Iterator[Change]:
    for keyword in ("oneOf", "anyOf"):
        forms, others = was.get(keyword, ()), becomes.get(keyword, ())
        if len(forms) != len(others):
            yield Change(Level.MAJOR, place, "may take other forms")
            continue
        for at, (one, other) in enumerate(zip(forms, others, strict=True), 1):
            yield from _in_value(f"{place}(form {at})", one, other, of_old, of_new)


def _in_items(place: str, was: Schema, becomes: Schema, of_old: Schema, of_new: Schema) -> Iterator[Change]:
    match "items" in was, "items" in becomes:
        case True, True:
            yield from _in_value(f"{place}[]", was["items"], becomes["items"], of_old, of_new)
        case True, False:
            yield Change(Level.MINOR, place, "may now hold anything")
        case False, True:
            yield Change(Level.MAJOR, place, "may no longer hold anything")
        case _:
            pass


def _in_other_keywords(place: str, was: Schema, becomes: Schema) -> Iterator[Change]:
    """Whatever else a schema says may narrow it: what is not known here is taken for a major change."""
    for keyword in sorted((was.keys() | becomes.keys()) - _UNDERSTOOD):
        if was.get(keyword) != becomes.get(keyword):
            change = "changed" if keyword in was and keyword in becomes else "is new"
            change = change if keyword in becomes else "is gone"
            yield Change(Level.MAJOR, place, f"the keyword {keyword} {change}, and may admit less")


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
                why = f"the {end} {what} was {_bound(was)}, and is {_bound(becomes)}"
                yield Change(Level.MAJOR if narrower else Level.MINOR, place, why)


def _bound(value: float) -> str:
    return "not set" if abs(value) == float("inf") else f"{value:g}"


def _in_fields(place: str, old: Schema, new: Schema, of_old: Schema, of_new: Schema) -> Iterator[Change]:
    was, becomes = old.get("properties", {}), new.get("properties", {})
    yield from _in_further_fields(place, old, new)
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


def _in_further_fields(place: str, old: Schema, new: Schema) -> Iterator[Change]:
    was, becomes = old.get("additionalProperties", True), new.get("additionalProperties", True)
    if was != becomes:
        if becomes is True:
            yield Change(Level.MINOR, place, "may now have fields that are not listed")
        else:
            yield Change(Level.MAJOR, place, "may have fewer fields that are not listed")


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
