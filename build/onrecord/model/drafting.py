"""Drafting by a model: piece by piece, every record held against the article and the registers."""

import re
from dataclasses import replace

from onrecord.extract.draft import Draft, Drafted, Head
from onrecord.model.ask import Model
from onrecord.model.grounding import Grounded
from onrecord.model.prompt import RULES, Listed, pieces, prompt_for

CONFIDENCE = 0.5
"""A model says nothing of how far it is to be trusted; the number only keeps the form of the comment."""

_MOST_NOTES = 200
_THROUGH_A_QUOTE = re.compile(r"^(claim \([^)]*\)) in q\d+")


def draft_by(model: Model, text: str, head: Head, listed: Listed, by_rules: Draft) -> Draft:
    """Let a model propose the annotation of an article.

    Args:
        model: Who proposes.
        text: The article.
        head: What is known of it.
        listed: What the registers have.
        by_rules: The draft of the rules, from which the head and the ambiguous names are taken.

    Raises:
        UnusableAnswerError: The model gives nothing that can be used for one of the pieces.
    """
    grounded = Grounded(text, listed, head.published)
    for piece in pieces(text):
        prompt = prompt_for(piece.of(text), head, listed, form_in_words=not model.takes_schema)
        grounded.take(piece, model.ask(prompt, RULES))
    why = f"{model.name.replace(',', ';')}, {CONFIDENCE}"
    lists = {name: [Drafted(record, why) for record in found] for name, found in grounded.lists.items()}
    return replace(
        by_rules,
        lists={name: lists.get(name, records) for name, records in by_rules.lists.items()},
        suggestions=[*_short(grounded.notes), *_without_quotes(by_rules.suggestions)],
    )


def _without_quotes(suggestions: list[str]) -> list[str]:
    """Give what the rules suggest besides, but for the quotes that they found: here the ids mean others."""
    return [_THROUGH_A_QUOTE.sub(r"\1", one) for one in suggestions if not one.startswith("utterance (")]


def _short(notes: list[str]) -> list[str]:
    more = len(notes) - _MOST_NOTES
    return [*notes[:_MOST_NOTES], *([f"left out: {more} more"] if more > 0 else [])]
