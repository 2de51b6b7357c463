"""`onrecord validate --fix` makes the changes that are safe, and no other."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.paths import Project
from onrecord.pipeline import build


def _fix(path: Path) -> tuple[int, str]:
    run = CliRunner().invoke(commands, ["validate", "--fix", str(path)])
    return run.exit_code, run.output


def test_typographic_variants_are_mended_in_place(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Straight marks where the article has curly ones are replaced; comments and order stay."""
    monkeypatch.chdir(harbour.root)
    path = harbour.annotations / "herald-2024-03-05.yaml"
    good = path.read_text()
    wrong = good.replace(
        "    speaker: {entity: ines-okoro, exact: Ines Okoro}\n",
        '    # Named here:\n    speaker: {entity: ines-okoro, exact: "Ines Okoro, the union\'s secretary"}\n',
    )
    path.write_text(wrong)
    status, output = _fix(path)
    assert (status, output.splitlines()[-1]) == (0, "ok: 1 file")
    assert [line for line in output.splitlines() if line[:1] in "+-"] == [
        "--- dataset/annotations/herald-2024-03-05.yaml",
        "+++ dataset/annotations/herald-2024-03-05.yaml",
        '-    speaker: {entity: ines-okoro, exact: "Ines Okoro, the union\'s secretary"}',
        '+    speaker: {entity: ines-okoro, exact: "Ines Okoro, the union’s secretary"}',
    ]
    assert path.read_text() == wrong.replace("union's", "union’s")


def test_a_quotation_mark_that_needs_escaping_is_escaped(
    harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Curly marks where the article has straight ones become an escaped string."""
    monkeypatch.chdir(harbour.root)
    path = harbour.annotations / "herald-2024-03-05.yaml"
    path.write_text(
        path.read_text().replace('exact: "the strike was \\"unlawful\\""', "exact: the strike was “unlawful”")
    )
    assert _fix(path)[0] == 0
    assert 'exact: "the strike was \\"unlawful\\""' in path.read_text()


@pytest.mark.parametrize(
    ("text", "written", "mended"),
    [
        ("The ferry - the last one - sails.", "– the last one", '"- the last one"'),
        ("The ferry sails; # one #", "sails;\u00a0# one", '"sails; # one"'),
        ("The ferry sails soon…", "sails soon...", "sails soon…"),
        ("The “last” ferry", "'The \"last\" ferry'", "'The “last” ferry'"),
        ("The “last” ferry", '"The \\"last\\" ferry"', '"The “last” ferry"'),
        ("The last  ferry", "The last ferry", "The last  ferry"),
    ],
    ids=["dash that would be a list", "comment", "ellipsis", "single quotes", "double quotes", "spaces"],
)
def test_what_yaml_would_read_otherwise_is_quoted(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, text: str, written: str, mended: str
) -> None:
    """The value is what the article has, however it has to be written; nothing else changes."""
    monkeypatch.chdir(harbour.root)
    (harbour.articles / "courier-2024-03-08.txt").write_text(f"{text}\n")
    path = harbour.annotations / "courier-2024-03-08.yaml"
    before = (
        "article: courier-2024-03-08\noutlet: courier\nlanguage: en\nrights: Written for the tests.\n"
        "assertions:\n- {id: a01, claim: strike-begun, stance: affirms, exact: %s}\n"
    )
    path.write_text(before % written)
    status, output = _fix(path)
    assert (status, path.read_text()) == (0, before % mended), output


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv"])
def test_offsets_are_mended_where_the_text_occurs_once(
    harbour: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """Offsets that an edit of the article moved are found again, in every form of rows."""
    build(harbour)
    monkeypatch.chdir(harbour.root)
    row = {
        "mention_id": "courier-2024-03-06-m00110",
        "entity_id": "port-authority",
        "article_id": "courier-2024-03-06",
        "passage_id": "courier-2024-03-06-p00068",
        "start": 105,
        "end": 119,
        "text": "port authority",
    }
    path = tmp_path / f"mentions.{suffix}"
    csv = ",".join(row) + "\n" + ",".join(map(str, row.values())) + "\n"
    path.write_text(csv if suffix == "csv" else json.dumps(row) + "\n")
    before = path.read_text()
    assert _fix(path)[0] == 0
    assert path.read_text() == before.replace("105", "110").replace("119", "124")


def test_what_is_not_safe_is_left_alone(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that differ are a person's to choose: the file is not touched, the suggestion is shown."""
    monkeypatch.chdir(harbour.root)
    path = harbour.annotations / "courier-2024-03-06.yaml"
    path.write_text(path.read_text().replace("the gates were shut", "the gates are shut"))
    before = path.read_text()
    status, output = _fix(path)
    assert (status, path.read_text()) == (1, before)
    assert "article: the gates were shut" in output
