"""Every rule has a good and a bad example; they are found in their folder, without registering."""

import io
import re
from pathlib import Path

import pytest

from onrecord.checks.catalogue import RULES
from onrecord.checks.describe import described_rule
from onrecord.checks.examples import PACKED, contents
from onrecord.checks.reading import READING_RULES
from onrecord.paths import Project
from onrecord.problems import Problem
from onrecord.validate.command import Request, validate

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests/examples"


def _examples(kind: str) -> list[Path]:
    return sorted(path for rule in EXAMPLES.iterdir() for path in rule.glob(f"{kind}*"))


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the invented project, built, for the examples to join."""
    import shutil

    from onrecord.pipeline import build

    root = tmp_path_factory.mktemp("examples") / "harbour"
    shutil.copytree(ROOT / "tests/data/harbour", root)
    build(Project(root))
    return Project(root)


def _problems(
    example: Path, harbour: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> list[Problem]:
    monkeypatch.chdir(harbour.root)
    stdin = b""
    if example.suffix == PACKED:
        unpacked = folder / example.stem
        unpacked.write_bytes(contents(example))
        example = unpacked
    if example.suffix == ".yaml":
        # An annotation has to bear the name of its article, so one alone comes as standard input.
        example, stdin = Path("-"), example.read_bytes()
    outcome = validate(Request([str(example)], against=harbour.root, stdin=io.BytesIO(stdin)))
    outcome.close()
    return outcome.in_order()


@pytest.mark.parametrize("example", _examples("good"), ids=lambda path: path.parent.name)
def test_a_good_example_has_no_problem(
    example: Path, harbour: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule shows as good is good in every respect."""
    assert _problems(example, harbour, tmp_path, monkeypatch) == []


@pytest.mark.parametrize("example", _examples("bad"), ids=lambda path: path.parent.name)
def test_a_bad_example_breaks_its_rule_alone(
    example: Path, harbour: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule shows as bad breaks that rule and no other."""
    problems = _problems(example, harbour, tmp_path, monkeypatch)
    assert {problem.rule for problem in problems} == {example.parent.name}
    assert all(problem.hint for problem in problems)


def test_every_rule_has_examples() -> None:
    """No rule is without a good and a bad example, and no example without a rule."""
    known = {rule.name for rule in RULES} | READING_RULES.keys()
    for kind in ("good", "bad"):
        assert {path.parent.name for path in _examples(kind)} == known


def test_examples_are_shown_so_that_they_can_be_read() -> None:
    """Files go by their name in the example, long ones are cut, zips listed; nothing writes to the terminal."""
    for rule in READING_RULES.keys() | {rule.name for rule in RULES}:
        shown = described_rule(rule)
        assert len(shown) < 8_000, rule
        assert shown.replace("\n", "").isprintable(), rule
    assert "\nbad (dataset/registers/entities.yaml):\n" in described_rule("file-missing")
    assert "and 319,964 more lines, 4,160,099 bytes in all" in described_rule("file-size")
    assert "datapackage.json (" in described_rule("package-zip")


def test_every_rule_says_what_it_asks_for() -> None:
    """The description of a rule is one or more whole sentences."""
    for rule in RULES:
        assert re.match(r"[A-Z`].*\.$", rule.description), rule.name


def test_every_rule_that_is_cited_is_described() -> None:
    """No problem cites a rule that `onrecord rules` does not know."""
    known = {rule.name for rule in RULES} | READING_RULES.keys()
    folders = [ROOT / "build/onrecord" / name for name in ("read", "resolve", "validate")]
    words = {
        word
        for folder in folders
        for path in folder.glob("*.py")
        for word in re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', path.read_text())
    }
    assert {word for word in words - known - {"utf-8"} if not word.startswith("x-")} == set()
