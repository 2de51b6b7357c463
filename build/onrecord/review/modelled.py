"""The fields of a model as a form shows them: derived, so that a form asks for what the schema does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from inspect import isclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typing_extensions import TypeAliasType

from onrecord.read.marked import Path_
from onrecord_schema.annotation import Selector
from onrecord_schema.fields import References, Text, Url
from onrecord_schema.vocabularies import Term


@dataclass(frozen=True)
class Field:
    """A field that is typed or chosen; words of the article are selected instead, as parts."""

    way: Path_
    """Where it is in the record."""
    label: str
    terms: type[Term] | None = None
    """The vocabulary it is chosen from."""
    table: str = ""
    """The table in which its value is an id; `quotes` are those of this article."""
    required: bool = False
    is_number: bool = False
    is_long: bool = False
    """Whether what stands in it is rather a sentence than a word."""
    help: str = ""
    """What the schema says of it."""

    @property
    def name(self) -> str:
        """How forms name it: `speaker.entity`."""
        return ".".join(map(str, self.way))


def fields_of_model(
    model: type[BaseModel],
    above: Path_ = (),
    *,
    required: bool = True,
    shown: Callable[[str], int] = lambda _: 0,
) -> Iterator[Field]:
    """Give the fields of a model that are typed or chosen, those of records within it too.

    Words of the article are left out, which are selected.

    Args:
        model: The model.
        above: Where it stands in the record.
        required: Whether what stands there is required.
        shown: How many records of a list within it have fields, by its name.
    """
    for name, info in model.model_fields.items():
        kinds = [kind for kind in _kinds(info.annotation) if kind is not type(None)]
        inner = [kind for kind in kinds if isclass(kind) and issubclass(kind, BaseModel)]
        needed = required and info.is_required()
        if tuple in kinds:
            for at in range(shown(name)):
                item = fields_of_model(get_args(info.annotation)[0], (*above, name, at), required=False)
                # What is one row of a list stands side by side, and is explained once.
                yield from (replace(one, is_long=False, help="" if at else one.help) for one in item)
        elif inner and not _is_selection(kinds):
            yield from fields_of_model(inner[0], (*above, name), required=needed)
        elif not inner:
            yield _field((*above, name), info, kinds, required=needed)


def _field(way: Path_, info: FieldInfo, kinds: list[Any], *, required: bool) -> Field:
    references = next((one for one in info.metadata if isinstance(one, References)), None)
    return Field(
        way,
        " ".join(f"{step + 1}:" if isinstance(step, int) else step.replace("_", " ") for step in way),
        terms=next((kind for kind in kinds if isclass(kind) and issubclass(kind, Term)), None),
        table=references.table if references else "",
        required=required,
        is_number=float in kinds,
        is_long=_is_text(info.annotation),
        help=info.description or "",
    )


def _is_text(annotation: Any) -> bool:
    return annotation in (Text, Url) or any(map(_is_text, get_args(annotation)))


def _is_selection(kinds: list[Any]) -> bool:
    return any(isclass(kind) and issubclass(kind, Selector) for kind in kinds)


def selections_of(model: type[BaseModel]) -> list[str]:
    """Give the names of the fields that select words of the article."""
    return [name for name, info in model.model_fields.items() if _is_selection(list(_kinds(info.annotation)))]


def _kinds(annotation: Any) -> Iterator[Any]:
    """Take a type apart: what may stand there, with every alias and optional opened."""
    if isinstance(annotation, TypeAliasType):
        yield from _kinds(annotation.__value__)
    elif get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for one in get_args(annotation):
            yield from _kinds(one)
    else:
        yield get_origin(annotation) or annotation
