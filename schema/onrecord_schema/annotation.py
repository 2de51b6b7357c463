"""The authoring format of one article: what a contributor writes, in text; the build computes offsets."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from onrecord_schema.fields import (
    Edtf,
    LanguageTag,
    Position,
    References,
    SchemaVersion,
    Slug,
    Text,
    Url,
)
from onrecord_schema.record import Record
from onrecord_schema.vocabularies import (
    AnnotationStatus,
    PassageRole,
    PublishedBasis,
    QuoteKind,
    Stance,
)


class Selector(Record):
    """Selects a stretch of the article by its text (W3C Web Annotation: TextQuoteSelector).

    Text that occurs more than once needs `occurrence`, or `prefix` and `suffix`; the build refuses to guess.
    """

    exact: Annotated[Text, Field(examples=["The decision to defend on the left bank"])]
    """The text, exactly as it stands in the article: quotation marks, dashes and spaces included."""
    occurrence: Annotated[Position | None, Field(examples=[2])] = None
    """Which occurrence in the article is meant, counted from 1."""
    prefix: Annotated[Text | None, Field(examples=["city of "])] = None
    """Text that stands immediately before it."""
    suffix: Annotated[Text | None, Field(examples=[" in November"])] = None
    """Text that stands immediately after it."""


def _selection_form(value: object) -> str:
    return "long" if isinstance(value, Mapping | Selector) else "short"


Selection = Annotated[
    Annotated[Text, Tag("short")] | Annotated[Selector, Tag("long")],
    Discriminator(_selection_form),
]
"""Text that occurs once in the article, or a selector for text that occurs more often."""


class Published(Record):
    """When the article was published, and how that is known."""

    date: Annotated[Edtf, Field(examples=["2022-11-09"])]
    """The date, EDTF level 1."""
    basis: PublishedBasis
    """How it is known."""
    note: Annotated[Text | None, Field(examples=["“Wednesday” is the day of the announcement."])] = None
    """From what it is inferred, or by which source it is known."""


class AnnotatedPassage(Selector):
    """A passage that is not simply a paragraph, or is dated apart. It is a whole line or several."""

    role: Annotated[PassageRole, Field(examples=["headline"])]
    """What the passage is for."""
    dated: Annotated[Edtf | None, Field(examples=["2022-11-11"])] = None
    """The date of the part of the article it stands in, where parts are dated apart."""


class Speaker(Selector):
    """The words that name or describe a source, and whom they mean; the nearest to the quote is taken."""

    entity: Annotated[Slug | None, References("entities"), Field(examples=["sergei-surovikin"])] = None
    """The entity they mean; left out for a source that the article does not name."""


class Relay(Selector):
    """A source through which the outlet has the quote; the nearest to the quote is taken."""

    entity: Annotated[Slug, References("entities"), Field(examples=["washington-post"])]
    """The entity that relayed it."""


class AnnotatedQuote(Record):
    """A source represented as having said something."""

    id: Annotated[Slug, Field(examples=["q03"])]
    """Identifier within the article; never reused."""
    kind: Annotated[QuoteKind, Field(examples=["direct"])]
    """How the words are given."""
    content: Annotated[tuple[Selection, ...], Field(min_length=1, examples=[["they are almost invisible"]])]
    """What is represented as said, without the marks around it; several strings when it is interrupted."""
    speaker: Speaker | None = None
    """The source; left out only for a passive without an agent."""
    cue: Annotated[Selection, Field(examples=["said"])]
    """The words that attribute it; the nearest to the content is taken."""
    addressee: Annotated[Slug | None, References("entities"), Field(examples=["newsweek"])] = None
    """To whom it was said."""
    medium: Annotated[Text | None, Field(examples=["televised remarks"])] = None
    """By what means it was said."""
    relays: tuple[Relay, ...] = ()
    """The chain from the speaker to the outlet, nearest to the speaker first."""
    said: Annotated[Edtf | None, Field(examples=["2022-11-09"])] = None
    """When it was said, as far as the article tells."""
    utterance: Annotated[
        Slug | None,
        References("utterances"),
        Field(examples=["surovikin-futile-2022-11-09"]),
    ] = None
    """The act of speech it renders, where several quotes render one."""


class AnnotatedAssertion(Selector):
    """The words with which the article, or a source it quotes, takes a stance on a claim."""

    id: Annotated[Slug, Field(examples=["a07"])]
    """Identifier within the article; never reused."""
    claim: Annotated[Slug, References("claims"), Field(examples=["withdrawal-saves-lives"])]
    """The claim, in the register of claims."""
    quote: Annotated[Slug | None, Field(examples=["q03"])] = None
    """The quote through which it is asserted; left out when the outlet speaks in its own voice."""
    stance: Annotated[Stance, Field(examples=["affirms"])]
    """How the claimant stands to the claim."""


class MentionOverride(Selector):
    """A mention that the register of names does not find, or does not get right."""

    entity: Annotated[Slug | None, References("entities"), Field(examples=["kherson-oblast"])] = None
    """The entity that is named here."""
    not_a_mention: bool = False
    """True where a registered name is found that names nothing here."""


class AnnotatedEventReport(Selector):
    """The words with which the article reports an event."""

    id: Annotated[Slug, Field(examples=["e02"])]
    """Identifier within the article; never reused."""
    event: Annotated[Slug, References("events"), Field(examples=["kherson-capture-2022"])]
    """The event, in the register of events."""
    reported: Annotated[Edtf | None, Field(examples=["2022-02-24/.."])] = None
    """When this article says it happened."""


class Annotation(Record):
    """What one article says: its passages, quotes, assertions, mentions and event reports."""

    schema_version: Annotated[SchemaVersion | None, Field(examples=["1.0.0"])] = None
    """The version of the schema the file was written for; left out for the current one."""
    status: AnnotationStatus = AnnotationStatus.REVIEWED
    """`draft` as long as the file has not been reviewed."""
    article: Annotated[Slug, Field(examples=["newsweek-2022-11-09"])]
    """The article: the name of its text file without `.txt`."""
    outlet: Annotated[Slug, References("entities"), Field(examples=["newsweek"])]
    """The outlet that published it."""
    headline: Annotated[
        Selection | None,
        Field(examples=["Russia: Withdrawal From Kherson Is Complete"]),
    ] = None
    """The headline, if the text has one."""
    byline: Annotated[Selection | None, Field(examples=["Kate Seamons"])] = None
    """Who wrote it, if the text says so."""
    language: Annotated[LanguageTag, Field(examples=["en"])]
    """The language of the text."""
    published: Published | None = None
    """When it was published."""
    updated: Annotated[Edtf | None, Field(examples=["2022-11-11T07:36:00-06:00"])] = None
    """When it was last updated, if the text says so."""
    url: Annotated[Url | None, Field(examples=["https://example.org/report"])] = None
    """The address at which it was seen; left out when no source gives one."""
    rights: Annotated[Text, Field(examples=["© the publisher; included for verification only."])]
    """Who holds the rights in the text, and why it is here."""
    passages: tuple[AnnotatedPassage, ...] = ()
    """The passages that differ from a paragraph; every other line with text is a paragraph."""
    quotes: tuple[AnnotatedQuote, ...] = ()
    """The quotes, in reading order."""
    assertions: tuple[AnnotatedAssertion, ...] = ()
    """The assertions, in reading order."""
    mentions: tuple[MentionOverride, ...] = ()
    """Exceptions only: the names in the register are found by themselves."""
    events: tuple[AnnotatedEventReport, ...] = ()
    """The event reports, in reading order."""
