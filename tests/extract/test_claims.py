"""Claims: where those of a register are asserted, and what may be new ones."""

from datetime import date

from onrecord.extract.article import Registers, extract
from onrecord.extract.claims.registered import ClaimIndex

INDEX = ClaimIndex(
    [
        ("withdrawal", "Norland withdraws its troops from Ost."),
        ("setback", "The withdrawal from Ost is a setback for Norland."),
        ("annexation-illegal", "The annexation of Ost is illegal."),
        ("dead-12", "The strike killed at least 12 people."),
    ]
)


def asserted(text: str) -> list[tuple[str, str, bool, bool]]:
    """Give the words that assert a claim, the claim, and whether they are quoted and contrary."""
    read = extract(text, date(2021, 5, 14), Registers(claims=INDEX))
    return [
        (claim.span.of(text), claim.claim_id, claim.quote is not None, claim.contrary)
        for claim in read.claims
        if claim.claim_id
    ]


def test_the_clause_that_carries_it() -> None:
    """Of a long sentence only the clause is taken, and words for one event are one word."""
    text = "After weeks of rain, Norland pulled out its soldiers from Ost, and nobody spoke of it in the capital."
    assert asserted(text) == [("Norland pulled out its soldiers from Ost", "withdrawal", False, False)]


def test_through_a_quote_or_in_the_own_voice() -> None:
    """What is quoted is asserted by the quote, other sentences by the outlet."""
    text = (
        "Mr. Li said that the annexation of Ost is illegal. Yesterday the strike killed at least 12 people."
    )
    assert asserted(text) == [
        ("the annexation of Ost is illegal", "annexation-illegal", True, False),
        ("Yesterday the strike killed at least 12 people", "dead-12", False, False),
    ]


def test_a_negative_sentence_is_contrary() -> None:
    """A sentence with “not” denies a positive claim."""
    assert asserted("The annexation of Ost is not illegal.") == [
        ("The annexation of Ost is not illegal", "annexation-illegal", False, True)
    ]


def test_a_claim_that_adds_nothing_to_a_better_one() -> None:
    """“Withdrawal from Ost” alone is not called a setback."""
    assert [claim for _, claim, _, _ in asserted("Norland withdrew troops from Ost.")] == ["withdrawal"]
    text = "The withdrawal from Ost is a setback for Norland."
    assert [claim for _, claim, _, _ in asserted(text)] == ["setback"]


def test_other_things_are_not_matched() -> None:
    """A shared common word is not enough."""
    assert asserted("The people of Ost went to the market, and it rained on them all day.") == []


def test_new_claims_are_proposed_apart() -> None:
    """What no register has is proposed by its signs, and not where a registered claim stands."""
    text = "The strike killed at least 12 people. It was the deadliest year since 1990."
    read = extract(text, date(2021, 5, 14), Registers(claims=INDEX))
    assert [(claim.claim_id, claim.rule) for claim in read.claims] == [
        ("dead-12", "like a registered claim"),
        (None, "quantity"),
    ]
