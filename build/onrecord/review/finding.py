"""Finding the words that records select, again and again in one article: each selection is sought once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from onrecord.problems import Place, Problem
from onrecord.read.marked import Path_
from onrecord.resolve.context import ArticleContext
from onrecord.resolve.selection import Unresolved, as_selector, select, select_nearest
from onrecord.text.names import NamedSpan, NameIndex
from onrecord.text.places import Places
from onrecord.text.spans import Span
from onrecord_schema.annotation import Selector

FoundT = TypeVar("FoundT")
_Asked = tuple[str, int | None, str | None, str | None, str, tuple[Span, ...] | None]


@dataclass
class Finder:
    """Finds selections in one text, and remembers where: an edit changes one record of many."""

    places: Places
    """The article."""
    _found: dict[_Asked, Span | Problem] = field(default_factory=dict[_Asked, "Span | Problem"])
    _made: dict[Path_, tuple[Any, list[Any]]] = field(default_factory=dict[Path_, tuple[Any, list[Any]]])

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.places.text

    def find(self, selection: str | Selector, near: Sequence[Span] | None, rule: str = "") -> Span | Problem:
        """Find the place that a selection means, or say what is wrong with it, at no place in particular.

        Args:
            selection: What is written.
            near: The spans that it is sought near; None where it has to be the only one.
            rule: The rule that is broken when the text is not there.
        """
        one = as_selector(selection)
        asked = (
            one.exact,
            one.occurrence,
            one.prefix,
            one.suffix,
            rule,
            None if near is None else tuple(near),
        )
        if asked not in self._found:
            self._found[asked] = self._sought(one, near, rule)
        return self._found[asked]

    def remembered(
        self, record: Any, way: Path_, made: Callable[[Any, Path_], list[FoundT]]
    ) -> Sequence[FoundT]:
        """Give what is made of a record at a place, made once for as long as it is the same object."""
        known = self._made.get(way)
        if known is None or known[0] is not record:
            known = self._made[way] = (record, made(record, way))
        return known[1]

    def _sought(self, selector: Selector, near: Sequence[Span] | None, rule: str) -> Span | Problem:
        try:
            if near is None:
                return select(selector, self.places, Place(""), rule)
            return select_nearest(selector, near, self.places, Place(""), rule)
        except Unresolved as unresolved:
            return unresolved.problem


@dataclass
class FoundContext(ArticleContext):
    """The context of an article whose selections have mostly been found before."""

    finder: Finder = field(default_factory=lambda: Finder(Places("")))

    def select(self, selection: str | Selector, way: Path_, rule: str) -> Span | None:
        """Find the place that a selection means; None, and a problem, when there is not exactly one."""
        return self._known(self.finder.find(selection, None, rule), way)

    def select_nearest(
        self, selection: str | Selector, near: Sequence[Span], way: Path_, rule: str
    ) -> Span | None:
        """Find the place that a selection means nearest to some spans; None, and a problem, if unclear."""
        return self._known(self.finder.find(selection, near, rule), way)

    def _known(self, found: Span | Problem, way: Path_) -> Span | None:
        if isinstance(found, Span):
            return found
        place = self.place(way)
        edits = tuple(edit._replace(place=place) for edit in found.edits)
        self.problems.append(found._replace(place=place, edits=edits))
        return None


class FoundNames(NameIndex):
    """The registered names; those of the one text that is asked for are found once."""

    _asked: tuple[str, list[NamedSpan]] | None = None

    def find(self, text: str) -> list[NamedSpan]:
        """Find the names in a text, as the names of all articles are found."""
        if self._asked is None or self._asked[0] is not text:
            self._asked = (text, super().find(text))
        return self._asked[1]
