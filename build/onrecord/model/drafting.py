"""Drafting by a model: piece by piece, every record held against the article and the registers."""

import re
from dataclasses import replace

from onrecord.extract.draft import Draft, Drafted, Head, draft_of
from onrecord.model.ask import Model
from onrecord.model.evidence import Evidence
from onrecord.model.grounding import Grounded
from onrecord.model.prompt import RULES, pieces, prompt_for

CONFIDENCE = 0.5
"""A model says nothing of how far it is to be trusted; the number only keeps the form of the comment."""

_MOST_NOTES = 200
_THROUGH_A_QUOTE = re.compile(r"^(claim \([^)]*\)) in q\d+")


def draft_by(model: Model, head: Head, evidence: Evidence) -> Draft:
    """Let a model propose the annotation of an article.

    Args:
        model: Who proposes.
        head: What is known of the article.
        evidence: The article as the rules read it, from which head and ambiguous names are taken too, and
            the registers.

    Raises:
        UnusableAnswerError: The model gives nothing that can be used for one of the pieces.
    """
    by_rules = draft_of(evidence.read, head)
    grounded = Grounded(evidence)
    for piece in pieces(evidence.text):
        form_in_words = not model.takes_schema
        prompt = prompt_for(piece.of(evidence.text), head, evidence.listed, form_in_words=form_in_words)
        grounded.take(piece, model.ask(prompt, RULES))
    why = f"model {model.name.replace(',', ';')}, {CONFIDENCE}"
    lists = {name: [Drafted(record, why) for record in found] for name, found in grounded.lists.items()}
    return replace(
        by_rules,
        lists={name: lists.get(name, records) for name, records in by_rules.lists.items()},
        suggestions=[*_short(grounded.all_notes()), *_without_quotes(by_rules.suggestions)],
    )


def _without_quotes(suggestions: list[str]) -> list[str]:
    """Give what the rules suggest besides, but for the quotes that they found: here the ids mean others."""
    return [_THROUGH_A_QUOTE.sub(r"\1", one) for one in suggestions if not one.startswith("utterance (")]


def _short(notes: list[str]) -> list[str]:
    more = len(notes) - _MOST_NOTES
    return [*notes[:_MOST_NOTES], *([f"left out: {more} more"] if more > 0 else [])]
