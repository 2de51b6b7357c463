"""Views: in the eyes of, by his account, to hear him tell it, the thinking goes, is reportedly gone."""

from onrecord.extract.quotes.clause import CLAUSE_AHEAD, OBJECTS, Frame, Range
from onrecord.extract.quotes.objects import STANDS_FOR
from onrecord.extract.quotes.polls import Polls
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import phrase_after

_EYES = words("eyes telling estimation judgment judgement reckoning view opinion")
_NOBODY = frozenset(("law", "god", "beholder", "storm", "nation"))
"""In whose eyes something is without anybody's having said so."""
_COUNTS = words("account accounts estimate estimates count counts reckoning telling admission")
_SEES = words("see sees saw")
_ONLOOKERS = words("""
    analysts economists critics experts observers strategists advisers supporters opponents allies skeptics
    investors democrats republicans conservatives liberals progressives pollsters traders aides
""")
"""Those who see things in a figure or in a move, rather than with their eyes."""
_SEEN = words("need reason point way chance evidence sign hope harm merit value use path room risk")
"""What somebody says there is none of: sees no need for a vote."""
_CONSIDERS = words("consider considers considered")
_BACKS = ("supports", "backs")
_SOME = words("one some most many all several")
_GOES = words("thinking theory argument story saying reasoning logic joke legend rumor line refrain")
_HEARSAY = words("allegedly reportedly supposedly purportedly")
_POLLS = ("poll", "survey", "model")
_STRIKES = words("struck strike strikes")
_TALK = words("talk chatter")
_LIKES = words("like love rather")
_SURVEYS = words("poll survey")
_CHOSE = words("picked chose named selected backed supported")
"""What those do who answer a pollster, besides saying."""
_ACTS = _SEES | _CONSIDERS | _LIKES | _STRIKES | _CHOSE | {"hear", "forgotten", *_BACKS}
_FARTHEST_BY = 5
_OPENS_CLAUSE = kinds.COMMA | kinds.COORDINATOR | kinds.SUBORDINATOR
_DONE = kinds.PAST | kinds.GERUND | kinds.PREPOSITION | kinds.VERB | kinds.NOUN | kinds.DETERMINER


