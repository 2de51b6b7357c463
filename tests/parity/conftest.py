"""What the parity tests share: the engines."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from onrecord.read.published import schema_folder

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache/parity"


@pytest.fixture(scope="session")
def ajv() -> Path:
    """Install ajv, in the versions that are pinned, into a folder that git ignores."""
    missing = [program for program in ("node", "npm") if shutil.which(program) is None]
    if missing:
        pytest.fail(f"{' and '.join(missing)} not found: install Node.js 20 or later to compare with ajv")
    CACHE.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    installed = CACHE / "package-lock.json"
    if not (CACHE / "node_modules/ajv").is_dir() or installed.read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, CACHE / name)
        environment = {**os.environ, "npm_config_update_notifier": "false"}
        subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=CACHE, check=True, env=environment
        )
    return CACHE


def ajv_verdicts(cache: Path, records: dict[str, list[str]]) -> dict[str, list[bool]]:
    """Ask ajv about records of several schemas, in one run of node."""
    asked = "".join(json.dumps({"schema": name, "records": texts}) + "\n" for name, texts in records.items())
    command = ["node", str(HERE / "ajv.mjs"), str(cache), str(schema_folder())]
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return dict(zip(records, map(json.loads, run.stdout.splitlines()), strict=True))
