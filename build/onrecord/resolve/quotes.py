"""Rows of quotes, their spans and their relays."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.problems import Problem
from onrecord.read.marked import Path_
from onrecord.resolve.context import ArticleContext, dated, spanned
from onrecord.text.spans import Span
from onrecord_schema.annotation import AnnotatedQuote
from onrecord_schema.vocabularies import QuotePart

RULE = "quote-verbatim"
BETWEEN_PIECES = " … "
"""Stands between the pieces of a quote that is interrupted."""


def add_quotes(context: ArticleContext) -> None:
    """Add the rows of every quote of the article."""
    for quote, way in context.annotation.items("quotes"):
        content = _content(context, quote, way)
        if content:
            _add_quote(context, quote, way, content)
        else:
            _look_for_attribution(context, quote, way)


def _content(context: ArticleContext, quote: AnnotatedQuote, way: Path_) -> list[Span]:
    """Find the pieces of content; an empty list, and problems, unless all are found in order."""
    ways = [(*way, "content", at) for at in range(len(quote.content))]
    spans = [
        context.select(piece, piece_way, RULE) for piece, piece_way in zip(quote.content, ways, strict=True)
    ]
    pieces = [span for span in spans if span is not None]
    if len(pieces) < len(spans):
        return []
    for (before, after), piece_way in zip(pairwise(pieces), ways[1:], strict=True):
        if after.start < before.end:
            context.problems.append(
                Problem(
                    context.place(piece_way),
                    "ends before it starts: this piece stands before the one above it, or overlaps it",
                    "quote-pieces-in-order",
                    "List the pieces in the order of the text.",
                )
            )
            return []
    return pieces


def _look_for_attribution(context: ArticleContext, quote: AnnotatedQuote, way: Path_) -> None:
    """Say what else of a quote is not in the article, when its content is not found."""
    if quote.speaker:
        context.look_for(quote.speaker, (*way, "speaker"), RULE)
    context.look_for(quote.cue, (*way, "cue"), RULE)
    for at, relay in enumerate(quote.relays):
        context.look_for(relay, (*way, "relays", at), RULE)


def _add_quote(context: ArticleContext, quote: AnnotatedQuote, way: Path_, content: Sequence[Span]) -> None:
    passages = [context.passage_of(span, (*way, "content")) for span in content]
    speaker = quote.speaker and context.select_nearest(quote.speaker, content, (*way, "speaker"), RULE)
    cue = context.select_nearest(quote.cue, content, (*way, "cue"), RULE)
    if cue is None or passages[0] is None or (quote.speaker and speaker is None):
        return
    quote_id = context.whole_id(quote.id)
    context.dataset.add(
        "quotes",
        {
            "quote_id": quote_id,
            "article_id": context.article.article_id,
            "passage_id": passages[0],
            "kind": quote.kind.value,
            "text": BETWEEN_PIECES.join(span.of(context.text) for span in content),
            "start": content[0].start,
            "end": content[-1].end,
            "speaker_id": quote.speaker.entity if quote.speaker else None,
            "speaker_text": speaker.of(context.text) if speaker else None,
            "cue_text": cue.of(context.text),
            "addressee_id": quote.addressee,
            "medium": quote.medium,
            **dated("said", quote.said),
            "utterance_id": quote.utterance,
        },
        context.locator(
            way,
            {
                "quote_id": ("id",),
                "speaker_id": ("speaker", "entity"),
                "speaker_text": ("speaker",),
                "addressee_id": ("addressee",),
                "cue_text": ("cue",),
                "utterance_id": ("utterance",),
                "text": ("content",),
            },
        ),
    )
    parts = [(span, QuotePart.CONTENT) for span in content]
    parts += [(cue, QuotePart.CUE)] + ([(speaker, QuotePart.SPEAKER)] if speaker else [])
    _add_spans(context, quote_id, way, parts)
    _add_relays(context, quote, quote_id, way, content)


def _add_spans(
    context: ArticleContext, quote_id: str, way: Path_, parts: Sequence[tuple[Span, QuotePart]]
) -> None:
    for seq, (span, part) in enumerate(sorted(parts), 1):
        below = ("content",) if part is QuotePart.CONTENT else (part.value,)
        row = {"quote_id": quote_id, "seq": seq, "part": part.value, **spanned(span, context.text)}
        context.dataset.add("quote_spans", row, context.locator((*way, *below), {"quote_id": ()}))


def _add_relays(
    context: ArticleContext, quote: AnnotatedQuote, quote_id: str, way: Path_, content: Sequence[Span]
) -> None:
    for hop, relay in enumerate(quote.relays, 1):
        relay_way = (*way, "relays", hop - 1)
        span = context.select_nearest(relay, content, relay_way, RULE)
        if span is not None:
            row = {"quote_id": quote_id, "hop": hop, "entity_id": relay.entity, **spanned(span, context.text)}
            context.dataset.add("quote_relays", row, context.locator(relay_way, {"entity_id": ("entity",)}))
