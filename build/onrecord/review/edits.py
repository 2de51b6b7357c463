"""Edits of an annotation's text: each changes the characters of one node and nothing else.

Every edit is verified: reading the new text gives exactly the data that was meant, and no comment is
gone but those inside what was removed. A file is never written anew from its data: measured on this
dataset, a round trip through a YAML library changes lines nobody touched.
"""

from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from onrecord.read.marked import Path_
from onrecord.review.data import data_of, items, mapping, value_at, with_item, with_value, without
from onrecord.review.pieces import ALONE, window_of
from onrecord.review.positions import (
    Entry,
    Node,
    column_of,
    comments,
    dash,
    find,
    line_end,
    line_start,
    read_positions,
)
from onrecord.review.writing import ORDER, written
from onrecord.text.spans import Span


@dataclass(frozen=True)
class Put:
    """Give a field or list item a value; what leads to it is made where it is not there."""

    way: Path_
    value: Any


@dataclass(frozen=True)
class Insert:
    """Put an item into a list, before the item that has this position."""

    way: Path_
    value: Any


@dataclass(frozen=True)
class Drop:
    """Remove a field or list item, with the comments inside it."""

    way: Path_


Edit: TypeAlias = Put | Insert | Drop


class EditError(Exception):
    """An edit that cannot be made without touching more of the file than was asked for."""


def edited(text: str, edit: Edit) -> str:
    """Make an edit.

    Raises:
        EditError: It cannot be made by changing one node; the text is as it was.
    """
    found = _in_window(text, edit)
    return _edited(text, edit) if found is None else found


def _edited(text: str, edit: Edit) -> str:
    data = data_of(text)
    removed = Counter[str]()
    match edit:
        case Put(way, value):
            meant, changed = with_value(data, way, value), _put(text, way, value)
        case Insert(way, value):
            meant, changed = with_item(data, way, value), _insert(text, way, value)
        case Drop(way):
            (start, end, filling), meant = _dropped(text, way), without(data, way)
            inside = Span(start, end)
            removed.update(one.of(text) for one in comments(text, read_positions(text)) if inside.holds(one))
            changed = text[:start] + filling + text[end:]
    lost = _comments(text) - _comments(changed) - removed
    if lost or data_of(changed) != meant:
        raise EditError("This cannot be changed here without touching more of the file: use an editor.")
    return changed


def _in_window(text: str, edit: Edit) -> str | None:
    """Edit a record among its neighbours only; None where the whole file has to be looked at."""
    match edit.way:
        case (str(name), int(at), *below):
            window = window_of(text, name, at)
        case _:
            return None
    if window is None:
        return None
    moved = replace(edit, way=(ALONE, window.at, *below))
    return window.joined(_edited(window.text, moved))


def _comments(text: str) -> Counter[str]:
    return Counter(one.of(text) for one in comments(text, read_positions(text)))


def _put(text: str, way: Path_, value: Any) -> str:
    root = read_positions(text)
    node = find(root, way)
    if node is None:
        parent = find(root, way[:-1])
        if isinstance(way[-1], int):
            return _insert(text, way, value)
        if parent is None:
            return _put(text, way[:-1], {way[-1]: value})
        return _added(text, parent, way[-1], value)
    if node.fields and mapping(value):
        return _merged(text, way, node, mapping(value))
    if node.items and items(value):
        return _relisted(text, way, items(value))
    style = "plain" if not node.style else node.style
    return _spliced(text, node.span, _spaced(node, written(value, style)))


def _merged(text: str, way: Path_, node: Node, value: dict[str, Any]) -> str:
    """Turn one mapping into another, key by key."""
    before = value_at(data_of(text), way)
    for key, one in value.items():
        if key not in before or before[key] != one:
            text = _put(text, (*way, key), one)
    for key in node.fields:
        if key not in value:
            start, end, filling = _dropped(text, (*way, key))
            text = text[:start] + filling + text[end:]
    return text


def _relisted(text: str, way: Path_, value: list[Any]) -> str:
    """Turn one list into another, item by item: those that stay are not touched."""
    before = [written(one) for one in items(value_at(data_of(text), way))]
    steps = SequenceMatcher(None, before, [written(one) for one in value], autojunk=False).get_opcodes()
    for _, start, end, first, last in reversed([step for step in steps if step[0] != "equal"]):
        common = min(end - start, last - first)
        for at in range(common):
            text = _put(text, (*way, start + at), value[first + at])
        for at in range(first + common, last):
            text = _insert(text, (*way, start + at - first), value[at])
        for at in reversed(range(start + common, end)):
            gone, until, filling = _dropped(text, (*way, at))
            text = text[:gone] + filling + text[until:]
    return text


def _added(text: str, parent: Node, key: str, value: Any) -> str:
    """Add a field to a mapping, at its place in the order of fields."""
    if not parent.fields:
        _must_be_empty(text, parent)
        return _spliced(text, parent.span, _spaced(parent, written({key: value})))
    before = _before(parent, key)
    first = next(iter(parent.fields.values()))
    if parent.style == "flow":
        new = f"{key}: {written(value)}"
        if before is None:
            return _spliced(text, Span(first.key.start, first.key.start), f"{new}, ")
        return _spliced(text, Span(before.value.span.end, before.value.span.end), f", {new}")
    column = column_of(text, first.key.start)
    new = _block_field(key, value, column)
    if before is None:
        return _spliced(text, Span(first.key.start, first.key.start), f"{new}\n{' ' * column}")
    end = line_end(text, before.value.span.end)
    return _spliced(text, Span(end, end), f"\n{' ' * column}{new}")


