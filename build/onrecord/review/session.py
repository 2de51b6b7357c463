"""A review session: one annotation in memory, every state of it since it was opened, and its file."""

import difflib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.paths import Project
from onrecord.problems import UsageError, as_text
from onrecord.read.documents import decode, parse_document
from onrecord.review.checking import Checked, Checker
from onrecord.review.data import data_of, items, mapping
from onrecord.review.drafts import Proposal, proposals
from onrecord.review.files import ChangedOnDiskError, read_whole, write_whole
from onrecord.review.journal import Journal, Left, Unsaved
from onrecord.review.merging import merged
from onrecord.review.parts import Part, parts_of
from onrecord.review.register_edits import RegisterEdit
from onrecord.review.register_form import Registering
from onrecord.review.saving import write_registers


@dataclass(frozen=True)
class State:
    """The annotation as it is after an edit, and what is known of it."""

    text: str
    checker: Checker
    edits: tuple[RegisterEdit, ...] = ()
    """What was added to registers, or changed there, since the review began."""
    loaded: int = 0
    """How often what is on disk had been taken in before it."""

    @property
    def article(self) -> str:
        """The text of the article."""
        return self.checker.finder.text

    @cached_property
    def data(self) -> Any:
        """What the text says."""
        return data_of(self.text)

    @cached_property
    def parts(self) -> list[Part]:
        """The words that its records select."""
        return parts_of(self.checker.finder, self.data)

    @cached_property
    def proposals(self) -> dict[tuple[str, int], Proposal]:
        """Its records that are not accepted yet."""
        return proposals(self.text)

    @cached_property
    def checked(self) -> Checked:
        """What the rules say of it."""
        return self.checker.check(self.text, self.edits)


