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
    """Whether an annotation has been reviewed."""

    REVIEWED = (
        "reviewed",
        "Read against the article sentence by sentence, and settled.",
        "All five reports of the first dataset",
    )
    DRAFT = (
        "draft",
        "Proposed by a program, and not yet reviewed.",
        "What `onrecord draft` writes",
    )


class PassageRole(Term):
    """What a stretch of an article is for."""

    HEADLINE = (
        "headline",
        "The title of the article or of a dated part of it.",
        "“Russia: Withdrawal From Kherson Is Complete” (Newser)",
    )
    STANDFIRST = (
        "standfirst",
        "The summary under a headline, also when it is printed twice.",
        "“Unconfirmed video purports to show locals hugging Ukrainian soldiers in celebration” (Newser)",
    )
    BYLINE = (
        "byline",
        "Who wrote the article.",
        "“By Kate Seamons” (Newser)",
    )
    DATELINE = (
        "dateline",
        "When or where the article, or a part of it, was published or updated.",
        "“Posted Nov 9, 2022 12:10 PM CST” (Newser)",
    )
    CAPTION = (
        "caption",
        "The words that belong to a picture, with its credit.",
        "“The news followed weeks of Ukrainian advances towards the city (Picture: AP)” (Metro)",
    )
    UPDATE_LABEL = (
        "update_label",
        "The label that opens an update of an earlier text.",
        "“UPDATE Nov 11, 2022 7:36 AM CST” (Newser)",
    )
    PARAGRAPH = (
        "paragraph",
        "A paragraph of the report itself.",
        "“However, Ukrainian officials are treating all Russian announcements with caution.” (Almost)",
    )
    BOILERPLATE = (
        "boilerplate",
        "Page furniture: prompts, section labels, newsletter calls, share buttons, mirrors.",
        "“Tap to install our app.” (Newser)",
    )
    AUTHOR_NOTE = (
        "author_note",
        "A note about the writer.",
        "“Zoe Strozewski is a Newsweek reporter based in New Jersey.” (Newsweek)",
    )


class PublishedBasis(Term):
    """How the date of publication is known."""

    STATED = (
        "stated",
        "The article states it.",
        "“Posted Nov 9, 2022 12:10 PM CST” (Newser)",
    )
    INFERRED = (
        "inferred",
        "It follows from what the text says, and the annotation says how.",
        "“Russia said Wednesday” (Newsweek)",
    )
    EXTERNAL = (
        "external",
        "A source outside the text gives it, and the annotation names the source.",
        "The date in the address of the page (Press TV)",
    )


class EntityType(Term):
    """What kind of thing an entity is."""

    PERSON = (
        "person",
        "A human being.",
        "“Oleksiy Gromov” (Press TV)",
    )
    ORGANIZATION = (
        "organization",
        "A body of people that acts as one: a ministry, a company, a think tank.",
        "“Rand Corp.” (Newsweek)",
    )
    OUTLET = (
        "outlet",
        "An organization or blog in its role as publisher of reports.",
        "“War Gonzo”, a blog (Metro)",
    )
    PLACE = (
        "place",
        "A country, region, city, water or front; its status is a claim, not an attribute.",
        "“Kherson front” (Press TV)",
    )
    UNIT = (
        "unit",
        "An armed force or a part of one.",
        "“Black Sea Fleet” (Newsweek)",
    )
    VESSEL = (
        "vessel",
        "A named ship or other craft.",
        "“Moskva” (Newsweek)",
    )
    WORK = (
        "work",
        "A named text, law or work of art.",
        "None in the first dataset; for instance: a constitution, a treaty, a film",
    )
    EVENT_NAME = (
        "event_name",
        "A name by which an event goes; the event itself is in the events table.",
        "“special military operation” (Press TV)",
    )


class NameKind(Term):
    """In what way a name is a name of its entity."""

    CANONICAL = (
        "canonical",
        "The name this dataset shows.",
        "“Sergei Surovikin” (Metro)",
    )
    ALIAS = (
        "alias",
        "Another name, a short form or a metonym.",
        "“Kiev”, for the state of Ukraine (Press TV)",
    )
    SPELLING = (
        "spelling",
        "The same name in another spelling or transliteration.",
        "“Valeriy Zaluzhny” (Press TV)",
    )
    EPITHET = (
        "epithet",
        "A nickname or sobriquet.",
        "“General Armageddon” (Metro)",
    )
    TITLE = (
        "title",
        "An office used as a name.",
        "None in the first dataset; for instance: “the President”",
    )


class QuoteKind(Term):
    """How the words of a source are given."""

    DIRECT = (
        "direct",
        "The content stands wholly in quotation marks.",
        "“The enemy does not give us gifts, does not make ‘goodwill gestures’, we win it all,” (Almost)",
    )
    INDIRECT = (
        "indirect",
        "The content is a paraphrase without quotation marks.",
        "“it was no longer possible to keep Kherson city supplied” (Metro)",
    )
    MIXED = (
        "mixed",
        "The content is a paraphrase that holds a marked fragment.",
        '“the development would change "nothing" for Ukraine and the world” (Newsweek)',
    )


