"""Who speaks: proposed as buttons, given to the same words at once, and told where nobody is given."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from onrecord.paths import Project
from onrecord.review.asked import NotDoneError
from onrecord.review.session import Session, open_session
from onrecord.review.speakers import Speakers

HERALD = "herald-2024-03-05"


@pytest.fixture
def rewritten(drafted: Project) -> Callable[..., Session]:
    """Give a function that opens the draft with other speakers of its two quotes, and a third quote."""

    def opened(first: str, second: str, third: str) -> Session:
        path = drafted.annotations / f"{HERALD}.yaml"
        text = path.read_text(encoding="utf-8")
        more = f"  - {{id: q03, kind: indirect, content: [would cost], speaker: {third}, cue: said}}\n"
        for old, new in (
            ('{entity: dockers-union, exact: "the union"}', first),
            ('{entity: ines-okoro, exact: "Ines Okoro"}', second),
            ("assertions:\n", f"{more}assertions:\n"),
        ):
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return open_session(drafted, HERALD)

    return opened


NAMED = '{exact: "Ines Okoro"}'
UNION = '{entity: dockers-union, exact: "the union"}'


def told(session: Session, at: int) -> list[tuple[str, str]]:
    """Give whom the page proposes for a quote, and why."""
    return [(one.entity, one.why) for one in Speakers(session.now, ("quotes", at)).candidates]


def test_candidates_are_those_of_the_words_and_the_one_before(rewritten: Any, do: Any) -> None:
    """By the same words elsewhere, by a registered name or a part of it, and who spoke before."""
    session = rewritten(UNION, NAMED, "{exact: Okoro}")
    assert told(session, 1) == [("ines-okoro", "by name"), ("dockers-union", "speaks before, in q01")]
    assert told(session, 2)[0] == ("ines-okoro", "by a part of the name")
    assert do(session, "speaker:ines-okoro", ("quotes", 1)).said == "Changed."
    assert session.now.data["quotes"][1]["speaker"] == {"entity": "ines-okoro", "exact": "Ines Okoro"}
    assert told(session, 1) == [("dockers-union", "speaks before, in q01")]
    with pytest.raises(NotDoneError, match="nobody whom these words may mean"):
        do(session, "speaker:courier", ("quotes", 1))


def test_the_same_words_are_given_the_same_entity_at_once(rewritten: Any, do: Any) -> None:
    """Those that mean nobody yet; one undo takes all back, and what someone decided otherwise stays."""
    session = rewritten(UNION, '{exact: "the union"}', '{entity: courier, exact: "the union"}')
    assert told(session, 1)[0] == ("dockers-union", "as in q01")
    assert do(session, "speakers", ("quotes", 0)).said == "1 more quote changed."
    speakers = [one["speaker"]["entity"] for one in session.now.data["quotes"]]
    assert speakers == ["dockers-union", "dockers-union", "courier"]
    with pytest.raises(NotDoneError, match="No other speaker with these words"):
        do(session, "speakers", ("quotes", 0))
    do(session, "undo")
    assert session.is_saved


def test_a_named_speaker_without_an_entity_is_a_hint_and_no_problem(rewritten: Any) -> None:
    """A capital that only begins a sentence is no name."""
    session = rewritten('{exact: "The union"}', NAMED, UNION)
    speakers = Speakers(session.now, None)
    assert [(one.name, one.words) for one in speakers.unnamed] == [("q02", "Ines Okoro")]
    assert speakers.candidates == speakers.same_words == []


def test_speakers_are_chosen_on_the_page(sit: Any, rewritten: Any, drafted: Project) -> None:
    """The hint leads to the quote, one press says who it is, the next gives it to the same words elsewhere."""
    rewritten(UNION, NAMED, NAMED)
    desk = sit(drafted, HERALD)
    desk.page.locator("#hints summary").click()
    desk.page.locator("#hints a").first.click()
    expect(desk.page.locator("#quotes-1.open")).to_be_visible()
    desk.press("b-speaker-ines-okoro", "Changed.")
    expect(desk.page.locator("#b-speakers")).to_have_text("Apply to 1 more with the words “Ines Okoro”")
    desk.press("b-speakers", "1 more quote changed.")
    expect(desk.page.locator("#hints")).to_have_count(0)
    expect(desk.page.locator("#b-speakers")).to_have_count(0)
