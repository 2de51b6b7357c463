"""Which files that people wrote belong together: those of the project, or of another reading of its articles.

A reading is a folder of annotations that has registers of its own in `registers/`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.paths import REGISTERS, Project
from onrecord.validate.inputs import BEGINNING_BYTES

_ONLY_IN_ANNOTATIONS = {b"article", b"outlet", b"language", b"quotes", b"assertions"}


@dataclass
class Authored:
    """Files of one reading, no two of which stand for the same article or register."""

    reading: Path | None
    """The folder of the reading; None for the project's own."""
    annotations: dict[str, Path] = field(default_factory=dict[str, Path])
    articles: dict[str, Path] = field(default_factory=dict[str, Path])
    registers: dict[str, Path] = field(default_factory=dict[str, Path])

    @property
    def files(self) -> list[Path]:
        """All of them."""
        return [*self.annotations.values(), *self.articles.values(), *self.registers.values()]

    @property
    def registers_instead(self) -> dict[str, Path]:
        """The registers that stand in for the project's own, by name."""
        folder = self.reading / "registers" if self.reading else Path()
        own = {name: folder / f"{name}.yaml" for name in REGISTERS} if self.reading else {}
        return {name: path for name, path in own.items() if path.is_file()} | self.registers


def sorted_out(project: Project, paths: Sequence[Path], contents: Mapping[Path, bytes]) -> list[Authored]:
    """Sort files by what belongs together; an article brings the annotation that the project has of it."""
    found: list[Authored] = []
    for path in paths:
        kind, key, reading = _place_of(project, path, contents)
        alike = [one for one in found if one.reading == reading and key not in getattr(one, kind)]
        if not alike:
            alike = [Authored(reading)]
            found += alike
        getattr(alike[0], kind)[key] = path
    for one in found:
        own = {article: project.annotations / f"{article}.yaml" for article in one.articles}
        one.annotations = {key: path for key, path in own.items() if path.is_file()} | one.annotations
    return found


def _place_of(project: Project, path: Path, contents: Mapping[Path, bytes]) -> tuple[str, str, Path | None]:
    """Tell what a file is, what it is of, and to which reading it belongs."""
    folder = None if path in contents else path.resolve().parent
    if path.suffix.lower() == ".txt":
        return "articles", path.stem, _reading(project, folder)
    if register := register_in(beginning(path, contents)):
        own = folder if folder and folder.name == "registers" else None
        return "registers", register, _reading(project, own and own.parent)
    return "annotations", path.stem, _reading(project, folder)


def _reading(project: Project, folder: Path | None) -> Path | None:
    if folder is None or folder == project.dataset.resolve() or not (folder / "registers").is_dir():
        return None
    return folder


def beginning(path: Path, contents: Mapping[Path, bytes]) -> bytes:
    """Give the first bytes of a file, or of what stands in for it."""
    if path in contents:
        return contents[path][:BEGINNING_BYTES]
    with path.open("rb") as file:
        return file.read(BEGINNING_BYTES)


def register_in(text: bytes) -> str | None:
    """Tell which register a file is by its keys; None for an annotation, which has events too."""
    keys = set(re.findall(rb"^([a-z_]+):", text, re.MULTILINE))
    found = [name for name in REGISTERS if name.encode() in keys]
    return found[0] if found and not keys & _ONLY_IN_ANNOTATIONS else None
