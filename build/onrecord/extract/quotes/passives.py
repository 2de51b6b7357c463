"""Passives: who was told, ordered or said to do what; the agent, if any, stands after "by"."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, QUESTION_WORDS, Frame, Range
from onrecord.extract.quotes.complements import Complements
from onrecord.extract.words import kinds
from onrecord.extract.words.phrases import phrase_after

_EXPECTED = frozenset(("expected", "anticipated", "predicted", "projected"))
_WHEN = frozenset(("in", "by", "on", "within", "before", "next", "this", "soon", "today"))
"""Words that begin when something is expected."""
_QUESTIONED = frozenset(("asked", "pressed", "questioned", "quizzed", "grilled", "challenged"))
_INFORMED = frozenset(("told", "informed", "warned", "notified", "assured", "advised"))
"""Participles that say what somebody came to hear: told the road was closed, warned of a leak."""
_LETS = frozenset(("let", "lets", "letting"))
_ASKED = QUESTION_WORDS | {"which", "whom"}
_WHOM = frozenset(("whom", "if", "what", "how", "why", "whether", "where", "when"))
_APART = (
    kinds.COMMA
    | kinds.STOP
    | kinds.MARK
    | kinds.COORDINATOR
    | kinds.SUBORDINATOR
    | kinds.RELATIVE
    | kinds.QUOTATION
)
"""What a subject does not reach back beyond."""
_ACTS = kinds.AUXILIARY | kinds.VERB | kinds.PAST | kinds.PRONOUN
_TO_COME = frozenset(("will", "would", "may", "might", "could", "can", "should", "must"))


class Passives(Complements):
    """Reads the cues that are participles behind a form of "be"."""

    def _passive(self, tag: int) -> Frame | None:
        """Read "was told that B", "have been ordered to B by C"; the agent stands after "by"."""
        at = self.cue + 1
        agent: Range | None = None
        if self.word(at) == "by":
            end = self._source_after(at + 1)
            if end > at + 1:
                agent, at = (at + 1, end), end
        at += self.word(at) == "not" and self.word(at + 1) == "to"
        raised = (
            self._raised(tag, agent, at)
            or self._expected(at)
            or self._described(tag, agent, at)
            or self._done_by(tag, agent, at)
        )
        if raised:
            return raised
        stop: int | None = None
        if self.cue_word in _INFORMED:
            at = self._heard(at)
            stop = self._heard_of(at) if self.word(at) == "of" else None
        right = at + 1 if stop else self._passive_content(tag, at)
        if right is None or right >= self.high:
            return None
        frame = Frame(self._this(), agent, self.cue, right, "passive", right=right, stop=stop)
        return self._let_be_known(frame) if self.cue_word == "known" else frame

    def _passive_content(self, tag: int, at: int) -> int | None:
        """Find where it begins what somebody was told, ordered or accused of."""
        right: int | None = None
        if self.word(at) == "that" or self._accuses(at):
            right = at + 1
        elif self._to_do(tag, at) or self._told_clause(tag, at) or self._is_let_be(at):
            right = at
        elif self.word(at) == "as" and self.tag(at + 1) & kinds.QUOTATION:
            right = at + 1
        elif tag & kinds.TELLING and not self.tag(at) & (kinds.QUOTATION | kinds.COMMA):
            right = self._that_ahead(at)
        return right

    def _heard(self, at: int) -> int:
        """Pass over where and when in "was told at the gate there would be no questions"."""
        passed = self._after_adverbials(at)
        clause = passed > at and self.tag(passed) & kinds.PRONOUN and self.tag(passed + 1) & kinds.AUXILIARY
        return passed if clause and self.word(at) != "of" else at

    def _heard_of(self, of: int) -> int | None:
        """Find where the matter ends in "was warned of a leak in the roof"."""
        end = phrase_after(self.units, of + 1, self.high)
        return self._object_end(of + 1) if end > of + 1 or self.tag(of + 1) & kinds.GERUND else None

    def _is_let_be(self, at: int) -> bool:
        """Read "let it be known he was unhappy": a clause without "that"."""
        let = (
            self.cue_word == "known" and self.word(self.cue - 1) == "be" and self.word(self.cue - 3) in _LETS
        )
        return let and self._sure_clause(at, kinds.BELIEVING)

    def _let_be_known(self, frame: Frame) -> Frame:
        """Read "has let it be known that B": who lets it be known says it."""
        let = self.cue - 3
        if self._is_let_be(self.cue + 1) or self.word(let) in _LETS:
            helper = let - 1
            while self.tag(helper) & (kinds.AUXILIARY | kinds.ADVERB):
                helper -= 1
            joined = self.tag(helper) & kinds.COORDINATOR
            frame.subject = self._earlier_subject() if joined else self._subject(helper)
            frame.cue = let, self.cue + 1
            frame.edge, frame.cuts = let, bool(joined)
        return frame

    def _expected(self, at: int) -> Frame | None:
        """Read "a vote is expected in December": what is expected stands before, and behind it when."""
        subject = self._subject(self._before_helpers()) if self.cue_word in _EXPECTED else None
        opens = self.tag(at) & kinds.TIME or self.word(at) in _WHEN
        if subject is None or not opens or self.tag(subject[0]) & kinds.PRONOUN:
            return None
        return Frame(self._this(), None, self.cue, at, "raised-subject", right=at, ahead=subject)

    def _accuses(self, at: int) -> bool:
        """Read "is accused of hiding the tests", "is charged with hiding them"."""
        governor = {"accused": "of", "charged": "with"}.get(self.cue_word)
        return self.word(at) == governor and bool(self.tag(at + 1) & kinds.GERUND)

    def _done_by(self, tag: int, agent: Range | None, at: int) -> Frame | None:
        """Read "was condemned by Norland as a crime", "was announced by the board"."""
        helper = self._before_helpers()
        subject = self._subject(helper)
        acts = tag & kinds.JUDGING or self.cue_word == "ordered"
        if not acts or agent is None or subject is None or self._is_to_come(helper):
            return None
        if self._is_governed(subject[0]):
            # What stands before the verb belongs to a longer subject: the decision to pardon the men was ….
            subject = self._first_phrase()
        if subject is None or self.tags[subject[0]] & kinds.QUOTATION:
            return None
        right = at if self.word(at) == "as" and at + 1 < self.high else None
        return Frame(self._this(), agent, self.cue, at, "passive-by", right=right, ahead=subject)

    def _described(self, tag: int, told: Range | None, at: int) -> Frame | None:
        """Read "was described as weak by analysts", "was called a success", with the subject."""
        helper = self._before_helpers()
        subject = self._subject(helper)
        named = self.word(at) in ("a", "an") or self.tag(at) & kinds.QUOTATION
        judged = self.word(at) == "as" or (named and not self._is_to_come(helper))
        names = tag & kinds.NAMING or self.cue_word == "considered"
        if not names or not judged or at + 1 >= self.high:
            return None
        if self.word(helper) == "what":
            return self._what_is_called(at)
        if self.word(helper) in ("that", "which", "who") and not self._is_to_come(helper):
            right = at + (self.word(at) == "as")
            return Frame(self._this(), told, self.cue, right, "passive", right=right, one_clause=True)
        if subject is None or self._is_to_come(helper):
            return None
        ends = min(at + CLAUSE_AHEAD, self.high)
        by = next((ahead for ahead in range(at + 1, ends) if self.word(ahead) == "by"), None)
        end = self.high if by is None else self._source_after(by + 1)
        agent = told or (None if by is None or end == by + 1 else (by + 1, end))
        return Frame(
            self._this(),
            agent,
            self.cue,
            at + 1,
            "raised-subject",
            right=at + (self.word(at) == "as"),
            ahead=subject,
            stop=by if agent and not told else None,
        )

    def _what_is_called(self, at: int) -> Frame:
        """Read "in what is being called a historic deal, …"."""
        right = at + (self.word(at) == "as")
        return Frame(
            self._this(), None, self.cue, right, "raised-subject", right=right, one_clause=True, cuts=True
        )

    def _told_clause(self, tag: int, at: int) -> bool:
        """Read "was told he would leave", "it is believed he will leave"."""
        pronoun = self.tag(at) & kinds.PRONOUN and self.tag(at + 1) & kinds.AUXILIARY
        if tag & kinds.TELLING:
            asked = self.word(at) in _WHOM and self.word(self.cue - 2) != "to"
            plain = self.tag(at) & (kinds.DETERMINER | kinds.CAPITAL) and self.cue_word in _INFORMED
            return bool(pronoun) or asked or bool(plain and self._sure_clause(at, kinds.BELIEVING))
        nobody = self.word(self._before_helpers()) == "it" or self.word(self._before_helpers() + 1) == "it's"
        return bool(tag & kinds.RAISING and pronoun) and nobody

    def _to_do(self, tag: int, at: int) -> bool:
        orders = tag & (kinds.ORDERING | kinds.TELLING) and self.word(at) == "to"
        return bool(orders) and self.word(at + 1) != "be" and not self.tag(at + 1) & self.no_verb

    def _raised(self, tag: int, agent: Range | None, at: int) -> Frame | None:
        """Read "the bank is said to have lost": the subject is part of what is said."""
        if not tag & kinds.RAISING or self.word(at) != "to" or self.tag(at + 1) & self.no_verb:
            return None
        helper = self._before_helpers()
        subject = self._first_phrase() if self.tag(helper) & kinds.COORDINATOR else self._subject(helper)
        if subject is None and self.tag(helper) & kinds.QUOTATION:
            subject = self._before_marked(helper)
        if subject is None or at + 1 >= self.high:
            return None
        subject = self._whole_subject(subject)
        frame = Frame(self._this(), agent, self.cue, at, "raised-subject", right=at, ahead=subject)
        frame.relative = bool(self.tag(helper) & kinds.RELATIVE)
        return frame

    def _whole_subject(self, subject: Range) -> Range:
        """Take in what a phrase hangs on: a plan for the poor, polling in those towns, at least ten."""
        first = subject[0]
        hangs = self.tag(first - 1) & kinds.PREPOSITION or self.word(first - 1) == "least"
        if first <= self.low or not hangs:
            return subject
        while first > self.low and not self.tag(first - 1) & _APART:
            first -= 1
            if self.tag(first) & _ACTS:
                return subject
        governed = self.tag(first) & kinds.PREPOSITION and self.word(first + 1) != "least"
        return subject if governed else (first, subject[1])

    def _is_to_come(self, helper: int) -> bool:
        """Say whether nothing has been said yet: "will announce its results"."""
        return any(self.word(at) in _TO_COME for at in range(helper + 1, self.cue))

    def _told_first(self) -> Frame | None:
        """Read "Told that B, Mr. Li laughed", "Informed he had lost, he smiled"."""
        right = self.cue + 1
        that = self.word(right) == "that"
        if not (that or (self.tag(right) & kinds.PRONOUN and self.tag(right + 1) & kinds.AUXILIARY)):
            return None
        right += that
        return Frame(self._this(), None, self.cue, right, "asked-first", right=right, one_clause=True)

    def _asked_first(self) -> Frame | None:
        """Read "Asked whether B, Mr. Li laughed", "Mr. Li, asked by Ms. Lund whether B, laughed"."""
        if self.cue_word in _INFORMED and self.cue == self.low:
            return self._told_first()
        if self.cue_word not in _QUESTIONED:
            return None
        after, agent = self.cue + 1, None
        if self.word(after) == "by":
            end = self._source_after(after + 1)
            agent, after = (after + 1, end), end
        while self.tag(after) & kinds.TIME or (self.word(after) == "on" and self.tag(after + 1) & kinds.TIME):
            after += 1
        after += self.word(after) in ("about", "on") and self.word(after + 1) in QUESTION_WORDS
        after = after if self.word(after) in _ASKED else self._after_adverbials(after)
        if self.word(after) not in _ASKED:
            return None
        if self.cue != self.low and not self.tag(self.cue - 1) & kinds.COMMA:
            return None
        return Frame(self._this(), agent, self.cue, after, "asked-first", right=after, one_clause=True)
