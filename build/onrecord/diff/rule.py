"""The version that a change of the data asks for: semantic versioning, seen by those who use the data.

- **major**: what somebody holds breaks. An id is gone, or stands for something else: its row is of
  another article, or its words are less than half like what they were. The text of an article
  changed, so that offsets kept elsewhere point to other characters. The licence or the rights changed.
- **minor**: there is more. A row is new.
- **patch**: anything else, such as a value that was corrected. A row of a link table has no id that
  anybody could hold; that it is gone is a correction of what it linked.

A change of the schema moves the data at least as far as `onrecord schema diff` says. This is the least
that is asked for: whether a corrected value means something else, a person may know better.
"""

from onrecord.diff.difference import has_id
from onrecord.read.published import PublishedTable
from onrecord.read.rows import Row
from onrecord.validate.schema_diff import Level

LIKE_ENOUGH = 50.0
"""Words that are less alike, in per cent, are taken for something else.

Of the claims that two people worded apart for this project's dataset all are more than 55 alike; of two
that say different things, 93 in 100 are less than 50.
"""

_WORDS = ("text", "name", "title")
_RIGHTS = ("licenses", "textRights")


def removed(table: PublishedTable) -> tuple[Level, str]:
    """Judge a row that is gone."""
    return (Level.MAJOR if has_id(table) else Level.PATCH), "is gone"


def changed(table: PublishedTable, old: Row, new: Row, fields: tuple[str, ...]) -> tuple[Level, str]:
    """Judge a row that has other values."""
    if not has_id(table):
        return Level.PATCH, "changed"
    if table.name == "articles":
        if "text_sha256" in fields:
            return Level.MAJOR, "its text changed, so that offsets kept elsewhere point to other characters"
    elif "article_id" in fields:
        return Level.MAJOR, "stands for something else: it is of another article"
    elif any(name in fields and not _alike(old[name], new[name]) for name in _WORDS):
        return Level.MAJOR, "stands for something else: its words are less than half like what they were"
    return Level.PATCH, "changed"


def described(name: str) -> Level:
    """Judge a change of what the descriptor says of the package as a whole."""
    return Level.MAJOR if name in _RIGHTS else Level.PATCH


def _alike(old: object, new: object) -> bool:
    """Say whether two texts are alike, or one a part of the other; text that is withheld proves nothing."""
    if not isinstance(old, str) or not isinstance(new, str) or old in new or new in old:
        return True
    # Imported here: most rows do not change.
    from rapidfuzz.fuzz import ratio

    return ratio(old, new, score_cutoff=LIKE_ENOUGH) > 0
