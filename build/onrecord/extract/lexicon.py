"""The words that the rules know: verbs of saying by family, function words, and what endings tell.

Verbs stand in their base form; `forms` inflects them. A word that is in no list is classed by its
shape, so that the lists can stay short.
"""

from enum import IntFlag, auto


class Tag(IntFlag):
    """What a word can be; a word can be several things."""

    DETERMINER = auto()
    PREPOSITION = auto()
    PRONOUN = auto()
    """A pronoun that can be a subject."""
    AUXILIARY = auto()
    ADVERB = auto()
    COORDINATOR = auto()
    SUBORDINATOR = auto()
    RELATIVE = auto()
    """who, which, whose, where."""
    TIME = auto()
    """A word that says when: Wednesday, yesterday, November."""
    VERB = auto()
    """A finite verb that is no noun."""
    PAST = auto()
    """Ends as past tenses and participles do."""
    GERUND = auto()
    CAPITAL = auto()
    NUMBER = auto()
    POSSESSIVE = auto()
    """Ends in an apostrophe, or is a possessive determiner."""
    NOUN = auto()
    """May be a noun or an adjective: everything else."""
    COMMA = auto()
    STOP = auto()
    """. ! ? … as a token; within an abbreviation too."""
    MARK = auto()
    """Other punctuation."""
    QUOTATION = auto()
    """A whole quotation with its marks, as one unit."""
    SOURCE = auto()
    """A common noun for one who speaks: spokesman, analysts, company."""
    TITLE = auto()
    """A title before a name: Mr, Dr, President."""
    SAYING = auto()
    """Takes a clause, with or without "that", or quoted words."""
    REPORTING = auto()
    """As SAYING, but often a noun or another verb: needs to be seen with a clause."""
    BELIEVING = auto()
    """Takes a clause that somebody holds to be so."""
    TELLING = auto()
    """Takes the hearer, and then a clause."""
    PROMISING = auto()
    """Takes an infinitive: promised to."""
    ORDERING = auto()
    """Takes the hearer and an infinitive: ordered troops to."""
    NAMING = auto()
    """Takes an object and a name for it: called it a success."""
    JUDGING = auto()
    """Takes an object, perhaps with "as": decried the vote as."""
    CUE_NOUN = auto()
    """A noun of saying: announcement, warning."""
    ACCORDING = auto()
    """The first word of "according to" and its like."""
    BREAK = auto()
    """The end of a line."""
    BE = auto()
    """A form of "be"; with a past participle it makes a passive."""
    BARE = auto()
    """The base form of a verb: needs an auxiliary, "to" or a subject in the plural."""


_VERBS: tuple[tuple[Tag, str], ...] = (
    (
        Tag.SAYING,
        """
        say add argue contend assert insist allege maintain reiterate quip joke lament opine concede admit
        acknowledge declare state claim comment remark reply retort respond counter recall explain
        emphasize emphasise stress caution whisper shout exclaim mutter testify write tweet boast complain
        object observe muse speculate theorize theorise conclude predict stipulate elaborate continue
        interject recount venture gripe grumble scoff proclaim swear
        """,
    ),
    (
        Tag.REPORTING,
        """
        announce report note confirm deny disclose reveal suggest show find indicate estimate forecast project
        propose recommend demand request agree imply signal warn advise hint learn decide determine rule
        mention agree calculate reckon attest certify
        affirm reaffirm rumour rumor ask wonder question guarantee pledge vow promise threaten answer
        establish recognize recognise
        """,
    ),
    (
        Tag.BELIEVING,
        """
        believe think expect hope fear feel know doubt suspect anticipate consider assume worry understand
        suppose realize realise imagine guess
        """,
    ),
    (
        Tag.TELLING,
        "tell inform remind assure notify warn advise convince persuade caution reassure promise ask brief",
    ),
    (
        Tag.PROMISING,
        """
        promise vow pledge threaten offer agree refuse decline demand ask swear undertake volunteer
        claim profess request
        """,
    ),
    (
        Tag.ORDERING,
        """
        order urge instruct tell ask advise warn encourage beg implore direct command invite exhort
        beseech request
        """,
    ),
    (Tag.NAMING, "call dub label term brand nickname describe characterize characterise deem hail portray"),
    (
        Tag.JUDGING,
        """
        denounce decry condemn criticize criticise praise dismiss reject deny blast slam describe characterize
        characterise hail portray welcome announce confirm blame accuse deplore applaud defend
        dispute disclose reiterate propose demand recommend laud lambaste tout
        """,
    ),
)

