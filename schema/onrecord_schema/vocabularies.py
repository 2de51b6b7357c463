"""The controlled vocabularies: each member with its definition and an example.

Members are never renamed or reused, only deprecated: their values are published in every table.
"""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler


class Term(StrEnum):
    """A member of a vocabulary: a value that carries its own definition and example."""

    definition: str
    """What the member means, as one sentence."""
    example: str
    """A real case of it, quoted from the first dataset where it has one."""

    def __new__(cls, value: str, definition: str, example: str) -> Self:
        """Make the member a plain string that also knows its definition and example."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        member.example = example
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Publish the definition of every member in the description of the vocabulary."""
        reference = handler(core_schema)
        published = handler.resolve_ref_schema(reference)
        members = "".join(f"\n- `{member.value}`: {member.definition}" for member in cls)
        published["description"] = f"{cls.__doc__}{members}"
        return reference


class AnnotationStatus(Term):
    """Whether a person has reviewed an annotation."""

    REVIEWED = (
        "reviewed",
        "A person has read the article against it.",
        "All five reports of the first dataset",
    )
    DRAFT = (
        "draft",
        "A program proposed it, and no person has reviewed it.",
        "What `onrecord draft` writes",
    )


class PassageRole(Term):
    """What a stretch of an article is for."""

    HEADLINE = (
        "headline",
        "The title of the article or of a dated part of it.",
        "“Russia: Withdrawal From Kherson Is Complete”",
    )
    STANDFIRST = (
        "standfirst",
        "The summary under a headline, also when it is printed twice.",
        "“Russian authorities have ordered troops to withdraw from Kherson, Ukraine, …”",
    )
    BYLINE = "byline", "Who wrote the article.", "“By Kate Seamons,  Newser Staff”"
    DATELINE = (
        "dateline",
        "When or where the article, or a part of it, was published or updated.",
        "“Posted Nov 9, 2022 12:10 PM CST”",
    )
    CAPTION = (
        "caption",
        "The words that belong to a picture, with its credit.",
        "“The news followed weeks of Ukrainian advances towards the city (Picture: AP)”",
    )
    UPDATE_LABEL = (
        "update_label",
        "The label that opens an update of an earlier text.",
        "“UPDATE Nov 11, 2022 7:36 AM CST”",
    )
    PARAGRAPH = (
        "paragraph",
        "A paragraph of the report itself.",
        "“Newsweek reached out to the Kremlin for comment.”",
    )
    BOILERPLATE = (
        "boilerplate",
        "Page furniture: prompts, section labels, newsletter calls, share buttons, mirrors.",
        "“Tap to install our app.”",
    )
    AUTHOR_NOTE = (
        "author_note",
        "A note about the writer.",
        "“Zoe Strozewski is a Newsweek reporter based in New Jersey.”",
    )


class PublishedBasis(Term):
    """How the date of publication is known."""

    STATED = (
        "stated",
        "The article states it.",
        "Newser: “Posted Nov 9, 2022 12:10 PM CST”",
    )
    INFERRED = (
        "inferred",
        "It follows from what the text says, and the annotation says how.",
        "Newsweek: “Russia said Wednesday”",
    )
    EXTERNAL = (
        "external",
        "A source outside the text gives it, and the annotation names the source.",
        "Press TV: the date in the address of the page",
    )


class EntityType(Term):
    """What kind of thing an entity is."""

    PERSON = "person", "A human being.", "Sergei Surovikin"
    ORGANIZATION = (
        "organization",
        "A body of people that acts as one: a ministry, a company, a think tank.",
        "Ministry of Defence of the Russian Federation",
    )
    OUTLET = (
        "outlet",
        "An organization or blog in its role as publisher of reports.",
        "NPR",
    )
    PLACE = (
        "place",
        "A country, region, city, water or front; its status is a claim, not an attribute.",
        "Kherson Oblast",
    )
    UNIT = "unit", "An armed force or a part of one.", "Black Sea Fleet"
    VESSEL = "vessel", "A named ship or other craft.", "Moskva"
    WORK = (
        "work",
        "A named text, law or work of art.",
        "A constitution, a treaty, a film",
    )
    EVENT_NAME = (
        "event_name",
        "A name by which an event goes; the event itself is in the events table.",
        "special military operation",
    )