class Views(Polls):
    """Reads fixed phrases that say in whose view something is so."""

    def _idiom(self) -> Frame | None:
        """Read what one of the words of `IDIOMS` is the middle of, if it is."""
        word = self.cue_word
        if word == "goes":
            return self._thinking_goes()
        if word.endswith("ing") and word not in _COUNTS:
            return self._weighing()
        if word in _HEARSAY:
            return self._reportedly()
        if word in _ACTS:
            return self._idiom_of_verb(word)
        if word in _TALK:
            return self._there_is_talk()
        frame: Frame | None = self._in_eyes() if word in _EYES else None
        if frame is None and word in _COUNTS:
            frame = self._by_account()
        if frame is None and self.word(self.low) == "in" and word in _SURVEYS:
            frame = self._in_survey()
        return frame or (self._poll_had() if word.startswith(_POLLS) else None)

    def _idiom_of_verb(self, word: str) -> Frame | None:
        """Read "sees no need", "would like to win", "struck him as odd", "have not forgotten the vow"."""
        if word in _SEES or word in _CONSIDERS:
            return self._sees_as()
        if word in _LIKES:
            return self._would_like()
        if word in _STRIKES:
            return self._struck_as()
        if word in _CHOSE:
            return self._respondents_chose()
        if word == "hear":
            return self._hear_tell()
        return self._not_forgotten() if word == "forgotten" else self._felt()

    def _in_eyes(self) -> Frame | None:
        """Read "in the eyes of his critics, he is a tyrant", "in his telling, nobody was there"."""
        first, last = self.cue - 2, self.cue + 1
        if self.word(first) == "in" and self.word(first + 1) == "the":
            if self.word(last) != "of":
                return None
            end = self._source_after(last + 1)
            if self.word(end - 1) in _NOBODY:
                return None
            whose = (last + 1, end)
            known = end > last + 1 and (self._is_source(*whose) or self._is_plural(end - 1))
            return self._beside(first, end, whose) if known else None
        owner = self._owner_behind("in")
        ends = self.cue + 1 >= self.high and not self.tag(owner[0] - 2) & kinds.COMMA if owner else True
        # Tears in his eyes are no view.
        return None if owner is None or ends else self._beside(owner[0] - 1, self.cue + 1, owner)

    def _by_account(self) -> Frame | None:
        """Read "by his own account, he lost", "by one estimate, it cost $4 billion"."""
        if self.word(self.cue - 2) == "by" and self.word(self.cue - 1) in _SOME:
            return self._beside(self.cue - 2, self.cue + 1, None)
        owner = self._owner_behind("by")
        return owner and self._beside(owner[0] - 1, self.cue + 1, owner)

    def _owner_behind(self, preposition: str) -> Range | None:
        """Find whose eyes or account it is, between a preposition and the cue: by his own account."""
        for at in range(self.cue - 2, max(self.low, self.cue - 1 - _FARTHEST_BY) - 1, -1):
            if self.word(at) == preposition:
                owner = next((one for one in range(at + 1, self.cue) if self._possesses(one)), None)
                return None if owner is None else (at + 1, owner + 1)
        return None

    def _beside(self, edge: int, after: int, whose: Range | None) -> Frame | None:
        """Say on which side of the phrase that it qualifies stands: before its comma, or behind it."""
        frame = Frame((edge, after), whose, edge, after, "in-view", cuts=True)
        if whose and whose[0] > edge and whose[1] < after:
            frame.cue = self._this()
        elif whose:
            frame.cue = edge, whose[0]
        opens = edge == self.low or (edge == self.low + 1 and self.tag(self.low) & kinds.COORDINATOR)
        if opens and self.tag(after) & kinds.COMMA and after + 1 < self.high:
            frame.right = after + 1
        elif self.tag(edge - 1) & kinds.COMMA or (not opens and after >= self.high):
            frame.left = True
        else:
            return None
        return frame

    def _sees_as(self) -> Frame | None:
        """Read "voters see him as weak", "he considered the ruling a victory"."""
        at = self.cue + 1
        end = at + 1 if self.word(at) in STANDS_FOR else phrase_after(self.units, at, self.high)
        if self.cue_word in _SEES:
            # "Need" looks like a verb.
            end = max(end, at + 1)
            flawed = self.word(end) == "as" and self.tag(end + 1) & kinds.PAST
            flawed = flawed and not self.tag(end + 1) & kinds.CUE
            sees = bool(flawed) or self._as_called_next(at) or self._sees_sign(at)
        else:
            sees = self.word(end) in ("a", "an") or self._is_called(at, end)
        helper = self._before_helpers()
        subject = self._subject(helper) if sees and end > at and not self._is_so(helper) else None
        if subject is None or self._is_thing(subject) or self._may(helper):
            return None
        rule, stop = "source-wants", self._object_end(end + 1)
        return Frame(self._this(), subject, subject[0], at, rule, right=at, stop=stop)

    def _sees_sign(self, at: int) -> bool:
        """Read "analysts see a soft spot", "critics see little hope": what they make out."""
        opens = self.word(at) in ("a", "an", "no", "little", "few")
        if self.word(at) in ("no", "little") and self.word(at + 1) in _SEEN:
            return True
        return opens and self.cue_word == "see" and self.word(self.cue - 1) in _ONLOOKERS

    def _thinking_goes(self) -> Frame | None:
        """Read "the thinking goes that A", "A, the theory goes": nobody is named."""
        first, after = self.cue - 2, self.cue + 1
        if self.word(self.cue - 1) not in _GOES or self.word(first) != "the":
            return None
        if self.word(first - 1) in ("so", "as"):
            first -= 1
        frame = Frame((first, after), None, first, after, "allegedly", cuts=True)
        if self.word(after) in ("that", ":") or (first == self.low and self.tag(after) & kinds.COMMA):
            frame.right = after + 1
        elif self._ends_with_comma(first - 1):
            frame.left = True
        return frame if frame.left or (frame.right and after + 1 < self.high) else None

    def _reportedly(self) -> Frame | None:
        """Read "the state is reportedly out of money": the subject is part of what is said."""
        after = self.cue + 1
        helper = self._before_helpers()
        subject = self._subject(helper)
        told = self.tag(after) & kinds.CUE and self.tag(after) & kinds.PAST
        if subject is None or helper < self.low or told or not self.tag(after) & _DONE:
            return None
        if subject[1] != helper + 1 and not self.tag(helper) & kinds.COMMA:
            return None
        opens = subject[0] == self.low or self.tag(subject[0] - 1) & _OPENS_CLAUSE
        if not opens or self.tag(helper) & kinds.RELATIVE or self.tag(subject[0]) & kinds.RELATIVE:
            return None
        return Frame(
            self._this(), None, self.cue, after, "reportedly", right=after, ahead=(subject[0], self.cue)
        )

    def _hear_tell(self) -> Frame | None:
        """Read "to hear the mayor tell it, nobody was hurt"."""
        first = self.cue + 1
        end = phrase_after(self.units, first, self.high) if self.word(self.cue - 1) == "to" else first
        told = end > first and self.word(end) == "tell" and self.word(end + 1) == "it"
        return self._beside(self.cue - 1, end + 2, (first, end)) if told else None

    def _struck_as(self) -> Frame | None:
        """Read "the idea struck Ms. Lund, a Democrat, as odd": so it seems to her."""
        first = self.cue + 1
        end = first + 1 if self.word(first) in OBJECTS else phrase_after(self.units, first, self.high)
        ends = range(end, min(end + CLAUSE_AHEAD, self.high - 1))
        right = next((at for at in ends if self.word(at) == "as"), end)
        person = self.word(first) in OBJECTS or self._is_source(first, end)
        if right == end and self.word(end) != "as":
            return None
        subject = self._subject(self._before_helpers())
        whose = subject and self._is_source(*subject) and not self._is_thing(subject)
        if not person or subject is None or whose or self.tag(right + 1) & kinds.SUBORDINATOR:
            return None
        rule = "raised-subject"
        ahead: Range | None = subject
        topic = self._first_phrase()
        if topic and self.word(topic[1]) == "that":
            # The idea that they could do better struck him as odd.
            ahead = topic[0], subject[1]
        elif self._is_governed(subject[0]):
            ahead = topic
        return Frame(
            self._this(), (first, end), self.cue, right + 1, rule, right=right, ahead=ahead, one_clause=True
        )

    def _there_is_talk(self) -> Frame | None:
        """Read "there is talk of a recall", "there was talk, too, that she would quit"."""
        before = self.units.lowered[max(self.low, self.cue - _FARTHEST_BY) : self.cue]
        if "there" not in before and "there's" not in before:
            return None
        after = self.cue + 1
        if self.tag(after) & kinds.COMMA and self.tag(after + 2) & kinds.COMMA:
            after += 3
        right = after + 1
        if self.word(after) not in ("of", "that", "about") or right >= self.high:
            return None
        stop = None if self.word(after) == "that" else self._talk_end(right)
        return Frame(
            self._this(), None, self.cue, right, "noun-of", right=right, tag=kinds.CUE_NOUN, stop=stop
        )

    def _talk_end(self, at: int) -> int:
        """Find where the matter of talk ends, a relative clause taken in."""
        commas = (one for one in range(at, self.high) if self.tags[one] & kinds.COMMA)
        return next(commas, self.high)
