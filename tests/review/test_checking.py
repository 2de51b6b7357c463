"""The page finds the problems that `onrecord validate` finds, in the article that is reviewed."""

import pytest

from onrecord.paths import Project
from onrecord.problems import as_text
from onrecord.review.checking import Checker
from onrecord.validate.authored import validate_authored
from onrecord.validate.outcome import Outcome

HERALD = "herald-2024-03-05"

FAULTS = {
    "none": ("", ""),
    "a missing field": ("    cue: said\n", ""),
    "an unknown entity": ("ines-okoro", "ines-okora"),
    "an unknown claim": ("founded-1901", "founded-1902"),
    "a wrong kind": ("kind: mixed", "kind: direct"),
    "an unknown kind": ("kind: mixed", "kind: mixt"),
    "words that are not there": ("Not one.", "Not two."),
    "words that stand twice": ("Port Alder was founded in 1901", "Port Alder"),
    "a date after publication": ("said: 2024-03-05", "said: 2024-03-07"),
    "an id used twice": ("id: q02", "id: q01"),
    "a passage that is half a line": ("exact: Share this article", "exact: Share this"),
    "no language": ("language: en\n", ""),
    "no list": ("mentions:\n", "mentions: 3\nmentions_:\n"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_page_says_what_the_command_says(name: str, harbour: Project) -> None:
    """The same problems, in the same words, at the same places, with the same hints."""
    path = harbour.annotations / f"{HERALD}.yaml"
    text = path.read_text(encoding="utf-8").replace(*FAULTS[name])
    shown = list(map(as_text, Checker(harbour, path).check(text).problems))
    path.write_text(text, encoding="utf-8")
    outcome = Outcome()
    validate_authored(harbour, [path], {}, outcome)
    assert shown == list(map(as_text, outcome.in_order()))
    assert (shown == []) == (name == "none")


def test_a_faulty_register_is_noticed(harbour: Project) -> None:
    """When a register cannot be read, the page says so instead of blaming the annotation."""
    (harbour.registers / "claims.yaml").write_text("claims: [", encoding="utf-8")
    path = harbour.annotations / f"{HERALD}.yaml"
    checked = Checker(harbour, path).check(path.read_text(encoding="utf-8"))
    assert checked.registers_are_faulty
    assert checked.problems == []
