"""The words that the rules know: verbs of saying by family, function words, and what endings tell.

Verbs stand in their base form; `forms` inflects them. A word that is in no list is classed by its
shape, so that the lists can stay short.
"""

import re

from onrecord.extract.words import kinds
from onrecord.extract.words.idioms import PHRASAL, WORDS
from onrecord.extract.words.verbs import ALSO_NOUNS, VERBS, forms


def words(text: str) -> frozenset[str]:
    """Read a list of words, which stands in the source as plain text so that it can be looked over."""
    return frozenset(text.split())


SMALL_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
"""The numbers from 0 that are one word."""

_WORDS: tuple[tuple[int, str], ...] = (
    (
        kinds.DETERMINER,
        """
        the a an this these those some many most several few all both each every no any another either neither
        such other others one two three four five six seven eight nine ten dozens hundreds thousands
        """,
    ),
    (kinds.DETERMINER | kinds.POSSESSIVE, "my your his her its our their whose"),
    (
        kinds.PREPOSITION,
        """
        of in on at by for from with to into onto over under about against among between through
        during without within toward towards upon across behind beyond despite except near above
        below around off out up down than like amid unlike following including regarding concerning
        alongside via
        """,
    ),
    (kinds.PREPOSITION, "per"),
    (kinds.GERUND | kinds.NOUN, "citing"),
    (kinds.NAMING | kinds.PAST, "seen"),
    (kinds.PAST, "begun drawn gone taken given risen fallen grown driven thrown chosen done"),
    (kinds.PREPOSITION | kinds.SUBORDINATOR, "as after before since until till"),
    (
        kinds.PRONOUN,
        "he she they it we i you there everyone everybody somebody someone anyone nobody none he's she's",
    ),
    (
        kinds.PRONOUN,
        "they're we're i'm you're there's i've we've they've he'd she'd they'd i'd we'd it'll he'll that's",
    ),
    (kinds.PRONOUN, "here's what's"),
    (kinds.NOUN, "them us him me"),
    (kinds.RELATIVE, "who which whom"),
    (
        kinds.AUXILIARY,
        """
        is are was were be been being am has have had having do does did will would can could may
        might must shall should ought isn't aren't wasn't weren't hasn't haven't hadn't don't
        doesn't didn't won't wouldn't can't couldn't cannot shouldn't
        """,
    ),
    (
        kinds.BE | kinds.AUXILIARY,
        "is are was were be been being am isn't aren't wasn't weren't it's he's she's",
    ),
    (kinds.BE | kinds.PRONOUN, "i'm we're they're you're"),
    (kinds.ACCORDING, "according per citing put puts sees saw words view opinion allegedly reportedly"),
    (
        kinds.ADVERB,
        """
        likelier likeliest
        not never also too still just even only again already however meanwhile later soon once now
        then nonetheless nevertheless instead moreover furthermore therefore thus always often
        perhaps maybe yet far further almost ever quite rather so well publicly twice together
        abroad away aloud otherwise afterward afterwards
        """,
    ),
    (kinds.COORDINATOR, "and or but nor"),
    (
        kinds.SUBORDINATOR,
        "because although though when while if unless whether that where why how what whereas lest",
    ),
    (
        kinds.TIME,
        """
        yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
        january february march april june july august september october november december jan feb
        aug sept oct nov dec week month year weekend earlier recently afternoon morning evening ago
        late early midday night
        """,
    ),
    (
        kinds.SOURCE,
        """
        spokesman spokeswoman spokesperson spokesmen analyst analysts official officials executive
        executives source sources trader traders economist economists company companies government
        ministry report reports statement study survey critics critic witness witnesses police
        authorities expert experts researchers researcher scientist scientists lawyer lawyers
        attorney attorneys lawmakers president chairman chairwoman director minister secretary
        senator judge court agency group union bank firm panel committee commission department
        office bureau newspaper paper magazine aide aides adviser advisers representative leader
        leaders observers residents resident people investors dealers managers manager author
        authors professor commander general mayor governor prosecutor prosecutors doctors doctor
        correspondent reporter journalist editor activist candidate strategist pollster consultant
        union unions council board article filing lawsuit complaint suit investigators military army
        """,
    ),
    (
        kinds.TITLE,
        """
        mr mrs ms dr prof sen rep gov gen lt col sgt capt rev hon messrs sir lord lady dame
        president minister secretary senator judge chairman professor commander general mayor
        governor prosecutor director representative ambassador king queen prince princess pope
        captain colonel major chancellor premier
        """,
    ),
    (
        kinds.CUE_NOUN,
        """
        announcement warning statement claim claims belief suggestion allegation allegations
        assertion contention argument conclusion admission declaration promise pledge vow threat
        prediction forecast rumour rumours rumor rumors speculation assurance assurances complaint
        complaints accusation accusations charge charges concern concerns fear fears hope hopes
        report reports view opinion notion idea indication indications estimate insistence
        acknowledgement acknowledgment denial recommendation proposal finding findings
        position message conviction contention theory demand ruling decision testimony
        demands requests appeal appeals plea pleas threats promises warnings predictions denials suggestions
        conviction convictions suspicion suspicions hunch insinuation certainty realization reassurance
        reassurances case point guarantee guarantees testimony pronouncement boast boasts
        expectation expectations assumption assumptions feeling consensus optimism worry worries anxiety
        perception impression confidence hint hints projection projections skepticism pessimism
        criticism description doubts allegation request grounds question questions uncertainty debate
        wager gamble lament laments premise recollection misgivings qualms guess legend
        """,
    ),
    (
        kinds.DOING_NOUN | kinds.NOUN,
        """
        decision plan plans proposal promise pledge vow threat offer intention refusal demand
        request call calls desire commitment bid order orders recommendation willingness reluctance
        decisions proposals promises pledges vows threats offers demands requests
        """,
    ),
    (
        kinds.MINDED | kinds.PAST,
        """
        concerned surprised pleased disappointed alarmed disturbed encouraged relieved thrilled delighted
        dismayed shocked stunned amazed astonished bothered troubled frustrated annoyed heartened satisfied
        gratified unconvinced unpersuaded
        """,
    ),
    (
        kinds.MINDED | kinds.NOUN,
        """
        sure certain confident optimistic hopeful aware unaware afraid skeptical sceptical doubtful
        pessimistic adamant positive clear angry glad proud sorry grateful thankful upset
        """,
    ),
    (
        kinds.VERB,
        """
        rose fell took made went came got gave left kept began became brought bought built sent
        spent stood lost met paid ran saw sold won led grew drew drove broke spoke wore ate flew
        threw wrote chose became sought taught caught fought felt struck sank fled shook hung sprang
        seems appears remains needs wants makes takes gives goes comes gets keeps becomes means seem
        appear remain need want make take give go come get keep become mean lies includes rises
        falls
        """,
    ),
)

