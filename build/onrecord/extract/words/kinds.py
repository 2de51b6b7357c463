"""Kinds: what a word, a mark or a quotation can be in a sentence, as bits; a word can be several things."""

DETERMINER = 1 << 0
PREPOSITION = 1 << 1
PRONOUN = 1 << 2
"""A pronoun that can be a subject."""
AUXILIARY = 1 << 3
ADVERB = 1 << 4
COORDINATOR = 1 << 5
SUBORDINATOR = 1 << 6
RELATIVE = 1 << 7
"""who, which, whose, where."""
TIME = 1 << 8
"""A word that says when: Wednesday, yesterday, November."""
VERB = 1 << 9
"""A finite verb that is no noun."""
PAST = 1 << 10
"""Ends as past tenses and participles do."""
GERUND = 1 << 11
CAPITAL = 1 << 12
NUMBER = 1 << 13
POSSESSIVE = 1 << 14
"""Ends in an apostrophe, or is a possessive determiner."""
NOUN = 1 << 15
"""May be a noun or an adjective: everything else."""
COMMA = 1 << 16
STOP = 1 << 17
""". ! ? … as a token; within an abbreviation too."""
MARK = 1 << 18
"""Other punctuation."""
QUOTATION = 1 << 19
"""A whole quotation with its marks, as one unit."""
SOURCE = 1 << 20
"""A common noun for one who speaks: spokesman, analysts, company."""
TITLE = 1 << 21
"""A title before a name: Mr, Dr, President."""
SAYING = 1 << 22
"""Takes a clause, with or without "that", or quoted words."""
REPORTING = 1 << 23
"""As SAYING, but often a noun or another verb: needs to be seen with a clause."""
BELIEVING = 1 << 24
"""Takes a clause that somebody holds to be so."""
TELLING = 1 << 25
"""Takes the hearer, and then a clause."""
PROMISING = 1 << 26
"""Takes an infinitive: promised to."""
ORDERING = 1 << 27
"""Takes the hearer and an infinitive: ordered troops to."""
NAMING = 1 << 28
"""Takes an object and a name for it: called it a success."""
JUDGING = 1 << 29
"""Takes an object, perhaps with "as": decried the vote as."""
CUE_NOUN = 1 << 30
"""A noun of saying: announcement, warning."""
ACCORDING = 1 << 31
"""The first word of "according to" and its like."""
BREAK = 1 << 32
"""The end of a line."""
BE = 1 << 33
"""A form of "be"; with a past participle it makes a passive."""
BARE = 1 << 34
"""The base form of a verb: needs an auxiliary, "to" or a subject in the plural."""

WANTING = 1 << 35
"""Takes an infinitive, perhaps with who is to do it: plans to, wants them to."""
RAISING = 1 << 36
"""In the passive, takes an infinitive whose subject is its own: is expected to."""
MINDED = 1 << 37
"""An adjective that takes a clause after "be": confident that."""
DOING_NOUN = 1 << 38
"""A noun of saying or meaning that takes an infinitive: decision to."""

RECALLING = 1 << 39
"""Takes a gerund: denied beating him."""

PHRASAL = 1 << 40
"""Says something only with the word behind it: shot back, ruled out."""

IDIOM = 1 << 41
"""The middle of a fixed phrase that says in whose view something is so: eyes, account, reportedly."""

FUNCTION = DETERMINER | PREPOSITION | PRONOUN | AUXILIARY | ADVERB | COORDINATOR | SUBORDINATOR
"""A word of grammar, with which no name begins or ends."""

CUE = SAYING | REPORTING | BELIEVING | TELLING | PROMISING | ORDERING | NAMING | JUDGING | WANTING
"""A verb of saying, of any family."""

INTERESTING = CUE | ACCORDING | CUE_NOUN | DOING_NOUN | MINDED | PHRASAL | IDIOM
"""What may be the cue of a frame."""
