"""Every rule has a good and a bad example; they are found in their folder, without registering."""

import io
import re
from pathlib import Path

import pytest

from onrecord.checks.catalogue import RULES
from onrecord.checks.reading import READING_RULES
from onrecord.paths import Project
from onrecord.problems import Problem
from onrecord.validate.command import Request, validate

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests/examples"
WITHOUT_EXAMPLE = {
    # What these ask for is a matter of several files; tests/validate and tests/build hold them.
    *("annotation-article", "annotation-missing", "article-empty", "article-missing", "article-name"),
    *("file-kind", "file-missing", "file-size", "json-depth", "name-ambiguous", "schema-version"),
    *("package-descriptor", "package-path", "package-zip"),
}


def _examples(kind: str) -> list[Path]:
    return sorted(path for rule in EXAMPLES.iterdir() for path in rule.iterdir() if path.stem == kind)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the invented project, built, for the examples to join."""
    import shutil

    from onrecord.pipeline import build

    root = tmp_path_factory.mktemp("examples") / "harbour"
    shutil.copytree(ROOT / "tests/data/harbour", root)
    build(Project(root))
    return Project(root)


def _problems(example: Path, harbour: Project, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    monkeypatch.chdir(harbour.root)
    # An annotation has to bear the name of its article, so authored examples come as standard input.
    authored = example.suffix == ".yaml"
    path = "-" if authored else str(example)
    stdin = io.BytesIO(example.read_bytes() if authored else b"")
    return validate(Request([path], stdin=stdin)).in_order()


@pytest.mark.parametrize("example", _examples("good"), ids=lambda path: path.parent.name)
def test_a_good_example_has_no_problem(
    example: Path, harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule shows as good is good in every respect."""
    assert _problems(example, harbour, monkeypatch) == []


@pytest.mark.parametrize("example", _examples("bad"), ids=lambda path: path.parent.name)
def test_a_bad_example_breaks_its_rule_alone(
    example: Path, harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule shows as bad breaks that rule and no other."""
    problems = _problems(example, harbour, monkeypatch)
    assert {problem.rule for problem in problems} == {example.parent.name}
    assert all(problem.hint for problem in problems)


def test_every_rule_has_examples() -> None:
    """No rule is without a good and a bad example, and no example without a rule."""
    known = {rule.name for rule in RULES} | READING_RULES.keys()
    for kind in ("good", "bad"):
        assert {path.parent.name for path in _examples(kind)} == known - WITHOUT_EXAMPLE


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