class NameKind(Term):
    """In what way a name is a name of its entity."""

    CANONICAL = "canonical", "The name this dataset shows.", "Volodymyr Zelenskyy"
    ALIAS = "alias", "Another name, a short form or a metonym.", "Putin"
    SPELLING = (
        "spelling",
        "The same name in another spelling or transliteration.",
        "Volodymyr Zelensky",
    )
    EPITHET = "epithet", "A nickname or sobriquet.", "General Armageddon"
    TITLE = "title", "An office used as a name.", "The President"


class QuoteKind(Term):
    """How the words of a source are given."""

    DIRECT = (
        "direct",
        "The content stands wholly in quotation marks.",
        "“The enemy does not give us gifts, …” Zelensky said",
    )
    INDIRECT = (
        "indirect",
        "The content is a paraphrase without quotation marks.",
        "Surovikin said it was no longer possible to keep Kherson city supplied",
    )
    MIXED = (
        "mixed",
        "The content is a paraphrase that holds a marked fragment.",
        'there is "not a single piece of military equipment or weapons" left',
    )


class QuotePart(Term):
    """What a piece of a quote is."""

    CONTENT = (
        "content",
        "What the source is represented as having said.",
        "not a single piece of military equipment or weapons",
    )
    CUE = (
        "cue",
        "The words that attribute it: a verb of saying, “according to”, the colon of a headline.",
        "told",
    )
    SPEAKER = "speaker", "The words that name or describe the source.", "a civilian"


class ClaimKind(Term):
    """What kind of proposition a claim is."""

    HAPPENING = (
        "happening",
        "Something happened, happens or did not happen.",
        "Russia's forces began to withdraw from Kherson.",
    )
    QUANTITY = (
        "quantity",
        "A number or amount.",
        "Some 115,000 people were moved from the western bank.",
    )
    STATUS = (
        "status",
        "How something stands, or what it is.",
        "Kherson is the only regional capital Russia had captured.",
    )
    FORECAST = (
        "forecast",
        "Something will, may or would happen.",
        "The war will be prolonged by arms deliveries.",
    )
    ASSESSMENT = (
        "assessment",
        "A judgement of worth, meaning or chance.",
        "The withdrawal is a setback for Russia.",
    )
    INTENT = (
        "intent",
        "What somebody means to do, or why.",
        "The withdrawal is meant to save soldiers' lives.",
    )
    LAW = (
        "law",
        "What is lawful or unlawful, or what a law says.",
        "Russia's annexation of four regions is illegal.",
    )


class Stance(Term):
    """How a claimant stands to a claim."""

    AFFIRMS = "affirms", "Says that it is so.", "“they are almost invisible”"
    DENIES = (
        "denies",
        "Says that it is not so.",
        "“We see no signs that Russia is leaving Kherson without a fight.”",
    )
    DOUBTS = (
        "doubts",
        "Says that it may not be so, or declines to confirm it.",
        "“we can't confirm or deny information about the retreat”",
    )


class Relation(Term):
    """How a claim bears on another claim."""

    CONTRADICTS = (
        "contradicts",
        "The two cannot both be true.",
        "Shoigu called the defence futile; Surovikin did.",
    )
    REFINES = (
        "refines",
        "More precise than the other, and compatible with it.",
        "115,000 people; more than 100,000 people.",
    )
    REFRAMES = (
        "reframes",
        "The same facts, loaded differently.",
        "Residents were deported; residents were relocated.",
    )
    SUPERSEDES = (
        "supersedes",
        "A later state of the same thing.",
        "The withdrawal is complete; the withdrawal has begun.",
    )


class EventType(Term):
    """What kind of event it is."""

    ANNOUNCEMENT = (
        "announcement",
        "Something is made public.",
        "The withdrawal is announced on television.",
    )
    ORDER = (
        "order",
        "Somebody in command orders something.",
        "Shoigu orders the withdrawal.",
    )
    WITHDRAWAL = "withdrawal", "Forces leave a place.", "Russian forces leave Kherson."
    CAPTURE = "capture", "Forces take a place.", "Russian forces take Kherson."
    ADVANCE = "advance", "Forces gain ground.", "Ukrainian forces retake villages."
    STRIKE = (
        "strike",
        "An attack from a distance.",
        "Ukrainian forces hit supply lines.",
    )
    DESTRUCTION = (
        "destruction",
        "Something is destroyed.",
        "A bridge out of Kherson is blown up.",
    )
    SINKING = "sinking", "A vessel sinks.", "The Moskva sinks."
    INVASION = (
        "invasion",
        "Armed forces enter another country.",
        "The invasion of 24 February 2022.",
    )
    ANNEXATION = (
        "annexation",
        "A state declares territory its own.",
        "Russia declares four regions annexed.",
    )
    REFERENDUM = (
        "referendum",
        "A vote on a question is held, whatever its standing.",
        "The votes of September 2022.",
    )
    RELOCATION = (
        "relocation",
        "People are moved from a place, whatever it is called.",
        "Residents are moved from the western bank.",
    )
    SANCTION = (
        "sanction",
        "An economic or other sanction is imposed.",
        "Economic sanctions on Russia.",
    )
    LEGISLATION = (
        "legislation",
        "A law or amendment is made.",
        "Russia's constitutional amendment of 2020.",
    )
    STATEMENT_OF_STATUS = (
        "statement_of_status",
        "Somebody states publicly how things stand.",
        "The ministry states that the withdrawal is complete.",
    )
    CELEBRATION = "celebration", "People celebrate.", "Locals hug Ukrainian soldiers."


