"""What annotations name: every id that one refers to is looked up, also of items that did not become rows."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, cast

from onrecord.checks.known import KnownDataset
from onrecord.checks.references import reference_exists
from onrecord.problems import Place, Problem
from onrecord.read.corpus import Corpus
from onrecord.read.marked import Path_
from onrecord.read.published import PublishedTable
from onrecord.read.rows import Rows
from onrecord.records import Dataset
from onrecord_schema.fields import References
from onrecord_schema.record import Record


def unknown_names(corpus: Corpus, dataset: Dataset) -> list[Problem]:
    """Give a problem for every place of an annotation that names what no register has.

    For rows the rule `reference-exists` says the same, in the same words. But an item whose text is not in
    the article becomes no row.
    """
    named: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for annotation in corpus.annotations.values():
        for name, target, way in _names_in_annotation(annotation):
            named[target].append((name, annotation.document.at(way)))
    known = KnownDataset(dataset)
    problems: list[Problem] = []
    for target, places in named.items():
        facts = PublishedTable("annotations", {"properties": {"id": {"x-references": target}}})
        rows = Rows({"id": name} for name, _ in places)
        for finding in reference_exists(facts, rows, known):
            place = places[finding.at][1]
            problems.append(Problem(place, finding.message, "reference-exists", finding.hint, finding.cause))
    return problems


_Name = tuple[str, str, Path_]
"""An id, the table it should be in, and where it is written."""


def _names_in_annotation(annotation: Any) -> Iterator[_Name]:
    record = annotation.record
    for field, value in record:
        if isinstance(value, tuple):
            for item, way in annotation.items(field):
                yield from _names_in(item, way)
    yield from _own_names(record, ())


def _names_in(value: object, way: Path_) -> Iterator[_Name]:
    if isinstance(value, Record):
        yield from _own_names(value, way)
        for field, inner in value:
            yield from _names_in(inner, (*way, field))
    elif isinstance(value, tuple):
        for at, inner in enumerate(cast("tuple[object, ...]", value)):
            yield from _names_in(inner, (*way, at))


def _own_names(record: Record, way: Path_) -> Iterator[_Name]:
    for field, said in type(record).model_fields.items():
        name = getattr(record, field)
        for mark in said.metadata:
            if isinstance(mark, References) and isinstance(name, str):
                yield name, mark.table, (*way, field)
