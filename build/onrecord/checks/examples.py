"""The examples of the rules: files that the tests hold to be good and bad.

An example is a file `good.*` or `bad.*`, or a folder `good` or `bad` where a rule is about several files.
A file that is too large to keep as it is is kept packed, as `bad.yaml.xz`.
"""

from importlib.util import find_spec
from pathlib import Path

PACKED = ".xz"
_MOST_LINES = 40
_LONGEST_LINE = 200


def example_folder() -> Path:
    """Give the folder of the examples: in the repository, or in the installed package."""
    spec = find_spec("onrecord")
    package = Path(spec.origin).parent if spec and spec.origin else Path()
    in_repository = package.parents[1] / "tests/examples"
    return in_repository if in_repository.is_dir() else package / "checks/examples"


def examples_of(rule: str) -> dict[str, dict[str, str]]:
    """Give the good and the bad example of a rule, each as texts by file name; none if it has none.

    Long files are cut, and of a zip its members are listed: the texts are to be read by people.
    """
    folder = example_folder() / rule
    return {
        kind: {_name(path, folder / kind): _shown(path) for path in _files(folder, kind)}
        for kind in ("good", "bad")
        if _files(folder, kind)
    }


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted(
        path for path in (*folder.glob(f"{kind}.*"), *folder.glob(f"{kind}/**/*")) if path.is_file()
    )


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _shown(path: Path) -> str:
    content = contents(path)
    if path.suffix == ".zip":
        return (
            _members(path)
            or f"the first {len(content)} bytes of a zip, which end before the list of its files"
        )
    lines = content.decode("utf-8", "backslashreplace").removesuffix("\n").split("\n")
    shown = [_cut(line) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(f"… and {len(lines) - _MOST_LINES:,} more lines, {len(content):,} bytes in all")
    return "\n".join(shown)


def _cut(line: str) -> str:
    """Cut a line to what can be read; what would not show itself is escaped."""
    shown = "".join(one if one.isprintable() else repr(one)[1:-1] for one in line)
    return shown if len(shown) <= _LONGEST_LINE else f"{shown[:_LONGEST_LINE]}… ({len(line):,} characters)"


def contents(path: Path) -> bytes:
    """Give what an example holds, unpacked where it is kept packed."""
    if path.suffix != PACKED:
        return path.read_bytes()
    # Imported here: one example needs it.
    import lzma

    return lzma.decompress(path.read_bytes())


def _members(path: Path) -> str:
    # Imported here: one rule has zips for examples.
    import zipfile

    if not zipfile.is_zipfile(path):
        return ""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(f"{member.filename} ({member.file_size} bytes)" for member in archive.infolist())
