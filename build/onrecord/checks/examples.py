"""The examples of the rules: files that the tests hold to be good and bad."""

from importlib.util import find_spec
from pathlib import Path


def example_folder() -> Path:
    """Give the folder of the examples: in the repository, or in the installed package."""
    spec = find_spec("onrecord")
    package = Path(spec.origin).parent if spec and spec.origin else Path()
    in_repository = package.parents[1] / "tests/examples"
    return in_repository if in_repository.is_dir() else package / "checks/examples"


def examples_of(rule: str) -> dict[str, dict[str, str]]:
    """Give the good and the bad example of a rule, each as texts by file name; none if it has none."""
    folder = example_folder() / rule
    return {
        kind: {path.name: path.read_text("utf-8", "backslashreplace") for path in _files(folder, kind)}
        for kind in ("good", "bad")
        if _files(folder, kind)
    }


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted(path for path in (*folder.glob(f"{kind}.*"), *folder.glob(f"{kind}/*")) if path.is_file())
