"""Idioms: verbs that say something only with a word behind them, and the words of fixed phrases."""

from onrecord.extract.words import kinds
from onrecord.extract.words.verbs import forms

_PHRASAL: tuple[tuple[int, str, str], ...] = (
    (kinds.SAYING, "back", "shoot fire hit snap push punch clap"),
    (kinds.SAYING, "in", "chime weigh"),
    (kinds.SAYING, "on", "pile"),
    (kinds.SAYING, "out", "cry blurt lash hit"),
    (kinds.SAYING, "down", "double"),
    (kinds.SAYING, "up", "pipe fess"),
    (kinds.REPORTING | kinds.JUDGING, "out", "spell"),
    (kinds.REPORTING, "out", "lay"),
    (kinds.JUDGING | kinds.RECALLING, "out", "rule"),
    (kinds.JUDGING, "off", "swear"),
    (kinds.NAMING, "off", "brush shrug laugh wave"),
    (kinds.NAMING, "aside", "brush"),
    (kinds.JUDGING, "down", "play"),
    (kinds.JUDGING, "up", "play"),
)
"""The family that a verb joins with a word behind it, that word, and the verbs."""

_IRREGULAR = {
    "shoot": "shoots shot shooting",
    "hit": "hits hitting",
    "lay": "lays laid laying",
    "swear": "swears swore swearing",
    "fess": "fesses fessed fessing",
}
_SAME_IN_PAST = frozenset(("hit",))


def _kind_of(verb: str, form: str) -> int:
    if form == verb:
        return kinds.BARE | (kinds.PAST if verb in _SAME_IN_PAST else 0)
    if form.endswith("ing"):
        return kinds.GERUND
    return 0 if form.endswith("s") else kinds.PAST


def _phrasal() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for tag, particle, verbs in _PHRASAL:
        for verb in verbs.split():
            inflected = [verb, *_IRREGULAR[verb].split()] if verb in _IRREGULAR else forms(verb)
            for form in inflected:
                found.setdefault(form, {})[particle] = tag | _kind_of(verb, form)
    return found


PHRASAL = _phrasal()
"""What each form is with the word behind it: PHRASAL["shot"]["back"] is a verb of saying in the past."""

WORDS: tuple[tuple[int, str], ...] = (
    (
        kinds.IDIOM,
        """
        eyes telling estimation judgment judgement reckoning view opinion account accounts estimate
        estimates count counts admission goes reportedly allegedly supposedly purportedly
        poll polls survey surveys weighing mulling pondering contemplating considering debating eyeing
        struck strikes strike hear talk chatter like love rather forgotten
        picked chose named selected backed supported model models
        see sees saw consider considers considered flirting toying supports backs
        """,
    ),
    (kinds.ADVERB, "reportedly allegedly supposedly purportedly"),
    (kinds.NOUN | kinds.GERUND, "weighing mulling pondering contemplating debating eyeing flirting toying"),
    (kinds.NOUN, "see sees model models"),
    (kinds.NOUN, "strike strikes love talk chatter"),
    (kinds.PAST, "forgotten picked named selected backed supported"),
    (kinds.VERB, "chose"),
    (kinds.NOUN, "supports backs"),
    (kinds.PAST | kinds.MINDED, "determined inclined disinclined resolved divided torn"),
    (
        kinds.NOUN | kinds.MINDED,
        "reluctant eager willing unwilling keen hesitant loath desperate split undecided open",
    ),
    (kinds.NOUN, "eyes estimation judgment judgement reckoning account accounts count counts poll polls"),
    (kinds.REPORTING | kinds.PAST, "cracked barked snapped vented"),
    (kinds.NAMING | kinds.PAST, "rated"),
    (kinds.JUDGING | kinds.PAST, "chastised faulted scorned pooh-poohed"),
    (kinds.SAYING | kinds.PAST, "railed texted emailed e-mailed blogged radioed"),
    (kinds.SAYING | kinds.GERUND | kinds.NOUN, "texting emailing e-mailing blogging"),
    (kinds.PAST | kinds.REPORTING, "quizzed grilled challenged"),
    (
        kinds.MINDED | kinds.NOUN,
        """
        hopeful wary leery fearful dubious insistent anxious nervous mindful unsure uncertain bitter
        unhappy happy furious
        """,
    ),
)
"""Words of fixed phrases, of manners of speech and of states of mind, besides those of the lexicon."""