class QuotePart(Term):
    """What a piece of a quote is."""

    CONTENT = (
        "content",
        "What the source is represented as having said.",
        "“Russian forces have begun withdrawing from Kherson” (Press TV)",
    )
    CUE = (
        "cue",
        "The words that attribute it: a verb of saying, “according to”, the colon of a headline.",
        "“advised against” (Newser)",
    )
    SPEAKER = (
        "speaker",
        "The words that name or describe the source.",
        "“an adviser to Zelensky” (Newser)",
    )


class ClaimKind(Term):
    """What kind of proposition a claim is."""

    HAPPENING = (
        "happening",
        "Something happened, happens or did not happen.",
        "“Ukrainian forces took out bridges that spanned the river” (CNN in Newser)",
    )
    QUANTITY = (
        "quantity",
        "A number or amount.",
        "“some 115,000 people had been removed from the west bank of the Dnipro” (Surovikin in Press TV)",
    )
    STATUS = (
        "status",
        "How something stands, or what it is.",
        "“the sole regional Ukrainian capital it had managed to take since its February invasion” (Newser)",
    )
    FORECAST = (
        "forecast",
        "Something will, may or would happen.",
        "“pouring advanced weapons into Ukraine will only prolong the war” (the Kremlin in Press TV)",
    )
    ASSESSMENT = (
        "assessment",
        "A judgement of worth, meaning or chance.",
        "“yet another humiliation for Vladimir Putin” (Metro)",
    )
    INTENT = (
        "intent",
        "What somebody means to do, or why.",
        "“to lure the Ukrainian army into an entrenched battle” (Zelensky in Newser)",
    )
    LAW = (
        "law",
        "What is lawful or unlawful, or what a law says.",
        "“Russia maintains a legal hold on the territory” (Peskov in Newser)",
    )


class Stance(Term):
    """How a claimant stands to a claim."""

    AFFIRMS = (
        "affirms",
        "Says that it is so.",
        "“Kherson pullout begins” (Russia in Press TV)",
    )
    DENIES = (
        "denies",
        "Says that it is not so.",
        "“does not make ‘goodwill gestures’” (Zelensky in Almost)",
    )
    DOUBTS = (
        "doubts",
        "Says that it may not be so, or declines to confirm it.",
        "“It was not immediately clear if the order has already been fully carried out” (Newsweek)",
    )


class Relation(Term):
    """How a claim bears on another claim."""

    CONTRADICTS = (
        "contradicts",
        "The two cannot both be true.",
        "“on the war's second day” (NPR in Newser), of “just days after” (Newsweek)",
    )
    REFINES = (
        "refines",
        "More precise than the other, and compatible with it.",
        "“some 115,000 people” (Press TV), of “more than 100,000 of its residents” (Metro)",
    )
    REFRAMES = (
        "reframes",
        "The same facts, loaded differently.",
        "“illegal deportations” (Kiev in Press TV), of “to relocate” (Metro)",
    )
    SUPERSEDES = (
        "supersedes",
        "A later state of the same thing.",
        "“completely withdrawn its forces” (Newser), of “have begun withdrawing” (Press TV)",
    )


class EventType(Term):
    """What kind of event it is."""

    ANNOUNCEMENT = (
        "announcement",
        "Something is made public.",
        "“Russia on Wednesday announced it was pulling its troops from Kherson” (Newser)",
    )
    ORDER = (
        "order",
        "Somebody in command orders something.",
        "“Russian troops have been ordered to withdraw from Kherson” (Metro)",
    )
    WITHDRAWAL = (
        "withdrawal",
        "Forces leave a place.",
        "“The withdrawal from the city of Kherson” (Metro)",
    )
    CAPTURE = (
        "capture",
        "Forces take a place.",
        "“Russian forces seized Kherson on the war's second day” (Newser)",
    )
    ADVANCE = (
        "advance",
        "Forces gain ground.",
        "“weeks of Ukrainian advances towards the city” (Metro)",
    )
    STRIKE = (
        "strike",
        "An attack from a distance.",
        "“targeted Russian supply lines” (Newser)",
    )
    DESTRUCTION = (
        "destruction",
        "Something is destroyed.",
        "“the main bridge out of Kherson had been blown up” (Almost)",
    )
    SINKING = (
        "sinking",
        "A vessel sinks.",
        "“the sinking of the Moskva” (Newsweek)",
    )
    INVASION = (
        "invasion",
        "Armed forces enter another country.",
        "“its February invasion” (Newser)",
    )
    ANNEXATION = (
        "annexation",
        "A state declares territory its own.",
        "“four provinces of Ukraine that Putin illegally annexed” (Metro)",
    )
    REFERENDUM = (
        "referendum",
        "A vote on a question is held, whatever its standing.",
        "“similar referendums in the same month” (Press TV)",
    )
    RELOCATION = (
        "relocation",
        "People are moved from a place, whatever it is called.",
        "“a race by Russia to relocate more than 100,000 of its residents” (Metro)",
    )
    SANCTION = (
        "sanction",
        "An economic or other sanction is imposed.",
        "“waves of economic sanctions against Moscow” (Press TV)",
    )
    LEGISLATION = (
        "legislation",
        "A law or amendment is made.",
        "“a constitutional amendment that Russia adopted in 2020” (Newsweek)",
    )
    STATEMENT_OF_STATUS = (
        "statement_of_status",
        "Somebody states publicly how things stand.",
        "“the Russian Defense Ministry announced it had begun pulling out of Kherson” (Press TV)",
    )
    CELEBRATION = (
        "celebration",
        "People celebrate.",
        "“jubilant locals hugging Ukrainian troops” (Newser)",
    )


