"""Articles whose day of publication is not certain: only what holds on any of its days is placed."""

import pytest

from onrecord.extract.draft import Head, draft

TEXT = """\
“It is over,” said Ann Li on Wednesday. “It began here,” said Tom Reyes on 3 October. “We are glad,” said Ann Li today. “Nobody came,” said Tom Reyes in September.
"""


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2022-11", [None, "2022-10-03", None, "2022-09"]),
        ("2022-11-XX", [None, "2022-10-03", None, "2022-09"]),
        ("2022", [None, None, None, None]),
        ("2022-11-09/2022-11-10", ["2022-11-09", "2022-10-03", None, "2022-09"]),
        ("2022-11-10~", [None, None, None, None]),
        ("2022-11-10/..", [None, None, None, None]),
    ],
)
def test_a_vague_day_of_publication_places_no_weekday(published: str, said: list[str | None]) -> None:
    """Which Wednesday of November? In an article of Wednesday or Thursday there is but one."""
    found = draft(TEXT, Head("herald-x", "herald", published_edtf=published))
    assert [one.record.get("said") for one in found.lists["quotes"]] == said
    assert found.head["published"]["date"] == published


def test_a_certain_day_places_all() -> None:
    """The same article, of one day."""
    found = draft(TEXT, Head("herald-x", "herald", published_edtf="2022-11-10"))
    assert [one.record.get("said") for one in found.lists["quotes"]] == [
        "2022-11-09", "2022-10-03", "2022-11-10", "2022-09",
    ]  # fmt: skip


@pytest.mark.parametrize(("published", "dated"), [("2022-11-10", ", 2022-11-09"), ("2022-11", "")])
def test_events_are_dated_only_as_all_days_do(published: str, dated: str) -> None:
    """What happened on Wednesday has a day only if the article has one; 3 October is the same for all."""
    text = "Rebels captured Port Alder on Wednesday. Rebels captured Osk on 3 October.\n"
    found = draft(text, Head("herald-x", "herald", published_edtf=published))
    assert [one for one in found.suggestions if one.startswith("event")] == [
        f"event (capture, trigger 'captured', 0.5{dated}, place Port Alder): Rebels captured Port Alder on Wednesday",
        "event (capture, trigger 'captured', 0.5, 2022-10-03, target Osk): Rebels captured Osk on 3 October",
    ]
