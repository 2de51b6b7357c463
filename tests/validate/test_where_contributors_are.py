"""What helps contributors elsewhere: editors, hooks, the action, the documentation."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.checks.describe import described, markdown
from onrecord.paths import Project
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
        if name.startswith("dataset/") and "second" not in name:
            assert re.search(hook["files"], name), name
    assert not re.search(hook["files"], "dataset/tables/quotes.csv")
    # Registers and annotations belong together, so one run sees all that changed.
    assert hook["require_serial"] is True


def test_the_hook_runs_with_what_was_tested() -> None:
    """What the hook installs besides the program has the version that this repository is tested with."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    pinned = (ROOT / "constraints.txt").read_text().splitlines()
    assert set(hook["additional_dependencies"]) <= set(pinned)
    assert [one.partition("==")[0] for one in hook["additional_dependencies"]] == ["jsonschema"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_what_github_reads_is_of_the_form_it_takes(schema: str, files: str) -> None:
    """The action, workflows and issue forms are valid against the schemas that check-jsonschema brings."""
    found = [str(path) for path in ROOT.glob(files)]
    assert found
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *found]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def _step(name: str) -> dict[str, Any]:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    return next(step for step in action["runs"]["steps"] if step.get("name") == name)


def _run_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step that validates as GitHub does: by bash, which stops at the first command that fails."""
    step = _step("Validate")
    script = folder.parent / "step.sh"
    script.write_text(step["run"])
    given = {
        name: inputs.get(re.findall(r"inputs\.(\w+)", said)[0], "") for name, said in step["env"].items()
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
        cwd=folder,
        env={**os.environ, **given, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_installs_itself_in_the_versions_that_were_tested() -> None:
    """From its own folder, whatever is checked out in the workspace."""
    assert _step("Install onrecord")["run"].split()[-3:] == [
        "--constraint",
        '"$GITHUB_ACTION_PATH/constraints.txt"',
        '"$GITHUB_ACTION_PATH[versions]"',
    ]
    assert _step("Validate")["shell"] == "bash"


def test_the_action_passes_where_all_is_well(harbour: Project) -> None:
    """Without paths it takes the whole dataset."""
    run = _run_step(harbour.root)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "ok: 2 articles, 2 annotations, 4 registers\n"


def test_the_action_annotates_lines_and_writes_sarif(harbour: Project) -> None:
    """Both forms of the result are written, and the step fails."""
    path = harbour.annotations / "courier-2024-03-06.yaml"
    path.write_text(path.read_text().replace("kind: direct", "kind: dirct"))
    run = _run_step(harbour.root, sarif="a result.sarif")
    assert run.returncode == 1
    assert run.stdout.startswith(
        "::error file=dataset/annotations/courier-2024-03-06.yaml,line=9,col=11,title=vocabulary::quotes[0].kind: "
    )
    log = json.loads((harbour.root / "a result.sarif").read_text())
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["vocabulary"]


@pytest.mark.parametrize("between", [" ", "\n"], ids=["spaces", "line ends"])
def test_the_action_takes_every_path_that_is_given(harbour: Project, between: str) -> None:
    """Paths may stand on one line or on several."""
    run = _run_step(harbour.root, paths=f"dataset/annotations{between}dataset/registers{between}")
    assert (run.returncode, run.stderr) == (0, "ok: 6 files\n")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"paths": "nowhere.yaml"}, "onrecord: nowhere.yaml does not exist"),
        ({"paths": "nowhere.yaml", "sarif": "a.sarif"}, "onrecord: nowhere.yaml does not exist"),
        ({"sarif": "nowhere/a.sarif"}, "nowhere/a.sarif: No such file or directory"),
        ({"paths": "--help"}, "onrecord: --help does not exist"),
        ({"paths": "$(touch owned) ;touch owned"}, "onrecord: $(touch does not exist"),
    ],
    ids=["path", "path with SARIF", "SARIF", "option", "commands"],
)
def test_the_action_fails_on_a_wrong_call(harbour: Project, inputs: dict[str, str], said: str) -> None:
    """What could not be checked does not pass for checked, and inputs are not run."""
    run = _run_step(harbour.root, **inputs)
    assert run.returncode != 0
    assert said in run.stderr
    assert not (harbour.root / "owned").exists()


def test_the_documentation_lists_the_rules() -> None:
    """docs/rules.md says what `onrecord rules NAME` says, of every rule, with its examples.

    Write it anew: `python -m tests.validate.write_rules`.
    """
    text = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert text == markdown()
    assert {f"### {name}" for name in described()} <= set(text.splitlines())
