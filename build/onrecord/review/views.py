"""What the page shows: the article with its marks, the records, the problems, the record that is open."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from onrecord.problems import Problem
from onrecord.review.data import as_posted, items, mapping, value_at
from onrecord.review.drafted import next_draft
from onrecord.review.drafts import is_draft
from onrecord.review.faults import ShownProblem, below, control_at
from onrecord.review.fields import (
    HEAD,
    HEAD_RECORD,
    HEAD_WORDS,
    KIND,
    KINDS,
    Kind,
    Record,
    fields_of,
    way_of,
)
from onrecord.review.journal import Left
from onrecord.review.marked import shown_passages
from onrecord.review.naming import record_at
from onrecord.review.parts import Part
from onrecord.review.register_edits import MODELS, RegisterEdit
from onrecord.review.session import Session, changes
from onrecord.review.shown import Row, ShownField, ShownPart, ShownPassage
from onrecord.review.speakers import Speakers
from onrecord.review.suggested import Suggestion, suggested


class View:
    """One look at a session."""

    def __init__(
        self,
        session: Session,
        opened: Record | None,
        notice: str = "",
        *,
        failed: bool = False,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        """Look at a session.

        Args:
            session: The session.
            opened: The record to show in full.
            notice: What to tell the person.
            failed: Whether the notice says that something could not be done.
            typed: What was typed in the form of that record and not taken, by name of field.
        """
        self.session, self.state = session, session.now
        self.notice, self.failed, self.typed = notice, failed, typed or {}
        self.registering, self.registers = session.registering, MODELS
        self.root = ""
        """The address below which every article has its own."""
        self._rows: dict[str, list[Row]] = {}
        listed = opened and opened[1] < len(items(value_at(self.state.data, opened[:1])))
        self.opened = opened if listed or opened == HEAD_RECORD else None
        self.kinds, self.head = (HEAD, *KINDS), HEAD_RECORD

    @cached_property
    def is_draft(self) -> bool:
        """Whether the annotation is marked as a draft."""
        return is_draft(self.state.data)

    @cached_property
    def next_draft(self) -> str | None:
        """The draft to go on to once this one is reviewed and saved: empty if none is left, None before."""
        is_done = self.session.is_saved and not self.is_draft and is_draft(self.session.states[0].data)
        return next_draft(self.session.path) if is_done else None

    @cached_property
    def disk_changes(self) -> list[str]:
        """How the file differs from what was loaded."""
        return self.session.disk_changes()

    @cached_property
    def own_changes(self) -> list[str]:
        """How the annotation and the registers differ from what was loaded or saved last."""
        was, now = ({one.key: one for one in edits} for edits in (self.session.registered, self.state.edits))
        lines: list[str] = []
        for key, one in {**was, **now}.items():
            before = was[key].line if key in was else one.before
            after = now[key].line if key in now else one.before
            changed = [
                f"{sign} {one.register}: {line}"
                for sign, line in zip("-+", (before, after), strict=True)
                if line
            ]
            lines += changed if before != after else []
        return [*changes(self.session.on_disk, self.state.text), *lines]

    @staticmethod
    def changes_of(left: Left) -> list[str]:
        """Say what an earlier review had changed and not saved."""
        lines = [f"+ {one.register}: {one.line}" for one in left.unsaved.edits]
        return [*changes(left.unsaved.before, left.unsaved.text), *lines]

    @cached_property
    def edits(self) -> list[tuple[RegisterEdit, bool, list[Problem]]]:
        """What was edited in registers: whether it is written there, and what is wrong with it by now."""
        written = set(self.session.registered)
        return [
            (one, one in written, [] if one in written else self._problems_of_edit(one))
            for one in self.state.edits
        ]

    def _problems_of_edit(self, one: RegisterEdit) -> list[Problem]:
        others = tuple(other for other in self.state.edits if other is not one)
        return self.session.checker.registers.problems_of(one, others)

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """What the draft would have proposed if a register had it, but for what one has by now."""
        return suggested(self.state)

    @cached_property
    def speakers(self) -> Speakers:
        """Who speaks, in the open quote and in all."""
        return Speakers(self.state, self.opened)

    @cached_property
    def problems(self) -> list[ShownProblem]:
        """The problems, each with the name of the record that it is about."""
        found = ((one, record_at(one)) for one in self.state.checked.problems)
        return [ShownProblem(one, record, self._name_of(record)) for one, record in found]

    def _name_of(self, record: Record | None) -> str:
        """Call a record what its row does; one without a name by its place, counted from 1."""
        if record is None or record == HEAD_RECORD:
            return "the article" if record else ""
        kind, at = KIND[record[0]], record[1]
        rows = self.rows(kind)
        own = rows[at].label if kind.letter and at < len(rows) else ""
        return own or f"{kind.one} {at + 1}"

    @cached_property
    def open_name(self) -> str:
        """What the open record is called."""
        return self._name_of(self.opened)

    @cached_property
    def _problems_of(self) -> Mapping[Record, list[Problem]]:
        found: dict[Record, list[Problem]] = defaultdict(list)
        for problem in self.state.checked.problems:
            if record := record_at(problem):
                found[record].append(problem)
        return found

    @cached_property
    def open_problems(self) -> Mapping[str, list[ShownProblem]]:
        """The problems of the open record, by the control that they are shown at; those of none at ""."""
        fields = [one.field.name for one in self.fields]
        parts = [one.name for one in self.parts if one.words is not None]
        found: dict[str, list[ShownProblem]] = defaultdict(list)
        for problem in self._problems_of.get(self.opened, []) if self.opened else []:
            at = control_at(below(problem), fields, parts)
            found[at].append(ShownProblem(problem, self.opened, self.open_name, at))
        return found

    @cached_property
    def rules(self) -> list[tuple[str, int]]:
        """The rules that proposed what is not accepted yet, each with how much."""
        return sorted(Counter(one.rule for one in self.state.proposals.values()).items())

    @cached_property
    def proposed(self) -> int:
        """How many records were proposed when the review began."""
        return len(self.session.states[0].proposals)

    @property
    def done(self) -> int:
        """How many of them have been accepted or deleted."""
        return max(self.proposed - len(self.state.proposals), 0)

    def rows(self, kind: Kind) -> list[Row]:
        """Give the records of a kind."""
        if kind.name not in self._rows:
            self._rows[kind.name] = [self._head()] if kind is HEAD else list(self._listed(kind))
        return self._rows[kind.name]

    def _listed(self, kind: Kind) -> Iterator[Row]:
        proposals, after = self.state.proposals, len(self.state.article)
        for at, value in enumerate(items(value_at(self.state.data, (kind.name,)))):
            record = (kind.name, at)
            known = mapping(value)
            told = value_at(known, ("speaker", "entity")) or value_at(known, ("speaker", "exact"))
            about = known.get("claim") or known.get("event") or known.get("entity") or told
            yield Row(
                record,
                as_posted(known.get("id") or known.get("role")),
                " … ".join(
                    part.words for part in self._parts_of[record] if part.role in ("content", "words")
                ),
                as_posted(about) or ("not a name" if kind.name == "mentions" else ""),
                len(self._problems_of.get(record, ())),
                proposals.get(record),
                record == self.opened,
                min((part.span.start for part in self._parts_of[record] if part.span), default=after),
            )

    def _head(self) -> Row:
        head = mapping(self.state.data)
        words = [part.words for part in self._parts_of[HEAD_RECORD]]
        told = [as_posted(value_at(head, way)) for way in (("outlet",), ("published", "date"))]
        problems = len(self._problems_of.get(HEAD_RECORD, ()))
        return Row(
            HEAD_RECORD,
            "head",
            " — ".join(words),
            ", ".join(filter(None, told)),
            problems,
            None,
            self.opened == HEAD_RECORD,
        )

    @cached_property
    def _parts_of(self) -> Mapping[Record, list[Part]]:
        found: dict[Record, list[Part]] = defaultdict(list)
        for part in self.state.parts:
            found[part.record].append(part)
        return found

    @cached_property
    def fields(self) -> list[ShownField]:
        """The fields of the open record."""
        if self.opened is None:
            return []
        record = mapping(value_at(self.state.data, way_of(self.opened)))
        shown: list[ShownField] = []
        for field in fields_of(KIND[self.opened[0]], record):
            value = as_posted(value_at(record, field.way))
            typed = self.typed.get(f"field:{field.name}", value)
            shown.append(ShownField(field, typed, self.ids.get(field.table, {}).get(value, "")))
        return shown

    @property
    def has_rare(self) -> bool:
        """Whether one of the fields that are folded away holds something, or is wrong."""
        names = self.open_problems
        return any(one.is_rare and (one.value or one.field.name in names) for one in self.fields)

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, str]]:
        """The ids that fields may hold, by table, each with what it means."""
        own = {row.label: f"{row.told}: {row.words}" for row in self.rows(KIND["quotes"]) if row.label}
        return {**self.state.checked.shared.ids, "quotes": own}

    @cached_property
    def parts(self) -> list[ShownPart]:
        """The parts of the open record, and those it could have besides."""
        if self.opened is None:
            return []
        found = [_shown(part, self._parts_of[self.opened]) for part in self._parts_of[self.opened]]
        found = [replace(one, words=self.typed.get(f"words:{one.name}", one.words)) for one in found]
        if self.opened == HEAD_RECORD:
            names = {part.name for part in found}
            return found + [
                ShownPart(one, one, None, None, can_go=False) for one in HEAD_WORDS if one not in names
            ]
        if self.opened[0] != "quotes":
            return found or [ShownPart("exact", "words", None, None, can_go=False)]
        names = {part.name for part in found}
        count = {role: sum(name.startswith(role) for name in names) for role in ("content", "relays")}
        more = [("speaker", "speaker"), ("cue", "cue")]
        more += [(f"content.{count['content']}", "more content"), (f"relays.{count['relays']}", "relay")]
        return found + [
            ShownPart(name, label, None, None, can_go=False) for name, label in more if name not in names
        ]

    @cached_property
    def passages(self) -> list[ShownPassage]:
        """The article, passage by passage, with what is marked in it."""
        return shown_passages(self.state, self.opened)


def _shown(part: Part, siblings: list[Part]) -> ShownPart:
    below = ".".join(map(str, part.below)) or "exact"
    several = sum(one.role == "content" for one in siblings) > 1
    can_go = part.role in ("speaker", "relay", *HEAD_WORDS) or (part.role == "content" and several)
    return ShownPart(below, part.role, part.words, part.span, can_go)
