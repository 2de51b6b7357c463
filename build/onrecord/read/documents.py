"""YAML documents whose every node knows its line and column.

YAML 1.2 core schema, so that `2022-11-09` and `no` stay text. Anchors, aliases, tags and duplicate
keys are refused: authoring files need none of them, and aliases can explode.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from onrecord.problems import Place, Problem
from onrecord.read.marked import DEEPEST_NESTING, Document, Path_, written

LARGEST_DOCUMENT_BYTES = 4_000_000
"""A larger authoring file is refused before it is parsed."""

MOST_VALUES = 300_000
"""A file with more values, keys counted, is refused: four million bytes of them take gigabytes of memory."""

# PyYAML ships no types.
_yaml = cast("Any", yaml)


class _Loader(yaml.CSafeLoader):
    """libyaml's parser with the scalar types of the YAML 1.2 core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 -- PyYAML's own protocol


_CORE_SCHEMA = {
    "bool": ("^(?:true|false)$", "tf"),
    "null": ("^(?:null|~|)$", ["n", "~", ""]),
    "int": ("^-?[0-9]{1,18}$", "-0123456789"),
    "float": (r"^-?[0-9]{1,18}\.[0-9]{1,18}$", "-0123456789"),
}
for _name, (_pattern, _first) in _CORE_SCHEMA.items():
    cast("Any", _Loader).add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(_pattern), list(_first)
    )


def read_document(
    path: Path, file: str, content: bytes | None = None
) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file; None with the problems when it cannot be parsed.

    Args:
        path: The file.
        file: How problems name it.
        content: What it holds, if that is not on disk.
    """
    if content is None:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_DOCUMENT_BYTES + 1)
    text, problems = decode(content, file)
    if text is None or problems:
        return None, problems
    return parse_document(text, file)


def decode(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Decode the bytes of an authoring file: UTF-8 without byte order mark, NUL or carriage return."""
    if len(content) > LARGEST_DOCUMENT_BYTES:
        message = f"has more than {LARGEST_DOCUMENT_BYTES:,} bytes"
        return None, [Problem(Place(file), message, "file-size", "Split the file.")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        return None, [
            Problem(_place(file, before, len(before)), str(error), "file-utf8", "Save the file as UTF-8.")
        ]
    return text, list(_forbidden_characters(text, file))


def _forbidden_characters(text: str, file: str) -> Iterator[Problem]:
    forbidden = {
        "\ufeff": ("begins with a byte order mark", "file-bom", "Save the file as UTF-8 without BOM."),
        "\x00": ("holds a NUL character", "file-nul", "Remove the character."),
        "\r": ("has Windows line ends (CRLF)", "file-crlf", "Save the file with LF line ends."),
    }
    for character, (message, rule, hint) in forbidden.items():
        if (at := text.find(character)) >= 0:
            yield Problem(_place(file, text, at), message, rule, hint)


def _place(file: str, text: str, offset: int) -> Place:
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - line_start + 1)


def parse_document(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """Parse YAML into data and marks, refusing what authoring files do not need."""
    try:
        refused = list(_refused_tokens(text, file))
        if refused:
            return None, refused
        root = _yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(error, file)]
    except yaml.YAMLError as error:
        return None, [Problem(Place(file), f"is not YAML: {error}", "yaml-syntax", "Correct the file.")]
    if root is None:
        return None, [Problem(Place(file), "is empty", "file-empty", "Write the record, or delete the file.")]
    builder = _Builder(file)
    data = builder.build(root, ())
    return Document(file, data, builder.marks, builder.key_marks), builder.problems


def _syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    message = " ".join(filter(None, ["is not YAML:", error.context, error.problem]))
    if "found character that cannot start any token" in message:
        hint = "Indent with spaces, never tabs, and quote text that begins with @, `, % or a tab."
    else:
        hint = (
            "Look at the line above too: an open mark or bracket, a colon in text that needs quotes, or an"
            " item that begins in another column than those before it."
        )
    return Problem(place, message, "yaml-syntax", hint)


def _refused_tokens(text: str, file: str) -> Iterator[Problem]:
    depth = 0
    for number, event in enumerate(_yaml.parse(text, Loader=_Loader)):
        place = Place(file, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            yield Problem(place, f"uses the alias *{anchor}", "yaml-alias", "Write the value out.")
        elif anchor:
            yield Problem(place, f"sets the anchor &{anchor}", "yaml-alias", "Remove the anchor.")
        elif tag:
            yield Problem(place, f"uses the tag {tag}", "yaml-tag", "Write the plain value.")
        if depth > DEEPEST_NESTING:
            yield Problem(
                place, f"nests deeper than {DEEPEST_NESTING} levels", "yaml-depth", "Write it flatter."
            )
            return
        if number > MOST_VALUES:
            yield Problem(place, f"has more than {MOST_VALUES:,} values", "file-size", "Split the file.")
            return


class _Builder:
    """Turns nodes into plain data, keeping the mark of each, and reporting duplicate keys."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.key_marks: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, path: Path_) -> Any:
        self.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, at)) for at, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            place = Place(self.file, *mark, path=written((*path, key)))
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(
                    Problem(place, "has a list or mapping as key", "yaml-key", "Use a field name as key.")
                )
            elif key in data:
                message = f"has the key {written((key,))} twice in one record"
                self.problems.append(
                    Problem(
                        place,
                        message,
                        "yaml-duplicate-key",
                        "Keep one of the two; YAML would drop the first.",
                    )
                )
            else:
                self.key_marks[(*path, key)] = mark
                data[key] = self.build(value_node, (*path, key))
        return data


def _scalar(node: yaml.Node) -> Any:
    value = str(node.value)
    match node.tag.rpartition(":")[2]:
        case "bool":
            return value == "true"
        case "null":
            return None
        case "int":
            return int(value)
        case "float":
            return float(value)
        case _:
            return value
