"""States of mind: confident that, remains open to, is weighing a run, convinced that, fears the cost."""

from onrecord.extract.quotes.clause import FINITE, OBJECTS, QUESTION_WORDS, Frame, Range
from onrecord.extract.quotes.secondary import Secondary
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import ARTICLES, is_noun, phrase_after

_MAKES = frozenset(("make", "makes", "made", "making"))
_STAYS = words("""
    remain remains remained feel feels felt seem seems seemed appear appears appeared sound sounds sounded
    grew became stay stays stayed look looks looked
""")
"""Verbs besides "be" that stand before an adjective of mind: remains hopeful that."""
_WILLING = words("""
    reluctant eager willing unwilling determined keen hesitant loath inclined disinclined desperate
    resolved
""")
"""Adjectives that take what somebody means to do: reluctant to leave."""
_DOUBTS = words(
    "skeptical sceptical doubtful dubious wary leery fearful suspicious confident unsure convinced"
)
"""Adjectives that take what somebody doubts or fears: skeptical of the number."""
_DIVIDED = words("split divided torn undecided unsure uncertain")
_ABOUT = frozenset(("on", "over", "about", "between"))
_WITH = words("flirting toying")
_MODALS = frozenset(("can", "could", "may", "might", "should"))
_COURSES = words("run bid idea notion candidacy possibility prospect plan plans proposal campaign move")
_OBJECT = kinds.DETERMINER | kinds.CAPITAL | kinds.POSSESSIVE | kinds.NUMBER | kinds.NOUN | kinds.GERUND


