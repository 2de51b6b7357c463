"""Rules about identifiers and the references between rows."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks.rule import Finding
from onrecord.records import Dataset, key_of
from onrecord.text.nearest import closest_word
from onrecord_schema.tables import TABLES


def id_unique(dataset: Dataset) -> Iterator[Finding]:
    """No two rows of a table have the same primary key."""
    for table in TABLES:
        first: dict[tuple[object, ...], str] = {}
        for row in dataset.rows(table.name):
            key = key_of(table, row.row)
            place = row.at(table.primary_key[0])
            if key in first:
                written = ", ".join(str(part) for part in key)
                hint = f"The first is at {first[key]}. Give this one an id of its own, or remove it."
                yield row, table.primary_key[0], f"{written} is used twice in {table.name}", hint
            else:
                first[key] = f"{place.file}:{place.line}:{place.column}"


def reference_exists(dataset: Dataset) -> Iterator[Finding]:
    """Every id that a row refers to is the id of a row in the table it refers to."""
    keys = {
        table.name: {row[table.primary_key[0]] for row in dataset.rows(table.name)}
        for table in TABLES
        if len(table.primary_key) == 1
    }
    for table in TABLES:
        for field, target in table.foreign_keys.items():
            if target in dataset.partial:
                continue
            for row in dataset.rows(table.name):
                if row[field] is not None and row[field] not in keys[target]:
                    yield (
                        row,
                        field,
                        f"no row of {target} has the id {row[field]!r}",
                        _like(row[field], keys[target]),
                    )


def _like(wrong: str, known: set[str]) -> str:
    near = closest_word(wrong, sorted(known))
    return (
        f"Did you mean {near!r}?" if near else "Add it to its register, or write the id of one that is there."
    )


def id_not_a_typo_apart(dataset: Dataset) -> Iterator[Finding]:
    """No two ids of a register differ by one letter only: one of them would be a typing error."""
    for table, field in (
        ("entities", "entity_id"),
        ("claims", "claim_id"),
        ("events", "event_id"),
        ("utterances", "utterance_id"),
    ):
        shortened: dict[str, str] = {}
        for row in dataset.rows(table):
            for form in sorted(_with_one_letter_left_out(row[field])):
                other = shortened.setdefault(form, row[field])
                if other != row[field]:
                    yield (
                        row,
                        field,
                        f"{row[field]!r} is one letter from {other!r}",
                        "Tell the two apart, or join them.",
                    )
                    break


def _with_one_letter_left_out(slug: str) -> set[str]:
    """Give the slug and each form of it with one letter left out; digits tell ids apart on purpose."""
    left_out = {f"{slug[:at]}_{slug[at + 1 :]}" for at in range(len(slug)) if slug[at].isalpha()}
    shorter = {f"{slug[:at]}{slug[at + 1 :]}" for at in range(len(slug)) if slug[at].isalpha()}
    return left_out | shorter | {slug}


def entity_used(dataset: Dataset) -> Iterator[Finding]:
    """Every entity is mentioned, quoted, or takes part somewhere."""
    if dataset.partial:
        return
    used: dict[str, set[str]] = defaultdict(set)
    for table in TABLES:
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


def register_used(dataset: Dataset) -> Iterator[Finding]:
    """Every claim is asserted, every event reported, every utterance rendered, somewhere."""
    for table, field, using in (
        ("claims", "claim_id", "assertions"),
        ("events", "event_id", "event_reports"),
        ("utterances", "utterance_id", "quotes"),
    ):
        if using in dataset.partial:
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


def reference_of_type(dataset: Dataset) -> Iterator[Finding]:
    """An outlet is an entity of type outlet, and events happen in entities of type place."""
    types = {row["entity_id"]: row["type"] for row in dataset.rows("entities")}
    for table, field, wanted in (("articles", "outlet_id", "outlet"), ("events", "place_id", "place")):
        for row in dataset.rows(table):
            found = types.get(row[field])
            if found not in (None, wanted):
                message = f"{row[field]!r} is of type {found}, not {wanted}"
                yield row, field, message, f"Write the id of an entity of type {wanted}."


def parents_form_no_circle(dataset: Dataset) -> Iterator[Finding]:
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
