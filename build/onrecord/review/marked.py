"""The article as the page shows it: passage by passage, cut at the edges of what is marked in it."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from onrecord.review.data import as_posted, value_at
from onrecord.review.fields import Record
from onrecord.review.parts import Part
from onrecord.review.session import State
from onrecord.review.shown import ShownPassage
from onrecord.serve.pages.marks import Mark, Segment, segments
from onrecord.text.passages import text_lines

_LAYERS = {"assertions": "assertion", "events": "event"}


def shown_passages(state: State, opened: Record | None) -> list[ShownPassage]:
    """Cut the article into its passages; white space between them is left out."""
    text = state.article
    roles = {
        part.span: as_posted(value_at(state.data, (*part.way, "role")))
        for part in state.parts
        if part.way[0] == "passages" and part.span
    }
    lines = [line for line in text_lines(text) if not any(span.overlaps(line) for span in roles)]
    marks = sorted(_marks(state, opened), key=lambda mark: mark.start)
    longest = max((mark.end - mark.start for mark in marks), default=0)
    shown: list[ShownPassage] = []
    reached = 0
    for span in sorted([*roles, *lines]):
        # Passages that overlap are a problem, but the text is shown once.
        start = max(span.start, reached)
        if start < span.end:
            first = bisect_left(marks, start - longest, key=lambda mark: mark.start)
            last = bisect_left(marks, span.end, key=lambda mark: mark.start)
            here = [mark for mark in marks[first:last] if mark.end > start]
            cut = _cut(text, start, span.end, tuple(here))
            shown.append(ShownPassage(start, roles.get(span, "paragraph"), cut))
            reached = span.end
    return shown


def _marks(state: State, opened: Record | None) -> Iterator[Mark]:
    for part in state.parts:
        if part.span is None:
            continue
        anchor = f"{part.record[0]}-{part.record[1]}"
        if layer := _layer(state, part):
            yield Mark(*part.span, layer, anchor)
            if part.record in state.proposals:
                yield Mark(*part.span, "proposed", anchor)
        if part.record == opened:
            yield Mark(*part.span, "here", anchor)
    for row in state.checked.dataset.rows("mentions"):
        yield Mark(row["start"], row["end"], "mention", "")


def _layer(state: State, part: Part) -> str:
    if part.role == "content":
        kind = value_at(state.data, (*part.record, "kind"))
        return kind if kind in ("direct", "indirect", "mixed") else "indirect"
    return part.role if part.role != "words" else _LAYERS.get(part.record[0], "")


@lru_cache(maxsize=5000)
def _cut(text: str, start: int, end: int, marks: tuple[Mark, ...]) -> tuple[Segment, ...]:
    """Cut a passage at the edges of its marks, which an edit leaves as they were in all but a few."""
    return tuple(segments(text, start, end, marks))
