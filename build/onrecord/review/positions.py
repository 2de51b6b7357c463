"""Where each part of a YAML text is written, so that one part can be changed and the rest left alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

import yaml

from onrecord.read.marked import Path_
from onrecord.text.spans import Span

# PyYAML ships no types.
_yaml = cast("Any", yaml)


@dataclass(frozen=True)
class Node:
    """A scalar, mapping or list as it is written."""

    span: Span
    """From its first to its last character; a value that is left empty has no length."""
    style: str
    """`block` or `flow`; for a scalar the mark it begins with: a quotation mark, `|`, `>`, or none."""
    fields: Mapping[str, "Entry"] = field(default_factory=dict[str, "Entry"])
    items: Sequence["Node"] = ()


@dataclass(frozen=True)
class Entry:
    """A key of a mapping and its value."""

    key: Span
    value: Node


@lru_cache(maxsize=8)
def read_positions(text: str) -> Node:
    """Find the parts of a text that `read_document` accepts."""
    return _node(_yaml.compose(text, Loader=_yaml.CSafeLoader), text)


def _node(node: Any, text: str) -> Node:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        style = node.style or ""
        return Node(Span(start, start + len(text[start:end].rstrip()) if style in "|>" else end), style)
    style = "flow" if node.flow_style else "block"
    if isinstance(node, yaml.MappingNode):
        fields = {key.value: Entry(_node(key, text).span, _node(value, text)) for key, value in node.value}
        inner = [entry.value for entry in fields.values()]
        made = Node(Span(start, end), style, fields=fields)
    else:
        inner = [_node(item, text) for item in node.value]
        made = Node(Span(start, end), style, items=inner)
    if node.flow_style:
        return made
    # The parser lets a block go on to the next token, over blank lines and comments that follow it.
    return Node(Span(start, inner[-1].span.end), style, made.fields, made.items)


def find(root: Node, way: Path_) -> Node | None:
    """Give the node that a way leads to; None if it is not there."""
    node = root
    for step in way:
        if isinstance(step, int):
            if step >= len(node.items):
                return None
            node = node.items[step]
        elif step in node.fields:
            node = node.fields[step].value
        else:
            return None
    return node


def dash(text: str, block: Node, at: int) -> int:
    """Give the offset of the dash before an item of a block list."""
    if at == 0:
        return block.span.start
    column = column_of(text, block.span.start)
    own_line = re.compile(rf"^ {{{column}}}-(?=\s)", re.MULTILINE)
    found = own_line.search(text, line_end(text, block.items[at - 1].span.end))
    return found.end() - 1 if found else block.items[at].span.start


def column_of(text: str, offset: int) -> int:
    """Count the characters before an offset on its line."""
    return offset - line_start(text, offset)


def line_start(text: str, offset: int) -> int:
    """Give the offset at which a line starts."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Give the offset of the line feed that ends a line, or of the end of the text."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


_COMMENT = re.compile(r"(?<!\S)#[^\n]*")


def comments(text: str, root: Node) -> list[Span]:
    """Find the comments: they stand where no scalar does."""
    found: list[Span] = []
    reached = 0
    for scalar in [*sorted(_scalars(root)), Span(len(text), len(text))]:
        found += [Span(*match.span()) for match in _COMMENT.finditer(text, reached, scalar.start)]
        reached = scalar.end
    return found


def _scalars(node: Node) -> Iterator[Span]:
    if not node.fields and not node.items:
        yield node.span
    for entry in node.fields.values():
        yield entry.key
        yield from _scalars(entry.value)
    for item in node.items:
        yield from _scalars(item)
