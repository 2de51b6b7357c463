"""What a review has not saved, noted after each edit: whatever ends it, the next one can go on from there."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from re import compile as pattern
from typing import Any

from onrecord.review.files import read_whole, write_whole
from onrecord.review.register_edits import RegisterEdit

_NOTE = "# onrecord review: "
"""What the last line begins with, which holds what the annotation itself does not."""


@dataclass(frozen=True)
class Unsaved:
    """What a review has not saved."""

    text: str
    """The annotation."""
    before: str
    """What its file held when it was last loaded or saved."""
    edits: tuple[RegisterEdit, ...] = ()
    """What registers would have got."""

    def as_file(self) -> str:
        """Write it as an annotation, with a comment at the end that holds the rest."""
        edits = [(one.register, one.line, one.before) for one in self.edits]
        rest = json.dumps({"length": len(self.text), "before": self.before, "registers": edits})
        end = "" if self.text.endswith("\n") else "\n"
        return f"{self.text}{end}{_NOTE}{rest}\n"


def read_unsaved(content: str) -> Unsaved | None:
    r"""Read what `as_file` wrote; None if it is anything else.

    >>> one = Unsaved("article: x", "article: y\n", (RegisterEdit("claims", "{id: z}"),))
    >>> read_unsaved(one.as_file()) == one
    True
    >>> read_unsaved("article: x")
    """
    try:
        end = content.rindex(_NOTE)
        rest: Any = json.loads(content[end + len(_NOTE) :])
        edits = tuple(RegisterEdit(*one) for one in rest["registers"])
        # One line feed may have been put in; a person may have changed the rest.
        text = content[: end - 1] if end == rest["length"] + 1 else content[:end]
        return Unsaved(text, rest["before"], edits)
    except (ValueError, KeyError, TypeError):
        return None


@dataclass(frozen=True)
class Left:
    """What an earlier review has left unsaved."""

    path: Path
    unsaved: Unsaved
    stamp: str
    """When that review was begun: `20240305T101500`, and a number where two were at once."""

    @property
    def when(self) -> str:
        """When that review was begun, for a person: `2024-03-05 10:15`."""
        day, _, time = self.stamp.partition("T")
        return f"{day[:4]}-{day[4:6]}-{day[6:]} {time[:2]}:{time[2:4]}"

    def set_aside(self) -> Path:
        """Let it be offered no more; its file stays, under another name."""
        return self.path.rename(self.path.with_name(self.path.name.replace("unsaved-", "discarded-", 1)))

    def forget(self, *, keeps: bool) -> None:
        """Let it be offered no more, for it is in another review; keep its file if that has not all of it."""
        with suppress(OSError):
            if keeps:
                self.set_aside()
            else:
                self.path.unlink()


@dataclass
class Journal:
    """Notes what one review has not saved, in a file that no other review writes."""

    folder: Path
    article_id: str
    path: Path | None = None
    """Where it is noted; None while nothing is."""
    fault: str = ""
    """Why the last edit could not be noted; empty if it was."""
    began: str = field(default_factory=lambda: datetime.now().astimezone().strftime("%Y%m%dT%H%M%S"))

    def note(self, unsaved: Unsaved | None) -> None:
        """Note what is not saved by now; None if all is."""
        self.fault = ""
        try:
            if unsaved is None:
                self._forget()
            else:
                self.path = self.path or self._own()
                write_whole(self.path, unsaved.as_file())
        except OSError as error:
            self.fault = error.strerror or str(error)

    def _own(self) -> Path:
        """Make a file of one's own: what another review has left is not written over."""
        self.folder.mkdir(exist_ok=True)
        number = 1
        while True:
            stamp = f"{self.began}-{number}" if number > 1 else self.began
            path = self.folder / f"unsaved-{self.article_id}-{stamp}.yaml"
            with suppress(FileExistsError):
                path.touch(exist_ok=False)
                return path
            number += 1

    def _forget(self) -> None:
        if self.path:
            self.path.unlink(missing_ok=True)
            self.path = None

    def left(self, on_disk: str) -> list[Left]:
        """Find what earlier reviews have left, the latest first; the file of what is on disk by now goes."""
        found: list[Left] = []
        for one in self._left():
            if one.unsaved.text == on_disk and not one.unsaved.edits:
                with suppress(OSError):
                    one.path.unlink()
            else:
                found.append(one)
        return found

    def _left(self) -> Iterator[Left]:
        name = pattern(rf"unsaved-{self.article_id}-(\d{{8}}T\d{{6}}(?:-\d+)?)\.yaml")
        for path in sorted(self.folder.glob(f"unsaved-{self.article_id}-*.yaml"), reverse=True):
            match, unsaved = name.fullmatch(path.name), read_unsaved(read_whole(path))
            if match and unsaved:
                yield Left(path, unsaved, match[1])
