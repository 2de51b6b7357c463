"""What a person asks for on the page about the file: to save it, and what of whom it is to hold."""

from collections.abc import Callable, Mapping

from onrecord.problems import UsageError
from onrecord.review.asked import Asked, NotDoneError, Outcome, record_of
from onrecord.review.fields import Record
from onrecord.review.files import ChangedOnDiskError
from onrecord.review.going import changed_between
from onrecord.review.journal import Left
from onrecord.review.naming import named
from onrecord.review.saving import RegisterError


class FileActions(Asked):
    """The actions that have to do with the file as a whole."""

    def known_of_files(self) -> Mapping[str, Callable[[], Outcome]]:
        """Give the actions by name."""
        return {
            "undo": self._undo,
            "redo": self._redo,
            "save": self._save,
            "theirs": self._theirs,
            "ours": self._ours,
            "both": self._both,
            "take-up": self._take_up,
            "set-aside": self._set_aside,
        }

    def _undo(self) -> Outcome:
        return Outcome("Undone.", self._after(self.session.undo))

    def _redo(self) -> Outcome:
        return Outcome("Done again.", self._after(self.session.redo))

    def _after(self, step: Callable[[], None]) -> Record | None:
        """Go a step, and give the record that it changed; the one that was open if it changed none."""
        step()
        return changed_between(self.now, self.session.now) or record_of(self.form)

    def _save(self) -> Outcome:
        try:
            self.session.save()
        except ChangedOnDiskError as error:
            message = "Not saved: the file has changed on disk since it was loaded. What changed is below."
            raise NotDoneError(message) from error
        except RegisterError as error:
            raise NotDoneError(f"Not saved: {error}.") from error
        except OSError as error:
            raise NotDoneError(f"Not saved: {error.strerror}.") from error
        count = len(self.now.checked.problems)
        left = f" {count} problem{'s' if count > 1 else ''} left." if count else ""
        return Outcome(f"Saved.{left}", self.shown)

    def _theirs(self) -> Outcome:
        try:
            self.session.take_theirs()
        except UsageError as error:
            raise NotDoneError(f"What is on disk cannot be read: {error}") from error
        return Outcome("Loaded from disk. Undo brings back what you had.")

    def _both(self) -> Outcome:
        try:
            clashes = self.session.take_both()
        except UsageError as error:
            raise NotDoneError(f"What is on disk cannot be read: {error}") from error
        lost = f" Both have changed {named(clashes)}: it is as on disk, and undo brings back what you had."
        return Outcome(
            f"What is on disk and what you had are one now, not saved yet.{lost if clashes else ''}"
        )

    @property
    def _left(self) -> Left:
        found = next((one for one in self.session.offered if one.stamp == self.below), None)
        if found is None:
            raise NotDoneError("That is not offered any more.")
        return found

    def _take_up(self) -> Outcome:
        clashes = self.session.take_up(self._left)
        lost = f" It has changed {named(clashes)} otherwise than what is here, which stays."
        return Outcome(f"Brought back; undo takes it away again.{lost if clashes else ''}")

    def _set_aside(self) -> Outcome:
        left = self._left
        try:
            path = left.set_aside()
        except OSError as error:
            raise NotDoneError(f"It could not be set aside: {error.strerror}.") from error
        self.session.left.remove(left)
        return Outcome(f"Set aside; it is in {path.parent.name}/{path.name}.", self.shown)

    def _ours(self) -> Outcome:
        self.session.keep_ours()
        return Outcome("The next save replaces what is on disk.", self.shown)
