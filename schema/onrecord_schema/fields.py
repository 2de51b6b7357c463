"""The types that fields share: identifiers, text, offsets, dates, and the mark of a foreign key."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler
from typing_extensions import TypeAliasType

from onrecord_schema.edtf_dates import DAY_PATTERN, EDTF_PATTERN

SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
"""Identifiers: lower-case ASCII letters, digits and single hyphens."""

LARGEST_OFFSET = 2**31 - 1
"""Offsets stay below 2^31, so that every engine and language counts them exactly."""


@dataclass(frozen=True)
class References:
    """Marks a field as a foreign key to the primary key of another table."""

    table: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Publish the table, so that a validator in any language can follow the reference."""
        return {**handler(core_schema), "x-references": self.table}


def _published(description: str, **more: Any) -> dict[str, Any]:
    # A type alias has no docstring that pydantic could read, so its description is given here.
    return {"description": description, **more}


# In Python's `re`, `$` also matches before a final newline; every other dialect rejects it.
# Saying it twice makes all validators of the published schema agree.
_ONE_LINE = {"not": {"pattern": "\\n"}}

Slug = TypeAliasType(
    "Slug",
    Annotated[
        str,
        Field(
            pattern=SLUG_PATTERN,
            max_length=120,
            json_schema_extra=_published(
                "An identifier written by a person: a lower-case slug of at most 120 characters.",
                **_ONE_LINE,
            ),
        ),
    ],
)

Text = TypeAliasType(
    "Text",
    Annotated[
        str,
        Field(
            min_length=1,
            pattern=r"^[^\x00]+$",
            json_schema_extra=_published("Text of at least one character, none of them NUL."),
        ),
    ],
)

Offset = TypeAliasType(
    "Offset",
    Annotated[
        int,
        Field(
            ge=0,
            le=LARGEST_OFFSET,
            json_schema_extra=_published(
                "A position between two characters, counted in Unicode code points from the"
                " start of the article's text (W3C Web Annotation, TextPositionSelector).",
                **{"x-unit": "code point"},
            ),
        ),
    ],
)

Count = TypeAliasType(
    "Count",
    Annotated[
        int,
        Field(
            ge=0,
            le=LARGEST_OFFSET,
            json_schema_extra=_published("A whole number of things, zero or more."),
        ),
    ],
)

Position = TypeAliasType(
    "Position",
    Annotated[
        int,
        Field(
            ge=1,
            le=LARGEST_OFFSET,
            json_schema_extra=_published("A place in an order, counted from 1."),
        ),
    ],
)

Day = TypeAliasType(
    "Day",
    Annotated[
        str,
        Field(
            pattern=DAY_PATTERN,
            json_schema_extra=_published(
                "A calendar day, ISO 8601: `2022-11-09`.", format="date", **_ONE_LINE
            ),
        ),
    ],
)

Edtf = TypeAliasType(
    "Edtf",
    Annotated[
        str,
        Field(
            pattern=EDTF_PATTERN,
            max_length=64,
            json_schema_extra=_published(
                "A date that may be vague, EDTF level 1 (ISO 8601-2):"
                " `2022-11-09`, `2022-09`, `2022-02-24/..`, `2022-11~`.",
                **_ONE_LINE,
            ),
        ),
    ],
)

Sha256 = TypeAliasType(
    "Sha256",
    Annotated[
        str,
        Field(
            pattern="^[0-9a-f]{64}$",
            json_schema_extra=_published("A SHA-256 digest, lower-case hexadecimal.", **_ONE_LINE),
        ),
    ],
)

Url = TypeAliasType(
    "Url",
    Annotated[
        str,
        Field(
            pattern=r'^https?://[^\x00-\x20<>"]+$',
            max_length=2000,
            json_schema_extra=_published("A web address, http or https.", **_ONE_LINE),
        ),
    ],
)

LanguageTag = TypeAliasType(
    "LanguageTag",
    Annotated[
        str,
        Field(
            pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            json_schema_extra=_published("A language, BCP 47: `en`.", **_ONE_LINE),
        ),
    ],
)

WikidataId = TypeAliasType(
    "WikidataId",
    Annotated[
        str,
        Field(
            pattern="^Q[1-9][0-9]{0,11}$",
            json_schema_extra=_published("A Wikidata item.", **_ONE_LINE),
        ),
    ],
)

CountryCode = TypeAliasType(
    "CountryCode",
    Annotated[
        str,
        Field(
            pattern="^[A-Z]{2}$",
            json_schema_extra=_published("A country, ISO 3166-1 alpha-2.", **_ONE_LINE),
        ),
    ],
)

SchemaVersion = TypeAliasType(
    "SchemaVersion",
    Annotated[
        str,
        Field(
            pattern=r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$",
            json_schema_extra=_published("A version, semantic versioning: `1.0.0`.", **_ONE_LINE),
        ),
    ],
)
