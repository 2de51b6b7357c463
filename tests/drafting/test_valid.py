"""What a draft writes is valid in the project it is written into, whatever the article holds."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.drafting.desk import Desk
from onrecord.drafting.files import write_sheet
from onrecord.drafting.propose import propose
from onrecord.drafting.sound import sound_sheet
from onrecord.extract.draft import Drafted, Head
from onrecord.paths import Project
from onrecord.problems import UsageError, as_text
from onrecord.validate.command import Request, validate

HEAD = Head("herald-2024-03-07", "herald", date(2024, 3, 7))
TESTS = Path(__file__).parent.parent
OWN = sorted((*TESTS.glob("extract/data/*.txt"), *TESTS.glob("data/osk/dataset/articles/*.txt")))

WORDS = (
    *("said", "that", "“", "”", '"', "'", "‘", "’", ":", ",", ".", "\n", "\n\n", "the", "Herald", "Courier"),
    *(
        "Port Alder",
        "Okoro",
        "Ines",
        "Reyes",
        "Tuesday",
        "400",
        "euros",
        "denied",
        "strike",
        "is",
        "unlawful",
    ),
    *(
        "according to",
        "—",
        "🚢",
        "⚓️",
        "\u00a0",
        "\u2028",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\ufeff",
        "\ufffe",
    ),
    *("\U0010ffff", "\u202e", "\x01", "\x7f", "e\u0301", "\u200d", "#", "-", "{", "}", "[", "]", "&", "*"),
    *("!", "|", ">", "%", "@", "`", "?", "~", "null", "true", "2024-03-05", "By", ""),
)
"""What articles hold, and what YAML may trip over."""

texts = (
    st.lists(st.sampled_from(WORDS) | st.text(max_size=3), min_size=1, max_size=60)
    .map(" ".join)
    .map(lambda text: text.replace("\x00", "").replace("\r", ""))
)


@pytest.fixture(scope="module")
def shared_desk() -> Desk:
    """Give one desk for all examples: it is only read."""
    return Desk(Project(Path(__file__).parent.parent / "data/harbour"))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts.filter(str.strip))
def test_any_text_gives_a_draft_without_problems(shared_desk: Desk, text: str) -> None:
    """Odd marks, emoji, controls and what looks like YAML never make a draft that is refused."""
    sheet = sound_sheet(shared_desk, HEAD.article, text, propose(text, HEAD, shared_desk))
    assert [as_text(one) for one in shared_desk.problems_of(sheet)] == []
    assert sheet.yaml.count("\nstatus: draft\n") == 1


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_whole_project_is_valid_with_the_draft_in_it(harbour: Project, path: Path) -> None:
    """`onrecord validate` finds nothing once the two files are written."""
    desk = Desk(harbour)
    text = path.read_text(encoding="utf-8")
    write_sheet(desk, sound_sheet(desk, HEAD.article, text, propose(text, HEAD, desk)))
    assert [as_text(one) for one in validate(Request([str(harbour.root)])).in_order()] == []


def test_what_would_not_be_valid_is_left_out_and_said(desk: Desk, ferry: str) -> None:
    """A record that breaks a rule becomes a comment with the rule; the others stay."""
    proposed = propose(ferry, HEAD, desk)
    wrong = Drafted({"id": "e09", "event": "no-such-event", "exact": "Nobody loads it,"}, "wrong, 0.1")
    spoilt = replace(proposed, lists={**proposed.lists, "events": [*proposed.lists["events"], wrong]})
    sheet = sound_sheet(desk, HEAD.article, ferry, spoilt)
    assert "event: no-such-event" not in sheet.yaml
    assert (
        "# left out of events, for it no row of events has the id 'no-such-event' [reference-exists]:"
        " Nobody loads it,\n" in sheet.yaml
    )
    assert sheet.yaml.count("- id: q0") == len(proposed.lists["quotes"])


def test_an_article_that_cannot_be_valid_is_refused(desk: Desk, ferry: str) -> None:
    """What is wrong with the head is said, for no record can be left out to mend it."""
    head = replace(HEAD, language="English")
    with pytest.raises(UsageError, match=r"no valid draft .*\n.*language: 'English' is not of the form"):
        sound_sheet(desk, head.article, ferry, propose(ferry, head, desk))
