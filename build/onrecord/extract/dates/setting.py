"""The setting of a phrase that says when: before which day, after which other date, in what clause."""

import re
from datetime import date
from typing import NamedTuple

_AHEAD = re.compile(
    r"\b(?:will|shall|must|next|coming|upcoming|scheduled|due|expected to|set to|to be held|tomorrow|unless"
    r"|expires?|(?:is|are) expected|(?:hope|plan|expect|intend|want|aim)s? (?:\w+ ){0,3}to"
    r"|(?:may|might|can|cannot) \w+)\b|['’]ll\b"
)
_CLAUSE_START = re.compile(r"[.;:!?\n“”\"]|, (?:but|and|said)\b| said ")
_PAST_IT = re.compile(r"\b(?:after|since|following|in|during|at) $")
_TO_COME = re.compile("['’]s (?:vote|election|meeting|summit|hearing|deadline)")
_THEN_WILL = re.compile(
    r",? (?:(?!said|says|told|who|which|that|when)[\w’'.-]+ ){1,6}?(?:will|is to|are to)\b"
)
_TOLD = re.compile(r"\b(?:was|were|had|has been|have been|held|ran|met|won|lost|began|took|made|\w{3,}ed)\b")


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
        clause = self._clause_before
        to_come = _TO_COME.match(self.text, self.end) and not _PAST_IT.search(clause)
        opens = clause.strip() in ("", "On", "on") and _THEN_WILL.match(self.text, self.end)
        return bool(_AHEAD.search(clause) or to_come or opens)

    @property
    def told(self) -> bool:
        """Whether the clause before the phrase speaks of the past."""
        return bool(_TOLD.search(self._clause_before)) and not self.ahead

    @property
    def _clause_before(self) -> str:
        return _CLAUSE_START.split(self.text[max(0, self.start - 60) : self.start])[-1]
