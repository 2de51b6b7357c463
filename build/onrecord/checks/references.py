"""Rules about identifiers and the references between rows."""

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from onrecord.checks.known import Known
from onrecord.checks.rule import DatasetFinding, Finding
from onrecord.problems import Place, Problem, located
from onrecord.read.rows import Rows
from onrecord.records import Dataset, SourcedRow, TableFacts, key_of


def id_unique(dataset: Dataset) -> Iterator[DatasetFinding]:
    """No two rows of a table have the same primary key."""
    for table in dataset.given():
        first: dict[tuple[object, ...], SourcedRow] = {}
        for row in dataset.rows(table.name):
            key = key_of(table, row.row)
            if (before := first.setdefault(key, row)) is not row:
                field = table.primary_key[0]
                problem = repeated_key(key, table.name, row.at(field), before.at(field))
                yield row, field, problem.message, problem.hint


def repeated_key(key: object, table: str, place: Place, first: Place) -> Problem:
    """Say that a key is used twice, and where it is used first."""
    written = ", ".join(map(str, cast("tuple[object, ...]", key))) if isinstance(key, tuple) else key
    hint = f"The first is at {located(first)}. Give this one an id of its own, or remove it."
    return Problem(place, f"{written} is used twice in {table}", "id-unique", hint)


def reference_exists(table: TableFacts, rows: Rows, known: Known) -> Iterator[Finding]:
    """Every id that a row refers to is the id of a row in the table it refers to."""
    for field, target in table.foreign_keys.items():
        ids = known.ids_of(target)
        if ids is None:
            continue
        unknown = rows.values(field).difference(ids, (None,))
        for at, name in enumerate(rows.column(field) if unknown else ()):
            if name in unknown and isinstance(name, str):
                message = f"no row of {target} has the id {name!r}"
                yield Finding(at, field, message, _like(name, target, known), target)


def _like(wrong: str, table: str, known: Known) -> str:
    near = known.id_like(wrong, table)
    return f"Did you mean {near!r}?" if near else f"Add it to {table}, or write the id of one that is there."


def id_not_a_typo_apart(dataset: Dataset) -> Iterator[DatasetFinding]:
    """No two ids of a register differ by one letter only: one of them would be a typing error."""
    for table, field in (
        ("entities", "entity_id"),
        ("claims", "claim_id"),
        ("events", "event_id"),
        ("utterances", "utterance_id"),
    ):
        if table in dataset.awaited:
            continue
        shortened: dict[str, str] = {}
        for row in dataset.rows(table):
            name: str = row[field]
            forms = _with_one_letter_left_out(name)
            shared = forms & shortened.keys()
            others = {shortened[form] for form in shared} - {name}
            shortened.update(dict.fromkeys(forms - shared, name))
            if others:
                message = f"{name!r} is one letter from {min(others)!r}"
                yield row, field, message, "Tell the two apart, or join them."


def _with_one_letter_left_out(slug: str) -> set[str]:
    """Give the slug and each form of it with one letter left out; digits tell ids apart on purpose."""
    return {slug, *(slug[:at] + slug[at + 1 :] for at, character in enumerate(slug) if character.isalpha())}


def entity_used(dataset: Dataset) -> Iterator[DatasetFinding]:
    """Every entity is mentioned, quoted, or takes part somewhere."""
    if dataset.partial or dataset.awaited:
        return
    used: dict[str, set[str]] = defaultdict(set)
    for table in dataset.facts:
        if table.name != "entity_names":
            for field, target in table.foreign_keys.items():
                used[target] |= {row[field] for row in dataset.rows(table.name)}
    for row in dataset.rows("entities"):
        if row["entity_id"] not in used["entities"]:
            yield (
                row,
                "entity_id",
                f"nothing refers to {row['entity_id']!r}",
                "Use it, or remove it from the register.",
            )


def register_used(dataset: Dataset) -> Iterator[DatasetFinding]:
    """Every claim is asserted, every event reported, every utterance rendered, somewhere."""
    for table, field, using in (
        ("claims", "claim_id", "assertions"),
        ("events", "event_id", "event_reports"),
        ("utterances", "utterance_id", "quotes"),
    ):
        if dataset.lacks_rows(using):
            continue
        used = {row[field] for row in dataset.rows(using)}
        for row in dataset.rows(table):
            if row[field] not in used:
                yield (
                    row,
                    field,
                    f"no row of {using} has {row[field]!r}",
                    "Annotate where it is, or remove it.",
                )


def reference_of_type(table: TableFacts, rows: Rows, known: Known) -> Iterator[Finding]:
    """An outlet is an entity of type outlet, and events happen in entities of type place."""
    wanted = {"articles": ("outlet_id", "outlet"), "events": ("place_id", "place")}
    field, kind = wanted.get(table.name, ("", ""))
    for at, name in enumerate(rows.column(field) if field else ()):
        found = known.entity_types.get(name)
        if found not in (None, kind):
            message = f"{name!r} is of type {found}, not {kind}"
            yield Finding(at, field, message, f"Write the id of an entity of type {kind}.")


def parents_form_no_circle(dataset: Dataset) -> Iterator[DatasetFinding]:
    """No event and no entity is, by way of its parents, a part of itself."""
    for table, key, parent in (
        ("events", "event_id", "parent_event_id"),
        ("entities", "entity_id", "part_of_id"),
    ):
        parents = {row[key]: row[parent] for row in dataset.rows(table)}
        for row in dataset.rows(table):
            seen, above = {row[key]}, row[parent]
            while above is not None and above not in seen:
                seen.add(above)
                above = parents.get(above)
            if above == row[key]:
                yield row, parent, f"{row[key]!r} is a part of itself", "Break the circle of parents."
