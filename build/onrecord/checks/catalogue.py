"""The catalogue of rules, and the check that applies them."""

from collections.abc import Iterable, Iterator

from onrecord.checks import claims, dates, grounding, quotes, references, tiling
from onrecord.checks.known import Known, KnownDataset
from onrecord.checks.rule import DatasetRule, Finding, RowRule, Rule
from onrecord.problems import Problem
from onrecord.read.rows import Rows
from onrecord.records import Dataset, Row, TableFacts

ROW_RULES: tuple[RowRule, ...] = (
    RowRule(references.reference_exists),
    RowRule(references.reference_of_type),
    RowRule(grounding.start_before_end),
    RowRule(grounding.span_grounded),
    RowRule(grounding.span_in_passage),
    RowRule(grounding.article_text_intact),
    RowRule(grounding.article_words_verbatim),
    RowRule(quotes.speaker_is_told),
    RowRule(quotes.claimant_is_speaker_or_outlet),
    RowRule(dates.date_edtf),
    RowRule(dates.date_bounds),
    RowRule(dates.date_order),
    RowRule(dates.said_before_published),
    RowRule(claims.relation_not_to_itself),
    RowRule(claims.quantity_in_order),
)
"""The rules that need to see a row and what it refers to."""

DATASET_RULES: tuple[DatasetRule, ...] = (
    DatasetRule(references.id_unique),
    DatasetRule(references.parents_form_no_circle, ("events", "entities")),
    DatasetRule(references.id_not_a_typo_apart, ("entities", "claims", "events", "utterances")),
    DatasetRule(references.entity_used, ("entities",)),
    DatasetRule(references.register_used, ("claims", "events", "utterances")),
    DatasetRule(tiling.passages_tile, ("passages", "articles")),
    DatasetRule(tiling.quote_text_is_its_content, ("quotes",)),
    DatasetRule(tiling.mentions_do_not_overlap, ("mentions",)),
    DatasetRule(quotes.kind_agrees_with_marks, ("quotes",)),
    DatasetRule(quotes.relays_in_order, ("quote_relays",)),
    DatasetRule(claims.relation_stated_once, ("claim_relations",)),
)
"""The rules that need to see all rows."""

RULES: tuple[Rule, ...] = (*ROW_RULES, *DATASET_RULES)
"""Every rule, in the order in which they are documented."""


def check(dataset: Dataset) -> list[Problem]:
    """Apply every rule to a dataset, and give every problem found."""
    known = KnownDataset(dataset)
    problems = [problem for rule in DATASET_RULES for problem in rule.problems(dataset)]
    for table in dataset.facts:
        sourced = list(dataset.rows(table.name))
        for rule, finding in broken_rules(table, [row.row for row in sourced], known):
            place = sourced[finding.at].at(finding.field)
            problems.append(Problem(place, finding.message, rule.name, finding.hint, finding.cause))
    return problems


def broken_rules(table: TableFacts, rows: Iterable[Row], known: Known) -> Iterator[tuple[RowRule, Finding]]:
    """Apply every row rule to rows of one table."""
    given = rows if isinstance(rows, Rows) else Rows(rows)
    for rule in ROW_RULES if given else ():
        for finding in rule.find(table, given, known):
            yield rule, finding
