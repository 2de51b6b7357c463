"""Selectors: how the authoring format points to a span, as briefly as leaves no doubt."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from onrecord.text.places import Places
from onrecord.text.spans import Span


class Selectors:
    """Writes the selectors of one article."""

    def __init__(self, text: str) -> None:
        """Make one for a text."""
        self.text = text
        self._places = Places(text)

    def long(self, span: Span) -> dict[str, Any]:
        """Give the long form: the words, and which occurrence of them when there are several.

        >>> Selectors("no, no").long(Span(4, 6))
        {'exact': 'no', 'occurrence': 2}
        """
        exact = span.of(self.text)
        places = self._places.starts(exact)
        if len(places) == 1:
            return {"exact": exact}
        return {"exact": exact, "occurrence": bisect_left(places, span.start) + 1}

    def short(self, span: Span) -> str | dict[str, Any]:
        """Give the words alone where they occur once, or else the long form."""
        selector = self.long(span)
        return selector["exact"] if len(selector) == 1 else selector

    def near(self, span: Span, others: Sequence[Span]) -> dict[str, Any]:
        """Give the words alone where the occurrence nearest to some spans is the one that is meant.

        As the build reads them: occurrences that are whole words go first.
        """
        exact = span.of(self.text)
        return {"exact": exact} if self._places.nearest(exact, others) == [span] else self.long(span)