_GOVERNED: tuple[tuple[str, str], ...] = (
    ("for", "call calls demand demands request requests appeal appeals plea pleas"),
    (
        "of",
        """
        claim claims allegation allegations accusation accusations charge charges warning warnings threat
        threats promise promises prediction predictions denial denials admission fear fears suggestion
        suggestions criticism declaration description
        """,
    ),
    ("of", "intention intentions recollection"),
    ("about", "warning warnings complaint complaints claim claims doubts concerns misgivings qualms"),
    ("for", "case"),
)
NOUN_GOVERNS: dict[str, frozenset[str]] = {
    noun: frozenset(governor for governor, nouns in _GOVERNED if noun in nouns.split())
    for _, listed in _GOVERNED
    for noun in listed.split()
}
"""The prepositions behind which a noun of saying has what was said: calls for, claims of."""

_VERB_GOVERNED: tuple[tuple[str, str], ...] = (
    ("for", "call appeal plead ask argue apologize apologise beg hope wish yearn"),
    ("of", "warn complain boast accuse brag approve disapprove"),
    ("about", "complain warn boast joke worry fret fume gush brag grumble gripe rave rant"),
    ("against", "warn caution argue advise rant"),
    ("at", "hint scoff bristle marvel sneer"),
    ("to", "object confess refer"),
    ("on", "insist"),
    ("over", "worry fret"),
)
VERB_GOVERNS: dict[str, frozenset[str]] = {
    form: frozenset(preposition for preposition, verbs in _VERB_GOVERNED if verb in verbs.split())
    for _, listed in _VERB_GOVERNED
    for verb in listed.split()
    for form in forms(verb)
}
"""The prepositions behind which a verb of saying has what was said: warned of, appealed for."""

_SHORT = 4
"""Words as short as this are nouns for all their ending: king, ally."""
_LONGEST_KEPT, _MOST_KEPT = 40, 200_000
"""How long a word is at most, in code points, whose tag is kept, and how many are."""
_VOWEL = re.compile("[aeiouy]")
_NO_PAST = words(
    "hundred embed united naked sacred wicked mohamed mohammed muhammed ahmed hamed alfred wilfred jared"
)
_NO_GERUND = words("during king thing nothing something everything anything morning evening building ring")
_NO_ADVERB = words("family italy july assembly reply supply ally bully monopoly daily weekly monthly")


