"""The setting of a phrase that says when: before which day, after which other date, in what clause."""

import re
from datetime import date, timedelta
from typing import NamedTuple

_AHEAD = re.compile(
    r"\b(?:will|shall|must|next|coming|upcoming|scheduled|due|expected to|set to|to be held|tomorrow|unless"
    r"|expires?|(?:is|are) (?:expected|to)|(?:hope|plan|expect|intend|want|aim)s? (?:\w+ ){0,3}to"
    r"|(?:may|might|can|cannot) \w+)\b|['’]ll\b"
)
_CLAUSE_START = re.compile(
    r"[.;:!?\n“”\"]|, (?:but|and|said)\b| said |\b(?=(?:before|until|ahead of|unless|if|when|while) )"
)
_PAST_IT = re.compile(r"\b(?:after|since|following|in|during|at) $")
_TO_COME = re.compile("['’]s (?:vote|election|meeting|summit|hearing|deadline)")
_OPENS = re.compile(r"(?:^|\b(?:that|and|but|where|which)) *(?:[Bb]y|[Ii]n|[Oo]n|[Uu]ntil)? *$")
_THEN_WILL = re.compile(
    r",? (?:(?!said|says|told|who|which|that|when)[\w’'.-]+ ){1,6}?(?:will|is to|are to)\b"
)
_WORDS = re.compile(r"\w+ \w+")
_LONGEST_CLAUSE = 60
_SOON = timedelta(120)
_PAST = (
    "was|were|had|has been|have been|did|said|told|wrote|spoke|began|became|broke|brought|bought|built|came"
    "|caught|chose|drew|drove|fell|felt|fled|flew|fought|found|gave|got|grew|held|hung|kept|knew|led|left"
    "|lost|made|met|paid|ran|rose|sank|saw|sent|shot|sold|sought|spent|stood|struck|taught|thought|threw"
    "|took|went|won|wore"
)
_TOLD = re.compile(rf"\b(?:{_PAST}|\w{{3,}}ed)\b")


class Setting(NamedTuple):
    """Where a phrase stands: in which text, before which day of publication, after which other date."""

    today: date
    text: str
    start: int
    end: int
    before: str | None = None
    """The date that the text gave last, as far as it is near: what “the day before” counts from."""

    @property
    def ahead(self) -> bool:
        """Whether the clause around the phrase speaks of the future."""
        # Most clauses hold no such word, and need not be parted from what stands before them.
        if _AHEAD.search(self.text, *self._window) and _AHEAD.search(self._clause_before):
            return True
        if _TO_COME.match(self.text, self.end):
            return not _PAST_IT.search(self._clause_before)
        return bool(_THEN_WILL.match(self.text, self.end) and _OPENS.search(self._clause_before))

    def follows(self, latest: date, following: date) -> bool:
        """Whether the next such day or month is meant, not the latest one.

        Who leaves out the year means the running one: what is to come in it soon is meant, unless the
        clause tells of the past (the Associated Press Stylebook, “years”).
        """
        soon = following.year == self.today.year and following - self.today <= _SOON
        told = self.told or not _WORDS.search(self._clause_before)
        return self.ahead or (soon and latest.year < self.today.year and not told)

    @property
    def told(self) -> bool:
        """Whether the clause before the phrase speaks of the past."""
        return bool(_TOLD.search(self._clause_before)) and not self.ahead

    @property
    def _window(self) -> tuple[int, int]:
        return max(0, self.start - _LONGEST_CLAUSE), self.start

    @property
    def _clause_before(self) -> str:
        first, end = self._window
        return _CLAUSE_START.split(self.text[first:end])[-1]
