"""Signs: quoted words that stand written on something: a mug that read “…”, a photo with the caption “…”."""

from collections.abc import Sequence

from onrecord.extract.quotes.clause import Range
from onrecord.extract.words import kinds
from onrecord.extract.words.lexicon import words
from onrecord.extract.words.phrases import phrase_after, phrase_before
from onrecord.extract.words.units import Units

_SIGNS = words("""
    sign banner placard poster billboard plaque mug shirt t-shirt tee sweatshirt hoodie jersey hat cap button
    badge sticker flier flyer leaflet pamphlet note letter e-mail email message text tweet post statement
    headline caption memo notice card plate tattoo graffiti label inscription tag patch ad advertisement
    chyron screen brochure mailer slogan marquee headstone gravestone tombstone telegram subtitle
    photo photograph picture image meme video selfie cartoon flag float door wall window
""")
_BACKGROUND = words("photo photograph picture image meme video selfie cartoon flag float door wall window")
"""What words can stand on, but does not say them by itself: a photo reads nothing."""
_SENT = words("note letter e-mail email message text tweet post statement memo telegram")
_SENDS = words("sent posted issued released wrote shared published tweeted left off out sends posts issues")
"""The last word of what somebody does with a message: sent, fired off, put out."""
_POSTS = words("posted shared tweeted published uploaded retweeted posts shares sent ran printed carried")
READS = words("read reads reading")
_SAYS = words(
    "said says saying declared declares declaring proclaimed proclaiming warned warns warning urging"
)
_BEARS = words("caption words message slogan inscription headline")
_BEARING = words("with bearing bears bore under carrying carried carries")
_HOW = words("full part simply only in")
_SKIPPED = kinds.COMMA | kinds.ADVERB
BEFORE = READS | _SAYS | _BEARS | {"to", "captioned", "full", "part"}
"""The words before quoted words, beside a comma or colon, that can tie them to a sign."""
_AFTER = frozenset(("read", "reads", "said", "says"))
_PAUSES = frozenset((",", ":", "\n"))
_FARTHEST, _FARTHEST_POSTER = 6, 15


def may_stand(words: list[str], at: int, high: int) -> bool:
    """Say whether a word beside a quotation can tie it to a sign, so that few are looked at longer."""
    if words[at - 1] in BEFORE or (words[at - 1] in _PAUSES and at > 1 and words[at - 2] in BEFORE):
        return True
    return at + 1 < high and words[at + 1] in _AFTER