@dataclass
class Session:
    """A person's review of one annotation."""

    article_id: str
    path: Path
    checker: Checker
    on_disk: str
    """What the file held when it was last loaded or saved."""
    states: list[State] = field(default_factory=list[State])
    at: int = 0
    """Which of the states is the present one: those after it have been undone."""
    version: int = 0
    """Counts every change, so that a page that shows an older state is found out."""
    registered: tuple[RegisterEdit, ...] = ()
    """What this review has written into registers."""
    registering: Registering | None = None
    """The form of a register that is being filled in; what is done elsewhere leaves it as it is."""
    journal: Journal | None = None
    """Where what is not saved is noted after each edit."""
    left: list[Left] = field(default_factory=list[Left])
    """What earlier reviews have left unsaved."""
    brought_back: dict[str, State] = field(default_factory=dict[str, State])
    """The state in which each of that was brought back, by its stamp."""
    clashed: set[str] = field(default_factory=set[str])
    """Which of that has clashed with what was there, so that not all of it is in here."""
    bases: list[str] = field(default_factory=list[str])
    """What the file held that states were made of, for each time it was loaded: then, or when last saved."""
    shown: list[str] = field(default_factory=list[str])
    """The annotation of each version: a page that is out of date shows one of them."""

    def __post_init__(self) -> None:
        """Begin with what the file holds."""
        self.states = [State(self.on_disk, self.checker)]
        self.bases, self.shown = [self.on_disk], [self.on_disk]

    @property
    def now(self) -> State:
        """The present state."""
        return self.states[self.at]

    @property
    def is_saved(self) -> bool:
        """Whether the file was given the present state."""
        return self.now.text == self.on_disk and set(self.now.edits) == set(self.registered)

    @property
    def article(self) -> str:
        """The text of the article."""
        return self.now.article

    def change(self, text: str, edits: tuple[RegisterEdit, ...] | None = None) -> None:
        """Go on to a new state; what had been undone is forgotten.

        Args:
            text: The annotation.
            edits: What is added to registers, or changed there; as before when None.
        """
        now = self.now
        self._go_on(State(text, self.checker, now.edits if edits is None else edits, now.loaded))

    def _go_on(self, state: State) -> None:
        if state != self.now:
            self.states = [*self.states[: self.at + 1], state]
            self._go(self.at + 1)

    def undo(self) -> None:
        """Go back one state."""
        self._go(max(self.at - 1, 0))

    def redo(self) -> None:
        """Go forward to the state that was undone."""
        self._go(min(self.at + 1, len(self.states) - 1))

    def _go(self, at: int) -> None:
        self.version += at != self.at
        form = self.registering
        if form and form.record and self._count(form.record[0], at) != self._count(form.record[0], self.at):
            # What the form is for may be another record by its position.
            self.registering = None
        if at != self.at:
            self.at = at
            self.shown.append(self.now.text)
            self._note()

    def _note(self) -> None:
        if self.journal:
            new = tuple(one for one in self.now.edits if one not in self.registered)
            self.journal.note(None if self.is_saved else Unsaved(self.now.text, self.base, new))

    def _count(self, name: str, at: int) -> int:
        return len(items(mapping(self.states[at].data).get(name)))

    def used_ids(self, name: str) -> set[str]:
        """Give every id that a list of records has had: ids are never used again."""
        lists = (items(mapping(state.data).get(name)) for state in self.states)
        return {str(mapping(record).get("id")) for records in lists for record in records}

    @property
    def base(self) -> str:
        """What the file held when what is here was made of it, or was saved: nothing else is overwritten."""
        return self.bases[self.now.loaded]

    def disk_changes(self) -> list[str]:
        """Say how the file differs from what was loaded, line by line; empty if it does not."""
        return changes(self.base, self._read())

    def save(self) -> None:
        """Give the file the present state, in one step; registers get what was edited of them before.

        Raises:
            ChangedOnDiskError: Someone else has changed the file; it is left alone.
            RegisterError: A register cannot take what was edited; no file has changed.
        """
        if self._read() != self.base:
            raise ChangedOnDiskError
        write_registers(self.checker.registers.folder, self.registered, self.now.edits)
        self.registered = self.now.edits
        self.checker.registers.own.update(one.key for one in self.registered)
        if self.now.text != self.base:
            write_whole(self.path, self.now.text, self.base)
        self.on_disk = self.now.text
        # States of before the file was loaded last have not seen what it has: they are not saved over it.
        self.bases[self.now.loaded :] = [self.on_disk] * (len(self.bases) - self.now.loaded)
        self.end()

    def take_theirs(self) -> None:
        """Go on from what is on disk now; the edits made here can be had back by undoing.

        Raises:
            UsageError: What is on disk cannot be read.
        """
        text = self._readable()
        self._take(text, text)

    def take_both(self) -> tuple[str, ...]:
        """Go on from what is on disk now, with the edits made here: where they clash, with what is on disk.

        Returns:
            What clashes.

        Raises:
            UsageError: What is on disk cannot be read.
        """
        theirs = self._readable()
        both = merged(self.base, self.now.text, theirs)
        self._take(both.text, theirs)
        return both.clashes

    def _readable(self) -> str:
        text = self._read()
        if problems := parse_document(text, self.path.name)[1]:
            raise UsageError(as_text(problems[0]))
        return text

    def _take(self, text: str, on_disk: str) -> None:
        self.on_disk = on_disk
        self.bases.append(on_disk)
        self._go_on(State(text, self.checker, self.now.edits, len(self.bases) - 1))

    def keep_ours(self) -> None:
        """Let the next save replace what is on disk now."""
        self.on_disk = self.bases[self.now.loaded] = self._read()
        self._note()

    @property
    def offered(self) -> list[Left]:
        """What earlier reviews have left unsaved and is not in here: undoing offers it again."""
        past = self.states[: self.at + 1]
        back = {stamp for stamp, state in self.brought_back.items() if any(one is state for one in past)}
        return [one for one in self.left if one.stamp not in back]

    def end(self) -> Path | None:
        """Forget what was noted and is saved, or is noted anew; give where it is noted what is not."""
        if self.journal is None:
            return None
        self._note()
        offered = self.offered
        for one in self.left:
            if one not in offered:
                one.forget(keeps=one.stamp in self.clashed)
        self.left = offered
        return self.journal.path

    def take_up(self, left: Left) -> tuple[str, ...]:
        """Go on from what an earlier review has left unsaved, with what has been done here since.

        Returns:
            What clashes: it is as it is here.
        """
        both = merged(left.unsaved.before, left.unsaved.text, self.now.text)
        edits = self.now.edits
        for one in left.unsaved.edits:
            edits = edits if one.key in {known.key for known in edits} else (*edits, one)
        self.change(both.text, edits)
        self.brought_back[left.stamp] = self.now
        self.clashed |= {left.stamp} if both.clashes else set()
        return both.clashes

    def _read(self) -> str:
        return read_whole(self.path)


def open_session(project: Project, article_id: str) -> Session:
    """Open the annotation of an article.

    Raises:
        UsageError: There is no such article or annotation, or it cannot be read.
    """
    path = project.annotations / f"{article_id}.yaml"
    source = project.articles / f"{article_id}.txt"
    for needed in (source, path):
        if needed.parent not in (project.articles, project.annotations) or not needed.is_file():
            raise UsageError(f"there is no {project.name_of(needed)}: onrecord draft makes both")
    checker = Checker(project, path)
    text, problems = decode(path.read_bytes(), project.name_of(path))
    if text is not None and not problems:
        document, problems = parse_document(text, project.name_of(path))
        if document and mapping(document.data).get("article") != article_id:
            raise UsageError(f"{project.name_of(path)} is not the annotation of {article_id}")
    if text is None or problems or checker.article is None:
        faults = "\n".join(map(as_text, problems or checker.registers.read().problems))
        raise UsageError(f"correct this in an editor first:\n{faults}")
    journal = Journal(project.dist, article_id)
    return Session(article_id, path, checker, text, journal=journal, left=journal.left(text))


def changes(before: str, after: str) -> list[str]:
    """Say how two texts differ, the lines that went and those that came."""
    old, new = before.splitlines(), after.splitlines()
    found = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:] if before != after else []
    return found or (["(the white space at the end)"] if before != after else [])
