"""Rows of mentions: the registered names that are found, as corrected by the annotation."""

from collections.abc import Iterator

from onrecord.problems import Place, Problem
from onrecord.read.marked import Path_
from onrecord.resolve.context import ArticleContext
from onrecord.text.names import NamedSpan, NameIndex
from onrecord.text.spans import Span, Stretches, excerpt
from onrecord_schema.annotation import MentionOverride


def add_mentions(context: ArticleContext, names: NameIndex) -> None:
    """Add a row for every place that names an entity."""
    overrides = list(_overrides(context))
    corrected = Stretches(span for span, _, _ in overrides)
    mentions: list[tuple[Span, str, Path_]] = [
        (span, override.entity, way) for span, override, way in overrides if override.entity
    ]
    for found in names.find(context.text):
        if corrected.overlap(found.span):
            continue
        entity_id, *others = found.entity_ids
        if others:
            context.problems.append(_ambiguous_name(context, found))
        else:
            mentions.append((found.span, entity_id, ()))
    for span, entity_id, way in sorted(mentions):
        _add_mention(context, span, entity_id, way)


def _add_mention(context: ArticleContext, span: Span, entity_id: str, way: Path_) -> None:
    grounded = context.grounded(span, way)
    if grounded:
        row = {
            "mention_id": context.whole_id(f"m{span.start:05d}"),
            "entity_id": entity_id,
            **grounded,
        }
        context.dataset.add("mentions", row, context.locator(way, {"entity_id": ("entity",)}))


def _overrides(context: ArticleContext) -> Iterator[tuple[Span, MentionOverride, Path_]]:
    for override, way in context.annotation.items("mentions"):
        if (override.entity is None) != override.not_a_mention:
            hint = "Give either `entity: <id>` or `not_a_mention: true`."
            message = "says neither, or both, of which entity it is and that it is no mention"
            context.problems.append(Problem(context.place(way), message, "mention-override", hint))
        elif (span := context.select(override, way, "text-verbatim")) is not None:
            yield span, override, way


def _ambiguous_name(context: ArticleContext, found: NamedSpan) -> Problem:
    name = found.span.of(context.text)
    line = context.text.count("\n", 0, found.span.start) + 1
    column = found.span.start - context.text.rfind("\n", 0, found.span.start)
    hint = (
        f"{excerpt(found.span, context.text)}\n"
        f"Say which in the annotation: mentions: [{{entity: …, exact: {name}, occurrence: …}}]"
    )
    message = f"{name!r} is a name of {' and of '.join(found.entity_ids)}"
    return Problem(Place(context.article.file, line, column), message, "name-ambiguous", hint)
