"""Speakers: whom a phrase beside a cue means, and who else has a part in what was said."""

import pytest

from onrecord.extract.article import Registers, extract
from onrecord.extract.mentions import Known
from onrecord.extract.proposals import ProposedQuote
from onrecord_schema.vocabularies import EntityType

KNOWN = Known.of(
    [
        ("norland", EntityType.PLACE, ["Norland"]),
        ("ann-li", EntityType.PERSON, ["Ann Li", "Li"]),
        ("per-dahl", EntityType.PERSON, ["Per Dahl", "Dahl"]),
        ("zed", EntityType.ORGANIZATION, ["Zed Corp."]),
        ("defence-ministry", EntityType.ORGANIZATION, ["Defence Ministry"]),
        ("foreign-ministry", EntityType.ORGANIZATION, ["Foreign Ministry"]),
        ("courier", EntityType.OUTLET, ["the Courier", "Courier"]),
        ("npr", EntityType.OUTLET, ["NPR"]),
    ]
)


def read(text: str) -> list[ProposedQuote]:
    """Read the quotes of a text whose names are registered."""
    return extract(text, None, Registers(KNOWN)).quotes


def speaker_of(text: str) -> str | None:
    """Give the entity that the last quote of a text is by."""
    read_text = extract(text, None, Registers(KNOWN))
    last = max(read_text.quotes, key=lambda quote: quote.cue.start if quote.cue else -1)
    return None if last.group is None else read_text.naming.groups[last.group].entity_id


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param("Norland said it would pay. It added that the sum was small.", "norland", id="it"),
        pytest.param(
            "Norland struck again on Friday in what it called “a last warning.”",
            "norland",
            id="what-it-called",
        ),
        pytest.param("Zed Corp. lost money. The company said it would cut jobs.", "zed", id="company"),
        pytest.param(
            "The Defence Ministry denied it. Norland was silent. The ministry said it was late.",
            "defence-ministry",
            id="ministry",
        ),
        pytest.param(
            "The Defence Ministry denied it, the Foreign Ministry did not. The ministry said it was late.",
            None,
            id="either-ministry",
        ),
        pytest.param(
            "Gen. Ann Li met Per Dahl on Monday. The general said it was late.", "ann-li", id="the-general"
        ),
        pytest.param(
            "President Per Dahl met Ann Li on Monday. The president said it was late.",
            "per-dahl",
            id="the-president",
        ),
        pytest.param("Ann Li met Per Dahl on Monday. The president said it was late.", None, id="no-title"),
        pytest.param(
            "Norland is at war. Norlandian authorities said it was late.", "norland", id="authorities"
        ),
        pytest.param("Norland is at war. Norlandian officials said it was late.", None, id="officials"),
        pytest.param("A friend of Ann Li said it was late.", None, id="a-friend"),
        pytest.param("Zed Corp. itself said it was late.", "zed", id="itself"),
        pytest.param(
            "NPR was first. The bridge is shut. The network said it was late.", "npr", id="the-network"
        ),
        pytest.param("Its chair, Ann Li, said it was late.", "ann-li", id="apposed"),
        pytest.param("Officials, Ann Li knew, said it was late.", None, id="not-apposed"),
        pytest.param(
            "Ann Li said it was late.\n\n“It is over,” she said.\n", "ann-li", id="over-a-blank-line"
        ),
        pytest.param(
            "Ann Li said it was late.\n\nIt rained.\n\n“It is over,” she said.\n", "ann-li", id="nobody-since"
        ),
        pytest.param(
            "Ann Li said it was late.\n\nPer Dahl left.\n\nIt rained.\n\n“It is over,” she said.\n",
            None,
            id="somebody-since",
        ),
        pytest.param(
            "Ann Li said it was late.\n\nPer Dahl came on Monday. “It is over,” he said.\n",
            "per-dahl",
            id="own-paragraph",
        ),
        pytest.param("“We know Zed Corp. well,” it said.", None, id="in-what-is-said"),
        pytest.param(
            "Per Dahl, Ann Li and Norland were told. Ann Li was shown the letter. She had denied knowing it.",
            "ann-li",
            id="in-the-sentence-before",
        ),
        pytest.param("Ms. Li met Mr. Dahl. “Good,” she said. “Bad,” he said.", "per-dahl", id="titles"),
        pytest.param(
            "Li left. She said it was shut. Dahl nodded. He said it was open.", "per-dahl", id="he-after-she"
        ),
        pytest.param(
            "Li said it was shut. “It is,” she said. “Now,” he said.", None, id="who-is-she-is-not-he"
        ),
    ],
)
def test_whom_a_phrase_means(text: str, entity: str | None) -> None:
    """A pronoun or a common noun means the one name in reach that fits it, or nobody."""
    assert speaker_of(text) == entity


def test_an_apostrophe_alone_is_nobody() -> None:
    """A stray mark where the source would stand gives a quote without a speaker."""
    assert [quote.speaker for quote in read("“We know it,”'said Per Dahl.")] == [None]


