"""The answer of a model: its form, which is all that is read of it."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from onrecord_schema.vocabularies import PassageRole, QuoteKind, Stance

_LONGEST_CHARS = 20_000
_Words = Annotated[str, Field(min_length=1, max_length=_LONGEST_CHARS)]
_Short = Annotated[str, Field(min_length=1, max_length=200)]
_MOST_OF_A_KIND = 1000

RecordT = TypeVar("RecordT", bound=BaseModel)


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Party(_Said):
    """A speaker, or a source that passed the words on."""

    words: _Words
    """The words of the article that name or describe it, copied exactly."""
    entity: _Short | None = None
    """Its id, if it is among the listed entities; otherwise null."""


class SaidQuote(_Said):
    """A source represented as having said something."""

    kind: QuoteKind
    """direct: all of it in quotation marks; indirect: no marks; mixed: a paraphrase that holds marks."""
    content: Annotated[list[_Words], Field(min_length=1, max_length=50)]
    """What was said, copied exactly, marks around it left out; in order, if the cue interrupts it."""
    cue: _Words
    """The words that attribute it, copied exactly: said, told, according to."""
    speaker: Party | None = None
    """Who said it; null only when the article does not tell at all."""
    relays: Annotated[list[Party], Field(max_length=10)] = []
    """Other media through which the article has it, nearest to the speaker first."""
    said: _Short | None = None
    """The day it was said, YYYY-MM-DD, only if the article tells."""


class SaidAssertion(_Said):
    """The article, or a source it quotes, taking a stance on a listed claim."""

    claim: _Short
    """The id of a listed claim."""
    stance: Stance
    """How the one who speaks stands to the claim."""
    words: _Words
    """The words that carry it, copied exactly."""
    quote: int | None = None
    """The position in `quotes`, from 0, of the quote that carries it; null in the outlet's own voice."""


class SaidEvent(_Said):
    """The article reporting a listed event."""

    event: _Short
    """The id of a listed event."""
    words: _Words
    """The words that report it, copied exactly."""
    reported: _Short | None = None
    """When the article says it happened, EDTF: 2022-11-09, 2022-09, 2022-02-24/.."""


class SaidPassage(_Said):
    """A line that is no paragraph of the report."""

    role: PassageRole
    """What it is for."""
    words: _Words
    """The whole line, copied exactly."""


class Answer(_Said):
    """Everything that a model may say about a piece of an article."""

    quotes: Annotated[list[SaidQuote], Field(max_length=_MOST_OF_A_KIND)] = []
    assertions: Annotated[list[SaidAssertion], Field(max_length=_MOST_OF_A_KIND)] = []
    events: Annotated[list[SaidEvent], Field(max_length=_MOST_OF_A_KIND)] = []
    passages: Annotated[list[SaidPassage], Field(max_length=_MOST_OF_A_KIND)] = []


FORM: dict[str, Any] = Answer.model_json_schema()
"""The JSON Schema that a model is given."""


def records(
    answer: dict[str, Any], field: str, model: type[RecordT], notes: list[str]
) -> Iterator[tuple[int, RecordT]]:
    """Give the sound records of a list with their positions; the others are noted, not mended."""
    given: Any = answer.get(field, [])
    if not isinstance(given, list):
        notes.append(f"left out: {field} is no list")
        return
    listed = cast("list[Any]", given)
    if len(listed) > _MOST_OF_A_KIND:
        notes.append(f"left out: {len(listed) - _MOST_OF_A_KIND} of {len(listed)} {field}")
    for at, one in enumerate(listed[:_MOST_OF_A_KIND]):
        try:
            yield at, model.model_validate(one)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            where = ".".join(map(str, fault["loc"]))
            notes.append(f"left out: {field}[{at}] {where}: {fault['msg']}")
