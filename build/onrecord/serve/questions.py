"""The questions that the site answers with one query each, as SQL that a reader can take along."""

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "questions"


@dataclass(frozen=True)
class Parameter:
    """A blank in a question."""

    name: str
    label: str
    default: str
    """What the query takes when the blank is left empty; it is written in the query itself."""


@dataclass(frozen=True)
class Question:
    """A question with its query, which is a file of the same name in `questions/`."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...] = ()

    @property
    def sql(self) -> str:
        """The query."""
        return (_FOLDER / f"{self.name}.sql").read_text(encoding="utf-8").strip()


QUESTIONS: tuple[Question, ...] = (
    Question(
        "who-said",
        "Who said “futile”?",
        "Every quote with a word or phrase in it, with the speaker that each outlet names.",
        (Parameter("word", "Word or phrase", "futile"),),
    ),
    Question(
        "how-many-moved",
        "How many people were moved, and was it evacuation or deportation?",
        "Every claim about events of one type, numbers first: who stands for it, where and in which words.",
        (Parameter("event_type", "Type of event", "relocation"),),
    ),
    Question(
        "on-which-day",
        "On which day was Kherson taken?",
        "What each article says about the date of the events of one type at one place.",
        (Parameter("event_type", "Type of event", "capture"), Parameter("place", "Place", "kherson")),
    ),
    Question(
        "how-far-did-it-get",
        "Was the withdrawal announced, begun, complete or feigned, by whom and when?",
        "Every stance on a claim about an event and the events within it, by the day of publication.",
        (Parameter("event_type", "Type of event", "withdrawal"),),
    ),
    Question(
        "who-quotes-whom",
        "Who is quoted by whom?",
        "Speakers and outlets, with the number of quotes, their words, and how they are given.",
        (Parameter("speaker", "Speaker's name contains", ""),),
    ),
    Question(
        "contradictions",
        "On what do two outlets contradict each other?",
        "Pairs of outlets that stand for claims which cannot both be true, or for and against one claim.",
        (Parameter("outlet", "Outlet's name contains", ""),),
    ),
    Question(
        "known-by",
        "What was known by 10 November 2022?",
        "Every claim with the first day on which an article of this dataset had published it.",
        (Parameter("day", "Day", "2022-11-10"),),
    ),
    Question(
        "shared-claims",
        "Which claims do the outlets share?",
        "Claims that several outlets take a stance on, most widely shared first.",
    ),
    Question(
        "unnamed-sources",
        "Who speaks without a name?",
        "Quotes of sources that the article does not name, and how it describes them.",
    ),
    Question(
        "renderings",
        "How is one remark rendered by different outlets?",
        "Quotes that render one act of speech, one under the other.",
        (Parameter("word", "Word in the remark", ""),),
    ),
    Question(
        "grounded",
        "Is the text of every row really in its article?",
        "By table, the rows whose text is not the characters of the article to which they point: all zeros.",
    ),
)
"""Every question, in the order in which the site asks them."""