_IRREGULAR = {
    "say": "says said said saying",
    "tell": "tells told told telling",
    "think": "thinks thought thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt felt feeling",
    "write": "writes wrote written writing",
    "find": "finds found found finding",
    "show": "shows showed shown showing",
    "hold": "holds held held holding",
    "read": "reads read read reading",
    "forecast": "forecasts forecast forecast forecasting",
    "swear": "swears swore sworn swearing",
    "beg": "begs begged begged begging",
    "admit": "admits admitted admitted admitting",
    "quip": "quips quipped quipped quipping",
    "beseech": "beseeches besought besought beseeching",
    "understand": "understands understood understood understanding",
    "undertake": "undertakes undertook undertaken undertaking",
    "slam": "slams slammed slammed slamming",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "recount": "recounts recounted recounted recounting",
}


def forms(verb: str) -> list[str]:
    """Inflect a verb: base, third person, past, participles.

    >>> forms("deny")
    ['deny', 'denies', 'denied', 'denying']
    """
    if verb in _IRREGULAR:
        return list(dict.fromkeys([verb, *_IRREGULAR[verb].split()]))
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    if verb.endswith("e"):
        return [verb, third, f"{verb}d", f"{verb[:-1]}ing"]
    return [verb, third, f"{verb}ed", f"{verb}ing"]


_WORDS: tuple[tuple[Tag, str], ...] = (
    (
        Tag.DETERMINER,
        """
        the a an this these those some many most several few all both each every no any another either neither
        such other others one two three four five six seven eight nine ten dozens hundreds thousands
        """,
    ),
    (Tag.DETERMINER | Tag.POSSESSIVE, "my your his her its our their whose"),
    (
        Tag.PREPOSITION,
        """
        of in on at by for from with to into onto over under about against among between through during without
        within toward towards upon across behind beyond despite except near above below around off out up down
        than like amid unlike following including regarding concerning alongside
        """,
    ),
    (Tag.PREPOSITION | Tag.SUBORDINATOR, "as after before since until till"),
    (
        Tag.PRONOUN,
        "he she they it we i you there everyone everybody somebody someone anyone nobody none he's she's it's",
    ),
    (
        Tag.PRONOUN,
        "they're we're i'm you're there's i've we've they've he'd she'd they'd i'd we'd it'll he'll",
    ),
    (Tag.NOUN, "them us him me"),
    (Tag.RELATIVE, "who which whom"),
    (
        Tag.AUXILIARY,
        """
        is are was were be been being am has have had having do does did will would can could may might must shall
        should ought isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't
        couldn't cannot shouldn't
        """,
    ),
    (Tag.BE | Tag.AUXILIARY, "is are was were be been being am isn't aren't wasn't weren't it's he's she's"),
    (Tag.ACCORDING, "according put puts words"),
    (
        Tag.ADVERB,
        """
        not never also too still just even only again already however meanwhile later soon once now then nonetheless
        nevertheless instead moreover furthermore therefore thus always often perhaps maybe yet far further
        almost ever quite rather so well publicly twice together abroad away
        """,
    ),
    (Tag.COORDINATOR, "and or but nor"),
    (
        Tag.SUBORDINATOR,
        "because although though when while if unless whether that where why how what whereas lest",
    ),
    (
        Tag.TIME,
        """
        yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february
        march april june july august september october november december jan feb aug sept oct nov dec
        week month year weekend earlier recently afternoon morning evening ago late early midday night
        """,
    ),
    (
        Tag.SOURCE,
        """
        spokesman spokeswoman spokesperson spokesmen analyst analysts official officials executive executives source
        sources trader traders economist economists company companies government ministry report reports statement
        study survey critics critic witness witnesses police authorities expert experts researchers researcher
        scientist scientists lawyer lawyers attorney attorneys lawmakers president chairman chairwoman director
        minister secretary senator judge court agency group union bank firm panel committee commission
        department office bureau newspaper paper magazine aide aides adviser advisers representative leader leaders
        observers residents resident people investors dealers managers manager author authors professor commander
        general mayor governor prosecutor prosecutors doctors doctor union unions council board article filing lawsuit
        complaint suit investigators military army
        """,
    ),
    (
        Tag.TITLE,
        """
        mr mrs ms dr prof sen rep gov gen lt col sgt capt rev hon messrs sir lord lady dame president minister
        secretary senator judge chairman professor commander general mayor governor prosecutor director
        representative ambassador king queen prince princess pope captain colonel major chancellor premier
        """,
    ),
    (
        Tag.CUE_NOUN,
        """
        announcement warning statement claim claims belief suggestion allegation allegations assertion contention
        argument conclusion admission declaration promise pledge vow threat prediction forecast rumour rumours rumor
        rumors speculation assurance assurances complaint complaints accusation accusations charge charges
        concern concerns fear fears hope hopes report reports view opinion notion idea indication indications
        estimate insistence acknowledgement acknowledgment denial
        """,
    ),
    (
        Tag.VERB,
        """
        rose fell took made went came got gave left kept began became brought bought built sent spent stood lost met
        paid ran saw sold won led grew drew drove broke spoke wore ate flew threw wrote chose became sought
        taught caught fought felt struck sank fled shook hung sprang seems appears remains needs wants makes takes
        gives goes comes gets keeps becomes means seem appear remain need want make take give go come get
        keep become mean lies includes rises falls
        """,
    ),
)