class EventStatus(Term):
    """How far the reports, together, take the event to have come about."""

    OCCURRED = (
        "occurred",
        "The reports that mention it agree that it happened.",
        "“Putin launched his invasion on February 24” (Newsweek)",
    )
    ORDERED = (
        "ordered",
        "It is reported as ordered, not as done.",
        "“the safe transfer of personnel, weapons, and equipment across the Dnipro River” (Newser)",
    )
    ANNOUNCED = (
        "announced",
        "It is reported as announced, not as done.",
        "“defend along the river Dnipro” (Almost)",
    )
    ALLEGED = (
        "alleged",
        "A source says so, and nobody disputes it in these reports.",
        "“it has recaptured a dozen villages” (Kiev in Press TV)",
    )
    DISPUTED = (
        "disputed",
        "Sources in these reports disagree on whether, how or by whom it happened.",
        "“the Russians were feigning a pullout from Kherson” (Zelensky in Newser)",
    )


class ParticipantRole(Term):
    """As what an entity took part in an event."""

    ACTOR = (
        "actor",
        "Did it.",
        "Russian forces: “Russian forces seized Kherson” (Newser)",
    )
    TARGET = (
        "target",
        "Had it done to them.",
        "Ukraine: “war against the Eastern European country” (Newsweek)",
    )
    ANNOUNCER = (
        "announcer",
        "Made it public.",
        "Shoigu: “Russian minister of defense Sergei Shoigu made the televised announcement” (Almost)",
    )
    ADVISER = (
        "adviser",
        "Recommended it.",
        "Surovikin: “made with the recommendation of General Sergei Surovikin” (Newsweek)",
    )
    INSTRUMENT = (
        "instrument",
        "Was the means by which it was done.",
        "None in the first dataset; for instance: a ship that fires the missiles",
    )
    AFFECTED = (
        "affected",
        "Bore its consequences without being its target.",
        "Kherson: “The withdrawal from the city of Kherson” (Metro)",
    )


class PloverType(Term):
    """The nearest event class of PLOVER, the ontology of political event records."""

    AGREE = (
        "AGREE",
        "Agrees to or offers something.",
        "None in the first dataset; for instance: two sides agree to talks",
    )
    CONSULT = (
        "CONSULT",
        "Meets or confers.",
        "“during his meeting with the top Russian military commander in Ukraine” (Newser)",
    )
    SUPPORT = (
        "SUPPORT",
        "Gives political support.",
        "None in the first dataset; for instance: a government endorses another’s decision",
    )
    CONCEDE = (
        "CONCEDE",
        "Yields politically.",
        "None in the first dataset; for instance: a government eases a curfew",
    )
    COOPERATE = (
        "COOPERATE",
        "Works together with another actor.",
        "None in the first dataset; for instance: two states share intelligence",
    )
    AID = (
        "AID",
        "Provides material help.",
        "None in the first dataset; for instance: a state sends relief goods",
    )
    RETREAT = (
        "RETREAT",
        "Yields militarily: withdraws, surrenders, stops fighting.",
        "“The withdrawal from the city of Kherson” (Metro)",
    )
    REQUEST = (
        "REQUEST",
        "Asks for or demands something.",
        "“the return of all occupied territory was a condition for any peace talks with Russia” (Metro)",
    )
    ACCUSE = (
        "ACCUSE",
        "Disapproves, blames or investigates.",
        '“Kiev has already condemned the move as "illegal deportations."” (Press TV)',
    )
    REJECT = (
        "REJECT",
        "Refuses.",
        '“the development would change "nothing" for Ukraine and the world” (Newsweek)',
    )
    THREATEN = (
        "THREATEN",
        "Threatens.",
        "None in the first dataset; for instance: a leader threatens to use force",
    )
    PROTEST = (
        "PROTEST",
        "Demonstrates or rallies.",
        "None in the first dataset; for instance: a street protest",
    )
    SANCTION = (
        "SANCTION",
        "Reduces relations or imposes sanctions.",
        "“waves of economic sanctions against Moscow” (Press TV)",
    )
    MOBILIZE = (
        "MOBILIZE",
        "Shows or readies force.",
        "None in the first dataset; for instance: a state calls up reservists",
    )
    COERCE = (
        "COERCE",
        "Represses, restricts or seizes without combat.",
        "“subsequently placed under Russian martial law” (Metro)",
    )
    ASSAULT = (
        "ASSAULT",
        "Uses physical force.",
        "“Ukrainian forces took out bridges that spanned the river” (Newser)",
    )


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
