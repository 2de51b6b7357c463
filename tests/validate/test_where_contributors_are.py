"""What helps contributors elsewhere: editors, hooks, the action, the documentation."""

import re
from pathlib import Path

import pytest
import yaml

from onrecord.checks.describe import markdown
from onrecord.read.published import schema_folder

ROOT = Path(__file__).parents[2]

AUTHORED = sorted([*(ROOT / "dataset").rglob("*.yaml"), *(ROOT / "tests/data/harbour").rglob("*.yaml")])


@pytest.mark.parametrize("path", AUTHORED, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_schema_that_a_file_names_is_there(path: Path) -> None:
    """The first line of every file that people write names the schema with which an editor completes it."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named is not None, first
    assert (path.parent / named.group(1)).resolve().parent == schema_folder()
    assert (path.parent / named.group(1)).is_file()


def test_every_action_is_pinned_to_a_commit() -> None:
    """No action of others runs under a name that can be moved."""
    for path in (ROOT / "action.yml", *(ROOT / ".github/workflows").glob("*.yml")):
        for used in re.findall(r"uses: (\S+)", path.read_text()):
            assert used == "./" or re.search(r"@[0-9a-f]{40}$", used), used


def test_the_hook_takes_the_files_that_people_write() -> None:
    """The pattern of the pre-commit hook matches them all, and no published table."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["entry"] == "onrecord validate"
    for path in AUTHORED:
        name = str(path.relative_to(ROOT))
        if name.startswith("dataset/") and name != "dataset/dataset.yaml" and "second" not in name:
            assert re.search(hook["files"], name), name
    assert not re.search(hook["files"], "dataset/tables/quotes.csv")


def test_the_documentation_lists_the_rules() -> None:
    """The list in docs/validation.md is what the rules say of themselves.

    Write it anew: `python -m tests.validate.write_rules`.
    """
    text = (ROOT / "docs/validation.md").read_text()
    listed = text.partition("<!-- rules -->\n")[2].partition("<!-- end of rules -->")[0]
    assert listed.strip() == markdown().strip()
