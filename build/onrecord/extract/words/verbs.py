"""The verbs that the rules know, by family, in their base form, and how they are inflected."""

import re

from onrecord.extract.words import kinds

ONLY_AS = (
    *("attack", "rip", "bash", "trash", "pan", "knock", "skewer", "savage", "lampoon", "roast", "paint"),
    *("cast", "depict", "pillory", "malign", "smear", "frame", "pitch", "peg", "bill", "identify"),
)
"""Verbs that say something only with an object and "as": attacked her as weak."""

VERBS: tuple[tuple[int, str], ...] = (
    (
        kinds.SAYING,
        """
        say add argue contend assert insist allege maintain reiterate quip joke lament opine concede
        admit acknowledge declare state claim comment remark reply retort respond counter recall
        explain emphasize emphasise stress caution whisper shout exclaim mutter testify write tweet
        boast complain object observe muse speculate theorize theorise conclude predict stipulate
        elaborate continue chant yell scream blurt deadpan intone
        interject recount venture gripe grumble scoff proclaim swear
        protest plead appeal apologize apologise confess confide fret reason sniff marvel rejoin moan grouse
        counsel fume gush thunder enthuse crow bristle brag wisecrack rant rave sneer snarl grunt groan growl
        huff whine whimper murmur mumble bellow roar holler sigh chuckle chortle gloat bluster pontificate
        preach posit postulate hypothesize conjecture aver demur bemoan bewail vouch concur profess testify
        """,
    ),
    (
        kinds.REPORTING,
        """
        announce report note confirm deny disclose reveal suggest show find indicate estimate
        forecast project propose recommend foresee demand request agree imply signal warn advise hint learn
        point decide determine rule mention urge agree calculate reckon attest certify affirm reaffirm rumour
        rumor ask wonder question guarantee pledge vow promise threaten answer establish recognize
        recognise charge discover hear hold clarify confirm allow leak insinuate disagree
        underscore highlight specify decree
        """,
    ),
    (
        kinds.BELIEVING,
        """
        believe think expect hope fear feel know doubt suspect anticipate consider assume worry
        understand suppose realize realise imagine guess figure bet surmise infer sense trust regret
        remember wish approve disapprove
        """,
    ),
    (
        kinds.TELLING,
        "tell inform remind assure notify warn advise convince persuade caution reassure promise ask brief",
    ),
    (
        kinds.PROMISING,
        """
        promise vow pledge threaten offer agree refuse decline demand ask swear undertake volunteer
        claim profess request
        """,
    ),
    (
        kinds.ORDERING,
        """
        order urge instruct tell ask advise warn encourage beg implore direct command invite exhort
        beseech request press pressure lobby
        """,
    ),
    (kinds.WANTING, "want wish hope plan intend expect aim prefer decide"),
    (
        kinds.RAISING,
        """
        expect believe think say report allege estimate assume consider understand forecast project
        predict rumor rumour anticipate fear claim declare
        """,
    ),
    (
        kinds.RECALLING,
        """
        deny admit acknowledge recall report recount describe recommend propose suggest remember advise
        confirm mention
        """,
    ),
    (
        kinds.NAMING,
        """
        call dub label term brand nickname describe characterize characterise deem hail portray regard view
        perceive refer declare celebrate
        """,
    ),
    (kinds.NAMING, " ".join(ONLY_AS)),
    (kinds.NAMING, "credit"),
    (
        kinds.JUDGING,
        """
        denounce decry condemn criticize criticise praise dismiss reject deny blast slam describe hail
        welcome announce confirm blame accuse deplore applaud
        defend dispute disclose reiterate propose demand recommend laud lambaste tout
        predict forecast anticipate expect foresee envision plead express voice
        report
        acknowledge admit estimate urge promise pledge threaten vow suggest signal concede declare question
        compare liken mock ridicule assail congratulate commend rebuke rebut repudiate berate chide scold
        castigate excoriate belittle disparage deride vilify favor favour oppose attribute ascribe cite
        refute disavow renounce downplay extol trumpet bemoan bewail lament underscore highlight upbraid
        reprimand admonish rebuff disown repudiate minimize float recount
        """,
    ),
)
"""The verbs by family, in their base form."""

ALSO_NOUNS = """
    state claim comment remark reply retort report note caution joke lament stress boast object
    counter estimate forecast project demand request signal hint rule mention question promise
    pledge vow hope fear doubt guess offer volunteer order command label term brand praise blast
    slam welcome blame dispute answer call show find advise view worry brief ask decline record
    command plan hope wish aim
    figure bet sense trust regret protest reason charge counsel voice suspect whisper shout appeal
    judge press pressure lobby brag crow fret gloat groan growl gripe grumble huff leak murmur
    rant rave roar sigh sneer snarl tease thunder trumpet whine float highlight decree attack
    credit bash trash pan knock savage roast paint cast smear frame pitch peg bill rip
"""
"""Verbs whose base and third person are nouns too."""

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
    "bet": "bets bet betting",
    "hear": "hears heard hearing",
    "regret": "regrets regretted regretting",
    "cast": "casts casting",
    "knock": "knocks knocked knocking",
    "trash": "trashes trashed trashing",
    "infer": "infers inferred inferring",
    "foresee": "foresees foresaw foreseen foreseeing",
    "plead": "pleads pleaded pled pleading",
    "refer": "refers referred referring",
    "rebut": "rebuts rebutted rebutting",
    "recount": "recounts recounted recounted recounting",
}


_DOUBLES_LATE = frozenset(("prefer", "concur", "demur"))
"""Verbs of two syllables that double their last consonant."""
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")
"""One syllable with one vowel and one consonant behind it: plan, dub."""


def forms(verb: str) -> list[str]:
    """Inflect a verb: base, third person, past, participles.

    >>> forms("deny"), forms("plan")
    (['deny', 'denies', 'denied', 'denying'], ['plan', 'plans', 'planned', 'planning'])
    """
    if verb in _IRREGULAR:
        return list(dict.fromkeys([verb, *_IRREGULAR[verb].split()]))
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    if verb in _DOUBLES_LATE or _DOUBLES.fullmatch(verb):
        return [verb, third, f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    if verb.endswith("ee"):
        return [verb, third, f"{verb}d", f"{verb}ing"]
    if verb.endswith("e"):
        return [verb, third, f"{verb}d", f"{verb[:-1]}ing"]
    return [verb, third, f"{verb}ed", f"{verb}ing"]


NEEDS = {
    **dict.fromkeys(forms("point"), "out"),
    **dict.fromkeys((*forms("approve"), *forms("disapprove")), "of"),
    **dict.fromkeys(("hold", "holds", "held", "holding", *forms("allow"), *forms("leak")), "that"),
}
"""Verbs that say something only with this word after them: point out, held that."""
