"""Rows of articles and passages."""

from bisect import bisect_left, insort

from onrecord.problems import Problem
from onrecord.read.marked import Path_
from onrecord.resolve.context import ArticleContext, dated, spanned
from onrecord.text.passages import text_lines
from onrecord.text.spans import Span, Stretches
from onrecord_schema.annotation import AnnotatedPassage
from onrecord_schema.vocabularies import PassageRole


def add_article(context: ArticleContext) -> None:
    """Add the row of the article itself."""
    annotation, article = context.annotation.record, context.article
    published = annotation.published
    context.dataset.add(
        "articles",
        {
            "article_id": article.article_id,
            "outlet_id": annotation.outlet,
            "headline": _verbatim(context, "headline"),
            "byline": _verbatim(context, "byline"),
            "language": annotation.language,
            **dated("published", published.date if published else None),
            "published_basis": published.basis.value if published else None,
            "updated": annotation.updated,
            "url": annotation.url,
            "source_file": article.source_file,
            "text": article.text,
            "text_sha256": article.sha256,
            "char_count": len(article.text),
            "word_count": len(article.text.split()),
            "rights": annotation.rights,
        },
        context.locator((), {"outlet_id": ("outlet",), "published": ("published", "date")}),
    )


def _verbatim(context: ArticleContext, field: str) -> str | None:
    selection = getattr(context.annotation.record, field)
    if selection is None:
        return None
    # A headline or byline may stand in the text more than once: which one is meant does not matter.
    near = context.select_nearest(selection, [Span(0, 0)], (field,), "text-verbatim")
    return near.of(context.text) if near else None


def add_passages(context: ArticleContext) -> None:
    """Add a row for every line that holds text: as annotated, or as a paragraph."""
    typed = _annotated_passages(context)
    taken = Stretches(typed)
    untyped = [line for line in text_lines(context.text) if not taken.hold(line)]
    for seq, span in enumerate(sorted([*typed, *untyped]), 1):
        passage, way = typed.get(span, (None, ()))
        passage_id = context.whole_id(f"p{span.start:05d}")
        context.passages.append((span, passage_id))
        context.dataset.add(
            "passages",
            {
                "passage_id": passage_id,
                "article_id": context.article.article_id,
                "seq": seq,
                "role": (passage.role if passage else PassageRole.PARAGRAPH).value,
                **spanned(span, context.text),
                **dated("dated", passage.dated if passage else None),
            },
            context.locator(way),
        )


def _annotated_passages(context: ArticleContext) -> dict[Span, tuple[AnnotatedPassage, Path_]]:
    lines = text_lines(context.text)
    starts, ends = {line.start for line in lines}, {line.end for line in lines}
    found: dict[Span, tuple[AnnotatedPassage, Path_]] = {}
    in_order: list[Span] = []
    for passage, way in context.annotation.items("passages"):
        span = context.select(passage, way, "text-verbatim")
        if span is None:
            continue
        if span.start not in starts or span.end not in ends:
            context.problems.append(_not_whole_lines(context, span, way))
        elif _overlaps_neighbour(span, in_order):
            context.problems.append(
                Problem(
                    context.place(way), "overlaps another passage", "passages-tile", "Keep one of the two."
                )
            )
        else:
            found[span] = (passage, way)
            insort(in_order, span)
    return found


def _overlaps_neighbour(span: Span, in_order: list[Span]) -> bool:
    """Say whether a span overlaps any of some that do not overlap one another."""
    at = bisect_left(in_order, span)
    return any(span.overlaps(other) for other in in_order[max(at - 1, 0) : at + 1])


def _not_whole_lines(context: ArticleContext, span: Span, way: Path_) -> Problem:
    line = next((line for line in text_lines(context.text) if line.overlaps(span)), span)
    hint = f"Write the whole line: {line.of(context.text)!r}"
    return Problem(context.place(way), "is not a whole line of the article", "passage-whole-lines", hint)
