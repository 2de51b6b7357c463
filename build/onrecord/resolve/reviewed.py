"""Reviewed rows: the dataset without what no person has reviewed."""

from collections.abc import Collection, Iterator

from onrecord.records import Dataset, SourcedRow

_OWN_LINKS = {"claims": "claim_relations", "events": "event_participants", "entities": "entity_names"}
"""The tables that only say more of a row of a register, and go with it."""

_KEYS = {"claims": "claim_id", "events": "event_id", "utterances": "utterance_id", "entities": "entity_id"}

_Used = dict[str, set[object]]


def without_articles(dataset: Dataset, article_ids: Collection[str]) -> Dataset:
    """Give the dataset without some articles, and without what the registers have for their sake alone.

    An entity, claim, event or utterance to which nothing refers any more goes too: it comes into the
    tables with the first reviewed article that needs it. One that nothing referred to before stays.
    """
    kept = Dataset(dataset.facts, set(dataset.partial), set(dataset.awaited))
    quotes = {row["quote_id"] for row in dataset.rows("quotes") if row["article_id"] in article_ids}
    for table in dataset.facts:
        for row in dataset.rows(table.name):
            if row.row.get("article_id") not in article_ids and not _is_part_of(row, table.name, quotes):
                kept.add(table.name, row.row, row.at)
    before = _used(dataset)
    while lost := list(_lost(before, _used(kept), kept)):
        for name, key in lost:
            _remove(kept, name, key)
    return kept


def _is_part_of(row: SourcedRow, table: str, quotes: Collection[object]) -> bool:
    return table in ("quote_spans", "quote_relays") and row["quote_id"] in quotes


def _used(dataset: Dataset) -> _Used:
    """Find the ids that rows refer to, other than the rows that go with what they refer to."""
    used: _Used = {name: set() for name in _KEYS}
    for table in dataset.facts:
        for field, target in table.foreign_keys.items():
            if target in used and _OWN_LINKS.get(target) != table.name:
                used[target] |= {row[field] for row in dataset.rows(table.name)}
    return used


def _lost(before: _Used, now: _Used, kept: Dataset) -> Iterator[tuple[str, object]]:
    for name, key in _KEYS.items():
        there = {row[key] for row in kept.rows(name)}
        for lost in (before[name] - now[name]) & there:
            yield name, lost


def _remove(dataset: Dataset, name: str, key: object) -> None:
    field = _KEYS[name]
    dataset.tables[name][:] = [row for row in dataset.rows(name) if row[field] != key]
    if links := _OWN_LINKS.get(name):
        other = f"other_{field}"
        dataset.tables[links][:] = [
            row for row in dataset.rows(links) if key not in (row[field], row.row.get(other))
        ]