class Signs:
    """Looks around one quotation of a sentence for what the words stand on."""

    def __init__(self, units: Units, low: int, high: int) -> None:
        """Look at a sentence."""
        self.units, self.low, self.high = units, low, high
        self.words, self.tags = units.lowered, units.tags

    def source_of(self, at: int) -> tuple[Range, Range] | None:
        """Find speaker and cue of the quotation at a unit."""
        last = at - 1
        while last > self.low and (self.tags[last] & kinds.COMMA or self.words[last] == ":"):
            last -= 1
        if last > self.low and self.words[last] in BEFORE:
            return self._read(last) or self._captioned(last) or self._told(last)
        return self._read_after(at + 1)

    def _read(self, last: int) -> tuple[Range, Range] | None:
        """Read a mug that read “…”, signs saying “…”, a tweet that read, in full: “…”."""
        verb = last
        while verb > self.low and (self.words[verb] in _HOW or self.tags[verb] & _SKIPPED):
            verb -= 1
        if self.words[verb] not in READS and self.words[verb] not in _SAYS:
            return None
        before = verb - 1
        while before > self.low and (self.words[before] in ("that", "which") or self.tags[before] & _SKIPPED):
            before -= 1
        sign = self._sign_before(before)
        return (self._sender(sign), (verb, verb + 1)) if sign else None

    def _sign_before(self, last: int) -> Range | None:
        """Find the sign in a phrase that ends with a unit: a sign on the door of the school."""
        end = last + 1
        for _ in range(3):
            start = self._phrase_before(last)
            if start is None:
                return None
            if self._names_sign(start, last + 1):
                return start, end if self._names_sign(last, last + 1) else last + 1
            last = start - 2
            if last < self.low or not self.tags[start - 1] & kinds.PREPOSITION:
                return None
        return None

    def _phrase_before(self, last: int) -> int | None:
        """Find where a phrase begins, also one whose noun is known as a verb: a tweet, an angry post."""
        start = phrase_before(self.units, last, self.low)
        if start is not None or not self._names_sign(last, last + 1):
            return start
        if last > self.low and self.tags[last - 1] & kinds.DETERMINER:
            return last - 1
        return phrase_before(self.units, last - 1, self.low) if last > self.low else None

    def _names_sign(self, first: int, end: int) -> bool:
        """Say whether a sign is the noun of a phrase: a note on the door, not the letter writer."""
        for at in range(first, end):
            heads = at + 1 == end or self.tags[at + 1] & kinds.PREPOSITION
            single = self.words[at] if self.words[at] in _SIGNS else self.words[at].removesuffix("s")
            if heads and single in _SIGNS and single not in _BACKGROUND:
                return True
        return False

    def _sender(self, sign: Range) -> Range:
        """Take who sent it: the candidate fired off a tweet that read; else it speaks itself."""
        verb = sign[0] - 1
        sent = any(self.words[at].removesuffix("s") in _SENT for at in range(*sign))
        if not sent or verb <= self.low or self.words[verb] not in _SENDS:
            return sign
        if self.words[verb] in ("off", "out"):
            verb -= 1
        return self._subject_of(verb) or sign

    def _subject_of(self, verb: int) -> Range | None:
        last = verb - 1
        while last > self.low and self.tags[last] & (kinds.ADVERB | kinds.AUXILIARY):
            last -= 1
        start = phrase_before(self.units, last, self.low) if last >= self.low else None
        return None if start is None or self.tags[last] & kinds.RELATIVE else (start, last + 1)

    def _captioned(self, last: int) -> tuple[Range, Range] | None:
        """Read "posted a photo with the caption “…”", "a shirt bearing the words “…”"."""
        if self.words[last] == "captioned":
            first = last
        elif self.words[last] in _BEARS and self.words[last - 2] in _BEARING and last - 2 > self.low:
            first = last - 2
        else:
            return None
        floor = max(self.low, first - _FARTHEST_POSTER)
        poster = next((at for at in range(first - 1, floor, -1) if self.words[at] in _POSTS), None)
        who = self._subject_of(poster) if poster is not None else self._sign_before(first - 1)
        return (who, (first, last + 1)) if who else None

    def _told(self, to: int) -> tuple[Range, Range] | None:
        """Read "a sign that instructs the staff to “knock first”"."""
        if self.words[to] != "to":
            return None
        for verb in range(to - 1, max(self.low, to - _FARTHEST), -1):
            if self.tags[verb] & kinds.ORDERING and phrase_after(self.units, verb + 1, to) == to:
                before = verb - 2 if self.words[verb - 1] in ("that", "which") else verb - 1
                sign = self._sign_before(before) if before > self.low else None
                return (sign, (verb, verb + 1)) if sign else None
        return None

    def _read_after(self, verb: int) -> tuple[Range, Range] | None:
        """Read “…,” read one sign; “…,” said the note on the door."""
        if verb + 1 >= self.high or self.words[verb] not in _AFTER:
            return None
        end = phrase_after(self.units, verb + 1, self.high)
        return ((verb + 1, end), (verb, verb + 1)) if self._names_sign(verb + 1, end) else None


def joined(units: Units, at: int, marked: Sequence[int]) -> list[int]:
    """Give a quotation with those that "and" or a comma joins to it: signs reading “…,” “…” and “…”."""
    found = [at]
    for following in marked:
        between = units.tags[found[-1] + 1 : following]
        if following > at and all(tag & (kinds.COMMA | kinds.COORDINATOR) for tag in between):
            found.append(following)
    return found