_CUE_TAGS = (
    Tag.SAYING
    | Tag.REPORTING
    | Tag.BELIEVING
    | Tag.TELLING
    | Tag.PROMISING
    | Tag.ORDERING
    | Tag.NAMING
    | Tag.JUDGING
)
CUE = int(_CUE_TAGS)
"""All families of verbs of saying."""

_NO_PAST = frozenset("hundred indeed embed bed red shed need feed seed speed deed breed united".split())
_NO_GERUND = frozenset(
    "during king thing nothing something everything anything morning evening building ring spring".split()
)
_NO_ADVERB = frozenset(
    "family italy july assembly reply supply ally bully monopoly daily weekly monthly".split()
)


_ALSO_NOUNS = frozenset(
    """
    state claim comment remark reply retort report note caution joke lament stress boast object counter estimate
    forecast project demand request signal hint rule mention question promise pledge vow hope fear doubt guess
    offer volunteer order command label term brand praise blast slam welcome blame dispute answer call show find
    advise view worry know-how brief ask
    """.split()
)
"""Verbs whose base and third person are nouns too."""
_IN_NAMES = frozenset("morning evening week night weekend year".split())
"""Words of time that stand in names when they have a capital: the Morning Herald."""
_NOUN_GERUNDS = frozenset(
    "ruling finding warning feeling understanding writing reporting offering calling".split()
)


def _known() -> dict[str, int]:
    known: dict[str, int] = {}
    for tag, words in _WORDS:
        for word in words.split():
            known[word] = known.get(word, 0) | int(tag)
    for tag, verbs in _VERBS:
        for verb in verbs.split():
            base, third, *rest = forms(verb)
            noun = Tag.NOUN if verb in _ALSO_NOUNS else Tag(0)
            known[base] = known.get(base, 0) | int(tag | Tag.BARE | noun)
            known[third] = known.get(third, 0) | int(tag | noun)
            for form in rest:
                extra = Tag.GERUND if form.endswith("ing") else Tag.PAST
                extra |= Tag.NOUN if form in _NOUN_GERUNDS else Tag(0)
                known[form] = known.get(form, 0) & ~int(Tag.BARE) | int(tag | extra)
    return known


class Tags(dict[str, int]):
    """The tags of every word met, kept so that each form is classed once.

    >>> bool(Tags()["told"] & Tag.TELLING)
    True
    """

    def __missing__(self, word: str) -> int:
        """Class a word that was not met before."""
        tag = self[word] = _classed(word)
        return tag


def _classed(word: str) -> int:
    first = word[0]
    if not (first.isalnum() or first == "_"):
        return _punctuation(word)
    plain = word.lower().replace("’", "'")
    tag = _KNOWN.get(plain, 0) or _by_shape(plain)
    if first.isupper():
        tag |= int(Tag.CAPITAL)
        if plain in _IN_NAMES:
            tag = int(Tag.CAPITAL | Tag.NOUN)
    if plain.endswith(("'s", "s'")) and not tag & int(Tag.PRONOUN):
        tag |= int(Tag.POSSESSIVE)
    return tag


def _punctuation(mark: str) -> int:
    if mark == "\n":
        return int(Tag.BREAK)
    if mark == ",":
        return int(Tag.COMMA)
    return int(Tag.STOP if mark in ".!?…" else Tag.MARK)


def _by_shape(word: str) -> int:
    if word[0].isdigit():
        return int(Tag.NUMBER)
    if word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERB:  # noqa: PLR2004 -- shorter ones are nouns
        return int(Tag.ADVERB)
    if word.endswith("ed") and word not in _NO_PAST:
        return int(Tag.PAST)
    if word.endswith("ing") and len(word) > 4 and word not in _NO_GERUND:  # noqa: PLR2004 -- "king", "ring"
        return int(Tag.GERUND | Tag.NOUN)
    return int(Tag.NOUN)


_KNOWN = _known()
TAGS = Tags()
"""The tags of words, one for the whole program: they depend on nothing but the word."""
