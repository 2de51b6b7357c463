"""The catalogue of rules, and the check that applies them."""

from collections.abc import Collection, Iterable, Iterator

from onrecord.checks import claims, dates, grounding, quotes, references, tiling
from onrecord.checks.known import Known, KnownDataset
from onrecord.checks.rule import DatasetRule, Finding, RowRule, Rule
from onrecord.problems import Problem
from onrecord.read.rows import Rows
from onrecord.records import Dataset, Row, TableFacts

ROW_RULES: tuple[RowRule, ...] = (
    RowRule(references.reference_exists),
    RowRule(references.reference_of_type),
    RowRule(grounding.start_before_end, needs=("start", "end")),
    RowRule(grounding.span_grounded, needs=("start", "end")),
    RowRule(grounding.span_in_passage, needs=("article_id", "start", "end")),
    RowRule(grounding.article_text_intact, needs=("text_sha256", "char_count", "word_count")),
    RowRule(grounding.article_words_verbatim),
    RowRule(quotes.speaker_is_told, needs=("speaker_id", "speaker_text")),
    RowRule(quotes.claimant_is_speaker_or_outlet, needs=("article_id", "quote_id", "claimant_id")),
    RowRule(dates.date_edtf),
    RowRule(dates.date_bounds, needs_dates=True),
    RowRule(dates.date_order, needs_dates=True),
    RowRule(dates.said_before_published, needs=("said",)),
    RowRule(claims.relation_not_to_itself, needs=("claim_id", "other_claim_id")),
    RowRule(claims.quantity_in_order, needs=("quantity_low", "quantity_high", "quantity_unit")),
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


def broken_rules(
    table: TableFacts, rows: Iterable[Row], known: Known, without: Collection[str] = ()
) -> Iterator[tuple[RowRule, Finding]]:
    """Apply every row rule to rows of one table.

    Args:
        table: The table.
        rows: Rows that have every field of the table.
        known: What is known of the rows to which they refer.
        without: The fields in which null stands for a value that is wrong.
    """
    given = rows if isinstance(rows, Rows) else Rows(rows)
    rules = [rule for rule in ROW_RULES if rule.holds_without(without, table)] if without else ROW_RULES
    for rule in rules if given else ():
        for finding in rule.find(table, given, known):
            yield rule, finding
