"""Claims, who asserts them where, and how they bear on each other."""

from typing import Annotated

from pydantic import Field

from onrecord_schema.fields import Day, Edtf, Offset, References, Slug, Text
from onrecord_schema.record import Record
from onrecord_schema.vocabularies import ClaimKind, Relation, Stance


class Claim(Record):
    """A proposition, in the dataset's own neutral words, that articles may affirm, deny or doubt."""

    claim_id: Annotated[Slug, Field(examples=["withdrawal-saves-lives"])]
    """Identifier of the claim."""
    text: Annotated[
        Text,
        Field(examples=["The withdrawal from Kherson saves the lives of Russian soldiers."]),
    ]
    """The proposition, as one full sentence."""
    kind: Annotated[ClaimKind, Field(examples=["assessment"])]
    """What kind of proposition it is."""
    event_id: Annotated[Slug | None, References("events"), Field(examples=["kherson-withdrawal-2022"])] = None
    """The event it is about, if there is one."""
    quantity_low: Annotated[float | None, Field(examples=[100000])] = None
    """The smallest value the claim allows, in `quantity_unit`; null where it is open."""
    quantity_high: Annotated[float | None, Field(examples=[115000])] = None
    """The largest value the claim allows, in `quantity_unit`; null where it is open."""
    quantity_unit: Annotated[Text | None, Field(examples=["people", "USD", "square kilometre"])] = None
    """What is counted or measured."""
    holds: Annotated[Edtf | None, Field(examples=["2022-11-09"])] = None
    """When the proposition is said to hold, EDTF level 1."""
    holds_earliest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The first day that `holds` allows, ISO 8601; null where it is open."""
    holds_latest: Annotated[Day | None, Field(examples=["2022-11-09"])] = None
    """The last day that `holds` allows, ISO 8601; null where it is open."""


class Assertion(Record):
    """An article, in its own voice or through a source, taking a stance on a claim."""

    assertion_id: Annotated[Slug, Field(examples=["newsweek-2022-11-09-a07"])]
    """Identifier: the article's, and the id written in its annotation."""
    claim_id: Annotated[Slug, References("claims"), Field(examples=["withdrawal-saves-lives"])]
    """The claim."""
    article_id: Annotated[Slug, References("articles"), Field(examples=["newsweek-2022-11-09"])]
    """The article in which it is asserted."""
    passage_id: Annotated[Slug, References("passages"), Field(examples=["newsweek-2022-11-09-p00681"])]
    """The passage in which it is asserted."""
    quote_id: Annotated[Slug | None, References("quotes"), Field(examples=["newsweek-2022-11-09-q03"])] = None
    """The quote through which it is asserted; null when the outlet speaks in its own voice."""
    claimant_id: Annotated[Slug | None, References("entities"), Field(examples=["sergei-surovikin"])] = None
    """Who asserts it: the quote's speaker, null if unnamed; without a quote, the outlet."""
    stance: Annotated[Stance, Field(examples=["affirms"])]
    """How the claimant stands to the claim."""
    start: Annotated[Offset, Field(examples=[748])]
    """Where the words that carry it start in the article's text, in Unicode code points, inclusive."""
    end: Annotated[Offset, Field(examples=[824])]
    """Where they end, in Unicode code points, exclusive."""
    text: Annotated[Text, Field(examples=["we will save the lives of our military personnel"])]
    """Exactly the characters from `start` to `end`."""


class ClaimRelation(Record):
    """How one claim bears on another; stated once, read in both directions."""

    claim_id: Annotated[Slug, References("claims"), Field(examples=["removed-people-115000"])]
    """The claim that bears on the other."""
    relation: Annotated[Relation, Field(examples=["refines"])]
    """How it bears on it."""
    other_claim_id: Annotated[Slug, References("claims"), Field(examples=["removed-people-over-100000"])]
    """The other claim."""
    note: Annotated[Text | None, Field(examples=["A more precise figure for the same people."])] = None
    """Why, in one sentence, seen from the texts."""