def _block_field(key: str, value: Any, column: int) -> str:
    if column == 0 and items(value):
        return f"{key}:\n" + "\n".join(_item(one, 2, block=key == "quotes") for one in items(value))
    return f"{key}: {written(value)}"


def _before(parent: Node, key: str) -> Entry | None:
    """Give the last field that stands before a new one in the order of fields."""
    rank = {name: at for at, name in enumerate(ORDER)}
    own = rank.get(key, len(ORDER))
    earlier = [entry for name, entry in parent.fields.items() if rank.get(name, len(ORDER)) < own]
    return earlier[-1] if earlier else None


def _insert(text: str, way: Path_, value: Any) -> str:
    root = read_positions(text)
    *up, at = way
    known = find(root, tuple(up))
    if known is None:
        return _put(text, tuple(up), [value])
    if not known.items:
        return _first_item(text, root, tuple(up), known, value)
    position = min(int(at), len(known.items))
    if known.style == "flow":
        if position == 0:
            start = known.items[0].span.start
            return _spliced(text, Span(start, start), f"{written(value)}, ")
        end = known.items[position - 1].span.end
        return _spliced(text, Span(end, end), f", {written(value)}")
    column = column_of(text, known.span.start)
    beside = known.items[max(position - 1, 0) : position + 1]
    block = any(item.style == "block" and item.fields for item in beside)
    new = _item(value, column, block=block)
    if position == 0:
        start = _above_comments(text, root, line_start(text, known.span.start))
        return _spliced(text, Span(start, start), f"{new}\n")
    end = line_end(text, known.items[position - 1].span.end)
    return _spliced(text, Span(end, end), f"\n{new}")


def _must_be_empty(text: str, node: Node) -> None:
    if node.span.of(text).strip("{}[] ~") not in ("", "null"):
        raise EditError("The file says something else there: use an editor.")


def _first_item(text: str, root: Node, way: Path_, empty: Node, value: Any) -> str:
    _must_be_empty(text, empty)
    if len(way) == 1:
        colon = text.index(":", root.fields[str(way[0])].key.end) + 1
        new = _item(value, 2, block=way == ("quotes",))
        return _spliced(text, Span(colon, empty.span.end), f"\n{new}")
    return _spliced(text, empty.span, _spaced(empty, written([value])))


def _above_comments(text: str, root: Node, start: int) -> int:
    """Give the start of the comment lines that stand directly above a line."""
    starts = {one.start for one in comments(text, root)}
    while start > 0:
        above = line_start(text, start - 1)
        if above + len(text[above:start]) - len(text[above:start].lstrip()) not in starts:
            break
        start = above
    return start


def _item(value: Any, column: int, *, block: bool) -> str:
    indent = " " * column
    if not (block and mapping(value)):
        return f"{indent}- {written(value)}"
    lines = [f"{key}: {written(one)}" for key, one in mapping(value).items()]
    return f"{indent}- " + f"\n{indent}  ".join(lines)


def _dropped(text: str, way: Path_) -> tuple[int, int, str]:
    """Say from where to where characters go when a part does, and what takes their place."""
    *up, step = way
    root = read_positions(text)
    parent = find(root, tuple(up))
    if parent is None or find(root, way) is None:
        raise EditError("There is nothing there to remove.")
    if isinstance(step, int):
        spans = [item.span for item in parent.items]
        at = step
    else:
        spans = [Span(entry.key.start, entry.value.span.end) for entry in parent.fields.values()]
        at = list(parent.fields).index(step)
    if len(spans) == 1:
        return _dropped_last(text, parent)
    if parent.style == "flow":
        if at == 0:
            return spans[0].start, spans[1].start, ""
        return spans[at - 1].end, spans[at].end, ""
    start = dash(text, parent, at) if isinstance(step, int) else spans[at].start
    if text[line_start(text, start) : start].strip():
        # The first field of a list item stands behind its dash, and the next one moves there.
        between = Span(spans[at].end, spans[at + 1].start)
        return start, between.start if between.of(text).strip() else between.end, ""
    return line_start(text, start), min(line_end(text, spans[at].end) + 1, len(text)), ""


def _dropped_last(text: str, parent: Node) -> tuple[int, int, str]:
    empty = "{}" if parent.fields else "[]"
    if parent.style == "flow":
        return parent.span.start, parent.span.end, empty
    # A block begins on the line below its key; what takes its place stands beside the key.
    start = line_start(text, parent.span.start)
    beside = not text[start : parent.span.start].strip()
    before = len(text[:start].rstrip()) if beside else parent.span.start
    if beside and text[before - 1] != ":":
        raise EditError("A comment stands between the key and its last record: use an editor.")
    return before, line_end(text, parent.span.end), f" {empty}" if beside else empty


def _spaced(node: Node, new: str) -> str:
    return new if node.span.start < node.span.end else f" {new}"


def _spliced(text: str, span: Span, new: str) -> str:
    return text[: span.start] + new + text[span.end :]
