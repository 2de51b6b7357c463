"""Selection: from the text a contributor copied to the one place in the article that is meant.

The build refuses to guess: text that is absent, or fits twice, is a problem that shows the candidates.
"""

from collections.abc import Sequence

from onrecord.problems import Edit, Place, Problem
from onrecord.text.nearest import (
    LONGEST_SEARCH_CHARS,
    Nearest,
    marked_difference,
    nearest,
    typographic_differences,
)
from onrecord.text.places import Places
from onrecord.text.spans import Span, excerpt
from onrecord_schema.annotation import Selector

_MOST_CANDIDATES = 8


class Unresolved(Exception):  # noqa: N818 -- it carries a problem of the data, not an error of the program
    """A selection that fits nowhere, or in several places."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem to be reported."""
        super().__init__(problem.message)
        self.problem = problem


def as_selector(selection: str | Selector) -> Selector:
    """Give the long form of a selection."""
    return Selector(exact=selection) if isinstance(selection, str) else selection


def select(selection: str | Selector, places: Places, place: Place, rule: str) -> Span:
    """Find the one place in an article that a selection means.

    Args:
        selection: What the contributor wrote.
        places: The places of the article.
        place: Where it was written, for problems.
        rule: The rule that is broken when the text is not in the article.

    Raises:
        Unresolved: It is not in the text, or fits in several places.
    """
    selector = as_selector(selection)
    found = _candidates(selector, places, place, rule)
    if selector.occurrence is not None:
        return _nth(selector, found, places.text, place)
    if len(found) > 1:
        raise Unresolved(_ambiguous(selector, _spans(selector, found), places.text, place))
    return _spans(selector, found)[0]


def select_nearest(
    selection: str | Selector, near: Sequence[Span], places: Places, place: Place, rule: str
) -> Span:
    """Find the place that a selection means nearest to any of some spans; whole words go first.

    Raises:
        Unresolved: It is not in the text, or two places are equally near.
    """
    selector = as_selector(selection)
    found = _candidates(selector, places, place, rule)
    if selector.occurrence is not None:
        return _nth(selector, found, places.text, place)
    apart = selector.prefix or selector.suffix
    nearest_ones = places.nearest(selector.exact, near, found if apart else None)
    if len(nearest_ones) > 1:
        raise Unresolved(_ambiguous(selector, nearest_ones, places.text, place))
    return nearest_ones[0]


def look_for(selection: str | Selector, places: Places, place: Place, rule: str) -> None:
    """See whether the text has a selection somewhere, when what it would be near to was not found.

    Raises:
        Unresolved: It is not in the text.
    """
    _candidates(as_selector(selection), places, place, rule)


def _candidates(selector: Selector, places: Places, place: Place, rule: str) -> Sequence[int]:
    """Find where the text of a selector begins, between its surroundings."""
    everywhere = places.starts(selector.exact)
    if not everywhere:
        raise Unresolved(_absent(selector.exact, places.text, place, rule))
    if not (selector.prefix or selector.suffix):
        return everywhere
    found = [start for start in everywhere if _fits(start, selector, places.text)]
    if not found:
        raise Unresolved(_no_such_surroundings(selector, _spans(selector, everywhere), places.text, place))
    return found


def _fits(start: int, selector: Selector, text: str) -> bool:
    before, after = selector.prefix or "", selector.suffix or ""
    return text.endswith(before, 0, start) and text.startswith(after, start + len(selector.exact))


def _spans(selector: Selector, starts: Sequence[int]) -> list[Span]:
    return [Span(start, start + len(selector.exact)) for start in starts]


def _nth(selector: Selector, found: Sequence[int], text: str, place: Place) -> Span:
    occurrence = selector.occurrence or 1
    if occurrence <= len(found):
        return Span(found[occurrence - 1], found[occurrence - 1] + len(selector.exact))
    message = f"asks for occurrence {occurrence}, but the text occurs {len(found)} times"
    hint = f"{_listed(_spans(selector, found), text)}\nCount again, or give a prefix and suffix instead."
    raise Unresolved(Problem(place, message, "selector-occurrence", hint))


def _absent(exact: str, text: str, place: Place, rule: str) -> Problem:
    close = nearest(exact, text)
    edits = (Edit(place, exact, close.span.of(text)),) if close and close.only_typography else ()
    return Problem(place, "not found in the article", rule, _suggestion(exact, close, text), edits=edits)


def _suggestion(exact: str, close: Nearest | None, text: str) -> str:
    if close is None:
        searched = "Nothing in the article" if len(text) <= LONGEST_SEARCH_CHARS else "Nothing near its start"
        return f"{searched} is like it. Copy the words from the article, character by character."
    article = close.span.of(text)
    if "\n" in exact or "\n" in article:
        return f"The article has: {article!r}"
    (written, under_written), (found, under_found) = marked_difference(exact, article)
    lines = [
        f"written: {written}",
        f"         {under_written}",
        f"article: {found}",
        f"         {under_found}",
    ]
    lines += typographic_differences(exact, article, alone=close.only_typography)
    return "\n".join([*(line for line in lines if line.strip()), "Copy the line of the article."])


def _ambiguous(selector: Selector, found: list[Span], text: str, place: Place) -> Problem:
    message = f"fits {len(found)} places in the article"
    hint = f"{_listed(found, text)}\nSay which: {{exact: …, occurrence: N}}, or give a prefix and suffix."
    if selector.prefix or selector.suffix:
        hint = f"{_listed(found, text)}\nGive a longer prefix or suffix."
    return Problem(place, message, "selector-ambiguous", hint)


def _no_such_surroundings(selector: Selector, found: list[Span], text: str, place: Place) -> Problem:
    message = f"is in the article, but not between {selector.prefix or ''!r} and {selector.suffix or ''!r}"
    hint = f"{_listed(found, text)}\nCopy the prefix and suffix from the article."
    return Problem(place, message, "selector-surroundings", hint)


def _listed(found: list[Span], text: str) -> str:
    lines = [f"{n}. {excerpt(span, text)}" for n, span in enumerate(found[:_MOST_CANDIDATES], 1)]
    if len(found) > _MOST_CANDIDATES:
        lines.append(f"and {len(found) - _MOST_CANDIDATES} more")
    return "\n".join(lines)
