"""The catalogue of rules, and the check that applies them all."""

from onrecord.checks import claims, dates, grounding, quotes, references
from onrecord.checks.rule import Rule
from onrecord.problems import Problem
from onrecord.records import Dataset

RULES: tuple[Rule, ...] = (
    Rule(references.id_unique),
    Rule(references.reference_exists),
    Rule(references.reference_of_type),
    Rule(references.parents_form_no_circle),
    Rule(references.id_not_a_typo_apart),
    Rule(references.entity_used),
    Rule(references.register_used),
    Rule(grounding.start_before_end),
    Rule(grounding.span_grounded),
    Rule(grounding.span_in_passage),
    Rule(grounding.passages_tile),
    Rule(grounding.article_text_intact),
    Rule(grounding.quote_text_is_its_content),
    Rule(grounding.mentions_do_not_overlap),
    Rule(quotes.kind_agrees_with_marks),
    Rule(quotes.speaker_is_told),
    Rule(quotes.claimant_is_speaker_or_outlet),
    Rule(quotes.relays_in_order),
    Rule(dates.date_edtf),
    Rule(dates.date_bounds),
    Rule(dates.date_order),
    Rule(dates.said_before_published),
    Rule(claims.relation_not_to_itself),
    Rule(claims.relation_stated_once),
    Rule(claims.quantity_in_order),
)
"""Every rule, in the order in which they are documented."""


def check(dataset: Dataset) -> list[Problem]:
    """Apply every rule to a dataset, and give every problem found."""
    return [problem for rule in RULES for problem in rule.problems(dataset)]
