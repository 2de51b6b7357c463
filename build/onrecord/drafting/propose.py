"""Proposing: the draft of an article, by the rules or by a language model."""

from typing import TYPE_CHECKING

from onrecord.drafting.desk import Desk
from onrecord.extract.draft import Draft, Head, draft_of, read

if TYPE_CHECKING:
    from onrecord.model.prompt import Listed


def propose(text: str, head: Head, desk: Desk, model: str | None = None) -> Draft:
    """Propose the annotation of an article.

    Args:
        text: The article.
        head: What is known of it.
        desk: The registers of the project.
        model: The language model that proposes; the rules if None.

    Raises:
        UsageError: There is no such model.
        UnusableAnswerError: The model gives nothing that can be used.
    """
    extraction = read(text, head, desk.registers)
    if model is None:
        return draft_of(extraction, head)
    # Imported here: the rules do without.
    from onrecord.model.ask import Model
    from onrecord.model.drafting import draft_by
    from onrecord.model.evidence import Evidence

    return draft_by(Model(model), head, Evidence(extraction, head, desk.registers, listed_of(desk)))


def listed_of(desk: Desk) -> "Listed":
    """Give what the registers of a project have, as a model is told."""
    from onrecord.model.prompt import Listed

    return Listed(
        [(one.id, [one.name, *(name.name for name in one.names)]) for one in desk.entities.entities],
        [(claim.id, claim.text) for claim in desk.claims.claims],
        [(event.id, f"{event.title} ({event.occurred})") for event in desk.events.events],
        {one.id: one.description for one in desk.entities.entities},
    )