class EventStatus(Term):
    """How far the reports, together, take the event to have come about."""

    OCCURRED = (
        "occurred",
        "The reports that mention it agree that it happened.",
        "The invasion of February 2022",
    )
    ORDERED = (
        "ordered",
        "It is reported as ordered, not as done.",
        "The retreat to the eastern bank",
    )
    ANNOUNCED = (
        "announced",
        "It is reported as announced, not as done.",
        "Defence along the river",
    )
    ALLEGED = (
        "alleged",
        "A source says so, and nobody disputes it in these reports.",
        "Villages retaken",
    )
    DISPUTED = (
        "disputed",
        "Sources in these reports disagree on whether, how or by whom it happened.",
        "The sinking of the Moskva",
    )


class ParticipantRole(Term):
    """As what an entity took part in an event."""

    ACTOR = "actor", "Did it.", "Russian Armed Forces, in the withdrawal"
    TARGET = "target", "Had it done to them.", "Ukraine, in the invasion"
    ANNOUNCER = "announcer", "Made it public.", "Sergei Shoigu, in the announcement"
    ADVISER = (
        "adviser",
        "Recommended it.",
        "Sergei Surovikin, in the decision to withdraw",
    )
    INSTRUMENT = (
        "instrument",
        "Was the means by which it was done.",
        "A force or vessel used by the actor",
    )
    AFFECTED = (
        "affected",
        "Bore its consequences without being its target.",
        "Kherson, in the withdrawal",
    )


class PloverType(Term):
    """The nearest event class of PLOVER, the ontology of political event records."""

    AGREE = "AGREE", "Agrees to or offers something.", "Agree to talks"
    CONSULT = "CONSULT", "Meets or confers.", "A televised meeting"
    SUPPORT = "SUPPORT", "Gives political support.", "Endorse a decision"
    CONCEDE = "CONCEDE", "Yields politically.", "Ease a restriction"
    COOPERATE = "COOPERATE", "Works together with another actor.", "Share intelligence"
    AID = "AID", "Provides material help.", "Send weaponry"
    RETREAT = (
        "RETREAT",
        "Yields militarily: withdraws, surrenders, stops fighting.",
        "Withdraw from Kherson",
    )
    REQUEST = (
        "REQUEST",
        "Asks for or demands something.",
        "Demand the return of territory",
    )
    ACCUSE = "ACCUSE", "Disapproves, blames or investigates.", "Condemn deportations"
    REJECT = "REJECT", "Refuses.", "Refuse talks"
    THREATEN = "THREATEN", "Threatens.", "Threaten force"
    PROTEST = "PROTEST", "Demonstrates or rallies.", "A street protest"
    SANCTION = (
        "SANCTION",
        "Reduces relations or imposes sanctions.",
        "Economic sanctions",
    )
    MOBILIZE = "MOBILIZE", "Shows or readies force.", "Send reserves"
    COERCE = (
        "COERCE",
        "Represses, restricts or seizes without combat.",
        "Annex territory, move residents",
    )
    ASSAULT = "ASSAULT", "Uses physical force.", "Invade, strike, sink"


VOCABULARIES: tuple[type[Term], ...] = (
    AnnotationStatus,
    PassageRole,
    PublishedBasis,
    EntityType,
    NameKind,
    QuoteKind,
    QuotePart,
    ClaimKind,
    Stance,
    Relation,
    EventType,
    EventStatus,
    ParticipantRole,
    PloverType,
)
"""Every vocabulary, in the order in which the tables use them."""
