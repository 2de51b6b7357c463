"""The rules by name: what each reads, and how far it is to be trusted.

A confidence was set by judgement, not measured: it orders proposals for a reviewer, and is no
probability.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule that proposes something."""

    name: str
    confidence: float
    """From 0 to 1."""
    reads: str
    """A sentence that the rule reads."""


RULES: tuple[Rule, ...] = (
    Rule("quotation-then-source", 0.9, "“It is over,” Mr. Li said."),
    Rule("quotation-then-inverted", 0.9, "“It is over,” said Mr. Li."),
    Rule("inverted-opening", 0.8, "Said Mr. Li: “It is over.”"),
    Rule("source-then-quotation", 0.9, "Mr. Li said, “It is over.”"),
    Rule("source-verb-that", 0.9, "Mr. Li said that it was over."),
    Rule("source-verb-clause", 0.8, "Mr. Li said it was over."),
    Rule("clause-then-source", 0.8, "It was over, Mr. Li said."),
    Rule("source-verb-infinitive", 0.6, "Mr. Li promised to end it."),
    Rule("source-wants", 0.5, "Mr. Li plans to end it."),
    Rule("source-verb-gerund", 0.6, "Mr. Li denied ending it."),
    Rule("source-verb-object", 0.5, "Mr. Li denounced the plan."),
    Rule("shared-subject", 0.8, "Mr. Li said it was over and added that he was glad."),
    Rule("according-to", 0.9, "It was over, according to Mr. Li."),
    Rule("according-to-relay", 0.6, "Mr. Li said it was over, according to the paper."),
    Rule("outlet-relay", 0.6, "It was over, Mr. Li said, the paper reported."),
    Rule("citing", 0.8, "The paper reported, citing Mr. Li, that it was over."),
    Rule("citing-reasons", 0.5, "Mr. Li left, citing his health."),
    Rule("allegedly", 0.5, "Allegedly, it was over."),
    Rule("quotation-then-verb", 0.7, "“It is over,” Mr. Li shrugged."),
    Rule("verb-then-quotation", 0.6, "Mr. Li shrugged: “It is over.”"),
    Rule("as-source-calls-it", 0.7, "“Peace,” as Mr. Li calls it, is over."),
    Rule("as-source-puts-it", 0.8, "As Mr. Li puts it, it was over."),
    Rule("in-words-of", 0.8, "It was, in the words of Mr. Li, “over.”"),
    Rule("in-view", 0.7, "In Mr. Li's view, it is over."),
    Rule("participle", 0.8, "Mr. Li left, saying that it was over."),
    Rule("participle-object", 0.6, "Mr. Li left, calling it “over.”"),
    Rule("participle-after-preposition", 0.7, "Mr. Li began by saying that it was over."),
    Rule("noun-participle", 0.7, "Mr. Li sent a letter saying that it was over."),
    Rule("infinitive", 0.7, "Mr. Li declined to say whether it was over."),
    Rule("raised-subject", 0.5, "The bank is said to have lost money."),
    Rule("what-said-was", 0.5, "He showed what Mr. Li said was a bomb."),
    Rule("fronted-subject", 0.7, "He sold a house that Mr. Li says is haunted."),
    Rule("reportedly", 0.5, "The bank is reportedly short of money."),
    Rule("asked-first", 0.5, "Asked whether it was over, Mr. Li laughed."),
    Rule("minded", 0.6, "Mr. Li is confident that it is over."),
    Rule("passive", 0.6, "Troops were ordered to leave by Mr. Li."),
    Rule("passive-by", 0.5, "The plan was condemned by Mr. Li."),
    Rule("noun-that", 0.5, "Mr. Li's announcement that it was over."),
    Rule("noun-of", 0.5, "Mr. Li's calls for an end to it."),
    Rule("noun-infinitive", 0.5, "Mr. Li's decision to end it."),
    Rule("headline-colon", 0.7, "Li: It Is Over"),
    Rule("quotation-dash-name", 0.7, "“It is over.” — Li Wei"),
    Rule("transcript", 0.9, "LI: It is over. (APPLAUSE)"),
    Rule("block-after-colon", 0.7, "Mr. Li said in a statement: (and in the next line) It is over."),
    Rule("signed-post", 0.8, "It is over. -- Li Wei (@liwei) May 3, 2019"),
    Rule("sign", 0.7, "He held a sign that read “It is over.”"),
    Rule("quotation-alone", 0.5, "She paused. “It is over.”"),
    Rule("quotation-goes-on", 0.8, "“It is over,” Mr. Li said. “I am glad.”"),
)
"""Every rule that proposes quotes."""

RULE_BY_NAME = {rule.name: rule for rule in RULES}
"""The rules by name."""
