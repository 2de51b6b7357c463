"""The codebook says what the schema says, and what the two readings measure."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.publish.codebook import with_generated_parts
from onrecord_schema import TABLES
from onrecord_schema.vocabularies import VOCABULARIES

ONRECORD = str(Path(sys.executable).parent / "onrecord")


def test_every_column_and_every_member_is_in_the_codebook(repository: Project) -> None:
    """No table, column, vocabulary or member is missing."""
    codebook = repository.codebook.read_text(encoding="utf-8")
    for table in TABLES:
        assert f"### {table.name}\n" in codebook
        for field in table.fields:
            assert f"\n| `{field}` | " in codebook
    for vocabulary in VOCABULARIES:
        for member in vocabulary:
            assert f"\n| `{member.value}` | {member.definition} | " in codebook


def test_making_the_generated_parts_again_changes_nothing(repository: Project) -> None:
    """The committed codebook is current, and making it is idempotent."""
    codebook = repository.codebook.read_text(encoding="utf-8")
    assert with_generated_parts(codebook) == codebook


def test_what_a_person_wrote_is_left_alone() -> None:
    """Only what stands between the markers is replaced."""
    written = "# Mine\n<!-- generated from the schema: tables -->\nold\n<!-- end of what is generated -->\nMine too\n"
    made = with_generated_parts(written)
    assert made.startswith("# Mine\n<!-- generated from the schema: tables -->\n")
    assert made.endswith("<!-- end of what is generated -->\nMine too\n")
    assert "\nold\n" not in made


def test_a_part_that_there_is_not_is_refused() -> None:
    """A misspelt marker does not silently generate nothing."""
    with pytest.raises(KeyError, match="tabels"):
        with_generated_parts("<!-- generated from the schema: tabels -->\n<!-- end of what is generated -->")


def test_the_agreement_in_the_codebook_is_what_the_command_prints(repository: Project) -> None:
    """The figures are those of the command that stands above them."""
    codebook = repository.codebook.read_text(encoding="utf-8")
    shown = re.search(
        r"<!-- output of the command above -->\n(.*?)<!-- end of output -->", codebook, re.DOTALL
    )
    command = "evaluate dataset/annotations/first dataset/annotations/second --format markdown"
    assert f"onrecord {command}" in codebook
    run = subprocess.run(
        [ONRECORD, *command.split()], cwd=repository.root, capture_output=True, text=True, check=True
    )
    assert shown is not None
    assert shown[1].strip() == run.stdout.strip()
