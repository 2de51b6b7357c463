"""Measuring: the drafts of articles that people have curated, to be held against what they curated."""

from onrecord.drafting.desk import Desk, Sheet
from onrecord.drafting.head import Asked, head_of
from onrecord.drafting.propose import propose
from onrecord.drafting.sound import sound_sheet
from onrecord.intake.article import Intake
from onrecord.records import Dataset, Row


def drafted(desk: Desk, curated: Dataset, model: str | None = None) -> Dataset:
    """Draft every article of a dataset from its text, outlet and day, and give the rows of the drafts.

    A date of publication that the text does not state is given to the draft as people found it.

    Args:
        desk: The registers of the project.
        curated: Its rows, of which only the articles are read.
        model: The language model that proposes; the rules if None.

    Raises:
        UsageError: An article cannot be drafted, or there is no such model.
        UnusableAnswerError: The model gives nothing that can be used for one of them.
    """
    articles = [row.row for row in curated.rows("articles")]
    return desk.rows_of({row["article_id"]: _sheet(desk, row, model) for row in articles})


def _sheet(desk: Desk, row: Row, model: str | None) -> Sheet:
    given = row["published_earliest"] if row["published_basis"] == "stated" else row["published"]
    asked = Asked(row["article_id"], row["outlet_id"], given, row["language"], row["url"], row["rights"])
    head = head_of(asked, Intake(row["text"]), desk)
    return sound_sheet(desk, row["article_id"], row["text"], propose(row["text"], head, desk, model))
