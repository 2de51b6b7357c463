"""How long `onrecord --help` and a build of the five articles take, against what they rest on.

Each round runs every command once, in turn, so that a machine that slows down slows all of them;
the table gives the median of the rounds, and of the ratio to the reference within a round.

    .venv/bin/python bench/start_and_build.py [rounds]
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
ONRECORD = str(Path(PYTHON).parent / "onrecord")


def main(rounds: int) -> None:
    """Time the commands and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = _copy(Path(folder) / "fresh")
        built = _copy(Path(folder) / "built")
        _seconds([ONRECORD, "build"], built)
        commands = {
            "python -c 'import pydantic'": ([PYTHON, "-c", "import pydantic"], ROOT),
            "onrecord --help": ([ONRECORD, "--help"], ROOT),
            "onrecord build, nothing there": ([ONRECORD, "build"], fresh),
            "onrecord build, nothing changed": ([ONRECORD, "build"], built),
            "onrecord build --check": ([ONRECORD, "build", "--check"], built),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            _clean(fresh)
            for name, (command, where) in commands.items():
                times[name].append(_seconds(command, where))
    reference = next(iter(times.values()))
    print(f"{'command':34}{'median s':>10}{'min s':>8}{'max s':>8}{'x import pydantic':>20}")
    for name, taken in times.items():
        ratio = median(one / other for one, other in zip(taken, reference, strict=True))
        print(f"{name:34}{median(taken):10.3f}{min(taken):8.3f}{max(taken):8.3f}{ratio:20.2f}")


def _copy(folder: Path) -> Path:
    sources = ("dataset.yaml", "CODEBOOK.md", "articles", "annotations", "registers")
    for name in sources:
        source = ROOT / "dataset" / name
        target = folder / "dataset" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    return folder


def _clean(folder: Path) -> None:
    for made in ("dist", "schema", "dataset/tables", "datapackage.json"):
        path = folder / made
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _seconds(command: list[str], where: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=where, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
