"""Proposing: the draft of an article, by the rules or by a language model."""

from onrecord.drafting.desk import Desk
from onrecord.extract.draft import Draft, Head, draft


def propose(text: str, head: Head, desk: Desk) -> Draft:
    """Propose the annotation of an article by the rules."""
    return draft(text, head, desk.registers)
