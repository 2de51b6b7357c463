"""What an annotation says, whatever its shape: a page shows faulty records too."""

from functools import lru_cache
from typing import Any, cast

from onrecord.problems import Problem
from onrecord.read.marked import Document, Path_
from onrecord.review.pieces import PieceReader

_READER = PieceReader()


@lru_cache(maxsize=8)
def document_of(text: str) -> tuple[Document | None, list[Problem]]:
    """Parse a text, once for all who ask; neither is to be changed."""
    return _READER.parse(text)


def data_of(text: str) -> Any:
    """Read the data of a text; None if it is not such YAML as `read_document` accepts.

    It is not to be changed.
    """
    document, problems = document_of(text)
    return None if document is None or problems else document.data


def mapping(value: Any) -> dict[str, Any]:
    """Give a mapping; an empty one in place of anything else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """Give a list; an empty one in place of anything else."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def as_posted(value: Any) -> str:
    """Give a value as a browser sends it back from the field of a form, on one line."""
    return "" if value is None else str(value).replace("\r", "").replace("\n", "")


def value_at(data: Any, way: Path_) -> Any:
    """Give the value that a way leads to; None if it is not there.

    >>> value_at({"quotes": [{"cue": "said"}]}, ("quotes", 0, "cue"))
    'said'
    """
    for step in way:
        if isinstance(step, int):
            data = items(data)[step] if step < len(items(data)) else None
        else:
            data = mapping(data).get(step)
    return data


def with_value(data: Any, way: Path_, value: Any) -> Any:
    """Give data in which one value is another; what leads to it is made where it is not there."""
    if not way:
        return value
    step, below = way[0], way[1:]
    if isinstance(step, int):
        known = items(data)
        inner = with_value(value_at(known, (step,)), below, value)
        return [*known[:step], inner, *known[step + 1 :]]
    return {**mapping(data), step: with_value(mapping(data).get(step), below, value)}


def with_item(data: Any, way: Path_, value: Any) -> Any:
    """Give data in which a list has one item more, before the item that has this position."""
    *up, at = way
    known = items(value_at(data, tuple(up)))
    return with_value(data, tuple(up), [*known[: int(at)], value, *known[int(at) :]])


def without(data: Any, way: Path_) -> Any:
    """Give data in which one field or item is not."""
    *up, step = way
    parent = value_at(data, tuple(up))
    if isinstance(step, int):
        rest: Any = [one for at, one in enumerate(items(parent)) if at != step]
    else:
        rest = {key: one for key, one in mapping(parent).items() if key != step}
    return with_value(data, tuple(up), rest)