def test_two_speakers_side_by_side_are_two_quotes() -> None:
    """Each has the same content, so that it is found under either."""
    text = "Ann Li and Per Dahl said that it was late."
    assert [
        (quote.speaker and quote.speaker.of(text), quote.segments[0].of(text)) for quote in read(text)
    ] == [
        ("Ann Li", "it was late"),
        ("Per Dahl", "it was late"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Courier reported that Ann Li said it was late.", [("Ann Li", ["The Courier"])], id="reported"
        ),
        pytest.param(
            "It was late, Ann Li said, NPR reports.", [("Ann Li", ["NPR"])], id="reports-behind-the-source"
        ),
        pytest.param(
            "Ann Li said that it was late, NPR reports.",
            [("Ann Li", ["NPR"])],
            id="reports-behind-the-clause",
        ),
        pytest.param(
            "According to the Courier, Ann Li said that it was late.",
            [("Ann Li", ["the Courier"])],
            id="according",
        ),
        pytest.param("NPR reported, citing Ann Li, that it was late.", [("Ann Li", ["NPR"])], id="citing"),
        pytest.param(
            "“It is late,” the Courier quoted Ann Li as saying.",
            [("Ann Li", ["the Courier"])],
            id="quoted-as",
        ),
        pytest.param("Ann Li told NPR that it was late.", [("Ann Li", ["NPR"])], id="told"),
        pytest.param("Speaking to NPR, Ann Li said it was late.", [("Ann Li", ["NPR"])], id="speaking-to"),
        pytest.param(
            "In an interview with the Courier, Ann Li said it was late.",
            [("Ann Li", ["the Courier"])],
            id="interview-with",
        ),
        pytest.param(
            "It was late, according to two people familiar with it, the Courier reported.",
            [("two people familiar with it", ["the Courier"])],
            id="reported-behind-according",
        ),
        pytest.param(
            "The Courier reports Ann Li ordered troops to leave.",
            [("The Courier", []), ("Ann Li", ["The Courier"])],
            id="an-act-at-issue",
        ),
        pytest.param(
            "The general, per NPR, recommended a retreat.",
            [("The general", ["NPR"])],
            id="per-within-the-clause",
        ),
        pytest.param(
            "Officials announced that it was late, NPR reports.", [("Officials", ["NPR"])], id="nobody-named"
        ),
        pytest.param("NPR notes it was late.", [("NPR", [])], id="nobody-behind-it"),
        pytest.param(
            "“Per Dahl has warned that it was late,” Ann Li said.",
            [("Ann Li", []), ("Per Dahl", ["Ann Li"])],
            id="within-a-quotation",
        ),
        pytest.param("Ann Li said that she expected rain.", [("Ann Li", []), ("she", [])], id="of-oneself"),
        pytest.param(
            "“It is late,” Ann Li wrote in a letter seen by the Courier.",
            [("Ann Li", ["the Courier"])],
            id="seen-by",
        ),
        pytest.param(
            "In an interview published Monday by NPR, Ann Li said it was late.",
            [("Ann Li", ["NPR"])],
            id="published-by",
        ),
        pytest.param(
            "The Courier, citing two officials, said it was late.",
            [("two officials", ["The Courier"])],
            id="citing-aside",
        ),
        pytest.param(
            "The Courier reports Gen. Ann Li, head of the forces, ordered troops to leave.",
            [("Gen. Ann Li", ["The Courier"]), ("The Courier", [])],
            id="an-act-of-one-described",
        ),
        pytest.param(
            "“It is late,” Ann Li said in televised remarks Wednesday, according to the Courier.",
            [("Ann Li", ["the Courier"])],
            id="according-behind-remarks",
        ),
        pytest.param(
            "Ann Li wrote in the Courier that it was late.", [("Ann Li", ["the Courier"])], id="wrote-in"
        ),
    ],
)
def test_relays(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """An outlet that only passes words on is no speaker; who tells of another's words stays one."""
    found = sorted(read(text), key=lambda quote: quote.cue.start if quote.cue else -1)
    assert sorted(
        (quote.speaker and quote.speaker.of(text), [relay.of(text) for relay in quote.relays])
        for quote in found
    ) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        pytest.param("Ann Li said in a statement that it was late.", "a statement", id="statement"),
        pytest.param("In a televised address, Ann Li said it was late.", "a televised address", id="address"),
        pytest.param("“It is late,” Ann Li wrote on Twitter.", "Twitter", id="platform"),
        pytest.param("“It is late,” Ann Li told NPR in an interview.", "an interview", id="interview"),
        pytest.param(
            "It was late, Ann Li said at a news conference on Monday.", "a news conference", id="conference"
        ),
        pytest.param("Ann Li said that a statement was late.", None, id="inside-the-content"),
        pytest.param("Ann Li said in Paris that it was late.", None, id="a-place"),
    ],
)
def test_by_what_means(text: str, medium: str | None) -> None:
    """A statement, an address or a platform beside the cue is the medium; a place is none."""
    (quote,) = read(text)
    assert (quote.medium and quote.medium.of(text)) == medium
