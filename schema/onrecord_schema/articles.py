"""The article and the passages that tile its text."""

from typing import Annotated

from pydantic import Field

from onrecord_schema.fields import (
    Count,
    Day,
    Edtf,
    LanguageTag,
    Offset,
    Position,
    References,
    Sha256,
    Slug,
    Text,
    Url,
)
from onrecord_schema.record import Record
from onrecord_schema.vocabularies import PassageRole, PublishedBasis


class Article(Record):
    """A published article, with its text as it was received, byte for byte."""

    article_id: Annotated[Slug, Field(examples=["newsweek-2022-11-09"])]
    """Identifier of the article: its outlet and the earliest day it can have been published."""
    outlet_id: Annotated[Slug, References("entities"), Field(examples=["newsweek"])]
    """The outlet that published it, an entity of type outlet."""
    headline: Annotated[Text | None, Field(examples=["Russia: Withdrawal From Kherson Is Complete"])] = None
    """The headline as it stands in the text; null when the text has none. Never taken from elsewhere."""
    byline: Annotated[Text | None, Field(examples=["Kate Seamons"])] = None
    """Who wrote it, as it stands in the text; null when the text does not say."""
    language: Annotated[LanguageTag, Field(examples=["en"])]
    """The language of the text, BCP 47."""
    published: Annotated[Edtf | None, Field(examples=["2022-11-09", "2022-11-09/2022-11-10"])] = None
    """When it was first published, EDTF level 1; an interval says between which days."""
    published_earliest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The first day that `published` allows, ISO 8601; null where it is open."""
    published_latest: Annotated[Day | None, Field(examples=["2022-11-10"])] = None
    """The last day that `published` allows, ISO 8601; null where it is open."""
    published_basis: Annotated[PublishedBasis | None, Field(examples=["inferred"])] = None
    """How `published` is known."""
    updated: Annotated[Edtf | None, Field(examples=["2022-11-11T07:36:00-06:00"])] = None
    """When it was last updated, EDTF level 1, if the article states it."""
    url: Annotated[Url | None, Field(examples=["https://example.org/2022/11/09/report"])] = None
    """The address at which it was seen; null when no source gives one."""
    source_file: Annotated[Text, Field(examples=["dataset/articles/newsweek-2022-11-09.txt"])]
    """The file that holds the text, as a path in the repository."""
    text: Annotated[
        Text | None,
        Field(examples=["Russia said Wednesday it was withdrawing troops …"]),
    ] = None
    """The whole text, unchanged, to which all offsets refer; null only in an edition without text."""
    text_sha256: Annotated[Sha256, Field(examples=["0" * 64])]
    """SHA-256 of the text in UTF-8, lower-case hexadecimal: proves that a copy is the same text."""
    char_count: Annotated[Count, Field(examples=[3726], json_schema_extra={"x-unit": "code point"})]
    """Length of the text in Unicode code points."""
    word_count: Annotated[Count, Field(examples=[612], json_schema_extra={"x-unit": "word"})]
    """Number of words in the text: runs of characters that are not white space."""
    rights: Annotated[Text, Field(examples=["© the publisher; included for verification only."])]
    """Who holds the rights in the text, and why it is here."""


class Passage(Record):
    """A typed stretch of an article; passages and the white space between them tile the text."""

    passage_id: Annotated[Slug, Field(examples=["newsweek-2022-11-09-p00054"])]
    """Identifier: the article's, `-p`, and the offset at which the passage starts."""
    article_id: Annotated[Slug, References("articles"), Field(examples=["newsweek-2022-11-09"])]
    """The article it belongs to."""
    seq: Annotated[Position, Field(examples=[2])]
    """Its place in the article, counted from 1."""
    role: Annotated[PassageRole, Field(examples=["paragraph"])]
    """What the passage is for."""
    start: Annotated[Offset, Field(examples=[54])]
    """Where it starts in the article's text, in Unicode code points, inclusive."""
    end: Annotated[Offset, Field(examples=[284])]
    """Where it ends in the article's text, in Unicode code points, exclusive."""
    text: Annotated[
        Text | None,
        Field(examples=["Newsweek reached out to the Kremlin for comment."]),
    ] = None
    """Exactly the characters from `start` to `end`; null only in an edition without text."""
    dated: Annotated[Edtf | None, Field(examples=["2022-11-11T07:36:00-06:00"])] = None
    """The date of the part of the article it stands in, EDTF level 1, where parts are dated apart."""
    dated_earliest: Annotated[Day | None, Field(examples=["2022-11-11"])] = None
    """The first day that `dated` allows, ISO 8601; null where it is open."""
    dated_latest: Annotated[Day | None, Field(examples=["2022-11-11"])] = None
    """The last day that `dated` allows, ISO 8601; null where it is open."""
