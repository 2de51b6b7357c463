"""Complements: where what was said begins after a verb of saying, and to whom it was said."""

from onrecord.extract.quotes.clause import CLAUSAL, CLAUSE_AHEAD, FINITE, OBJECTS, SPEAKING, Range
from onrecord.extract.quotes.hearers import OPENERS, Hearers
from onrecord.extract.quotes.measures import SHOWS
from onrecord.extract.quotes.objects import ANSWERS, CLAIMED, STANDS_FOR
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import VERB_GOVERNS
from onrecord.extract.words.phrases import is_noun, phrase_after
from onrecord.extract.words.verbs import forms

_NEVER_ASKS = frozenset(
    form for verb in ("believe", "expect", "hope", "suspect", "assume") for form in forms(verb)
)
"""Verbs behind which no question is what is held: believe it | when they are young."""
_CONCEDES = frozenset(("even", "but", "and", "though", "although", "because"))
"""Words behind "he said that," that make "that" all he said."""
_COMMENTS_ON = frozenset(("on", "about", "upon", "beyond"))
"""Declined to comment on the plan says what about; declined to comment further says nothing."""
_WHO = frozenset(("who", "who'd", "who’d", "who'll", "who’ll"))
"""What tells more of the hearer: told anyone who'd listen that …."""
_STATES = frozenset(("gone", "out", "dead", "back", "home"))
"""What somebody can be wanted to be, besides participles: want him gone."""
_WITH_CLAUSE = CLAUSAL | kinds.TELLING