class Minds(Secondary):
    """Reads what somebody has in mind, as adjectives and verbs of weighing tell."""

    def _made_clear(self) -> Frame | None:
        """Read "they made it clear that B"."""
        made = self.cue - 2 if self.word(self.cue - 1) == "it" else self.cue - 1
        right = self.cue + 2
        if self.word(made) not in _MAKES or self.word(self.cue + 1) != "that" or right >= self.high:
            return None
        helper = made - 1
        while helper > self.low and self.tag(helper) & (kinds.AUXILIARY | kinds.ADVERB):
            helper -= 1
        subject = self._subject(helper)
        cue = (made, self.cue + 1)
        return subject and Frame(cue, subject, subject[0], right, "minded", right=right)

    def _minded(self) -> Frame | None:
        """Read "he is confident that B", "they are sure it B", "he is reluctant to B"."""
        helper = self._before_adjective()
        if helper is None:
            return self._minded_apart()
        shares = bool(self.before) and self.tag(helper) & kinds.COORDINATOR
        subject = self._shared_subject() if shares else self._subject(helper)
        if subject is None or self.word(subject[0]) in ("it", "there"):
            return None
        return self._willing(subject) or self._doubts(subject) or self._minds_clause(subject)

    def _doubts(self, subject: Range) -> Frame | None:
        """Read "is skeptical of the number", "remains wary of a deal"."""
        at = self.cue + 2
        if self.cue_word not in _DOUBTS or self.word(at - 1) not in ("of", "about") or at >= self.high:
            return None
        if not self._is_source(*subject):
            return None
        that = self.word(at) == "that" and is_noun(self.tag(at + 1))
        frame = self._in_mind(subject, at + that)
        if frame and that:
            frame.right = at
        return frame

    def _minds_clause(self, subject: Range) -> Frame | None:
        at = self.cue + 1
        at += self.cue_word in _DIVIDED and self.word(at) in _ABOUT and self.word(at + 1) in QUESTION_WORDS
        opens = self.word(at) in ("that", "whether") or self._sure_clause(at, kinds.BELIEVING)
        asks = self.cue_word in _DIVIDED and self.word(at) in QUESTION_WORDS
        if at + 1 >= self.high or not (asks or (opens and self.cue_word not in _WILLING)):
            return None
        right = at + 1 if self.word(at) == "that" else at
        return Frame(self._this(), subject, subject[0], right, "minded", right=right)

    def _before_adjective(self) -> int | None:
        """Find the last unit before "is", "has been" or "remains" with the adjective."""
        at = self.cue - 1
        while self.tag(at) & kinds.ADVERB or self.word(at) in ("more", "less"):
            at -= 1
        if self.word(at) in _STAYS:
            at -= 1
            while at >= self.low and self.tag(at) & (kinds.AUXILIARY | kinds.ADVERB):
                at -= 1
            return at
        helper = self._before_helpers()
        return helper if self._is_so(helper) else None

    def _minded_apart(self) -> Frame | None:
        """Read "Mr. Li left, convinced that B" and "Certain that B, Mr. Li left"."""
        right = self.cue + 2
        joined = self.tag(self.cue - 1) & kinds.COORDINATOR and self._is_minded_too()
        if joined and self.word(self.cue + 1) != "that" and self._sure_clause(self.cue + 1, kinds.BELIEVING):
            right = self.cue + 1
        elif self.word(self.cue + 1) != "that" or right >= self.high or self.tag(right) & FINITE:
            return None
        if self.cue == self.low:
            return self._leads(self.cue - 1, right)
        subject = self._earlier_subject()
        if joined and subject:
            return Frame(self._this(), subject, self.cue - 1, right, "minded", right=right, cuts=True)
        if not self._ends_with_comma(self.cue - 1):
            noun = is_noun(self.tag(self.cue - 1)) or self.tag(self.cue - 1) & (kinds.TIME | kinds.ADVERB)
            nearest = self._subject(self.cue - 1) if noun else None
            subject = (
                nearest if nearest and self._speaks(*nearest) else self._first_phrase() if noun else None
            )
        return subject and Frame(self._this(), subject, self.cue, right, "minded", right=right, cuts=True)

    def _is_minded_too(self) -> bool:
        """Read "is wary of the deal, and doubtful that it helps": a state of mind before "and"."""
        return bool(self.before) and bool(self.tag(self.before[-1].cue[0]) & kinds.MINDED)

    def _speaks(self, first: int, end: int) -> bool:
        known = kinds.SOURCE | kinds.CAPITAL
        return any(self.tags[at] & known for at in range(first, end))

    def _willing(self, subject: Range) -> Frame | None:
        """Read "he is reluctant to leave", "she is open to the idea"."""
        at = self.cue + 1
        if self.word(at) != "to" or at + 1 >= self.high or not self._is_source(*subject):
            return None
        if self._is_thing(subject) and not self._is_plural(subject[1] - 1):
            return None
        if self.cue_word == "open":
            return self._in_mind(subject, at + 1)
        if self.cue_word not in _WILLING or self.tag(at + 1) & self.no_verb:
            return None
        return Frame(self._this(), subject, subject[0], at, "source-wants", right=at)

    def _weighing(self) -> Frame | None:
        """Read "he is weighing a run", "the firm is considering selling it", "flirting with a run"."""
        at = self.cue + 1
        if self.cue_word in _WITH:
            if self.word(at) != "with" or not self._toys_with(at + 1):
                return None
            at += 1
        elif self.tag(at) & kinds.DETERMINER and self.word(at) not in ("a", "an"):
            # The request is only looked at; a request is meant.
            return None
        helper = self._before_helpers()
        if not self._is_so(helper):
            return None
        subject = self._subject(helper)
        return subject and self._in_mind(subject, at)

    def _toys_with(self, at: int) -> bool:
        """Tell "flirting with a run" from "flirting with a waitress"."""
        end = phrase_after(self.units, at, self.high)
        return bool(self.tag(at) & kinds.GERUND) or any(self.word(one) in _COURSES for one in range(at, end))

    def _in_mind(self, subject: Range, at: int) -> Frame | None:
        """Give what somebody has in mind here: a noun phrase, a gerund or a question."""
        asks = self.word(at) in QUESTION_WORDS
        if self._is_thing(subject) or not (asks or self.word(at) in OBJECTS or self.tag(at) & _OBJECT):
            return None
        if self.tag(at) & (kinds.TIME | kinds.PREPOSITION):
            return None
        stop = None if asks else self._object_end(at)
        return Frame(self._this(), subject, subject[0], at, "source-wants", right=at, stop=stop)

    def _may(self, helper: int) -> bool:
        """Read "one can expect to pay more": nobody does so yet."""
        return any(self.word(at) in _MODALS for at in range(helper + 1, self.cue))

    def _is_thing(self, subject: Range) -> bool:
        """Tell "the law favors banks" from "the governor favors a tax", "his wife favors it"."""
        known = kinds.CAPITAL | kinds.SOURCE
        named = any(self.tags[at] & known for at in range(subject[0] + 1, subject[1]))
        return self.word(subject[0]) in ARTICLES and not named

    def _felt(self) -> Frame | None:
        """Read "some officials fear the cost", "she supports the bill": a noun is feared or favored."""
        at = self.cue + 1
        tag = self.tag(self.cue)
        end = phrase_after(self.units, at, self.high)
        opens = self.tag(at) & (kinds.DETERMINER | kinds.POSSESSIVE) or self.word(at) in OBJECTS
        helper = self._before_helpers()
        subject = self._subject(helper) if opens and end > at and not self._is_so(helper) else None
        if subject is None or not self._is_source(*subject) or self._is_noun_here(tag):
            return None
        if self._is_governed(subject[0]) or self.tag(subject[0] - 1) & kinds.RELATIVE:
            return None
        return self._in_mind(subject, at)

    def _would_like(self) -> Frame | None:
        """Read "I'd like to stay", "they would love to win", "she would rather lose"."""
        right = self.cue + 1
        helper = self._before_would()
        if helper is None:
            return None
        opens = not self.tag(right) & (kinds.PREPOSITION | kinds.PAST | kinds.COMMA) and right < self.high
        if not (opens if self.cue_word == "rather" else self._wanted(right) == right):
            return None
        subject = self._subject(helper)
        if subject is None or self._is_thing(subject) or self.word(subject[0]) in ("it", "you"):
            return None
        return Frame(self._this(), subject, subject[0], right, "source-wants", right=right)

    def _before_would(self) -> int | None:
        """Find the subject's last unit before "would", or the pronoun that holds it: he'd."""
        at = self.cue - 1
        while self.tag(at) & kinds.ADVERB:
            at -= 1
        if self.word(at) == "would":
            return at - 1
        return at if self.tag(at) & kinds.PRONOUN and self.word(at).endswith(("'d", "’d")) else None

    def _not_forgotten(self) -> Frame | None:
        """Read "voters have not forgotten his vow"."""
        helper, right = self._before_helpers(), self.cue + 1
        subject = self._subject(helper) if self._is_negated(helper) else None
        if subject is None or self.tag(right) & kinds.PREPOSITION:
            return None
        return self._in_mind(subject, right)

    def _is_negated(self, helper: int) -> bool:
        """Read "would not rule out a run": he was asked, and has said so much."""
        return any(self.word(at).endswith(("not", "n't", "n’t")) for at in range(helper + 1, self.cue))
