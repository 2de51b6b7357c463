"""Quotes, the pieces and relays they are made of, and the acts of speech they render."""

from typing import Annotated

from pydantic import Field

from onrecord_schema.fields import Day, Edtf, Offset, Position, References, Slug, Text
from onrecord_schema.record import Record
from onrecord_schema.vocabularies import QuoteKind, QuotePart


class Quote(Record):
    """A source represented as having said something, in its words or in the article's."""

    quote_id: Annotated[Slug, Field(examples=["newsweek-2022-11-09-q03"])]
    """Identifier: the article's, and the id written in its annotation."""
    article_id: Annotated[Slug, References("articles"), Field(examples=["newsweek-2022-11-09"])]
    """The article that quotes."""
    passage_id: Annotated[Slug, References("passages"), Field(examples=["newsweek-2022-11-09-p00681"])]
    """The passage in which the content starts."""
    kind: Annotated[QuoteKind, Field(examples=["direct"])]
    """How the words are given."""
    text: Annotated[Text, Field(examples=["they are almost invisible"])]
    """The content, piece by piece, joined by ` … ` where a cue or a paragraph end interrupts it."""
    start: Annotated[Offset, Field(examples=[682])]
    """Where the first piece of content starts, in Unicode code points, inclusive."""
    end: Annotated[Offset, Field(examples=[824])]
    """Where the last piece of content ends, in Unicode code points, exclusive."""
    speaker_id: Annotated[Slug | None, References("entities"), Field(examples=["sergei-surovikin"])] = None
    """Who is said to have spoken; null only for a source that the article does not name."""
    speaker_text: Annotated[Text | None, Field(examples=["an adviser to Zelensky"])] = None
    """How the article names or describes the speaker here; null only for a passive without an agent."""
    cue_text: Annotated[Text, Field(examples=["said", "according to"])]
    """The words that attribute: a verb of saying, “according to”, the colon of a headline."""
    addressee_id: Annotated[Slug | None, References("entities"), Field(examples=["newsweek"])] = None
    """To whom it was said, if the article says so."""
    medium: Annotated[Text | None, Field(examples=["televised remarks"])] = None
    """By what means it was said, in the article's words or plain ones."""
    said: Annotated[Edtf | None, Field(examples=["2022-11-09"])] = None
    """When it was said, EDTF level 1, as far as the article tells."""
    said_earliest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The first day that `said` allows, ISO 8601; null where it is open."""
    said_latest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The last day that `said` allows, ISO 8601; null where it is open."""
    utterance_id: Annotated[
        Slug | None,
        References("utterances"),
        Field(examples=["surovikin-futile-2022-11-09"]),
    ] = None
    """The act of speech it renders, where several quotes render one."""


class QuoteSpan(Record):
    """A piece of a quote: content, cue or speaker, at its exact place."""

    quote_id: Annotated[Slug, References("quotes"), Field(examples=["newsweek-2022-11-09-q03"])]
    """The quote it is a piece of."""
    seq: Annotated[Position, Field(examples=[1])]
    """Its place among the pieces of the quote, in the order of the text, counted from 1."""
    part: Annotated[QuotePart, Field(examples=["content"])]
    """What the piece is."""
    start: Annotated[Offset, Field(examples=[682])]
    """Where it starts in the article's text, in Unicode code points, inclusive."""
    end: Annotated[Offset, Field(examples=[824])]
    """Where it ends in the article's text, in Unicode code points, exclusive."""
    text: Annotated[Text, Field(examples=["said"])]
    """Exactly the characters from `start` to `end`."""


class QuoteRelay(Record):
    """A hop between the speaker and the outlet: a source through which the outlet has the quote."""

    quote_id: Annotated[Slug, References("quotes"), Field(examples=["newsweek-2022-11-09-q03"])]
    """The quote that was relayed."""
    hop: Annotated[Position, Field(examples=[1])]
    """Its place in the chain, counted from 1, nearest to the speaker."""
    entity_id: Annotated[Slug, References("entities"), Field(examples=["washington-post"])]
    """Who relayed it."""
    start: Annotated[Offset, Field(examples=[880])]
    """Where the relay is named in the article's text, in Unicode code points, inclusive."""
    end: Annotated[Offset, Field(examples=[899])]
    """Where that ends, in Unicode code points, exclusive."""
    text: Annotated[Text, Field(examples=["The Washington Post"])]
    """Exactly the characters from `start` to `end`."""


class Utterance(Record):
    """One act of speech that several quotes render, perhaps in other words or under another name."""

    utterance_id: Annotated[Slug, Field(examples=["surovikin-futile-2022-11-09"])]
    """Identifier of the act of speech."""
    title: Annotated[Text, Field(examples=["The remark that holding the right bank is futile"])]
    """What it is, in neutral words."""
    said: Annotated[Edtf | None, Field(examples=["2022-11-09"])] = None
    """When it was said, EDTF level 1."""
    said_earliest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The first day that `said` allows, ISO 8601; null where it is open."""
    said_latest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The last day that `said` allows, ISO 8601; null where it is open."""
    note: Annotated[
        Text | None,
        Field(examples=["Newser names Shoigu as speaker, Metro names Surovikin."]),
    ] = None
    """How the renderings differ, and what outside evidence says, with its source."""