class Complements(Hearers):
    """Finds the content to the right of a cue."""

    def _complement(self, tag: int, at: int) -> tuple[int | None, Range | None]:
        """Find where the content to the right begins, and the hearer before it."""
        hearer: Range | None = None
        if tag & kinds.TELLING and not self._begins_clause(at):
            hearer = self._hearer(at)
            at = self._past_who_hears(hearer[1]) if hearer else at
            if self.word(at) in _WHO or (hearer is None and not tag & CLAUSAL):
                return self._that_ahead(at) if hearer else None, hearer
        elif tag & kinds.ORDERING:
            return self._order(tag, at)
        elif self.word(at) in ("on", "upon", "with") and self.cue_word.startswith(("call", "plead")):
            return self._order(tag | kinds.ORDERING, at + 1)
        elif tag & kinds.WANTING:
            wanted = self._wanted(at)
            if wanted is not None:
                return wanted, None
        right = self._content_after(tag, at)
        if right is None and tag & kinds.ORDERING:
            return self._order(tag, self.behind)
        # What looked like the hearer is what was promised: promised a cut.
        promised = right is None and hearer and tag & kinds.JUDGING
        return (self._content_after(tag, hearer[0]), None) if promised and hearer else (right, hearer)

    def _order(self, tag: int, at: int) -> tuple[int | None, Range | None]:
        hearer = self._hearer(at)
        after = self._past_who_hears(hearer[1]) if hearer else at
        while hearer and (self.word(after) == "not" or self.tag(after) & (kinds.TIME | kinds.ADVERB)):
            after += 1
        if (
            hearer
            and self.word(after) == "to"
            and not self.tag(after + 1) & (kinds.DETERMINER | kinds.CAPITAL)
        ):
            return after, hearer
        return self._content_after(tag & ~kinds.ORDERING, at), None

    def _wanted(self, at: int) -> int | None:
        """Find the infinitive that is wanted, or who is to do it: wants to leave, wants them to leave."""
        while self.tag(at) & (kinds.ADVERB | kinds.TIME):
            at += 1
        end = at
        if self.word(at) != "to":
            end = at + 1 if self.word(at) in OBJECTS else phrase_after(self.units, at, self.high)
            end += self.word(end) == "else"
            if end == at or self.tag(end) & kinds.COMMA:
                return None
        done = (
            end > at
            and (self.tag(end) & kinds.PAST or self.word(end) in _STATES)
            and self.cue_word.startswith("want")
        )
        to = self.word(end) == "to" and not self.tag(end + 1) & self.no_verb
        # He preferred tea to beans.
        to = to and (not self.cue_word.startswith("prefer") or self._is_infinitive(end))
        opens = done or to
        wanted = self.cue_word.startswith(("want", "plann")) and end > at
        if wanted and self.tag(at) & kinds.DETERMINER and not self.tag(at) & kinds.POSSESSIVE:
            return at
        if wanted and self.cue_word.startswith("want") and self._is_common_noun(at):
            return at
        return at if done or (opens and end + 1 < self.high) else None

    def _content_after(self, tag: int, at: int) -> int | None:
        """Find content right here, or behind what says when, where or how it was said."""
        if self.behind > self.cue + 1:
            return self._behind_particle(tag, at)
        number = self._number_of(at)
        if number > at and self._sure_clause(number, tag):
            return at
        passed = self._after_adverbials(at)
        if passed > at and self.word(passed) == "that" and self._tells_more(passed):
            passed = at
        if passed > at and not self.tag(at) & kinds.PREPOSITION and self._plainly_opens(passed):
            return self._opens_content(tag, passed)
        found = self._opens_content(tag, at)
        if found == at and self.tag(at) & kinds.PREPOSITION and self.tag(at) & kinds.SUBORDINATOR:
            found = self._that_ahead(at) or found
        governed = self.tag(at) & kinds.PREPOSITION and not self._is_infinitive(at)
        if found is None and governed and tag & SPEAKING:
            found = self._that_ahead(at)
        if found is None and passed > at:
            found = self._opens_content(tag, passed)
            if found is None and self._opened_by_adverbial(tag, passed):
                found = passed + 1 if self.tag(at) & (kinds.TIME | kinds.ADVERB) else at
        if found is None and tag & _WITH_CLAUSE:
            found = self._colon_ahead(at)
        return found

    def _tells_more(self, that: int) -> bool:
        """Read "wrote in a letter that was made public": it tells more of the noun before it."""
        before = self.tag(that - 1)
        return bool(self.tag(that + 1) & FINITE and is_noun(before) and not before & kinds.TIME)

    def _behind_particle(self, tag: int, at: int) -> int | None:
        """Read "shot back Tuesday that", "laid out why": nothing but a day stands between."""
        while self.tag(at) & kinds.TIME:
            at += 1
        marked = self.words[at] == ":" if at < self.high else False
        found = self._opens_content(tag, at)
        return None if found is None or (marked and not self.tag(found) & kinds.QUOTATION) else found

    def _plainly_opens(self, at: int) -> bool:
        return self.word(at) in ("that", ":") or bool(self.tag(at) & (kinds.QUOTATION | kinds.COMMA))

    def _opened_by_adverbial(self, tag: int, at: int) -> bool:
        """Read "said under the plan, it would close": what looked like an adverbial opens the clause."""
        if not (self.tag(at) & kinds.COMMA and tag & kinds.SAYING):
            return False
        quoted = any(self.tags[before] & kinds.QUOTATION for before in range(self.low, self.cue))
        return not quoted and self._sure_clause(at + 1, tag)

    def _colon_ahead(self, at: int) -> int | None:
        """Find quoted words after a colon further on: he wrote on his page: “…”."""
        for ahead in range(at, min(at + CLAUSE_AHEAD, self.high - 1)):
            if self.words[ahead] == ":":
                after = ahead + 1
                while self.tag(after) & kinds.COMMA:
                    after += 1
                # What ends with a comma has its own source behind it.
                opens = self.tag(after) & kinds.QUOTATION and not self.words[after].endswith(",")
                return after if opens else None
            other = self.tags[ahead] & kinds.CUE and self.tags[ahead] & kinds.PAST
            if self.tags[ahead] & (kinds.QUOTATION | kinds.STOP) or (
                other and self.tags[ahead - 1] & kinds.COMMA
            ):
                return None
        return None

    def _that_ahead(self, at: int) -> int | None:
        """Find "that" behind what says when or where: said in Paris after the vote was held that …."""
        for ahead in range(at + 1, min(at + CLAUSE_AHEAD, self.high - 1)):
            tag, tag_before = self.tags[ahead], self.tags[ahead - 1]
            told = tag & kinds.CUE & ~kinds.BELIEVING
            told = told and (tag & kinds.PAST or self.words[ahead - 1] == "to")
            if told or tag & (kinds.QUOTATION | kinds.COMMA):
                return None
            if self.words[ahead] == "that" and not self.tags[ahead + 1] & (FINITE | kinds.PAST):
                return None if tag_before & kinds.COORDINATOR else ahead + 1
        return None

    def _opens_content(self, tag: int, at: int) -> int | None:
        """Say whether content begins right here, for a verb of this family."""
        if at >= self.high:
            return None
        this = self.tags[at]
        if self.words[at] == ":" or this & kinds.COMMA:
            return self._after_mark(at, tag)
        word = self.word(at)
        if word in ANSWERS and self.cue_word in ANSWERS[word] and self._answers(at):
            return at
        opened = self._after_opener(tag, at) if word in OPENERS else None
        if opened is None and this & kinds.PREPOSITION:
            opened = self._governed(at)
        return self._opens_plainly(tag, at) if opened is None else opened

    def _opens_plainly(self, tag: int, at: int) -> int | None:
        """Find content without a word of its own: quoted words, a clause, a gerund, what is judged."""
        this = self.tags[at]
        quoted = this & kinds.QUOTATION and not self.cue_word.startswith("consider")
        clause = tag & _WITH_CLAUSE and self.word(at) != "that" and self._sure_clause(at, tag)
        # Claimed victory.
        claims = self.units.lowered[at] in CLAIMED and self.cue_word.startswith("claim")
        shows = self.cue_word in SHOWS and (self._measures(at) or self._finds(at))
        if quoted or clause or shows or claims:
            return at
        if tag & kinds.RECALLING and self._takes_gerund(at):
            return at
        named = tag & (kinds.NAMING | kinds.JUDGING) and self._opens_object(at, tag)
        return self._object_or_colon(at) if named else None

    def _object_or_colon(self, at: int) -> int:
        """Find where an object begins: denounced the vote, called it | “a sham”, blamed her: | “…”."""
        colon = self._colon_ahead(at) if self.words[self.high - 2] == ":" else None
        if colon is not None:
            return colon
        only_a_term = self.word(at) in STANDS_FOR or self.tags[at] & kinds.DETERMINER
        return at + 1 if only_a_term and self.tag(at + 1) & kinds.QUOTATION else at

    def _governed(self, at: int) -> int | None:
        """Find what a preposition of the verb leads to: warned of a flood, called for a vote."""
        governs = VERB_GOVERNS.get(self.cue_word, frozenset())
        if self.word(at) not in governs or self._is_owned() or self.tag(at + 1) & kinds.TIME:
            return None
        if self.cue_word.startswith("refer") and not self._as_ahead(at):
            return None
        end = phrase_after(self.units, at + 1, self.high)
        named = end > at + 1 or self.tag(at + 1) & (kinds.GERUND | kinds.QUOTATION)
        # They joked about it: nothing is told.
        return at + 1 if named and self.word(at + 1) != "it" else None

    def _after_opener(self, tag: int, at: int) -> int | None:
        """Find content that a word of its own opens: that, whether, to."""
        word, following = self.word(at), self.tag(at + 1)
        if at + 1 >= self.high:
            return None
        if word == "that" and tag & (CLAUSAL | kinds.TELLING | kinds.PROMISING):
            after = at if following & kinds.BE or self._is_demonstrative(at) else at + 1
            stands_alone = following & kinds.COMMA and self.word(at + 2) in _CONCEDES
            apart = self.word(at + 1) == "out" and self.cue_word.startswith("rul")
            return None if following & kinds.STOP or stands_alone or apart else after
        if word == "to":
            if self.word(at + 1) == "comment" and self.word(at + 2) not in _COMMENTS_ON:
                return None
            confesses = tag & kinds.SAYING and self._is_gerund(at + 1)
            promises = tag & kinds.PROMISING and not following & self.no_verb
            return at + 1 if confesses else at if promises else None
        asks = tag & (CLAUSAL | kinds.TELLING) or (word == "how" and self.cue_word.startswith("describ"))
        if self.cue_word in _NEVER_ASKS:
            return None
        return at if asks and not following & kinds.COMMA else None

    def _after_mark(self, at: int, tag: int) -> int | None:
        """Find content after a comma or colon: said, however, that …; said: “…”."""
        if tag & (CLAUSAL | kinds.TELLING):
            for ahead in range(at + 2, min(at + 10, self.high - 1)):
                if self.tags[ahead] & kinds.COMMA and self.words[ahead + 1] == "that":
                    return ahead + 2
        after = at + 1
        while self.tag(after) & kinds.COMMA:
            after += 1
        opens = after < self.high and (self.words[at] == ":" or self.tags[after] & kinds.QUOTATION)
        return after if opens else None

    def _after_colon(self, at: int) -> int | None:
        while at < self.high and self.words[at] != ":" and not self.tags[at] & kinds.QUOTATION:
            at += 1
        if at < self.high and self.words[at] == ":":
            at += 1
        return at if at < self.high else None

    def _after_commas(self, at: int) -> int | None:
        """Find the clause after an apposition: "According to Mr. Li, chairman of Zed, sales rose"."""
        if self.tag(at) & kinds.COMMA:
            return self._after_apposition(at)
        if self.tag(at) & kinds.RELATIVE or self.word(at) == "that":
            return self._past_comma(at)
        return at if at < self.high else None

    def _past_comma(self, at: int) -> int | None:
        """Pass over a relative clause: According to figures that were leaked, sales fell."""
        ends = range(at + 1, min(at + CLAUSE_AHEAD, self.high - 1))
        return next((ahead + 1 for ahead in ends if self.tags[ahead] & kinds.COMMA), None)

    def _after_apposition(self, comma: int) -> int:
        at = comma + 1
        if self.tag(at) & (kinds.PAST | kinds.GERUND | kinds.RELATIVE):
            ends = range(at + 1, min(at + CLAUSE_AHEAD, self.high - 1))
            return next((ahead + 1 for ahead in ends if self.tags[ahead] & kinds.COMMA), at)
        end = phrase_after(self.units, at, self.high)
        if (
            end > at
            and self.tag(end) & kinds.COMMA
            and self.tag(at) & (kinds.DETERMINER | kinds.SOURCE | kinds.NUMBER | kinds.NOUN)
        ):
            return end + 1
        return at

    def _has_object(self, tag: int, right: int) -> bool:
        """Tell "announced a plan" from "announced it would close"."""
        if not tag & (kinds.NAMING | kinds.JUDGING):
            shows = self.cue_word in SHOWS and right == self.behind and self._measures(right)
            return shows and not self._sure_clause(right, tag)
        if self.tag(right) & kinds.QUOTATION:
            return False
        opened = right > self.behind or self.word(right) in OPENERS
        return not tag & CLAUSAL or not (opened or self._sure_clause(right, tag))
