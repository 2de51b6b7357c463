"""What a person asks for on the page about registers."""

from collections.abc import Callable, Mapping

from onrecord.read.marked import Path_
from onrecord.review.asked import Asked, NotDoneError, Outcome, record_of
from onrecord.review.data import data_of, mapping, value_at
from onrecord.review.edits import Drop, Put, edited
from onrecord.review.fields import Record, way_of
from onrecord.review.modelled import Field
from onrecord.review.registering import begun, made_of, referring_field, tried


class RegisterActions(Asked):
    """The actions that have to do with registers."""

    def known_of_registers(self) -> Mapping[str, Callable[[], Outcome]]:
        """Give the actions by name."""
        return {
            "new": self._new,
            "try": self._try,
            "register": self._register,
            "cancel": lambda: Outcome("Nothing was registered.", self.record),
            "take-back": self._take_back,
        }

    def _referring(self) -> tuple[Record, Field]:
        field = referring_field(self.now, self.record, self.below)
        if field is None:
            raise NotDoneError("That refers to no register.")
        return self.record, field

    def _new(self) -> Outcome:
        """Show the form for what a field is to refer to."""
        record, field = self._referring()
        typed = self.form.get(f"field:{field.name}", "")
        return Outcome("", record, begun(self.now, record, field, typed))

    def _try(self) -> Outcome:
        registering = tried(self.now, *self._referring(), self.form)
        count = len(registering.problems)
        said = f"{count} problem{'s' if count > 1 else ''} yet." if count else "It can be registered."
        return Outcome(said, registering.record, registering)

    def _register(self) -> Outcome:
        """Add a record to its register, and let the field refer to it: one step to undo."""
        record, field = self._referring()
        registering = tried(self.now, record, field, self.form)
        if registering.problems:
            return Outcome("Not registered: correct what is marked first.", record, registering, failed=True)
        new = made_of(registering)
        text = with_field(self.now.text, (*way_of(record), *field.way), new.id)
        self.session.change(text, (*self.now.added, new))
        return Outcome(f"Registered {new.id}; saving writes it into the register.", record)

    def _take_back(self) -> Outcome:
        left = tuple(one for one in self.now.added if f"{one.register}.{one.id}" != self.below)
        if left == self.now.added:
            raise NotDoneError("That was not registered here.")
        self.session.change(self.now.text, left)
        return Outcome("Taken back. What refers to it is a problem now.", record_of(self.form))


def with_field(text: str, way: Path_, posted: str) -> str:
    """Give a field a value; without one it goes, and what held nothing else goes with it."""
    if posted:
        return edited(text, Put(way, posted))
    while len(way) > 1 and isinstance(way[-1], str) and len(mapping(value_at(data_of(text), way[:-1]))) == 1:
        way = way[:-1]
    return edited(text, Drop(way))