_IN_NAMES = words("morning evening week night weekend year per")
"""Words of time, and one more, that stand in names when they have a capital: the Morning Herald, Per Dahl."""
_NOUN_GERUNDS = words("ruling finding warning feeling understanding writing reporting offering calling")


_NOUN_IN_PLURAL = ("appeal",)
"""Verbs whose third person is hardly ever a verb: the appeals court."""
_PAST_AS_BASE = ("forecast", "bet", "cast")


def _known() -> dict[str, int]:
    known: dict[str, int] = {}
    nouns = words(ALSO_NOUNS)
    for tag, listed in (*_WORDS, *WORDS):
        for word in listed.split():
            known[word] = known.get(word, 0) | tag
            if tag in (kinds.SOURCE, kinds.CUE_NOUN) and not word.endswith(("s", "y")):
                known[f"{word}s"] = known.get(f"{word}s", 0) | tag
    for tag, verbs in VERBS:
        for verb in verbs.split():
            base, third, *rest = forms(verb)
            noun = kinds.NOUN if verb in nouns else 0
            known[base] = known.get(base, 0) | tag | kinds.BARE | noun
            if verb not in _NOUN_IN_PLURAL:
                known[third] = known.get(third, 0) | tag | noun
            if verb in _PAST_AS_BASE:
                known[base] |= kinds.PAST
            for form in rest:
                extra = kinds.GERUND if form.endswith("ing") else kinds.PAST
                extra |= kinds.NOUN if form in _NOUN_GERUNDS else 0
                known[form] = known.get(form, 0) & ~kinds.BARE | tag | extra
    for form in PHRASAL:
        known[form] = (known.get(form) or _by_shape(form)) | kinds.PHRASAL
    return known


class Tags(dict[str, int]):
    """The tags of every word met, kept so that each form is classed once.

    >>> bool(TAGS["told"] & kinds.TELLING)
    True
    """

    def __missing__(self, word: str) -> int:
        """Class a word that was not met before."""
        tag = _classed(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[word] = tag
        return tag


def _classed(word: str) -> int:
    first = word[0]
    if first == "@" and len(word) > 1:
        # Who writes under it is named by it, whatever its case.
        return kinds.CAPITAL | kinds.NOUN
    if not (first.isalnum() or first == "_"):
        return _punctuation(word)
    plain = word.lower().replace("’", "'")
    acronym = len(word) > 1 and word.isupper() and word.isalpha()
    surname = first.isupper() and plain.endswith("lly") and not plain.endswith(("ally", "fully"))
    tag = kinds.NOUN if acronym or surname else _KNOWN.get(plain, 0) or _by_shape(plain)
    if first.isupper():
        # A month; in a headline the verb.
        tag |= kinds.CAPITAL | (kinds.TIME if plain == "may" else 0)
        if plain in _IN_NAMES:
            tag = kinds.CAPITAL | kinds.NOUN | tag & kinds.ACCORDING
    if plain.endswith(("'s", "s'")) and not tag & kinds.PRONOUN:
        tag |= kinds.POSSESSIVE
    return tag


def _punctuation(mark: str) -> int:
    if mark == "\n":
        return kinds.BREAK
    if mark == ",":
        return kinds.COMMA
    return kinds.STOP if mark in ".!?…" else kinds.MARK


def _by_shape(word: str) -> int:
    if word[0].isdigit():
        return kinds.NUMBER
    if word.endswith("ly") and len(word) > _SHORT and word not in _NO_ADVERB:
        return kinds.ADVERB
    if _is_past(word) and word not in _NO_PAST:
        return kinds.PAST
    if word.endswith("ing") and len(word) > _SHORT and word not in _NO_GERUND:
        return kinds.GERUND | kinds.NOUN
    return kinds.NOUN


def _is_past(word: str) -> bool:
    """Read what ends as past tenses do; Fed, Ted and Reed have no verb before the ending."""
    if word in ("freed", "decreed", "refereed"):
        return True
    return word.endswith("ed") and word[-3:-2] != "e" and _VOWEL.search(word, 0, len(word) - 2) is not None


_KNOWN = _known()
TAGS = Tags()
"""The tags of words, one for the whole program: they depend on nothing but the word."""
